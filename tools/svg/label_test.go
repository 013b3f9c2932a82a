package svg

import (
	"context"
	"encoding/json"
	"maps"
	"testing"
)

// payloads are names that an editor could paste, or an attacker could plant.
var payloads = []string{
	`<script>alert(1)</script>`, `</text><script>alert(1)</script>`, `</svg><script>alert(1)</script>`,
	`<img src=x onerror=alert(1)>`, `"><img src=x onerror=alert(1)>`, `'><svg onload=alert(1)>`,
	`" onload="alert(1)`, `' onload='alert(1)`, `" style="fill:red`, `"/><rect width="9" height="9"/>`,
	`&lt;script&gt;alert(1)&lt;/script&gt;`, `&#60;script&#62;`, `&amp;`, `&`, `&nbsp;`, `]]>`, `<![CDATA[x]]>`,
	`<!-- -->`, `<?xml version="1.0"?>`, `<!DOCTYPE svg [<!ENTITY x "y">]>`, `javascript:alert(1)`,
	`url(https://example.org/x)`, `url(#other)`, `{b|x}`, `{a}{b}{c}`, `{@[0]}`, `\u003cscript\u003e`, `%3Cscript%3E`,
	`${alert(1)}`, `{{.}}`, `constructor`, `toString`, `hasOwnProperty`, `next`, `𝔘𝔫𝔦 😀 ünï`, "\u202eevil", "tab\u00a0here",
}

// hostile uses one name wherever an option can hold one.
func hostile(t *testing.T, name string) Figure {
	t.Helper()
	const ink = "#123456"
	look := map[string]any{"color": ink, "fontSize": 13}
	line := map[string]any{"lineStyle": map[string]any{"color": ink}}
	option, err := json.Marshal(map[string]any{
		"textStyle": look,
		"title":     map[string]any{"text": name, "subtext": name, "textStyle": look, "subtextStyle": look},
		"legend":    map[string]any{"data": []string{name}, "textStyle": look, "top": 40},
		"xAxis":     map[string]any{"type": "value", "name": name, "nameTextStyle": look, "axisLabel": look, "axisLine": line, "splitLine": line, "axisTick": line},
		"yAxis":     map[string]any{"type": "category", "data": []string{name}, "axisLabel": look, "axisLine": line, "axisTick": line},
		"series": []any{
			map[string]any{"type": "bar", "name": name, "data": []int{3}, "itemStyle": map[string]any{"color": ink},
				"label": map[string]any{"show": true, "position": "right", "color": ink, "formatter": "of " + name}},
			map[string]any{"type": "custom", "renderItem": "interval", "itemPayload": map[string]any{"color": ink, "labels": []string{name}, "label": map[string]any{"color": ink}},
				"encode": map[string]any{"x": []int{0, 1, 2}, "y": 3}, "data": [][]int{{3, 2, 4, 0}}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return Figure{ID: "f", Width: 400, Height: 200, Title: name, Description: name, Option: option}
}

func TestNamesStayText(t *testing.T) {
	r := New(1)
	defer r.Close()
	shape := func(name string) (map[string]int, map[string]int) {
		out, err := r.Render(context.Background(), hostile(t, name))
		if err != nil {
			t.Fatalf("%q: %v", name, err)
		}
		top, err := parse(string(out))
		if err != nil {
			t.Fatalf("%q: %v", name, err)
		}
		elements, texts := map[string]int{}, map[string]int{}
		each([]*node{top}, func(n *node) {
			elements[n.name]++
			texts[n.text]++
		})
		return elements, texts
	}
	want, _ := shape("harmless")
	for _, name := range payloads {
		elements, texts := shape(name)
		if !maps.Equal(elements, want) {
			t.Errorf("%q changes the elements: %v, want %v", name, elements, want)
		}
		// title, desc, heading, subheading, legend, axis name, category, label of the interval
		if texts[name] != 8 {
			t.Errorf("%q stands %d times as text, want 8", name, texts[name])
		}
	}
}
