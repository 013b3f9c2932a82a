package chart

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"

	"github.com/benchwright/benchwright/tools/bench"
)

// add appends a series of panel i.
func (r *rows) add(i int, s charts.SingleSeries, e extra) {
	s.XAxisIndex, s.YAxisIndex = i, i
	e["silent"] = true
	r.series = append(r.series, series{s, e})
}

// series returns the names that colours stand for in these lines, in the order of
// their slots. Each has its own dots, intervals and labels under one name, so that
// a reader who hides it hides them all.
func seriesOf(lines []row) []string {
	var names []string
	slot := map[string]int{}
	for _, m := range marksOf(lines) {
		if _, known := slot[m.Series]; !known {
			names, slot[m.Series] = append(names, m.Series), m.Slot
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(slot[a], slot[b]) })
	return names
}

func (r *rows) dots(i int, lines []row, name string) {
	var points []any
	slot := 0
	for y, m := range marksOf(lines) {
		if m.Series == name && !math.IsNaN(m.Value) {
			points, slot = append(points, []any{m.Value, y}), m.Slot
		}
	}
	if len(points) > 0 {
		s := charts.SingleSeries{Name: name, Type: "scatter", Symbol: symbols[slot], SymbolSize: symbolSize(slot), Data: points}
		r.add(i, s, extra{"itemStyle": extra{"color": markColor(slot), "opacity": 1}, "z": 3})
	}
}

// marksOf goes through the marks with the lines they stand on, from 0.
func marksOf(lines []row) iter.Seq2[int, Mark] {
	return func(yield func(int, Mark) bool) {
		for y, o := range lines {
			for _, m := range o.marks {
				if !yield(y, m) {
					return
				}
			}
		}
	}
}

// custom adds a series of one of our own shapes.
func (r *rows) custom(i int, name, shape string, data []any, payload, encode extra) {
	if len(data) > 0 {
		r.add(i, charts.SingleSeries{Name: name, Type: "custom", Data: data},
			extra{"renderItem": shape, "itemPayload": payload, "encode": encode})
	}
}

// links joins the dots of one line, so that the eye reads the distance.
func (r *rows) links(i int, lines []row) {
	var data []any
	for y, o := range lines {
		if len(o.marks) > 1 {
			first, last := o.marks[0], o.marks[len(o.marks)-1]
			data = append(data, []any{nil, coalesce(first.Value, r.end(first)), coalesce(last.Value, r.start(last)), y})
		}
	}
	r.custom(i, "", "interval", data, extra{"cap": 0, "color": grid}, extra{"x": []int{1, 2}, "y": 3})
}

func (r *rows) intervals(i int, lines []row, name string) {
	var data, samples []any
	slot := 0
	for y, m := range marksOf(lines) {
		switch {
		case m.Series != name || math.IsNaN(m.Low) || math.IsNaN(m.High):
		case m.Summary.Spread == bench.SpreadSamples && r.f.Baseline == "":
			for _, v := range m.Samples { // too few for an interval: all are shown
				samples, slot = append(samples, []any{v, y}), m.Slot
			}
		default:
			data, slot = append(data, []any{orNull(m.Value), m.Low, m.High, y}), m.Slot
		}
	}
	if len(samples) > 0 {
		r.samplePoints(i, name, slot, samples)
	}
	r.custom(i, name, "interval", data, extra{"color": markColor(slot)}, extra{"x": []int{1, 2}, "y": 3})
}

// Ends of a span, as the shape knows them.
const (
	closed = iota
	openRight
	openLeft
)

func (r *rows) spans(i int, lines []row, name string) {
	var data []any
	slot := 0
	for y, m := range marksOf(lines) {
		ends := closed
		switch low, high := !math.IsNaN(m.Low), !math.IsNaN(m.High); {
		case m.Series != name || !low && !high:
			continue
		case !high:
			ends = openRight
		case !low:
			ends = openLeft
		}
		data, slot = append(data, []any{orNull(m.Low), orNull(m.High), y, ends}), m.Slot
	}
	r.custom(i, name, "span", data, extra{"reach": arrow, "color": markColor(slot)}, extra{"x": []int{0, 1}, "y": 2})
}

// bars draws the bars of one series. Unless they are stacked, each line holds one,
// and the series that have none there leave it empty.
func (r *rows) bars(i int, lines []row, name string) {
	var data []any
	slot := 0
	for y, m := range marksOf(lines) {
		if m.Series == name {
			data, slot = append(data, []any{orNull(m.Value), y}), m.Slot
		}
	}
	s := charts.SingleSeries{Name: name, Type: "bar", Data: data, BarWidth: px(barHeight), BarGap: "-100%"}
	if r.f.Stack {
		s.Stack, s.BarGap = fmt.Sprintf("panel %d", i), "" // bars of one name stand on one another, in whichever panel
	}
	r.add(i, s,
		extra{"itemStyle": extra{"color": markColor(slot)}})
}

// labels writes the number of each mark: to its right, and of several on a line
// the least one's to its left and those between not at all, where they would
// cover each other; the table below the figure has them all.
func (r *rows) labels(i int, lines []row, name string) {
	var data []any
	for y, o := range lines {
		for n, m := range o.marks {
			switch last := len(o.marks) - 1; {
			case m.Series != name || r.f.Stack && n != last:
			case r.f.Stack:
				sum := whole(o.marks)
				data = append(data, extra{"value": []any{sum, y}, "label": extra{"formatter": r.f.Label(sum), "position": "right", "distance": labelGap}})
			case n == last:
				data = append(data, extra{"value": []any{r.last(m), y}, "label": r.label(m, "right")})
			case n == 0:
				data = append(data, extra{"value": []any{r.first(m), y}, "label": r.label(m, "left")})
			}
		}
	}
	base := labels(r.l, ink)
	base["show"] = true
	r.add(i, charts.SingleSeries{Name: name, Type: "scatter", SymbolSize: 0, Data: data}, extra{"label": base, "z": 4,
		"itemStyle": extra{"color": ink, "opacity": 1}})
}

func (r *rows) label(m Mark, position string) extra {
	text := r.f.markLabel(m)
	label := extra{"formatter": text, "position": position, "distance": labelGap + r.reach(m)}
	name := r.runtimeName(m, r.named)
	if name == "" {
		return label
	}
	value, beside := "{value|"+text+"}", "{name|"+name+"}"
	label["formatter"] = value + beside
	// Fonts differ in width by a tenth, and the two parts must not touch in any.
	gap := labelGap + textWidth(text, r.l.font)/10
	padding := []int{0, 0, 0, gap}
	if position == "left" {
		label["formatter"], padding = beside+value, []int{0, gap, 0, 0}
	}
	label["rich"] = extra{"value": labels(r.l, ink), "name": extra{"color": textColor(m.Slot), "fontSize": r.l.font,
		"fontWeight": "bold", "padding": padding}}
	return label
}

// start is where a mark begins on the left.
func (r *rows) start(m Mark) float64 {
	if !math.IsNaN(m.Low) {
		return math.Min(m.Low, coalesce(m.Value, m.Low))
	}
	return coalesce(m.Value, m.High, m.formerValue())
}
