// Package chart turns a view of a data package into a figure: marks with their
// summaries, the words around them, and the ECharts option that draws them.
//
// It is the only package that knows go-echarts.
package chart

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/sheet"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// A Figure is a chart with everything a page says about it.
type Figure struct {
	ID       string // of the figure on a page: package-view
	Chart    string // dot, bar, range or line
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

	category, series, facet, x table.Field
	missing                    []string
	decimals                   int    // that the finest of its numbers has
	context                    string // what the editor puts before the subtitle
	lead                       string // what the editor says of the picture
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
	X        float64 // place along a line; 0 otherwise
	Summary  bench.Summary
	Value    float64 // centre, low and high in the figure's unit; NaN where absent
	Low      float64
	High     float64
}

// maxSeries is how many lines an eye can tell apart.
const maxSeries = 8

// New makes the figure of a view. Its problems point into the descriptor.
func New(p *datapackage.Package, v *datapackage.View, palette sheet.Palette) (*Figure, problem.List) {
	b := &builder{p: p, v: v, t: p.Resource(v.Resource).Table, palette: palette}
	f := b.figure()
	return f, b.problems
}

type builder struct {
	p        *datapackage.Package
	v        *datapackage.View
	t        *table.Table
	palette  sheet.Palette
	problems problem.List
}

// problem notes what is wrong at a key of the view.
func (b *builder) problem(key, message, hint string) {
	at, ok := b.v.Positions[key]
	if !ok {
		at = [2]int{b.v.Line, b.v.Column}
	}
	b.problems = append(b.problems, problem.Problem{File: b.v.File, Line: at[0], Column: at[1],
		Field: "views." + b.v.Name + "." + key, Message: message, Hint: hint})
}

func (b *builder) figure() *Figure {
	f := &Figure{ID: b.p.Name + "-" + b.v.Name, Chart: b.v.Chart, Scale: b.v.Scale, Notes: b.v.Notes}
	if f.Chart == "" {
		f.Chart = "dot"
	}
	if f.Scale == "" {
		f.Scale = "linear"
	}
	if f.Chart == "bar" && f.Scale == "log" {
		b.problem("scale", "a bar's length means nothing on a log scale", "use chart: dot")
		return nil
	}
	b.fields(f)
	results, err := b.p.Resource(b.v.Resource).Results()
	if err != nil {
		b.problem("resource", err.Error(), "")
		return nil
	}
	chosen := b.choose(results, f)
	if len(b.problems) > 0 {
		return nil
	}
	b.marks(f, chosen)
	if len(b.problems) > 0 {
		return nil
	}
	b.words(f, results)
	return f
}

// fields finds the fields of the view, by role where the view does not say.
func (b *builder) fields(f *Figure) {
	field := func(name string, role table.Role) table.Field {
		i := b.t.Role(role)
		if name != "" {
			i = b.t.Index(name)
		}
		if i < 0 {
			return table.Field{}
		}
		return b.t.Schema.Fields[i]
	}
	if i := b.t.Index(b.v.Facet); i >= 0 {
		f.facet = b.t.Schema.Fields[i]
	}
	if f.Chart == "line" {
		f.x = field(b.v.X, "parameter")
		f.category = field(b.v.Color, "subject")
		f.series = field("", "runtime")
		return
	}
	f.category = field(b.v.Y, "subject")
	f.series = field(b.v.Color, "runtime")
}

// choose returns the results that the view draws. Where the view names a numeric
// field of a plain table, that field is the metric.
func (b *builder) choose(results []bench.Result, f *Figure) []bench.Result {
	rs := bench.Filter(b.v.Where).Select(results)
	quantity := b.v.X
	if f.Chart == "line" {
		quantity = b.v.Y
	}
	if !b.p.Resource(b.v.Resource).Tidy && quantity != "" {
		rs = slices.DeleteFunc(rs, func(r bench.Result) bool { return r.Metric != quantity })
	}
	if len(rs) == 0 {
		b.problem("where", "no row is left: "+bench.Filter(b.v.Where).String(), b.emptyHint(results))
	}
	return rs
}

