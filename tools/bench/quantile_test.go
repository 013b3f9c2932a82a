package bench_test

import (
	"slices"
	"testing"

	"github.com/benchwright/benchwright/tools/bench"
)

// Of 1, 2, 3, 4 the first quartile lies 0.75 steps from the first: 1.75.
func TestQuantile(t *testing.T) {
	samples := []float64{1, 2, 3, 4}
	for p, want := range map[float64]float64{0: 1, 0.25: 1.75, 0.5: 2.5, 1: 4} {
		if got := bench.Quantile(samples, p); got != want {
			t.Errorf("Quantile(%v) = %v, want %v", p, got, want)
		}
	}
	if got := bench.Quantile([]float64{7}, 0.99); got != 7 {
		t.Errorf("of one sample every quantile is that sample, got %v", got)
	}
}

// The quartiles are 3, 5 and 7, so whiskers may reach from −3 to 13: 20 lies
// outside, and the upper whisker ends at 8.
func TestBoxOf(t *testing.T) {
	b := bench.BoxOf([]float64{1, 2, 3, 4, 5, 6, 7, 8, 20})
	if b.Low != 1 || b.Q1 != 3 || b.Median != 5 || b.Q3 != 7 || b.High != 8 || !slices.Equal(b.Outliers, []float64{20}) {
		t.Errorf("got %+v", b)
	}
}
