package formats

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/unit"
)

// number returns a number as JSON writes it, with every digit kept, and whether
// it is one.
func number(text string) (string, bool) { return numberWith(text, '.', 0) }

// numberWith is number with another decimal mark and a mark between thousands; 0
// is none.
func numberWith(text string, decimal, group rune) (string, bool) {
	if _, err := unit.ParseNumber(text, decimal, group); err != nil {
		return "", false
	}
	n, err := unit.NumberText(text, decimal, group)
	return n, err == nil
}

// plusMinus returns the ends of value ± spread, both texts that number returned;
// "" if the spread is unknown, 0 or less. The ends are decimal, so that 0.3 − 0.1
// is 0.2.
func plusMinus(value, spread string) (low, high string) {
	v, s := rational(value), rational(spread)
	if s.Sign() <= 0 {
		return "", ""
	}
	return decimal(new(big.Rat).Sub(v, s)), decimal(new(big.Rat).Add(v, s))
}

// times returns a × b, and over a ÷ b with b other than 0, of texts that number
// returned.
func times(a, b string) string { return decimal(new(big.Rat).Mul(rational(a), rational(b))) }

func over(a, b string) string { return decimal(new(big.Rat).Quo(rational(a), rational(b))) }

// magnitude returns a text that number returned without its sign.
func magnitude(text string) string { return strings.TrimPrefix(text, "-") }

func isZero(text string) bool { return rational(text).Sign() == 0 }

func rational(text string) *big.Rat {
	v, _ := strconv.ParseFloat(text, 64)
	r := new(big.Rat)
	if v != 0 { // the exponent of a zero may be of any size
		r.SetString(text)
	}
	return r
}

// decimal writes the shortest number that is the same float64.
func decimal(r *big.Rat) string {
	v, _ := r.Float64()
	return strconv.FormatFloat(v, 'g', -1, 64)
}
