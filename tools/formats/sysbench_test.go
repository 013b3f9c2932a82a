package formats

import "testing"

func TestSysbenchCPU(t *testing.T) {
	in := imported(t, "sysbench", "sysbench/cpu.txt")
	want(t, in.Results,
		" | throughput | events/s | higher | sample | 728.11 |  |  |  | 1 | ok | threads=2",
		" | p95 latency | ms | lower | sample | 18.28 |  |  |  | 1 | ok | threads=2",
		" | throughput | events/s | higher | sample | 769.42 |  |  |  | 2 | ok | threads=2",
		" | p95 latency | ms | lower | sample | 14.46 |  |  |  | 2 | ok | threads=2",
		" | throughput | events/s | higher | sample | 787.21 |  |  |  | 3 | ok | threads=2",
		" | p95 latency | ms | lower | sample | 20.37 |  |  |  | 3 | ok | threads=2",
		" | throughput | events/s | higher | rate | 761.17 |  |  |  |  | ok | threads=2",
		" | total time | s | none | value | 3.0266 |  |  |  |  | ok | threads=2",
		" | events | events | none | count | 2304 |  |  |  |  | ok | threads=2",
		" | latency | ms | lower | min | 0.22 |  |  | 2304 |  | ok | threads=2",
		" | latency | ms | lower | mean | 2.61 |  |  | 2304 |  | ok | threads=2",
		" | latency | ms | lower | max | 148.33 |  |  | 2304 |  | ok | threads=2",
		" | latency | ms | lower | p95 | 18.61 |  |  | 2304 |  | ok | threads=2",
		" | events per thread | events | none | mean | 1152.0000 |  |  | 2 |  | ok | threads=2",
		" | events per thread | events | none | stddev | 10.00 |  |  | 2 |  | ok | threads=2",
		" | time per thread | s | none | mean | 3.0070 |  |  | 2 |  | ok | threads=2",
	)
	leftOut(t, in, "10 lines (no figure of a run), 190 histogram lines (a distribution, whose percentile and mean are imported), "+
		"1 total (a sum of the figures above), 1 zero (below what sysbench prints, or not measured)")
}

// The lines of the hook lie between banner and summary. Their latency of 0.00 is no
// measurement, nor are the queries of a run that makes none.
func TestSysbenchHookLinesAmongText(t *testing.T) {
	in := imported(t, "sysbench", "sysbench/intermediate_csv_mixed.txt")
	tallied(t, in,
		"throughput in events/s: 4 sample", "errors in errors/s: 4 sample", "reconnects in connections/s: 4 sample",
		"total time in s: 1 value", "events in events: 1 count", "latency in ms: 1 mean, 1 max",
		"events per thread in events: 1 mean, 1 stddev", "time per thread in s: 1 mean, 1 stddev")
	want(t, in.Results[:1], " | throughput | events/s | higher | sample | 97871.90 |  |  |  | 1 | ok | threads=2")
	leftOut(t, in, "7 lines (no figure of a run), 6 zeros (below what sysbench prints, or not measured), "+
		"1 total (a sum of the figures above), 16 zero query rates (the run made none)")
}

func TestSysbenchSQL(t *testing.T) {
	in := imported(t, "sysbench", "sysbench/oltp.txt")
	if got := scenarios(in.Results); got != "SQL" {
		t.Errorf("scenarios %s", got)
	}
	tallied(t, in,
		"throughput in transactions/s: 3 sample, 1 rate", "queries in queries/s: 3 sample, 1 rate", "p95 latency in ms: 3 sample",
		"errors in errors/s: 3 sample, 1 rate", "reconnects in connections/s: 3 sample, 1 rate",
		"read queries in queries: 1 count", "write queries in queries: 1 count", "other queries in queries: 1 count",
		"total time in s: 1 value", "events in events: 1 count", "latency in ms: 1 min, 1 mean, 1 max, 1 p95",
		"events per thread in events: 1 mean, 1 stddev", "time per thread in s: 1 mean")
	holds(t, in.Results,
		" | errors | errors/s | lower | sample | 2.00 |  |  |  | 3 | ok | threads=2",
		" | throughput | transactions/s | higher | rate | 175.49 |  |  |  |  | ok | threads=2",
		" | latency | ms | lower | max | 1008.47 |  |  | 621 |  | ok | threads=2")
}

// The percentile of the hook's lines is the one that the summary names; an event
// of an SQL test is a transaction, whatever the hook calls it.
func TestSysbenchHookWithSQL(t *testing.T) {
	in := imported(t, "sysbench", "sysbench/oltp_csv.txt")
	holds(t, in.Results,
		" | throughput | transactions/s | higher | sample | 1371.62 |  |  |  | 1 | ok | threads=2",
		" | read queries | queries/s | none | sample | 19224.64 |  |  |  | 1 | ok | threads=2",
		" | p99 latency | ms | lower | sample | 6.67 |  |  |  | 2 | ok | threads=2",
		" | latency | ms | lower | p99 | 5.77 |  |  | 4836 |  | ok | threads=2")
}

