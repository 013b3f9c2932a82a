package svg

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

const oneDot = `{"grid": {"left": 0, "right": 0, "top": 0, "bottom": 0}, "xAxis": {"type": "value", "show": false}, "yAxis": {"type": "category", "data": ["a"], "show": false},
	"series": [{"type": "scatter", "symbolSize": 9, "itemStyle": {"color": "#123456", "opacity": 1}, "data": [[5, 0]]}]}`

func dotFigure() Figure {
	return Figure{ID: "f-w", Width: 300, Height: 100, Title: "One & only", Option: []byte(oneDot)}
}

func render(t *testing.T, f Figure) string {
	t.Helper()
	r := New(1)
	defer r.Close()
	out, err := r.Render(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestRenderWritesAnAccessibleRoot(t *testing.T) {
	f := dotFigure()
	f.Description = "a < b"
	want := `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" viewBox="0 0 300 100" role="img"` +
		` aria-labelledby="f-w-title f-w-desc" font-family="` + family + `">` +
		`<title id="f-w-title">One &amp; only</title><desc id="f-w-desc">a &lt; b</desc>` +
		`<circle cx="300" cy="50" r="4.5" fill="#123456"/></svg>` + "\n"
	if got := render(t, f); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A description that is not there is not pointed to.
func TestRenderWithoutDescription(t *testing.T) {
	got := render(t, dotFigure())
	if strings.Contains(got, "desc") || !strings.Contains(got, `aria-labelledby="f-w-title"`) {
		t.Error(got)
	}
}

// Every symbol on the list passes as a mark, and the empty ones show the page.
func TestRenderDrawsEverySymbol(t *testing.T) {
	r := New(1)
	defer r.Close()
	for _, symbol := range symbols {
		f := dotFigure()
		f.Option = []byte(strings.Replace(oneDot, `"symbolSize": 9`, `"symbolSize": 9, "symbol": "`+symbol+`"`, 1))
		out, err := r.Render(context.Background(), f)
		if err != nil {
			t.Errorf("%s: %v", symbol, err)
			continue
		}
		if strings.HasPrefix(symbol, "empty") != strings.Contains(string(out), `fill="`+paper+`"`) {
			t.Errorf("%s: %s", symbol, out)
		}
		if drawn := strings.Contains(string(out), "#123456"); drawn == (symbol == "none") {
			t.Errorf("%s: %s", symbol, out)
		}
	}
}

func TestRenderRefusesFigures(t *testing.T) {
	r := New(1)
	defer r.Close()
	for _, c := range []struct {
		reason, want string
		change       func(*Figure)
	}{
		{"an id is part of url(#…)", `id "A"`, func(f *Figure) { f.ID = "A" }},
		{"an id begins with a letter", `id "1a"`, func(f *Figure) { f.ID = "1a" }},
		{"an id cannot end an attribute", "id", func(f *Figure) { f.ID = `a" onload="x` }},
		{"no size", "size 0×100", func(f *Figure) { f.Width = 0 }},
		{"a size of a slip", "size 300×100000", func(f *Figure) { f.Height = 100000 }},
		{"no name", "title", func(f *Figure) { f.Title = "" }},
		{"XML cannot hold U+0001", "title", func(f *Figure) { f.Title = "a\x01" }},
		{"broken UTF-8", "description", func(f *Figure) { f.Description = "\xff" }},
		{"no option", "option: EOF", func(f *Figure) { f.Option = nil }},
	} {
		f := dotFigure()
		c.change(&f)
		_, err := r.Render(context.Background(), f)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one about %q", c.reason, err, c.want)
		}
	}
	if len(r.pool.idle) > 0 {
		t.Error("a refused figure has started an engine")
	}
}

// What ECharts cannot do must not pass as an empty picture, and a machine that
// failed must not draw the next one.
func TestRenderGoesOnAfterAnError(t *testing.T) {
	r := New(1)
	defer r.Close()
	f := dotFigure()
	f.Option = []byte(`{"series": [{"type": "scatter", "xAxisIndex": 3, "data": [[1, 2]]}]}`)
	if out, err := r.Render(context.Background(), f); err == nil {
		t.Errorf("no error for a series without axes: %s", out)
	}
	if _, err := r.Render(context.Background(), dotFigure()); err != nil {
		t.Errorf("after the error: %v", err)
	}
}

func TestRenderEndsWithItsContext(t *testing.T) {
	r := New(1)
	defer r.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	start := time.Now()
	if _, err := r.Render(ctx, manyDots(200_000)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v, want %v", err, context.DeadlineExceeded)
	}
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("went on for %v", d)
	}
	if _, err := r.Render(context.Background(), dotFigure()); err != nil {
		t.Errorf("after the interruption: %v", err)
	}
}

// manyDots takes long to draw.
func manyDots(n int) Figure {
	var rows strings.Builder
	for i := range n {
		fmt.Fprintf(&rows, ",[%d,%d]", i, i%7)
	}
	f := dotFigure()
	f.Option = []byte(strings.Replace(oneDot, "[5, 0]", rows.String()[1:], 1))
	return f
}

func TestClose(t *testing.T) {
	r := New(2)
	if _, err := r.Render(context.Background(), dotFigure()); err != nil {
		t.Fatal(err)
	}
	r.Close()
	r.Close() // twice does no harm
	if _, err := r.Render(context.Background(), dotFigure()); !errors.Is(err, ErrClosed) {
		t.Errorf("error %v, want %v", err, ErrClosed)
	}
}

func TestVersionIsAHash(t *testing.T) {
	if v := Version(); len(v) != 64 || v != Version() {
		t.Errorf("Version() = %q", v)
	}
}

func ExampleRenderer_Render() {
	r := New(1)
	defer r.Close()
	out, err := r.Render(context.Background(), Figure{
		ID: "speed", Width: 200, Height: 60, Title: "Fastify is fast",
		Option: []byte(`{
			"xAxis": {"type": "value", "show": false},
			"yAxis": {"type": "category", "data": ["Fastify"], "show": false},
			"grid": {"left": 0, "right": 0, "top": 0, "bottom": 0},
			"series": [{"type": "custom", "renderItem": "interval", "itemPayload": {"color": "#123456"},
				"encode": {"x": [0, 1, 2], "y": 3}, "data": [[50, 0, 100, 0]]}]}`),
	})
	_, drawing, _ := strings.Cut(string(out), "</title>")
	fmt.Print(drawing, err)
	// Output:
	// <path d="M0 30H200M0 26V34M200 26V34" fill="none" stroke="#123456" stroke-width="2"/></svg>
	// <nil>
}
