package formats

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// A jmhRow is a row of `java -jar benchmarks.jar -rf csv`. The columns of the
// error and of parameters have names that depend on the run.
type jmhRow struct {
	Benchmark string `csv:"Benchmark"`
	Mode      string `csv:"Mode"`
	Threads   string `csv:"Threads"`
	Samples   string `csv:"Samples"`
	Score     string `csv:"Score"`
	Unit      string `csv:"Unit"`
}

const jmhHeader = `"Benchmark","Mode","Threads","Samples","Score"`

func isJMH(f File) bool {
	return strings.HasPrefix(strings.ReplaceAll(f.firstLine(), ";", ","), jmhHeader)
}

// jmhError is the column of half the width of the interval. It is written in the
// locale of the run, and so are the numbers.
var jmhError = regexp.MustCompile(`^Score Error \((\d+)([.,])\d+%\)$`)

// jmhMode are the modes of JMH with what their score is.
var jmhMode = map[string]quantity{
	"thrpt":  {"throughput", "", "higher"},
	"avgt":   {"average time", "", "lower"},
	"sample": {"sampled time", "", "lower"},
	"ss":     {"single shot time", "", "lower"},
}

func readJMH(f File) (Import, error) {
	delimiter := ','
	if strings.HasPrefix(f.firstLine(), `"Benchmark";`) {
		delimiter = ';' // -rf scsv
	}
	s, err := f.sheet(delimiter)
	if err != nil {
		return Import{}, err
	}
	rows, err := rowsOf[jmhRow](s.Table)
	if err != nil {
		return Import{}, err
	}
	j := jmh{sheet: s, prefix: commonPackage(rows), decimal: '.'}
	if j.spread = slices.IndexFunc(s.columns(), jmhError.MatchString); j.spread >= 0 {
		m := jmhError.FindStringSubmatch(s.columns()[j.spread])
		j.decimal = rune(m[2][0])
		j.out.About = append(j.out.About, Fact{"bounds", strings.TrimSuffix(strings.TrimPrefix(m[0], "Score Error ("), ")") + " interval"})
	}
	if len(rows) > 0 && !s.varies("Threads") && rows[0].Threads != "" {
		j.out.About = append(j.out.About, Fact{"threads", rows[0].Threads})
	}
	for n, row := range rows {
		j.row(n, row)
	}
	return j.out, s.problems.Err()
}

type jmh struct {
	*sheet
	prefix  string // that all names have in common, with its dot
	spread  int    // the column of the error; -1 if there is none
	decimal rune
	out     Import
}

func (j *jmh) row(n int, row jmhRow) {
	mode, ok := jmhMode[row.Mode]
	if !ok {
		j.refuse(n, "Mode", fmt.Sprintf("%q is no mode of JMH", row.Mode), "thrpt, avgt, sample and ss are")
		return
	}
	name, second := splitJMH(strings.TrimPrefix(row.Benchmark, j.prefix))
	of := Result{Benchmark: strings.TrimSuffix(j.prefix, "."), Subject: name, N: row.Samples}
	for _, column := range j.columns() {
		if p, ok := strings.CutPrefix(column, "Param: "); ok && j.cell(n, column) != "" {
			of.Parameters = with(of.Parameters, p, j.cell(n, column))
		}
	}
	if j.varies("Threads") {
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
	j.score(n, row, of, mode, statistic)
}

// score adds the result of a row with its bounds.
func (j *jmh) score(n int, row jmhRow, of Result, q quantity, statistic string) {
	if isJMHScore(row.Unit) && q.unit == "" {
		j.refuse(n, "Unit", fmt.Sprintf("the unit %q is unknown", row.Unit), "")
		return
	}
	if row.Score == "NaN" {
		j.out.Results = append(j.out.Results, of.failed(q, statistic))
		return
	}
	score, ok := numberWith(row.Score, j.decimal, 0)
	if !ok {
		j.refuse(n, "Score", fmt.Sprintf("%q is not a number with a decimal %q", row.Score, j.decimal), "the header says how numbers are written")
		return
	}
	r := of.with(q, statistic, score)
	if j.spread >= 0 {
		column := j.columns()[j.spread]
		switch spread, ok := numberWith(j.cell(n, column), j.decimal, 0); {
		case ok:
			r.Low, r.High = plusMinus(score, spread)
		case j.cell(n, column) != "NaN" && j.cell(n, column) != "":
			j.refuse(n, column, fmt.Sprintf("%q is not a number with a decimal %q", j.cell(n, column), j.decimal), "")
		}
	}
	j.out.Results = append(j.out.Results, r)
}
