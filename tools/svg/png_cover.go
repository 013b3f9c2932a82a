package svg

import (
	"fmt"
	"image"
	"math"

	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// An outline is the lines around an area, in pixels. It is the scanner of
// rasterx, which straightens curves and widens lines into areas.
type outline struct {
	lines []line
	at    fixed.Point26_6
	box   fixed.Rectangle26_6
}

type line struct{ from, to fixed.Point26_6 }

func (o *outline) Start(p fixed.Point26_6) { o.at = p }

func (o *outline) Line(p fixed.Point26_6) {
	l := line{o.at, p}
	if len(o.lines) == 0 {
		o.box = fixed.Rectangle26_6{Min: l.from, Max: l.from}
	}
	for _, q := range []fixed.Point26_6{l.from, l.to} {
		o.box.Min.X, o.box.Max.X = min(o.box.Min.X, q.X), max(o.box.Max.X, q.X)
		o.box.Min.Y, o.box.Max.Y = min(o.box.Min.Y, q.Y), max(o.box.Max.Y, q.Y)
	}
	o.lines = append(o.lines, l)
	o.at = p
}

// The rest of rasterx.Scanner, which paints nothing by itself here.

func (o *outline) Draw()                              {}
func (o *outline) GetPathExtent() fixed.Rectangle26_6 { return o.box }
func (o *outline) SetBounds(int, int)                 {}
func (o *outline) SetColor(any)                       {}
func (o *outline) SetWinding(bool)                    {}
func (o *outline) Clear()                             { *o = outline{} }
func (o *outline) SetClip(image.Rectangle)            {}

// mask returns how much of each pixel the area covers, for the pixels that it
// touches.
func (o *outline) mask(picture image.Rectangle) *image.Alpha {
	box := image.Rect(o.box.Min.X.Floor(), o.box.Min.Y.Floor(), o.box.Max.X.Ceil(), o.box.Max.Y.Ceil()).Intersect(picture)
	if len(o.lines) == 0 || box.Empty() {
		return image.NewAlpha(image.Rectangle{})
	}
	v := vector.NewRasterizer(box.Dx(), box.Dy())
	place := func(p fixed.Point26_6) (x, y float32) {
		return float32(int(p.X)-box.Min.X*64) / 64, float32(int(p.Y)-box.Min.Y*64) / 64
	}
	for _, l := range o.lines {
		v.MoveTo(place(l.from))
		v.LineTo(place(l.to))
	}
	out := image.NewAlpha(box)
	v.Draw(out, box, image.Opaque, image.Point{})
	return out
}

// cover paints the area of an outline with a colour, or with a gradient over the
// shape that it was made from.
func (r *painter) cover(o *outline, s shape, paint string, opacity float64, p pen) {
	mask := o.mask(r.img.Rect)
	at := r.colors(paint, s, p)
	if at == nil {
		return
	}
	strength := uint32(math.Round(opacity * 255))
	for y := mask.Rect.Min.Y; y < mask.Rect.Max.Y; y++ {
		for x := mask.Rect.Min.X; x < mask.Rect.Max.X; x++ {
			a := uint32(mask.Pix[mask.PixOffset(x, y)]) * strength
			if p.clip != nil {
				a = a * uint32(p.clip.Pix[p.clip.PixOffset(x, y)]) / 255
			}
			if a == 0 {
				continue
			}
			c := at(x, y)
			pix := r.img.Pix[r.img.PixOffset(x, y):][:3]
			for i, v := range [3]uint8{c.R, c.G, c.B} {
				pix[i] = uint8((uint32(pix[i])*(255*255-a) + uint32(v)*a + 255*255/2) / (255 * 255))
			}
		}
	}
}

// clip returns what a clip path leaves to be seen of an element, within what is
// already clipped.
func (r *painter) clip(id string, p pen) (*image.Alpha, error) {
	key := fmt.Sprintf("%s %v %p", id, p.to, p.clip)
	if m, ok := r.masks[key]; ok {
		return m, nil
	}
	path := r.defs[id]
	if path == nil || path.name != "clipPath" {
		return nil, fmt.Errorf("there is no clip path %q", id)
	}
	out := image.NewAlpha(r.img.Rect)
	for _, n := range path.children {
		inside, err := newPen().with(n)
		if err != nil {
			return nil, err
		}
		shape, err := shapeOf(n)
		if err != nil {
			return nil, fmt.Errorf("<%s>: %w", n.name, err)
		}
		var o outline
		shape(&rasterx.MatrixAdder{Adder: &rasterx.Filler{Scanner: &o}, M: p.to.Mult(inside.to)})
		m := o.mask(r.img.Rect)
		for y := m.Rect.Min.Y; y < m.Rect.Max.Y; y++ {
			for x := m.Rect.Min.X; x < m.Rect.Max.X; x++ {
				i := out.PixOffset(x, y)
				a := m.Pix[m.PixOffset(x, y)]
				if p.clip != nil {
					a = uint8(uint32(a) * uint32(p.clip.Pix[i]) / 255)
				}
				out.Pix[i] = max(out.Pix[i], a)
			}
		}
	}
	r.masks[key] = out
	return out, nil
}
