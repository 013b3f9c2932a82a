package unit

import (
	"math"
	"slices"
)

// ladders are the units that a column may be shown in, from small to large.
// Minutes, hours and days are missing on purpose: readers compare 90 s with
// 200 s more easily than with 3.3 min.
var ladders = [][]string{
	{"ns", "µs", "ms", "s"},
	{"B", "kB", "MB", "GB", "TB"},
	{"B", "KiB", "MiB", "GiB", "TiB"},
	{"bit", "kbit", "Mbit", "Gbit"},
	{"Hz", "kHz", "MHz", "GHz"},
}

// CommonScale returns the one unit in which to show all values of a column,
// given in u: the largest in which the smallest value, zeros aside, is at least
// 1 and every value below 100,000. If there is none it is the smallest unit that
// keeps every value below 100,000. Rates, ratios and nouns stay as they are.
func CommonScale(values []float64, u Unit) Unit {
	smallest, largest := span(values)
	ladder := ladderOf(u)
	if ladder == nil || largest == 0 {
		return u
	}
	best, fits := u, false
	for _, symbol := range slices.Backward(ladder) {
		candidate := symbols[symbol]
		ratio := u.factor() / candidate.factor()
		if largest*ratio >= 1e5 {
			break
		}
		best, fits = candidate, true
		if smallest*ratio >= 1 {
			break
		}
	}
	if !fits || best.factor() == u.factor() {
		return u
	}
	return best
}

// span returns the smallest and largest absolute value, zeros aside.
func span(values []float64) (smallest, largest float64) {
	smallest = math.Inf(1)
	for _, v := range values {
		if a := math.Abs(v); a > 0 {
			smallest, largest = min(smallest, a), max(largest, a)
		}
	}
	return smallest, largest
}

func ladderOf(u Unit) []string {
	known, ok := symbols[u.Symbol]
	if !ok {
		return nil
	}
	for _, ladder := range ladders {
		for _, symbol := range ladder {
			if s := symbols[symbol]; s.Dimension == known.Dimension && s.Factor == known.Factor {
				return ladder
			}
		}
	}
	return nil
}
