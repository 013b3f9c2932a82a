package svg

import (
	"fmt"
	"strings"
	"sync"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/srwiley/rasterx"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// faces are the letters of pictures: Liberation Sans, which is as wide as the
// Helvetica that ECharts measures labels with.
var faces = sync.OnceValue(func() [2]*sfnt.Font {
	return [2]*sfnt.Font{face(liberationsansregular.TTF), face(liberationsansbold.TTF)}
})

func face(ttf []byte) *sfnt.Font {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		panic(err) // it is compiled in
	}
	return f
}

func faceOf(bold bool) *sfnt.Font {
	if bold {
		return faces()[1]
	}
	return faces()[0]
}

// TextWidth returns how wide a line of text is in a picture, in the unit of its
// size.
func TextWidth(s string, size float64, bold bool) float64 {
	f := faceOf(bold)
	return spread(f, s, func(sfnt.GlyphIndex, float64) {}) * size / float64(f.UnitsPerEm())
}

// spread hands each letter of a line with its place to visit, and returns the
// width of the line. Both are in the font's own units.
func spread(f *sfnt.Font, s string, visit func(letter sfnt.GlyphIndex, x float64)) float64 {
	var b sfnt.Buffer
	em := fixed.I(int(f.UnitsPerEm()))
	x := fixed.Int26_6(0)
	var before sfnt.GlyphIndex
	for _, r := range s {
		letter, err := f.GlyphIndex(&b, r)
		if err != nil {
			continue // a table of the font is broken, which it is not
		}
		if before != 0 {
			kern, err := f.Kern(&b, before, letter, em, font.HintingNone)
			if err == nil {
				x += kern
			}
		}
		visit(letter, float64(x)/64)
		advance, err := f.GlyphAdvance(&b, letter, em, font.HintingNone)
		if err == nil {
			x += advance
		}
		before = letter
	}
	return float64(x) / 64
}

// text paints a <text>.
func (r *painter) text(n *node, p pen) error {
	var words strings.Builder
	for _, c := range n.children {
		if c.name != "" {
			return fmt.Errorf("<%s> in <text>", c.name)
		}
		words.WriteString(c.text)
	}
	var place [2]float64
	for i, name := range []string{"x", "y"} {
		if v, ok := numbers(n.get(name)); ok && len(v) == 1 {
			place[i] = v[0]
		}
	}
	switch width := TextWidth(words.String(), p.size, p.bold); n.get("text-anchor") {
	case "middle":
		place[0] -= width / 2
	case "end":
		place[0] -= width
	}
	r.write(words.String(), place[0], place[1], p)
	return nil
}

// write paints a line of text from a place on its base line: its outline first,
// so that it makes room for the letters and does not eat into them.
func (r *painter) write(s string, x, y float64, p pen) {
	f := faceOf(p.bold)
	scale := p.size / float64(f.UnitsPerEm())
	type placed struct {
		shape shape
		to    rasterx.Matrix2D
	}
	var letters []placed
	spread(f, s, func(letter sfnt.GlyphIndex, at float64) {
		letters = append(letters, placed{glyph(f, letter), p.to.Translate(x+at*scale, y).Scale(scale, scale)})
	})
	for _, l := range letters {
		outlined := p
		outlined.to, outlined.width, outlined.join = l.to, p.width/scale, "round"
		r.stroke(l.shape, outlined)
	}
	for _, l := range letters {
		filled := p
		filled.to = l.to
		r.fill(l.shape, filled)
	}
}

// glyph returns the shape of a letter in the font's units.
func glyph(f *sfnt.Font, letter sfnt.GlyphIndex) shape {
	var b sfnt.Buffer
	segments, err := f.LoadGlyph(&b, letter, fixed.I(int(f.UnitsPerEm())), nil)
	if err != nil {
		return func(adder) {} // no letter of Liberation Sans is coloured or too complex
	}
	return func(a adder) {
		open := false
		for _, s := range segments {
			switch s.Op {
			case sfnt.SegmentOpMoveTo:
				if open {
					a.Stop(true)
				}
				a.Start(s.Args[0])
				open = true
			case sfnt.SegmentOpLineTo:
				a.Line(s.Args[0])
			case sfnt.SegmentOpQuadTo:
				a.QuadBezier(s.Args[0], s.Args[1])
			case sfnt.SegmentOpCubeTo:
				a.CubeBezier(s.Args[0], s.Args[1], s.Args[2])
			}
		}
		if open {
			a.Stop(true)
		}
	}
}
