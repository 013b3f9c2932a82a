package formats

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
)

// The format of Go benchmarks is that of https://go.dev/design/14313-benchmark-format,
// with `Unit` lines as golang.org/x/perf/benchfmt reads them.

var (
	// goName is how the testing package starts the line of a benchmark: what the
	// benchmark prints itself comes behind it, and the result at last.
	goName = lazy.Regexp(`Benchmark(?:[^\p{Ll}\s]\S*)? *\t`)
	// goTail is a result at the end of a line: iterations, then values with units.
	goTail = lazy.Regexp(`(?:^|[ \t])(\d+\t *\S+ \S+(?:\t *\S+ \S+)*)$`)
	// goEnd is what testing says of a benchmark that brings no result.
	goEnd = lazy.Regexp(`^\s*--- (FAIL|SKIP): Benchmark(\S*)`)
	// goKey is a line of configuration.
	goKey = lazy.Regexp(`^(\p{Ll}[^\s\p{Lu}:]*):(?:[ \t]+(.*)|)$`)
)

func isGoBench(f File) bool {
	for line := range strings.Lines(string(f.Head())) {
		if _, _, ok := goResult(strings.TrimSpace(line)); ok {
			return true
		}
	}
	return false
}

func readGoBench(f File) (Import, error) {
	r := goReader{file: f, units: map[string]goUnit{}, statistic: "sample"}
	r.read(f.lines())
	return r.results(), r.problems.Err()
}

// A goReader reads the output of `go test -bench`.
type goReader struct {
	file      File
	statistic string            // that the values are
	config    []Fact            // what holds for the lines to come
	units     map[string]goUnit // by name, of Unit lines
	pending   string            // a benchmark that was named and whose result is to come
	lines     []goLine
	out       Import
	problems  problem.List
}

type goUnit struct {
	better string
	line   int
}

// A goLine is the result of one benchmark.
type goLine struct {
	name   string // without "Benchmark" and, in the end, GOMAXPROCS
	procs  string // GOMAXPROCS, where it tells lines apart
	values []goValue
	status string // failed or skipped if there are no values
	config []Fact
}

// A goValue is a number with its unit, and, where benchstat wrote it, the spread
// in percent and the count of samples.
type goValue struct{ number, unit, spread, n string }

func (r *goReader) read(lines iter.Seq2[int, string]) {
	for n, line := range lines {
		r.line(n, line)
	}
	r.drop()
}

func (r *goReader) line(n int, line string) {
	if name, values, ok := goResult(line); ok {
		r.drop()
		r.add(name, values)
		return
	}
	if m := goEnd().FindStringSubmatch(line); m != nil {
		r.pending = ""
		status := map[string]string{"FAIL": "failed", "SKIP": "skipped"}[m[1]]
		r.lines = append(r.lines, goLine{name: m[2], status: status, config: r.config})
		return
	}
	if strings.HasPrefix(line, "Unit ") || strings.HasPrefix(line, "Unit\t") {
		r.unit(n, strings.Fields(line)[1:])
		return
	}
	if m := goKey().FindStringSubmatch(line); m != nil {
		r.set(m[1], m[2])
		return
	}
	r.torn(line)
}

// goResult reads a line that is a result.
func goResult(line string) (name string, values []goValue, ok bool) {
	rest, ok := strings.CutPrefix(line, "Benchmark")
	if !ok {
		return "", nil, false
	}
	if first := []rune(rest); len(first) > 0 && unicode.IsLower(first[0]) {
		return "", nil, false
	}
	fields := strings.Fields(rest)
	if rest == "" || unicode.IsSpace([]rune(rest)[0]) {
		fields = append([]string{""}, fields...)
	}
	if len(fields) < 4 {
		return "", nil, false
	}
	values, ok = goValues(fields[1:])
	return fields[0], values, ok
}

// goValues reads iterations, and values each followed by a unit.
func goValues(fields []string) ([]goValue, bool) {
	if _, err := strconv.Atoi(fields[0]); err != nil || len(fields)%2 == 0 || len(fields) < 3 {
		return nil, false
	}
	var values []goValue
	for n := 1; n < len(fields); n += 2 {
		if _, err := strconv.ParseFloat(fields[n], 64); err != nil {
			return nil, false
		}
		values = append(values, goValue{number: fields[n], unit: fields[n+1]})
	}
	return values, true
}

// torn reads a line that holds a part of a result, between or behind what the
// benchmark printed. A line that is indented is no such part but a log.
func (r *goReader) torn(line string) {
	rest := line
	if at := goName().FindStringIndex(line); at != nil && !strings.HasPrefix(line, " ") {
		r.drop()
		name := line[at[0]:at[1]]
		if name, values, ok := goResult(line[at[0]:]); ok { // only what stands before it is no part
			r.add(name, values)
			return
		}
		r.pending, rest = strings.TrimSpace(name), line[at[1]:]
	}
	if r.pending == "" {
		return
	}
	if m := goTail().FindStringSubmatch(rest); m != nil {
		if values, ok := goValues(strings.Fields(m[1])); ok {
			r.add(strings.TrimPrefix(r.pending, "Benchmark"), values)
			r.pending = ""
		}
	}
}

// drop gives up the benchmark whose result was to come.
func (r *goReader) drop() {
	if r.pending != "" {
		r.out.leave("benchmark", "its line is torn apart by what it prints")
		r.pending = ""
	}
}

func (r *goReader) add(name string, values []goValue) {
	r.lines = append(r.lines, goLine{name: name, values: values, config: r.config})
}

// set changes the configuration of the lines to come. Lines before keep theirs.
func (r *goReader) set(key, value string) {
	r.config = slices.DeleteFunc(slices.Clone(r.config), func(f Fact) bool { return f.Name == key })
	if value != "" {
		r.config = append(r.config, Fact{key, value})
	}
}

// unit reads what a Unit line says about a unit.
func (r *goReader) unit(n int, fields []string) {
	if len(fields) == 0 {
		return
	}
	for _, pair := range fields[1:] {
		better, ok := strings.CutPrefix(pair, "better=")
		if !ok {
			continue
		}
		before, known := r.units[fields[0]]
		switch {
		case better != "higher" && better != "lower":
			r.problems = append(r.problems, r.file.problem(n, 0, pair, fmt.Sprintf("%q is neither better=higher nor better=lower", pair), ""))
		case known && before.better != better:
			r.problems = append(r.problems, r.file.problem(n, 0, pair,
				fmt.Sprintf("the unit %s is better=%s here, but better=%s in line %d", fields[0], better, before.better, before.line), "a unit is better in one direction"))
		case !known:
			r.units[fields[0]] = goUnit{better, n}
		}
	}
}
