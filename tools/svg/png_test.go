package svg

import (
	"bytes"
	"image/color"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/benchwright/benchwright/tools/internal/golden"
)

// pictured are the fixtures whose pictures are kept: together they have every
// shape, lines of all kinds, a band, a gradient that is turned, and bold text.
var pictured = []string{"dot-wide", "line-wide", "heatmap-wide", "box-wide", "span-wide", "facets-narrow"}

func drawingOf(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name+".svg"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// picture paints a drawing of a fixture alone.
func picture(t testing.TB, drawing []byte, scale float64) *Canvas {
	t.Helper()
	top, err := parse(string(drawing))
	if err != nil {
		t.Fatal(err)
	}
	size, _ := numbers(top.get("viewBox"))
	c := NewCanvas(int(size[2]), int(size[3]), scale)
	if err := c.Drawing(drawing, 0, 0, 1); err != nil {
		t.Fatal(err)
	}
	return c
}

// Processors round the edges of shapes differently, so pictures are compared by
// what an eye can see.
func TestGoldenPictures(t *testing.T) {
	for _, name := range pictured {
		got := picture(t, drawingOf(t, name), 1).PNG()
		golden.Picture(t, filepath.Join("testdata", name+".png"), got)
	}
}

// Every text of a drawing leaves ink where it stands: without it, the picture
// differs there and nowhere else.
func TestTextsAreDrawn(t *testing.T) {
	text := regexp.MustCompile(`<text [^>]*>[^<]*</text>`)
	for _, name := range pictured {
		drawing := drawingOf(t, name)
		whole := picture(t, drawing, 1).img
		texts := text.FindAllIndex(drawing, -1)
		if len(texts) < 5 {
			t.Fatalf("%s has %d texts", name, len(texts))
		}
		for _, at := range texts {
			without := picture(t, slices.Concat(drawing[:at[0]], drawing[at[1]:]), 1).img
			if golden.DifferenceOf(whole, without) == 0 {
				t.Errorf("%s: nothing is drawn for %s", name, drawing[at[0]:at[1]])
			}
		}
	}
}

func TestPicturesAreTheSameBytes(t *testing.T) {
	for _, name := range pictured {
		a, b := picture(t, drawingOf(t, name), 2).PNG(), picture(t, drawingOf(t, name), 2).PNG()
		if !bytes.Equal(a, b) {
			t.Errorf("%s: two pictures differ", name)
		}
		for _, chunk := range []string{"tIME", "tEXt", "iTXt", "eXIf"} {
			if bytes.Contains(a, []byte(chunk)) {
				t.Errorf("%s has a chunk %s", name, chunk)
			}
		}
		if limit := 120_000; len(a) > limit {
			t.Errorf("%s takes %d bytes, more than %d", name, len(a), limit)
		}
	}
}

// paintedAt paints an element on a canvas of 100 by 100 and returns a pixel.
func paintedAt(t *testing.T, inside string, x, y int) color.RGBA {
	t.Helper()
	c := NewCanvas(100, 100, 1)
	if err := c.Drawing([]byte(`<svg xmlns="http://www.w3.org/2000/svg">`+inside+`</svg>`), 0, 0, 1); err != nil {
		t.Fatal(err)
	}
	return c.img.RGBAAt(x, y)
}

func TestPaint(t *testing.T) {
	white, red, blue := color.RGBA{255, 255, 255, 255}, color.RGBA{255, 0, 0, 255}, color.RGBA{0, 0, 255, 255}
	turned := `<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0%" stop-color="#FF0000"/><stop offset="100%" stop-color="#0000FF"/></linearGradient></defs>` +
		`<rect x="0" y="0" width="20" height="100" transform="matrix(0,-1,1,0,0,60)" fill="url(#g)"/>`
	clipped := `<defs><clipPath id="c"><rect x="0" y="0" width="50" height="100"/></clipPath></defs><g clip-path="url(#c)"><rect x="0" y="0" width="100" height="100" fill="#FF0000"/></g>`
	for _, c := range []struct {
		reason, inside string
		x, y           int
		want           color.RGBA
	}{
		{"a variable shows its fallback", `<rect x="10" y="10" width="50" height="50" fill="var(--bench-1,#FF0000)"/>`, 30, 30, red},
		{"beside it is paper", `<rect x="10" y="10" width="50" height="50" fill="#FF0000"/>`, 70, 30, white},
		{"none is not black", `<rect x="10" y="10" width="50" height="50" fill="none"/>`, 30, 30, white},
		{"what inherits no fill is not filled", `<g fill="none"><circle cx="50" cy="50" r="30"/></g>`, 50, 50, white},
		{"a circle", `<circle cx="50" cy="50" r="30" fill="#0000FF"/>`, 70, 70, blue},
		{"not its corner", `<circle cx="50" cy="50" r="30" fill="#0000FF"/>`, 73, 73, white},
		{"a line has its width", `<path d="M10 50H90" fill="none" stroke="#0000FF" stroke-width="10"/>`, 50, 46, blue},
		{"and not more", `<path d="M10 50H90" fill="none" stroke="#0000FF" stroke-width="10"/>`, 50, 44, white},
		{"a line under a scale grows", `<path d="M1 5H9" transform="scale(10,10)" fill="none" stroke="#0000FF" stroke-width="1"/>`, 50, 46, blue},
		{"dashes have gaps", `<path d="M0 50H100" fill="none" stroke="#0000FF" stroke-width="10" stroke-dasharray="20 20"/>`, 30, 50, white},
		{"after the gaps, dashes", `<path d="M0 50H100" fill="none" stroke="#0000FF" stroke-width="10" stroke-dasharray="20 20"/>`, 50, 50, blue},
		{"half covering", `<rect x="0" y="0" width="100" height="100" fill="#0000FF" fill-opacity="0.5"/>`, 50, 50, color.RGBA{127, 127, 255, 255}},
		{"groups multiply", `<g opacity="0.5"><rect x="0" y="0" width="100" height="100" fill="#0000FF" opacity="0.5"/></g>`, 50, 50, color.RGBA{191, 191, 255, 255}},
		{"a clip path is not drawn itself", clipped, 25, 50, red},
		{"what it cuts off is paper", clipped, 75, 50, white},
		{"a gradient turns with its shape: the start", turned, 1, 50, color.RGBA{251, 0, 4, 255}},
		{"a gradient turns with its shape: the end", turned, 98, 50, color.RGBA{4, 0, 251, 255}},
		{"after Z the pen is at the start again", `<path d="M10 10H50V50ZL10 90L90 90Z" fill="#FF0000"/>`, 25, 80, red},
		{"an arc", `<path d="M20 50A30 30 0 1 1 80 50Z" fill="#FF0000"/>`, 50, 25, red},
		{"not its other half", `<path d="M20 50A30 30 0 1 1 80 50Z" fill="#FF0000"/>`, 50, 75, white},
		{"beyond the edge nothing breaks", `<rect x="-50" y="-50" width="300" height="300" fill="#FF0000"/>`, 99, 99, red},
	} {
		got := paintedAt(t, c.inside, c.x, c.y)
		for _, d := range []int{int(got.R) - int(c.want.R), int(got.G) - int(c.want.G), int(got.B) - int(c.want.B)} {
			if d > 1 || d < -1 {
				t.Errorf("%s: %v at %d,%d, want %v", c.reason, got, c.x, c.y, c.want)
				break
			}
		}
	}
}

func TestDrawingRefusesWhatIsNotOurs(t *testing.T) {
	for _, inside := range []string{`<image href="x"/>`, `<path d="m1 1"/>`, `<path d="M1 1A1"/>`, `<g clip-path="url(#x)"/>`,
		`<rect transform="skewX(3)"/>`, `<rect opacity="x"/>`, `<text><tspan>a</tspan></text>`, `<polygon points="1 x"/>`, `<g`} {
		if err := NewCanvas(10, 10, 1).Drawing([]byte(`<svg>`+inside+`</svg>`), 0, 0, 1); err == nil {
			t.Errorf("%s is painted", inside)
		}
	}
}

func TestTextWidth(t *testing.T) {
	if a, b := TextWidth("Fastify", 10, false), TextWidth("Fastify", 20, false); b != 2*a {
		t.Errorf("twice the size is %v wide, not twice %v", b, a)
	}
	// Helvetica's metrics: digits take 1139 of 2048 units, and V moves under A.
	if w := TextWidth("0123", 2048, false); w != 4*1139 {
		t.Errorf("four digits are %v wide, want %v", w, 4*1139)
	}
	if TextWidth("AV", 10, false) >= TextWidth("A", 10, false)+TextWidth("V", 10, false) {
		t.Error("letters are not kerned")
	}
	if TextWidth("1\u202f000", 10, false) <= TextWidth("1000", 10, false) {
		t.Error("the narrow space has no width")
	}
}

// The marks of series in a text are solid, ring or empty as those in the chart,
// and none is the box that stands for a missing letter.
func TestSignsOfSeries(t *testing.T) {
	inkAt := func(sign string, x, y float64) bool {
		c := NewCanvas(120, 120, 1)
		c.Text(Text{Text: sign, X: 10, Y: 110, Size: 100, Color: "#000000"})
		return c.img.RGBAAt(10+int(x), 110+int(y)).R < 128
	}
	for sign, solid := range map[string]bool{"○": false, "●": true, "▲": true, "■": true, "◆": true, "✦": true, "➤": true, "▪": true, "◇": false} {
		if got := inkAt(sign, 50, -36); got != solid {
			t.Errorf("%s: ink in its middle is %v, want %v", sign, got, solid)
		}
		if inkAt(sign, 2, -74) || inkAt(sign, 98, -2) {
			t.Errorf("%s fills the corners of its box", sign)
		}
	}
	if w := TextWidth("◆ Python", 10, true) - TextWidth(" Python", 10, true); w < 9.9 || w > 10.1 {
		t.Errorf("a mark is %v wide, want its size", w)
	}
}
