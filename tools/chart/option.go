package chart

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/benchwright/benchwright/tools/datapackage"
)

// A Drawing is a figure in one size, ready for the renderer.
type Drawing struct {
	Option        []byte // ECharts option, pure JSON
	Width, Height int    // px
}

// Draw returns the figure's option in a layout.
func (f *Figure) Draw(l Layout) (Drawing, error) {
	d := &draft{chart: charts.NewScatter()}
	draw := drawRows
	switch {
	case f.isLines():
		draw = drawLines
	case f.Chart == "scatter":
		draw = drawScatter
	case f.Chart == "heatmap":
		draw = drawHeatmap
	}
	height := draw(d, f, l)
	option, err := d.json()
	if err != nil {
		return Drawing{}, fmt.Errorf("figure %s: %w", f.ID, err)
	}
	return Drawing{Option: option, Width: l.width, Height: height}, nil
}

// extra holds options that go-echarts has no field for.
type extra map[string]any

// A draft gathers the parts of an option. go-echarts' structs carry what they
// know; the rest goes beside them and is merged into the finished map.
type draft struct {
	chart  *charts.Scatter
	grids  []opts.Grid
	xAxes  []xAxis
	yAxes  []yAxis
	series []series
	titles []extra // panel titles; go-echarts knows one title only
}

type xAxis struct {
	opts.XAxis
	extra extra
}

type yAxis struct {
	opts.YAxis
	extra extra
}

type series struct {
	charts.SingleSeries
	extra extra
}

// json returns the option. Keys are sorted and <, > and & escaped, as encoding/json
// does.
func (d *draft) json() ([]byte, error) {
	option, err := d.option()
	if err != nil {
		return nil, err
	}
	return json.Marshal(option)
}

// option merges the draft into one option.
func (d *draft) option() (map[string]any, error) {
	c := d.chart
	c.XAxisList, c.YAxisList = nil, nil
	for _, x := range d.xAxes {
		c.XAxisList = append(c.XAxisList, x.XAxis)
	}
	for _, y := range d.yAxes {
		c.YAxisList = append(c.YAxisList, y.YAxis)
	}
	for _, s := range d.series {
		c.MultiSeries = append(c.MultiSeries, s.SingleSeries)
	}
	c.SetGlobalOptions(charts.WithGridOpts(d.grids...), charts.WithAnimation(false))
	option, err := decode(c.JSON())
	if err != nil {
		return nil, err
	}
	d.patch(option)
	return option, nil
}

func decode(o map[string]any) (map[string]any, error) {
	b, err := json.Marshal(o)
	if err != nil {
		return nil, err
	}
	if bytes.Contains(b, []byte("__f__")) {
		return nil, errors.New("the option carries a JavaScript function")
	}
	var out map[string]any
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.UseNumber() // numbers stay as written
	return out, dec.Decode(&out)
}

// patch adds the extras and removes what go-echarts always emits: an empty legend
// object would show a legend, and its palette would beat our colours.
func (d *draft) patch(option map[string]any) {
	for _, key := range []string{"legend", "toolbox", "tooltip", "color", "title"} {
		delete(option, key)
	}
	option["legend"] = extra{"show": false} // without one, readers could not hide a series
	if len(d.titles) > 0 {
		option["title"] = d.titles
	}
	for i := range d.grids {
		element(option, "grid", i)["outerBoundsMode"] = "none" // our margins hold all labels
	}
	for i, x := range d.xAxes {
		maps.Copy(element(option, "xAxis", i), x.extra)
	}
	for i, y := range d.yAxes {
		maps.Copy(element(option, "yAxis", i), y.extra)
	}
	for i, s := range d.series {
		maps.Copy(element(option, "series", i), s.extra)
	}
}

func element(option map[string]any, list string, i int) map[string]any {
	return option[list].([]any)[i].(map[string]any)
}

