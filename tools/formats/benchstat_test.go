package formats

import "testing"

func TestBenchstatOneFile(t *testing.T) {
	i := imported(t, "benchstat-csv", "go-bench/benchstat_one_file.csv")
	// 1 % of 1.4225000000000001e-06 is 1.4225e-08.
	want(t, i.Results,
		"Encode | time | s/op | lower | median | 1.4225000000000001e-06 | 1.408275e-06 | 1.4367250000000002e-06 |  |  | ok | format=json",
		"Encode | time | s/op | lower | median | 3.0700000000000003e-06 | 3.0086000000000003e-06 | 3.1314e-06 |  |  | ok | format=gob")
	contains(t, i.Summary(), "1 geomean (an average of the rows above)", "goos linux; goarch amd64; column perf_new.txt; gomaxprocs 48")
	if b := i.Results[0].Benchmark; b != "golang.org/x/perf/cmd/benchstat/testdata" {
		t.Errorf("the benchmark is %q", b)
	}
}

// The columns are files; n stands with the comparison, which is left out.
func TestBenchstatTwoFiles(t *testing.T) {
	i := imported(t, "benchstat-csv", "go-bench/benchstat_two_files.csv")
	want(t, i.Results,
		"Encode | time | s/op | lower | median | 1.7180000000000001e-06 | 1.70082e-06 | 1.73518e-06 | 10 |  | ok | format=json | column=perf_old.txt",
		"Encode | time | s/op | lower | median | 1.4225000000000001e-06 | 1.408275e-06 | 1.4367250000000002e-06 | 10 |  | ok | format=json | column=perf_new.txt",
		"Encode | time | s/op | lower | median | 3.0655e-06 |  |  | 10 |  | ok | format=gob | column=perf_old.txt",
		"Encode | time | s/op | lower | median | 3.0700000000000003e-06 | 3.0086000000000003e-06 | 3.1314e-06 | 10 |  | ok | format=gob | column=perf_new.txt")
	contains(t, i.Summary(), "2 comparisons (computed again from the values)", "1 interval (rounded to 0%)")
}

// benchstat writes one share for both sides. What it is of the upper one may lead
// the lower one below zero, where no time is; a measure of one's own may be there.
func TestBenchstatEndsAtZero(t *testing.T) {
	i := read(t, "benchstat-csv", text(",f,\n,sec/op,CI\nA,2,320%\n\n,f,\n,balance,CI\nA,2,320%\n"))
	want(t, i.Results, "A | time | s/op | lower | median | 2 | 0 | 8.4 |  |  | ok", "A | balance |  | none | median | 2 | -4.4 | 8.4 |  |  | ok")
	contains(t, i.Summary(), "1 lower bound (below zero")
}

// The columns are values of a parameter, and several tables follow each other.
func TestBenchstatColumns(t *testing.T) {
	i := imported(t, "benchstat-csv", "go-bench/benchstat_col_poly.csv")
	if len(i.Results) != 72 { // 12 rows of 3 columns, times and rates
		t.Fatalf("%d results", len(i.Results))
	}
	contains(t, row(i.Results[2]), "CRC32 | time | s/op | lower | median | 3.56e-08 | 3.5244e-08 | 3.5956e-08 | 10 |  | ok | size=15 | align=0 | column=Koopman")
	contains(t, row(i.Results[71]), "CRC32 | throughput | B/s | higher | median | 4.44035e+08 |", "| 10 |  | ok | size=32kB | align=1 | column=Koopman")
	two := imported(t, "benchstat-csv", "go-bench/benchstat_col_two_keys.csv")
	contains(t, row(two.Results[1]), "4.4350000000000003e-08", "size=15 | column=IEEE/1")
}

