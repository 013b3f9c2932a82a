package formats

import (
	"fmt"
	"slices"
	"strings"
)

// jmh collects the results of a file.
type jmh struct {
	prefix  string // that all names have in common, with its dot
	threads bool   // whether their number differs
	decimal rune
	out     Import
}

// rows adds the results of rows, each with the record that it was read from.
func (j *jmh) rows(rows []jmhRow, records []record) {
	j.prefix = commonPackage(rows)
	j.threads = slices.ContainsFunc(rows, func(r jmhRow) bool { return r.Threads != rows[0].Threads })
	if len(rows) > 0 && !j.threads && rows[0].Threads != "" {
		j.out.About = append(j.out.About, Fact{"threads", rows[0].Threads})
	}
	for n, row := range rows {
		j.row(records[n], row)
	}
}

func (j *jmh) row(r record, row jmhRow) {
	mode, ok := jmhMode[row.Mode]
	if !ok {
		r.refuse("Mode", fmt.Sprintf("%q is no mode of JMH", row.Mode), "thrpt, avgt, sample and ss are")
		return
	}
	name, second := splitJMH(strings.TrimPrefix(row.Benchmark, j.prefix))
	of := Result{Benchmark: strings.TrimSuffix(j.prefix, "."), Subject: name, N: row.Samples, Parameters: row.parameters}
	if j.threads {
		of.Parameters = with(of.Parameters, "threads", row.Threads)
	}
	statistic := "mean"
	switch unit := jmhUnit(row.Unit); {
	case jmhPercentile(second) != "":
		mode.unit, statistic, of.N = unit, jmhPercentile(second), ""
	case second != "" && !isJMHScore(row.Unit): // of a profiler or a counter of its own
		mode = quantity{strings.TrimLeft(second, "·"), unit, "none"}
		if strings.HasSuffix(row.Unit, "B/op") {
			mode.better = "lower"
		}
	case second != "": // a part of a group of benchmarks
		of.Subject += ":" + second
		mode.unit = unit
	default:
		mode.unit = unit
	}
	j.score(r, row, of, mode, statistic)
}

// score adds the result of a row with its bounds.
func (j *jmh) score(r record, row jmhRow, of Result, q quantity, statistic string) {
	if isJMHScore(row.Unit) && q.unit == "" {
		r.refuse("Unit", fmt.Sprintf("the unit %q is unknown", row.Unit), "")
		return
	}
	if row.Score == "NaN" {
		j.out.Results = append(j.out.Results, of.failed(q, statistic))
		return
	}
	score, ok := numberWith(row.Score, j.decimal, 0)
	if !ok {
		r.refuse("Score", fmt.Sprintf("%q is not a number with a decimal %q", row.Score, j.decimal), "the header says how numbers are written")
		return
	}
	result := of.with(q, statistic, score)
	switch spread, ok := numberWith(row.error, j.decimal, 0); {
	case ok && isZero(spread):
		j.out.leave("interval", "rounded to a width of 0")
	case ok:
		result.Low, result.High = plusMinus(score, spread)
	case row.error != "NaN" && row.error != "":
		r.refuse(row.errorName, fmt.Sprintf("%q is not a number with a decimal %q", row.error, j.decimal), "")
	}
	j.out.Results = append(j.out.Results, result)
}
