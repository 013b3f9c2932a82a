package chart

import (
	"math"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/benchwright/benchwright/tools/bench"
)

// A Frame is a figure of dots or bars in one layout without its marks: what a
// browser fills with those of the rows that a reader has left. Scale and margins it
// finds for them as rows.fit does.
type Frame struct {
	Width  int  `json:"width"`  // px
	Row    int  `json:"row"`    // height of a line of marks, px
	Font   int  `json:"font"`   // of labels, px
	Ticks  int  `json:"ticks"`  // about how many labels the value axis has at the most
	Beside bool `json:"beside"` // categories stand beside their marks, not above them
	Top    int  `json:"top"`    // above the first panel, px
	Head   int  `json:"head"`   // height of a panel's title of one line, px
	Line   int  `json:"line"`   // of each further line of it, px
	Above  int  `json:"above"`  // for the labels of reference lines, px
	Gap    int  `json:"gap"`    // between panels, px
	Foot   int  `json:"foot"`   // below the last panel, px
	Label  int  `json:"label"`  // between a mark and its label, px
	Edge   int  `json:"edge"`   // least space at the edges, px
	Tick   int  `json:"tick"`   // between labels of the axis, px
	Arrow  int  `json:"arrow"`  // at an open bound, px
	XAxis  any  `json:"xAxis"`  // of the last panel, without its ends
	YAxis  any  `json:"yAxis"`  // of a panel, without categories
	Title  any  `json:"title"`  // of a panel, without text
	Refs   any  `json:"refs"`   // the reference lines of a panel, or null
	Series any  `json:"series"` // by kind and name, without data

	Heads  map[string]string `json:"heads"`  // the titles of panels, in lines
	Labels map[string]any    `json:"labels"` // of categories, as the axis has them
	Names  map[string]any    `json:"names"`  // what the label of the first mark of a series adds: text and rich
}

// Widths are those by which labels are measured, in tenths of the font size.
type Widths struct {
	Of    map[string]float64 `json:"of"`    // single characters
	Upper float64            `json:"upper"` // other capitals
	Wide  float64            `json:"wide"`  // characters above U+2E80
	Other float64            `json:"other"`
}

func widths() Widths {
	w := Widths{Of: map[string]float64{}, Upper: emUpper, Wide: emWide, Other: emOther}
	for r, width := range em {
		w.Of[string(r)] = width
	}
	return w
}

// kinds draw the parts of a panel, each in a series of its own.
var kinds = map[string]func(*rows, []row, string){
	"dots":      func(r *rows, lines []row, name string) { r.dots(0, lines, name) },
	"bars":      func(r *rows, lines []row, name string) { r.bars(0, lines, name) },
	"intervals": func(r *rows, lines []row, name string) { r.intervals(0, lines, name) },
	"samples":   func(r *rows, lines []row, name string) { r.intervals(0, scarce(lines), name) },
	"labels":    func(r *rows, lines []row, name string) { r.labels(0, lines, name) },
}

// scarce returns the lines with samples that are too few for an interval.
func scarce(lines []row) []row {
	var out []row
	for _, o := range lines {
		var marks []Mark
		for _, m := range o.marks {
			m.Summary.Spread, m.Samples = bench.SpreadSamples, []float64{m.Value}
			marks = append(marks, m)
		}
		out = append(out, row{o.label, marks})
	}
	return out
}

