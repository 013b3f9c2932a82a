package chart

import (
	"math"
	"strings"
)

// A scale is the extent of the value axis and where its labels stand.
type scale struct {
	min, max, step float64 // step is 0 on a log scale
	log            bool
}

// valueScale spans the marks. A linear scale starts at zero and ends on a step of
// 1, 2 or 5 times a power of ten; a log scale covers whole powers of ten.
func valueScale(f *Figure, ticks int) scale {
	low, high := math.Inf(1), math.Inf(-1)
	for _, m := range f.all() {
		for _, v := range []float64{m.Value, m.Low, m.High, openEnd(m)} {
			if !math.IsNaN(v) {
				low, high = math.Min(low, v), math.Max(high, v)
			}
		}
	}
	if f.Scale == "log" {
		low, high = math.Pow(10, math.Floor(math.Log10(low))), math.Pow(10, math.Ceil(math.Log10(high)))
		if low == high {
			high *= 10
		}
		return scale{min: low, max: high, log: true}
	}
	low = math.Min(low, 0)
	step := niceStep((high - low) / float64(ticks))
	return scale{min: math.Floor(low/step) * step, max: math.Ceil(high/step) * step, step: step}
}

// openEnd makes room for the arrow of a lower bound.
func openEnd(m Mark) float64 {
	if math.IsNaN(m.High) && math.IsNaN(m.Value) {
		return m.Low * 1.1
	}
	return math.NaN()
}

func niceStep(rough float64) float64 {
	if rough <= 0 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(rough)))
	for _, m := range []float64{1, 2, 5} {
		if rough <= m*power {
			return m * power
		}
	}
	return 10 * power
}

// fraction returns where a value stands between the ends of the axis, 0 to 1.
func (s scale) fraction(v float64) float64 {
	if s.log {
		return math.Log(v/s.min) / math.Log(s.max/s.min)
	}
	return (v - s.min) / (s.max - s.min)
}

// axisType returns ECharts' name for the scale.
func (s scale) axisType() string {
	if s.log {
		return "log"
	}
	return "value"
}

// axisName is the label of the value axis: what it shows in which unit, and what
// a log scale means. On a phone, and above a line chart, the unit must do.
func axisName(f *Figure, s scale, l Layout) string {
	name := f.Metric
	if f.Unit.Symbol != "" && !strings.EqualFold(f.Unit.Symbol, f.Metric) {
		if name += ", " + f.Unit.Symbol; l == Narrow || f.Chart == "line" {
			name = f.Unit.Symbol
		}
	}
	if s.log {
		if name += ", log scale"; l == Wide {
			name += ": each line is 10×"
		}
	}
	return name
}