func TestSysbenchOtherTests(t *testing.T) {
	memory := imported(t, "sysbench", "sysbench/mem.txt")
	holds(t, memory.Results,
		" | throughput | MiB/s | higher | sample | 5266.28 |  |  |  | 1 | ok | threads=2",
		" | throughput | MiB/s | higher | rate | 4963.62 |  |  |  |  | ok | threads=2",
		" | operations | ops/s | higher | rate | 5082748.97 |  |  |  |  | ok | threads=2")
	files := imported(t, "sysbench", "sysbench/fileio.txt")
	holds(t, files.Results,
		" | fsyncs | ops/s | higher | sample | 517.36 |  |  |  | 1 | ok | threads=1",
		" | read throughput | MiB/s | higher | rate | 243.41 |  |  |  |  | ok | threads=1",
		" | p95 latency | ms | lower | sample | 0.004 |  |  |  | 2 | ok | threads=1")
	threads := imported(t, "sysbench", "sysbench/threads.txt")
	holds(t, threads.Results,
		" | p99 latency | ms | lower | sample | 3.82 |  |  |  | 2 | ok | threads=2",
		" | latency | ms | lower | p99 | 3.68 |  |  | 1460 |  | ok | threads=2")
	mutex := imported(t, "sysbench", "sysbench/mutex.txt")
	holds(t, mutex.Results, " | total time | s | none | value | 0.4749 |  |  |  |  | ok | threads=2")
	for scenario, in := range map[string]Import{"memory": memory, "file I/O": files, "": threads} {
		if got := scenarios(in.Results); got != scenario {
			t.Errorf("scenarios %q, want %q", got, scenario)
		}
	}
}

// Two runs in one file keep their own threads and their own numbering of events.
func TestSysbenchRunsOneAfterAnother(t *testing.T) {
	in := read(t, "sysbench", text("sysbench 1.0.20\n\nRunning the test with following options:\nNumber of threads: 1\nThreads started!\nCPU speed:\n    events per second:  10.5\n"+
		"sysbench 1.0.20\n\nRunning the test with following options:\nNumber of threads: 2\nThreads started!\n4.0 MiB transferred (2.0 MiB/sec)\n"))
	want(t, in.Results,
		" | throughput | events/s | higher | rate | 10.5 |  |  |  |  | ok | threads=1",
		" | throughput | MiB/s | higher | rate | 2.0 |  |  |  |  | ok | threads=2")
	if got := scenarios(in.Results); got != "cpu; memory" {
		t.Errorf("scenarios %s", got)
	}
}

// Version 1.1 has one section for what every test does.
func TestSysbenchOfVersion11(t *testing.T) {
	in := read(t, "sysbench", text("sysbench 1.1.0\n\nRunning the test with following options:\nNumber of threads: 1\nThreads started!\n"+
		"Throughput:\n    events/s (eps):                      2918.3453\n    time elapsed:                        10.0007s\n    total number of events:              29187\n"))
	want(t, in.Results,
		" | throughput | events/s | higher | rate | 2918.3453 |  |  |  |  | ok | threads=1",
		" | total time | s | none | value | 10.0007 |  |  |  |  | ok | threads=1",
		" | events | events | none | count | 29187 |  |  |  |  | ok | threads=1")
}

func TestSysbenchThatStopped(t *testing.T) {
	contains(t, refused(t, "sysbench", open(t, "sysbench/oltp_fatal.txt")),
		`sysbench/oltp_fatal.txt:10: sysbench stopped: PQprepare() failed: ERROR:  relation "sbtest2" does not exist`)
	contains(t, refused(t, "sysbench", text("sysbench 1.0.20\nRunning the test with following options:\n")), "holds no result")
}

// A script is not what sysbench wrote.
func TestSysbenchScriptIsNoResult(t *testing.T) {
	if f, err := Detect(open(t, "sysbench/csvrep.lua")); err == nil {
		t.Errorf("taken for %s", f.Name)
	}
}

func FuzzSysbench(f *testing.F) {
	fuzz(f, "sysbench", "sysbench 1.0.20\n\nRunning the test with following options:\nNumber of threads: 2\nThreads started!\n1,2,3.00,4.00,0.00,0.00,0.00,5.00,0.00,0.00\n"+
		"[ 1s ] thds: 2 eps: 728.11 lat (ms,95%): 18.28\nSQL statistics:\n    transactions:   621    (175.49 per sec.)\nLatency (ms):\n  min: 0.52\n  95th percentile: 5.67\n")
}
