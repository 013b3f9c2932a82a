package card

import "math"

// Lengths of a card, in pixels.
const (
	margin     = 48
	head       = margin + 24             // below the rule
	inner      = Width - 2*margin        // the width of all
	foot       = Height - margin - 4     // the base line of the source
	bottom     = foot - 34               // of the figure
	column     = 452                     // the words beside a figure
	gutter     = 44                      // between these
	sourceSize = 19                      // letters of the source
	enough     = 18                      // the size of labels that is as good as any larger one
	largest    = 26                      // and the largest
	beside     = inner - column - gutter // the width of a figure beside words
)

// An arrangement is where the parts of a card stand.
type arrangement struct {
	blocks       []block
	x, y, factor float64 // of the drawing
}

// arrange puts the figure below the words or beside them: where its labels are
// larger, and if they are large enough in both, where the figure is.
func (c Card) arrange() arrangement {
	below, side := c.below(), c.beside()
	labels := func(a arrangement) float64 { return min(a.factor*float64(c.Drawing.Label), enough) }
	if l, m := labels(below), labels(side); m > l || m == l && side.factor > below.factor {
		below = side
	}
	source := block{text: c.Source, x: margin, y: foot - sourceSize, width: inner, size: sourceSize, color: muted, lines: 1}
	below.blocks = append(below.blocks, source)
	return below
}

func (c Card) below() arrangement {
	var a arrangement
	y := a.add(block{text: c.Title, x: margin, y: head, width: inner, size: 42, least: 34, lines: 2, bold: true, color: ink})
	y = a.add(block{text: c.Text, x: margin, y: y + 10, width: inner, size: 24, lines: 2, color: muted})
	if c.Caption != "" {
		y = a.add(block{text: c.Caption, x: margin, y: y + 18, width: inner, size: 22, lines: 1, bold: true, color: ink})
	}
	a.fit(c.Drawing, margin, y+18, inner)
	return a
}

func (c Card) beside() arrangement {
	var a arrangement
	y := a.add(block{text: c.Title, x: margin, y: head, width: column, size: 42, least: 32, lines: 6, bold: true, color: ink})
	lines := int((bottom - y - 14) / (24 * leading))
	if lines > 0 {
		a.add(block{text: c.Text, x: margin, y: y + 14, width: column, size: 24, lines: min(lines, 7), color: muted})
	}
	top := float64(head)
	const left = margin + column + gutter
	if c.Caption != "" {
		top = 16 + a.add(block{text: c.Caption, x: left, y: head, width: beside, size: 22, lines: 3, bold: true, color: ink})
	}
	a.fit(c.Drawing, left, top, beside)
	return a
}

// add sets a block and returns where it ends.
func (a *arrangement) add(b block) float64 {
	b = b.set()
	a.blocks = append(a.blocks, b)
	return b.end()
}

// fit makes the drawing as large as there is room for from a place on.
func (a *arrangement) fit(d Drawing, x, y, width float64) {
	a.x, a.y = x, y
	a.factor = math.Max(0.1, min(width/float64(d.Width), (bottom-y)/float64(d.Height), largest/float64(d.Label)))
}
