package chart

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"

	"github.com/benchwright/benchwright/tools/unit"
)

// A Place is where a mark stood in a former version of its figure.
type Place struct {
	X     float64 // of a point of a scatter; as the mark's otherwise
	Value float64 // in the figure's unit
}

// same is the part of a value by which two may differ through conversion alone.
const same = 1e-9

// WithFormer returns the figure with the places of its marks in a former version
// of it, read from the figure.json of that version, and how many have moved. They
// are drawn hollow, on the axes of the figure, which reach as far as both versions
// need; so are the marks that are gone, in rows and lines of their own. No mark has
// moved where the versions do not compare: in another kind of
// chart, in a unit of another dimension, or where a mark is no single place, as in
// ranges, stacks, staircases and heatmaps.
func (f *Figure) WithFormer(figure []byte) (*Figure, int) {
	var former Data
	if json.Unmarshal(figure, &former) != nil || former.Chart != f.Chart || former.Stacked || f.Stack {
		return f, 0
	}
	convert, ok := f.conversion(former.Unit)
	if !ok || f.Chart == "range" || f.Chart == "ecdf" || f.Chart == "heatmap" {
		return f, 0
	}
	out, moved := *f, 0
	out.Facets = nil
	for _, facet := range f.Facets {
		now := Facet{Title: facet.Title}
		for _, m := range facet.Marks {
			if p := f.former(m, facet.Title, former.Marks, convert); p != nil {
				m.Former, moved = p, moved+1
			}
			now.Marks = append(now.Marks, m)
		}
		gone := f.goneFrom(facet, former.Marks, convert)
		if now.Marks, moved = append(now.Marks, gone...), moved+len(gone); f.Chart == "line" {
			sortMarks(f, now.Marks, "")
		}
		out.Facets = append(out.Facets, now)
	}
	return &out, moved
}

// SharesAxes reports whether the figure in a layout has the same axes as a former
// version of it, so that the two drawings can be held against each other.
func (f *Figure) SharesAxes(figure []byte, l Layout) (bool, error) {
	var former Data
	if json.Unmarshal(figure, &former) != nil {
		return false, nil
	}
	was := former.Wide
	if l == Narrow {
		was = former.Narrow
	}
	now, err := f.Draw(l)
	return err == nil && axesOf(was.Option) == axesOf(now.Option), err
}

// axesOf are the ends of the axes of an option, as text.
func axesOf(option []byte) string {
	type axis struct {
		Type     string
		Min, Max any
		Data     []any
	}
	var axes struct{ XAxis, YAxis []axis }
	if json.Unmarshal(option, &axes) != nil {
		return ""
	}
	return fmt.Sprint(axes)
}

// conversion returns how to count in the figure's unit what another one counts.
func (f *Figure) conversion(symbol string) (func(float64) float64, bool) {
	if symbol == f.Unit.Symbol {
		return func(v float64) float64 { return v }, true
	}
	from, err := unit.Parse(symbol)
	if err != nil || from.Dimension != f.Unit.Dimension {
		return nil, false
	}
	return func(v float64) float64 {
		out, _ := from.Convert(v, f.Unit)
		return out
	}, true
}

// goneFrom returns the marks of a panel's former version that it does not have any
// more. The sides of a slope are only known by those that are there.
func (f *Figure) goneFrom(facet Facet, marks []MarkData, convert func(float64) float64) []Mark {
	var gone []Mark
	for _, d := range marks {
		if d.Facet != facet.Title || f.Chart == "slope" || slices.ContainsFunc(facet.Marks, func(m Mark) bool { return f.stands(m, facet.Title, d) }) {
			continue
		}
		m := Mark{Category: d.category(), Series: d.Series, Slot: d.Slot, Value: math.NaN(), Low: math.NaN(), High: math.NaN(), Former: f.place(d, 0, convert)}
		if f.isLines() {
			m.Category, m.Series = d.Series, ""
		}
		if m.Former.Value <= 0 && f.Scale == "log" {
			continue
		}
		if f.Chart == "line" {
			m.X, m.Former.X = d.At[0], d.At[0]
		} else {
			m.X = m.Former.X
		}
		gone = append(gone, m)
	}
	return gone
}

// category is the row of a mark, with which what is announced of it begins.
func (d MarkData) category() string {
	for _, end := range []string{" (" + d.Series + ")", ", " + d.Facet, ": "} {
		if name, _, found := strings.Cut(d.Text, end); found && end != " ()" && end != ", " {
			return name
		}
	}
	return d.Text
}

// stands reports whether a mark is the one that a figure has at a place.
func (f *Figure) stands(m Mark, facet string, d MarkData) bool {
	return d.Facet == facet && d.Series == f.seriesName(m) && strings.HasPrefix(d.Text, f.who(m, facet)+": ")
}

// place is where a mark of a former version stood; x is where one stands that has
// no place of its own along x.
func (f *Figure) place(d MarkData, x float64, convert func(float64) float64) *Place {
	switch f.Chart {
	case "scatter":
		return &Place{d.At[0], convert(d.At[1])}
	case "line", "slope":
		return &Place{x, convert(d.At[1])}
	}
	return &Place{x, convert(d.At[0])}
}

