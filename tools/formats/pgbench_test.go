package formats

import (
	"strings"
	"testing"
)

func TestPgbenchReport(t *testing.T) {
	in := imported(t, "pgbench", "pgbench/report_select.txt")
	const run = "scale=1 | query mode=prepared | clients=2 | threads=1"
	want(t, in.Results,
		"PostgreSQL 15.18 | transactions | transactions | none | count | 5955 |  |  |  |  | ok | "+run,
		"PostgreSQL 15.18 | failed transactions | transactions | lower | count | 0 |  |  |  |  | ok | "+run,
		"PostgreSQL 15.18 | latency | ms | lower | mean | 0.667 |  |  | 5955 |  | ok | "+run,
		"PostgreSQL 15.18 | connection time | ms | lower | mean | 17.507 |  |  |  |  | ok | "+run,
		"PostgreSQL 15.18 | throughput | transactions/s | higher | rate | 2997.574758 |  |  |  |  | ok | "+run,
	)
	leftOut(t, in, "1 line (no figure of a run)") // starting vacuum...end.
	if got := scenarios(in.Results); got != "select only" {
		t.Errorf("scenarios %s", got)
	}
}

func TestPgbenchStatements(t *testing.T) {
	in := imported(t, "pgbench", "pgbench/report_tpcb.txt")
	const run = "scale=1 | query mode=simple | clients=4 | threads=2"
	tallied(t, in,
		"transactions in transactions: 1 count",
		"failed transactions in transactions: 1 count",
		"latency in ms: 1 mean, 1 stddev",
		"connection time in ms: 1 mean",
		"throughput in transactions/s: 1 rate",
		"statement latency in ms: 11 mean",
		"statement failures in transactions: 11 count")
	holds(t, in.Results,
		"PostgreSQL 15.18 | latency | ms | none | stddev | 33.151 |  |  | 419 |  | ok | "+run,
		"PostgreSQL 15.18 | throughput | transactions/s | higher | rate | 139.969233 |  |  |  |  | ok | "+run,
		"PostgreSQL 15.18 | statement latency | ms | lower | mean | 10.187 |  |  |  |  | ok | "+run+
			" | statement=UPDATE pgbench_branches SET bbalance = bbalance + :delta WHERE bid = :bid;")
	leftOut(t, in, "")
}

// A report on several scripts gives the whole, then each script: the scenario
// tells the whole from its parts.
func TestPgbenchScriptsAreNotMixedWithTheWhole(t *testing.T) {
	in := imported(t, "pgbench", "pgbench/report_two_scripts.txt")
	if got := scenarios(in.Results); got != "multiple scripts; TPC-B (sort of); select only" {
		t.Errorf("scenarios %s", got)
	}
	const run = "scale=1 | query mode=simple | clients=2 | threads=1"
	holds(t, in.Results,
		"PostgreSQL 15.18 | throughput | transactions/s | higher | rate | 5215.822649 |  |  |  |  | ok | "+run,
		"PostgreSQL 15.18 | throughput | transactions/s | higher | rate | 1020.803125 |  |  |  |  | ok | "+run,
		"PostgreSQL 15.18 | throughput | transactions/s | higher | rate | 4195.019524 |  |  |  |  | ok | "+run,
		"PostgreSQL 15.18 | latency | ms | lower | mean | 1.262 |  |  | 2036 |  | ok | "+run)
	tallied(t, in,
		"transactions in transactions: 3 count",
		"failed transactions in transactions: 3 count",
		"serialization failures in transactions: 3 count",
		"deadlock failures in transactions: 3 count",
		"latency in ms: 3 mean, 2 stddev",
		"connection time in ms: 1 mean",
		"throughput in transactions/s: 3 rate",
		"statement latency in ms: 13 mean",
		"statement failures in transactions: 13 count")
}

func TestPgbenchSkippedAndLate(t *testing.T) {
	in := imported(t, "pgbench", "pgbench/report_rate_limit.txt")
	const run = "scale=1 | query mode=simple | clients=2 | threads=1"
	holds(t, in.Results,
		"PostgreSQL 15.18 | skipped transactions | transactions | lower | count | 1748 |  |  |  |  | ok | "+run,
		"PostgreSQL 15.18 | late transactions | transactions | lower | count | 1154 |  |  |  |  | ok | "+run,
		"PostgreSQL 15.18 | schedule lag | ms | lower | mean | 0.351 |  |  | 2185 |  | ok | "+run,
		"PostgreSQL 15.18 | schedule lag | ms | lower | max | 7.017 |  |  | 2185 |  | ok | "+run)
}

