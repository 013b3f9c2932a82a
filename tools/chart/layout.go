package chart

import "strings"

// A Layout is one of the sizes in which figures are drawn.
type Layout struct {
	Name   string
	width  int  // of the drawing, px
	font   int  // of labels, px
	row    int  // height of a line of marks, px
	labels int  // width at which a category label breaks, px
	above  bool // categories stand above their marks instead of beside them
	ticks  int  // about how many labels the value axis has at the most
	height int  // of the plot of a line chart, px
}

// Wide is drawn for the width of the page, Narrow for a phone: its labels are
// larger in the drawing, as a phone shows it at nine tenths, and stand above the
// marks, which gives these the whole width. Card is drawn for the picture that a
// link shows, beside a title.
var (
	Wide   = Layout{Name: "wide", width: 768, font: 13, row: 34, labels: 200, ticks: 5, height: 320}
	Narrow = Layout{Name: "narrow", width: 320, font: 14, row: 48, labels: 300, above: true, ticks: 4, height: 260}
	Card   = Layout{Name: "card", width: 430, font: 14, row: 30, labels: 130, ticks: 3, height: 230}
)

// LabelSize is the size of the labels in the drawing, px.
func (l Layout) LabelSize() int { return l.font }

// Widths of characters that em does not list, in tenths of the font size.
const (
	emUpper = 7
	emWide  = 10 // CJK and emoji
	emOther = 5.6
)

// em are widths of characters in a sans serif, in tenths of the font size.
var em = map[rune]float64{
	'i': 2.3, 'j': 2.3, 'l': 2.3, 't': 3, 'f': 3, 'r': 3.5, 'I': 2.8, '.': 2.8, ',': 2.8, ':': 2.8, ' ': 2.8,
	'm': 8.4, 'w': 7.4, 'M': 8.4, 'W': 9.4, '\u202f': 2, '–': 5.6, '(': 3.4, ')': 3.4, '/': 2.8, '-': 3.4,
}

// textWidth estimates the width of a label in px. Server rendering has no fonts,
// so it errs on the wide side by a tenth.
func textWidth(s string, font int) int {
	width := 0.0
	for _, r := range s {
		switch w, ok := em[r]; {
		case ok:
			width += w
		case r >= 'A' && r <= 'Z':
			width += emUpper
		case r > 0x2e80: // CJK and emoji
			width += emWide
		default:
			width += emOther
		}
	}
	return int(width/10*float64(font)*1.1) + 1
}

// wrapLabel breaks a label between words, into lines that fit. A word that does not
// is cut and ends in an ellipsis; the table below the figure has it whole.
func wrapLabel(s string, font, width int) string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		word = clip(word, font, width)
		switch {
		case line == "":
			line = word
		case textWidth(line+" "+word, font) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return strings.Join(append(lines, line), "\n")
}

// clip cuts a text that is wider than width.
func clip(s string, font, width int) string {
	if textWidth(s, font) <= width {
		return s
	}
	r := []rune(s)
	for len(r) > 1 && textWidth(string(r)+"…", font) > width {
		r = r[:len(r)-1]
	}
	return string(r) + "…"
}

// labelWidth returns the width of the widest line of the labels.
func labelWidth(labels []string, font int) int {
	widest := 0
	for _, l := range labels {
		for line := range strings.SplitSeq(l, "\n") {
			widest = max(widest, textWidth(line, font))
		}
	}
	return widest
}
