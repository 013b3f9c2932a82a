package svg

import (
	"image/color"
	"math"

	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"
)

// colors returns the colour of each pixel of a paint, nil if it is not to be seen.
func (r *painter) colors(paint string, s shape, p pen) func(x, y int) color.RGBA {
	if grammars["clip-path"]().MatchString(paint) {
		if g := r.defs[reference(paint)]; g != nil && g.name == "linearGradient" {
			return gradient(g, s, p)
		}
		return nil
	}
	c, ok := solid(paint)
	if !ok {
		return nil
	}
	return func(int, int) color.RGBA { return c }
}

// gradient returns the colours of a gradient over a shape.
func gradient(g *node, s shape, p pen) func(x, y int) color.RGBA {
	place := map[string]float64{"x1": 0, "y1": 0, "x2": 1, "y2": 0}
	for name := range place {
		if v, ok := numbers(g.get(name)); ok && len(v) == 1 {
			place[name] = v[0]
		}
	}
	to := p.to
	if g.get("gradientUnits") != "userSpaceOnUse" {
		to = to.Mult(boxOf(s))
	}
	x1, y1 := to.Transform(place["x1"], place["y1"])
	x2, y2 := to.Transform(place["x2"], place["y2"])
	dx, dy := x2-x1, y2-y1
	length := dx*dx + dy*dy
	stops := stopsOf(g)
	return func(x, y int) color.RGBA {
		t := 0.0
		if length > 0 {
			t = ((float64(x)+0.5-x1)*dx + (float64(y)+0.5-y1)*dy) / length
		}
		return mix(stops, 100*t)
	}
}

// boxOf returns the matrix that takes the unit square to the box around a shape,
// in the shape's own coordinates.
func boxOf(s shape) rasterx.Matrix2D {
	var o outline
	s(&rasterx.Filler{Scanner: &o})
	px := func(v fixed.Int26_6) float64 { return float64(v) / 64 }
	return rasterx.Matrix2D{A: px(o.box.Max.X - o.box.Min.X), D: px(o.box.Max.Y - o.box.Min.Y),
		E: px(o.box.Min.X), F: px(o.box.Min.Y)}
}

// stopsOf returns the stops of a gradient, with their places in percent.
func stopsOf(g *node) []stop {
	var stops []stop
	for _, n := range g.children {
		s := stop{node: n}
		at := n.get("offset")
		if v, ok := numbers(trimPercent(at)); ok && len(v) == 1 {
			s.at = v[0]
			if at == trimPercent(at) {
				s.at *= 100
			}
		}
		c, _ := solid(n.get("stop-color"))
		s.rgb = rgb{float64(c.R), float64(c.G), float64(c.B)}
		stops = append(stops, s)
	}
	return stops
}

func trimPercent(s string) string {
	if n := len(s); n > 0 && s[n-1] == '%' {
		return s[:n-1]
	}
	return s
}

func mix(stops []stop, at float64) color.RGBA {
	if len(stops) == 0 {
		return color.RGBA{A: 255}
	}
	a, b := stops[0], stops[len(stops)-1]
	for i := range len(stops) - 1 {
		if at >= stops[i].at && at < stops[i+1].at {
			a, b = stops[i], stops[i+1]
		}
	}
	t := 0.0
	if b.at > a.at {
		t = min(1, max(0, (at-a.at)/(b.at-a.at)))
	}
	var v [3]uint8
	for i := range v {
		v[i] = uint8(math.Round(a.rgb[i] + t*(b.rgb[i]-a.rgb[i])))
	}
	return color.RGBA{v[0], v[1], v[2], 255}
}
