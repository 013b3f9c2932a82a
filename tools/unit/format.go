package unit

import (
	"math"
	"strconv"
	"strings"
)

// A Style says how many digits a number shows.
type Style struct {
	Digits   int  // significant digits; 0 leaves it to Decimals
	Decimals int  // digits after the point, if Digits is 0; -1 leaves it to the value
	Further  int  // significant digits beyond those of Digits, or of the value
	Sign     bool // write + before positive numbers
}

// Natural shows a whole number in full and any other with three significant
// digits or all of its whole part, whichever is more.
var Natural = Style{Decimals: -1}

const (
	minus     = "\u2212"
	thinSpace = "\u202f" // narrow, does not break
)

// Format writes a number for readers: thousands commas, a true minus, never an
// exponent, and never more digits than the value has, except for the fixed
// decimals of a column. Halves round to even, on the exact binary value.
func Format(v float64, s Style) string {
	text := group(rounded(math.Abs(v), s))
	zero := !strings.ContainsAny(text, "123456789I") // I: Inf
	switch {
	case v < 0 && !zero:
		return minus + text
	case v > 0 && !zero && s.Sign:
		return "+" + text
	}
	return text
}

func rounded(v float64, s Style) string {
	switch {
	case s.Digits > 0:
		return significant(v, s.Digits+s.Further)
	case s.Decimals >= 0:
		return strconv.FormatFloat(v, 'f', s.Decimals, 64)
	case v == math.Trunc(v):
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	whole := len(strconv.FormatFloat(math.Trunc(v), 'f', -1, 64))
	return significant(v, max(3, whole)+s.Further)
}

// significant rounds to n digits: 3.0004 to two is "3.0", but 3 stays "3".
func significant(v float64, n int) string {
	shortest := strconv.FormatFloat(v, 'e', -1, 64)
	mantissa, _, _ := strings.Cut(shortest, "e")
	if len(strings.Replace(mantissa, ".", "", 1)) <= n {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	text := strconv.FormatFloat(v, 'e', n-1, 64)
	_, exponent, _ := strings.Cut(text, "e")
	e, err := strconv.Atoi(exponent)
	if err != nil { // Inf and NaN have no exponent
		return text
	}
	r, _ := strconv.ParseFloat(text, 64)
	return strconv.FormatFloat(r, 'f', max(0, n-1-e), 64)
}

// Exponent returns the power of ten of a number's first digit: 2 for 123, -1 for
// 0.5. It is exact where a logarithm is not. Of zero it is 0.
func Exponent(v float64) int {
	_, exponent, _ := strings.Cut(strconv.FormatFloat(v, 'e', -1, 64), "e")
	e, err := strconv.Atoi(exponent)
	if err != nil { // Inf and NaN have none
		return 0
	}
	return e
}

// Borne returns how many significant digits of a number an interval bears: up to
// the place of the first digits of half its width, as many of them as given. It is 0
// where there is no interval to say so.
func Borne(v, low, high float64, ofWidth int) int {
	half := (high - low) / 2
	if math.IsNaN(half) || half <= 0 || v == 0 {
		return 0
	}
	return max(1, Exponent(v)-Exponent(half)+ofWidth)
}

// group puts commas between the thousands of an unsigned decimal number.
func group(text string) string {
	whole, fraction, found := strings.Cut(text, ".")
	if digits(whole) {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	if found {
		return whole + "." + fraction
	}
	return whole
}

// Quantity writes a number with its unit, joined by a narrow space that does not
// break: "45,000 req/s"; a ratio has none: "3.8×". Nouns are written as they are.
func Quantity(v float64, u Unit, s Style) string { return Format(v, s) + suffix(u) }

func suffix(u Unit) string {
	switch u.Symbol {
	case "":
		return ""
	case "x", "×":
		return "×"
	case "us", "μs":
		return thinSpace + "µs"
	}
	return thinSpace + u.Symbol
}

// Range writes two bounds with their unit: "50–80 ms". Bounds that read the same
// are written once; before a negative number the dash would look like a sign, so
// the word "to" stands there.
func Range(lo, hi float64, u Unit, s Style) string {
	low, high := Format(lo, s), Format(hi, s)
	switch {
	case low == high:
		return low + suffix(u)
	case lo < 0 || hi < 0 || s.Sign:
		return low + " to " + high + suffix(u)
	}
	return low + "–" + high + suffix(u)
}
