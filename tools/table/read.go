package table

import (
	"fmt"
	"io"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
)

// Read reads a CSV with its schema. It returns every problem of the file, in
// order, at most 100; file names the file in them. The table is nil if the file
// cannot be read as one; with problems it holds what could be read, for showing.
//
// Columns are matched to the schema by name; a nil schema is inferred.
func Read(r io.Reader, file string, o Options) (*Table, problem.List) {
	o, report := o.withDefaults(), &report{file: file}
	t, s := begin(r, &o, report)
	if t == nil {
		return nil, report.list()
	}
	t.scan(s, o)
	t.convert(o, report)
	t.Warnings = report.warnings.Sort()
	report.locate(t.Warnings)
	return t, report.list()
}

// begin loads a file and reads its header. It returns nil if there is no table.
func begin(r io.Reader, o *Options, report *report) (*Table, *scanner) {
	loaded := load(r, *o, report)
	if loaded == nil {
		return nil, nil
	}
	if o.Dialect.Delimiter == 0 {
		o.Dialect.Delimiter = sniff(loaded, o.Dialect)
	}
	if !o.Dialect.usable(report) {
		return nil, nil
	}
	if o.FindHeader && o.Dialect.HeaderRow == 0 {
		_, o.Dialect.HeaderRow, _ = loaded.header(o.Dialect)
		loaded.skipTo(o.Dialect.HeaderRow, report)
	}
	t := &Table{Name: nameOf(report.file), File: report.file, Dialect: o.Dialect, SHA256: loaded.sum}
	s := newScanner(loaded, o.Dialect, o.Limits, report)
	if !t.start(s, *o) {
		return nil, nil
	}
	return t, s
}

func (d Dialect) usable(report *report) bool {
	problemOf := ""
	switch {
	case d.Quote > '~' || d.Quote < '!':
		problemOf = "the quote character must be a visible ASCII character"
	case d.Delimiter == d.Quote || d.Delimiter == d.Comment || d.Quote == d.Comment:
		problemOf = "delimiter, quote and comment characters must differ"
	case strings.ContainsRune("\r\n\ufffd\ufeff", d.Delimiter) || strings.ContainsRune("\r\n\ufffd", d.Comment):
		problemOf = "the delimiter and the comment character must not be a line break"
	}
	if problemOf == "" {
		return true
	}
	report.add(problem.Problem{Field: "dialect", Message: problemOf})
	return false
}

// start reads the header, and reports whether there is a table.
func (t *Table) start(s *scanner, o Options) bool {
	if line, width := s.width(s.dialect); width > o.Limits.Columns {
		s.report.add(problem.Problem{Line: line, Message: fmt.Sprintf("%d columns, more than %d", width, o.Limits.Columns)})
		return false
	}
	head, ok := s.next()
	s.blank = s.blank[:0] // above the header
	if !ok {
		if len(s.report.problems) == 0 {
			s.report.add(problem.Problem{Message: "the file holds comments only", Hint: "the first line names the columns"})
		}
		return false
	}
	t.head = head.Line
	if o.Dialect.Header && !likelyHeader(head, o, s) || !t.header(head, o.Schema, o.AsText, s) {
		return false
	}
	if !o.Dialect.Header {
		t.add(head, s.report)
	}
	return true
}

// scan reads the rows.
func (t *Table) scan(s *scanner, o Options) {
	if t.next(s, o.Limits.Rows) {
		if row, ok := s.next(); ok {
			s.report.add(problem.Problem{Line: row.Line, Message: fmt.Sprintf("more than %d rows; reading stops here", o.Limits.Rows)})
		}
	}
}

// next reads rows until there are so many, and reports whether more may follow.
func (t *Table) next(s *scanner, rows int) bool {
	for len(t.Rows) < rows {
		row, ok := s.next()
		t.addBlank(s.blank, ok, s.report)
		if !ok {
			return false
		}
		t.add(row, s.report)
	}
	return true
}

// addBlank takes empty lines for what RFC 4180 has them be: in a table of one
// column each is a row whose cell is missing. In a wider one they are no rows,
// and those at the end of the file harm nobody.
func (t *Table) addBlank(lines []int, between bool, report *report) {
	for _, l := range lines {
		switch {
		case len(t.Schema.Fields) == 1:
			t.Rows = append(t.Rows, Row{Line: l, Cells: []Cell{{Column: 1}}})
		case between:
			report.warn(problem.Problem{Line: l, Message: "an empty line is skipped", Hint: "remove it"})
		}
	}
}

// add appends a row as wide as the header, and reports one that was not.
func (t *Table) add(row Row, report *report) {
	has, want := len(row.Cells), len(t.Schema.Fields)
	if has != want {
		p := problem.Problem{Line: row.Line, Message: fmt.Sprintf("has %s, the header has %d", count(has, "cell"), want)}
		if has > want {
			extra := row.Cells[want]
			p.Line, p.Column, p.Text, p.Expected = row.Line+int(extra.below), extra.Column, extra.Raw, "the end of the line"
			p.Hint = fmt.Sprintf("put quotes around a text that holds the delimiter %q, or remove the extra cell", t.Dialect.Delimiter)
		} else {
			p.Hint = fmt.Sprintf("write every cell, the empty ones too; the first missing one is %q", t.Schema.Fields[has].Name)
		}
		report.add(p)
		row.ragged = true
		row.Cells = append(row.Cells[:min(has, want)], make([]Cell, max(0, want-has))...)
	}
	t.Rows = append(t.Rows, row)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// convert types every cell and checks all that the schema promises. Ragged rows
// are left as missing cells: theirs may stand under the wrong name.
func (t *Table) convert(o Options, report *report) {
	if len(t.Rows) == 0 && len(report.problems) == 0 {
		report.warn(problem.Problem{Line: t.head, Message: "the file has a header and no rows"})
	}
	missing := map[string]bool{"": true}
	if t.Schema.MissingValues != nil {
		missing = set(t.Schema.MissingValues)
	}
	for i := range t.Schema.Fields {
		t.infer(i, missing, report)
		c := newColumn(t, i, missing, o.Units, report)
		for r := range t.Rows {
			if row := &t.Rows[r]; !row.ragged {
				c.convert(row)
			} else {
				row.Cells[i].Missing = true
			}
		}
	}
	t.warnPoints(report)
	t.checkKey(report)
	if t.Tidy() {
		t.checkTidy(report)
	}
}

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
