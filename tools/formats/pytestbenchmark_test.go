package formats

import "testing"

func TestPytest(t *testing.T) {
	i := imported(t, "pytest-benchmark-csv", "pytest-benchmark/compare_one_run.csv")
	want(t, i.Results[:7],
		"test_loads | time | s | lower | min | 1.5820000953681301e-06 |  |  | 5442 |  | ok | n=10",
		"test_loads | time | s | lower | max | 0.00010227200027657091 |  |  | 5442 |  | ok | n=10",
		"test_loads | time | s | lower | mean | 2.047977215824878e-06 |  |  | 5442 |  | ok | n=10",
		"test_loads | time | s | none | stddev | 2.272309857413002e-06 |  |  | 5442 |  | ok | n=10",
		"test_loads | time | s | lower | median | 1.8529999579186551e-06 |  |  | 5442 |  | ok | n=10",
		"test_loads | time | s | none | iqr | 3.9000042306724936e-07 |  |  | 5442 |  | ok | n=10",
		"test_loads | throughput | ops/s | higher | rate | 488286.6822310926 |  |  | 5442 |  | ok | n=10")
	if len(i.Results) != 14 || i.Results[0].Benchmark != "test_x.py" {
		t.Errorf("%d results of %q", len(i.Results), i.Results[0].Benchmark)
	}
	contains(t, i.Summary(), "2 outlier counts (two numbers in one cell, and no result)")
}

// --columns leaves columns out; names and parameters hold commas.
func TestPytestColumns(t *testing.T) {
	i := imported(t, "pytest-benchmark-csv", "pytest-benchmark/compare_columns.csv")
	if len(i.Results) != 12 {
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[3:6],
		"test_dumps | time | s | lower | min | 1.9729998257389525e-06 |  |  |  |  | ok | kind=dict, nested | n=10",
		"test_dumps | time | s | lower | mean | 1.2245287079578112e-05 |  |  |  |  | ok | kind=dict, nested | n=10",
		"test_dumps | time | s | none | stddev | 0.000432710938134577 |  |  |  |  | ok | kind=dict, nested | n=10")
}

// Names repeat without a column for the run: they are runs, not duplicates.
func TestPytestRunsAreToldApart(t *testing.T) {
	i := imported(t, "pytest-benchmark-csv", "pytest-benchmark/two_runs.csv")
	if len(i.Results) != 56 { // 4 tests, 2 runs, 7 figures
		t.Errorf("%d results", len(i.Results))
	}
	want(t, []Result{i.Results[2], i.Results[9]},
		"test_dumps | time | s | lower | mean | 1.5666333259408324e-06 |  |  | 20 |  | ok | kind=list | n=1 | repeat=1",
		"test_dumps | time | s | lower | mean | 1.538466646403928e-06 |  |  | 20 |  | ok | kind=list | n=1 | repeat=2")
}

func TestPytestSpreadOfOneRoundIsUnknown(t *testing.T) {
	i := imported(t, "pytest-benchmark-csv", "pytest-benchmark/one_round.csv")
	if len(i.Results) != 12 {
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[7:9],
		"test_once | time | s | lower | min | 6.209997991390992e-07 |  |  | 1 |  | ok",
		"test_once | time | s | lower | max | 6.209997991390992e-07 |  |  | 1 |  | ok")
	contains(t, i.Summary(), "1 zero stddev (a single run has no spread), 1 zero iqr (a single run has no spread)")
}

func TestPytestProblems(t *testing.T) {
	// The exporter crashed and left a header.
	contains(t, refused(t, "pytest-benchmark-csv", open(t, "pytest-benchmark/crashed.csv")), "holds no result")
	contains(t, refused(t, "pytest-benchmark-csv", text("name,min,mean\nt,x,1\n")), `file.txt:2:3: field "min": "x" is not a number`)
	if _, err := Detect(open(t, "pytest-benchmark/compare_console.txt")); err == nil {
		t.Error("the console is taken for a known format")
	}
	i := read(t, "pytest-benchmark-csv", text("name,min,mean\na[x],1,2\n"))
	want(t, i.Results[:1], "a[x] | time | s | lower | min | 1 |  |  |  |  | ok")
}

func TestPytestRefusesHalfARound(t *testing.T) {
	contains(t, refused(t, "pytest-benchmark-csv", text("name,min,max,mean,stddev,median,iqr,outliers,ops,rounds,iterations\na,1,2,1.5,0.5,1.5,1,0;0,0.6,1.5,1\n")), `"a": it is over 1.5, which is no count`)
}

func FuzzPytestCSV(f *testing.F) {
	fuzz(f, "pytest-benchmark-csv", string(open(f, "pytest-benchmark/compare_columns.csv").Data), string(open(f, "pytest-benchmark/compare_one_run.csv").Data))
}
