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

// A figure is what a number says.
type figure struct {
	metric, unit, better string
}

// A timeColumn is a column of times, in a unit that the format knows.
type timeColumn struct{ column, metric, unit, statistic, text string }

// times adds the results of one row. A spread of 0 is left out, since a single
// run has none.
func (i *Import) times(s *sheet, row int, of Result, columns []timeColumn) {
	for _, c := range columns {
		r := of
		r.Metric, r.Unit, r.Better, r.Statistic, r.Value = c.metric, c.unit, "lower", c.statistic, s.number(row, c.column, c.text)
		if c.statistic == "stddev" || c.statistic == "iqr" {
			r.Better = "none"
			if r.Value != "" && isZero(r.Value) {
				i.leave(c.statistic+" of 0", "a single run has no spread")
				continue
			}
		}
		if r.Value != "" {
			i.Results = append(i.Results, r)
		}
	}
}