// px writes a length as go-echarts' grids want it.
func px(n int) string { return strconv.Itoa(n) }

// panelTitle puts the title of a facet above its panel and returns where the panel
// begins.
func (d *draft) panelTitle(text string, top int, l Layout) int {
	text = wrapLabel(text, l.font, l.width)
	d.titles = append(d.titles, extra{"text": text, "left": 0, "top": top, "padding": 0,
		"textStyle": extra{"color": ink, "fontSize": l.font, "fontWeight": "bold", "lineHeight": l.font + 3}})
	return top + panelHead + strings.Count(text, "\n")*(l.font+3)
}

const keyGap = 6 // between the lines of a key, and below it, px

// key names the colours above a chart whose labels do not, and returns where the
// chart begins.
func (d *draft) key(f *Figure, top int, l Layout) int {
	if len(f.Legend) < 2 {
		return top
	}
	var text strings.Builder
	rich := extra{}
	line, lines := 0, 1
	for _, e := range f.Legend {
		style := fmt.Sprintf("s%d", e.Slot)
		width, gap := textWidth(glyphs[e.Slot]+" "+e.Name, l.font), 16+textWidth(e.Name, l.font)/6
		if line > 0 && line+width > l.width {
			text.WriteString("\n")
			line, lines = 0, lines+1
		}
		line += width + gap
		fmt.Fprintf(&text, "{%s|%s %s}", style, glyphs[e.Slot], plainText(e.Name))
		rich[style] = extra{"color": textColor(e.Slot), "fontSize": l.font, "fontWeight": "bold", "padding": []int{0, gap, 0, 0}}
	}
	if lines > 1 {
		for _, style := range rich {
			style.(extra)["lineHeight"] = l.font + keyGap
		}
	}
	d.titles = append(d.titles, extra{"text": text.String(), "left": 0, "top": top, "padding": 0,
		"textStyle": extra{"color": ink, "fontSize": l.font, "rich": rich}})
	return top + lines*(l.font+keyGap) + keyGap
}

// heading puts the title of a panel and the name of its vertical axis above it, and
// returns where the plot begins.
func (d *draft) heading(f *Figure, title string, top int, l Layout, s scale) int {
	if title != "" {
		top = d.panelTitle(title, top, l)
	}
	name := axisName(f, s, l)
	if f.Chart == "ecdf" {
		name = f.say("share of samples")
	}
	d.titles = append(d.titles, extra{"text": name, "left": 0, "top": top, "padding": 0,
		"textStyle": extra{"color": muted, "fontSize": l.font, "fontWeight": "normal"}})
	return top + 28
}

// references adds the figure's lines across to the last series of a panel. They
// stand at x where values run along x, else at y.
func (d *draft) references(f *Figure, axis string, l Layout) {
	if len(f.References) == 0 {
		return
	}
	d.series[len(d.series)-1].extra["markLine"] = markLine(axis, f.References, l)
}

// markLine is what draws reference lines.
func markLine(axis string, references []datapackage.Reference, l Layout) extra {
	var data []extra
	for _, r := range references {
		data = append(data, extra{axis: r.Value, "label": extra{"formatter": plainText(r.Label)}})
	}
	label := labels(l, muted)
	if label["position"] = "insideEndTop"; axis == "xAxis" {
		label["position"] = "start" // at the top, as rows run downwards; along the line text would stand upright
	}
	return extra{"silent": true, "symbol": "none", "data": data, "label": label,
		"lineStyle": extra{"color": muted, "width": 1, "type": "dashed"}}
}

func gridLines(show bool) extra {
	return extra{"show": show, "lineStyle": extra{"color": grid, "width": 1}}
}

// halo keeps a label readable where lines pass behind it.
func halo(label extra) extra {
	label["textBorderColor"], label["textBorderWidth"] = paper, 3
	return label
}

func labels(l Layout, color string) extra {
	return extra{"color": color, "fontSize": l.font}
}
