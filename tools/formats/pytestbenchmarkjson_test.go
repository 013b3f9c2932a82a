package formats

import (
	"strings"
	"testing"
)

// A saved run and its CSV hold the same figures with the same digits.
func TestPytestJSONAgreesWithCSV(t *testing.T) {
	i := imported(t, "pytest-benchmark-json", "pytest-benchmark/json_run.json")
	agree(t, i, imported(t, "pytest-benchmark-csv", "pytest-benchmark/json_run.csv"), 0, 0)
	if len(i.Results) != 28 { // 4 tests, 7 figures
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[14:16],
		"test_dumps | time | s | lower | min | 1.2100002398559202e-06 |  |  | 20 |  | ok | kind=list | n=10",
		"test_dumps | time | s | lower | max | 3.0376668291864917e-06 |  |  | 20 |  | ok | kind=list | n=10")
	leaves(t, i, "4 outlier counts: no result", "4 extra_infos: what a test says in its own words")
	states(t, i, "host bench\n", "processor Intel(R) Xeon(R) Processor\n", "Python CPython 3.11.2\n", "pytest-benchmark 3.2.2\n", "date 2026-11-27T")
	if about := i.Summary(); strings.Contains(about, "commit") {
		t.Errorf("a commit is told of sources without any: %s", about)
	}
}

// Where the rounds are written they are samples, and no aggregate stands beside
// them.
func TestPytestJSONRounds(t *testing.T) {
	i := imported(t, "pytest-benchmark-json", "pytest-benchmark/json_with_data.json")
	if len(i.Results) != 80 || i.Results[0].Benchmark != "test_x.py" { // 4 tests, 20 rounds
		t.Errorf("%d results of %q", len(i.Results), i.Results[0].Benchmark)
	}
	want(t, i.Results[:2],
		"test_dumps | time | s | lower | sample | 7.696999697751986e-06 |  |  |  | 1 | ok | kind=list | n=1",
		"test_dumps | time | s | lower | sample | 1.5466666809516028e-06 |  |  |  | 2 | ok | kind=list | n=1")
	leaves(t, i, "4 test aggregates: mean, median and the like are computed again from the rounds", "4 extra_infos: what a test says in its own words")
}

// A single round has a time, and neither a spread nor a second sample.
func TestPytestJSONOneRound(t *testing.T) {
	i := imported(t, "pytest-benchmark-json", "pytest-benchmark/json_one_round.json")
	if len(i.Results) != 21 {
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[20:], "test_loads | time | s | lower | sample | 1.7688000298221596e-05 |  |  |  | 1 | ok | n=1")
	if first, last := i.Results[0].Scenario, i.Results[20].Scenario; first != "" || last != "load" { // its group
		t.Errorf("scenarios %q and %q", first, last)
	}
	i = read(t, "pytest-benchmark-json", text(`{"commit_info": {"id": "abc"}, "benchmarks": [{"fullname": "t.py::a[x]", "params": {"b": true, "c": null},
		"stats": {"min": 2, "mean": 2, "stddev": 0, "iqr": 0.0, "rounds": 1, "ops": 0.5}}, {"fullname": "b[x]", "params": null, "stats": {"mean": 3, "rounds": 4}}]}`))
	want(t, i.Results,
		"a | time | s | lower | min | 2 |  |  | 1 |  | ok | b=True", "a | time | s | lower | mean | 2 |  |  | 1 |  | ok | b=True",
		"a | throughput | ops/s | higher | rate | 0.5 |  |  | 1 |  | ok | b=True",
		"b[x] | time | s | lower | mean | 3 |  |  | 4 |  | ok")
	contains(t, i.Summary(), "1 zero stddev (a single run has no spread), 1 zero iqr (a single run has no spread)", "commit abc")
}

func TestPytestJSONProblems(t *testing.T) {
	contains(t, refused(t, "pytest-benchmark-json", text("{\"benchmarks\": [\n{\"fullname\": \"a\", \"stats\": {\"mean\": \"x\"}},\n{\"stats\": {\"data\": [1, \"y\"]}}]}")),
		`file.txt:2:37: field "mean": "x" is not a number`, `file.txt:3:24: field "data": "y" is not a number`)
	contains(t, refused(t, "pytest-benchmark-json", text(`{"benchmarks": []}`)), "holds no result")
}

func FuzzPytestJSON(f *testing.F) {
	fuzz(f, "pytest-benchmark-json",
		`{"machine_info": {"node": "h", "cpu": {"brand_raw": "c"}}, "commit_info": {"id": "unversioned"}, "datetime": "d", "version": "5",
		"benchmarks": [{"fullname": "t.py::a[x]", "params": {"b": true, "n": 1}, "extra_info": {"x": NaN}, "stats": {"min": 1, "stddev": 0, "rounds": 1, "outliers": "0;0"}},
		{"fullname": "b", "params": null, "stats": {"rounds": 2, "data": [1, 2e-6]}}]}`,
		`{"benchmarks": [{"params": ["x"], "stats": {"data": [null]}}]}`)
}
