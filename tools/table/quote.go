package table

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/problem"
)

// quoteFault reports what is wrong with the quotes of the record that starts at
// an offset, where encoding/csv tells only that something is, and returns
// whether lines may have been swallowed, so that reading must end.
func (s *scanner) quoteFault(from int) bool {
	fault, opened, at := findQuoteFault(s.data[from:], s.dialect)
	openLine, openColumn := s.position(from + opened)
	line, column := s.position(from + at)
	q := string(s.dialect.Quote)
	double := fmt.Sprintf("close it, or double a quote that belongs to the text: %s", q+q)
	switch {
	case fault == unclosed:
		s.report.add(problem.Problem{Line: openLine, Column: openColumn, Text: s.snippet(from + opened),
			Message: "a quote opens here and never closes; reading stops", Hint: double})
		return true
	case fault == textAfter && line != openLine:
		s.report.add(problem.Problem{Line: openLine, Column: openColumn, Text: s.snippet(from + opened),
			Message: fmt.Sprintf("a quote opens here and closes only in line %d, inside a text; reading stops", line), Hint: double})
		return true
	case fault == textAfter:
		s.report.add(problem.Problem{Line: line, Column: column, Text: s.snippet(from + at),
			Message: "text after the closing quote of a cell",
			Hint:    fmt.Sprintf("put a delimiter between them, or double a quote that belongs to the text: %s", q+q)})
	case fault == sound:
		line, _ = s.position(from)
		s.report.add(problem.Problem{Line: line, Message: "the quotes of this record are broken", Hint: double})
	default:
		hint := fmt.Sprintf("put quotes around the whole cell and double the inner one: %s5%s%s disk%s", q, q, q, q)
		if s.afterBlanks(from + at) {
			hint = "remove the blank before it, or set dialect: {skipInitialSpace: true} in the descriptor"
		}
		s.report.add(problem.Problem{Line: line, Column: column, Text: s.snippet(from + at),
			Message: "a quote in a cell that has no quotes around it", Hint: hint})
	}
	return false
}

// afterBlanks reports whether nothing but blanks stands between an offset and the
// delimiter before it.
func (s *scanner) afterBlanks(offset int) bool {
	before := bytes.TrimRight(s.data[:offset], " \t")
	return len(before) < offset && bytes.HasSuffix(before, []byte(string(s.dialect.Delimiter)))
}

func (s *scanner) snippet(offset int) string {
	rest := s.data[offset:]
	if i := bytes.IndexAny(rest, "\r\n"); i >= 0 {
		rest = rest[:i]
	}
	if text := []rune(string(rest)); len(text) > 30 {
		return string(text[:30])
	}
	return string(rest)
}

const (
	sound     = iota
	unclosed  // a quote opens a cell and never closes
	textAfter // something other than a delimiter follows a closing quote
	bare      // a quote stands in a cell that none opened
)

// findQuoteFault walks one record and returns the first fault of its quotes,
// the offset of the quote that opened the cell, and the offset of the fault.
func findQuoteFault(data []byte, d Dialect) (fault, opened, at int) {
	quote, delimiter := byte(d.Quote), []byte(string(d.Delimiter))
	atStart, quoted, closed := true, false, false
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		isQuote := data[i] == quote
		switch {
		case quoted && isQuote && i+1 < len(data) && data[i+1] == quote:
			size = 2
		case quoted:
			quoted, closed = !isQuote, isQuote
		case bytes.HasPrefix(data[i:], []byte("\n")):
			return sound, 0, i
		case bytes.HasPrefix(data[i:], []byte("\r\n")):
		case bytes.HasPrefix(data[i:], delimiter):
			atStart, closed = true, false
		case atStart && isQuote:
			atStart, quoted, opened = false, true, i
		case closed:
			return textAfter, opened, i
		case isQuote:
			return bare, opened, i
		case !d.SkipInitialSpace || !unicode.IsSpace(r):
			atStart = false
		}
		i += size
	}
	if quoted {
		return unclosed, opened, opened
	}
	return sound, 0, len(data)
}

// encoding/csv knows one quote. For another one the two change places before
// reading and again after it; both are ASCII, so that positions stay.

func swapRune(r, quote rune) rune {
	switch r {
	case '"':
		return quote
	case quote:
		return '"'
	}
	return r
}

func swapQuotes(data []byte, quote rune) []byte {
	if quote == '"' {
		return data
	}
	return bytes.Map(func(r rune) rune { return swapRune(r, quote) }, data)
}

func unswap(text string, quote rune) string {
	if quote == '"' {
		return text
	}
	return string(swapQuotes([]byte(text), quote))
}
