package svg

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
)

// An option is what the rules need to know of an ECharts option.
type option struct {
	palette  *palette
	problems []error
}

// The parts in the bundle; echarts/echarts.js is the other half of these lists.
var (
	components  = []string{"title", "legend", "grid", "xAxis", "yAxis", "tooltip", "visualMap", "dataZoom", "dataset", "series"}
	settings    = []string{"color", "textStyle", "backgroundColor", "animation", "useUTC"}
	seriesTypes = []string{"bar", "line", "scatter", "boxplot", "heatmap", "custom"}
	renderers   = []string{"interval", "span", "band"}
	symbols     = []string{"circle", "rect", "roundRect", "triangle", "diamond", "pin", "arrow", "none",
		"emptyCircle", "emptyRect", "emptyRoundRect", "emptyTriangle", "emptyDiamond", "emptyPin", "emptyArrow"}
)

// parseOption returns the option, or all rules it breaks, each with its path.
func parseOption(text []byte) (*option, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var top map[string]any
	if err := d.Decode(&top); err != nil {
		return nil, fmt.Errorf("option: %w", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("option: text after the end of the JSON")
	}
	o := &option{palette: &palette{paints: map[string]bool{}}}
	o.parts(top)
	o.walk("", top)
	if err := errors.Join(o.problems...); err != nil {
		return nil, fmt.Errorf("option: %w", err)
	}
	return o, nil
}

func (o *option) refuse(path, format string, args ...any) {
	o.problems = append(o.problems, fmt.Errorf("%s: %w", path, fmt.Errorf(format, args...)))
}

func (o *option) oneOf(path, word string, valid []string) {
	if !slices.Contains(valid, word) {
		o.refuse(path, "%q is not in the bundle (%s)", shorten(word), problem.Suggest(word, valid))
	}
}

// parts checks that ECharts has what the option asks for: it leaves out what it
// does not have, without a word.
func (o *option) parts(top map[string]any) {
	for _, key := range slices.Sorted(maps.Keys(top)) {
		o.oneOf(key, key, append(components, settings...))
	}
	for i, s := range objects(top["series"]) {
		o.series(fmt.Sprintf("series[%d]", i), s)
	}
	for i, z := range objects(top["dataZoom"]) {
		o.oneOf(fmt.Sprintf("dataZoom[%d].type", i), text(z["type"]), []string{"inside"})
	}
	for i, m := range objects(top["visualMap"]) {
		o.oneOf(fmt.Sprintf("visualMap[%d].type", i), text(m["type"]), []string{"continuous"})
		for _, state := range []string{"inRange", "outOfRange"} {
			if in, ok := m[state].(map[string]any); ok {
				o.palette.addRamp(texts(in["color"]))
			}
		}
	}
	for _, axis := range append(objects(top["xAxis"]), objects(top["yAxis"])...) {
		if axis["type"] == "time" && top["useUTC"] != true {
			o.refuse("useUTC", "must be true when there is a time axis, or labels depend on the time zone")
		}
	}
}

func (o *option) series(path string, s map[string]any) {
	o.oneOf(path+".type", text(s["type"]), seriesTypes)
	if s["type"] == "custom" {
		o.oneOf(path+".renderItem", text(s["renderItem"]), renderers)
		if _, ok := s["itemPayload"].(map[string]any); !ok {
			o.refuse(path+".itemPayload", "must be an object")
		}
	}
	for _, key := range []string{"markPoint", "markArea"} {
		if s[key] != nil {
			o.refuse(path+"."+key, "is not in the bundle")
		}
	}
}

// objects returns the objects of a component: ECharts takes one or a list.
func objects(v any) []map[string]any {
	if one, ok := v.(map[string]any); ok {
		return []map[string]any{one}
	}
	list, _ := v.([]any)
	var out []map[string]any
	for _, item := range list {
		one, _ := item.(map[string]any) // nil fails the check of its type
		out = append(out, one)
	}
	return out
}

func text(v any) string { s, _ := v.(string); return s }

func texts(v any) []string {
	list, _ := v.([]any)
	var out []string
	for _, item := range list {
		out = append(out, text(item))
	}
	return out
}

// walk checks every key and string below v by the meaning of its key.
func (o *option) walk(path string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			at := strings.TrimPrefix(path+"."+key, ".")
			if err := checkText(key); err != nil {
				o.refuse(at, "key: %w", err)
			}
			o.key(at, key, v[key])
			o.walk(at, v[key])
		}
	case []any:
		for i, item := range v {
			o.walk(fmt.Sprintf("%s[%d]", path, i), item)
		}
	case string:
		if err := checkText(v); err != nil {
			o.refuse(path, "%w", err)
		}
	}
}
