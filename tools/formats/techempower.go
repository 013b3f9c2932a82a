package formats

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

var techEmpower = Format{
	Name:  "techempower",
	About: "TechEmpower Framework Benchmarks: results.json",
	Mark:  `"concurrencyLevels" "queryIntervals" "pipelineConcurrencyLevels" "rawData"`,
	looks: func(f File) bool { // the levels may stand after megabytes of results
		return strings.HasPrefix(f.firstLine(), "{") && bytes.Contains(f.Data, []byte(`"rawData"`)) &&
			bytes.Contains(f.Data, []byte(`"pipelineConcurrencyLevels"`))
	},
	read: readTechEmpower,
}

// techEmpowerTests are the tests: how a person calls them, and the list whose
// n-th number is the level of the n-th result.
var techEmpowerTests = map[string]struct{ scenario, levels string }{
	"json":         {"JSON serialization", "concurrencyLevels"},
	"db":           {"single query", "concurrencyLevels"},
	"query":        {"multiple queries", "queryIntervals"},
	"cached_query": {"cached queries", "cachedQueryIntervals"},
	"cached-query": {"cached queries", "cachedQueryIntervals"},
	"fortune":      {"template and query", "concurrencyLevels"},
	"update":       {"updates", "queryIntervals"},
	"plaintext":    {"plaintext, pipelined", "pipelineConcurrencyLevels"},
}

var (
	techEmpowerRate    = quantity{"throughput", "req/s", "higher"}
	techEmpowerLatency = quantity{"latency", "ms", "lower"}
	// techEmpowerTime is a time with its unit glued on: 130.81us, 2.86ms, 1.05s.
	techEmpowerTime = lazy.Regexp(`^([0-9.]+)(us|ms|s|m)$`)
	// techEmpowerScale is what makes milliseconds of a unit.
	techEmpowerScale = map[string]string{"us": "0.001", "ms": "1", "s": "1000", "m": "60000"}
)

// techEmpowerErrors are counts of failed requests. Those with a status of 500 and
// above are counted among the requests of the level too.
var techEmpowerErrors = []struct{ field, metric string }{
	{"5xx", "server errors"}, {"timeout", "timeouts"}, {"connect", "connect errors"}, {"read", "read errors"}, {"write", "write errors"},
}

// A techEmpowerRun reads the results of a run.
type techEmpowerRun struct {
	*document
	in       Import
	duration string // of a level, in seconds
	entries  map[string]*node
}

func readTechEmpower(f File) (Import, error) {
	d, err := f.document(0, len(f.Data))
	if err != nil {
		return Import{}, err
	}
	r := techEmpowerRun{document: d, duration: d.number(d.root.get("duration"), "duration"), entries: map[string]*node{}}
	if r.duration == "" || isZero(r.duration) {
		d.report(d.root.get("duration"), "duration", "the length of a level is missing", "without it requests make no rate")
		return r.in, d.problems.Err()
	}
	for _, name := range []string{"name", "environmentDescription"} {
		r.in.About = append(r.in.About, Fact{name, d.root.get(name).text()})
	}
	for _, entry := range d.root.get("testMetadata").list() {
		r.entries[entry.get("name").text()] = entry
	}
	tests := d.root.get("rawData")
	for at, test := range tests.list() {
		r.test(tests.names[at], test)
	}
	r.neverRan(tests)
	return r.in, d.problems.Err()
}

func (r *techEmpowerRun) test(name string, entries *node) {
	if _, known := techEmpowerTests[name]; !known {
		if len(entries.list()) > 0 {
			r.in.leave("section", name+": no test of speed")
		}
		return
	}
	for at, results := range entries.list() {
		entry := entries.names[at]
		levels := r.root.get(techEmpowerTests[name].levels).list()
		if len(results.list()) > len(levels) {
			r.report(results, "rawData."+name+"."+entry, fmt.Sprintf("%d results for %d levels", len(results.list()), len(levels)),
				"a level is known by its place in "+techEmpowerTests[name].levels+" alone")
			continue
		}
		for place, result := range results.list() {
			r.level(r.base(name, entry, levels[place].text()), result)
		}
	}
}

// base returns a result that says which entry was measured in which test.
func (r *techEmpowerRun) base(test, entry, level string) Result {
	base := Result{Benchmark: "TechEmpower", Scenario: techEmpowerTests[test].scenario, Subject: entry,
		Parameters: []Parameter{{"test", test}, {"level", level}}}
	for _, name := range []string{"database", "orm", "classification", "platform", "framework", "language"} {
		base.Parameters = append(base.Parameters, Parameter{name, r.entries[entry].get(name).text()})
	}
	return base
}

func (r *techEmpowerRun) level(base Result, result *node) {
	requests := r.number(result.get("totalRequests"), "totalRequests")
	failed := requests == "" || isZero(requests)
	if failed {
		r.in.Results = append(r.in.Results, base.failed(techEmpowerRate, "rate"))
	} else {
		r.in.Results = append(r.in.Results, base.with(techEmpowerRate, "rate", over(requests, r.duration)))
	}
	for _, l := range []struct{ field, statistic string }{{"latencyAvg", "mean"}, {"latencyStdev", "stddev"}, {"latencyMax", "max"}} {
		value := r.time(result.get(l.field), l.field)
		switch {
		case failed:
			r.in.Results = append(r.in.Results, base.failed(techEmpowerLatency, l.statistic))
		case value == "":
			r.in.Results = append(r.in.Results, base.skipped(techEmpowerLatency, l.statistic))
		default:
			r.in.Results = append(r.in.Results, base.with(techEmpowerLatency, l.statistic, value))
		}
	}
	for _, e := range techEmpowerErrors {
		if count := r.number(result.get(e.field), e.field); count != "" {
			r.in.Results = append(r.in.Results, base.with(quantity{e.metric, "requests", "lower"}, "count", count))
		}
	}
}

// time returns a time in milliseconds, or "" if there is none.
func (r *techEmpowerRun) time(n *node, field string) string {
	if n.text() == "" {
		return ""
	}
	m := techEmpowerTime().FindStringSubmatch(n.text())
	if m == nil {
		r.report(n, field, fmt.Sprintf("%q is no time with a unit", n.text()), "such as 130.81us, 2.86ms or 1.05s")
		return ""
	}
	value, ok := number(m[1])
	if !ok {
		r.report(n, field, fmt.Sprintf("%q is not a number", m[1]), "")
		return ""
	}
	return times(value, techEmpowerScale[m[2]])
}

// neverRan adds the entries that failed before any level was measured.
func (r *techEmpowerRun) neverRan(tests *node) {
	failed := r.root.get("failed")
	for at, entries := range failed.list() {
		test := failed.names[at]
		for _, entry := range entries.list() {
			if tests.get(test, entry.text()) == nil && techEmpowerTests[test].scenario != "" {
				r.in.Results = append(r.in.Results, r.base(test, entry.text(), "").failed(techEmpowerRate, "rate"))
			}
		}
	}
}
