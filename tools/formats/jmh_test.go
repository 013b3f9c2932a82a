package formats

import (
	"strings"
	"testing"
)

func TestJMHParameters(t *testing.T) {
	i := imported(t, "jmh-csv", "jmh/params_avgt.csv")
	if len(i.Results) != 64 {
		t.Errorf("%d results", len(i.Results))
	}
	// 0.273248 ± 0.018152
	want(t, i.Results[:1], "testMyInputStream1 | average time | ms/op | lower | mean | 0.273248 | 0.255096 | 0.2914 | 5 |  | ok | B=1048576 | N=10000000 | k=1")
	if b := i.Results[0].Benchmark; b != "com.benchmark.InputStreamBenchmark" {
		t.Errorf("the benchmark is %q", b)
	}
	contains(t, i.Summary(), "bounds 99.9% interval; threads 1")
}

func TestJMHSeconds(t *testing.T) {
	i := imported(t, "jmh-csv", "jmh/seconds_four_params.csv")
	if len(i.Results) != 30 {
		t.Errorf("%d results", len(i.Results))
	}
	// 93.340199 ± 3.653857 of four samples.
	want(t, i.Results[10:11], "testMergeSort | average time | s/op | lower | mean | 93.340199 | 89.686342 | 96.994056 | 4 |  | ok | B=4194304 | M=6144000 | N=250000000 | d=2")
}

// The header says how the numbers are written: "302,128" alone could be either.
func TestJMHDecimalComma(t *testing.T) {
	i := imported(t, "jmh-csv", "jmh/decimal_comma_readme_excerpt.csv")
	if len(i.Results) != 6 {
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[2:3], "mergeSort | average time | ms/op | lower | mean | 17.134531 | 15.436823 | 18.832239 | 5 |  | ok | n=100000")
}

const jmhStart = jmhHeader + ",\"Score Error (99.9%)\",\"Unit\",\"Param: n\"\n"

func TestJMHDecimalCommaUnderAPointIsRefused(t *testing.T) {
	contains(t, refused(t, "jmh-csv", text(jmhStart+"\"a.B.c\",\"avgt\",1,5,\"302,128\",1.0,\"ns/op\",1\n")),
		`file.txt:2:20: field "Score": "302,128" is not a number with a decimal '.'`)
	comma := strings.Replace(jmhStart, "99.9", "99,9", 1)
	i := read(t, "jmh-csv", text(comma+"\"a.B.c\",\"avgt\",1,5,\"302,128\",\"1,5\",\"ns/op\",1\n"))
	want(t, i.Results, "c | average time | ns/op | lower | mean | 302.128 | 300.628 | 303.628 | 5 |  | ok | n=1")
}

// Several modes and units in one file are several metrics, each with a direction.
func TestJMHModes(t *testing.T) {
	i := read(t, "jmh-csv", text(jmhStart+
		"\"p.A.x\",\"thrpt\",1,5,3.5,0.5,\"ops/ms\",\n"+
		"\"p.A.x\",\"avgt\",2,5,0.25,NaN,\"ms/op\",\n"+
		"\"p.B.y\",\"sample\",1,900,4,1,\"us/op\",\n"+
		"\"p.B.y\",\"ss\",1,5,2,1,\"hr/op\",\n"+
		"\"p.B.y\",\"avgt\",1,5,NaN,NaN,\"s/op\",\n"))
	want(t, i.Results,
		"A.x | throughput | ops/ms | higher | mean | 3.5 | 3 | 4 | 5 |  | ok | threads=1",
		"A.x | average time | ms/op | lower | mean | 0.25 |  |  | 5 |  | ok | threads=2",
		"B.y | sampled time | us/op | lower | mean | 4 | 3 | 5 | 900 |  | ok | threads=1",
		"B.y | single shot time | h/op | lower | mean | 2 | 1 | 3 | 5 |  | ok | threads=1",
		"B.y | average time | s/op | lower | mean |  |  |  |  |  | failed | threads=1")
	if b := i.Results[0].Benchmark; b != "p" {
		t.Errorf("the benchmark is %q", b)
	}
}

