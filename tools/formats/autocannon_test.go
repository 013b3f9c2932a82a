package formats

import (
	"strings"
	"testing"
)

// Its minimum of 1 ms leaves out the zeros that its median counts.
func TestAutocannonMinimumAboveTheMedian(t *testing.T) {
	i := imported(t, "autocannon-json", "autocannon/node.json")
	const run, load = "http://127.0.0.1:18080 | ", " | connections=10 | pipelining=1"
	if len(i.Results) != 42 { // 18 of the latency, 8 of each rate, 3 counts, 5 kinds of errors
		t.Errorf("%d results", len(i.Results))
	}
	has(t, i,
		run+"latency | ms | lower | mean | 0.34 |  |  | 27120 |  | ok"+load,
		run+"latency | ms | none | stddev | 1.94 |  |  | 27120 |  | ok"+load,
		run+"latency | ms | lower | p50 | 0 |  |  | 27120 |  | ok"+load,
		run+"latency | ms | lower | p97.5 | 4 |  |  | 27120 |  | ok"+load,
		run+"latency | ms | lower | p99.999 | 49 |  |  | 27120 |  | ok"+load,
		run+"throughput | req/s | higher | mean | 13561.5 |  |  | 2 |  | ok"+load,
		run+"throughput | req/s | none | stddev | 10270.5 |  |  | 2 |  | ok"+load,
		run+"transfer rate | B/s | higher | max | 4098588 |  |  | 2 |  | ok"+load,
		run+"requests | req | none | count | 27120 |  |  |  |  | ok"+load,
		run+"requests sent | req | none | count | 27130 |  |  |  |  | ok"+load,
		run+"data received | B | none | count | 4664640 |  |  |  |  | ok"+load,
		run+"errors | errors | lower | count | 0 |  |  |  |  | ok"+load+" | error=timeout")
	leaves(t, i, "1 minimum: counts no request below 1 ms, of which there are some",
		"22 percentiles: of the rates of seconds, finer than these tell",
		"1 member: the count of each status code; those that are errors stand among the errors")
	states(t, i, "duration 2.01 s", "resolution of times 1 ms")
}

func TestAutocannonOneSecondHasNoSpread(t *testing.T) {
	i := imported(t, "autocannon-json", "autocannon/rate.json")
	const run, load = "http://127.0.0.1:18080/ | ", " | connections=4 | pipelining=2"
	has(t, i, run+"throughput | req/s | higher | mean | 36 |  |  | 1 |  | ok"+load,
		run+"latency | ms | lower | min | 1 |  |  | 161 |  | ok"+load)
	if s := shape(i); strings.Contains(s, "throughput req/s none stddev") || strings.Contains(s, "throughput req/s higher p50") {
		t.Error(s)
	}
	contains(t, i.Summary(), "36 statistics (of the rate of a single second)")
}

func TestAutocannonErrors(t *testing.T) {
	i := imported(t, "autocannon-json", "autocannon/some_errors.json")
	has(t, i, "http://127.0.0.1:18080/some | errors | errors | lower | count | 11849 |  |  |  |  | ok | connections=4 | pipelining=1 | error=status")
	states(t, i, "times and rates also count 11849 requests that failed")
	for name, errors := range map[string]string{
		"autocannon/all_errors.json": "http://127.0.0.1:18080/fail | errors | errors | lower | count | 48796 |  |  |  |  | ok | connections=4 | pipelining=1 | error=status",
		"autocannon/refused.json":    "http://127.0.0.1:18099 | errors | errors | lower | count | 14474 |  |  |  |  | ok | connections=2 | pipelining=1 | error=connection",
	} {
		i := imported(t, "autocannon-json", name)
		failsAll(t, i, "latency", "throughput", "transfer rate")
		has(t, i, errors)
	}
}

// What autocannon calls errors holds its timeouts.
func TestAutocannonTimeoutsCountOnce(t *testing.T) {
	file := strings.Replace(string(open(t, "autocannon/node.json").Data), `"errors":0,"timeouts":0`, `"errors":7,"timeouts":5`, 1)
	i := read(t, "autocannon-json", text(file))
	has(t, i, "http://127.0.0.1:18080 | errors | errors | lower | count | 2 |  |  |  |  | ok | connections=10 | pipelining=1 | error=connection",
		"http://127.0.0.1:18080 | errors | errors | lower | count | 5 |  |  |  |  | ok | connections=10 | pipelining=1 | error=timeout")
}

func TestAutocannonRefuses(t *testing.T) {
	contains(t, refused(t, "autocannon-table", open(t, "autocannon/node_table.txt")), "rounded for people", "with -j")
	contains(t, refused(t, "autocannon-json", text(`{"url":"x","latency":{},"requests":{},"throughput":{}}`)),
		`field "latency.totalCount": is missing`, `field "errors": is missing`)
	contains(t, refused(t, "autocannon-json", text(`{"url":`)), "is not whole JSON")
}

func FuzzAutocannon(f *testing.F) {
	fuzz(f, "autocannon-json", string(open(f, "autocannon/node.json").Data), string(open(f, "autocannon/refused.json").Data))
}
