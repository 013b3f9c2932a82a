package table

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/benchwright/benchwright/tools/problem"
)

// header names the fields from the first record and matches them to the schema.
// It reports whether the columns can be told apart.
func (t *Table) header(head Row, schema *Schema, asText bool, s *scanner) bool {
	names, places := make([]string, len(head.Cells)), head.Cells
	for i, c := range head.Cells {
		names[i] = c.Raw
		if !t.Dialect.Header {
			names[i] = fmt.Sprintf("field%d", i+1)
			if schema != nil && i < len(schema.Fields) {
				names[i] = schema.Fields[i].Name
			}
		}
	}
	if t.Dialect.Header && !goodNames(head, s.report) {
		return false
	}
	if schema != nil && len(schema.Fields) > 0 {
		t.Schema = Schema{PrimaryKey: schema.PrimaryKey, MissingValues: schema.MissingValues}
		if len(names) == 1 && len(schema.Fields) > 1 && !hasField(schema, names[0]) {
			if other := sniff(s.source, t.Dialect); other != t.Dialect.Delimiter {
				s.report.add(problem.Problem{Line: head.Line, Text: names[0],
					Message: fmt.Sprintf("one column only: the delimiter is %q, but the file looks separated by %q", t.Dialect.Delimiter, other),
					Hint:    fmt.Sprintf("set dialect: {delimiter: %q} in the descriptor", string(other))})
				return false
			}
		}
		t.match(names, places, head.Line, schema, s.report)
		return true
	}
	for _, name := range names {
		t.Schema.Fields = append(t.Schema.Fields, Field{Name: name})
	}
	if schema != nil {
		t.Schema.PrimaryKey, t.Schema.MissingValues = schema.PrimaryKey, schema.MissingValues
	}
	if asText {
		for i := range t.Schema.Fields {
			t.Schema.Fields[i].Type = "string"
		}
		return true
	}
	t.inferRoles()
	return true
}

// goodNames refuses headers that are empty, twice there or hard to type.
func goodNames(head Row, report *report) bool {
	seen := map[string]int{}
	good := true
	refuse := func(c Cell, message, hint string) {
		good = false
		report.add(problem.Problem{Line: head.Line + int(c.below), Column: c.Column, Text: c.Raw, Message: message, Hint: hint})
	}
	for i, c := range head.Cells {
		first, twice := seen[c.Raw]
		switch {
		case strings.TrimSpace(c.Raw) == "":
			refuse(c, fmt.Sprintf("column %d has no name", i+1), "name it, or remove a delimiter too many at the end of the header")
		case strings.TrimFunc(c.Raw, invisible) != c.Raw:
			refuse(c, fmt.Sprintf("the header %q has a blank or an invisible character at its end or start", c.Raw),
				fmt.Sprintf("write %q; if blanks follow all delimiters, set dialect: {skipInitialSpace: true} in the descriptor",
					strings.TrimFunc(c.Raw, invisible)))
		case twice:
			refuse(c, fmt.Sprintf("the header %q stands twice, first in column %d", c.Raw, first+1), "give each column its own name")
		default:
			seen[c.Raw] = i
		}
	}
	return good
}

func invisible(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }

func hasField(s *Schema, name string) bool {
	return slices.ContainsFunc(s.Fields, func(f Field) bool { return f.Name == name })
}

// match gives every column its field by name, and reports columns without field
// and fields without column. A misspelled column is told once.
func (t *Table) match(names []string, places []Cell, line int, schema *Schema, report *report) {
	var absent []string
	for _, f := range schema.Fields {
		if !slices.Contains(names, f.Name) {
			absent = append(absent, f.Name)
		}
	}
	for i, name := range names {
		n := slices.IndexFunc(schema.Fields, func(f Field) bool { return f.Name == name })
		if n >= 0 {
			t.Schema.Fields = append(t.Schema.Fields, schema.Fields[n])
			continue
		}
		t.Schema.Fields = append(t.Schema.Fields, Field{Name: name})
		hint, expected := "name it in the schema, or remove the column", ""
		if len(absent) > 0 {
			hint, expected = problem.Suggest(name, absent), oneOf(absent)
		}
		absent = slices.DeleteFunc(absent, func(a string) bool { return a == problem.Nearest(name, absent) })
		report.add(problem.Problem{Line: line, Column: places[i].Column, Field: name, Text: name,
			Message: "the schema has no field of this name", Expected: expected, Hint: hint})
	}
	for _, name := range absent {
		report.add(problem.Problem{Line: line, Field: name, Message: "the column is missing from the header",
			Hint: "add the column, or remove the field from the schema; the header has: " + strings.Join(names, ", ")})
	}
}
