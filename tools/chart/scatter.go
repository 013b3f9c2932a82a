package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/unit"
)

// split keeps the results of the metric along y and notes those along x, by what
// both are about. Who has only one of the two is missing.
func (b *builder) split(f *Figure, rs []bench.Result) []bench.Result {
	metrics := map[string][]bench.Result{}
	var names []string
	for _, r := range rs {
		if metrics[r.Metric] == nil {
			names = append(names, r.Metric)
		}
		metrics[r.Metric] = append(metrics[r.Metric], r)
	}
	for _, key := range []struct{ name, metric string }{{"x", b.v.X}, {"y", b.v.Y}} {
		if metrics[key.metric] == nil {
			b.problem(key.name, fmt.Sprintf("there is no metric %q in these rows", key.metric), problem.Suggest(key.metric, names))
			return nil
		}
	}
	by := []string{f.facet.Name, f.category.Name}
	if f.series.Name != "" {
		by = append(by, f.series.Name)
	}
	b.across = map[string]float64{}
	for _, g := range bench.GroupBy(metrics[b.v.X], by...) {
		s, err := bench.Summarize(g.Results)
		if err != nil {
			b.problem("x", where(g.Key)+err.Error(), markHint(err))
			return nil
		}
		if !math.IsNaN(s.Value) {
			b.across[strings.Join(g.Key, "\x00")] = s.Value
			f.xMetric, f.xUnit = metricTitle(b, s.Metric), s.Unit
		}
	}
	return slices.DeleteFunc(metrics[b.v.Y], func(r bench.Result) bool {
		_, known := b.across[strings.Join(bench.GroupBy([]bench.Result{r}, by...)[0].Key, "\x00")]
		return !known
	})
}

// namedPoints is up to how many points all are named; beyond it, those that are
// highlighted.
const namedPoints = 12

type points struct {
	*draft
	f           *Figure
	l           Layout
	x, y        scale
	left, right int
}

func drawScatter(d *draft, f *Figure, l Layout) (height int) {
	r := &points{draft: d, f: f, l: l, y: valueScale(f, l.ticks), x: scaleOf(f.places(), f.Scale == "log", l.ticks, false)}
	r.left = textWidth(f.Label(r.y.max), l.font) + 12
	r.right = textWidth(r.tick(r.x.max), l.font)/2 + edge
	top := d.key(f, 0, l)
	for i, facet := range f.Facets {
		top = r.heading(f, facet.Title, top, l, r.y)
		r.panel(i, facet, top)
		top += l.height + axisFoot
	}
	return top
}

func (f *Figure) places() []float64 {
	var xs []float64
	for _, m := range f.all() {
		if xs = append(xs, m.X); m.Former != nil {
			xs = append(xs, m.Former.X)
		}
	}
	return xs
}

func (r *points) tick(v float64) string { return unit.Format(v, unit.Natural) }

func (r *points) named(m Mark) bool {
	return len(r.f.all()) <= namedPoints || slices.Contains(r.f.Highlight, m.Category)
}

func (r *points) panel(i int, facet Facet, top int) {
	r.grids = append(r.grids, opts.Grid{Left: px(r.left), Right: px(r.right), Top: px(top), Height: px(r.l.height)})
	name := r.f.xMetric
	if r.f.xUnit.Symbol != "" {
		name += ", " + r.f.xUnit.Symbol
	}
	e := r.x.options(r.f, labels(r.l, muted))
	e["nameTextStyle"] = labels(r.l, muted)
	r.xAxes = append(r.xAxes, xAxis{opts.XAxis{Type: r.x.axisType(), Min: r.x.min, Max: r.x.max, GridIndex: i,
		Name: name, NameLocation: "middle", NameGap: 30}, e})
	r.yAxes = append(r.yAxes, yAxis{opts.YAxis{Type: r.y.axisType(), Min: r.y.min, Max: r.y.max, GridIndex: i},
		r.y.options(r.f, labels(r.l, muted))})
	var names []string
	for _, m := range facet.Marks {
		if !slices.Contains(names, m.Series) {
			names = append(names, m.Series)
		}
	}
	places := r.place(facet)
	for _, name := range names {
		r.formerPoints(i, facet, name, places)
		if !allGone(ofSeries(facet.Marks, name)) {
			r.series = append(r.series, r.dots(i, facet, name, places))
		}
	}
	r.references(r.f, "yAxis", r.l)
}

func (r *points) dots(i int, facet Facet, name string, places map[string]string) series {
	var data []any
	slot := 0
	for _, m := range ofSeries(facet.Marks, name) {
		if m.gone() {
			continue
		}
		slot = m.Slot
		item := extra{"value": []any{m.X, m.Value}}
		if place := places[m.Category]; place != "" {
			item["label"] = r.nameLabel(m, place)
		}
		data = append(data, item)
	}
	s := charts.SingleSeries{Name: name, Type: "scatter", Symbol: symbols[slot], SymbolSize: symbolSize(slot), Data: data, XAxisIndex: i, YAxisIndex: i}
	return series{s, extra{"silent": true, "itemStyle": extra{"color": markColor(slot), "opacity": 1}, "z": 3}}
}

func ofSeries(marks []Mark, name string) []Mark {
	return slices.DeleteFunc(slices.Clone(marks), func(m Mark) bool { return m.Series != name })
}

// nameLabel writes the name of a point at one of its sides.
func (r *points) nameLabel(m Mark, side string) extra {
	label := halo(labels(r.l, ink))
	label["show"], label["position"], label["distance"], label["formatter"] = true, side, 6, plainText(m.Category)
	return label
}

// A rect is a rectangle in px.
type rect struct{ left, top, right, bottom float64 }

func (a rect) meets(b rect) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

// place finds for each named point the side on which its name meets neither
// another name nor a point: right, left, above, below. A name without such a side
// is left to the table.
func (r *points) place(facet Facet) map[string]string {
	width, height := float64(r.l.width-r.left-r.right), float64(r.l.height)
	var taken []rect
	at := func(m Mark) (x, y float64) {
		return r.x.fraction(m.X) * width, (1 - r.y.fraction(coalesce(m.Value, m.formerValue()))) * height
	}
	for _, m := range facet.Marks {
		x, y := at(m)
		taken = append(taken, rect{x - 6, y - 6, x + 6, y + 6})
	}
	places := map[string]string{}
	for _, m := range facet.Marks {
		if !r.named(m) {
			continue
		}
		x, y := at(m)
		w, h := float64(textWidth(m.Category, r.l.font)), float64(r.l.font)+2
		for _, side := range []struct {
			name string
			box  rect
		}{
			{"right", rect{x + 7, y - h/2, x + 11 + w, y + h/2}},
			{"left", rect{x - 11 - w, y - h/2, x - 7, y + h/2}},
			{"top", rect{x - w/2, y - 11 - h, x + w/2, y - 7}},
			{"bottom", rect{x - w/2, y + 7, x + w/2, y + 11 + h}},
		} {
			outside := side.box.left < 0 || side.box.right > width+float64(r.right)
			if !outside && !slices.ContainsFunc(taken, side.box.meets) {
				places[m.Category] = side.name
				taken = append(taken, side.box)
				break
			}
		}
	}
	return places
}