// A key that is not repeated holds on; note changes alone.
func TestBenchstatKeysHold(t *testing.T) {
	i := imported(t, "benchstat-csv", "go-bench/benchstat_units.csv")
	want(t, i.Results,
		"Size | text-bytes | bytes | none | median | 105 |  |  |  |  | ok | note=after",
		"NonExact | text-bytes | bytes | none | median | 101 |  |  |  |  | ok | note=after",
		"Size | text-bytes | bytes | none | median | 100 |  |  |  |  | ok | note=before",
		"NonExact | text-bytes | bytes | none | median | 101 | 99.99 | 102.01 |  |  | ok | note=before")
	held := read(t, "benchstat-csv", text("pkg: a\nnote: x\n,f,\n,sec/op,CI\nA,1,1%\n\nnote: y\n,f,\n,sec/op,CI\nA,2,1%\n\nnote: \n,f,\n,sec/op,CI\nA,3,1%\n"))
	for n, note := range []string{"x", "y", ""} {
		if r := held.Results[n]; r.Benchmark != "a" || r.Parameters[0] != (Parameter{"note", note}) {
			t.Errorf("result %d: %+v", n+1, r)
		}
	}
}

// Rows end with their last value; ∞ is an unknown interval, a column without
// value not measured, NaN no value.
func TestBenchstatRagged(t *testing.T) {
	i := imported(t, "benchstat-csv", "go-bench/benchstat_ragged.csv")
	if len(i.Results) != 36 {
		t.Fatalf("%d results", len(i.Results))
	}
	want(t, i.Results[3:5],
		"Custom | time | s/op | lower | median | 2.9960000000000006e-07 |  |  |  |  | ok | column=local_stdlib.txt",
		"Plain | time | s/op | lower | median | 2.155e-09 |  |  |  |  | ok | column=torn_verbose.txt")
	want(t, i.Results[34:35], "Sub/x-3 | nothing |  | none | median |  |  |  |  |  | failed | n=10 | kind=a_b | column=torn_verbose.txt")
	contains(t, i.Summary(), "35 intervals (too few samples for one)", "10 geomeans")
}

// Warnings that went to the same file are no keys.
func TestBenchstatWarnings(t *testing.T) {
	file := text("B3: need >= 6 samples for confidence interval at level 0.95\ngoos: linux\n,a,,b,,,\n,widgets,CI,widgets,CI,vs base,P\nA,2,∞,4,50%,~,p=0.1 n=5+6\n")
	if f, err := Detect(file); err != nil || f.Name != "benchstat-csv" {
		t.Errorf("taken for %q, %v", f.Name, err)
	}
	i := read(t, "benchstat-csv", file)
	want(t, i.Results, "A | widgets |  | none | median | 2 |  |  | 5 |  | ok | column=a", "A | widgets |  | none | median | 4 | 2 | 6 | 6 |  | ok | column=b")
	contains(t, i.Summary(), "1 line (no part of a table)", "goos linux")
}

// With -row a table may have rows without name.
func TestBenchstatWithoutNames(t *testing.T) {
	i := imported(t, "benchstat-csv", "go-bench/benchstat_no_rows.csv")
	if err := Fill([]Import{i}, Names{}); err == nil {
		t.Error("nothing is measured, and that is fine")
	}
}

func TestBenchstatProblems(t *testing.T) {
	contains(t, refused(t, "benchstat-csv", text(",f,\n,sec/op,CI\n\"A,1,1%\n")), "file.txt:3")
	contains(t, refused(t, "benchstat-csv", text(",f,\n,sec/op,CI\ngeomean,1,\n")), "holds no result", "1 geomean")
}

func FuzzBenchstat(f *testing.F) {
	fuzz(f, "benchstat-csv",
		"pkg: a\n,f,,g,,,\n,1,,2,,,\n,sec/op,CI,sec/op,CI,vs base,P\nA/n=1-8,1e-6,2%,3,∞,~,p=0.4 n=5+6\nB-8,-4,1%\ngeomean,1,,2,,+1%,\n\nnote: x\n,f,\n,B/s,CI\nA-8,NaN,0%\n")
}
