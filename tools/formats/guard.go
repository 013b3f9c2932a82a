package formats

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// A guard reads a text and stops where it is none that a tool wrote: at a quote that
// never closes, a line without end, or a first line of more columns than a table may
// have. Such a file would otherwise fill the memory before anybody looks at it.
type guard struct {
	in     io.Reader
	name   string
	begun  bool // there was more than white space
	json   bool // it begins like JSON, which may stand on one long line
	line   int  // from 1
	column int  // bytes of the line so far
	start  bool // a cell may start here
	quoted bool
	closes bool // the last byte was a quote in a quoted cell
	opened struct{ line, column, ago int }
	marks  [len(delimiters)]int // of the first line, outside of quotes
	wide   int                  // columns of the first line, once it ended
}

// delimiters may stand between the cells of what tools write.
const delimiters = ",;\t|"

// longestJSON is how long a line of JSON may be, bytes.
const longestJSON = 16 << 20

func newGuard(in io.Reader, name string) *guard {
	return &guard{in: in, name: name, line: 1, start: true}
}

// Read returns a problem.List where the text should not be read on.
func (g *guard) Read(p []byte) (int, error) {
	n, err := g.in.Read(p)
	for _, b := range p[:n] {
		g.see(b)
	}
	longest := 2 * table.DefaultLimits.FieldBytes
	if g.json {
		longest = longestJSON
	}
	switch most := table.DefaultLimits.Columns; {
	case g.wide > most:
		return n, problem.List{{File: g.name, Line: 1,
			Message: fmt.Sprintf("%d columns, more than %d", g.wide, most), Hint: "leave out columns where the file is written"}}
	case g.quoted && !g.json && g.opened.ago > longest:
		return n, problem.List{{File: g.name, Line: g.opened.line, Column: g.opened.column,
			Message: "a quote opens here and never closes; reading stops", Hint: `close it, or double a quote that belongs to the text: ""`}}
	case g.column > longest:
		return n, problem.List{{File: g.name, Line: g.line,
			Message: fmt.Sprintf("a line of more than %d bytes; reading stops here", longest), Hint: "is a line break missing?"}}
	}
	return n, err
}

// see goes on by a byte. NUL bytes are those of UTF-16.
func (g *guard) see(b byte) {
	g.column++
	g.opened.ago++
	if b == 0 {
		return
	}
	if !g.begun && !bytes.ContainsAny([]byte{b}, "\xef\xbb\xbf\xff\xfe \t\r\n") {
		g.begun, g.json = true, b == '{' || b == '['
	}
	if g.closes {
		if g.closes = false; b == '"' {
			return // doubled
		}
		g.quoted = false
	}
	if g.line == 1 && !g.json && !g.quoted {
		g.count(b)
	}
	switch {
	case b == '"' && g.quoted:
		g.closes = true
	case b == '"' && g.start:
		g.quoted, g.start = true, false
		g.opened.line, g.opened.column, g.opened.ago = g.line, g.column, 0
	case b == '\n':
		g.line, g.column, g.start = g.line+1, 0, !g.quoted
	case !g.quoted && b != ' ' && b != '\r':
		g.start = b == ',' || b == ';' || b == '\t'
	}
}

// count counts the columns of the first line by the delimiter that it has most of.
func (g *guard) count(b byte) {
	if i := strings.IndexByte(delimiters, b); i >= 0 {
		g.marks[i]++
	}
	if b == '\n' {
		g.wide = slices.Max(g.marks[:]) + 1
	}
}
