package svg

import (
	"fmt"
	"math"
	"strings"
)

// A segment is one command of path data with absolute coordinates.
type segment struct {
	command byte // M L C Q A Z
	args    []float64
}

// arity is the number of arguments of each command that ECharts writes. Only
// the sides of a rectangle, written with l, are relative.
var arity = map[byte]int{'M': 2, 'L': 2, 'l': 2, 'C': 6, 'Q': 4, 'A': 7, 'Z': 0}

func parsePath(d string) ([]segment, error) {
	var path []segment
	var x, y float64
	for i := 0; i < len(d); {
		command := d[i]
		end := i + 1
		for end < len(d) && !isCommand(d[end]) {
			end++
		}
		want, known := arity[command]
		args, ok := numbers(d[i+1 : end])
		if !known || !ok || len(args) != want {
			return nil, fmt.Errorf("path data %q", shorten(d[i:end]))
		}
		if command == 'l' {
			command, args = 'L', []float64{x + args[0], y + args[1]}
		}
		if n := len(args); n > 0 {
			x, y = args[n-2], args[n-1]
		}
		path = append(path, segment{command, args})
		i = end
	}
	return path, nil
}

// isCommand reports a letter other than the e of an exponent.
func isCommand(c byte) bool { return c != 'e' && (c|0x20 >= 'a' && c|0x20 <= 'z') }

// place moves and stretches a path in place. Arcs are right only if x and y
// stretch alike. The conversions keep processors from fusing the steps, which
// would round differently.
func (t transform) place(path []segment) {
	for _, s := range path {
		a := s.args
		if s.command == 'A' {
			a[0] *= math.Abs(t.sx)
			a[1] *= math.Abs(t.sy)
			a = a[5:]
		}
		for i := 0; i+1 < len(a); i += 2 {
			a[i] = float64(a[i]*t.sx) + t.dx
			a[i+1] = float64(a[i+1]*t.sy) + t.dy
		}
	}
}

// formatPath writes lines along an axis as H and V.
func formatPath(path []segment) string {
	var b strings.Builder
	var x, y string
	for _, s := range path {
		var words []string
		for _, v := range s.args {
			words = append(words, number(v))
		}
		n := len(words)
		switch {
		case s.command == 'Z':
			b.WriteByte('Z')
			x, y = "", "" // the pen is back at the last M
			continue
		case s.command == 'L' && words[0] == x && words[1] == y:
			continue
		case s.command == 'L' && words[1] == y:
			b.WriteString("H" + words[0])
		case s.command == 'L' && words[0] == x:
			b.WriteString("V" + words[1])
		default:
			b.WriteByte(s.command)
			b.WriteString(strings.Join(words, " "))
		}
		x, y = words[n-2], words[n-1]
	}
	return b.String()
}

// circle reports whether a path is a full circle, and which. ECharts draws one
// as an arc that ends a tenth of a unit before its start, and a second arc.
func circle(path []segment) (x, y, r float64, ok bool) {
	if len(path) == 4 && path[3].command == 'Z' {
		path = path[:3]
	}
	if len(path) != 3 || path[0].command != 'M' || path[1].command != 'A' || path[2].command != 'A' {
		return 0, 0, 0, false
	}
	start, first, second := path[0].args, path[1].args, path[2].args
	r = first[0]
	near := math.Abs(first[5]-start[0]) < 0.11 && math.Abs(first[6]-start[1]) < 0.11
	round := first[1] == r && second[0] == r && second[1] == r && first[3] == 1
	closed := second[5] == start[0] && second[6] == start[1]
	return start[0] - r, start[1], r, near && round && closed
}

// rectangle reports whether a path is an upright rectangle, and which. The way
// back may be a tenth of a unit off, as ECharts rounds each side by itself.
func rectangle(path []segment) (x, y, width, height float64, ok bool) {
	if len(path) != 5 || path[0].command != 'M' || path[4].command != 'Z' {
		return 0, 0, 0, 0, false
	}
	for _, s := range path[1:4] {
		if s.command != 'L' {
			return 0, 0, 0, 0, false
		}
	}
	a, b, c, d := path[0].args, path[1].args, path[2].args, path[3].args
	x, y, width, height = a[0], a[1], c[0]-a[0], c[1]-a[1]
	upright := same(b[0], c[0]) && same(b[1], a[1]) && math.Abs(d[0]-a[0]) < 0.11 && same(d[1], c[1])
	return x, y, width, height, upright && width >= 0 && height >= 0
}

// same forgives what is lost in adding up the sides of a path.
func same(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

// A transform moves and stretches; it never turns.
type transform struct{ sx, sy, dx, dy float64 }

// parseTransform returns false for one that turns or shears.
func parseTransform(s string) (transform, bool) {
	name, list, found := strings.Cut(strings.TrimSuffix(s, ")"), "(")
	v, ok := numbers(list)
	switch {
	case !found || !ok:
		return transform{}, false
	case name == "translate" && len(v) == 2:
		return transform{1, 1, v[0], v[1]}, true
	case name == "matrix" && len(v) == 6 && v[1] == 0 && v[2] == 0:
		return transform{v[0], v[3], v[4], v[5]}, true
	}
	return transform{}, false
}

func (t transform) uniform() bool { return t.sx > 0 && same(t.sx, t.sy) }

// shorten keeps error messages to a line.
func shorten(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
