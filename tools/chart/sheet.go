package chart

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/sheet"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// Sheet returns the plotted rows as a table, in the order of the picture.
func (f *Figure) Sheet() sheet.Sheet {
	marks := f.all()
	faceted := len(f.Facets) > 1 || f.Facets[0].Title != ""
	s := sheet.Sheet{Total: len(marks), Rows: make([][]sheet.Cell, len(marks))}
	add := func(c sheet.Column, cell func(i int, m Mark) sheet.Cell) {
		s.Columns = append(s.Columns, c)
		for i, m := range marks {
			s.Rows[i] = append(s.Rows[i], cell(i, m))
		}
	}
	add(textColumn(f.category), func(_ int, m Mark) sheet.Cell { return text(m.Category) })
	if f.series.Name != "" && f.series.Name != f.category.Name {
		add(textColumn(f.series), func(_ int, m Mark) sheet.Cell {
			c := text(m.Series)
			c.Mark = &m.Slot
			return c
		})
	}
	if faceted {
		titles := f.facetTitles()
		add(textColumn(f.facet), func(i int, _ Mark) sheet.Cell { return text(titles[i]) })
	}
	switch f.Chart {
	case "line":
		add(numberColumn(f.x.Name, title(f.x), f.x.Unit), func(_ int, m Mark) sheet.Cell { return number(m.X, unit.Natural) })
	case "scatter":
		style := sheet.Decimals(f.places())
		add(numberColumn("x", f.xMetric, f.xUnit.Symbol), func(_ int, m Mark) sheet.Cell { return number(m.X, style) })
	case "slope", "heatmap":
		add(textColumn(f.x), func(_ int, m Mark) sheet.Cell { return text(m.Column) })
	case "box", "ecdf":
		f.quantiles(marks, add)
		return s
	}
	f.figures(marks, add)
	f.ranks(add)
	return s
}

// quantiles adds the five numbers of a box and n, which a staircase has as well.
func (f *Figure) quantiles(marks []Mark, add func(sheet.Column, func(int, Mark) sheet.Cell)) {
	var all []float64
	for _, m := range marks {
		all = append(all, m.Samples...)
	}
	style := sheet.Decimals(all)
	for _, q := range []struct {
		name, title string
		p           float64
	}{{"min", "Least", 0}, {"q1", "25 %", 0.25}, {"median", "Median", 0.5}, {"q3", "75 %", 0.75}, {"p99", "99 %", 0.99}, {"max", "Greatest", 1}} {
		add(numberColumn(q.name, q.title, f.Unit.Symbol), func(_ int, m Mark) sheet.Cell { return number(bench.Quantile(m.Samples, q.p), style) })
	}
	add(numberColumn("n", "n", ""), func(_ int, m Mark) sheet.Cell { return number(float64(len(m.Samples)), unit.Style{}) })
}

// ranks adds the ranks that each mark can have, where intervals make any certain.
func (f *Figure) ranks(add func(sheet.Column, func(int, Mark) sheet.Cell)) {
	all := f.peers()
	if len(all) < 2 || f.Better != "higher" && f.Better != "lower" || !slices.ContainsFunc(all, func(p peer) bool { return p.mark.Summary.Spread == bench.SpreadInterval }) {
		return
	}
	column := sheet.Column{Name: "rank", Title: "Rank", Type: "string", Align: "end", Priority: "low"}
	add(column, func(i int, _ Mark) sheet.Cell {
		var group []bench.Summary
		place := 0
		for j, p := range all {
			if p.group == all[i].group {
				if j == i {
					place = len(group)
				}
				group = append(group, p.mark.Summary)
			}
		}
		r := bench.Ranks(group, f.Better)[place]
		if r[0] == r[1] {
			return text(fmt.Sprintf("%d of %d", r[0], len(group)))
		}
		return text(fmt.Sprintf("%d–%d of %d", r[0], r[1], len(group)))
	})
}

// figures adds the columns of value, bounds and n, those that carry something.
func (f *Figure) figures(marks []Mark, add func(sheet.Column, func(int, Mark) sheet.Cell)) {
	columns := []struct {
		name, title string
		of          func(Mark) float64
	}{
		{"value", f.Metric, func(m Mark) float64 { return m.Value }},
		{"low", "Low", func(m Mark) float64 { return m.Low }},
		{"high", "High", func(m Mark) float64 { return m.High }},
	}
	for _, c := range columns {
		var values []float64
		for _, m := range marks {
			if v := c.of(m); !math.IsNaN(v) {
				values = append(values, v)
			}
		}
		if len(values) > 0 {
			style := sheet.Decimals(values)
			add(numberColumn(c.name, c.title, f.Unit.Symbol), func(_ int, m Mark) sheet.Cell { return number(c.of(m), style) })
		}
	}
	if slices.ContainsFunc(marks, func(m Mark) bool { return m.Summary.N > 0 }) {
		add(numberColumn("n", "n", ""), func(_ int, m Mark) sheet.Cell {
			if m.Summary.N == 0 {
				return sheet.Cell{Missing: true}
			}
			return number(float64(m.Summary.N), unit.Style{})
		})
	}
	add(sheet.Column{Name: "statistic", Title: "Statistic", Type: "string", Align: "start", Priority: "low"},
		func(_ int, m Mark) sheet.Cell { return text(m.Summary.Statistic) })
}

func (f *Figure) facetTitles() []string {
	var titles []string
	for _, facet := range f.Facets {
		for range facet.Marks {
			titles = append(titles, facet.Title)
		}
	}
	return titles
}

func textColumn(f table.Field) sheet.Column {
	return sheet.Column{Name: f.Name, Title: title(f), Type: "string", Align: "start", Role: string(f.Role)}
}

func numberColumn(name, title, unit string) sheet.Column {
	return sheet.Column{Name: name, Title: title, Unit: unit, Type: "number", Align: "end"}
}

// title returns a field as readers see it.
func title(f table.Field) string {
	if f.Title != "" {
		return f.Title
	}
	return f.Name
}

func text(s string) sheet.Cell { return sheet.Cell{Text: s, Missing: s == "", Raw: s} }

func number(v float64, s unit.Style) sheet.Cell {
	if math.IsNaN(v) {
		return sheet.Cell{Missing: true}
	}
	return sheet.Cell{Text: unit.Format(v, s), Raw: rawNumber(v)}
}

// rawNumber writes a number for machines, without the last digits that converting
// it between units has stirred up.
func rawNumber(v float64) string {
	v, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 14, 64), 64)
	if err != nil {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
