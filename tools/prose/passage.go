package prose

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// Gap stands in a passage for what is there and is not typed prose: code, a
// shortcode, a picture, HTML, the mark of a footnote.
const Gap = '\ufffc'

// A Passage is prose that readers see in one piece: a paragraph, a heading, a row
// of a table, or a text of the front matter, of a caption, of a descriptor.
type Passage struct {
	File  string
	Text  []rune
	Fixed bool // it can hold neither shortcodes nor formulas

	place func(i int) (line, column int)
}

// At returns where a character of the passage stands, counted from 0.
func (p Passage) At(i int) (line, column int) { return p.place(i) }

// PassageOf returns a text without markup that starts at a place of a file as a
// passage. With formulas, what stands in braces is a gap.
func PassageOf(file, words string, line, column int, formulas bool) Passage {
	p := Passage{File: file, Text: []rune(words), Fixed: !formulas, place: func(i int) (int, int) { return line, column + i }}
	if strings.Contains(words, "\n") { // folded or not, the file breaks it elsewhere
		p.place = func(int) (int, int) { return line, column }
	}
	for i, inside := 0, false; formulas && i < len(p.Text); i++ {
		inside = inside || p.Text[i] == '{'
		if inside {
			inside, p.Text[i] = p.Text[i] != '}', Gap
		}
	}
	return p
}

var (
	// A tag of a shortcode ends at the first brackets outside of quotes.
	tag    = lazy.Regexp("(?s)\\{\\{[<%](?:\"(?:\\\\.|[^\"\\\\\n])*\"|`[^`]*`|[^\"`])*?[>%]\\}\\}")
	quoted = lazy.Regexp("(?s)\\{\\{[<%]\\s*bench/quote\\b.*?\\{\\{[<%]\\s*/bench/quote\\s*[>%]\\}\\}")
	// Hugo's own shortcode for code.
	highlighted = lazy.Regexp("(?s)\\{\\{<\\s*highlight\\b.*?\\{\\{<\\s*/highlight\\s*>\\}\\}")
)

const hole = '\x1a' // what the masked bytes of a Markdown text become

// Passages returns the prose of a Markdown text in the order it stands there,
// after what its front matter and its captions say.
func Passages(file, source string) []Passage {
	body, front := source, 0
	if front = matterEnd(source); front > 0 {
		body = blank(source[:front], ' ') + source[front:]
	}
	for _, pattern := range []func() *regexp.Regexp{quoted, highlighted, tag} {
		body = pattern().ReplaceAllStringFunc(body, func(s string) string { return blank(s, hole) })
	}
	all := append(matterPassages(file, source[:front]), captions(file, source)...)
	w := walker{file: file, src: []byte(body), lines: lineStarts(body)}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	w.block(md.Parser().Parse(text.NewReader(w.src)))
	return append(all, w.passages...)
}

// blank writes a character over each byte but the ends of lines.
func blank(s string, with byte) string {
	b := []byte(s)
	for i := range b {
		if b[i] != '\n' {
			b[i] = with
		}
	}
	return string(b)
}

func lineStarts(s string) []int {
	starts := []int{0}
	for i := range len(s) {
		if s[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// captions returns the captions of tables.
func captions(file, source string) []Passage {
	var all []Passage
	calls, _ := Scan(file, source)
	for _, c := range calls {
		if p, given := c.Get("caption"); given && c.Name == "table" {
			all = append(all, Passage{File: file, Text: []rune(p.Value), Fixed: true, place: p.place})
		}
	}
	return all
}

// A walker gathers the prose of a Markdown tree.
type walker struct {
	file     string
	src      []byte
	lines    []int
	passages []Passage

	text    []rune
	offsets []int // in bytes, of each character of text
}

func (w *walker) block(n ast.Node) {
	switch n.Kind() {
	case ast.KindFencedCodeBlock, ast.KindCodeBlock, ast.KindHTMLBlock:
		return
	case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading, east.KindTableRow, east.KindTableHeader:
		w.inline(n)
		w.finish()
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.block(c)
	}
}

func (w *walker) inline(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.add(c.Segment.Start, c.Segment.Stop)
			if c.SoftLineBreak() || c.HardLineBreak() {
				w.put(' ', c.Segment.Stop)
			}
		case *ast.CodeSpan, *ast.RawHTML, *ast.AutoLink, *ast.Image, *east.FootnoteLink:
			w.put(Gap, w.last())
		case *east.TableCell:
			w.inline(c)
			w.put(Gap, w.last())
		default:
			w.inline(c)
		}
	}
}

func (w *walker) last() int {
	if len(w.offsets) == 0 {
		return 0
	}
	return w.offsets[len(w.offsets)-1]
}

func (w *walker) put(r rune, offset int) {
	if r != Gap || len(w.text) == 0 || w.text[len(w.text)-1] != Gap {
		w.text, w.offsets = append(w.text, r), append(w.offsets, offset)
	}
}

func (w *walker) add(start, stop int) {
	for i := start; i < stop; {
		r, size := utf8.DecodeRune(w.src[i:stop])
		if r == hole {
			r = Gap
		}
		w.put(r, i)
		i += size
	}
}

func (w *walker) finish() {
	offsets := w.offsets
	if slices.ContainsFunc(w.text, func(r rune) bool { return r >= '0' && r <= '9' }) {
		w.passages = append(w.passages, Passage{File: w.file, Text: w.text, place: func(i int) (int, int) {
			return w.at(offsets[i])
		}})
	}
	w.text, w.offsets = nil, nil
}

// at returns the line and column of a byte.
func (w *walker) at(offset int) (line, column int) {
	line = sort.SearchInts(w.lines, offset+1)
	return line, utf8.RuneCount(w.src[w.lines[line-1]:offset]) + 1
}
