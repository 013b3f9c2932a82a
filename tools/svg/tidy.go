package svg

import (
	"fmt"
	"strconv"
	"strings"
)

// defaults are attributes that say what holds anyway, and names that serve a
// live chart only.
var defaults = map[string]string{
	"pointer-events":  "visible",
	"stroke-linejoin": "miter",
	"stroke-linecap":  "butt",
	"text-anchor":     "start",
	"xml:space":       "preserve",
	"stroke-width":    "1",
	"stroke":          "none",
	"opacity":         "1",
	"fill-opacity":    "1",
	"stroke-opacity":  "1",
	"font-weight":     "normal",
	"font-style":      "normal",
}

// tidyAll rewrites the elements of one level and those below.
func tidyAll(nodes []*node) ([]*node, error) {
	var out []*node
	for _, n := range nodes {
		if n.name == "" && strings.TrimSpace(n.text) == "" {
			continue // ECharts breaks the line between elements
		}
		if n.name != "" {
			if err := tidy(n); err != nil {
				return nil, fmt.Errorf("<%s>: %w", n.name, err)
			}
		}
		if invisible(n) || len(out) > 0 && merge(out[len(out)-1], n) {
			continue
		}
		out = append(out, n)
	}
	return out, nil
}

func tidy(n *node) error {
	n.attrs = presentation(n)
	paintless(n)
	var err error
	switch n.name {
	case "text":
		err = tidyText(n)
	case "path":
		err = tidyPath(n)
	default:
		tidyNumbers(n)
		n.children, err = tidyAll(n.children)
	}
	switch n.name {
	case "linearGradient":
		thinStops(n)
	case "clipPath":
		each(n.children, func(shape *node) { shape.attrs = without(shape.attrs, "fill", "stroke", "stroke-width") })
	}
	return err
}

// paintless says none for a paint that cannot be seen, whatever its colour.
func paintless(n *node) {
	if n.get("fill-opacity") == "0" || n.get("fill") == "transparent" {
		n.set("fill", "none")
		n.set("fill-opacity", "")
	}
	if n.get("stroke-opacity") == "0" || n.get("stroke-width") == "0" || n.get("stroke") == "transparent" {
		n.attrs = without(n.attrs, "stroke", "stroke-opacity", "stroke-width")
	}
}

// presentation returns the attributes of n with its style turned into
// attributes, without defaults and without what ECharts keeps for its scripts.
func presentation(n *node) []attr {
	var out []attr
	keep := func(name, value string) {
		if defaults[name] != value {
			out = append(out, attr{name, value})
		}
	}
	for _, a := range n.attrs {
		switch {
		case strings.HasPrefix(a.name, "ecmeta_"):
			n.mark = n.mark || a.name == "ecmeta_series_index"
		case a.name == "style":
			for _, declaration := range strings.Split(a.value, ";") {
				if name, value, ok := strings.Cut(declaration, ":"); ok {
					keep(strings.TrimSpace(name), strings.TrimSpace(value))
				}
			}
		default:
			keep(a.name, a.value)
		}
	}
	return out
}

// central is the height of a line's middle above its baseline, in em. As a
// number it works in every renderer; dominant-baseline does not.
const central = 0.35

func tidyText(n *node) error {
	size, err := strconv.ParseFloat(strings.TrimSuffix(n.get("font-size"), "px"), 64)
	if err != nil {
		return fmt.Errorf("font size %q", n.get("font-size"))
	}
	n.set("font-size", number(size))
	if f := n.get("font-family"); f == family || f == "sans-serif" {
		n.set("font-family", "")
	}
	x, _ := strconv.ParseFloat(n.get("x"), 64) // absent means 0
	y, _ := strconv.ParseFloat(n.get("y"), 64)
	if n.get("dominant-baseline") == "central" {
		n.set("dominant-baseline", "")
		y += float64(central * size)
	}
	if t, ok := parseTransform(n.get("transform")); ok && t.sx == 1 && t.sy == 1 {
		n.set("transform", "")
		x, y = x+t.dx, y+t.dy
	}
	n.attrs = append([]attr{{"x", number(x)}, {"y", number(y)}}, without(n.attrs, "x", "y")...)
	return nil
}

// tidyPath writes the path in the coordinates of the drawing, and a circle or a
// rectangle as what it is.
func tidyPath(n *node) error {
	path, err := parsePath(n.get("d"))
	if err != nil {
		return err
	}
	x, y, r, round := circle(path) // before it moves, while the arc's gap has a known size
	if t, ok := parseTransform(n.get("transform")); ok && t.uniform() {
		t.place(path)
		x, y, r = float64(x*t.sx)+t.dx, float64(y*t.sy)+t.dy, r*t.sx
		n.set("transform", "")
		scaleStroke(n, t.sx)
	}
	if left, top, width, height, ok := rectangle(path); ok {
		n.become("rect", attr{"x", number(left)}, attr{"y", number(top)}, attr{"width", number(width)}, attr{"height", number(height)})
	} else if round {
		n.become("circle", attr{"cx", number(x)}, attr{"cy", number(y)}, attr{"r", number(r)})
	} else {
		n.set("d", formatPath(path))
	}
	if n.mark && n.get("stroke") != "" && n.get("fill") == "#fff" {
		n.set("fill", paper) // an empty… symbol
	}
	return nil
}

// become turns a path into an element of its own kind.
func (n *node) become(name string, shape ...attr) {
	n.name = name
	n.attrs = append(shape, without(n.attrs, "d")...)
}

// scaleStroke keeps the line as thick as it was under the transform.
func scaleStroke(n *node, by float64) {
	if n.get("stroke") == "" {
		return
	}
	width := 1.0
	if v, err := strconv.ParseFloat(n.get("stroke-width"), 64); err == nil {
		width = v
	}
	n.set("stroke-width", number(width*by))
	if n.get("stroke-width") == "1" {
		n.set("stroke-width", "")
	}
}

// tidyNumbers rounds the plain numbers and percentages of any other element.
func tidyNumbers(n *node) {
	for i, a := range n.attrs {
		digits, percent := strings.CutSuffix(a.value, "%")
		v, err := strconv.ParseFloat(digits, 64)
		if err != nil {
			continue
		}
		n.attrs[i].value = number(v)
		if percent {
			n.attrs[i].value += "%"
		}
	}
}

func without(attrs []attr, names ...string) []attr {
	var out []attr
next:
	for _, a := range attrs {
		for _, name := range names {
			if a.name == name {
				continue next
			}
		}
		out = append(out, a)
	}
	return out
}

// invisible reports what paints nothing, such as the background ECharts always
// writes.
func invisible(n *node) bool {
	if strings.HasPrefix(n.get("transform"), "matrix(0,0,0,0,") {
		return true // a symbol of size zero, which only carries a label
	}
	switch n.name {
	case "rect", "path", "circle":
		return n.get("fill") == "none" && n.get("stroke") == ""
	case "g", "defs":
		return len(n.children) == 0
	}
	return false
}

// merge adds the line n to the line before it if the two look alike, as grid
// lines do. Marks stay apart: each is a value.
func merge(before, n *node) bool {
	if before.name != "path" || n.name != "path" || before.mark || n.mark || n.get("fill") != "none" {
		return false
	}
	if len(before.attrs) != len(n.attrs) {
		return false
	}
	for _, a := range n.attrs {
		if a.name != "d" && before.get(a.name) != a.value {
			return false
		}
	}
	// ECharts draws the line at the end of a logarithmic axis twice.
	if d := n.get("d"); !strings.HasSuffix(before.get("d"), d) {
		before.set("d", before.get("d")+d)
	}
	return true
}
