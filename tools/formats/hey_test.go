package formats

import (
	"strings"
	"testing"
)

func TestHeyConsole(t *testing.T) {
	i := imported(t, "hey", "hey/node.txt")
	want(t, i.Results,
		" | latency | s | lower | max | 0.3733 |  |  | 1000 |  | ok",
		" | latency | s | lower | min | 0.0002 |  |  | 1000 |  | ok",
		" | latency | s | lower | mean | 0.0280 |  |  | 1000 |  | ok",
		" | throughput | req/s | higher | rate | 699.4094 |  |  |  |  | ok",
		" | data received | B | none | count | 17000 |  |  |  |  | ok",
		" | response size | B | none | mean | 17 |  |  |  |  | ok",
		" | latency | s | lower | p10 | 0.0008 |  |  | 1000 |  | ok",
		" | latency | s | lower | p25 | 0.0021 |  |  | 1000 |  | ok",
		" | latency | s | lower | p50 | 0.0058 |  |  | 1000 |  | ok",
		" | latency | s | lower | p75 | 0.0235 |  |  | 1000 |  | ok",
		" | latency | s | lower | p90 | 0.0901 |  |  | 1000 |  | ok",
		" | latency | s | lower | p95 | 0.1231 |  |  | 1000 |  | ok",
		" | latency | s | lower | p99 | 0.3718 |  |  | 1000 |  | ok",
		" | connect time | s | lower | mean | 0.0000 |  |  | 1000 |  | ok",
		" | connect time | s | lower | min | 0.0000 |  |  | 1000 |  | ok",
		" | connect time | s | lower | max | 0.0036 |  |  | 1000 |  | ok",
		" | waiting time | s | lower | mean | 0.0273 |  |  | 1000 |  | ok",
		" | waiting time | s | lower | min | 0.0002 |  |  | 1000 |  | ok",
		" | waiting time | s | lower | max | 0.3733 |  |  | 1000 |  | ok",
		" | requests | req | none | count | 1000 |  |  |  |  | ok",
	)
	leaves(t, i, "11 bars: of a histogram of the times", "3 lines: a further part of the latency")
}

// Of 40 requests hey knows no 99th percentile, and prints "0%% in 0.0000 secs".
func TestHeyPercentileThatIsNone(t *testing.T) {
	i := imported(t, "hey", "hey/some_errors.txt")
	if s := shape(i); strings.Contains(s, "p0 ") || strings.Contains(s, "p99") {
		t.Error(s)
	}
	has(t, i, " | latency | s | lower | p95 | 0.0016 |  |  | 40 |  | ok",
		" | errors | errors | lower | count | 8 |  |  |  |  | ok | error=status 503")
	contains(t, i.Summary(), "1 percentile (not known of so few requests)", "times and rates also count 8 requests that failed")
}

func TestHeyRunOfErrorsOnlyHasNoRate(t *testing.T) {
	for name, errors := range map[string]string{
		"hey/all_errors.txt": " | errors | errors | lower | count | 8 |  |  |  |  | ok | error=status 503",
		"hey/no_answer.txt":  ` | errors | errors | lower | count | 8 |  |  |  |  | ok | error=Get "http://127.0.0.1:18080/drop": EOF`,
	} {
		i := imported(t, "hey", name)
		failsAll(t, i, "latency", "throughput", "connect time", "waiting time")
		has(t, i, errors, " | requests | req | none | count | 8 |  |  |  |  | ok")
	}
}

func TestHeyOlderPercentSign(t *testing.T) {
	old := strings.ReplaceAll(string(open(t, "hey/node.txt").Data), "%%", "%")
	has(t, read(t, "hey", text(old)), " | latency | s | lower | p99 | 0.3718 |  |  | 1000 |  | ok")
}

// Older versions print the fastest and slowest request beside the mean of
// DNS+dialup.
func TestHeyMeanBelowItsMinimum(t *testing.T) {
	old := strings.Replace(string(open(t, "hey/node.txt").Data), "DNS+dialup:\t0.0000 secs, 0.0000 secs, 0.0036", "DNS+dialup:\t0.0000 secs, 0.0002 secs, 0.3733", 1)
	i := read(t, "hey", text(old))
	if s := shape(i); strings.Contains(s, "connect time") {
		t.Error(s)
	}
	contains(t, i.Summary(), "has a mean below its minimum")
}

func TestHeyThatStoppedEarly(t *testing.T) {
	contains(t, refused(t, "hey", text("\nSummary:\n  Total:\t1.0 secs\n  Slowest:\t1.0 secs\n")), "file.txt:2: the run stops before its result")
}

func TestHeyCSV(t *testing.T) {
	i := imported(t, "hey-csv", "hey/node.csv")
	if got := shape(i); got != "1000 latency s lower sample ok" {
		t.Error(got)
	}
	has(t, i, " | latency | s | lower | sample | 0.0259 |  |  |  | 1 | ok", " | latency | s | lower | sample | 0.0268 |  |  |  | 4 | ok")
	states(t, i, "errors at least those in the file: requests without an answer are not in it", "resolution of times 0.0001 s")
	contains(t, i.Summary(), "1 column (offset: when the request started; the rows are not sorted by it)")
	if got := shape(imported(t, "hey-csv", "hey/python.csv")); got != "600 latency s lower sample ok" {
		t.Error(got)
	}
}

// The file has 30 rows with status 200 and 10 with 503; the 25th was quicker than
// hey can tell.
func TestHeyCSVErrorStatusIsFailed(t *testing.T) {
	i := imported(t, "hey-csv", "hey/some_errors.csv")
	if got := shape(i); got != "10 latency s lower sample failed\n30 latency s lower sample ok" {
		t.Error(got)
	}
	has(t, i, " | latency | s | lower | sample |  |  |  |  | 1 | failed", " | latency | s | lower | sample | 0.0000 |  |  |  | 25 | ok")
}

func TestHeyCSVWithoutAnswersIsAnError(t *testing.T) {
	contains(t, refused(t, "hey-csv", open(t, "hey/no_answer.csv")), "no request was answered")
}

// More rows than one batch of the table holds.
func TestHeyCSVOfAnyLength(t *testing.T) {
	head, row := "response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset\n", "0.0259,0,0,0,0.0257,0.0001,200,0.0074\n"
	i := read(t, "hey-csv", text(head+strings.Repeat(row, 10_000)))
	if got := shape(i); got != "10000 latency s lower sample ok" {
		t.Error(got)
	}
	if last := i.Results[9_999]; last.Run != "10000" {
		t.Errorf("got %+v", last)
	}
	contains(t, refused(t, "hey-csv", text(head+strings.Repeat(row, 9_000)+strings.Replace(row, "200", "2x0", 1))), `file.txt:9002:28: field "status-code": "2x0" is not a number`)
}

func FuzzHey(f *testing.F) {
	fuzz(f, "hey", string(open(f, "hey/node.txt").Data), string(open(f, "hey/no_answer.txt").Data), string(open(f, "hey/all_errors.txt").Data))
}

func FuzzHeyCSV(f *testing.F) {
	fuzz(f, "hey-csv", "response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset\n0.0012,0.0003,0.0001,0.0000,0.0008,0.0000,200,0.0004\n0.0010,0.0003,0.0001,0.0000,0.0008,0.0000,503,0.0001\n")
}
