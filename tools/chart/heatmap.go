package chart

import (
	"fmt"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/benchwright/benchwright/tools/table"
)

// heat are the steps of a heatmap from least to greatest, with the ink that reads
// on each. They are steps and not a gradient, so that a reader can match a cell
// with its neighbour, and so that themes can change them.
var heat = [][2]string{
	{"#EDF3FA", "#1B1F24"},
	{"#D3E1F2", "#1B1F24"},
	{"#AFC8E6", "#1B1F24"},
	{"#82A8D6", "#1B1F24"},
	{"#24478F", "#FFFFFF"},
}

func heatColor(step int) (fill, text string) {
	return fmt.Sprintf("var(--bench-heat-%d,%s)", step+1, heat[step][0]), fmt.Sprintf("var(--bench-heat-%d-text,%s)", step+1, heat[step][1])
}

// step returns the step of a value between the least and the greatest.
func (s scale) step5(v float64) int {
	if s.max == s.min {
		return 0
	}
	return min(int((v-s.min)/(s.max-s.min)*float64(len(heat))), len(heat)-1)
}

// fieldName is a field's title with its unit.
func fieldName(f table.Field) string {
	if f.Unit == "" {
		return title(f)
	}
	return title(f) + ", " + f.Unit
}

const cellHeight = 32 // px

func drawHeatmap(d *draft, f *Figure, l Layout) (height int) {
	columns := f.columns()
	extent := scale{min: math.Inf(1), max: math.Inf(-1)}
	var names []string
	for _, m := range f.all() {
		extent.min, extent.max = math.Min(extent.min, m.Value), math.Max(extent.max, m.Value)
		names = append(names, wrapLabel(m.Category, l.font, l.labels/2))
	}
	left, top := min(labelWidth(names, l.font), l.labels/2)+14, 8
	for i, facet := range f.Facets {
		if facet.Title != "" {
			top = d.panelTitle(facet.Title, top, l)
		}
		lines := categories(facet.Marks)
		d.titles = append(d.titles, extra{"text": fieldName(f.x), "left": left, "top": top, "padding": 0,
			"textStyle": extra{"color": muted, "fontSize": l.font, "fontWeight": "normal"}})
		top += 2*l.font + 16 // the columns stand above
		plot := len(lines) * cellHeight
		d.grids = append(d.grids, opts.Grid{Left: px(left), Right: px(edge), Top: px(top), Height: px(plot)})
		heatAxes(d, i, columns, lines, left, l)
		d.series = append(d.series, heatCells(f, facet, i, columns, lines, extent, l))
		top += plot + panelGap
	}
	return top
}

func heatAxes(d *draft, i int, columns, lines []string, left int, l Layout) {
	none := extra{"show": false}
	across := labels(l, muted)
	across["interval"], across["overflow"] = 0, "truncate"
	down := labels(l, ink)
	down["interval"], down["align"], down["margin"] = 0, "left", left
	var wrapped []string
	for _, name := range lines {
		wrapped = append(wrapped, wrapLabel(name, l.font, l.labels/2))
	}
	d.xAxes = append(d.xAxes, xAxis{opts.XAxis{Type: "category", Data: columns, Position: "top", GridIndex: i},
		extra{"axisLabel": across, "axisLine": none, "axisTick": none, "splitLine": none}})
	d.yAxes = append(d.yAxes, yAxis{opts.YAxis{Type: "category", Data: wrapped, Inverse: opts.Bool(true), GridIndex: i},
		extra{"axisLabel": down, "axisLine": none, "axisTick": none, "splitLine": none}})
}

func heatCells(f *Figure, facet Facet, i int, columns, lines []string, extent scale, l Layout) series {
	var data []any
	for _, m := range facet.Marks {
		fill, text := heatColor(extent.step5(m.Value))
		label := labels(l, text)
		label["show"], label["formatter"] = true, f.markLabel(m)
		data = append(data, extra{"value": []any{slices.Index(columns, m.Column), slices.Index(lines, m.Category), m.Value},
			"itemStyle": extra{"color": fill, "borderColor": paper, "borderWidth": 2}, "label": label})
	}
	return series{charts.SingleSeries{Type: "heatmap", Data: data, XAxisIndex: i, YAxisIndex: i}, extra{"silent": true}}
}
