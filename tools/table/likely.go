package table

import (
	"fmt"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
)

// likelyHeader refuses a first record that is no header by the looks of it: a line
// above the table, or a row. A header that the dialect names or the schema knows is
// one.
func likelyHeader(head Row, o Options, s *scanner) bool {
	if o.Dialect.HeaderRow > 0 {
		return true
	}
	if o.Schema != nil && slices.ContainsFunc(head.Cells, func(c Cell) bool { return hasField(o.Schema, c.Raw) }) {
		return true
	}
	return !s.isPreamble(head) && !s.isRow(head)
}

// header returns the width of nearly all records and the line of the first that has
// it, and whether that stands below a narrower first record; if not, the line is 0.
func (s *source) header(d Dialect) (width, line int, below bool) {
	records := shapeOf(s, d)
	width, _ = records.usual()
	if line, below = records.below(width); !below || width <= records[0].width {
		return width, 0, false
	}
	return width, line, true
}

// isPreamble reports a first record that is narrower than nearly all below it.
func (s *scanner) isPreamble(head Row) bool {
	width, line, below := s.header(s.dialect)
	if !below {
		return false
	}
	hint := fmt.Sprintf("if line %d is the header, set dialect: {headerRows: [%d]} in the descriptor", line, line)
	if line == head.Line+1 {
		hint = "give every column a name, the first too; " + hint
	}
	if first := head.Cells[0].Raw; strings.HasPrefix(first, "#") {
		hint += `, or commentChar: "#" if such lines are comments`
	}
	s.report.add(problem.Problem{Line: head.Line, Text: head.Cells[0].Raw, Hint: hint,
		Message: fmt.Sprintf("the first line has %s, but nearly all from line %d on have %d", count(len(head.Cells), "cell"), line, width)})
	return true
}

// isRow reports a first record of numbers only, and warns of one with some.
func (s *scanner) isRow(head Row) bool {
	hint := fmt.Sprintf("if it is a row, set dialect: {header: false} in the descriptor, or write a line of names above it; if not, {headerRows: [%d]}", head.Line)
	numbers := 0
	for _, c := range head.Cells {
		if !slices.ContainsFunc(notations, func(n notation) bool { return n.reads(c.Raw) }) {
			continue
		}
		if numbers++; !fourDigits().MatchString(c.Raw) { // a year may name a column
			s.report.warn(problem.Problem{Line: head.Line + int(c.below), Column: c.Column, Text: c.Raw,
				Message: fmt.Sprintf("the name of a column, %q, is a number", c.Raw), Hint: hint})
		}
	}
	if numbers < len(head.Cells) {
		return false
	}
	s.report.add(problem.Problem{Line: head.Line, Text: head.Cells[0].Raw, Hint: hint,
		Message: "the first line holds numbers only, where the names of the columns are expected"})
	return true
}
