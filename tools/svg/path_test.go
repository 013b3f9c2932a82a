package svg

import (
	"testing"
)

func TestFormatPath(t *testing.T) {
	for _, c := range []struct{ reason, in, want string }{
		{"lines along an axis", "M1 2L3 2L3 9L4 8", "M1 2H3V9L4 8"},
		{"a line to where the pen is", "M1 2L1 2L3 4", "M1 2L3 4"},
		{"two decimals, no more", "M1.005 2.3456L-0.001 7", "M1 2.35L0 7"},
		{"after Z the pen is at the start", "M1 2L5 6ZL1 6", "M1 2L5 6ZL1 6"},
		{"sides of a rectangle are relative", "M1 2l3 0l0 4l-3 0Z", "M1 2H4V6H1Z"},
		{"curves and arcs", "M0 0C1 2 3 4 5 6A1 1 0 0 1 7 8Q1 2 3 4", "M0 0C1 2 3 4 5 6A1 1 0 0 1 7 8Q1 2 3 4"},
		{"exponents", "M1e2 1e-9L0 1", "M100 0L0 1"},
	} {
		path, err := parsePath(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.reason, err)
		} else if got := formatPath(path); got != c.want {
			t.Errorf("%s: got %s, want %s", c.reason, got, c.want)
		}
	}
}

func TestParsePathRefuses(t *testing.T) {
	for _, d := range []string{"X1 2", "M1", "M1 2 3", "1 2", "Mx y", "MNaN 1", "M1 1e999", "m1 2", "M1 2\"", "é"} {
		if path, err := parsePath(d); err == nil {
			t.Errorf("%q gives %v", d, path)
		}
	}
}

func FuzzParsePath(f *testing.F) {
	f.Add("M1 2l3 0l0 4l-3 0Z")
	f.Add("M1 0A1 1 0 1 1 1 -0.1A1 1 0 0 1 1 0")
	f.Fuzz(func(t *testing.T, d string) {
		path, err := parsePath(d)
		if err != nil {
			return
		}
		circle(path)
		rectangle(path)
		formatPath(path)
	})
}
