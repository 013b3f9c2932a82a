package formats

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/gocarina/gocsv"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// Records reads the file, or the part of it that starts in a line, as a CSV whose
// cells stay as they are written. Lines are counted from the start of the file.
func (f File) Records(part []byte, line int, dialect table.Dialect) (*table.Table, error) {
	t, problems := table.Read(bytes.NewReader(part), f.Name, table.Options{Dialect: dialect, AsText: true})
	for i := range problems {
		if problems[i].Line > 0 {
			problems[i].Line += line - 1
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	for i := range t.Rows {
		t.Rows[i].Line += line - 1
	}
	return t, nil
}

// rowsOf fills a struct from each row of a table by its csv tags: the n-th struct
// is the n-th row. A column that the table lacks leaves its field empty.
func rowsOf[T any](t *table.Table) ([]T, error) {
	var rows []T
	if err := gocsv.UnmarshalCSV(t.Records(), &rows); err != nil && !errors.Is(err, gocsv.ErrEmptyCSVFile) {
		return nil, problem.List{{File: t.File, Message: err.Error()}}
	}
	return rows, nil
}

// decode fills v from the file, which is one JSON value.
func (f File) decode(v any) error {
	d := json.NewDecoder(bytes.NewReader(f.Data))
	if err := d.Decode(v); err != nil {
		return f.jsonProblem(err, d.InputOffset())
	}
	if d.More() {
		return problem.List{f.at(d.InputOffset(), "more follows after the end of the JSON", "give each result a file of its own")}
	}
	return nil
}

func (f File) jsonProblem(err error, offset int64) error {
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return problem.List{f.at(syntax.Offset-1, "is not whole JSON: "+syntax.Error(), "")}
	case errors.As(err, &wrong):
		return problem.List{f.at(wrong.Offset-1, fmt.Sprintf("a %s stands where %q wants another kind of value", wrong.Value, wrong.Field), "")}
	}
	return problem.List{f.at(offset, "is not whole JSON: "+err.Error(), "the tool may have been stopped while it wrote")}
}

// at returns a problem at an offset of the file.
func (f File) at(offset int64, message, hint string) problem.Problem {
	before := f.Data[:min(max(offset, 0), int64(len(f.Data)))]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := 1 + len([]rune(string(before[bytes.LastIndexByte(before, '\n')+1:])))
	return f.problem(line, column, "", message, hint)
}

// problem returns a problem in a line of the file, and a column where one is known.
func (f File) problem(line, column int, text, message, hint string) problem.Problem {
	return problem.Problem{File: f.Name, Line: line, Column: column, Text: text, Message: message, Hint: hint}
}

// sorted returns parameters that the file holds in no order, by name.
func sorted(parameters map[string]string) []Parameter {
	var all []Parameter
	for _, name := range slices.Sorted(maps.Keys(parameters)) {
		all = append(all, Parameter{name, parameters[name]})
	}
	return all
}
