package chart

import (
	"math"
	"testing"
)

var nan = math.NaN()

// dots is a figure of bare values.
func dots(scale string, values ...float64) *Figure {
	f := &Figure{Chart: "dot", Scale: scale, Facets: []Facet{{}}}
	for _, v := range values {
		f.Facets[0].Marks = append(f.Facets[0].Marks, Mark{Value: v, Low: nan, High: nan})
	}
	return f
}

// A step is the least of 1, 2 and 5 times a power of ten that needs no more than
// the wanted number of steps: 45,000 in five steps of 9,000 at least, so 10,000.
func TestNiceStep(t *testing.T) {
	for rough, want := range map[float64]float64{
		9000: 10000, 1: 1, 1.01: 2, 2: 2, 2.5: 5, 5: 5, 5.1: 10, 0.03: 0.05, 0.0002: 0.0002, 1000: 1000, 0: 1, 7e9: 1e10,
	} {
		if got := niceStep(rough); math.Abs(got-want) > 1e-9*want {
			t.Errorf("niceStep(%v) = %v, want %v", rough, got, want)
		}
	}
}

// ends is what a scale is expected to be.
type ends struct {
	min, max, step float64
	kind           string
}

func TestValueScale(t *testing.T) {
	for _, c := range []struct {
		reason string
		figure *Figure
		want   ends
	}{
		{"45,000 in five steps", dots("linear", 45000, 12000), ends{0, 50000, 10000, "value"}},
		{"a round maximum ends the axis", dots("linear", 100), ends{0, 100, 20, "value"}},
		{"zero is on the axis though nothing is near it", dots("linear", 990, 1000), ends{0, 1000, 200, "value"}},
		{"below zero", dots("linear", -3, 7), ends{-4, 8, 2, "value"}}, // 10 in five steps
		{"all below zero", dots("linear", -3, -7), ends{-8, 0, 2, "value"}},
		{"nothing but zero", dots("linear", 0), ends{0, 1, 0.2, "value"}},
		{"fractions", dots("linear", 0.3), ends{0, 0.3, 0.1, "value"}},
		{"decades", dots("log", 3, 4000), ends{1, 10000, 0, "log"}},
		{"powers of ten stay whole", dots("log", 10, 100), ends{10, 100, 0, "log"}},
		{"a thousand is a power of ten", dots("log", 1000, 5000), ends{1000, 10000, 0, "log"}},
		{"below one", dots("log", 0.02, 0.5), ends{0.01, 1, 0, "log"}},
		{"one value, itself a power of ten", dots("log", 100, 100), ends{100, 1000, 0, "log"}},
	} {
		got := valueScale(c.figure, 5)
		if !near(got.min, c.want.min) || !near(got.max, c.want.max) || !near(got.step, c.want.step) || got.axisType() != c.want.kind {
			t.Errorf("%s: got %+v, want %+v", c.reason, got, c.want)
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-12*math.Max(1, math.Abs(b)) }

// Bounds belong to a mark, and a lower bound needs room for its arrow.
func TestValueScaleSpansBounds(t *testing.T) {
	f := &Figure{Facets: []Facet{{Marks: []Mark{{Value: 3, Low: 1, High: 30}}}, {Marks: []Mark{{Value: nan, Low: 99, High: nan}}}}}
	if got := valueScale(f, 5); got.max < 99*1.1 {
		t.Errorf("an axis up to %v has no room for an arrow from 99", got.max)
	}
	f.Facets = f.Facets[:1]
	if got := valueScale(f, 5); got.max != 30 {
		t.Errorf("an axis up to %v, want 30, the upper end of an interval", got.max)
	}
}

// On a log scale equal factors are equal lengths.
func TestFraction(t *testing.T) {
	linear, log := valueScale(dots("linear", 50), 5), valueScale(dots("log", 1, 10000), 5)
	for _, c := range []struct {
		s       scale
		v, want float64
	}{
		{linear, 0, 0}, {linear, 25, 0.5}, {linear, 50, 1}, {log, 1, 0}, {log, 10, 0.25}, {log, 100, 0.5}, {log, 10000, 1},
	} {
		if got := c.s.fraction(c.v); !near(got, c.want) {
			t.Errorf("%v of %+v: %v, want %v", c.v, c.s, got, c.want)
		}
	}
}

func TestAxisName(t *testing.T) {
	log := "chart: dot\nscale: log\nwhere: {scenario: JSON}"
	for _, c := range []struct {
		view, csv string
		layout    Layout
		want      string
	}{
		{"where: {scenario: JSON}", throughput, Wide, "Throughput, req/s"},
		{"where: {scenario: JSON}", throughput, Narrow, "req/s"}, // a phone has no room for more
		{log, throughput, Wide, "Throughput, req/s, log scale: each line is 10×"},
		{log, throughput, Narrow, "req/s, log scale"},
		{"chart: line\nx: connections", scaling, Wide, "req/s"}, // it stands above the axis
		{"", "subject,metric,unit,value\nnpm,packages,packages,5\n", Wide, "Packages"},
	} {
		f := figure(t, c.view, c.csv)
		if got := axisName(f, valueScale(f, 5), c.layout); got != c.want {
			t.Errorf("%s, %s: got %q, want %q", c.view, c.layout.Name, got, c.want)
		}
	}
}
