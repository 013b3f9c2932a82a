package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"

	"github.com/benchwright/benchwright/tools/bench"
)

// boxes draws the box of each mark's samples and, as rings, those beyond its
// whiskers.
func (r *rows) boxes(i int, lines []row, name string) {
	var boxes, outliers []any
	slot := 0
	for y, m := range marksOf(lines) {
		if m.Series != name {
			boxes = append(boxes, "-")
			continue
		}
		slot = m.Slot
		b := bench.BoxOf(m.Samples)
		boxes = append(boxes, []float64{b.Low, b.Q1, b.Median, b.Q3, b.High})
		for _, v := range b.Outliers {
			outliers = append(outliers, []any{v, y})
		}
	}
	r.add(i, charts.SingleSeries{Name: name, Type: "boxplot", Data: boxes},
		extra{"itemStyle": extra{"color": paper, "borderColor": markColor(slot), "borderWidth": 2}, "boxWidth": []int{barHeight, barHeight}})
	if len(outliers) > 0 {
		r.samplePoints(i, name, slot, outliers)
	}
}

// samplePoints draws single observations, smaller than marks.
func (r *rows) samplePoints(i int, name string, slot int, points []any) {
	s := charts.SingleSeries{Name: name, Type: "scatter", Symbol: "circle", SymbolSize: 5, Data: points}
	r.add(i, s, extra{"itemStyle": extra{"color": paper, "borderColor": markColor(slot), "borderWidth": 1, "opacity": 1}, "z": 2})
}
