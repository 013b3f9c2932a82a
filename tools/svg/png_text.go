package svg

import (
	"fmt"
	"strings"
	"sync"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
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

// signs are what texts use as the marks of series, alike in size as the face does
// not have them: path data in a square of 100, which stands on the base line.
var signs = sync.OnceValue(func() map[rune][]segment {
	paths := map[rune][]segment{}
	for r, d := range map[rune]string{
		'○': "M14 -36A36 36 0 1 1 86 -36A36 36 0 1 1 14 -36ZM25 -36A25 25 0 1 0 75 -36A25 25 0 1 0 25 -36Z",
		'●': "M14 -36A36 36 0 1 1 86 -36A36 36 0 1 1 14 -36Z",
		'▲': "M50 -76L90 -4H10Z",
		'■': "M18 -4H82V-68H18Z",
		'▪': "M26 -12H74V-60H26Z",
		'◆': "M50 -2L92 -38L50 -74L8 -38Z",
		'◇': "M50 -2L92 -38L50 -74L8 -38ZM50 -14L22 -38L50 -62L78 -38Z",
		'✦': "M50 0L60 -28L88 -38L60 -48L50 -76L40 -48L12 -38L40 -28Z",
		'➤': "M8 -6L92 -38L8 -70L24 -38Z",
	} {
		path, err := commands(d)
		if err != nil {
			panic(err) // it is written above
		}
		paths[r] = path
	}
	return paths
})

// A letter is the shape of a character in a line of text.
type letter struct {
	shape shape
	x     float64 // its place, in the unit of the size
	scale float64 // of the shape
}

// TextWidth returns how wide a line of text is in a picture, in the unit of its
// size.
func TextWidth(s string, size float64, bold bool) float64 {
	_, width := set(s, size, bold)
	return width
}

// set returns the letters of a line of text and its width. A character that the
// face does not have is an empty box.
func set(s string, size float64, bold bool) (letters []letter, x float64) {
	f := faceOf(bold)
	scale := size / float64(f.UnitsPerEm())
	em := fixed.I(int(f.UnitsPerEm()))
	var b sfnt.Buffer
	var before sfnt.GlyphIndex
	for _, r := range s {
		if path := signs()[r]; path != nil {
			letters = append(letters, letter{func(a adder) { follow(a, path) }, x, size / 100})
			x += size
			before = 0
			continue
		}
		i, err := f.GlyphIndex(&b, r)
		if err != nil {
			continue // a table of the font is broken, which it is not
		}
		if kern, err := f.Kern(&b, before, i, em, font.HintingNone); err == nil && before != 0 {
			x += float64(kern) / 64 * scale
		}
		letters = append(letters, letter{glyph(f, i), x, scale})
		if advance, err := f.GlyphAdvance(&b, i, em, font.HintingNone); err == nil {
			x += float64(advance) / 64 * scale
		}
		before = i
	}
	return letters, x
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
	letters, _ := set(s, p.size, p.bold)
	for _, l := range letters {
		outlined := p
		outlined.to = p.to.Translate(x+l.x, y).Scale(l.scale, l.scale)
		outlined.width, outlined.join = p.width/l.scale, "round"
		r.stroke(l.shape, outlined)
	}
	for _, l := range letters {
		filled := p
		filled.to = p.to.Translate(x+l.x, y).Scale(l.scale, l.scale)
		r.fill(l.shape, filled)
	}
}

// glyph returns the shape of a letter in the font's units.
func glyph(f *sfnt.Font, i sfnt.GlyphIndex) shape {
	return func(a adder) {
		var b sfnt.Buffer
		segments, err := f.LoadGlyph(&b, i, fixed.I(int(f.UnitsPerEm())), nil)
		if err != nil {
			return // no letter of Liberation Sans is coloured or too complex
		}
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
