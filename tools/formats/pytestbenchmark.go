package formats

import (
	"slices"
	"strings"
)

// A pytestRow is a test of pytest-benchmark. --columns chooses among the columns;
// all times are in seconds, whatever the console says.
type pytestRow struct {
	Name   string `csv:"name"`
	Min    string `csv:"min"`
	Max    string `csv:"max"`
	Mean   string `csv:"mean"`
	StdDev string `csv:"stddev"`
	Median string `csv:"median"`
	IQR    string `csv:"iqr"`
	Ops    string `csv:"ops"`
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
		of := pytestName(row.Name)
		for _, column := range s.columns() {
			if name, ok := strings.CutPrefix(column, "param:"); ok && s.cell(n, column) != "" {
				of.Parameters = with(of.Parameters, name, s.cell(n, column))
			}
		}
		if name, _, ok := strings.Cut(of.Subject, "["); ok && len(of.Parameters) > 0 {
			of.Subject = name // the brackets repeat the parameters
		}
		of.N = s.number(n, "rounds", row.Rounds)
		out.add(line{s, n}, of, []column{
			{"min", elapsed, "min", row.Min},
			{"max", elapsed, "max", row.Max},
			{"mean", elapsed, "mean", row.Mean},
			{"stddev", elapsed, "stddev", row.StdDev},
			{"median", elapsed, "median", row.Median},
			{"iqr", quantity{"time", "s", "none"}, "iqr", row.IQR},
			{"ops", quantity{"throughput", "ops/s", "higher"}, "rate", row.Ops},
		})
		if s.cell(n, "outliers") != "" {
			out.leave("outlier count", "two numbers in one cell, and no result")
		}
	}
	return out, s.problems.Err()
}

// pytestName splits the name of a test: the file is the benchmark.
func pytestName(name string) Result {
	if file, test, ok := strings.Cut(name, "::"); ok {
		return Result{Benchmark: file, Subject: test}
	}
	return Result{Subject: name}
}
