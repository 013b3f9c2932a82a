package svg

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// paper is the colour of the page. ECharts fills symbols named empty… with
// white and takes no other colour for it.
const paper = "var(--bench-paper,#FFFFFF)"

var validColor = lazy.Regexp(`^(#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|currentColor|transparent|none|var\(--[a-z][a-z0-9-]*,#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\))$`)

func checkColor(s string) error {
	if !validColor().MatchString(s) {
		return fmt.Errorf("%q is not a colour; write #rrggbb, currentColor, transparent, none or var(--name,#rrggbb)", shorten(s))
	}
	return nil
}

// A palette holds the colours that a drawing may show.
type palette struct {
	paints map[string]bool // in lower case
	ramps  [][]rgb         // colours between two neighbours are allowed too
}

type rgb [3]float64

func (p *palette) add(color string) { p.paints[strings.ToLower(color)] = true }

// addRamp allows what a visualMap mixes of its colours.
func (p *palette) addRamp(colors []string) {
	var ramp []rgb
	for _, c := range colors {
		if v, ok := parseRGB(c); ok {
			ramp = append(ramp, v)
		}
	}
	p.ramps = append(p.ramps, ramp)
}

func (p *palette) has(color string) bool {
	color = strings.ToLower(color)
	if color == "none" || color == "transparent" || p.paints[color] {
		return true
	}
	v, ok := parseRGB(color)
	if !ok {
		return false
	}
	for _, ramp := range p.ramps {
		for i := range len(ramp) - 1 {
			if between(v, ramp[i], ramp[i+1]) {
				return true
			}
		}
	}
	return false
}

// between reports whether v lies on the line from a to b, give or take the
// rounding to whole steps of each channel.
func between(v, a, b rgb) bool {
	var along, length float64
	for i := range v {
		along += (v[i] - a[i]) * (b[i] - a[i])
		length += (b[i] - a[i]) * (b[i] - a[i])
	}
	at := 0.0
	if length > 0 {
		at = min(1, max(0, along/length))
	}
	for i := range v {
		if math.Abs(a[i]+at*(b[i]-a[i])-v[i]) > 1.5 {
			return false
		}
	}
	return true
}

var rgbCall = lazy.Regexp(`^rgb\((\d{1,3}),(\d{1,3}),(\d{1,3})\)$`)

// parseRGB reads #rgb, #rrggbb and rgb(r,g,b).
func parseRGB(s string) (rgb, bool) {
	if m := rgbCall().FindStringSubmatch(s); m != nil {
		var v rgb
		for i := range v {
			v[i], _ = strconv.ParseFloat(m[i+1], 64) // digits only
		}
		return v, true
	}
	hex, ok := strings.CutPrefix(s, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if !ok || len(hex) != 6 || err != nil {
		return rgb{}, false
	}
	return rgb{float64(n >> 16), float64(n >> 8 & 255), float64(n & 255)}, true
}
