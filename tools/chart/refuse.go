package chart

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// rescale brings all marks to one unit that suits them.
func (b *builder) rescale(f *Figure) {
	first := f.Facets[0].Marks[0].Summary
	f.Better, f.Metric = first.Better, metricTitle(b, first.Metric)
	parts := f.Stack && f.series.Role == table.RoleMetric // of a whole, such as phases of a request
	if parts {
		f.Metric = "Total"
	}
	var values []float64
	for _, m := range f.all() {
		if m.Summary.Unit.Dimension != first.Unit.Dimension || m.Summary.Metric != first.Metric && !parts {
			b.problem("where", fmt.Sprintf("%s in %q and %s in %q do not belong on one axis",
				first.Metric, first.Unit.Symbol, m.Summary.Metric, m.Summary.Unit.Symbol), "choose one metric in where")
			return
		}
		v, err := m.Summary.Unit.Convert(coalesce(m.Summary.Value, m.Summary.Low, m.Summary.High), first.Unit)
		if err != nil {
			b.problem("where", err.Error(), "")
			return
		}
		values = append(values, v)
	}
	f.Unit = unit.CommonScale(values, first.Unit)
	for i := range f.Facets {
		for j := range f.Facets[i].Marks {
			m := &f.Facets[i].Marks[j]
			m.Value, m.Low, m.High = b.convert(m.Summary.Value, m, f), b.convert(m.Summary.Low, m, f), b.convert(m.Summary.High, m, f)
			f.decimals = max(f.decimals, decimals(m.Value), decimals(m.Low), decimals(m.High))
			m.Samples = nil
			for _, v := range m.Summary.Samples {
				m.Samples = append(m.Samples, b.convert(v, m, f))
			}
		}
	}
	for _, r := range b.v.References {
		f.References = append(f.References, datapackage.Reference{Value: b.convert(r.Value, &f.Facets[0].Marks[0], f), Label: r.Label})
	}
}

func (b *builder) convert(v float64, m *Mark, f *Figure) float64 {
	c, err := m.Summary.Unit.Convert(v, f.Unit)
	if err != nil && len(b.problems) == 0 {
		b.problem("where", err.Error(), "")
	}
	return c
}

// refuseForm names forms that would mislead whatever the data are.
func (b *builder) refuseForm(f *Figure) {
	switch {
	case f.Scale == "log" && (f.Chart == "bar" || f.Chart == "range"):
		b.problem("scale", "a bar's length means nothing on a log scale", "use chart: dot")
	case f.Scale == "log" && (f.Chart == "heatmap" || f.Chart == "slope"):
		b.problem("scale", fmt.Sprintf("a %s has no log scale", f.Chart), "use chart: dot")
	case f.Stack && f.Chart != "bar":
		b.problem("stack", fmt.Sprintf("a %s cannot be stacked", f.Chart), "use chart: bar")
	case f.x.Name == "" && (f.Chart == "line" || f.Chart == "slope" || f.Chart == "heatmap"):
		b.problem("x", fmt.Sprintf("a %s needs a field along x", f.Chart), "name it in x")
	case f.Chart == "scatter" && (b.v.X == "" || b.v.Y == ""):
		b.problem("chart", "a scatter needs a metric along x and one along y", "name them in x and y")
	}
}

// refuse names views that would mislead with these data.
func (b *builder) refuse(f *Figure) {
	for _, m := range f.all() {
		if least := coalesce(m.Low, m.Value); f.Scale == "log" && (least <= 0 || f.Chart == "scatter" && m.X <= 0) {
			b.problem("scale", fmt.Sprintf("%s is %v, which a log scale cannot show", m.Category, least), "use scale: linear")
			return
		}
	}
	if n := len(categories(f.all())); f.isLines() && n > maxSeries {
		b.problem("where", fmt.Sprintf("%d lines are more than an eye can follow; %d is the most", n, maxSeries),
			"choose some in where, or use chart: dot with a facet")
	}
	if f.Chart == "slope" {
		if sides := f.columns(); len(sides) != 2 {
			b.problem("x", fmt.Sprintf("a slope joins two sides, and field %q has %d", f.x.Name, len(sides)), "choose two in where, or use chart: line")
		}
	}
}

// needsValue reports whether bounds alone cannot be drawn in this form.
func (f *Figure) needsValue() bool {
	return f.isLines() || f.Chart == "scatter" || f.Chart == "heatmap" || f.Chart == "bar"
}

// isLines reports whether the figure draws lines through points.
func (f *Figure) isLines() bool { return slices.Contains([]string{"line", "ecdf", "slope"}, f.Chart) }

// columns returns the columns of a heatmap or the sides of a slope: numbers in their
// order, anything else in that of the data.
func (f *Figure) columns() []string {
	var names []string
	for _, m := range f.all() {
		if !slices.Contains(names, m.Column) {
			names = append(names, m.Column)
		}
	}
	number := map[string]float64{}
	for _, name := range names {
		v, err := strconv.ParseFloat(name, 64)
		if err != nil {
			return names
		}
		number[name] = v
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(number[a], number[b]) })
	return names
}
