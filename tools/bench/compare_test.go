package bench_test

import (
	"math"
	"testing"

	"github.com/benchwright/benchwright/tools/bench"
)

func interval(value, low, high float64) bench.Summary {
	return bench.Summary{Value: value, Low: low, High: high, Spread: bench.SpreadInterval, N: 10}
}

func TestCompare(t *testing.T) {
	point := bench.Summary{Value: 5, Low: math.NaN(), High: math.NaN()}
	for _, c := range []struct {
		name      string
		a, b      bench.Summary
		ratio     float64
		low, high float64
		verdict   bench.Verdict
	}{
		{"apart: 9/6 to 11/4", interval(10, 9, 11), interval(5, 4, 6), 2, 1.5, 2.75, bench.VerdictClear},
		{"the other way round", interval(5, 4, 6), interval(10, 9, 11), 0.5, 4. / 11, 6. / 9, bench.VerdictClear},
		{"overlapping", interval(10, 8, 12), interval(9, 7, 11), 10. / 9, 8. / 11, 12. / 7, bench.VerdictNone},
		{"a single figure on one side", interval(10, 9, 11), point, 2, math.NaN(), math.NaN(), bench.VerdictUnknown},
		{"nothing divides by zero", interval(10, 9, 11), interval(0, 0, 0), math.NaN(), math.NaN(), math.NaN(), bench.VerdictUnknown},
	} {
		got := bench.Compare(c.a, c.b)
		if !same(got.Ratio, c.ratio) || !same(got.Low, c.low) || !same(got.High, c.high) || got.Verdict != c.verdict {
			t.Errorf("%s: got %+v", c.name, got)
		}
	}
}

// Of four throughputs, the first is clearly ahead; the second and third overlap;
// the last is clearly behind all.
func TestRanks(t *testing.T) {
	all := []bench.Summary{interval(40, 39, 41), interval(20, 18, 22), interval(19, 17, 21), interval(5, 4, 6)}
	for better, want := range map[string][][2]int{
		"higher": {{1, 1}, {2, 3}, {2, 3}, {4, 4}},
		"lower":  {{4, 4}, {2, 3}, {2, 3}, {1, 1}},
	} {
		for i, got := range bench.Ranks(all, better) {
			if got != want[i] {
				t.Errorf("%s is better, %d: got %v, want %v", better, i, got, want[i])
			}
		}
	}
	single := []bench.Summary{{Value: 1}, {Value: 2}}
	for i, got := range bench.Ranks(single, "higher") {
		if got != [2]int{1, 2} {
			t.Errorf("single figures have a certain rank: %d: %v", i, got)
		}
	}
}
