package chart

import (
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// sides returns the margins that the labels at both ends of a slope need.
func (r *lines) sides() (left, right int) {
	columns := r.f.columns()
	for _, m := range r.f.all() {
		width := textWidth(r.sideLabel(m, columns), r.l.font) + labelGap + edge
		if m.Column == columns[0] {
			left = max(left, width)
		} else {
			right = max(right, width)
		}
	}
	return left, right
}

// sideLabel names a line at its left end and gives the value at both.
func (r *lines) sideLabel(m Mark, columns []string) string {
	if m.Column == columns[0] {
		return r.lineName(m.Category) + " " + r.f.markLabel(m)
	}
	return r.f.markLabel(m)
}

// slopes joins what each category is on the one side with what it is on the other.
func (r *lines) slopes(i int, facet Facet) {
	columns := r.f.columns()
	axis := labels(r.l, ink)
	axis["interval"] = 0
	none := extra{"show": false}
	r.xAxes = append(r.xAxes, xAxis{opts.XAxis{Type: "category", Data: columns, GridIndex: i, Name: title(r.f.x), NameLocation: "middle", NameGap: 30},
		extra{"nameTextStyle": labels(r.l, muted), "axisLabel": axis, "axisLine": none, "axisTick": none, "boundaryGap": false,
			"splitLine": gridLines(true)}})
	hidden := r.scale.options(r.f, labels(r.l, muted))
	hidden["axisLabel"], hidden["splitLine"] = none, none
	r.yAxes = append(r.yAxes, yAxis{opts.YAxis{Type: "value", Min: r.scale.min, Max: r.scale.max, GridIndex: i}, hidden})
	offsets := make([]map[string]int, len(columns))
	for side, column := range columns {
		at := map[string]float64{}
		for _, m := range facet.Marks {
			if m.Column == column {
				at[m.Category] = m.Value
			}
		}
		offsets[side] = r.spread(at)
	}
	for _, name := range categories(facet.Marks) {
		r.slope(i, ofCategory(facet.Marks, name), columns, offsets)
	}
}

func (r *lines) slope(i int, ends []Mark, columns []string, offsets []map[string]int) {
	slot, name := ends[0].Slot, ends[0].Category
	r.formerLine(i, name, ends, 0, func(m Mark) any { return slices.Index(columns, m.Column) })
	var data []any
	for _, m := range ends {
		side, position := 0, "left"
		if m.Column == columns[1] {
			side, position = 1, "right"
		}
		label := halo(labels(r.l, textColor(slot)))
		label["show"], label["position"], label["distance"] = true, position, labelGap
		label["formatter"], label["offset"] = r.sideLabel(m, columns), []int{0, offsets[side][name]}
		data = append(data, extra{"value": []any{side, orNull(m.Value)}, "label": label})
	}
	s := charts.SingleSeries{Name: name, Type: "line", Symbol: symbols[slot], SymbolSize: symbolSize(slot) - 2, Data: data, XAxisIndex: i, YAxisIndex: i}
	r.series = append(r.series, series{s, extra{"silent": true, "itemStyle": extra{"color": markColor(slot), "opacity": 1},
		"lineStyle": extra{"color": markColor(slot), "width": 2}, "z": 3}})
}
