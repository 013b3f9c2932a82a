// Package card makes the pictures that travel alone: a card, which a link to a
// figure or an article shows, and a plate, which is a figure with the words that
// a page would put around it.
package card

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"strings"

	"github.com/benchwright/benchwright/tools/svg"
)

// The light theme's colours, as a picture cannot follow its surroundings.
const (
	ink   = "#1B1F24"
	muted = "#57606A"
	grid  = "#E6E9ED"
)

// Width and Height are a card's, in pixels: what the services that show links ask for.
const (
	Width  = 1200
	Height = 630
)

// A Drawing is the size of a figure's drawing, in px, and that of its labels.
type Drawing struct{ Width, Height, Label int }

// A Card is the picture that a link shows: a title, a few words and a figure.
type Card struct {
	Title   string
	Text    string // below the title
	Caption string // the title of the figure, unless that is the card's
	Source  string // where the figure's data is from
	Drawing Drawing
}

//go:embed *.go
var code embed.FS

// Version changes with everything that decides how a card or plate looks, and
// belongs into the key of a cache of them.
func Version() string {
	sum := sha256.New()
	sum.Write([]byte(svg.Version()))
	files, _ := fs.Glob(code, "*.go") // sorted; the pattern is valid
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, _ := code.ReadFile(name) // embedded, so it is there
		sum.Write(text)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Fit says how well the drawing fits the card: how large its labels are, in pixels
// and no more than it takes to read them well, and which part of the card it fills.
func (c Card) Fit() (label, area float64) {
	a := c.arrange()
	size := a.factor * a.factor * float64(c.Drawing.Width*c.Drawing.Height)
	return min(enough, a.factor*float64(c.Drawing.Label)), size / (Width * Height)
}

// Legible is the least size of labels that can be read on a card, in pixels.
const Legible = 16

// PNG returns the card with the finished drawing of its figure.
func (c Card) PNG(drawing []byte) ([]byte, error) {
	a := c.arrange()
	canvas := svg.NewCanvas(Width, Height, 1)
	canvas.Rect(margin, margin, Width-2*margin, 3, ink)
	for _, b := range a.blocks {
		b.write(canvas)
	}
	if err := canvas.Drawing(drawing, a.x, a.y, a.factor); err != nil {
		return nil, err
	}
	return canvas.PNG(), nil
}
