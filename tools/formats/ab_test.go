package formats

import (
	"strings"
	"testing"
)

func TestABConsole(t *testing.T) {
	i := imported(t, "ab", "ab/node_stdout.txt")
	const run = "http://127.0.0.1:18080/ | "
	if len(i.Results) != 33 { // 4 lines of 5 times, 8 percentiles, requests, errors, bytes and two rates
		t.Errorf("%d results", len(i.Results))
	}
	has(t, i,
		run+"requests | req | none | count | 2000 |  |  |  |  | ok | connections=20",
		run+"errors | errors | lower | count | 0 |  |  |  |  | ok | connections=20",
		run+"throughput | req/s | higher | rate | 809.46 |  |  |  |  | ok | connections=20",
		run+"latency | ms | lower | mean | 24 |  |  | 2000 |  | ok | connections=20",
		run+"latency | ms | none | stddev | 29.0 |  |  | 2000 |  | ok | connections=20",
		run+"latency | ms | lower | max | 201 |  |  | 2000 |  | ok | connections=20",
		run+"latency | ms | lower | p99 | 159 |  |  | 2000 |  | ok | connections=20",
		run+"connect time | ms | lower | max | 90 |  |  | 2000 |  | ok | connections=20",
		run+"waiting time | ms | lower | median | 13 |  |  | 2000 |  | ok | connections=20")
	leaves(t, i, "1 line: neither a time nor a rate of answers",
		"2 values: computed from the rate and the connections, not timed", "1 value: the longest request once more")
	states(t, i, "document length 17 bytes", "duration 2.471 s", "resolution of times 1 ms")
}

// 161000 bytes in 1.345 s are 119.7 kB/s and 116.9 KiB/s; ab says 116.86.
func TestABKbytesAreBinary(t *testing.T) {
	i := imported(t, "ab", "ab/python_stdout.txt")
	has(t, i, "http://127.0.0.1:18081/ | transfer rate | KiB/s | higher | rate | 116.86 |  |  |  |  | ok | connections=10")
	states(t, i, "server BaseHTTP/0.6")
}

// An answer of another length is no failure by itself: ab takes the first one for
// the measure of all.
func TestABErrorsByKind(t *testing.T) {
	i := imported(t, "ab", "ab/some_errors.txt")
	const run = "http://127.0.0.1:18080/some | "
	has(t, i,
		run+"errors | errors | lower | count | 28 |  |  |  |  | ok | connections=4 | error=length",
		run+"errors | errors | lower | count | 12 |  |  |  |  | ok | connections=4 | error=status",
		run+"throughput | req/s | higher | rate | 22087.24 |  |  |  |  | ok | connections=4")
	states(t, i, "times and rates also count 12 requests that failed")
}

// ab counts connections that closed without an answer as complete, and gives them
// times; in dropped.txt nothing but "Total transferred: 0 bytes" gives it away.
func TestABRunOfErrorsOnlyHasNoRate(t *testing.T) {
	for name, errors := range map[string]string{
		"ab/all_errors.txt": "http://127.0.0.1:18080/fail | errors | errors | lower | count | 8 |  |  |  |  | ok | connections=2 | error=status",
		"ab/dropped.txt":    "http://127.0.0.1:18080/drop | data received | B | none | count | 0 |  |  |  |  | ok | connections=2",
		"ab/refused.txt":    "http://127.0.0.1:18099/ | errors | errors | lower | count | 100 |  |  |  |  | ok | connections=2 | error=receive",
	} {
		i := imported(t, "ab", name)
		failsAll(t, i, "latency", "throughput", "transfer rate", "connect time", "waiting time", "processing time")
		has(t, i, errors)
	}
}

func TestABShortTableOfAPost(t *testing.T) {
	i := imported(t, "ab", "ab/short_post.txt")
	has(t, i, "http://127.0.0.1:18080/ | latency | ms | lower | mean | 2 |  |  | 20 |  | ok | connections=2",
		"http://127.0.0.1:18080/ | transfer rate | KiB/s | higher | rate | 135.30 |  |  |  |  | ok | connections=2")
	if strings.Contains(shape(i), "median") {
		t.Error("ab -S knows no median")
	}
	// The rates sent and total, and the heading of the table with avg.
	contains(t, i.Summary(), "3 lines (not one of ab's results)")
}

