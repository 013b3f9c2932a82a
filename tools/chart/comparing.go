package chart

import (
	"github.com/benchwright/benchwright/tools/bench"
	"math"
)

// Comparing is what a browser needs to say how two rows of a table relate, as Pairs
// says it of two marks.
type Comparing struct {
	Column    string            `json:"column"` // that holds the values
	Metric    string            `json:"metric"`
	Better    string            `json:"better"`
	Intervals []any             `json:"intervals,omitempty"` // of the rows' medians, or null
	Phrases   map[string]string `json:"phrases"`
}

// NewComparing prepares the comparison of values in a column, of which no interval
// is known.
func NewComparing(column, metric, better string, w Words) Comparing {
	c := Comparing{Column: column, Metric: metric, Better: better, Phrases: map[string]string{}}
	for _, key := range []string{"pair zero", "pair clear", "pair none", "pair single", "pair better"} {
		c.Phrases[key] = w.Phrase(key)
	}
	return c
}

// Comparing prepares the comparison of the rows of the figure's sheet; ok is false
// where they have no value.
func (f *Figure) Comparing() (c Comparing, ok bool) {
	if f.Chart == "box" || f.Chart == "ecdf" || f.needsNoValue() {
		return c, false
	}
	c = NewComparing("value", f.Metric, f.Better, f.language)
	for _, m := range f.all() {
		var bounds any
		if m.Summary.Spread == bench.SpreadInterval {
			bounds = [2]float64{m.Low, m.High}
		}
		c.Intervals = append(c.Intervals, bounds)
	}
	return c, true
}

// needsNoValue reports whether no mark has a centre.
func (f *Figure) needsNoValue() bool {
	for _, m := range f.all() {
		if !math.IsNaN(m.Value) {
			return false
		}
	}
	return true
}
