package formats

import (
	"strings"
	"testing"
)

func TestWrkWithLatency(t *testing.T) {
	i := imported(t, "wrk", "wrk/node.txt")
	const load = " | connections=50 | threads=2"
	want(t, i.Results,
		"http://127.0.0.1:18080/ | latency | ms | lower | mean | 6.04 |  |  |  |  | ok"+load,
		"http://127.0.0.1:18080/ | latency | ms | none | stddev | 11.56 |  |  |  |  | ok"+load,
		"http://127.0.0.1:18080/ | latency | ms | lower | max | 113.10 |  |  |  |  | ok"+load,
		"http://127.0.0.1:18080/ | latency | ms | lower | p50 | 2.08 |  |  |  |  | ok"+load,
		"http://127.0.0.1:18080/ | latency | ms | lower | p75 | 5.84 |  |  |  |  | ok"+load,
		"http://127.0.0.1:18080/ | latency | ms | lower | p90 | 13.53 |  |  |  |  | ok"+load,
		"http://127.0.0.1:18080/ | latency | ms | lower | p99 | 67.37 |  |  |  |  | ok"+load,
		"http://127.0.0.1:18080/ | requests | req | none | count | 50154 |  |  |  |  | ok"+load,
		"http://127.0.0.1:18080/ | data received | MiB | none | count | 8.23 |  |  |  |  | ok"+load,
		"http://127.0.0.1:18080/ | throughput | req/s | higher | rate | 16675.44 |  |  |  |  | ok"+load,
		"http://127.0.0.1:18080/ | transfer rate | MiB/s | higher | rate | 2.74 |  |  |  |  | ok"+load,
	)
	leaves(t, i, "1 value: the share of requests within a standard deviation", "1 line: the rate of one thread")
	states(t, i, "duration 3s\n")
}

// The run of node_lua.txt received 2477660 bytes, as its Lua hook tells; that is
// 2.36 MiB and 2.48 MB, and wrk says "2.36MB".
func TestWrkPrefixesAreBinary(t *testing.T) {
	has(t, imported(t, "wrk", "wrk/node_lua.txt"),
		"http://127.0.0.1:18080/ | data received | MiB | none | count | 2.36 |  |  |  |  | ok | connections=50 | threads=2",
		"http://127.0.0.1:18080/ | throughput | req/s | higher | rate | 7106.56 |  |  |  |  | ok | connections=50 | threads=2")
}

func TestWrkErrorsTravelWithTheRate(t *testing.T) {
	i := imported(t, "wrk", "wrk/some_errors.txt")
	const load = " | connections=4 | threads=1"
	has(t, i, "http://127.0.0.1:18080/some | errors | errors | lower | count | 11628 |  |  |  |  | ok"+load+" | error=status",
		"http://127.0.0.1:18080/some | throughput | req/s | higher | rate | 46353.96 |  |  |  |  | ok"+load,
		"http://127.0.0.1:18080/some | latency | us | lower | mean | 205.54 |  |  |  |  | ok"+load,
		"http://127.0.0.1:18080/some | latency | ms | lower | max | 5.53 |  |  |  |  | ok"+load)
	states(t, i, "times and rates also count 11628 requests that failed\n")
}

func TestWrkRunOfErrorsOnlyHasNoRate(t *testing.T) {
	for name, errors := range map[string]string{
		"wrk/all_errors.txt": "http://127.0.0.1:18080/fail | errors | errors | lower | count | 40192 |  |  |  |  | ok | connections=4 | threads=1 | error=status",
		"wrk/dropped.txt":    "http://127.0.0.1:18080/drop | errors | errors | lower | count | 9982 |  |  |  |  | ok | connections=4 | threads=1 | error=read",
		"wrk/no_answer.txt":  "http://127.0.0.1:18080/slow | requests | req | none | count | 0 |  |  |  |  | ok | connections=4 | threads=1",
	} {
		i := imported(t, "wrk", name)
		failsAll(t, i, "latency", "throughput", "transfer rate")
		has(t, i, errors)
	}
}

