package svg

import (
	"strings"
	"testing"
)

func TestParseOptionRefuses(t *testing.T) {
	for _, c := range []struct{ reason, option, want string }{
		{"not JSON", `{`, "option:"},
		{"not an object", `[]`, "option:"},
		{"two documents", `{} {}`, "after the end"},
		{"draws nothing", `{"series": [{"type": "pie"}]}`, `series[0].type: "pie" is not in the bundle`},
		{"no type draws nothing", `{"series": [{}]}`, `series[0].type`},
		{"one series without a list", `{"series": {"type": "pie"}}`, `series[0].type`},
		{"not an object", `{"series": ["bar"]}`, `series[0].type`},
		{"draws nothing", `{"toolbox": {}}`, `toolbox: "toolbox" is not in the bundle`},
		{"suggests", `{"titel": {}}`, `did you mean "title"?`},
		{"engine says only: not a function", `{"series": [{"type": "custom", "renderItem": "intervall", "itemPayload": {}}]}`, `did you mean "interval"?`},
		{"a shape reads it", `{"series": [{"type": "custom", "renderItem": "span"}]}`, "series[0].itemPayload: must be an object"},
		{"not in the bundle", `{"series": [{"type": "line", "markPoint": {}}]}`, "series[0].markPoint"},
		{"slider is not in the bundle", `{"dataZoom": [{"type": "slider"}]}`, "dataZoom[0].type"},
		{"pieces are not in the bundle", `{"visualMap": {"type": "piecewise"}}`, "visualMap[0].type"},
		{"labels of the local time zone", `{"xAxis": {"type": "time"}}`, "useUTC"},
		{"not escaped by ECharts", `{"color": ["#123", "red\" onload=\"alert(1)"]}`, "color[1]:"},
		{"a name is not on the list", `{"title": {"textStyle": {"color": "red"}}}`, "title.textStyle.color:"},
		{"inherit takes the colour of the mark", `{"series": [{"type": "bar", "label": {"color": "inherit"}}]}`, "series[0].label.color:"},
		{"downloads need the fallback", `{"backgroundColor": "var(--paper)"}`, "backgroundColor:"},
		{"nested call", `{"backgroundColor": "var(--a,url(#x))"}`, "backgroundColor:"},
		{"a shape's own colours", `{"series": [{"type": "custom", "renderItem": "span", "itemPayload": {"colors": ["rgb(1,2,3)"]}}]}`, "itemPayload.colors[0]:"},
		{"ends the attribute", `{"textStyle": {"fontFamily": "\"Source Sans 3\", sans-serif"}}`, "textStyle.fontFamily:"},
		{"loads a picture", `{"series": [{"type": "scatter", "symbol": "image://https://example.org/x.png"}]}`, "series[0].symbol:"},
		{"a path of others", `{"series": [{"type": "scatter", "data": [{"value": [1, 2], "symbol": "path://M0 0"}]}]}`, "series[0].data[0].symbol:"},
		{"a pattern", `{"backgroundColor": {"image": "x.png"}}`, "backgroundColor.image:"},
		{"leads away", `{"title": {"link": "javascript:alert(1)"}}`, "title.link:"},
		{"HTML in the browser", `{"tooltip": {"renderMode": "html"}}`, "tooltip.renderMode:"},
		{"sets a prototype", `{"series": [{"type": "bar", "__proto__": {"x": 1}}]}`, "series[0].__proto__:"},
		{"sets a prototype where ECharts looks texts up", `{"yAxis": {"data": ["a\n__proto__"]}}`, "yAxis.data[0]:"},
		{"XML cannot hold it", `{"yAxis": {"data": ["a", "b\u0000"]}}`, "yAxis.data[1]:"},
		{"nobody sees it", `{"yAxis": {"data": ["\u0085"]}}`, "U+0085"},
		{"lone high surrogate", `{"yAxis": {"data": ["\ud800x"]}}`, "yAxis.data[0]:"},
		{"lone low surrogate", `{"yAxis": {"data": ["\udc00"]}}`, "yAxis.data[0]:"},
		{"broken UTF-8", "{\"yAxis\": {\"data\": [\"\xff\"]}}", "yAxis.data[0]:"},
		{"XML cannot hold it", `{"yAxis": {"data": ["\uffff"]}}`, "U+FFFF"},
		{"in a key", `{"dataset": {"source": [{"a\u0001": 1}]}}`, "dataset.source[0]"},
	} {
		_, err := parseOption([]byte(c.option))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %s: error %v, want %q in it", c.reason, c.option, err, c.want)
		}
	}
}

func TestParseOptionAccepts(t *testing.T) {
	for _, c := range []struct{ reason, option string }{
		{"all four kinds of colour", `{"color": ["#123", "#A1b2C3", "currentColor", "none", "transparent", "var(--bench-1-text,#3B7A2A)"]}`},
		{"a column of a dataset may be called color", `{"dataset": {"source": [{"color": "Node.js", "image": 1}]}}`},
		{"labels of two lines", `{"yAxis": {"data": ["a\nb"]}}`},
		{"a pair of surrogates is a character", `{"yAxis": {"data": ["\ud83d\ude00"]}}`},
		{"narrow space, minus, en dash", `{"yAxis": {"data": ["−50–80 ms"]}}`},
		{"time in UTC", `{"useUTC": true, "xAxis": {"type": "time"}}`},
		{"mark lines have two symbols", `{"series": [{"type": "line", "markLine": {"symbol": ["none", "none"]}}]}`},
	} {
		if _, err := parseOption([]byte(c.option)); err != nil {
			t.Errorf("%s: %v", c.reason, err)
		}
	}
}

// All rules an option breaks are told at once, in a fixed order.
func TestParseOptionTellsAll(t *testing.T) {
	_, err := parseOption([]byte(`{"title": {"textStyle": {"color": "red"}, "link": "x"}, "radar": {}, "series": [{"type": "pie"}]}`))
	if err == nil {
		t.Fatal("no error")
	}
	at := -1
	for _, path := range []string{"radar:", "series[0].type:", "title.link:", "title.textStyle.color:"} {
		next := strings.Index(err.Error(), path)
		if next <= at {
			t.Errorf("%q is not in its place in:\n%v", path, err)
		}
		at = next
	}
}

func FuzzParseOption(f *testing.F) {
	f.Add([]byte(oneDot))
	f.Add([]byte(`{"series": {"type": "custom", "itemPayload": []}, "visualMap": [1], "dataZoom": "x"}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		o, err := parseOption(text)
		if (o == nil) == (err == nil) {
			t.Errorf("option %v and error %v", o, err)
		}
	})
}