// Progress lines go to stderr and so may stand before the report: they belong to
// the run that follows.
func TestPgbenchProgress(t *testing.T) {
	in := imported(t, "pgbench", "pgbench/report_failures_progress.txt")
	const run = "scale=1 | query mode=simple | clients=4 | threads=1"
	holds(t, in.Results,
		"PostgreSQL 15.18 | throughput | transactions/s | higher | sample | 72.8 |  |  |  | 1 | ok | "+run,
		"PostgreSQL 15.18 | throughput | transactions/s | higher | sample | 77.1 |  |  |  | 2 | ok | "+run,
		"PostgreSQL 15.18 | throughput | transactions/s | higher | rate | 75.790288 |  |  |  |  | ok | "+run,
		"PostgreSQL 15.18 | failed transactions | transactions | lower | count | 242 |  |  |  |  | ok | "+run)
	leftOut(t, in, "2 latency in a progress lines (a mean over transactions that are not counted)")

	alone := read(t, "pgbench", open(t, "pgbench/report_tpcb_progress.stderr"))
	want(t, alone.Results,
		" | throughput | transactions/s | higher | sample | 120.6 |  |  |  | 1 | ok",
		" | throughput | transactions/s | higher | sample | 137.9 |  |  |  | 2 | ok",
		" | throughput | transactions/s | higher | sample | 157.2 |  |  |  | 3 | ok")
}

// A mean that failed transactions count in is over more than the finished ones.
func TestPgbenchRetries(t *testing.T) {
	in := imported(t, "pgbench", "pgbench/report_retries.txt")
	const run = "scale=1 | query mode=simple | clients=4 | threads=1"
	holds(t, in.Results,
		"PostgreSQL 15.18 | latency | ms | lower | mean | 1.108 |  |  |  |  | ok | "+run,
		"PostgreSQL 15.18 | serialization failures | transactions | lower | count | 2869 |  |  |  |  | ok | "+run,
		"PostgreSQL 15.18 | retries | transactions | lower | count | 3732 |  |  |  |  | ok | "+run)
}

// Versions to 14 print both rates; only the one without connecting is what later
// versions print. No transaction finished means no rate, not one of 0.
func TestPgbenchOldRatesAndNoTransaction(t *testing.T) {
	const head = "transaction type: <builtin: select only>\nscaling factor: 1\nquery mode: simple\n"
	old := read(t, "pgbench", text(head+"number of transactions actually processed: 10/10\nlatency average = 2.000 ms\n"+
		"tps = 450.1 (including connections establishing)\ntps = 500.2 (excluding connections establishing)\n"))
	holds(t, old.Results, " | throughput | transactions/s | higher | rate | 500.2 |  |  |  |  | ok | scale=1 | query mode=simple")
	leftOut(t, old, "1 rate (it includes the time for connecting; the one without it is imported)")

	none := read(t, "pgbench", text(head+"number of transactions actually processed: 0\nlatency average = 0.000 ms\ntps = 0.000000 (without initial connection time)\n"))
	tallied(t, none, "transactions in transactions: 1 count", "latency in ms: 1 failed", "throughput in transactions/s: 1 failed")
}

func TestPgbenchRefusesAWrongNumber(t *testing.T) {
	contains(t, refused(t, "pgbench", text("transaction type: x\nscaling factor: 1\ntps = fast (without initial connection time)\n")),
		`file.txt:3: "fast" is not a number`)
}

// Nothing in a log says what it is: blanks between integers is all there is.
func TestPgbenchLogIsReadOnRequestOnly(t *testing.T) {
	for _, name := range []string{"tx_log.txt", "agg_log.txt", "psql_csv.csv", "psql_copy_header.csv"} {
		if f, err := Detect(open(t, "pgbench/"+name)); err == nil {
			t.Errorf("%s is taken for %s", name, f.Name)
		}
	}
}

func TestPgbenchLog(t *testing.T) {
	in := read(t, "pgbench-log", open(t, "pgbench/tx_log.txt"))
	tallied(t, in, "latency in us: 115 sample")
	want(t, in.Results[:2],
		" | latency | us | lower | sample | 122208 |  |  |  | 1 | ok",
		" | latency | us | lower | sample | 894 |  |  |  | 2 | ok")
	leftOut(t, in, "4 columns (client, number and time of each transaction)")
}

func TestPgbenchLogSkippedIsSkippedAndFailedIsFailed(t *testing.T) {
	in := read(t, "pgbench-log", open(t, "pgbench/log_skipped.txt"))
	tallied(t, in, "latency in us: 26 sample, 14 skipped")
	want(t, in.Results[:2],
		" | latency | us | lower | sample | 1879 |  |  |  | 1 | ok",
		" | latency | us | lower | sample |  |  |  |  | 2 | skipped")

	in = read(t, "pgbench-log", open(t, "pgbench/log_serialization.txt"))
	tallied(t, in, "latency in us: 22 sample, 8 failed")
	leftOut(t, in, "30 seventh values (the lag with -R or the retries with --max-tries: the file does not say which), "+
		"4 columns (client, number and time of each transaction)")
}

