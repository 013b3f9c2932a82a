package formula

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/unit"
	"github.com/benchwright/benchwright/tools/verdict"
)

// A Style says how a quantity is written.
type Style struct {
	As     string // one of Forms; "" chooses by what the quantity is
	Digits int    // significant digits; 0 for two in ratios and as measured otherwise
	Unit   string // convert to this unit first; "" keeps the data's
	Sign   bool   // write a plus sign before positive numbers

	further int // digits beyond all of these, so that what stands beside recomputes
}

// forms are the ways to write a quantity.
var forms = map[string]string{
	"number":    "the number alone: 45,000",
	"quantity":  "number and unit: 45,000 req/s",
	"times":     "a ratio as a factor: 3.8 times",
	"percent":   "a ratio as a share: 27 %",
	"change":    "a ratio as a change: +275 %",
	"range":     "its bounds: 50–80 ms, below 100 ms, over 500,000 packages",
	"words":     "in words: eleven, 2 million; of a ratio about half, about twice, no clear difference",
	"direction": "which way a ratio points: faster, slower, better, worse, no clear difference",
	"date":      "a date: 11 December 2019",
	"year":      "the year of a date: 2019",
}

// Forms returns the names of the ways to write a quantity with an example each.
func Forms() map[string]string { return forms }

// Text writes the quantity. It returns an error if the form does not suit the
// quantity, as `times` does not suit milliseconds.
func (q Quantity) Text(s Style) (string, error) {
	q, err := q.in(s.Unit)
	if err != nil {
		return "", err
	}
	as := s.As
	if as == "" {
		as = q.form()
	}
	style := unit.Style{Digits: s.Digits, Decimals: -1, Further: s.further, Sign: s.Sign}
	if style.Digits == 0 && (q.Ratio || as == "percent" || as == "change") {
		style.Digits = 2
	}
	if as == "range" {
		style.Digits = q.borne(math.Max(math.Abs(q.Low), math.Abs(q.High)), style.Digits, 2)
		return q.rangeText(style)
	}
	if math.IsNaN(q.Value) {
		return "", fmt.Errorf("only bounds are known, so it cannot be written as %q", as)
	}
	return q.valueText(as, style)
}

func (q Quantity) in(symbol string) (Quantity, error) {
	if symbol == "" {
		return q, nil
	}
	to, err := unit.Parse(symbol, q.Unit.Symbol)
	if err != nil {
		return q, err
	}
	return converted(q, to)
}

func (q Quantity) form() string {
	switch {
	case math.IsNaN(q.Value):
		return "range"
	case isPlain(q):
		return "number"
	case q.Unit.Dimension == dateUnit.Dimension:
		return "date"
	}
	return "quantity"
}

func (q Quantity) valueText(as string, style unit.Style) (string, error) {
	asked := style.Digits
	style.Digits = q.borne(q.Value, asked, 1)
	switch as {
	case "number":
		return unit.Format(q.Value, style), nil
	case "quantity":
		return unit.Quantity(q.Value, q.Unit, style), nil
	case "words":
		if q.Ratio {
			return q.ratioWords(style), nil
		}
		return words(q.Value, style), nil
	case "date", "year":
		return q.dateText(as)
	case "times", "percent", "change", "direction":
		if !isPlain(q) {
			return "", fmt.Errorf("%q suits a ratio, and this is in %s", as, q.Unit.Symbol)
		}
	}
	percent := unit.Unit{Symbol: "%", Dimension: "ratio", Factor: 0.01}
	switch as {
	case "times":
		return unit.Format(q.Value, style) + "\u00a0times", nil
	case "percent":
		return unit.Quantity(100*q.Value, percent, style), nil
	case "change":
		style.Sign, style.Digits = true, q.borne(q.Value-1, asked, 1)
		return unit.Quantity(100*(q.Value-1), percent, style), nil
	case "direction":
		return q.direction()
	}
	return "", fmt.Errorf("there is no form %q: %s", as, problem.Suggest(as, FormNames()))
}

// borne returns how many significant digits of a number the interval of the
// quantity bears: up to the place of the first digits of half its width, as many of
// them as given. It is never more than what is asked for; 0 asks for no limit.
func (q Quantity) borne(v float64, asked, ofWidth int) int {
	if q.Basis != verdict.Interval {
		return asked
	}
	if n := unit.Borne(v, q.Low, q.High, ofWidth); n > 0 && (asked == 0 || n < asked) {
		return n
	}
	return asked
}

// FormNames returns the names of the forms, sorted.
func FormNames() []string {
	var names []string
	for name := range forms {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// rangeText writes bounds. A range from zero is what sources mean by "below",
// since no duration or rate is less.
func (q Quantity) rangeText(style unit.Style) (string, error) {
	low, high := !math.IsNaN(q.Low), !math.IsNaN(q.High)
	switch {
	case low && high && q.Low == 0:
		return "below " + unit.Quantity(q.High, q.Unit, style), nil
	case low && high:
		return unit.Range(q.Low, q.High, q.Unit, style), nil
	case low:
		return "over " + unit.Quantity(q.Low, q.Unit, style), nil
	case high:
		return "below " + unit.Quantity(q.High, q.Unit, style), nil
	}
	return "", fmt.Errorf("there are no bounds to write as a range")
}

var small = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

func words(v float64, style unit.Style) string {
	switch {
	case v == math.Trunc(v) && v >= 0 && v < float64(len(small)):
		return small[int(v)]
	case v >= 1e6 && math.Mod(v, 1e4) == 0:
		return strconv.FormatFloat(v/1e6, 'f', -1, 64) + "\u00a0million"
	}
	return unit.Format(v, style)
}