// Percentiles are rows of their own; the dot in their names suffers on the way.
func TestJMHPercentiles(t *testing.T) {
	for tail, statistic := range map[string]string{
		"·p0.00": "min", "·p0.50": "p50", "·p0.90": "p90", "·p0.99": "p99", "·p0.999": "p99.9", "·p0.9999": "p99.99", "·p1.00": "max",
		"Â·p0.95": "p95", "?p0.05": "p5", "\ufffdp0.001": "p0.1",
	} {
		i := read(t, "jmh-csv", text(jmhStart+"\"p.A.x\",\"sample\",1,900,4,1,\"us/op\",\n\"p.A.x:x"+tail+"\",\"sample\",1,1,7,NaN,\"us/op\",\n"))
		want(t, i.Results, "x | sampled time | us/op | lower | mean | 4 | 3 | 5 | 900 |  | ok", "x | sampled time | us/op | lower | "+statistic+" | 7 |  |  |  |  | ok")
	}
}

// Profilers and parts of a group are further rows, and neither is the benchmark.
func TestJMHFurtherRows(t *testing.T) {
	i := read(t, "jmh-csv", text(jmhStart+
		"\"p.A.x\",\"thrpt\",1,5,4,1,\"ops/s\",\n"+
		"\"p.A.x:·gc.alloc.rate.norm\",\"thrpt\",1,5,16,0,\"B/op\",\n"+
		"\"p.A.x:gc.alloc.rate\",\"thrpt\",1,5,2,1,\"MB/sec\",\n"+
		"\"p.A.x:gc.count\",\"thrpt\",1,5,3,NaN,\"counts\",\n"+
		"\"p.A.x:get\",\"thrpt\",1,5,2,1,\"ops/s\",\n"))
	want(t, i.Results,
		"x | throughput | ops/s | higher | mean | 4 | 3 | 5 | 5 |  | ok",
		"x | gc.alloc.rate.norm | B/op | lower | mean | 16 |  |  | 5 |  | ok",
		"x | gc.alloc.rate | MB/s | none | mean | 2 | 1 | 3 | 5 |  | ok",
		"x | gc.count |  | none | mean | 3 |  |  | 5 |  | ok",
		"x:get | throughput | ops/s | higher | mean | 2 | 1 | 3 | 5 |  | ok")
}

func TestJMHProblems(t *testing.T) {
	contains(t, refused(t, "jmh-csv", text(jmhStart)), "holds no result")
	contains(t, refused(t, "jmh-csv", text(jmhStart+"\"a.B.c\",\"all\",1,5,1,1.0,\"ns/op\",1\n\"a.B.c\",\"avgt\",1,5,1,x,\"ns/op\",1\n")),
		`"all" is no mode of JMH`, `field "Score Error (99.9%)": "x" is not a number`)
	// An aborted run leaves an empty file.
	if _, err := openText(t, nil, ""); err == nil || !strings.Contains(err.Error(), "the tool may have been stopped") {
		t.Errorf("an empty file: %v", err)
	}
	// -rf scsv writes semicolons.
	i := read(t, "jmh-csv", text(strings.ReplaceAll(jmhStart, ",", ";")+"\"a.B.c\";\"avgt\";1;5;1;0.5;\"ns/op\";1\n"))
	want(t, i.Results, "c | average time | ns/op | lower | mean | 1 | 0.5 | 1.5 | 5 |  | ok | n=1")
}

func FuzzJMH(f *testing.F) {
	fuzz(f, "jmh-csv",
		jmhStart+"\"p.A.x\",\"thrpt\",1,5,4,1,\"ops/s\",\n\"p.A.x:x·p0.99\",\"sample\",2,1,7,NaN,\"us/op\",1\n\"p.B:gc\",\"ss\",1,5,2,-1,\"MB/sec\",\n",
		strings.Replace(jmhStart, "99.9", "99,9", 1)+"\"c\",\"avgt\",1,5,\"302,128\",\"1,5\",\"ns/op\",1\n")
}
