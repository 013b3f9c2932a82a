package chart

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

const lineLabelHeight = 17 // px that a name at a line's end takes

// logSpan is how many times the greatest place along a line exceeds the least
// where steps such as 64, 256, 512 are read as doublings.
const logSpan = 8

type lines struct {
	*draft
	f     *Figure
	l     Layout
	scale scale
	names []string
	left  int
	right int
}

func drawLines(d *draft, f *Figure, l Layout) (height int) {
	s := valueScale(f, l.ticks)
	if f.Chart == "ecdf" {
		s = shares
	}
	r := &lines{draft: d, f: f, l: l, scale: s, names: categories(f.all())}
	r.left = textWidth(f.Label(s.max), l.font) + 12
	if f.Chart == "ecdf" {
		r.left = textWidth("100 %", l.font) + 12
	}
	for _, name := range r.names {
		r.right = max(r.right, textWidth(r.lineName(name), l.font)+labelGap+edge)
	}
	if f.Chart == "slope" {
		r.left, r.right = r.sides()
	}
	top := d.key(f, 0, l)
	for i, facet := range f.Facets {
		top = r.heading(f, facet.Title, top, l, s)
		r.panel(i, facet, top)
		top += l.height + axisFoot
	}
	return top
}

func (r *lines) panel(i int, facet Facet, top int) {
	r.grids = append(r.grids, opts.Grid{Left: px(r.left), Right: px(r.right), Top: px(top), Height: px(r.l.height)})
	switch r.f.Chart {
	case "ecdf":
		r.steps(i, facet)
	case "slope":
		r.slopes(i, facet)
	default:
		r.axes(i, facet)
		offsets := r.dodge(facet)
		for _, name := range r.names {
			if points := ofCategory(facet.Marks, name); len(points) > 0 {
				r.band(i, points)
				r.formerLine(i, name, points, offsets[name], func(m Mark) any { return m.X })
				if !allGone(points) {
					r.line(i, name, points, offsets[name])
				}
			}
		}
	}
	r.references(r.f, "yAxis", r.l)
}

// lineName is what stands at the end of a line.
func (r *lines) lineName(name string) string { return clip(plainText(name), r.l.font, r.l.width*2/5) }

func ofCategory(marks []Mark, name string) []Mark {
	return slices.DeleteFunc(slices.Clone(marks), func(m Mark) bool { return m.Category != name })
}

func (r *lines) axes(i int, facet Facet) {
	places := places(facet.Marks)
	x := opts.XAxis{Type: "value", Min: places[0], Max: places[len(places)-1], GridIndex: i,
		Name: title(r.f.x), NameLocation: "middle", NameGap: 30}
	if places[0] > 0 && places[len(places)-1] >= logSpan*places[0] {
		x.Type = "log"
	}
	label := labels(r.l, muted)
	label["customValues"] = r.apart(places, x.Type == "log")
	e := extra{"axisLabel": label, "axisLine": extra{"show": true, "lineStyle": extra{"color": control, "width": 1}},
		"axisTick":  extra{"show": true, "customValues": places, "lineStyle": extra{"color": control, "width": 1}},
		"splitLine": extra{"show": false}, "nameTextStyle": labels(r.l, muted)}
	if x.Type == "log" {
		e["logBase"] = 2
	}
	r.xAxes = append(r.xAxes, xAxis{x, e})
	y := opts.YAxis{Type: r.scale.axisType(), Min: r.scale.min, Max: r.scale.max, GridIndex: i}
	r.yAxes = append(r.yAxes, yAxis{y, r.scale.options(r.f, labels(r.l, muted))})
}

// apart leaves out places whose labels would touch the one before, or the last.
func (r *lines) apart(places []float64, log bool) []float64 {
	last := len(places) - 1
	at := func(i int) int {
		s := scale{min: places[0], max: places[last]}
		if log {
			s.base = 2
		}
		return int(s.fraction(places[i]) * float64(r.l.width-r.left-r.right))
	}
	gap := textWidth(r.f.Label(places[last]), r.l.font) + 8
	kept := []float64{places[0]}
	before := at(0)
	for i := 1; i < last; i++ {
		if at(i)-before >= gap && at(last)-at(i) >= gap {
			kept, before = append(kept, places[i]), at(i)
		}
	}
	if last > 0 {
		kept = append(kept, places[last])
	}
	return kept
}

