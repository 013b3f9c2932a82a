package svg

import (
	"fmt"
	"image"
	"math"
	"strings"

	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"
)

const radian = math.Pi / 180

// An adder takes the lines and curves of a shape.
type adder = rasterx.Adder

// A painter paints the elements of a finished drawing on a picture.
type painter struct {
	img   *image.RGBA
	defs  map[string]*node        // elements by id
	masks map[string]*image.Alpha // of clip paths, by id and place
}

// paint paints an element and what is in it.
func (r *painter) paint(n *node, p pen) error {
	p, err := p.with(n)
	if err != nil {
		return err
	}
	if url := n.get("clip-path"); url != "" {
		if p.clip, err = r.clip(reference(url), p); err != nil {
			return err
		}
	}
	switch n.name {
	case "title", "desc", "defs":
		return nil
	case "svg", "g":
		for _, c := range n.children {
			if c.name == "" {
				continue
			}
			if err := r.paint(c, p); err != nil {
				return err
			}
		}
		return nil
	case "text":
		return r.text(n, p)
	}
	shape, err := shapeOf(n)
	if err != nil {
		return fmt.Errorf("<%s>: %w", n.name, err)
	}
	r.fill(shape, p)
	r.stroke(shape, p)
	return nil
}

// A shape writes its lines and curves to an adder.
type shape func(adder)

func shapeOf(n *node) (shape, error) {
	v := map[string]float64{}
	for _, a := range n.attrs {
		if one, ok := numbers(a.value); ok && len(one) == 1 {
			v[a.name] = one[0]
		}
	}
	switch n.name {
	case "circle":
		return func(a adder) { rasterx.AddCircle(v["cx"], v["cy"], v["r"], a) }, nil
	case "rect":
		return func(a adder) { rect(a, v["x"], v["y"], v["width"], v["height"], max(v["rx"], v["ry"])) }, nil
	case "line":
		return func(a adder) {
			a.Start(rasterx.ToFixedP(v["x1"], v["y1"]))
			a.Line(rasterx.ToFixedP(v["x2"], v["y2"]))
			a.Stop(false)
		}, nil
	case "polyline", "polygon":
		points, err := list(n.get("points"))
		return func(a adder) { polygon(a, points, n.name == "polygon") }, err
	case "path":
		path, err := commands(n.get("d"))
		return func(a adder) { follow(a, path) }, err
	}
	return nil, fmt.Errorf("no such shape")
}

func rect(a adder, x, y, width, height, radius float64) {
	if radius > 0 {
		rasterx.AddRoundRect(x, y, x+width, y+height, radius, radius, 0, rasterx.RoundGap, a)
		return
	}
	rasterx.AddRect(x, y, x+width, y+height, 0, a)
}

func polygon(a adder, points []float64, closed bool) {
	for i := 0; i+1 < len(points); i += 2 {
		p := rasterx.ToFixedP(points[i], points[i+1])
		if i == 0 {
			a.Start(p)
		} else {
			a.Line(p)
		}
	}
	a.Stop(closed)
}

// commands reads finished path data, which formatPath wrote.
func commands(d string) ([]segment, error) {
	var path []segment
	for d != "" {
		end := 1 + strings.IndexFunc(d[1:], func(r rune) bool { return isCommand(byte(r)) })
		if end == 0 {
			end = len(d)
		}
		args, ok := numbers(d[1:end])
		want, known := map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'Q': 4, 'A': 7, 'Z': 0}[d[0]]
		if !ok || !known || len(args) != want {
			return nil, fmt.Errorf("path data %q", shorten(d[:end]))
		}
		path = append(path, segment{d[0], args})
		d = d[end:]
	}
	return path, nil
}

func follow(a adder, path []segment) {
	var x, y, startX, startY float64
	open := false
	at := rasterx.ToFixedP
	for _, s := range path {
		v := s.args
		if !open && s.command != 'M' && s.command != 'Z' { // after Z, at the start again
			a.Start(at(startX, startY))
			x, y, open = startX, startY, true
		}
		switch s.command {
		case 'M':
			if open {
				a.Stop(false)
			}
			a.Start(at(v[0], v[1]))
			startX, startY, open = v[0], v[1], true
		case 'L':
			a.Line(at(v[0], v[1]))
		case 'H':
			a.Line(at(v[0], y))
		case 'V':
			a.Line(at(x, v[0]))
		case 'Q':
			a.QuadBezier(at(v[0], v[1]), at(v[2], v[3]))
		case 'C':
			a.CubeBezier(at(v[0], v[1]), at(v[2], v[3]), at(v[4], v[5]))
		case 'A':
			arc(a, v, x, y)
		case 'Z':
			a.Stop(true)
			open = false
			continue
		}
		switch n := len(v); s.command {
		case 'H':
			x = v[0]
		case 'V':
			y = v[0]
		default:
			x, y = v[n-2], v[n-1]
		}
	}
	if open {
		a.Stop(false)
	}
}

func arc(a adder, v []float64, x, y float64) {
	v = append([]float64(nil), v...) // FindEllipseCenter may enlarge the radii
	cx, cy := rasterx.FindEllipseCenter(&v[0], &v[1], v[2]*radian, x, y, v[5], v[6], v[4] == 0, v[3] == 0)
	rasterx.AddArc(v, cx, cy, x, y, a)
}

// fill paints the inside of a shape.
func (r *painter) fill(s shape, p pen) {
	if p.fill == "none" || p.fill == "transparent" {
		return
	}
	var o outline
	s(&rasterx.MatrixAdder{Adder: &rasterx.Filler{Scanner: &o}, M: p.to})
	r.cover(&o, s, p.fill, p.opacity*p.fillOpacity, p)
}

// stroke paints the line of a shape.
func (r *painter) stroke(s shape, p pen) {
	if p.stroke == "none" || p.stroke == "transparent" || p.width == 0 {
		return
	}
	scale := math.Sqrt(math.Abs(p.to.A*p.to.D - p.to.B*p.to.C))
	var dash []float64
	for _, d := range p.dash {
		dash = append(dash, d*scale)
	}
	var o outline
	d := rasterx.NewDasher(r.img.Rect.Dx(), r.img.Rect.Dy(), &o)
	caps := map[string]rasterx.CapFunc{"round": rasterx.RoundCap, "square": rasterx.SquareCap}[p.cap]
	if caps == nil {
		caps = rasterx.ButtCap
	}
	join, gap := rasterx.Miter, rasterx.FlatGap
	switch p.join {
	case "round":
		join, gap = rasterx.Round, rasterx.RoundGap
	case "bevel":
		join = rasterx.Bevel
	}
	d.SetStroke(fixed.Int26_6(p.width*scale*64), fixed.Int26_6(p.miter*64), caps, caps, gap, join, dash, p.dashOffset*scale)
	s(&rasterx.MatrixAdder{Adder: d, M: p.to})
	r.cover(&o, s, p.stroke, p.opacity*p.strokeOpacity, p)
}
