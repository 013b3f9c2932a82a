package table

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
)

// checkKey reports rows that repeat the primary key of an earlier one, or lack a
// part of their own.
func (t *Table) checkKey(report *report) {
	var key []int
	for _, name := range t.Schema.PrimaryKey {
		i := t.Index(name)
		if i < 0 {
			return // the schema or the header is reported already
		}
		key = append(key, i)
	}
	if len(key) == 0 {
		return
	}
	first := map[string]int{}
	for _, row := range t.Rows {
		if row.ragged || t.incomplete(row, key, report) {
			continue
		}
		parts := make([]string, len(key))
		for n, i := range key {
			parts[n] = strconv.Quote(row.Cells[i].Raw)
		}
		text := strings.Join(parts, ", ")
		if line, twice := first[text]; twice {
			report.add(problem.Problem{Line: row.Line + int(row.Cells[key[0]].below), Column: row.Cells[key[0]].Column, Text: text,
				Message: fmt.Sprintf("the primary key (%s) %s stands here again, first in line %d",
					strings.Join(t.Schema.PrimaryKey, ", "), text, line),
				Hint: "remove one of the rows, or add the column that tells them apart to primaryKey"})
			continue
		}
		first[text] = row.Line
	}
}

// incomplete reports a row that lacks a part of its key.
func (t *Table) incomplete(row Row, key []int, report *report) bool {
	for _, i := range key {
		c, f := row.Cells[i], t.Schema.Fields[i]
		if !c.Missing {
			continue
		}
		if !f.Constraints.Required { // else told as such
			report.add(problem.Problem{Line: row.Line + int(c.below), Column: c.Column, Field: f.Name, Expected: "a value",
				Message: "the cell is empty, but the field is part of the primary key",
				Hint:    "fill it in, or take the field out of primaryKey"})
		}
		return true
	}
	return false
}