func TestABThatStoppedEarly(t *testing.T) {
	start, _, _ := strings.Cut(string(open(t, "ab/node_stdout.txt").Data), "Requests per second")
	contains(t, refused(t, "ab", text(start)), "file.txt:8: the run stops before its result")
	contains(t, refused(t, "ab-html", open(t, "ab/html.txt")), "lacks the percentiles", "without -w")
}

func TestABPercentilesAreACurveNotSamples(t *testing.T) {
	i := imported(t, "ab-percentiles", "ab/node_percentiles.csv")
	if len(i.Results) != 101 {
		t.Errorf("%d results of the percentages 0 to 100", len(i.Results))
	}
	has(t, i, " | latency | ms | lower | min | 0.929 |  |  |  |  | ok", " | latency | ms | lower | p1 | 2.297 |  |  |  |  | ok",
		" | latency | ms | lower | p99 | 158.720 |  |  |  |  | ok", " | latency | ms | lower | max | 201.221 |  |  |  |  | ok")
	leaves(t, i)
}

// Of 40 requests ab looks up the 41st as the 99th percentage: the file says 0.257
// after 0.707.
func TestABPercentileBeyondItsRequests(t *testing.T) {
	i := imported(t, "ab-percentiles", "ab/few_percentiles.csv")
	if len(i.Results) != 100 {
		t.Errorf("%d results", len(i.Results))
	}
	has(t, i, " | latency | ms | lower | p98 | 0.707 |  |  |  |  | ok", " | latency | ms | lower | max | 0.707 |  |  |  |  | ok")
	leaves(t, i, "1 value: beyond the requests that ab has: it does not fit those around it")
}

func TestABPercentileAboveTheMaximum(t *testing.T) {
	i := read(t, "ab-percentiles", text("Percentage served,Time in ms\n0,0.1\n98,0.2\n99,7.5\n100,0.3\n"))
	want(t, i.Results, " | latency | ms | lower | min | 0.1 |  |  |  |  | ok", " | latency | ms | lower | p98 | 0.2 |  |  |  |  | ok",
		" | latency | ms | lower | max | 0.3 |  |  |  |  | ok")
	leaves(t, i, "1 value: beyond the requests that ab has: it does not fit those around it")
}

func TestABGnuplotIsSortedByTime(t *testing.T) {
	i := imported(t, "ab-gnuplot", "ab/node_gnuplot.tsv")
	if got := shape(i); got != "2000 latency ms lower sample ok" {
		t.Error(got)
	}
	has(t, i, " | latency | ms | lower | sample | 1 |  |  |  | 1 | ok", " | latency | ms | lower | sample | 201 |  |  |  | 2000 | ok")
	leaves(t, i, "2 columns: starttime, seconds: when the request started; the rows are sorted by ttime", "3 columns: ctime, dtime, wait: a part of ttime")
	contains(t, refused(t, "ab-gnuplot", text("starttime\tseconds\tctime\tdtime\tttime\twait\nx\t1\t1\t1\t1ms\t1\n")),
		`file.txt:2:9: field "ttime": "1ms" is not a number`)
}

func FuzzAB(f *testing.F) {
	fuzz(f, "ab", string(open(f, "ab/node_stdout.txt").Data), string(open(f, "ab/refused.txt").Data), string(open(f, "ab/short_post.txt").Data))
}

func FuzzABPercentiles(f *testing.F) {
	fuzz(f, "ab-percentiles", "Percentage served,Time in ms\n0,0.1\n50,0.2\n99,0.1\n100,0.3\n")
}

func FuzzABGnuplot(f *testing.F) {
	fuzz(f, "ab-gnuplot", "starttime\tseconds\tctime\tdtime\tttime\twait\nMon Nov 23 18:45:14 2026\t1795459514\t0\t1\t1\t0\nMon Nov 23 18:45:13 2026\t1795459513\t0\t2\t2\t1\n")
}