// emptyHint names the first condition that nothing fulfils.
func (b *builder) emptyHint(results []bench.Result) string {
	for _, field := range slices.Sorted(maps.Keys(b.v.Where)) {
		var seen []string
		for _, g := range bench.GroupBy(results, field) {
			seen = append(seen, g.Key[0])
		}
		for _, a := range b.v.Where[field] {
			if !slices.Contains(seen, a) {
				return fmt.Sprintf("no row has %s %q; %s", field, a, problem.Suggest(a, firstFew(seen)))
			}
		}
	}
	return "no single row fulfils all conditions"
}

func firstFew(names []string) []string { return names[:min(len(names), 12)] }

// marks summarises the results, one mark for each category in each facet.
func (b *builder) marks(f *Figure, rs []bench.Result) {
	by := []string{f.facet.Name, f.category.Name}
	if f.Chart == "line" {
		by = append(by, f.x.Name)
	} else if f.series.Name != "" {
		by = append(by, f.series.Name)
	}
	for _, g := range bench.GroupBy(rs, by...) {
		s, err := bench.Summarize(g.Results)
		if err != nil {
			b.problem("where", where(g.Key)+err.Error(), markHint(err))
			return
		}
		if !s.Measured() {
			f.missing = append(f.missing, b.missingText(f, g, s))
			continue
		}
		b.mark(f, g, s)
	}
	if len(f.Facets) == 0 {
		b.problem("where", "no row that is left carries a figure", "")
		return
	}
	b.rescale(f)
	b.refuse(f)
	for i := range f.Facets {
		sortMarks(f, f.Facets[i].Marks, b.v.Sort)
		if n := b.v.Limit; n > 0 && f.Chart != "line" && len(f.Facets[i].Marks) > n {
			f.Notes = append(slices.Clone(f.Notes), fmt.Sprintf("%d more are in the data.", len(f.Facets[i].Marks)-n))
			f.Facets[i].Marks = f.Facets[i].Marks[:n]
		}
	}
	b.legend(f)
}

func where(key []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(key), func(s string) bool { return s == "" }), ", ") + ": "
}

func markHint(err error) string {
	var ambiguous *bench.AmbiguityError
	if errors.As(err, &ambiguous) && len(ambiguous.Fields) > 0 {
		return fmt.Sprintf("choose one %s in where, or make it the facet", ambiguous.Fields[0])
	}
	return "choose one of them in where"
}

func (b *builder) missingText(f *Figure, g bench.Group, s bench.Summary) string {
	text := g.Key[1]
	if g.Key[0] != "" {
		text += " (" + g.Key[0] + ")"
	}
	if s.Status == bench.StatusFailed {
		return text + ": failed"
	}
	return text + ": no figure"
}

func (b *builder) mark(f *Figure, g bench.Group, s bench.Summary) {
	cells := g.Results[0].Cells
	m := Mark{Category: g.Key[1], Series: cells[f.series.Name], Summary: s}
	if f.Chart == "line" {
		x, err := strconv.ParseFloat(cells[f.x.Name], 64)
		if err != nil {
			b.problem("x", fmt.Sprintf("field %q holds %q, and a line needs numbers", f.x.Name, cells[f.x.Name]), "use chart: dot")
			return
		}
		m.X = x
	}
	i := slices.IndexFunc(f.Facets, func(x Facet) bool { return x.Title == g.Key[0] })
	if i < 0 {
		i = len(f.Facets)
		f.Facets = append(f.Facets, Facet{Title: g.Key[0]})
	}
	f.Facets[i].Marks = append(f.Facets[i].Marks, m)
}

