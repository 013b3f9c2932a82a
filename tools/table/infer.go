package table

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/unit"
)

// proseColumns name text about a row. They never tell measurements apart.
var proseColumns = []string{"id", "note", "notes", "comment", "source", "url", "statement", "description"}

// IsParameter reports whether a further column of tidy results of this name holds
// a parameter: it has the name neither of a tidy column nor of one for prose.
func IsParameter(name string) bool {
	return !slices.Contains(TidyColumns(), Role(name)) && !slices.Contains(proseColumns, name)
}

// inferRoles gives tidy columns the role of their name, and takes the further
// columns of such a table for parameters.
func (t *Table) inferRoles() {
	if t.Index("metric") < 0 || t.Index("value") < 0 {
		return
	}
	for i := range t.Schema.Fields {
		f := &t.Schema.Fields[i]
		switch {
		case slices.Contains(TidyColumns(), Role(f.Name)):
			f.Role = Role(f.Name)
		case IsParameter(f.Name):
			f.Role = RoleParameter
		}
	}
}

// notation is how the numbers of a column are written.
type notation struct{ decimal, group string }

var (
	decimalComma = notation{decimal: ","}
	groupComma   = notation{group: ","}
	notations    = []notation{{}, decimalComma, groupComma, {decimal: ",", group: "."}}
)

func (n notation) reads(s string) bool {
	_, err := unit.ParseNumber(s, runeOf(n.decimal, '.'), runeOf(n.group, 0))
	return err == nil
}

// infer gives a field without type the narrowest one that all its cells have.
func (t *Table) infer(i int, missing map[string]bool, report *report) {
	f := &t.Schema.Fields[i]
	if f.Type == "" {
		f.Type = typeOf(f.Role)
	}
	if f.Type == "" && f.Notation != "" {
		f.Type = "number"
	}
	if f.Type != "" {
		return
	}
	cells := t.present(i, missing)
	is := func(test func(string) bool) bool {
		return !slices.ContainsFunc(cells, func(c string) bool { return !test(c) })
	}
	declared := notation{f.DecimalChar, f.GroupChar}
	switch {
	case len(cells) == 0, isVersion(f.Name):
		f.Type = "string"
	case is(isInteger):
		f.Type = "integer"
	case is(declared.reads) && !slices.ContainsFunc(cells, leadingZero):
		f.Type = "number"
	case is(func(s string) bool { return s == "true" || s == "false" }):
		f.Type = "boolean"
	case is(isDate):
		f.Type = "date"
	default:
		f.Type = "string"
		if declared == (notation{}) {
			t.inferNotation(f, i, cells, is, missing, report)
		}
	}
}

// inferNotation finds decimal commas and marks between thousands, for a whole
// column at once. What could be either is left as text with a warning, and so is
// a column of numbers with a few texts between them.
func (t *Table) inferNotation(f *Field, i int, cells []string, is func(func(string) bool) bool, missing map[string]bool, report *report) {
	if slices.ContainsFunc(cells, leadingZero) {
		return
	}
	n := slices.IndexFunc(notations, func(n notation) bool { return is(n.reads) })
	switch {
	case n < 0:
		t.warnMixed(f, i, cells, missing, report)
	case is(decimalComma.reads) && is(groupComma.reads):
		first := t.Rows[slices.IndexFunc(t.Rows, func(r Row) bool { return !r.ragged && !missing[r.Cells[i].Raw] })]
		report.warn(problem.Problem{Line: first.Line + int(first.Cells[i].below), Column: first.Cells[i].Column, Field: f.Name, Text: cells[0],
			Message: fmt.Sprintf("%q may have a decimal comma or a comma between thousands; the column is read as text", cells[0]),
			Hint:    `set decimalChar: "," or groupChar: "," in the schema`})
	default:
		f.Type, f.DecimalChar, f.GroupChar = "number", notations[n].decimal, notations[n].group
	}
}

// thousandsPoint is what may be a point between thousands as well as a decimal one.
var thousandsPoint = lazy.Regexp(`^[+-]?[1-9][0-9]{0,2}\.[0-9]{3}$`)

// warnPoints warns of inferred columns whose points may stand between thousands,
// since others of the file have decimal commas.
func (t *Table) warnPoints(report *report) {
	if !slices.ContainsFunc(t.Schema.Fields, func(f Field) bool { return f.DecimalChar == "," }) {
		return
	}
	for i, f := range t.Schema.Fields {
		if f.Type != "number" || f.DecimalChar+f.GroupChar != "" || f.Line > 0 {
			continue
		}
		var first *Row
		doubtful := true
		for r := range t.Rows {
			c := t.Rows[r].Cells[i]
			switch {
			case t.Rows[r].ragged || c.Missing || !strings.Contains(c.Raw, "."):
			case thousandsPoint().MatchString(c.Raw):
				first = cmp.Or(first, &t.Rows[r])
			default:
				doubtful = false
			}
		}
		if doubtful && first != nil {
			c := first.Cells[i]
			report.warn(problem.Problem{Line: first.Line + int(c.below), Column: c.Column, Field: f.Name, Text: c.Raw,
				Message: fmt.Sprintf("%q may have a point between thousands, as other columns have decimal commas; it is read as a decimal point", c.Raw),
				Hint:    `set groupChar: "." and decimalChar: ",", or type: number, in the schema`})
		}
	}
}

func (t *Table) warnMixed(f *Field, i int, cells []string, missing map[string]bool, report *report) {
	numbers := 0
	for _, c := range cells {
		if (notation{}).reads(c) {
			numbers++
		}
	}
	if numbers*10 < len(cells)*9 {
		return
	}
	for _, row := range t.Rows {
		c := row.Cells[i]
		if row.ragged || missing[c.Raw] || (notation{}).reads(c.Raw) {
			continue
		}
		report.warn(problem.Problem{Line: row.Line + int(c.below), Column: c.Column, Field: f.Name, Text: c.Raw,
			Message: fmt.Sprintf("%q is not a number, though nearly all cells of the column are; it is read as text", c.Raw),
			Hint:    "mend the cell, or declare the type of the column in a schema"})
		return
	}
}

func (t *Table) present(i int, missing map[string]bool) []string {
	var cells []string
	for _, row := range t.Rows {
		if c := row.Cells[i].Raw; !row.ragged && !missing[c] {
			cells = append(cells, c)
		}
	}
	return cells
}

// isInteger leaves numbers with leading zeros alone: they are identifiers.
func isInteger(s string) bool {
	_, err := unit.NumberText(s, '.', 0)
	return err == nil && strings.Trim(s, "+-0123456789") == "" && !leadingZero(s)
}

func leadingZero(s string) bool {
	s = strings.TrimLeft(s, "+-")
	return len(s) > 1 && s[0] == '0' && s[1] >= '0' && s[1] <= '9'
}

// isVersion knows columns whose texts look like numbers but are none: version
// 3.10 is not 3.1.
func isVersion(name string) bool { return strings.Contains(strings.ToLower(name), "version") }

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
