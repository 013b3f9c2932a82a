package formats

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// checkedRows returns the rows of a table in structs like rowsOf, where every
// column of the struct must stand in the table, and cells of the columns named are
// numbers or empty. The error lists every missing column and every wrong number.
func checkedRows[T any](f File, t *table.Table, numbers ...string) ([]T, error) {
	problems := f.missing(t, reflect.TypeFor[T]())
	for _, row := range t.Rows {
		for _, name := range numbers {
			i := t.Index(name)
			if i < 0 || row.Cells[i].Raw == "" {
				continue
			}
			cell := &row.Cells[i]
			text, ok := number(cell.Raw)
			if !ok {
				p := f.problem(row.Line, cell.Column, cell.Raw, fmt.Sprintf("%q is not a number", cell.Raw), "")
				p.Field = name
				problems = append(problems, p)
				continue
			}
			cell.Text = text
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return rowsOf[T](t)
}

// missing reports the columns of a struct that the table has not; one with
// omitempty may be missing.
func (f File) missing(t *table.Table, of reflect.Type) problem.List {
	names := make([]string, len(t.Schema.Fields))
	for i, field := range t.Schema.Fields {
		names[i] = field.Name
	}
	var problems problem.List
	for i := range of.NumField() {
		name, optional := strings.CutSuffix(of.Field(i).Tag.Get("csv"), ",omitempty")
		if !optional && !slices.Contains(names, name) {
			problems = append(problems, f.problem(1, 0, "", fmt.Sprintf("has no column %q", name), problem.Suggest(name, names)))
		}
	}
	return problems
}

// leaveColumns counts the columns of a table that a struct does not take up: some
// with a reason of their own, the rest with one for all.
func leaveColumns[T any](in *Import, t *table.Table, reasons map[string]string, rest string) {
	of := reflect.TypeFor[T]()
	for _, field := range t.Schema.Fields {
		taken := false
		for i := range of.NumField() {
			name, _ := strings.CutSuffix(of.Field(i).Tag.Get("csv"), ",omitempty")
			taken = taken || name == field.Name
		}
		switch why := reasons[field.Name]; {
		case taken:
		case why != "":
			in.leave("column", field.Name+": "+why)
		default:
			in.leave("column", rest)
		}
	}
}
