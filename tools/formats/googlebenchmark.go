package formats

import (
	"regexp"
	"strings"
	"time"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// A googleRow is a row of Google Benchmark's CSV, or an object of its JSON. What
// stands behind these are counters of the benchmarks' own.
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

	counters []Parameter
	// What only the JSON says: iteration or aggregate, of which benchmark, and
	// which aggregate.
	kind, of, aggregate string
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
		return g.table([]byte(wholeRows(part.String())), start)
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

// shortRow is a row that ends with its message.
var shortRow = lazy.Regexp(`(?m)^"(?:[^"]|"")*",{8}(?:true|false),"(?:[^"]|"")*"$`)

// wholeRows gives rows that end with a message, as those of failures do, the
// empty cells of the counters. The name of a counter is quoted.
func wholeRows(part string) string {
	header, _, _ := strings.Cut(part, "\n")
	return shortRow().ReplaceAllString(part, "$0"+strings.Repeat(",", strings.Count(header, `,"`)))
}

// google collects the results of a file.
type google struct {
	file     File
	out      Import
	problems problem.List
}

var googleFacts = []struct {
	name    string
	pattern func() *regexp.Regexp
}{
	{"warning", lazy.Regexp(`^\*+WARNING\*+ *(.+)`)},
	{"program", lazy.Regexp(`^Running (.+)`)},
	{"machine", lazy.Regexp(`^Run on \((.+)\)$`)},
	{"load average", lazy.Regexp(`^Load Average: (.+)`)},
	{"cache", lazy.Regexp(`^  (L\d .+)`)},
	{"stopped early", lazy.Regexp(`(All counters must be present in each run.*)`)},
}

// note keeps a line that is no row as a fact about the run, or counts it.
func (g *google) note(line string) {
	if _, err := time.Parse(time.RFC3339, line); err == nil {
		g.out.About = append(g.out.About, Fact{"date", line})
		return
	}
	for _, f := range googleFacts {
		if m := f.pattern().FindStringSubmatch(line); m != nil {
			g.out.About = append(g.out.About, Fact{f.name, m[1]})
			return
		}
	}
	if line != "" && line != "CPU Caches:" {
		g.out.leave("line", "no row of the table")
	}
}

func (g *google) table(part []byte, start int) error {
	t, err := g.file.Records(part, start, table.Dialect{Delimiter: ',', Header: true})
	if err != nil {
		return err
	}
	rows, err := rowsOf[googleRow](t)
	if err != nil {
		return err
	}
	s := &sheet{Table: t}
	counters := s.columns()[googleColumns(s):]
	records := make([]record, len(rows))
	for n := range rows {
		records[n] = line{s, n}
		for _, name := range counters {
			rows[n].counters = append(rows[n].counters, Parameter{name, s.cell(n, name)})
		}
	}
	g.rows(rows, records)
	g.problems = append(g.problems, s.problems...)
	return nil
}

// googleColumns returns how many columns stand before the counters.
func googleColumns(s *sheet) int {
	return 1 + max(s.Index("error_message"), s.Index("label"), s.Index("time_unit"))
}
