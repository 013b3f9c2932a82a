package formats

import (
	"slices"
	"strings"
	"testing"
)

// A trap is something in the output of a tool that is easily taken for something
// else, with what it is taken for here.
type trap struct {
	name   string
	format string // "" for a file that is of no format
	file   string // of the corpus, or
	text   string // what the tool wrote

	results []string // all results as row writes them, or
	has     []string // the start of some
	hasNo   []string // what stands in no result
	says    []string // parts of the summary: what is left out, and about the run
	refused []string // parts of the problems, where there are no results
}

// traps are the traps by tool.
var traps = []struct {
	tool string
	of   []trap
}{
	{"hyperfine", hyperfineTraps},
	{"go test", goTraps},
	{"benchstat", benchstatTraps},
	{"Google Benchmark", googleTraps},
	{"JMH", jmhTraps},
	{"BenchmarkDotNet", dotnetTraps},
	{"pytest-benchmark", pytestTraps},
	{"Criterion.rs", criterionTraps},
	{"Locust", locustTraps},
	{"JMeter", jmeterTraps},
	{"k6", k6Traps},
	{"vegeta", vegetaTraps},
	{"hey", heyTraps},
	{"ab", abTraps},
	{"other load tools", otherLoadTraps},
	{"pgbench", pgbenchTraps},
	{"disks, networks, machines", systemTraps},
	{"published sets", publishedTraps},
}

// TestTraps reads what tools write that is easily misread: one subtest a trap.
func TestTraps(t *testing.T) {
	for _, tool := range traps {
		t.Run(tool.tool, func(t *testing.T) {
			for _, c := range tool.of {
				t.Run(c.name, c.test)
			}
		})
	}
}

func (c trap) test(t *testing.T) {
	file, err := c.open(t)
	if c.format == "" {
		if err == nil {
			_, err = Detect(file)
		}
		if err == nil {
			t.Fatal("it is taken for a known format")
		}
		contains(t, err.Error(), c.refused...)
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if f, err := Named(c.format); err == nil && f.Recognised() {
		if found, err := Detect(file); err != nil || found.Name != c.format {
			t.Fatalf("taken for %q, %v", found.Name, err)
		}
	}
	if c.refused != nil {
		contains(t, refused(t, c.format, file), c.refused...)
		return
	}
	i := read(t, c.format, file)
	if c.results != nil {
		want(t, i.Results, c.results...)
	}
	c.holds(t, i)
	contains(t, i.Summary(), c.says...)
}

func (c trap) open(t *testing.T) (File, error) {
	if c.file != "" {
		return open(t, c.file), nil
	}
	return Open(strings.NewReader(c.text), "file.txt", "")
}

// holds checks what stands among the results, and what does not.
func (c trap) holds(t *testing.T, i Import) {
	var rows []string
	for _, r := range i.Results {
		rows = append(rows, row(r))
	}
	for _, start := range c.has {
		if !slices.ContainsFunc(rows, func(r string) bool { return strings.HasPrefix(r+" |", start) }) {
			t.Errorf("no result is\n\t%s\nof\n\t%s", start, strings.Join(rows, "\n\t"))
		}
	}
	for _, part := range c.hasNo {
		for _, r := range rows {
			if strings.Contains(r, part) {
				t.Errorf("%q is in\n\t%s", part, r)
			}
		}
	}
}
