package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"

	"github.com/benchwright/benchwright/tools/bench"
)

// boxes draws the box of each mark's samples: a line to the ends of the whiskers,
// a bar over the middle half, a cut at the median, and points beyond the whiskers.
// ECharts' own boxes of several runtimes would step aside for each other.
func (r *rows) boxes(i int, lines []row, name string) {
	var whiskers, halves, medians, outliers []any
	slot := 0
	for y, m := range marksOf(lines) {
		if m.Series != name || m.gone() {
			continue
		}
		slot = m.Slot
		b := bench.BoxOf(m.Samples)
		whiskers = append(whiskers, []any{b.Median, b.Low, b.High, y})
		halves = append(halves, []any{b.Q1, b.Q3, y, closed})
		medians = append(medians, []any{b.Median, y})
		for _, v := range b.Outliers {
			outliers = append(outliers, []any{v, y})
		}
	}
	color := markColor(slot)
	r.custom(i, name, "interval", whiskers, extra{"color": color}, extra{"x": []int{1, 2}, "y": 3})
	r.custom(i, name, "span", halves, extra{"color": color, "height": barHeight}, extra{"x": []int{0, 1}, "y": 2})
	r.add(i, charts.SingleSeries{Name: name, Type: "scatter", Symbol: "rect", SymbolSize: []int{2, barHeight}, Data: medians},
		extra{"itemStyle": extra{"color": paper, "opacity": 1}, "z": 4})
	if len(outliers) > 0 {
		r.samplePoints(i, name, slot, outliers)
	}
}

// samplePoints draws single observations, smaller than marks.
func (r *rows) samplePoints(i int, name string, slot int, points []any) {
	s := charts.SingleSeries{Name: name, Type: "scatter", Symbol: "circle", SymbolSize: 5, Data: points}
	r.add(i, s, extra{"itemStyle": extra{"color": paper, "borderColor": markColor(slot), "borderWidth": 1, "opacity": 1}, "z": 2})
}
