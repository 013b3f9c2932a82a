package card

import (
	"bytes"
	"image"
	"image/png"
	"path/filepath"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/internal/golden"
	"github.com/benchwright/benchwright/tools/svg"
)

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="430" height="120" viewBox="0 0 430 120" font-size="14">` +
	`<path d="M100 8V76M250 8V76M400 8V76" fill="none" stroke="var(--bench-grid,#E6E9ED)"/>` +
	`<text x="0" y="28" fill="var(--bench-ink,#1B1F24)">Fastify</text><circle cx="340" cy="23" r="5" fill="var(--bench-1,#539643)"/>` +
	`<text x="0" y="60" fill="var(--bench-ink,#1B1F24)">FastAPI</text><path d="M180 49L186 55L180 61L174 55Z" fill="var(--bench-2,#24478F)"/>` +
	`<text x="250" y="110" text-anchor="middle" fill="var(--bench-muted,#57606A)">Throughput, req/s</text></svg>`

var size = Drawing{Width: 430, Height: 120, Label: 14}

// pictures are what is kept in testdata by name.
var pictures = map[string]interface{ PNG([]byte) ([]byte, error) }{
	"figure": Card{Title: "Fastify serves 4.5 times the requests of FastAPI", Text: "Requests per second; higher is better",
		Source: "Data: A made-up run · 12 Oct 2026 · CC0", Drawing: size},
	"tall": Card{Title: "A tall figure stands beside its title, whichever way that breaks", Text: "Latency in ms; lower is better",
		Source: "Data: A made-up run", Drawing: Drawing{Width: 430, Height: 340, Label: 14}},
	"article": Card{Title: "Node.js or Python for the back end: the claims and the measurements",
		Text:    "The practical case for each side, with every claimed figure set beside independent data.",
		Caption: "Fastify serves 4.5 times the requests of FastAPI", Source: "Data: A made-up run · 12 Oct 2026", Drawing: size},
	"plate": Plate{Title: "Fastify serves 4.5 times the requests of FastAPI", Subtitle: "Requests per second; higher is better",
		Notes: []string{"Made up, so that this test has something to draw."}, Source: "Data: results.csv, sha256 1f3a5b2c…", Drawing: size},
}

func made(t testing.TB, name string) []byte {
	t.Helper()
	b, err := pictures[name].PNG([]byte(drawing))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func decode(t *testing.T, b []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func TestGolden(t *testing.T) {
	for name := range pictures {
		got := made(t, name)
		golden.Picture(t, filepath.Join("testdata", name+".png"), got)
	}
}

func TestSizes(t *testing.T) {
	for name := range pictures {
		b := made(t, name)
		want := image.Pt(Width, Height)
		if name == "plate" {
			want = image.Pt(PlateWidth, decode(t, b).Bounds().Dy())
		}
		if got := decode(t, b).Bounds().Size(); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
		if len(b) > 120_000 {
			t.Errorf("%s takes %d bytes", name, len(b))
		}
		if !bytes.Equal(b, made(t, name)) {
			t.Errorf("%s has other bytes the second time", name)
		}
	}
}

// Each of the words leaves ink on the card.
func TestWordsAreDrawn(t *testing.T) {
	whole := pictures["article"].(Card)
	for name, without := range map[string]func(*Card){
		"title": func(c *Card) { c.Title = strings.Repeat("\u202f", 3) }, "text": func(c *Card) { c.Text = "" },
		"caption": func(c *Card) { c.Caption = "\u202f" }, "source": func(c *Card) { c.Source = "" },
	} {
		c := whole
		without(&c)
		b, err := c.PNG([]byte(drawing))
		if err != nil {
			t.Fatal(err)
		}
		if d, err := golden.Difference(made(t, "article"), b); err != nil || d < 0.001 {
			t.Errorf("without its %s the card differs in %.3f %% of its pixels only", name, 100*d)
		}
	}
}

// However long the words, nothing runs over the edges or into each other, and the
// figure keeps the room to be seen.
func TestEverythingHasRoom(t *testing.T) {
	long := strings.Repeat("Words that go on and on without an end ", 20)
	word := strings.Repeat("W", 200)
	for _, title := range []string{"", "Short", long, word} {
		for _, text := range []string{"", "Short", long} {
			for _, caption := range []string{"", "Short", long} {
				for _, d := range []Drawing{size, {768, 128, 13}, {768, 738, 13}, {430, 3000, 14}} {
					checkRoom(t, Card{Title: title, Text: text, Caption: caption, Source: long, Drawing: d})
				}
			}
		}
	}
}

func checkRoom(t *testing.T, c Card) {
	t.Helper()
	a := c.arrange()
	boxes := []box{{a.x, a.y, a.x + a.factor*float64(c.Drawing.Width), a.y + a.factor*float64(c.Drawing.Height)}}
	for _, b := range a.blocks {
		b = b.set()
		widest := 0.0
		for _, line := range b.wrapped {
			widest = max(widest, svg.TextWidth(line, b.size, b.bold))
		}
		if len(b.wrapped) > 0 {
			boxes = append(boxes, box{b.x, b.y, b.x + widest, b.end()})
		}
	}
	for i, b := range boxes {
		if b.left < margin-1 || b.right > Width-margin+1 || b.top < margin || b.bottom > Height-margin/2 {
			t.Errorf("%.20q…: box %d leaves the card: %+v", c.Title, i, b)
		}
		for _, other := range boxes[i+1:] {
			if b.left < other.right-1 && other.left < b.right-1 && b.top < other.bottom-1 && other.top < b.bottom-1 {
				t.Errorf("%.20q… %.20q… %.20q… %v: %+v covers %+v", c.Title, c.Text, c.Caption, c.Drawing, b, other)
			}
		}
	}
}

type box struct{ left, top, right, bottom float64 }

func TestFitPrefersLegibleLabels(t *testing.T) {
	few, _ := Card{Title: "T", Drawing: Drawing{430, 240, 14}}.Fit()
	many, _ := Card{Title: "T", Drawing: Drawing{430, 900, 14}}.Fit()
	if few < Legible || many >= Legible {
		t.Errorf("labels of %.1f and %.1f px; %d is legible", few, many, Legible)
	}
}

func TestVersion(t *testing.T) {
	if v := Version(); len(v) != 64 || v == svg.Version() {
		t.Errorf("version %q", v)
	}
}

func BenchmarkCard(b *testing.B) {
	for b.Loop() {
		made(b, "article")
	}
}

func BenchmarkPlate(b *testing.B) {
	for b.Loop() {
		made(b, "plate")
	}
}
