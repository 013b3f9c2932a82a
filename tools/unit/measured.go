package unit

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// A Measured is a figure as people write it by hand: 12 ms, ~45,000, 50–80 ms,
// <100 ms, >500k.
type Measured struct {
	Value       float64 // NaN for a range or a bound
	Low, High   float64 // of a range; one of them for a bound; NaN where absent
	Text        string  // the value as NumberText has it; "" where it is not one number in the unit asked for
	Approximate bool    // ~ or ≈ stood before it
	Unit        string  // as written behind the number; "" if none
}

// The parts of a measured figure. A number is anything that NumberText may accept;
// what follows it is a multiplier, a unit or both.
var (
	measuredOne   = lazy.Regexp(`^(~|≈|<=?|≤|>=?|≥)?\s*(` + numberLike + `)\s*(` + following + `)$`)
	measuredRange = lazy.Regexp(`^(~|≈)?\s*(` + numberLike + `)\s*(` + following + `?)\s*(?:–|—|-|to)\s*(` + numberLike + `)\s*(` + following + `)$`)
)

const following = `(?:[kKM]\s+)?\S*`

const numberLike = `[+-]?[0-9.,'’ \x{a0}\x{202f}]*[0-9](?:[eE][+-]?[0-9]+)?`

var multipliers = map[string]float64{"k": 1e3, "K": 1e3, "M": 1e6}

// ParseMeasured reads a figure that may carry a sign of approximation or of a
// bound, be a range, and end with k or M, a unit, or both. The marks are those of
// ParseNumber. Numbers are converted to the unit asked for; a figure without one
// is taken to be in it. The error says what is wrong.
func ParseMeasured(s string, decimal, group rune, in Unit, further ...string) (Measured, error) {
	p := measuredParser{decimal, group, in, further}
	err := fmt.Errorf("%q is not a figure", s)
	if parts := measuredOne().FindStringSubmatch(s); parts != nil {
		var m Measured
		if m, err = p.one(parts[1], parts[2], parts[3]); err == nil {
			return m, nil
		}
		err = fmt.Errorf("%q: %w", s, err)
	}
	if parts := measuredRange().FindStringSubmatch(s); parts != nil {
		m, err := p.between(parts[2:])
		if err != nil {
			return m, fmt.Errorf("%q: %w", s, err)
		}
		m.Approximate = parts[1] != ""
		return m, nil
	}
	return Measured{}, err
}

// Written returns the unit at the end of a figure that is written by hand, or "".
func Written(s string, further ...string) string {
	for _, form := range []func() *regexp.Regexp{measuredRange, measuredOne} {
		parts := form().FindStringSubmatch(s)
		if parts == nil {
			continue
		}
		if _, symbol := multiplier(parts[len(parts)-1], further); symbol != "" {
			if _, err := Parse(symbol, further...); err == nil {
				return symbol
			}
		}
	}
	return ""
}

// A measuredParser knows how the figures of a column are written.
type measuredParser struct {
	decimal, group rune
	in             Unit
	further        []string
}

// one reads a single number with the sign before it and what follows it.
func (p measuredParser) one(sign, number, suffix string) (Measured, error) {
	m := Measured{Value: math.NaN(), Low: math.NaN(), High: math.NaN()}
	v, text, unit, err := p.scaled(number, suffix)
	if err != nil {
		return m, err
	}
	m.Unit = unit
	switch sign {
	case "<", "<=", "≤":
		m.High = v
	case ">", ">=", "≥":
		m.Low = v
	default:
		m.Value, m.Text, m.Approximate = v, text, sign != ""
	}
	return m, nil
}

// between reads the two numbers of a range, each with what follows it.
func (p measuredParser) between(parts []string) (Measured, error) {
	m := Measured{Value: math.NaN()}
	if parts[1] == "" {
		parts[1] = parts[3] // the unit of 50–80 ms belongs to both
	}
	var err error
	if m.Low, _, _, err = p.scaled(parts[0], parts[1]); err == nil {
		m.High, _, m.Unit, err = p.scaled(parts[2], parts[3])
	}
	if err == nil && m.Low > m.High {
		err = errors.New("the low end is above the high end")
	}
	return m, err
}

// scaled reads a number and what follows it. The text is that of the number if it
// needed no scaling.
func (p measuredParser) scaled(number, suffix string) (v float64, text, unit string, err error) {
	if v, err = ParseNumber(number, p.decimal, p.group); err != nil {
		return 0, "", "", err
	}
	text, _ = NumberText(number, p.decimal, p.group)
	factor, unit := multiplier(suffix, p.further)
	if factor != 1 {
		v, text = v*factor, ""
	}
	if math.IsInf(v, 0) {
		return 0, "", "", errors.New("too large for a number")
	}
	if unit == "" || unit == p.in.Symbol {
		return v, text, unit, nil
	}
	u, err := Parse(unit, p.further...)
	if err != nil {
		return 0, "", "", err
	}
	if p.in.Symbol == "" {
		return 0, "", "", fmt.Errorf("the unit %s is not that of the column, which has none", unit)
	}
	converted, err := u.Convert(v, p.in)
	if err != nil {
		return 0, "", "", err
	}
	if converted != v {
		text = ""
	}
	if math.IsInf(converted, 0) {
		return 0, "", "", errors.New("too large for a number")
	}
	return converted, text, unit, nil
}

// multiplier parts what follows a number into a factor and a unit. What is a unit
// as a whole has no factor: MB are megabytes.
func multiplier(suffix string, further []string) (factor float64, unit string) {
	if suffix == "" {
		return 1, ""
	}
	if _, err := Parse(suffix, further...); err == nil {
		return 1, suffix
	}
	if f, ok := multipliers[suffix[:1]]; ok {
		return f, strings.TrimSpace(suffix[1:])
	}
	return 1, suffix
}
