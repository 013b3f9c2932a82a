package card

import "github.com/benchwright/benchwright/tools/svg"

// A Plate is a figure as a picture of its own: what a page says around it stands
// above and below the drawing.
type Plate struct {
	Title    string
	Subtitle string
	Notes    []string
	Source   string // where the data is from
	Drawing  Drawing
}

// PlateWidth is the width of a plate in pixels. It is drawn at twice the size of
// a page, for screens with fine pixels.
const PlateWidth = 1536

// Lengths of a plate, in px of a page.
const (
	plateScale  = 2
	plateMargin = 24
	plateInner  = PlateWidth/plateScale - 2*plateMargin
)

// PNG returns the plate with the finished drawing of its figure.
func (p Plate) PNG(drawing []byte) ([]byte, error) {
	var a arrangement
	y := float64(plateMargin)
	add := func(text string, gap, size float64, bold bool, color string) {
		if text != "" {
			y = a.add(block{text: text, x: plateMargin, y: y + gap, width: plateInner, size: size, lines: 12, bold: bold, color: color})
		}
	}
	add(p.Title, 0, 20, true, ink)
	add(p.Subtitle, 4, 14, false, muted)
	y += 14
	a.x, a.y, a.factor = plateMargin, y, float64(plateInner)/float64(p.Drawing.Width)
	y += a.factor*float64(p.Drawing.Height) + 12
	for _, note := range p.Notes {
		add(note, 3, 12, false, muted)
	}
	add(p.Source, 6, 12, false, muted)
	canvas := svg.NewCanvas(PlateWidth/plateScale, int(y)+plateMargin-4, plateScale)
	for _, b := range a.blocks {
		b.write(canvas)
	}
	if err := canvas.Drawing(drawing, a.x, a.y, a.factor); err != nil {
		return nil, err
	}
	return canvas.PNG(), nil
}
