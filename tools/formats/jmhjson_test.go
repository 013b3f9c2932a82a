package formats

import "testing"

// Modes, parameters, percentiles, profilers, and a score that is no number.
func TestJMHJSON(t *testing.T) {
	i := imported(t, "jmh-json", "jmh/made.json")
	want(t, i.Results,
		"Lists.sum | throughput | ops/ms | higher | mean | 3467.5021887 | 3368.938856112 | 3566.065521288 | 4 |  | ok | kind=array, boxed | n=10",
		"Lists.sum | gc.alloc.rate | MB/s | none | mean | 512.25 |  |  | 4 |  | ok | kind=array, boxed | n=10",
		"Lists.sum | gc.alloc.rate.norm | B/op | lower | mean | 24.000123456 | 23.999135806 | 24.001111106 | 4 |  | ok | kind=array, boxed | n=10",
		"Lists.sum | gc.count |  | none | mean | 7.0 |  |  | 4 |  | ok | kind=array, boxed | n=10",
		// 0.0202518023220498 ± 0.0007491496480476575
		"Lists.sum | average time | ms/op | lower | mean | 0.0202518023220498 | 0.01950265267400214 | 0.021000951970097458 | 4 |  | ok | kind=array, boxed | n=1000",
		"Maps.get | sampled time | us/op | lower | mean | 41.1254321 | 39.3754321 | 42.8754321 | 12 |  | ok", // 3+2+4+1+2 times
		"Maps.get | sampled time | us/op | lower | min | 40.0 |  |  |  |  | ok",
		"Maps.get | sampled time | us/op | lower | p50 | 41.0 |  |  |  |  | ok",
		"Maps.get | sampled time | us/op | lower | p99.9 | 43.0 |  |  |  |  | ok",
		"Maps.get | sampled time | us/op | lower | max | 43.0 |  |  |  |  | ok",
		"Maps.put | single shot time | s/op | lower | mean |  |  |  |  |  | failed")
	if b := i.Results[0].Benchmark; b != "org.example" {
		t.Errorf("the benchmark is %q", b)
	}
	leaves(t, i, "4 raw score lists: means of iterations, for which the mean of all stands with its interval and n",
		"11 percentile lists: of the means of iterations; in mode sample they stand as metrics of their own")
	states(t, i, "bounds 99.9% interval\n", "JMH 1.37\n", "Java 17.0.15\n", "forks 2\n", "threads 1\n")
}

// One run says the same in both formats, in the CSV with six decimals.
func TestJMHJSONAgreesWithCSV(t *testing.T) {
	agree(t, imported(t, "jmh-json", "jmh/made.json"), imported(t, "jmh-csv", "jmh/made.csv"), 0, 1e-6)
}

func TestJMHJSONProblems(t *testing.T) {
	contains(t, refused(t, "jmh-json", text(`[{"benchmark": "a.B.c", "mode": "all"},
{"benchmark": "a.B.d", "mode": "avgt", "primaryMetric": {"score": "1,5", "scoreError": 1, "scoreUnit": "s/op"}},
{"benchmark": "a.B.e", "mode": "avgt", "primaryMetric": {"score": 1, "scoreError": "x", "scoreUnit": "s/op"}}]`)),
		`file.txt:1:33: field "mode": "all" is no mode of JMH`, `file.txt:2:67: field "score": "1,5" is not a number`,
		`file.txt:3:84: field "scoreError": "x" is not a number`)
	contains(t, refused(t, "jmh-json", text("[]")), "holds no result")
}

// Of several numbers of threads each is a parameter; without raw scores n is
// unknown.
func TestJMHJSONThreads(t *testing.T) {
	i := read(t, "jmh-json", text(`[{"benchmark": "a.B.c", "mode": "ss", "threads": 1, "primaryMetric": {"score": 2, "scoreError": "NaN", "scoreUnit": "s/op", "rawData": []}},
		{"benchmark": "a.B.c", "mode": "ss", "threads": 8, "primaryMetric": {"score": 3, "scoreError": 1, "scoreUnit": "s/op"}}]`))
	want(t, i.Results, "c | single shot time | s/op | lower | mean | 2 |  |  |  |  | ok | threads=1", "c | single shot time | s/op | lower | mean | 3 | 2 | 4 |  |  | ok | threads=8")
}

func FuzzJMHJSON(f *testing.F) {
	fuzz(f, "jmh-json",
		`[{"benchmark": "p.A.x", "mode": "sample", "threads": 2, "jmhVersion": "1", "params": {"n": "1", "threads": "x"}, "primaryMetric": {"score": 1e2, "scoreError": "NaN",
		"scoreUnit": "us/op", "rawDataHistogram": [[[[1, 2], [3]]]]}, "secondaryMetrics": {"x·p0.99": {"score": 3, "scoreUnit": "us/op"}, "gc": {"score": 0, "scoreUnit": "MB/sec"}}}]`,
		`[{"benchmark": "", "mode": "ss", "primaryMetric": {"score": "-INF"}, "secondaryMetrics": [1]}]`, `{"params": [1]}`)
}
