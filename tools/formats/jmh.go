package formats

import (
	"cmp"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// A jmhRow is a row of `java -jar benchmarks.jar -rf csv`, or a metric of its JSON.
// The columns of the error and of parameters have names that depend on the run.
type jmhRow struct {
	Benchmark string `csv:"Benchmark"`
	Mode      string `csv:"Mode"`
	Threads   string `csv:"Threads"`
	Samples   string `csv:"Samples"`
	Score     string `csv:"Score"`
	Unit      string `csv:"Unit"`

	errorName, error string
	parameters       []Parameter
}

const jmhHeader = `"Benchmark","Mode","Threads","Samples","Score"`

// isJMH holds a header as JMH writes it, or as a spreadsheet that takes off quotes.
func isJMH(f File) bool { return jmhDelimiter(f) != 0 }

// jmhDelimiter returns what stands between the cells, which is a semicolon with
// -rf scsv, or 0 for another file.
func jmhDelimiter(f File) rune {
	first, names := strings.ReplaceAll(f.firstLine(), `"`, ""), strings.ReplaceAll(jmhHeader, `"`, "")
	switch {
	case strings.HasPrefix(first, names):
		return ','
	case strings.HasPrefix(first, strings.ReplaceAll(names, ",", ";")):
		return ';'
	}
	return 0
}

// jmhError is the column of half the width of the interval. It is written in the
// locale of the run, and so are the numbers.
var jmhError = lazy.Regexp(`^Score Error \((\d+)([.,])\d+%\)$`)

// jmhMode are the modes of JMH with what their score is.
var jmhMode = map[string]quantity{
	"thrpt":  {"throughput", "", "higher"},
	"avgt":   {"average time", "", "lower"},
	"sample": {"sampled time", "", "lower"},
	"ss":     {"single shot time", "", "lower"},
}

func readJMH(f File) (Import, error) {
	s, err := f.sheet(cmp.Or(jmhDelimiter(f), ','))
	if err != nil {
		return Import{}, err
	}
	rows, err := rowsOf[jmhRow](s.Table)
	if err != nil {
		return Import{}, err
	}
	j := jmh{decimal: '.'}
	spread := slices.IndexFunc(s.columns(), jmhError().MatchString)
	if spread >= 0 {
		m := jmhError().FindStringSubmatch(s.columns()[spread])
		j.decimal = rune(m[2][0])
		j.out.About = append(j.out.About, Fact{"bounds", strings.TrimSuffix(strings.TrimPrefix(m[0], "Score Error ("), ")") + " interval"})
	}
	records := make([]record, len(rows))
	for n := range rows {
		records[n] = line{s, n}
		for _, column := range s.columns() {
			if p, ok := strings.CutPrefix(column, "Param: "); ok && s.cell(n, column) != "" {
				rows[n].parameters = with(rows[n].parameters, p, s.cell(n, column))
			}
		}
		if spread >= 0 {
			rows[n].errorName = s.columns()[spread]
			rows[n].error = s.cell(n, rows[n].errorName)
		}
	}
	j.rows(rows, records)
	return j.out, s.problems.Err()
}