func places(marks []Mark) []float64 {
	var xs []float64
	for _, m := range marks {
		if !slices.Contains(xs, m.X) {
			xs = append(xs, m.X)
		}
	}
	slices.Sort(xs)
	return xs
}

// dodge returns how far each name must move so that names at the lines' ends do
// not cover each other.
func (r *lines) dodge(facet Facet) map[string]int {
	ends := map[string]float64{}
	for _, m := range facet.Marks { // the last of each, as they run along x
		if _, drawn := ends[m.Category]; !m.gone() || !drawn {
			ends[m.Category] = coalesce(m.Value, m.formerValue())
		}
	}
	return r.spread(ends)
}

// spread moves labels that stand at values apart: downwards from the topmost, then
// back up from the floor. It returns by how many px each moves.
func (r *lines) spread(at map[string]float64) map[string]int {
	type tag struct {
		name     string
		at, home float64
	}
	var tags []tag
	for _, name := range slices.Sorted(maps.Keys(at)) {
		y := (1 - r.scale.fraction(at[name])) * float64(r.l.height)
		tags = append(tags, tag{name, y, y})
	}
	slices.SortStableFunc(tags, func(a, b tag) int { return cmp.Compare(a.home, b.home) })
	for i := 1; i < len(tags); i++ {
		tags[i].at = math.Max(tags[i].at, tags[i-1].at+lineLabelHeight)
	}
	floor := float64(r.l.height)
	for i := len(tags) - 1; i >= 0; i-- {
		tags[i].at = math.Min(tags[i].at, floor)
		floor = tags[i].at - lineLabelHeight
	}
	offsets := map[string]int{}
	for _, t := range tags {
		offsets[t.name] = int(math.Round(t.at - t.home))
	}
	return offsets
}

func (r *lines) band(i int, points []Mark) {
	var data []any
	for _, m := range points {
		if !math.IsNaN(m.Low) && !math.IsNaN(m.High) {
			data = append(data, []any{m.X, m.Low, m.High})
		}
	}
	if len(data) > 1 {
		r.series = append(r.series, series{
			charts.SingleSeries{Name: points[0].Category, Type: "custom", Data: data, XAxisIndex: i, YAxisIndex: i},
			extra{"renderItem": "band", "itemPayload": extra{"color": markColor(points[0].Slot)}, "silent": true,
				"encode": extra{"x": 0, "y": []int{1, 2}}},
		})
	}
}

func (r *lines) line(i int, name string, points []Mark, offset int) {
	slot := points[0].Slot
	var data []any
	points = slices.DeleteFunc(slices.Clone(points), Mark.gone)
	for n, m := range points {
		item := extra{"value": []any{m.X, orNull(m.Value)}}
		if n == len(points)-1 {
			item["label"] = r.endLabel(name, slot, offset)
		}
		data = append(data, item)
	}
	s := charts.SingleSeries{Name: name, Type: "line", Symbol: symbols[slot], SymbolSize: symbolSize(slot) - 2,
		Data: data, XAxisIndex: i, YAxisIndex: i}
	r.series = append(r.series, series{s, extra{"silent": true, "itemStyle": extra{"color": markColor(slot), "opacity": 1},
		"lineStyle": extra{"color": markColor(slot), "width": 2}, "z": 3}})
}

// endLabel writes the name of a line at its end.
func (r *lines) endLabel(name string, slot, offset int) extra {
	label := halo(labels(r.l, textColor(slot)))
	label["show"], label["position"], label["distance"], label["formatter"] = true, "right", labelGap, r.lineName(name)
	label["offset"] = []int{0, offset}
	return label
}
