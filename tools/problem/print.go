package problem

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Print writes all problems for people: each with its line and a mark under the
// part that is wrong, what was expected there and what was found, and the
// remedy. The first line of each is that of Error. Colours are the escape
// sequences of terminals.
func (l List) Print(w io.Writer, colours bool) error {
	var b strings.Builder
	for _, p := range l {
		p.print(&b, palette(colours))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// A palette says whether there are colours.
type palette bool

// The sequences of ECMA-48 that set a style, and the one that ends it.
const (
	bold  = "1"
	red   = "1;31"
	cyan  = "36"
	faint = "2"
)

func (c palette) paint(style, text string) string {
	if !c {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

func (p Problem) print(b *strings.Builder, c palette) {
	b.WriteString(c.paint(bold, p.Error()) + "\n")
	if p.Source.Text != "" {
		number := fmt.Sprintf("%5d", p.Line)
		b.WriteString(c.paint(faint, number+" |") + " " + p.Source.Text + "\n")
		if p.Source.From > 0 {
			b.WriteString(c.paint(faint, strings.Repeat(" ", len(number))+" |") + " " + p.mark(c) + "\n")
		}
	}
	if p.Hint != "" {
		b.WriteString("  " + c.paint(cyan, "hint:") + " " + p.Hint + "\n")
	}
	if p.More > 0 {
		b.WriteString("  " + p.more() + "\n")
	}
}

// mark is the line below the source.
func (p Problem) mark(c palette) string {
	text := []rune(p.Source.Text)
	from := p.Source.From - 1
	to := min(p.Source.To, len(text)) // a place behind the last character is marked too
	before, under := string(text[:min(from, to)]), string(text[min(from, to):to])
	mark := strings.Repeat("^", max(1, width(under)))
	if p.Expected != "" {
		mark += " expected " + p.Expected + ", found " + p.found()
	}
	return strings.Repeat(" ", width(before)) + c.paint(red, mark)
}

// longestFound is how many characters of what was found are told again.
const longestFound = 30

func (p Problem) found() string {
	if p.Text == "" {
		return "nothing"
	}
	if utf8.RuneCountInString(p.Text) > longestFound {
		return strconv.Quote(string([]rune(p.Text)[:longestFound])) + "…"
	}
	return strconv.Quote(p.Text)
}

// Locate adds its line to each problem that has a place and no line yet. read
// returns the text of a file; what it cannot return stays without.
func (l List) Locate(read func(file string) (text []byte, err error)) {
	lines := map[string][][]byte{}
	for i := range l {
		p := &l[i]
		if p.Line == 0 || p.Source.Text != "" {
			continue
		}
		if _, known := lines[p.File]; !known {
			text, _ := read(p.File)
			lines[p.File] = bytes.Split(bytes.TrimPrefix(text, []byte("\ufeff")), []byte{'\n'})
		}
		if of := lines[p.File]; p.Line <= len(of) {
			p.Place(of[p.Line-1])
		}
	}
}