// gone reports whether only its former place is known of a mark.
func (m Mark) gone() bool {
	return m.Former != nil && math.IsNaN(m.Value) && math.IsNaN(m.Low) && math.IsNaN(m.High)
}

// former finds the place of a mark among those of a former version; nil if it was
// not drawn there or has not moved.
func (f *Figure) former(m Mark, facet string, marks []MarkData, convert func(float64) float64) *Place {
	for _, d := range marks {
		if !f.stands(m, facet, d) {
			continue
		}
		p := f.place(d, m.X, convert)
		if alike(p.X, m.X) && alike(p.Value, coalesce(m.Value, m.High, m.Low)) || f.Scale == "log" && p.Value <= 0 {
			return nil
		}
		return p
	}
	return nil
}

func alike(a, b float64) bool {
	return math.Abs(a-b) <= same*math.Max(math.Abs(a), math.Abs(b))
}

// formerValue is the value of a mark in the former version, NaN without one.
func (m Mark) formerValue() float64 {
	if m.Former == nil {
		return math.NaN()
	}
	return m.Former.Value
}

// hollow is the look of what was: the outline of a mark, its fill as asked for.
func hollow(color, fill string) extra {
	return extra{"color": fill, "borderColor": color, "borderWidth": 1.5, "opacity": 1}
}

// hollowSymbol is the shape of a slot as an outline and its size, px. The slots
// that are outlines themselves are smaller where they tell what was.
func hollowSymbol(slot int) (shape string, size int) {
	if filled, empty := strings.CutPrefix(symbols[slot], "empty"); empty {
		return strings.ToLower(filled), symbolSize(slot) - 4
	}
	return symbols[slot], symbolSize(slot)
}

// formerMarks draws where the marks of a series stood: the outline of a dot behind
// the dot, the outline of a bar over the bar, which may be the longer one.
func (r *rows) formerMarks(i int, lines []row, name string) {
	var dots, bars []any
	slot := 0
	for y, m := range marksOf(lines) {
		if m.Series != name || m.Former == nil {
			continue
		}
		slot = m.Slot
		color := markColor(slot)
		if m.Former.Value < m.Value {
			color = paper // it lies on the bar
		}
		at := []any{m.Former.Value, y}
		dots, bars = append(dots, at), append(bars, extra{"value": at, "itemStyle": hollow(color, "none")})
	}
	switch shape, size := hollowSymbol(slot); {
	case len(dots) == 0:
	case r.f.Chart == "bar":
		r.add(i, charts.SingleSeries{Name: name, Type: "bar", Data: bars, BarWidth: px(barHeight), BarGap: "-100%"}, extra{"z": 3})
	default:
		r.add(i, charts.SingleSeries{Name: name, Type: "scatter", Symbol: shape, SymbolSize: size, Data: dots},
			extra{"itemStyle": hollow(markColor(slot), paper), "z": 2})
	}
}

// formerLine draws where a line ran, dashed, behind the line.
func (r *lines) formerLine(i int, name string, points []Mark, offset int, x func(Mark) any) {
	var data []any
	moved := false
	for _, m := range points {
		value := coalesce(m.formerValue(), m.Value) // where it has not moved, it ran as it does
		data, moved = append(data, []any{x(m), orNull(value)}), moved || m.Former != nil
	}
	if !moved {
		return
	}
	slot := points[0].Slot
	if allGone(points) {
		last := len(data) - 1
		data[last] = extra{"value": data[last], "label": r.endLabel(name, slot, offset)}
	}
	shape, size := hollowSymbol(slot)
	s := charts.SingleSeries{Name: name, Type: "line", Symbol: shape, SymbolSize: size - 2, Data: data, XAxisIndex: i, YAxisIndex: i}
	r.series = append(r.series, series{s, extra{"silent": true, "itemStyle": hollow(markColor(slot), paper),
		"lineStyle": extra{"color": markColor(slot), "width": 1.5, "type": "dashed"}, "z": 2}})
}

func allGone(points []Mark) bool {
	return !slices.ContainsFunc(points, func(m Mark) bool { return !m.gone() })
}

// formerPoints draws where the points of a series stood. Those that are gone have
// their names there.
func (r *points) formerPoints(i int, facet Facet, name string, places map[string]string) {
	var data []any
	slot := 0
	for _, m := range ofSeries(facet.Marks, name) {
		if m.Former != nil {
			item := extra{"value": []any{m.Former.X, m.Former.Value}}
			if place := places[m.Category]; place != "" && m.gone() {
				item["label"] = r.nameLabel(m, place)
			}
			data, slot = append(data, item), m.Slot
		}
	}
	if len(data) > 0 {
		shape, size := hollowSymbol(slot)
		s := charts.SingleSeries{Name: name, Type: "scatter", Symbol: shape, SymbolSize: size, Data: data, XAxisIndex: i, YAxisIndex: i}
		r.series = append(r.series, series{s, extra{"silent": true, "itemStyle": hollow(markColor(slot), paper), "z": 2}})
	}
}