// With both -R and --max-tries the lag is certain; that of a failed transaction is
// a 0 that nobody measured.
func TestPgbenchLogLag(t *testing.T) {
	in := read(t, "pgbench-log", open(t, "pgbench/log_lag_retries.txt"))
	tallied(t, in, "latency in us: 23 sample, 7 failed", "schedule lag in us: 23 sample")
	want(t, in.Results[:4],
		" | latency | us | lower | sample | 3188 |  |  |  | 1 | ok",
		" | schedule lag | us | lower | sample | 106 |  |  |  | 1 | ok",
		" | latency | us | lower | sample | 9411 |  |  |  | 2 | ok",
		" | schedule lag | us | lower | sample | 83 |  |  |  | 2 | ok")
}

func TestPgbenchLogRefuses(t *testing.T) {
	contains(t, refused(t, "pgbench-log", open(t, "pgbench/agg_log.txt")), "agg_log.txt:1: has 15 values", "--from pgbench-aggregate-log")
	contains(t, refused(t, "pgbench-log", text("0 1 12ms 0 1 1\n0 2 5 0 1\n")),
		`file.txt:1: "12ms" is neither a time nor an outcome`, "file.txt:2: has 5 values")
}

// 1346167 us over 2519 transactions are 534.405 us each; the mean square is
// 26378030921/2519, and its root without the square of the mean 3191.557.
func TestPgbenchAggregateLog(t *testing.T) {
	in := read(t, "pgbench-aggregate-log", open(t, "pgbench/agg_log.txt"))
	if len(in.Results) != 20 {
		t.Errorf("%d results", len(in.Results))
	}
	want(t, in.Results[:6],
		" | transactions | transactions | none | count | 2519 |  |  |  |  | ok | interval start=1795459433",
		" | latency | us | lower | mean | 534.405 |  |  | 2519 |  | ok | interval start=1795459433",
		" | latency | us | none | stddev | 3191.557 |  |  | 2519 |  | ok | interval start=1795459433",
		" | latency | us | lower | min | 22 |  |  | 2519 |  | ok | interval start=1795459433",
		" | latency | us | lower | max | 83444 |  |  | 2519 |  | ok | interval start=1795459433",
		" | skipped transactions | transactions | lower | count | 0 |  |  |  |  | ok | interval start=1795459433")

	// 33535/225 is 149.044.
	in = read(t, "pgbench-aggregate-log", open(t, "pgbench/agg_log_rate_limit.txt"))
	holds(t, in.Results,
		" | schedule lag | us | lower | mean | 149.044 |  |  | 225 |  | ok | interval start=1795645333",
		" | skipped transactions | transactions | lower | count | 2 |  |  |  |  | ok | interval start=1795645334")
}

// To version 14 skipped transactions count among the transactions: 10 with 4
// skipped and a sum of 600 us make a mean of 100 us.
func TestPgbenchAggregateLogBefore15(t *testing.T) {
	in := read(t, "pgbench-aggregate-log", text("1 10 600 60000 100 100 0 0 0 0 4\n2 10 600 60000 50 70\n3 3 0 0 0 0 0 0 0 0 3\n"))
	holds(t, in.Results,
		" | latency | us | lower | mean | 100.000 |  |  | 6 |  | ok | interval start=1",
		" | latency | us | lower | mean | 60.000 |  |  | 10 |  | ok | interval start=2",
		" | latency | us | lower | mean |  |  |  |  |  | failed | interval start=3")
	contains(t, refused(t, "pgbench-aggregate-log", text("1 2 3\n1 2 3 4 5 -6\n")), "file.txt:1: has 3 values", `file.txt:2: "-6" is not a count or a sum`)
}

func FuzzPgbench(f *testing.F) {
	fuzz(f, "pgbench", "pgbench (15.18)\ntransaction type: <builtin: select only>\nscaling factor: 1\nprogress: 1.0 s, 1.5 tps, lat 1 ms stddev 2\n"+
		"number of transactions actually processed: 3\nlatency average = 1 ms\ntps = 3 (x)\nstatement latencies in milliseconds:\n         0.1  END;\n")
}

func FuzzPgbenchLog(f *testing.F) {
	fuzz(f, "pgbench-log", "0 1 2 0 1 1\n0 2 skipped 0 1 1 5\n0 3 4 0 1 1 5 6\n")
}

func FuzzPgbenchAggregateLog(f *testing.F) {
	fuzz(f, "pgbench-aggregate-log", "1 10 600 60000 100 100 1 1 1 1 4\n", strings.Repeat("1 ", 15))
}
