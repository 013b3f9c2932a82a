package chart

import (
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// shares is the vertical scale of an empirical distribution: the share of samples
// that are no greater than x, in percent.
var shares = scale{min: 0, max: 100, step: 25}

// A step is where an empirical distribution rises: at a sample, to the share of
// samples up to it.
type step struct{ value, share float64 }

// distribution returns the steps of ascending samples, one for each distinct value.
func distribution(samples []float64) []step {
	var steps []step
	for i, v := range samples {
		if i+1 == len(samples) || samples[i+1] != v {
			steps = append(steps, step{v, 100 * float64(i+1) / float64(len(samples))})
		}
	}
	return steps
}

// steps draws the distribution of each category as a staircase.
func (r *lines) steps(i int, facet Facet) {
	x := valueScale(r.f, r.l.ticks)
	e := x.options(r.f, labels(r.l, muted))
	e["nameTextStyle"] = labels(r.l, muted)
	name := axisName(&Figure{Metric: r.f.Metric, Unit: r.f.Unit}, x, r.l)
	r.xAxes = append(r.xAxes, xAxis{opts.XAxis{Type: x.axisType(), Min: x.min, Max: x.max, GridIndex: i,
		Name: name, NameLocation: "middle", NameGap: 30}, e})
	label := labels(r.l, muted)
	label["formatter"] = "{value} %"
	r.yAxes = append(r.yAxes, yAxis{opts.YAxis{Type: "value", Min: 0, Max: 100, GridIndex: i}, shares.options(&Figure{}, label)})
	tops := map[string]float64{}
	for n, m := range facet.Marks { // names stand apart from the top downwards
		tops[m.Category] = 100 - float64(n)
	}
	offsets := r.spread(tops)
	for _, m := range facet.Marks {
		r.staircase(i, m, offsets[m.Category])
	}
}

func (r *lines) staircase(i int, m Mark, offset int) {
	var data []any
	steps := distribution(m.Samples)
	for n, s := range steps {
		item := extra{"value": []any{s.value, s.share}}
		if n == len(steps)-1 {
			label := halo(labels(r.l, textColor(m.Slot)))
			label["show"], label["position"], label["distance"], label["formatter"] = true, "right", labelGap, r.lineName(m.Category)
			label["offset"] = []int{0, offset}
			item["label"] = label
		}
		data = append(data, item)
	}
	data = slices.Insert(data, 0, any(extra{"value": []any{steps[0].value, 0}}))
	s := charts.SingleSeries{Name: m.Category, Type: "line", Step: "end", Symbol: symbols[m.Slot], SymbolSize: 4, Data: data, XAxisIndex: i, YAxisIndex: i}
	r.series = append(r.series, series{s, extra{"silent": true, "itemStyle": extra{"color": markColor(m.Slot), "opacity": 1},
		"lineStyle": extra{"color": markColor(m.Slot), "width": 2}, "z": 3}})
}
