package formats

import (
	"fmt"
	"slices"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// A sheet is a CSV on its way to results. It collects the problems of its cells.
type sheet struct {
	*table.Table
	problems problem.List
}

// sheet reads the whole file as a CSV with a header.
func (f File) sheet(delimiter rune) (*sheet, error) {
	t, err := f.Records(f.Data, 1, table.Dialect{Delimiter: delimiter, Header: true})
	if err != nil {
		return nil, err
	}
	return &sheet{Table: t}, nil
}

// refuse reports the cell of a row, by its index, and a column.
func (s *sheet) refuse(row int, column, message, hint string) {
	r := s.Rows[row]
	p := problem.Problem{File: s.File, Line: r.Line, Field: column, Message: message, Hint: hint}
	if i := s.Index(column); i >= 0 {
		p.Column, p.Text = r.Cells[i].Column, r.Cells[i].Raw
	}
	s.problems = append(s.problems, p)
}

// number returns a cell as a number; "" for an empty one, and for one that is no
// number, which is reported.
func (s *sheet) number(row int, column, text string) string {
	if text == "" {
		return ""
	}
	n, ok := number(text)
	if !ok {
		s.refuse(row, column, fmt.Sprintf("%q is not a number", text), "")
	}
	return n
}

// cell returns the text of a column in a row, "" if there is no such column.
func (s *sheet) cell(row int, column string) string {
	if i := s.Index(column); i >= 0 {
		return s.Rows[row].Cells[i].Raw
	}
	return ""
}

// varies reports whether the cells of a column differ.
func (s *sheet) varies(column string) bool {
	i := s.Index(column)
	return i >= 0 && slices.ContainsFunc(s.Rows, func(r table.Row) bool { return r.Cells[i].Raw != s.Rows[0].Cells[i].Raw })
}

// columns yields the names of the columns, in order.
func (s *sheet) columns() []string {
	names := make([]string, len(s.Schema.Fields))
	for i, f := range s.Schema.Fields {
		names[i] = f.Name
	}
	return names
}

// knownUnit returns a unit as tidy results may hold it, "" for one that is
// unknown.
func knownUnit(symbol string) string {
	if _, err := unit.Parse(symbol); err != nil {
		return ""
	}
	return symbol
}

// A column is a number of a row with what it says.
type column struct {
	name string // of the column
	quantity
	statistic, text string
}

// A record is a row of a sheet or an object of a document. It reports what is
// wrong in it.
type record interface {
	// number returns the field of a name, whose text it is, as a number; "" for
	// an empty one, and for one that is no number, which is reported.
	number(name, text string) string
	refuse(name, message, hint string)
}

// A line is a row of a sheet, by its index, as a record.
type line struct {
	*sheet
	index int
}

func (l line) number(name, text string) string { return l.sheet.number(l.index, name, text) }

func (l line) refuse(name, message, hint string) { l.sheet.refuse(l.index, name, message, hint) }

// add adds the results of one record. A spread of 0 is left out unless it is that of
// several runs: a single run has none.
func (i *Import) add(r record, of Result, columns []column) {
	for _, c := range columns {
		n := r.number(c.name, c.text)
		switch {
		case n == "":
		case (c.statistic == "stddev" || c.statistic == "iqr") && isZero(n) && (of.N == "" || of.N == "1"):
			i.leave("zero "+c.statistic, "a single run has no spread")
		default:
			i.Results = append(i.Results, of.with(c.quantity, c.statistic, n))
		}
	}
}
