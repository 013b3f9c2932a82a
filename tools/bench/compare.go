package bench

import "math"

// A Verdict says what two summaries let one say of their order.
type Verdict string

// What a comparison can come to.
const (
	VerdictClear   Verdict = "clear"   // the interval of the ratio leaves out 1
	VerdictNone    Verdict = "none"    // it does not: no clear difference
	VerdictUnknown Verdict = "unknown" // there is no interval on at least one side
)

// RatioConfidence is the least confidence of the interval of a ratio of two
// medians: each of the two intervals misses with at most 1 − Confidence, so by
// Bonferroni's inequality both hold with at least this.
const RatioConfidence = 1 - 2*(1-Confidence)

// A Comparison is how one summary relates to another.
type Comparison struct {
	Ratio     float64 // of the values; NaN if one is missing or the second is zero
	Low, High float64 // of the ratio; NaN if there is no interval on at least one side
	Verdict   Verdict
}

// Compare compares two summaries of one unit. The interval of the ratio runs from
// the least of a over the greatest of b to the greatest of a over the least of b,
// which is wide rather than too narrow.
func Compare(a, b Summary) Comparison {
	c := Comparison{Ratio: quotient(a.Value, b.Value), Low: math.NaN(), High: math.NaN(), Verdict: VerdictUnknown}
	if a.Spread != SpreadInterval || b.Spread != SpreadInterval {
		return c
	}
	c.Low, c.High = quotient(a.Low, b.High), quotient(a.High, b.Low)
	switch {
	case math.IsNaN(c.Low) || math.IsNaN(c.High):
	case c.Low > 1 || c.High < 1:
		c.Verdict = VerdictClear
	default:
		c.Verdict = VerdictNone
	}
	return c
}

func quotient(a, b float64) float64 {
	if b == 0 {
		return math.NaN()
	}
	return a / b
}

// Ranks returns for each summary the best and the worst rank, from 1, that it can
// have among them by what is certain: from one more than are clearly better to as
// many as are not clearly worse. Without an interval nothing is certain, so a
// single figure may have any rank. better is higher or lower.
func Ranks(all []Summary, better string) [][2]int {
	ranks := make([][2]int, len(all))
	for i, a := range all {
		ranks[i] = [2]int{1, len(all)}
		for j, b := range all {
			if c := Compare(a, b); i != j && c.Verdict == VerdictClear {
				if (c.Low > 1) == (better == "higher") {
					ranks[i][1]--
				} else {
					ranks[i][0]++
				}
			}
		}
	}
	return ranks
}