// wrk2 prints the same percentile in three places and with different digits. The
// first one stands; 400 requests tell no percentile beyond 99.75.
func TestWrk2TellsBothLatencies(t *testing.T) {
	i := imported(t, "wrk", "wrk/wrk2_uncorrected.txt")
	const run, load = "http://127.0.0.1:18080/some | ", " | connections=4 | threads=1"
	has(t, i,
		run+"latency | us | lower | mean | 823.14 |  |  |  |  | ok"+load,
		run+"latency | us | lower | p50 | 827.00 |  |  |  |  | ok"+load,
		run+"latency | ms | lower | p99.999 | 2.49 |  |  |  |  | ok"+load,
		run+"latency | ms | lower | min | 0.137 |  |  | 400 |  | ok"+load,
		run+"latency | ms | lower | p77.5 | 1.109 |  |  | 400 |  | ok"+load,
		run+"latency | ms | lower | p99.7266 | 2.263 |  |  | 400 |  | ok"+load,
		run+"latency | ms | lower | max | 2.49 |  |  |  |  | ok"+load,
		run+"uncorrected latency | us | lower | p50 | 150.00 |  |  |  |  | ok"+load,
		run+"uncorrected latency | ms | lower | mean | 0.166 |  |  |  |  | ok"+load,
		run+"uncorrected latency | ms | none | stddev | 0.098 |  |  |  |  | ok"+load,
		run+"uncorrected latency | ms | lower | max | 1.53 |  |  |  |  | ok"+load,
		run+"data received | KiB | none | count | 51.59 |  |  |  |  | ok"+load,
		run+"errors | errors | lower | count | 108 |  |  |  |  | ok"+load+" | error=status",
		run+"throughput | req/s | higher | rate | 200.42 |  |  |  |  | ok"+load)
	// Of the 45 steps of each spectrum, p50, p75, p90 and the last one stand above,
	// and one more has all 400 requests. The values said again: the 100% line, and
	// mean, deviation and maximum below the first spectrum; the maximum below the
	// second, of which nothing but a 100% line stands above.
	leaves(t, i, "1 value: the share of requests within a standard deviation", "1 line: the rate of one thread",
		"5 values: a statistic that stands above", "8 steps: a percentile that stands above",
		"2 steps: the maximum again: so few requests tell no finer percentile",
		"2 values: the size of a histogram", "2 lines: how the tool set itself up")
}

func TestWrkRunsInOneFile(t *testing.T) {
	one := string(open(t, "wrk/node.txt").Data)
	i := read(t, "wrk", text("$ wrk\n"+one+one+"my script: done\n"))
	if len(i.Results) != 22 {
		t.Errorf("%d results of two runs of 11", len(i.Results))
	}
	has(t, i, "http://127.0.0.1:18080/ | throughput | req/s | higher | rate | 16675.44 |  |  |  |  | ok | connections=50 | threads=2 | repeat=2")
	contains(t, i.Summary(), "stands before the first run", "not one of wrk")
}

func TestWrkUnits(t *testing.T) {
	run := strings.NewReplacer("6.04ms", "1.04s", "113.10ms", "1.20m", "8.23MB", "8.23GB", "2.74MB", "999.00B").Replace(string(open(t, "wrk/node.txt").Data))
	has(t, read(t, "wrk", text(run)),
		"http://127.0.0.1:18080/ | latency | s | lower | mean | 1.04 |  |  |  |  | ok | connections=50 | threads=2",
		"http://127.0.0.1:18080/ | latency | min | lower | max | 1.20 |  |  |  |  | ok | connections=50 | threads=2",
		"http://127.0.0.1:18080/ | data received | GiB | none | count | 8.23 |  |  |  |  | ok | connections=50 | threads=2",
		"http://127.0.0.1:18080/ | transfer rate | B/s | higher | rate | 999.00 |  |  |  |  | ok | connections=50 | threads=2")
}

func TestWrkThatStoppedEarly(t *testing.T) {
	whole := string(open(t, "wrk/node.txt").Data)
	start, _, _ := strings.Cut(whole, "Requests/sec")
	contains(t, refused(t, "wrk", text(whole+start)), "file.txt:14: the run stops before its result", "hint: let wrk finish")
	contains(t, refused(t, "wrk", text(strings.Replace(whole, "6.04ms", "6,04ms", 1))), `file.txt:4: field "latency": "6,04ms" is not a time`)
}

func FuzzWrk(f *testing.F) {
	fuzz(f, "wrk", string(open(f, "wrk/node.txt").Data), string(open(f, "wrk/wrk2_uncorrected.txt").Data), string(open(f, "wrk/dropped.txt").Data))
}
