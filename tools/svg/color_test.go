package svg

import "testing"

func TestPalette(t *testing.T) {
	p := &palette{paints: map[string]bool{}}
	p.add("var(--bench-1,#539643)")
	p.add("#ABC")
	p.addRamp([]string{"#000000", "#ff0000", "#ff00ff"})
	for _, c := range []struct {
		color  string
		want   bool
		reason string
	}{
		{"VAR(--bench-1,#539643)", true, "case does not matter"},
		{"#abc", true, "case does not matter"},
		{"#539643", false, "the fallback alone was not asked for"},
		{"none", true, "no colour"},
		{"#54555a", false, "a default of ECharts"},
		{"rgb(128,0,0)", true, "between the first two of the ramp"},
		{"rgb(255,0,10)", true, "between the last two"},
		{"#ff0080", true, "the same as hex"},
		{"rgb(128,0,128)", false, "between the first and the last, which are not neighbours"},
		{"rgb(0,40,0)", false, "beside the ramp"},
		{"rgb(999,0,0)", false, "beyond its end"},
	} {
		if got := p.has(c.color); got != c.want {
			t.Errorf("%s: %v, want %v: %s", c.color, got, c.want, c.reason)
		}
	}
}
