// Package chart turns a view of a data package into a figure: marks with their
// summaries, the words around them, and the ECharts option that draws them.
//
// It is the only package that knows go-echarts.
package chart

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/sheet"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// A Figure is a chart with everything a page says about it.
type Figure struct {
	ID       string // of the figure on a page: package-view
	Chart    string // as in the view: dot, bar, …
	Scale    string // linear or log
	Title    string
	Subtitle string
	Alt      string // what the picture shows, in sentences
	Notes    []string
	Legend   []Entry // which colour is which runtime; empty if the labels say it
	Facets   []Facet
	Unit     unit.Unit // of all marks
	Metric   string    // its name as readers see it
	Better   string
	Baseline string // the subject that all values are divided by; "" if none

	References []datapackage.Reference // lines across, in the figure's unit
	Highlight  []string                // categories that stand out
	Stack      bool                    // bars of a category stand on one another

	category, series, facet, x table.Field
	missing                    []string
	decimals                   int    // that the finest of its numbers has
	context                    string // what the editor puts before the subtitle
	lead                       string // what the editor says of the picture
	language                   Words
	xMetric                    string // of a scatter, as readers see it
	xUnit                      unit.Unit
}

// An Entry of a legend names the runtime that wears a colour slot.
type Entry struct {
	Name string `json:"name"`
	Slot int    `json:"slot"`
}

// A Facet is one panel of a figure. A figure without facets has one, untitled.
type Facet struct {
	Title string
	Marks []Mark
}

// A Mark is one figure drawn: a dot, a bar, a span or a point of a line.
type Mark struct {
	Category string  // its row; the series of a line
	Series   string  // what its colour stands for
	Slot     int     // colour slot, 0 is neutral
	X        float64 // place along a line or of a point; 0 otherwise
	Column   string  // of a heatmap, or the side of a slope; "" otherwise
	Summary  bench.Summary
	Value    float64 // centre, low and high in the figure's unit; NaN where absent
	Low      float64
	High     float64
	Samples  []float64 // in the figure's unit, ascending; nil for a reported statistic
	Former   *Place    // where it stood in the version that WithFormer compares with; nil otherwise
}

// maxSeries is how many lines an eye can tell apart.
const maxSeries = 8

// A Look is what all figures of a site have in common. The zero Look gives colours
// by order of appearance, and English.
type Look struct {
	Palette sheet.Palette // which runtimes wear which colour slot
	Words   Words         // the phrases of the site's language
}

// New makes the figure of a view. Its problems point into the descriptor.
func New(p *datapackage.Package, v *datapackage.View, look Look) (*Figure, problem.List) {
	b := &builder{p: p, v: v, t: p.Resource(v.Resource).Table, look: look}
	f := b.figure()
	return f, b.problems
}

func (f *Figure) all() []Mark {
	var all []Mark
	for _, facet := range f.Facets {
		all = append(all, facet.Marks...)
	}
	return all
}

func categories(marks []Mark) []string {
	var names []string
	for _, m := range marks {
		if !slices.Contains(names, m.Category) {
			names = append(names, m.Category)
		}
	}
	return names
}

func sortMarks(f *Figure, marks []Mark, order string) {
	value := func(m Mark) float64 { return coalesce(m.Value, m.High, m.Low) }
	slices.SortStableFunc(marks, func(a, c Mark) int {
		switch {
		case f.Chart == "line" || f.Chart == "slope":
			return cmp.Compare(a.X, c.X)
		case order == "source":
			return 0
		case order == "y":
			return strings.Compare(a.Category, c.Category)
		case order == "x" || order == "" && f.Better == "lower":
			return cmp.Compare(value(a), value(c))
		}
		return cmp.Compare(value(c), value(a))
	})
}

func coalesce(values ...float64) float64 {
	for _, v := range values {
		if !math.IsNaN(v) {
			return v
		}
	}
	return math.NaN()
}
