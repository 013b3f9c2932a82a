package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/problem"
)

var errLongRecord = errors.New("record too long")

// A window hands out a file but stops when one record takes too much of it, so
// that an unclosed quote cannot swallow everything.
type window struct {
	data       []byte
	next, stop int
}

func (w *window) Read(p []byte) (int, error) {
	if w.next >= len(w.data) {
		return 0, io.EOF
	}
	if w.next >= w.stop {
		return 0, errLongRecord
	}
	n := copy(p, w.data[w.next:min(w.stop, len(w.data))])
	w.next += n
	return n, nil
}

// A scanner turns a source into rows of untyped cells.
type scanner struct {
	*source
	dialect Dialect
	limits  Limits
	report  *report
	window  *window
	csv     *csv.Reader
	line    int   // last line of the record before
	blank   []int // the empty lines above the record
}

func newScanner(s *source, d Dialect, l Limits, r *report) *scanner {
	sc := &scanner{source: s, dialect: d, limits: l, report: r, window: &window{data: swapQuotes(s.data, d.Quote)}}
	sc.csv = csv.NewReader(sc.window)
	sc.csv.Comma = swapRune(d.Delimiter, d.Quote)
	sc.csv.Comment = swapRune(d.Comment, d.Quote)
	sc.csv.TrimLeadingSpace = d.SkipInitialSpace
	sc.csv.FieldsPerRecord = -1
	return sc
}

// next returns the next row, or false at the end of what can be read. Broken
// records are reported and left out.
func (s *scanner) next() (Row, bool) {
	for {
		start := int(s.csv.InputOffset())
		s.window.stop = start + 2*s.limits.FieldBytes
		if s.window.stop < len(s.data) && bytes.IndexByte(s.data[start:s.window.stop], '\n') < 0 {
			s.tooLong(start) // encoding/csv would take it apart first
			return Row{}, false
		}
		record, err := s.csv.Read()
		var broken *csv.ParseError
		switch {
		case err == io.EOF:
			s.blankLines(len(s.starts) + 1)
			if n := len(s.blank); n > 0 && s.starts[len(s.starts)-1] == len(s.data) {
				s.blank = s.blank[:n-1] // behind the last line end is no line
			}
			return Row{}, false
		case errors.As(err, &broken):
			if s.quoteFault(s.starts[broken.StartLine-1]) {
				return Row{}, false
			}
			continue
		case err != nil:
			s.tooLong(start)
			return Row{}, false
		case s.cut && int(s.csv.InputOffset()) >= len(s.data):
			s.unfinished()
			return Row{}, false
		}
		return s.row(record), true
	}
}

func (s *scanner) row(record []string) Row {
	first, _ := s.csv.FieldPos(0)
	s.blankLines(first)
	row := Row{Line: s.above + first, Cells: make([]Cell, len(record))}
	line, counted, column := first, 0, 1
	for i, text := range record {
		l, c := s.csv.FieldPos(i)
		if l != line {
			line, counted, column = l, 0, 1
		}
		start := s.starts[l-1]
		column += utf8.RuneCount(s.data[start+counted : start+c-1])
		counted = c - 1
		if strings.Contains(text, "\n") {
			text = s.withLineEnds(start + counted)
		}
		row.Cells[i] = Cell{Raw: unswap(text, s.dialect.Quote), Column: column, below: int32(l - first)}
		if len(text) > s.limits.FieldBytes {
			s.report.add(problem.Problem{Line: s.above + l, Column: column,
				Message: fmt.Sprintf("a cell of %d bytes, more than %d", len(text), s.limits.FieldBytes),
				Hint:    "is a quote left open before it?"})
		}
	}
	s.line = line + bytes.Count([]byte(record[len(record)-1]), []byte{'\n'})
	return row
}

// withLineEnds returns the cell in quotes that starts at an offset, with the line
// ends it has in the file: encoding/csv makes them LF.
func (s *scanner) withLineEnds(offset int) string {
	data, quote := s.window.data[offset+1:], []byte{'"'}
	end := 0
	for {
		end += bytes.IndexByte(data[end:], quote[0])
		if !bytes.HasPrefix(data[end+1:], quote) {
			return strings.ReplaceAll(string(data[:end]), `""`, `"`)
		}
		end += 2
	}
}

// blankLines finds the empty lines between the record before and a line of the
// next: encoding/csv skips them.
func (s *scanner) blankLines(next int) {
	s.blank = s.blank[:0]
	for l := s.line + 1; l < next; l++ {
		if text := s.lineOf(s.above + l); len(bytes.TrimRight(text, "\r\n")) == 0 {
			s.blank = append(s.blank, s.above+l)
		}
	}
}

// unfinished reports that reading stopped in the middle of what looks like a
// record: as the gauge saw it, a quote is left open.
func (s *scanner) unfinished() {
	line, _ := s.position(len(s.data))
	s.report.add(problem.Problem{Line: line, Message: "reading stops before this line, as a quote above it seems to be left open",
		Hint: "mend the quotes that are named above, and the rest is read"})
}

// tooLong reports a record that starts at an offset and does not end in time.
func (s *scanner) tooLong(offset int) {
	for offset < len(s.data) && (s.data[offset] == '\n' || s.data[offset] == '\r') {
		offset++
	}
	if fault, _, _ := findQuoteFault(s.data[offset:], s.dialect); fault != sound {
		s.quoteFault(offset)
		return
	}
	line, _ := s.position(offset)
	s.report.add(problem.Problem{Line: line,
		Message: fmt.Sprintf("a record of more than %d bytes; reading stops here", 2*s.limits.FieldBytes),
		Hint:    "is a line break missing?"})
}
