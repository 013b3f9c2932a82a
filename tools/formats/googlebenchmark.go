package formats

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// A googleRow is a row of Google Benchmark's CSV. Columns behind these are
// counters of the benchmarks' own.
type googleRow struct {
	Name       string `csv:"name"`
	Iterations string `csv:"iterations"`
	RealTime   string `csv:"real_time"`
	CPUTime    string `csv:"cpu_time"`
	Unit       string `csv:"time_unit"`
	Bytes      string `csv:"bytes_per_second"`
	Items      string `csv:"items_per_second"`
	Label      string `csv:"label"`
	Error      string `csv:"error_occurred"`
	Message    string `csv:"error_message"`
}

const googleHeader = "name,iterations,real_time,cpu_time,time_unit"

func isGoogle(f File) bool {
	for line := range strings.Lines(string(f.Head())) {
		if strings.HasPrefix(line, googleHeader) {
			return true
		}
	}
	return false
}

// readGoogle reads what stands between a header and the next as a table. What
// stands before it, and lines between rows that are none, went to the same file
// from standard error.
func readGoogle(f File) (Import, error) {
	g := google{file: f}
	start, part, open := 0, strings.Builder{}, false
	flush := func() error {
		if start == 0 {
			return nil
		}
		return g.table([]byte(part.String()), start)
	}
	for n, line := range f.lines() {
		if !open && strings.HasPrefix(line, googleHeader) {
			if err := flush(); err != nil {
				return Import{}, err
			}
			start = n
			part.Reset()
		} else if start == 0 || !open && !strings.HasPrefix(line, `"`) {
			g.note(line)
			line = "" // keeps the count of lines
		}
		part.WriteString(line + "\n")
		open = open != (strings.Count(line, `"`)%2 == 1)
	}
	if err := flush(); err != nil {
		return Import{}, err
	}
	return g.out, g.problems.Err()
}

// google collects the tables of a file.
type google struct {
	file     File
	out      Import
	problems problem.List
}

var googleFacts = []struct {
	name    string
	pattern *regexp.Regexp
}{
	{"warning", regexp.MustCompile(`^\*+WARNING\*+ *(.+)`)},
	{"program", regexp.MustCompile(`^Running (.+)`)},
	{"machine", regexp.MustCompile(`^Run on \((.+)\)$`)},
	{"load average", regexp.MustCompile(`^Load Average: (.+)`)},
	{"cache", regexp.MustCompile(`^  (L\d .+)`)},
	{"stopped early", regexp.MustCompile(`(All counters must be present in each run.*)`)},
}

// note keeps a line that is no row as a fact about the run, or counts it.
func (g *google) note(line string) {
	if _, err := time.Parse(time.RFC3339, line); err == nil {
		g.out.About = append(g.out.About, Fact{"date", line})
		return
	}
	for _, f := range googleFacts {
		if m := f.pattern.FindStringSubmatch(line); m != nil {
			g.out.About = append(g.out.About, Fact{f.name, m[1]})
			return
		}
	}
	if line != "" && line != "CPU Caches:" {
		g.out.leave("line", "no row of the table")
	}
}

func (g *google) table(part []byte, line int) error {
	t, err := g.file.Records(part, line, table.Dialect{Delimiter: ',', Header: true})
	if err != nil {
		return err
	}
	rows, err := rowsOf[googleRow](t)
	if err != nil {
		return err
	}
	s := &sheet{Table: t}
	kinds := googleKinds(rows)
	labels := googleLabels(rows)
	for n, row := range rows {
		kind := kinds(row)
		if kind.leave != "" {
			g.out.leave(kind.what, kind.leave)
			continue
		}
		of := Result{N: kind.n}
		of.Subject, of.Parameters = googleName(kind.name)
		if len(labels[kind.name]) == 1 && row.Label != "" {
			of.Parameters = with(of.Parameters, "label", row.Label)
		} else if row.Label != "" {
			g.out.leave("label", "differs between runs of one benchmark")
		}
		g.row(s, n, row, of, kind.statistic)
	}
	g.problems = append(g.problems, s.problems...)
	return nil
}

// row adds the results of a row.
func (g *google) row(s *sheet, n int, row googleRow, of Result, statistic string) {
	took := quantity{"time", knownUnit(row.Unit), "lower"}
	if row.RealTime == "" {
		if row.Message != "" && !slices.Contains(g.out.About, Fact{of.Subject, row.Message}) {
			g.out.About = append(g.out.About, Fact{of.Subject, row.Message})
		}
		of.N = ""
		if row.Error == "true" {
			g.out.Results = append(g.out.Results, of.failed(took, statistic))
		} else {
			g.out.Results = append(g.out.Results, of.skipped(took, statistic))
		}
		return
	}
	if took.unit == "" {
		s.refuse(n, "time_unit", "the unit of the times is unknown", "known are ns, us, ms and s")
		return
	}
	columns := []column{
		{"real_time", took, statistic, row.RealTime},
		{"cpu_time", quantity{"cpu time", row.Unit, "lower"}, statistic, row.CPUTime},
		{"bytes_per_second", quantity{"bytes per second", "B/s", "higher"}, statistic, row.Bytes},
		{"items_per_second", quantity{"items per second", "items/s", "higher"}, statistic, row.Items},
	}
	for _, name := range s.columns()[googleColumns(s):] {
		columns = append(columns, column{name, quantity{counterName(name, columns), knownUnit(name), "none"}, statistic, s.cell(n, name)})
	}
	g.out.add(s, n, of, columns)
}

// googleColumns returns how many columns stand before the counters.
func googleColumns(s *sheet) int {
	return 1 + max(s.Index("error_message"), s.Index("label"), s.Index("time_unit"))
}

// counterName is the name of a counter, other than those of the fixed metrics.
func counterName(name string, columns []column) string {
	if slices.ContainsFunc(columns, func(c column) bool { return c.metric == name }) {
		return "counter " + name
	}
	return name
}
