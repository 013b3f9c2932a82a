package chart

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/benchwright/benchwright/tools/bench"
)

// Dots, bars and ranges share one picture: a row for each category, the value
// along it, panels below each other on one scale.
const (
	panelHead = 26 // height of a panel's title, px
	panelGap  = 14 // between panels, px
	axisFoot  = 52 // axis labels and name below the last panel, px
	labelGap  = 10 // between a mark and its label, px
	edge      = 6  // least space at the edges, px
	tickGap   = 22 // between labels of the axis, px
	barHeight = 16 // px
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

// A row is a category with the marks that stand on its line.
type row struct {
	label string
	marks []Mark // of a dot plot by value; one of any other chart
}

// rowsOf gives dots of one category one line, so that a reader compares them
// along it. Bars and ranges would cover each other: each has a line of its own,
// and the category stands at the first.
func (r *rows) rowsOf(facet Facet) []row {
	var out []row
	for _, m := range facet.Marks {
		i := slices.IndexFunc(out, func(o row) bool { return o.marks[0].Category == m.Category })
		switch {
		case i < 0:
			out = append(out, row{r.category(m), []Mark{m}})
		case r.f.Chart == "dot" || r.f.Stack:
			out[i].marks = append(out[i].marks, m)
		default:
			out = append(out, row{"", []Mark{m}})
		}
	}
	for _, o := range out {
		if r.f.Stack {
			continue // parts keep the order of the data
		}
		slices.SortStableFunc(o.marks, func(a, b Mark) int { return cmp.Compare(r.end(a), r.end(b)) })
	}
	return out
}

func drawRows(d *draft, f *Figure, l Layout) (height int) {
	r := &rows{draft: d, f: f, l: l, named: map[string]bool{}}
	r.fit()
	top := 8
	if f.Stack {
		top = d.key(f, top, l)
	}
	for i, facet := range f.Facets {
		if facet.Title != "" {
			top = d.panelTitle(facet.Title, top, l)
		}
		if len(f.References) > 0 {
			top += l.font + 6 // their labels stand above the plot
		}
		lines := r.rowsOf(facet)
		plot := len(lines) * l.row
		r.panel(i, lines, top, plot)
		top += plot + panelGap
	}
	return top - panelGap + axisFoot
}

// fit finds the margins and the axis for each other: how many ticks there is room
// for depends on the width that labels beside the marks leave.
func (r *rows) fit() {
	r.scale = valueScale(r.f, r.l.ticks)
	r.margins()
	width := r.l.width - r.left - r.right
	ticks := width / (textWidth(r.f.Label(r.scale.max), r.l.font) + tickGap)
	r.scale = valueScale(r.f, max(1, min(r.l.ticks, ticks)))
	r.margins()
}

// margins leaves room for the categories on the left, unless they stand above
// their marks, and on both sides for labels that reach beyond the plot. A mark at
// fraction p of a plot of width w whose label to the right takes l fits where
// p·w + l ≤ w + right margin; on the left, with p for 1-p.
func (r *rows) margins() {
	names := 0
	if !r.l.above {
		for _, m := range r.f.all() {
			names = max(names, labelWidth([]string{r.category(m)}, r.l.font)+labelGap)
		}
	}
	r.left = max(names+4, textWidth(r.f.Label(r.scale.min), r.l.font)/2)
	r.right = textWidth(r.f.Label(r.scale.max), r.l.font)/2 + edge
	named := map[string]bool{}
	for _, facet := range r.f.Facets {
		for _, o := range r.rowsOf(facet) {
			r.widen(o, names, named)
		}
	}
}

// widen makes the margins wide enough for the labels of one line.
func (r *rows) widen(o row, names int, named map[string]bool) {
	for n, m := range o.marks {
		need := textWidth(r.f.markLabel(m), r.l.font) + labelGap + edge + r.reach(m)
		if name := r.runtimeName(m, named); name != "" {
			need += textWidth(name, r.l.font) + labelGap + need/10
		}
		switch last := len(o.marks) - 1; {
		case r.f.Stack && n == last:
			r.right = max(r.right, margin(r.l.width-r.left, need, r.scale.fraction(whole(o.marks))))
		case r.f.Stack:
		case n == last:
			r.right = max(r.right, margin(r.l.width-r.left, need, r.scale.fraction(r.last(m))))
		case n == 0:
			r.left = max(r.left, names+margin(r.l.width-r.right-names, need, 1-r.scale.fraction(r.first(m))))
		}
	}
}

// margin returns how much of a room a side must give up for a label that needs
// so much beyond a mark at fraction p of the plot.
func margin(room, need int, p float64) int {
	if p <= 0 {
		return 0
	}
	return int(math.Ceil(float64(room) - float64(room-need)/p))
}

// category is the row's label, broken into lines that fit where it stands beside
// its marks.
func (r *rows) category(m Mark) string {
	if r.l.above {
		return clip(m.Category, r.l.font, r.l.labels)
	}
	return wrapLabel(m.Category, r.l.font, r.l.labels)
}

// end is where a mark ends on the right.
func (r *rows) end(m Mark) float64 {
	end := coalesce(m.Value, m.High, m.Low, m.formerValue())
	if n := len(m.Samples); n > 0 && (r.f.Chart == "box" || m.Summary.Spread == bench.SpreadSamples) && r.f.Baseline == "" {
		return m.Samples[n-1]
	}
	if !math.IsNaN(m.High) {
		end = math.Max(end, m.High)
	}
	return end
}

// last is the right end of what is drawn of a mark, its former place included,
// which its label follows.
func (r *rows) last(m Mark) float64 { return math.Max(r.end(m), coalesce(m.formerValue(), r.end(m))) }

// first is the left end of what is drawn of a mark.
func (r *rows) first(m Mark) float64 {
	return math.Min(r.start(m), coalesce(m.formerValue(), r.start(m)))
}

// arrow is the length of the arrow at an open bound, px.
const arrow = 30

// reach is how far a mark extends beyond its end.
func (r *rows) reach(m Mark) int {
	if math.IsNaN(m.High) && math.IsNaN(m.Value) && !m.gone() {
		return arrow
	}
	return 0
}

// runtimeName is what the label of the first mark of a runtime adds, so that
// colour and shape are named once in the picture itself.
func (r *rows) runtimeName(m Mark, named map[string]bool) string {
	if m.Series == "" || m.Series == m.Category || named[m.Series] || len(r.f.Legend) == 0 {
		return ""
	}
	named[m.Series] = true
	return clip(plainText(m.Series), r.l.font, r.l.width/5)
}

// plainText removes what ECharts reads as markup in a label with styles.
func plainText(s string) string { return strings.NewReplacer("{", "(", "}", ")", "|", "/").Replace(s) }

func (r *rows) panel(i int, lines []row, top, plot int) {
	last := i == len(r.f.Facets)-1
	r.grids = append(r.grids, opts.Grid{Left: px(r.left), Right: px(r.right), Top: px(top), Height: px(plot)})
	r.valueAxis(i, last)
	r.categoryAxis(i, lines)
	if r.f.Chart == "dot" {
		r.links(i, lines)
	}
	for _, name := range seriesOf(lines) {
		switch r.f.Chart {
		case "bar":
			r.bars(i, lines, name)
		case "range":
			r.spans(i, lines, name)
			r.dots(i, lines, name)
		case "box":
			r.boxes(i, lines, name)
		default:
			r.intervals(i, lines, name)
			r.dots(i, lines, name)
		}
		r.formerMarks(i, lines, name)
		r.labels(i, lines, name)
	}
	r.references(r.f, "xAxis", r.l)
}

func (r *rows) valueAxis(i int, last bool) {
	show := labels(r.l, muted)
	show["show"] = last
	e := r.scale.options(r.f, show)
	x := opts.XAxis{Type: r.scale.axisType(), Min: r.scale.min, Max: r.scale.max, GridIndex: i}
	if last {
		x.Name, x.NameLocation, x.NameGap = axisName(r.f, r.scale, r.l), "middle", 30
		e["nameTextStyle"] = labels(r.l, muted)
	}
	r.xAxes = append(r.xAxes, xAxis{x, e})
}

func (r *rows) categoryAxis(i int, lines []row) {
	var names []any
	for _, o := range lines {
		names = append(names, r.axisText(o))
	}
	label := labels(r.l, ink)
	label["interval"] = 0
	label["align"] = "left"
	if label["margin"] = r.left; r.l.above {
		label["verticalAlign"], label["padding"] = "bottom", []int{0, 0, r.markHeight()/2 + 5, 0}
	}
	line := extra{"show": r.f.Chart == "bar" && !r.l.above, "lineStyle": extra{"color": control, "width": 1}}
	r.yAxes = append(r.yAxes, yAxis{
		opts.YAxis{Type: "category", Data: names, Inverse: opts.Bool(true), GridIndex: i},
		extra{"axisLabel": label, "axisLine": line, "axisTick": extra{"show": false}, "splitLine": extra{"show": false}},
	})
}

// axisText is the label of a line, bold where its category stands out. ECharts
// takes the alignment of such a label from nowhere else.
func (r *rows) axisText(o row) any {
	if !slices.Contains(r.f.Highlight, o.marks[0].Category) {
		return o.label
	}
	style := extra{"fontWeight": "bold", "align": "left"}
	if r.l.above {
		style["verticalAlign"] = "bottom"
	}
	return extra{"value": o.label, "textStyle": style}
}

// whole is what the parts of a stacked line come to.
func whole(parts []Mark) float64 {
	sum := 0.0
	for _, m := range parts {
		if !math.IsNaN(m.Value) {
			sum += m.Value
		}
	}
	return sum
}

// totals are the wholes of a stacked figure.
func (f *Figure) totals() []float64 {
	var sums []float64
	for _, facet := range f.Facets {
		for _, category := range categories(facet.Marks) {
			sums = append(sums, whole(ofCategory(facet.Marks, category)))
		}
	}
	return sums
}

// markHeight is how high the marks are, px.
func (r *rows) markHeight() int {
	if r.f.Chart == "bar" || r.f.Chart == "box" {
		return barHeight
	}
	return symbolSize(0)
}

func orNull(v float64) any {
	if math.IsNaN(v) {
		return nil
	}
	return v
}
