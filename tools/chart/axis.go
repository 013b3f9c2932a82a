package chart

import (
	"math"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
)

// A scale is the extent of the value axis and where its labels stand.
type scale struct {
	min, max, step float64 // step is 0 on a log scale
	base           float64 // of a log scale; 0 on a linear one
}

// valueScale spans the marks of a figure along its value axis.
func valueScale(f *Figure, ticks int) scale {
	var values []float64
	for _, m := range f.all() {
		values = append(values, m.Value, m.Low, m.High, openEnd(m), m.formerValue())
		if f.Chart == "box" || f.Chart == "ecdf" || m.Summary.Spread == bench.SpreadSamples {
			values = append(values, m.Samples...)
		}
	}
	if f.Stack {
		values = append(values, f.totals()...)
	}
	for _, r := range f.References {
		values = append(values, r.Value)
	}
	return scaleOf(values, f.Scale == "log", ticks, f.Baseline != "")
}

// scaleOf spans values; NaN is none. A linear scale starts at zero and ends on a
// step of 1, 2 or 5 times a power of ten; a log scale covers whole powers.
func scaleOf(values []float64, log bool, ticks int, ratios bool) scale {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if !math.IsNaN(v) {
			low, high = math.Min(low, v), math.Max(high, v)
		}
	}
	if log {
		return logScale(low, high, ratios)
	}
	low, high = math.Min(low, 0), math.Max(high, 0)
	if low == high {
		high = 1
	}
	step := niceStep((high - low) / float64(ticks))
	return scale{min: math.Floor(low/step) * step, max: math.Ceil(high/step) * step, step: step}
}

// wideRatios is how far ratios may spread before powers of two become too many.
const wideRatios = 1 << 10

// logScale covers whole powers of ten; of two for ratios, so that half and double
// have a line of their own.
func logScale(low, high float64, ratios bool) scale {
	s := scale{base: 10}
	if ratios && high/low < wideRatios {
		s.base = 2
	}
	power := func(v float64, round func(float64) float64) float64 {
		e := math.Log(v) / math.Log(s.base)
		if whole := math.Round(e); math.Abs(e-whole) < 1e-12 {
			e = whole // the logarithm of 1000 comes out as 2.9999999999999996
		}
		return math.Pow(s.base, round(e))
	}
	s.min, s.max = power(low, math.Floor), power(high, math.Ceil)
	if s.min == s.max {
		s.max *= s.base
	}
	return s
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
	if s.base > 0 {
		return math.Log(v/s.min) / math.Log(s.max/s.min)
	}
	return (v - s.min) / (s.max - s.min)
}

// axisType returns ECharts' name for the scale.
func (s scale) axisType() string {
	if s.base > 0 {
		return "log"
	}
	return "value"
}

// axisName is the label of the value axis: what it shows in which unit, and what
// a log scale means. On a phone, and above a line chart, the unit must do.
func axisName(f *Figure, s scale, l Layout) string {
	name := f.Metric
	if f.Baseline != "" {
		name = f.what()
	}
	if f.Baseline == "" && f.Unit.Symbol != "" && !strings.EqualFold(f.Unit.Symbol, f.Metric) {
		if name += ", " + f.Unit.Symbol; l == Narrow || f.Chart == "line" {
			name = f.Unit.Symbol
		}
	}
	if s.base > 0 {
		if l == Wide {
			return f.say("log axis step", name, s.base)
		}
		return f.say("log axis", name)
	}
	return name
}

// options returns what a value axis of this scale needs beside its ends.
func (s scale) options(f *Figure, label extra) extra {
	e := extra{"axisLabel": label, "axisLine": extra{"show": false}, "axisTick": extra{"show": false}, "splitLine": gridLines(true)}
	if s.base > 0 {
		e["logBase"] = s.base
	} else {
		e["interval"] = s.step
	}
	if f.Baseline != "" {
		label["formatter"] = "{value}×"
	}
	return e
}
