package svg

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"math"
)

// A Canvas is a picture in pixels on which finished drawings, lines of text and
// areas are painted, one over the other. Everything shows the colours of the
// light theme, since a picture has no page around it that could set others.
type Canvas struct {
	painter
	scale float64
}

// NewCanvas returns a white canvas. All other lengths are in its px, of which
// each is scale pixels of the picture wide.
func NewCanvas(width, height int, scale float64) *Canvas {
	size := image.Rect(0, 0, int(math.Ceil(float64(width)*scale)), int(math.Ceil(float64(height)*scale)))
	c := &Canvas{painter{img: image.NewRGBA(size), masks: map[string]*image.Alpha{}}, scale}
	draw.Draw(c.img, size, image.White, image.Point{}, draw.Src)
	return c
}

// Drawing paints what Render returned, with its upper left corner at x, y and
// stretched by a factor. It refuses what Render cannot have written.
func (c *Canvas) Drawing(drawing []byte, x, y, factor float64) error {
	top, err := parse(string(drawing))
	if err != nil {
		return fmt.Errorf("painting a drawing: %w", err)
	}
	c.defs = map[string]*node{}
	each([]*node{top}, func(n *node) {
		if id := n.get("id"); id != "" {
			c.defs[id] = n
		}
	})
	clear(c.masks)
	p := newPen()
	p.to = p.to.Scale(c.scale, c.scale).Translate(x, y).Scale(factor, factor)
	if err := c.paint(top, p); err != nil {
		return fmt.Errorf("painting a drawing: %w", err)
	}
	return nil
}

// A Text is one line of text on a canvas.
type Text struct {
	Text  string
	X, Y  float64 // the start of its base line
	Size  float64 // of the letters
	Bold  bool
	Color string // #rrggbb
}

// Text paints one line of text.
func (c *Canvas) Text(t Text) {
	p := newPen()
	p.to = p.to.Scale(c.scale, c.scale)
	p.fill, p.size, p.bold = t.Color, t.Size, t.Bold
	c.write(t.Text, t.X, t.Y, p)
}

// Rect paints an area of one colour.
func (c *Canvas) Rect(x, y, width, height float64, color string) {
	p := newPen()
	p.to = p.to.Scale(c.scale, c.scale)
	p.fill = color
	c.fill(func(a adder) { rect(a, x, y, width, height, 0) }, p)
}

// PNG returns the picture. Equal pictures give equal bytes: there is no time in
// them.
func (c *Canvas) PNG() []byte {
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&b, indexed(c.img)); err != nil {
		panic(err) // writing to memory does not fail, and the size is ours
	}
	return b.Bytes()
}
