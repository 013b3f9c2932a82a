package formats

import (
	"slices"
	"strings"
)

// A pytestRow is a test of pytest-benchmark. --columns chooses among the columns;
// all times are in seconds, whatever the console says.
type pytestRow struct {
	Name   string `csv:"name"`
	Rounds string `csv:"rounds"`
}

// isPytest holds a header of name, parameters, and nothing but columns that
// pytest-benchmark knows.
func isPytest(f File) bool {
	known := []string{"min", "max", "mean", "stddev", "median", "iqr", "outliers", "ops", "rounds", "iterations"}
	header := strings.Split(f.firstLine(), ",")
	figures := 0
	for _, name := range header[1:] {
		switch {
		case slices.Contains(known, name):
			figures++
		case !strings.HasPrefix(strings.Trim(name, `"`), "param:"):
			return false
		}
	}
	return header[0] == "name" && figures > 1
}

func readPytest(f File) (Import, error) {
	s, err := f.sheet(',')
	if err != nil {
		return Import{}, err
	}
	rows, err := rowsOf[pytestRow](s.Table)
	if err != nil {
		return Import{}, err
	}
	var out Import
	for n, row := range rows {
		var parameters []Parameter
		for _, column := range s.columns() {
			if name, ok := strings.CutPrefix(column, "param:"); ok && s.cell(n, column) != "" {
				parameters = with(parameters, name, s.cell(n, column))
			}
		}
		of := pytestSubject(row.Name, parameters)
		of.N = s.number(n, "rounds", row.Rounds)
		out.add(line{s, n}, of, pytestColumns(func(name string) string { return s.cell(n, name) }))
		if s.cell(n, "outliers") != "" {
			out.leave("outlier count", "two numbers in one cell, and no result")
		}
	}
	return out, s.problems.Err()
}

// pytestColumns are the figures of a test, whose texts a function returns.
func pytestColumns(text func(name string) string) []column {
	columns := []column{
		{"min", elapsed, "min", ""},
		{"max", elapsed, "max", ""},
		{"mean", elapsed, "mean", ""},
		{"stddev", elapsed, "stddev", ""},
		{"median", elapsed, "median", ""},
		{"iqr", quantity{"time", "s", "none"}, "iqr", ""},
		{"ops", quantity{"throughput", "ops/s", "higher"}, "rate", ""},
	}
	for i := range columns {
		columns[i].text = text(columns[i].name)
	}
	return columns
}

// pytestSubject splits the name of a test: the file is the benchmark. The brackets
// repeat the parameters.
func pytestSubject(name string, parameters []Parameter) Result {
	of := Result{Subject: name, Parameters: parameters}
	if file, test, ok := strings.Cut(name, "::"); ok {
		of.Benchmark, of.Subject = file, test
	}
	if name, _, ok := strings.Cut(of.Subject, "["); ok && len(parameters) > 0 {
		of.Subject = name
	}
	return of
}
