package table

import (
	"fmt"
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
		if row.ragged {
			continue
		}
		if i := missingAt(row, key); i >= 0 {
			c := row.Cells[i]
			if !t.Schema.Fields[i].Constraints.Required { // else told as such
				report.add(problem.Problem{Line: row.Line + int(c.below), Column: c.Column, Field: t.Schema.Fields[i].Name,
					Message: "the cell is empty, but the field is part of the primary key",
					Hint:    "fill it in, or take the field out of primaryKey"})
			}
			continue
		}
		parts := make([]string, len(key))
		for n, i := range key {
			parts[n] = fmt.Sprintf("%q", row.Cells[i].Raw)
		}
		text := strings.Join(parts, ", ")
		if line, twice := first[text]; twice {
			report.add(problem.Problem{Line: row.Line, Column: row.Cells[key[0]].Column,
				Field: strings.Join(t.Schema.PrimaryKey, ", "), Text: text,
				Message: fmt.Sprintf("the key %s stands here again, first in line %d", text, line),
				Hint:    "remove one of the rows, or add the column that tells them apart to primaryKey"})
			continue
		}
		first[text] = row.Line
	}
}

func missingAt(row Row, columns []int) int {
	for _, i := range columns {
		if row.Cells[i].Missing {
			return i
		}
	}
	return -1
}