// rescale brings all marks to one unit that suits them.
func (b *builder) rescale(f *Figure) {
	first := f.Facets[0].Marks[0].Summary
	f.Better, f.Metric = first.Better, metricTitle(b, first.Metric)
	var values []float64
	for _, m := range f.all() {
		if m.Summary.Unit.Dimension != first.Unit.Dimension || m.Summary.Metric != first.Metric {
			b.problem("where", fmt.Sprintf("%s in %q and %s in %q do not belong on one axis",
				first.Metric, first.Unit.Symbol, m.Summary.Metric, m.Summary.Unit.Symbol), "choose one metric in where")
			return
		}
		values = append(values, coalesce(m.Summary.Value, m.Summary.Low, m.Summary.High))
	}
	f.Unit = unit.CommonScale(values, first.Unit)
	for i := range f.Facets {
		for j := range f.Facets[i].Marks {
			m := &f.Facets[i].Marks[j]
			m.Value, m.Low, m.High = b.convert(m.Summary.Value, m, f), b.convert(m.Summary.Low, m, f), b.convert(m.Summary.High, m, f)
			f.decimals = max(f.decimals, decimals(m.Value), decimals(m.Low), decimals(m.High))
		}
	}
}

func (b *builder) convert(v float64, m *Mark, f *Figure) float64 {
	c, err := m.Summary.Unit.Convert(v, f.Unit)
	if err != nil && len(b.problems) == 0 {
		b.problem("where", err.Error(), "")
	}
	return c
}

// refuse names views that would mislead.
func (b *builder) refuse(f *Figure) {
	for _, m := range f.all() {
		if least := coalesce(m.Low, m.Value); f.Scale == "log" && least <= 0 {
			b.problem("scale", fmt.Sprintf("%s is %v, which a log scale cannot show", m.Category, least), "use scale: linear")
			return
		}
	}
	if n := len(categories(f.all())); f.Chart == "line" && n > maxSeries {
		b.problem("where", fmt.Sprintf("%d lines are more than an eye can follow; %d is the most", n, maxSeries),
			"choose some in where, or use chart: dot with a facet")
	}
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

// legend gives each runtime its colour slot. Without a palette of the site, slots
// go by order of appearance.
func (b *builder) legend(f *Figure) {
	palette := b.palette
	if len(palette) == 0 {
		for _, m := range f.all() {
			if m.Series != "" && !slices.Contains(palette, m.Series) && len(palette) < maxSeries {
				palette = append(palette, m.Series)
			}
		}
	}
	for i := range f.Facets {
		for j := range f.Facets[i].Marks {
			m := &f.Facets[i].Marks[j]
			m.Slot = palette.Slot(m.Series)
			entry := Entry{m.Series, m.Slot}
			if m.Series != "" && f.series.Name != f.category.Name && !slices.Contains(f.Legend, entry) {
				f.Legend = append(f.Legend, entry)
			}
		}
	}
}

func sortMarks(f *Figure, marks []Mark, order string) {
	value := func(m Mark) float64 { return coalesce(m.Value, m.High, m.Low) }
	slices.SortStableFunc(marks, func(a, c Mark) int {
		switch {
		case f.Chart == "line":
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

func (b *builder) words(f *Figure, results []bench.Result) {
	c := formula.Context{Results: results, Where: b.v.Where, Rows: bench.Count(b.t, b.v.Where)}
	title, err := formula.Expand(b.v.Title, c)
	if err != nil {
		b.formulaProblem("title", err)
	}
	f.Title = title
	description, err := formula.Expand(b.v.Description, c)
	if err != nil {
		b.formulaProblem("description", err)
	}
	f.context, f.lead = b.v.Subtitle, description
	f.describe()
	if len(f.missing) > 0 {
		f.Notes = append(slices.Clone(f.Notes), "Not drawn: "+strings.Join(f.missing, "; ")+".")
	}
}

func (b *builder) formulaProblem(key string, err error) {
	var eval *formula.EvalError
	hint := ""
	if errors.As(err, &eval) {
		hint = eval.Hint
	}
	b.problem(key, err.Error(), hint)
}

// metricTitle returns a metric as readers see it: a plain table's field title,
// else the metric's own name with a capital.
func metricTitle(b *builder, metric string) string {
	if i := b.t.Index(metric); i >= 0 && !b.p.Resource(b.v.Resource).Tidy && b.t.Schema.Fields[i].Title != "" {
		return b.t.Schema.Fields[i].Title
	}
	if metric == "" {
		return ""
	}
	r := []rune(metric)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
