package svg

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// A fixture is a figure in testdata/<name>.json.
type fixture struct {
	Width, Height      int
	Title, Description string
	Option             json.RawMessage
}

// fixtures returns the figures in testdata by name.
func fixtures(t testing.TB) map[string]Figure {
	t.Helper()
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("testdata: %d files, %v", len(files), err)
	}
	figures := map[string]Figure{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var f fixture
		if err := json.Unmarshal(text, &f); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		figures[name] = Figure{Option: f.Option, Width: f.Width, Height: f.Height, ID: name, Title: f.Title, Description: f.Description}
	}
	return figures
}

// A picture that changed is written beside its golden file, so that a review is
// a look at two pictures. Run with -update to accept.
func TestGolden(t *testing.T) {
	r := New(1)
	defer r.Close()
	for name, f := range fixtures(t) {
		got, err := r.Render(context.Background(), f)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		golden := filepath.Join("testdata", name+".svg")
		changed := filepath.Join("testdata", name+"-changed.svg")
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Errorf("%v; run the test with -update", err)
			continue
		}
		if bytes.Equal(got, want) {
			os.Remove(changed)
			continue
		}
		if err := os.WriteFile(changed, got, 0o644); err != nil {
			t.Fatal(err)
		}
		t.Errorf("%s looks different: compare %s with %s", name, changed, golden)
	}
}
