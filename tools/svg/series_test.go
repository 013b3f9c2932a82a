package svg

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// row draws one custom series on a plot of 100 × 20 px whose only row stands
// at y = 10; the linear axis gives a value the x of the same number.
func row(t *testing.T, kind, axis, payload, encode, data string) string {
	t.Helper()
	out := render(t, Figure{ID: "f", Width: 100, Height: 20, Title: "T", Option: fmt.Appendf(nil, `{
		"grid": {"left": 0, "right": 0, "top": 0, "bottom": 0, "outerBoundsMode": "none"},
		"xAxis": {%s, "show": false},
		"yAxis": {"type": "category", "data": ["a"], "show": false},
		"series": [{"type": "custom", "renderItem": %q, "itemPayload": {"color": "#123456"%s}, "encode": %s, "data": %s}]}`,
		axis, kind, payload, encode, data)})
	_, drawing, _ := strings.Cut(out, "</title>")
	drawing = strings.TrimSuffix(drawing, "</svg>\n")
	return regexp.MustCompile(` (fill|stroke)="(none|#123456)"`).ReplaceAllString(drawing, "")
}

const linear = `"type": "value", "min": 0, "max": 100`
const logarithmic = `"type": "log", "min": 1, "max": 100`

func TestInterval(t *testing.T) {
	for _, c := range []struct{ reason, axis, payload, data, want string }{
		{"line and two caps", linear, "", `[[50, 20, 80, 0]]`, `<path d="M20 10H80M20 6V14M80 6V14" stroke-width="2"/>`},
		{"no cap under the mark", linear, "", `[[50, 46, 80, 0]]`, `<path d="M46 10H80M80 6V14" stroke-width="2"/>`},
		{"without a mark nothing hides a cap", linear, "", `[[null, 48, 52, 0]]`, `<path d="M48 10H52M48 6V14M52 6V14" stroke-width="2"/>`},
		{"no low, no line", linear, "", `[[50, null, 80, 0]]`, ``},
		{"not on a logarithmic axis", logarithmic, "", `[[10, 0, 100, 0]]`, ``},
		{"taller caps, moved", linear, `, "cap": 5, "offset": 3`, `[[50, 20, 80, 0]]`, `<path d="M20 13H80M20 8V18M80 8V18" stroke-width="2"/>`},
		{"the label clears the line", linear, `, "labels": ["x"], "label": {"color": "#123456"}`, `[[50, 46, 80, 0]]`,
			`<path d="M46 10H80M80 6V14" stroke-width="2"/><text x="88" y="14.55">x</text>`},
		{"a label without a line clears the mark", linear, `, "labels": ["x"], "label": {"color": "#123456"}`, `[[50, null, null, 0]]`, `<text x="64" y="14.55">x</text>`},
		{"an empty label", linear, `, "labels": [""]`, `[[50, null, null, 0]]`, ``},
		{"a row may have its own colour", linear, `, "colors": ["currentColor"]`, `[[50, 20, 80, 0]]`, `<path d="M20 10H80M20 6V14M80 6V14" stroke="currentColor" stroke-width="2"/>`},
	} {
		got := row(t, "interval", c.axis, c.payload, `{"x": [0, 1, 2], "y": 3}`, c.data)
		if got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.reason, got, c.want)
		}
	}
}