// frame returns the frame for all that the marks and the titles of panels may be.
func (f *Figure) frame(l Layout, marks []Mark, panels []string) (Frame, error) {
	shape := *f
	shape.Facets = []Facet{{Marks: marks}}
	r := &rows{draft: &draft{chart: charts.NewScatter()}, f: &shape, l: l, named: map[string]bool{}}
	r.fit()
	lines := r.rowsOf(shape.Facets[0])
	r.grids = []opts.Grid{{}}
	r.valueAxis(0, true)
	r.categoryAxis(0, lines)
	r.panelTitle("", 0, l)
	o, err := r.option()
	if err != nil {
		return Frame{}, err
	}
	out := Frame{Width: l.width, Row: l.row, Font: l.font, Ticks: l.ticks, Beside: !l.above, Top: 8, Head: panelHead, Line: l.font + 3,
		Gap: panelGap, Foot: axisFoot, Label: labelGap, Edge: edge, Tick: tickGap, Arrow: arrow,
		XAxis: element(o, "xAxis", 0), YAxis: element(o, "yAxis", 0), Title: r.titles[0],
		Heads: map[string]string{}, Labels: map[string]any{}, Names: map[string]any{}}
	for _, title := range panels {
		out.Heads[title] = wrapLabel(title, l.font, l.width)
	}
	for _, o := range lines {
		if o.label != "" {
			out.Labels[o.marks[0].Category] = r.axisText(o)
		}
	}
	delete(out.YAxis.(map[string]any), "data")
	for _, key := range []string{"min", "max", "interval"} {
		delete(out.XAxis.(map[string]any), key)
	}
	if out.Series, err = r.templates(lines, out.Names); err != nil {
		return out, err
	}
	if len(f.References) > 0 {
		out.Above, out.Refs = l.font+6, markLine("xAxis", f.References, l)
	}
	return out, nil
}

// templates returns the series of each kind by their names, without data, and
// notes in names what labels say of a series once.
func (r *rows) templates(lines []row, names map[string]any) (map[string]map[string]any, error) {
	out := map[string]map[string]any{}
	for kind, draw := range kinds {
		out[kind] = map[string]any{}
		for _, name := range seriesOf(lines) {
			part := &rows{draft: &draft{chart: charts.NewScatter()}, f: r.f, l: r.l, left: r.left, right: r.right, named: map[string]bool{}}
			draw(part, lines, name)
			if err := part.template(out[kind], name); err != nil {
				return nil, err
			}
			for _, m := range marksOf(lines) {
				if text := part.runtimeName(m, map[string]bool{}); text != "" && m.Series == name {
					names[name] = extra{"text": text, "rich": (&rows{f: r.f, l: r.l, named: map[string]bool{}}).label(m, "right")["rich"]}
					break
				}
			}
		}
	}
	links := &rows{draft: &draft{chart: charts.NewScatter()}, f: r.f, l: r.l}
	links.custom(0, "", "interval", []any{nil}, extra{"cap": 0, "color": grid}, extra{"x": []int{1, 2}, "y": 3})
	out["links"] = map[string]any{}
	return out, links.template(out["links"], "")
}

// template adds the one series that was drawn, if there is one, without its data.
func (r *rows) template(to map[string]any, name string) error {
	if len(r.series) == 0 {
		return nil
	}
	o, err := r.option()
	if err != nil {
		return err
	}
	s := element(o, "series", 0)
	for _, key := range []string{"data", "xAxisIndex", "yAxisIndex"} {
		delete(s, key)
	}
	to[name] = s
	return nil
}

// extremes returns a mark for each category and series, to take their labels and the
// parts of the picture from.
func extremes(groups []group, rows []measured, f *Figure) []Mark {
	low, high := math.Inf(1), math.Inf(-1)
	widest := map[[2]string]float64{}
	for _, m := range rows {
		for _, v := range []float64{m.value, m.low, m.high} {
			if !math.IsNaN(v) {
				low, high = math.Min(low, v), math.Max(high, v)
			}
		}
		key := [2]string{groups[m.group].Category, groups[m.group].Series}
		v := coalesce(m.value, m.high, m.low)
		if w, known := widest[key]; !known || len(f.Label(v)) > len(f.Label(w)) {
			widest[key] = v
		}
	}
	var marks []Mark
	for _, g := range groups {
		key := [2]string{g.Category, g.Series}
		v, left := widest[key]
		if !left {
			continue
		}
		delete(widest, key)
		marks = append(marks, Mark{Category: g.Category, Series: g.Series, Slot: g.Slot, Value: v, Low: low, High: high,
			Summary: bench.Summary{Spread: bench.SpreadInterval}})
	}
	return marks
}
