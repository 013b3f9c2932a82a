package sample

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/table"
)

// A splitter splits records of any dialect into cells, by the rules of RFC 4180
// and no laxer.
type splitter struct {
	dialect   table.Dialect
	delimiter []byte
	cells     [][]byte // of the last record, without quotes; none for an empty line or a comment
	text      []byte   // of its quoted cells
}

func newSplitter(d table.Dialect) *splitter {
	return &splitter{dialect: d, delimiter: []byte(string(d.Delimiter))}
}

// A fault is what hinders reading on.
type fault int

const (
	sound   fault = iota
	misread       // quotes are wrong, so that nobody knows where the records behind them start
	endless       // the record does not end
)

// next splits the first record of data and returns how long it is, with its line
// end. In case of a fault that is what of data shows it.
func (s *splitter) next(data []byte) (size int, f fault) {
	s.cells, s.text = s.cells[:0], s.text[:0]
	if size, skip := s.skip(data); skip {
		return size, sound
	}
	for at := 0; ; {
		if s.dialect.SkipInitialSpace {
			at += blanks(data[at:])
		}
		cell, n, f := s.cell(data, at)
		if f != sound {
			return n, f
		}
		s.cells = append(s.cells, cell)
		if bytes.HasPrefix(data[n:], s.delimiter) {
			at = n + len(s.delimiter)
			continue
		}
		if data[n] == '\r' {
			n++
		}
		return n + 1, sound
	}
}

// skip recognises empty lines and comments.
func (s *splitter) skip(data []byte) (size int, skip bool) {
	first, _ := utf8.DecodeRune(data)
	if s.dialect.Comment == 0 || first != s.dialect.Comment {
		size = lineEnd(data)
		return size, size > 0
	}
	return lineLength(data), true
}

// lineEnd returns the length of the line end that data starts with, 0 if none.
func lineEnd(data []byte) int {
	switch {
	case bytes.HasPrefix(data, []byte("\n")):
		return 1
	case bytes.HasPrefix(data, []byte("\r\n")):
		return 2
	}
	return 0
}

// blanks returns how many bytes of white space a line starts with.
func blanks(data []byte) int {
	line := data
	if n := bytes.IndexByte(data, '\n'); n >= 0 {
		line = data[:n]
	}
	line = bytes.TrimSuffix(line, []byte("\r"))
	return len(line) - len(bytes.TrimLeftFunc(line, unicode.IsSpace))
}

// cell returns the cell that starts at an offset, and the offset of what ends it:
// a delimiter or a line end.
func (s *splitter) cell(data []byte, at int) (cell []byte, end int, f fault) {
	quote := byte(s.dialect.Quote)
	if at < len(data) && data[at] == quote {
		return s.quoted(data, at)
	}
	line := bytes.IndexByte(data[at:], '\n')
	if line < 0 {
		return nil, len(data), endless
	}
	cell = bytes.TrimSuffix(data[at:at+line], []byte("\r"))
	if n := bytes.Index(cell, s.delimiter); n >= 0 {
		cell = cell[:n]
	}
	if bytes.IndexByte(cell, quote) >= 0 {
		return nil, at + line + 1, misread
	}
	return cell, at + len(cell), sound
}

// quoted is cell for a cell in quotes. A quote in it is doubled, and CRLF counts as
// a line feed.
func (s *splitter) quoted(data []byte, at int) (cell []byte, end int, f fault) {
	quote, from := byte(s.dialect.Quote), len(s.text)
	start := at
	for at++; ; at++ {
		n := bytes.IndexByte(data[at:], quote)
		if n < 0 {
			return nil, len(data), endless
		}
		s.text = append(s.text, data[at:at+n]...)
		at += n + 1
		if at == len(data) || data[at] != quote {
			break
		}
		s.text = append(s.text, quote)
	}
	rest := data[at:]
	switch {
	case bytes.HasPrefix(rest, s.delimiter) || lineEnd(rest) > 0:
	case bytes.IndexByte(data[start:at], '\n') >= 0:
		return nil, at - 1, misread // the quote at fault is the one that opened
	default:
		return nil, at + lineLength(rest), misread
	}
	cell = s.text[from:len(s.text):len(s.text)]
	if bytes.IndexByte(cell, '\r') >= 0 {
		cell = bytes.ReplaceAll(cell, []byte("\r\n"), []byte("\n"))
	}
	return cell, at, sound
}

// lineLength returns the length of the line that data starts with, its end included.
func lineLength(data []byte) int {
	if n := bytes.IndexByte(data, '\n'); n >= 0 {
		return n + 1
	}
	return len(data)
}
