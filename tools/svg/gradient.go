package svg

import (
	"math"
	"strconv"
	"strings"
)

// A stop is a colour of a gradient and its place, in percent.
type stop struct {
	node *node
	at   float64
	rgb  rgb
}

// thinStops removes the stops of a gradient that the browser's own mixing makes
// superfluous: ECharts writes a hundred for the scale of a heat map.
func thinStops(gradient *node) {
	var stops []stop
	for _, n := range gradient.children {
		color, ok := parseRGB(n.get("stop-color"))
		at, err := strconv.ParseFloat(strings.TrimSuffix(n.get("offset"), "%"), 64)
		if !ok || err != nil || len(n.attrs) != 2 {
			return
		}
		stops = append(stops, stop{n, at, color})
	}
	if len(stops) < 3 {
		return
	}
	kept := []*node{stops[0].node}
	start := 0
	for i := 1; i < len(stops)-1; i++ {
		if !straight(stops[start : i+2]) {
			kept = append(kept, stops[i].node)
			start = i
		}
	}
	gradient.children = append(kept, stops[len(stops)-1].node)
}

// straight reports whether every stop has the colour that mixing the first and
// the last gives at its place, give or take one step of a channel. Between two
// at one place nothing is seen, so there any colour will do (t is NaN).
func straight(stops []stop) bool {
	first, last := stops[0], stops[len(stops)-1]
	for _, s := range stops {
		t := (s.at - first.at) / (last.at - first.at)
		for i, v := range s.rgb {
			if math.Abs(first.rgb[i]+t*(last.rgb[i]-first.rgb[i])-v) > 1 {
				return false
			}
		}
	}
	return true
}