func TestSpan(t *testing.T) {
	for _, c := range []struct{ reason, axis, payload, data, want string }{
		{"its ends are the values", linear, "", `[[20, 80, 0]]`, `<path d="M25 5H75A5 5 0 0 1 80 10A5 5 0 0 1 75 15H25A5 5 0 0 1 20 10A5 5 0 0 1 25 5Z"/>`},
		{"one value is still seen", linear, `, "height": 8`, `[[50, 50, 0, 0]]`, `<path d="M50 6A2 2 0 0 1 52 8V12A2 2 0 0 1 50 14A2 2 0 0 1 48 12V8A2 2 0 0 1 50 6Z"/>`},
		{"a lower bound points right", linear, "", `[[20, null, 0, 1]]`, `<path d="M20 5V15" stroke-width="3"/><path d="M20 10H56M51 5.5L56 10L51 14.5" stroke-width="2"/>`},
		{"and stays within the plot", linear, "", `[[80, null, 0, 1]]`, `<path d="M80 5V15" stroke-width="3"/><path d="M80 10H100M95 5.5L100 10L95 14.5" stroke-width="2"/>`},
		{"an upper bound points left, whatever its low", linear, "", `[[0, 80, 0, 2]]`, `<path d="M80 5V15" stroke-width="3"/><path d="M80 10H44M49 5.5L44 10L49 14.5" stroke-width="2"/>`},
		{"even where there is no 0", logarithmic, "", `[[0, 100, 0, 2]]`, `<path d="M100 5V15" stroke-width="3"/><path d="M100 10H64M69 5.5L64 10L69 14.5" stroke-width="2"/>`},
		{"open for all rows", linear, `, "open": 1, "reach": 20`, `[[20, null, 0]]`, `<path d="M20 5V15" stroke-width="3"/><path d="M20 10H40M35 5.5L40 10L35 14.5" stroke-width="2"/>`},
		{"no high, no bar", linear, "", `[[20, null, 0, 0]]`, ``},
		{"no bound, no arrow", linear, "", `[[20, null, 0, 2]]`, ``},
	} {
		got := row(t, "span", c.axis, c.payload, `{"x": [0, 1], "y": 2}`, c.data)
		if got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.reason, got, c.want)
		}
	}
}

func TestBand(t *testing.T) {
	band := func(data string) string {
		out := render(t, Figure{ID: "f", Width: 100, Height: 100, Title: "T", Option: []byte(`{
			"grid": {"left": 0, "right": 0, "top": 0, "bottom": 0, "outerBoundsMode": "none"},
			"xAxis": {"type": "value", "min": 0, "max": 100, "show": false}, "yAxis": {"type": "value", "min": 0, "max": 100, "show": false},
			"series": [{"type": "custom", "renderItem": "band", "itemPayload": {"color": "#123456"},
				"encode": {"x": 0, "y": [1, 2]}, "data": ` + data + `}]}`)})
		_, drawing, _ := strings.Cut(out, "</title>")
		return strings.TrimSuffix(drawing, "</svg>\n")
	}
	for _, c := range []struct{ reason, data, want string }{
		{"low points, then high points back", `[[0, 10, 20], [50, 30, 50]]`, `<polygon points="0 90 50 70 50 50 0 80" fill="#123456" fill-opacity="0.18"/>`},
		{"a gap parts it", `[[0, 10, 20], [10, 10, 20], [20, null, 20], [30, 10, 20], [40, 10, 20]]`,
			`<polygon points="0 90 10 90 10 80 0 80" fill="#123456" fill-opacity="0.18"/><polygon points="30 90 40 90 40 80 30 80" fill="#123456" fill-opacity="0.18"/>`},
		{"a point is no area", `[[0, 10, 20]]`, ``},
	} {
		if got := band(c.data); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.reason, got, c.want)
		}
	}
}

// A row may carry its value without giving the axis room for it: the dots do.
func TestIntervalReadsTheValueWithoutEncode(t *testing.T) {
	got := row(t, "interval", linear, "", `{"x": [1, 2], "y": 3}`, `[[50, 46, 80, 0]]`)
	if want := `<path d="M46 10H80M80 6V14" stroke-width="2"/>`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A dot-and-interval chart weighs at most 6 kB.
func TestDotPlotIsLight(t *testing.T) {
	for _, name := range []string{"dot-wide", "dot-narrow"} {
		if out := render(t, fixtures(t)[name]); len(out) > 6000 {
			t.Errorf("%s has %d bytes", name, len(out))
		}
	}
}
