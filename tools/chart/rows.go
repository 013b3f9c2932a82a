package chart

import (
	"math"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Dots, bars and ranges share one picture: a row for each category, the value
// along it, panels below each other on one scale.
const (
	panelHead = 30 // height of a panel's title, px
	panelGap  = 14 // between panels, px
	axisFoot  = 52 // axis labels and name below the last panel, px
	labelGap  = 10 // between a mark and its label, px
	edge      = 6  // least space at the right edge, px
)

type rows struct {
	*draft
	f     *Figure
	l     Layout
	scale scale
	left  int
	right int
	named map[string]bool // runtimes whose name has been written
}

func drawRows(d *draft, f *Figure, l Layout) (height int) {
	r := &rows{draft: d, f: f, l: l, scale: valueScale(f, l.ticks), named: map[string]bool{}}
	r.margins()
	top := 4
	for i, facet := range f.Facets {
		if facet.Title != "" {
			d.titles = append(d.titles, panelTitle(wrapLabel(facet.Title, l.font, float64(l.width)), 0, top, l))
			top += panelHead
		}
		plot := len(facet.Marks) * l.row
		r.panel(i, facet, top, plot)
		top += plot + panelGap
	}
	return top - panelGap + axisFoot
}

// margins leaves room for the widest category on the left and, on the right, for
// each label beyond its mark: with the mark at fraction p of the plot, the plot
// may be so wide that p·width + label still fits.
func (r *rows) margins() {
	var names []string
	for _, m := range r.f.all() {
		names = append(names, r.category(m))
	}
	r.left = min(labelWidth(names, r.l.font), r.l.labels) + 14
	room := r.l.width - r.left
	r.right = labelWidth([]string{r.tick(r.scale.max)}, r.l.font)/2 + edge
	named := map[string]bool{}
	for _, m := range r.f.all() {
		p := r.scale.fraction(r.end(m))
		need := textWidth(m.Label()+r.runtimeName(m, named), r.l.font) + labelGap + edge + r.reach(m)
		if p > 0 {
			r.right = max(r.right, int(math.Ceil(float64(room)-float64(room-need)/p)))
		}
	}
}

func (r *rows) tick(v float64) string { return Mark{Value: v}.Label() }

// category is the row's label, broken into lines that fit.
func (r *rows) category(m Mark) string { return wrapLabel(m.Category, r.l.font, r.l.wrap) }

// end is where a mark ends on the right, which its label follows.
func (r *rows) end(m Mark) float64 {
	end := coalesce(m.Value, m.High, m.Low)
	if !math.IsNaN(m.High) {
		end = math.Max(end, m.High)
	}
	return end
}

// arrow is the length of the arrow at an open bound, px.
const arrow = 30

// reach is how far a mark extends beyond its end.
func (r *rows) reach(m Mark) int {
	if math.IsNaN(m.High) && math.IsNaN(m.Value) {
		return arrow
	}
	return 0
}

// runtimeName is what the label of the first mark of a runtime adds, so that
// colour and shape are named once in the picture itself.
func (r *rows) runtimeName(m Mark, named map[string]bool) string {
	if m.Series == "" || named[m.Series] || len(r.f.Legend) == 0 {
		return ""
	}
	named[m.Series] = true
	return "   " + plainText(m.Series)
}

// plainText removes what ECharts reads as markup in a label with styles.
func plainText(s string) string { return strings.NewReplacer("{", "(", "}", ")", "|", "/").Replace(s) }

func (r *rows) panel(i int, facet Facet, top, plot int) {
	last := i == len(r.f.Facets)-1
	r.grids = append(r.grids, opts.Grid{Left: px(r.left), Right: px(r.right), Top: px(top), Height: px(plot)})
	r.valueAxis(i, last)
	r.categoryAxis(i, facet)
	switch r.f.Chart {
	case "bar":
		r.bars(i, facet)
	case "range":
		r.spans(i, facet)
		r.dots(i, facet)
	default:
		r.intervals(i, facet)
		r.dots(i, facet)
	}
	r.labels(i, facet)
}

func (r *rows) valueAxis(i int, last bool) {
	show := labels(r.l, muted)
	show["show"] = last
	e := extra{"axisLabel": show, "axisLine": extra{"show": false}, "axisTick": extra{"show": false}, "splitLine": gridLines(true)}
	if !r.scale.log {
		e["interval"] = r.scale.step
	}
	x := opts.XAxis{Type: r.scale.axisType(), Min: r.scale.min, Max: r.scale.max, GridIndex: i}
	if last {
		x.Name, x.NameLocation, x.NameGap = axisName(r.f, r.scale, r.l), "middle", 30
		e["nameTextStyle"] = labels(r.l, muted)
	}
	r.xAxes = append(r.xAxes, xAxis{x, e})
}

func (r *rows) categoryAxis(i int, facet Facet) {
	var names []string
	for _, m := range facet.Marks {
		names = append(names, r.category(m))
	}
	label := labels(r.l, ink)
	label["interval"] = 0
	label["margin"] = r.left
	label["align"] = "left"
	label["lineHeight"] = r.l.font + 3
	line := extra{"show": r.f.Chart == "bar", "lineStyle": extra{"color": control, "width": 1}}
	r.yAxes = append(r.yAxes, yAxis{
		opts.YAxis{Type: "category", Data: names, Inverse: opts.Bool(true), GridIndex: i},
		extra{"axisLabel": label, "axisLine": line, "axisTick": extra{"show": false}, "splitLine": extra{"show": false}},
	})
}

// add appends a series of panel i.
func (r *rows) add(i int, s charts.SingleSeries, e extra) {
	s.XAxisIndex, s.YAxisIndex = i, i
	e["silent"] = true
	r.series = append(r.series, series{s, e})
}

// dots adds a scatter for each colour slot of the panel.
func (r *rows) dots(i int, facet Facet) {
	for slot := range slots {
		var points []any
		name := ""
		for row, m := range facet.Marks {
			if m.Slot == slot && !math.IsNaN(m.Value) {
				points, name = append(points, []any{m.Value, row}), m.Series
			}
		}
		if len(points) > 0 {
			s := charts.SingleSeries{Name: name, Type: "scatter", Symbol: symbols[slot], SymbolSize: symbolSize(slot), Data: points}
			r.add(i, s, extra{"itemStyle": extra{"color": markColor(slot), "opacity": 1}, "z": 3})
		}
	}
}

func (r *rows) intervals(i int, facet Facet) {
	var data, colors []any
	for row, m := range facet.Marks {
		if !math.IsNaN(m.Low) && !math.IsNaN(m.High) {
			data = append(data, []any{orNull(m.Value), m.Low, m.High, row})
			colors = append(colors, markColor(m.Slot))
		}
	}
	if len(data) > 0 {
		r.add(i, charts.SingleSeries{Type: "custom", Data: data}, extra{"renderItem": "interval",
			"itemPayload": extra{"colors": colors}, "encode": extra{"x": []int{1, 2}, "y": 3}})
	}
}

func (r *rows) spans(i int, facet Facet) {
	var data, colors []any
	for row, m := range facet.Marks {
		if math.IsNaN(m.Low) && math.IsNaN(m.High) {
			continue
		}
		open := 0
		if math.IsNaN(m.High) {
			open = 1
		} else if math.IsNaN(m.Low) {
			open = 2
		}
		data = append(data, []any{orNull(m.Low), orNull(m.High), row, open})
		colors = append(colors, markColor(m.Slot))
	}
	if len(data) > 0 {
		r.add(i, charts.SingleSeries{Type: "custom", Data: data}, extra{"renderItem": "span",
			"itemPayload": extra{"colors": colors, "reach": arrow}, "encode": extra{"x": []int{0, 1}, "y": 2}})
	}
}

func (r *rows) bars(i int, facet Facet) {
	var data []any
	for _, m := range facet.Marks {
		data = append(data, extra{"value": orNull(m.Value), "itemStyle": extra{"color": markColor(m.Slot)}})
	}
	r.add(i, charts.SingleSeries{Type: "bar", Data: data, BarWidth: "16"}, extra{})
}

// labels writes the number of each mark to its right.
func (r *rows) labels(i int, facet Facet) {
	var data []any
	for row, m := range facet.Marks {
		text := m.Label()
		label := extra{"formatter": text, "distance": labelGap + r.reach(m)}
		if name := r.runtimeName(m, r.named); name != "" {
			label["formatter"] = "{value|" + text + "}{name|" + name + "}"
			label["rich"] = extra{"value": labels(r.l, ink),
				"name": extra{"color": textColor(m.Slot), "fontSize": r.l.font, "fontWeight": "bold"}}
		}
		data = append(data, extra{"value": []any{r.end(m), row}, "label": label})
	}
	base := labels(r.l, ink)
	base["show"], base["position"] = true, "right"
	r.add(i, charts.SingleSeries{Type: "scatter", SymbolSize: 0, Data: data}, extra{"label": base, "z": 4,
		"itemStyle": extra{"color": ink, "opacity": 1}})
}

func orNull(v float64) any {
	if math.IsNaN(v) {
		return nil
	}
	return v
}
