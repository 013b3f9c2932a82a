package card

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/svg"
)

// leading is the height of a line of text, in sizes of its letters.
const leading = 1.28

// A block is a paragraph on a picture.
type block struct {
	text  string
	x, y  float64 // its upper left corner
	width float64
	size  float64 // of its letters
	least float64 // the size down to which it may shrink to fit its lines; 0 is size
	lines int     // at the most; what is more is cut off
	bold  bool
	color string

	wrapped []string
}

// set breaks the text into lines, with smaller letters if there would be too
// many of them.
func (b block) set() block {
	if b.least == 0 {
		b.least = b.size
	}
	for {
		b.wrapped = b.broken(b.width)
		if len(b.wrapped) <= b.lines || b.size <= b.least {
			break
		}
		b.size -= 2
	}
	if len(b.wrapped) > b.lines {
		b.wrapped = b.wrapped[:b.lines]
		b.wrapped[b.lines-1] = b.cut(b.wrapped[b.lines-1])
		return b
	}
	b.balance()
	return b
}

// broken returns the text in lines that fit a width, one more than there may be if
// it goes on. A word that is longer than a line is broken too.
func (b block) broken(width float64) []string {
	var lines []string
	line := ""
	for word := range b.words(width) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && b.measure(longer) > width {
			if lines = append(lines, line); len(lines) > b.lines {
				return lines
			}
			longer = word
		}
		line = longer
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// words yields the words of the text, in pieces where one is too long for a line.
// A narrow space joins a number and its unit and does not part words.
func (b block) words(width float64) iter.Seq[string] {
	space := func(r rune) bool { return r != '\u202f' && r != '\u00a0' && unicode.IsSpace(r) }
	return func(yield func(string) bool) {
		for word := range strings.FieldsFuncSeq(b.text, space) {
			for b.measure(word) > width {
				piece := b.head(word, width)
				if !yield(piece) {
					return
				}
				word = word[len(piece):]
			}
			if !yield(word) {
				return
			}
		}
	}
}

// head returns as much of a text as fits a width, at least one letter.
func (b block) head(text string, width float64) string {
	end := 0
	for i, r := range text {
		next := i + utf8.RuneLen(r)
		if end > 0 && b.measure(text[:next]) > width {
			break
		}
		end = next
	}
	return text[:end]
}

func (b block) measure(s string) float64 { return svg.TextWidth(s, b.size, b.bold) }

// balance makes a bold block's lines about equally long, without more of them.
func (b *block) balance() {
	if !b.bold || len(b.wrapped) < 2 {
		return
	}
	for width := b.width; width > b.width/2; width -= 8 {
		lines := b.broken(width)
		if len(lines) > len(b.wrapped) {
			return
		}
		b.wrapped = lines
	}
}

// cut ends a line where it has to break off.
func (b block) cut(line string) string {
	for line != "" && b.measure(line+"…") > b.width {
		at := strings.LastIndexByte(line, ' ')
		if at < 0 {
			_, size := utf8.DecodeLastRuneInString(line)
			at = len(line) - size
		}
		line = line[:at]
	}
	return strings.TrimRight(line, " ,;:.–") + "…"
}

// end returns where the block ends.
func (b block) end() float64 { return b.y + float64(len(b.wrapped))*b.size*leading }

func (b block) write(c *svg.Canvas) {
	if b.wrapped == nil {
		b = b.set()
	}
	for i, line := range b.wrapped {
		c.Text(svg.Text{Text: line, X: b.x, Y: b.y + float64(i)*b.size*leading + b.size, Size: b.size, Bold: b.bold, Color: b.color})
	}
}
