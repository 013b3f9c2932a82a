package svg

import (
	"fmt"
	"image"
	"image/color"
	"strconv"
	"strings"

	"github.com/srwiley/rasterx"
)

// ink is what currentColor stands for in a picture: text on the light paper.
const ink = "#1B1F24"

// A pen is how an element is painted; its children inherit it.
type pen struct {
	to            rasterx.Matrix2D // from the element's coordinates to pixels
	clip          *image.Alpha     // what may be painted; nil is everything
	fill, stroke  string           // as attributes say it; a number sign or none
	opacity       float64          // of the element, with that of the groups around it
	fillOpacity   float64
	strokeOpacity float64
	width         float64 // of lines
	dash          []float64
	dashOffset    float64
	miter         float64
	cap, join     string
	size          float64 // of letters
	bold          bool
}

func newPen() pen {
	return pen{to: rasterx.Identity, fill: "#000000", stroke: "none", opacity: 1, fillOpacity: 1, strokeOpacity: 1,
		width: 1, miter: 4, size: 16}
}

// with returns the pen as the attributes of an element change it.
func (p pen) with(n *node) (pen, error) {
	for _, a := range n.attrs {
		var err error
		switch a.name {
		case "transform":
			p.to, err = transformed(p.to, a.value)
		case "fill":
			p.fill = a.value
		case "stroke":
			p.stroke = a.value
		case "stroke-linecap":
			p.cap = a.value
		case "stroke-linejoin":
			p.join = a.value
		case "stroke-dasharray":
			p.dash, err = list(a.value)
		case "font-weight":
			p.bold = a.value == "bold" || a.value >= "600"
		case "opacity":
			var own float64
			own, err = strconv.ParseFloat(a.value, 64)
			p.opacity *= own
		default:
			if place := p.number(a.name); place != nil {
				*place, err = strconv.ParseFloat(a.value, 64)
			}
		}
		if err != nil {
			return p, fmt.Errorf("<%s %s=%q>: %w", n.name, a.name, shorten(a.value), err)
		}
	}
	return p, nil
}

// number returns where the pen keeps an attribute that is one number.
func (p *pen) number(name string) *float64 {
	return map[string]*float64{
		"fill-opacity": &p.fillOpacity, "stroke-opacity": &p.strokeOpacity, "stroke-width": &p.width,
		"stroke-dashoffset": &p.dashOffset, "stroke-miterlimit": &p.miter, "font-size": &p.size,
	}[name]
}

func list(s string) ([]float64, error) {
	v, ok := numbers(s)
	if !ok {
		return nil, fmt.Errorf("not a list of numbers")
	}
	return v, nil
}

// transformed returns a matrix with the steps of a transform attribute before it.
func transformed(m rasterx.Matrix2D, steps string) (rasterx.Matrix2D, error) {
	for step := range strings.SplitAfterSeq(steps, ")") {
		if step = strings.TrimSpace(step); step == "" {
			continue
		}
		name, args, _ := strings.Cut(strings.TrimSuffix(step, ")"), "(")
		v, err := list(args)
		switch {
		case err != nil:
			return m, err
		case name == "translate" && len(v) == 2:
			m = m.Translate(v[0], v[1])
		case name == "scale" && len(v) == 2:
			m = m.Scale(v[0], v[1])
		case name == "rotate" && len(v) == 1:
			m = m.Rotate(v[0] * radian)
		case name == "matrix" && len(v) == 6:
			m = m.Mult(rasterx.Matrix2D{A: v[0], B: v[1], C: v[2], D: v[3], E: v[4], F: v[5]})
		default:
			return m, fmt.Errorf("%s of %d numbers", name, len(v))
		}
	}
	return m, nil
}

// solid returns the colour that a paint stands for, and false if it is none: a
// variable gives its fallback, which is the light theme's.
func solid(paint string) (color.RGBA, bool) {
	if paint == "currentColor" {
		paint = ink
	}
	if _, fallback, ok := strings.Cut(paint, ","); ok && strings.HasPrefix(paint, "var(") {
		paint = strings.TrimSuffix(fallback, ")")
	}
	v, ok := parseRGB(paint)
	return color.RGBA{uint8(v[0]), uint8(v[1]), uint8(v[2]), 255}, ok
}
