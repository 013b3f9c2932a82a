package publish

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/svg"
)

// dotAt is a small figure with one dot.
func dotAt(id string, x int) svg.Figure {
	return svg.Figure{ID: id, Width: 100, Height: 50, Title: "One dot", Option: fmt.Appendf(nil,
		`{"xAxis": {"type": "value", "show": false}, "yAxis": {"type": "category", "data": ["a"], "show": false},
		"series": [{"type": "scatter", "itemStyle": {"color": "#123456", "opacity": 1}, "data": [[%d, 0]]}]}`, x)}
}

// broken is a figure that cannot be drawn.
func broken() svg.Figure {
	f := dotAt("broken", 1)
	f.Option = []byte(`{"series": [{"type": "pie"}]}`)
	return f
}

// drawAll has figures drawn with the cache in a folder, and returns the drawings by
// the figures' ids.
func drawAll(cache string, figures ...svg.Figure) (*Drawer, map[string]string, error) {
	d := NewDrawer(cache)
	placed := map[string]string{}
	for _, f := range figures {
		d.Add(f, func(drawing []byte) { placed[f.ID] = string(drawing) })
	}
	return d, placed, d.Draw(context.Background())
}

func mustDraw(t *testing.T, cache string, figures ...svg.Figure) (*Drawer, map[string]string) {
	t.Helper()
	d, placed, err := drawAll(cache, figures...)
	if err != nil {
		t.Fatal(err)
	}
	return d, placed
}

func TestDrawerDrawsWhatChanged(t *testing.T) {
	cache := filepath.Join(t.TempDir(), "drawings")
	d, first := mustDraw(t, cache, dotAt("a", 1), dotAt("b", 2))
	if d.Drawn != 2 || d.Kept != 0 || !strings.HasPrefix(first["a"], "<svg") {
		t.Fatalf("first: %d drawn, %d kept, %s", d.Drawn, d.Kept, first["a"])
	}
	d, again := mustDraw(t, cache, dotAt("a", 1), dotAt("b", 2))
	if d.Drawn != 0 || d.Kept != 2 || again["a"] != first["a"] || again["b"] != first["b"] {
		t.Errorf("nothing changed, yet %d were drawn and %d kept", d.Drawn, d.Kept)
	}
	for reason, change := range map[string]func(*svg.Figure){
		"an option":     func(f *svg.Figure) { *f = dotAt("b", 3) },
		"a size":        func(f *svg.Figure) { f.Width++ },
		"a title":       func(f *svg.Figure) { f.Title = "Another" },
		"a description": func(f *svg.Figure) { f.Description = "A dot." },
		"an id":         func(f *svg.Figure) { f.ID = "c" },
	} {
		mustDraw(t, cache, dotAt("a", 1), dotAt("b", 2))
		changed := dotAt("b", 2)
		change(&changed)
		if d, _ := mustDraw(t, cache, dotAt("a", 1), changed); d.Drawn != 1 || d.Kept != 1 {
			t.Errorf("%s changed: %d drawn and %d kept, want 1 and 1", reason, d.Drawn, d.Kept)
		}
	}
}

func TestDrawerForgetsWhatNobodyWants(t *testing.T) {
	cache := filepath.Join(t.TempDir(), "drawings")
	mustDraw(t, cache, dotAt("a", 1), dotAt("b", 2))
	mustDraw(t, cache, dotAt("b", 2))
	if names, _ := list(cache); len(names) != 1 {
		t.Errorf("the cache holds %v, want the one drawing in use", names)
	}
	mustDraw(t, cache)
	if names, _ := list(cache); len(names) != 0 {
		t.Errorf("the cache holds %v, want nothing", names)
	}
}

// A figure that fails costs the others nothing: they are drawn, stay in the cache,
// and are there when the mistake is mended.
func TestDrawerSurvivesAFailingFigure(t *testing.T) {
	cache := filepath.Join(t.TempDir(), "drawings")
	_, _, err := drawAll(cache, dotAt("a", 1), broken(), dotAt("b", 2))
	if err == nil || !strings.Contains(err.Error(), `figure "broken"`) || !strings.Contains(err.Error(), "pie") {
		t.Fatalf("error %v, want one about the pie of figure broken", err)
	}
	d, placed := mustDraw(t, cache, dotAt("a", 1), dotAt("b", 2))
	if d.Drawn != 0 || d.Kept != 2 || !strings.HasPrefix(placed["b"], "<svg") {
		t.Errorf("after the mistake: %d drawn and %d kept, want 0 and 2", d.Drawn, d.Kept)
	}
}

// All failing figures are named in one run.
func TestDrawerReportsEveryFailure(t *testing.T) {
	other := broken()
	other.ID = "other"
	_, _, err := drawAll(t.TempDir(), broken(), other)
	if err == nil || !strings.Contains(err.Error(), `"broken"`) || !strings.Contains(err.Error(), `"other"`) {
		t.Errorf("got %v, want both", err)
	}
}

func TestDrawerStopsWithItsContext(t *testing.T) {
	cache := filepath.Join(t.TempDir(), "drawings")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	d := NewDrawer(cache)
	d.Add(dotAt("a", 1), func([]byte) {})
	if err := d.Draw(ctx); err == nil {
		t.Error("a cancelled run reports success")
	}
	if names, _ := list(cache); len(names) != 0 {
		t.Errorf("a cancelled run leaves %v", names)
	}
}

// The cache is made on first use, and only if there is something to draw.
func TestDrawerOfNothing(t *testing.T) {
	cache := filepath.Join(t.TempDir(), "drawings")
	if d, _ := mustDraw(t, cache); d.Drawn+d.Kept != 0 {
		t.Errorf("nothing was asked for: %+v", d)
	}
	if _, err := os.Stat(cache); !os.IsNotExist(err) {
		t.Errorf("a folder for nothing: %v", err)
	}
}

func TestDrawerReportsProgress(t *testing.T) {
	d := NewDrawer(t.TempDir())
	var seen []string
	d.Progress = func(done, of int) { seen = append(seen, fmt.Sprint(done, "/", of)) }
	for i := range 3 {
		d.Add(dotAt(fmt.Sprint("f", i), i), func([]byte) {})
	}
	if err := d.Draw(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(seen, " "); got != "1/3 2/3 3/3" {
		t.Errorf("got %s", got)
	}
}
