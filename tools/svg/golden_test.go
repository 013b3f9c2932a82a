package svg

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/internal/golden"
)

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

func TestGolden(t *testing.T) {
	r := New(1)
	defer r.Close()
	for name, f := range fixtures(t) {
		got, err := r.Render(context.Background(), f)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		golden.Text(t, filepath.Join("testdata", name+".svg"), got)
	}
}
