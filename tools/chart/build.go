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
	"github.com/benchwright/benchwright/tools/table"
)

// A builder makes the figure of one view and gathers what is wrong with it.
type builder struct {
	p        *datapackage.Package
	v        *datapackage.View
	t        *table.Table
	look     Look
	across   map[string]float64 // of a scatter: the quantity along x by facet, category and series
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
	f := &Figure{ID: figureID(b.p.Name, b.v.Name), Chart: b.v.Chart, Scale: b.v.Scale, Notes: b.v.Notes,
		Highlight: b.v.Highlight, Stack: b.v.Stack, language: b.look.Words}
	if f.Chart == "" {
		f.Chart = "dot"
	}
	if f.Scale == "" {
		f.Scale = "linear"
	}
	b.fields(f)
	b.refuseForm(f)
	if len(b.problems) > 0 {
		return nil
	}
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

// figureID names a figure on a page. Names may hold underscores and begin with a
// digit, ids of drawings may not.
func figureID(pkg, view string) string {
	id := strings.ToLower(strings.ReplaceAll(pkg+"-"+view, "_", "-"))
	if id[0] < 'a' || id[0] > 'z' {
		return "figure-" + id
	}
	return id
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
	switch f.Chart {
	case "line", "slope":
		f.x, f.category, f.series = field(b.v.X, "parameter"), field(b.v.Color, "subject"), field("", "runtime")
	case "ecdf", "scatter":
		f.category, f.series = field(b.v.Color, "subject"), field("", "runtime")
	case "heatmap":
		f.x, f.category, f.series = field(b.v.X, "scenario"), field(b.v.Y, "subject"), field(b.v.Color, "runtime")
	default:
		f.category, f.series = field(b.v.Y, "subject"), field(b.v.Color, "runtime")
	}
	if f.category.Name != "" {
		return
	}
	// A plain table: what its first text says is the subject, as in bench.Results.
	if i := slices.IndexFunc(b.t.Schema.Fields, func(t table.Field) bool { return t.Type == "string" }); i >= 0 {
		f.category = b.t.Schema.Fields[i]
	}
}

// choose returns the results that the view draws. Where the view names a numeric
// field of a plain table, that field is the metric.
func (b *builder) choose(results []bench.Result, f *Figure) []bench.Result {
	rs := bench.Filter(b.v.Where).Select(results)
	quantity := b.v.X
	if f.Chart == "line" || f.Chart == "slope" {
		quantity = b.v.Y
	}
	if !b.p.Resource(b.v.Resource).Tidy && quantity != "" && f.Chart != "scatter" {
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
	switch {
	case f.x.Name != "":
		by = append(by, f.x.Name)
	case f.series.Name != "":
		by = append(by, f.series.Name)
	}
	if f.Chart == "scatter" {
		rs = b.split(f, rs)
	}
	for _, g := range bench.GroupBy(rs, by...) {
		s, err := bench.Summarize(g.Results)
		if err != nil {
			b.problem("where", where(g.Key)+err.Error(), markHint(err))
			return
		}
		if !s.Measured() || f.needsValue() && math.IsNaN(s.Value) {
			f.missing = append(f.missing, b.missingText(f, g, s))
			continue
		}
		if b.mark(f, g, s); len(b.problems) > 0 {
			return
		}
	}
	if len(f.Facets) == 0 {
		b.problem("where", "no row that is left carries a figure", "")
		return
	}
	b.rescale(f)
	b.refuse(f)
	for i := range f.Facets {
		sortMarks(f, f.Facets[i].Marks, b.v.Sort)
		b.limit(f, &f.Facets[i])
	}
	b.legend(f)
}

// limit leaves the first marks of a panel and says how many more there are.
func (b *builder) limit(f *Figure, facet *Facet) {
	n := b.v.Limit
	if n == 0 || f.x.Name != "" || len(facet.Marks) <= n {
		return
	}
	note := f.say("more", len(facet.Marks)-n)
	if facet.Title != "" {
		note = f.say("more of", facet.Title, len(facet.Marks)-n)
	}
	f.Notes = append(slices.Clone(f.Notes), note)
	facet.Marks = facet.Marks[:n]
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
	var where []string
	if g.Key[0] != "" {
		where = append(where, g.Key[0])
	}
	if f.x.Name != "" {
		where = append(where, lowerFirst(title(f.x))+" "+g.Key[2])
	}
	if len(where) > 0 {
		text += " (" + strings.Join(where, ", ") + ")"
	}
	if s.Status == bench.StatusFailed {
		return f.say("failed", text)
	}
	return f.say("no figure", text)
}

func (b *builder) mark(f *Figure, g bench.Group, s bench.Summary) {
	cells := g.Results[0].Cells
	m := Mark{Category: g.Key[1], Series: cells[f.series.Name], Summary: s}
	switch f.Chart {
	case "line":
		x, err := strconv.ParseFloat(cells[f.x.Name], 64)
		if err != nil {
			b.problem("x", fmt.Sprintf("field %q holds %q, and a line needs numbers", f.x.Name, cells[f.x.Name]), "use chart: dot")
			return
		}
		m.X = x
	case "slope", "heatmap":
		m.Column = cells[f.x.Name]
	case "scatter":
		m.X = b.across[strings.Join(g.Key, "\x00")]
	case "box", "ecdf":
		if s.Samples == nil {
			b.problem("chart", fmt.Sprintf("%s has no samples, only a reported %s", g.Key[1], s.Statistic), "use chart: dot")
			return
		}
	}
	i := slices.IndexFunc(f.Facets, func(x Facet) bool { return x.Title == g.Key[0] })
	if i < 0 {
		i = len(f.Facets)
		f.Facets = append(f.Facets, Facet{Title: g.Key[0]})
	}
	f.Facets[i].Marks = append(f.Facets[i].Marks, m)
}

// after orders colour slots as a reader meets them: the neutral one, 0, comes last.
func after(slot int) int {
	if slot == 0 {
		return len(slots)
	}
	return slot
}

// legend gives each runtime its colour slot. Without a palette of the site, slots
// go by order of appearance. Whatever else a series is takes slots that no runtime
// of the site wears, as long as there are any.
func (b *builder) legend(f *Figure) {
	palette, taken := b.look.Palette, 0
	if f.series.Role != table.RoleRuntime {
		palette, taken = nil, len(palette)
	}
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
			if m.Slot = palette.Slot(m.Series); m.Slot > 0 && taken+len(palette) < len(slots) {
				m.Slot += taken
			}
			entry := Entry{m.Series, m.Slot}
			if m.Series != "" && f.series.Name != f.category.Name && !slices.Contains(f.Legend, entry) {
				f.Legend = append(f.Legend, entry)
			}
		}
	}
	slices.SortStableFunc(f.Legend, func(a, c Entry) int { return cmp.Compare(after(a.Slot), after(c.Slot)) })
}

func (b *builder) words(f *Figure, results []bench.Result) {
	c := formula.Context{Results: results, Fields: b.t.Schema.Fields, Where: b.v.Where, Rows: bench.Count(b.t, b.v.Where), Date: b.p.Measured}
	title, err := formula.Expand(b.v.Title, c)
	if err != nil {
		b.formulaProblem("title", err)
	}
	if f.Title = title; f.Title == "" {
		f.Title = f.what()
	}
	description, err := formula.Expand(b.v.Description, c)
	if err != nil {
		b.formulaProblem("description", err)
	}
	subtitle, err := formula.Expand(b.v.Subtitle, c)
	if err != nil {
		b.formulaProblem("subtitle", err)
	}
	f.Notes = slices.Clone(f.Notes)
	for i, note := range f.Notes {
		if f.Notes[i], err = formula.Expand(note, c); err != nil {
			b.formulaProblem("notes", err)
		}
	}
	b.claims(c)
	f.context, f.lead = subtitle, description
	f.describe()
	if len(f.missing) > 0 {
		f.Notes = append(slices.Clone(f.Notes), f.say("not drawn", strings.Join(f.missing, "; ")))
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
