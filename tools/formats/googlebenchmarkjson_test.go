package formats

import (
	"math"
	"strconv"
	"testing"
)

// agree fails the test unless two imports of one run are the same, but for numbers
// that the second rounds: they may differ by a share of themselves or by so much.
func agree(t *testing.T, fine, coarse Import, share, much float64) {
	t.Helper()
	if len(fine.Results) != len(coarse.Results) {
		t.Errorf("%s has %d results, %s has %d", fine.File, len(fine.Results), coarse.File, len(coarse.Results))
	}
	for n := range min(len(fine.Results), len(coarse.Results)) {
		a, b := fine.Results[n], coarse.Results[n]
		for _, pair := range [][2]*string{{&a.Value, &b.Value}, {&a.Low, &b.Low}, {&a.High, &b.High}} {
			x, errX := strconv.ParseFloat(*pair[0], 64)
			y, errY := strconv.ParseFloat(*pair[1], 64)
			if (errX == nil) == (errY == nil) && math.Abs(x-y) <= math.Max(share*math.Abs(y), much) {
				*pair[0] = *pair[1]
			}
		}
		if row(a) != row(b) || a.Benchmark != b.Benchmark {
			t.Errorf("result %d is\n\t%s\nin %s, and\n\t%s\nin %s", n+1, row(a), fine.File, row(b), coarse.File)
		}
	}
}

// The JSON and the CSV of one run say the same, the CSV in six digits. Of a failure
// the CSV does not know the unit.
func TestGoogleJSONAgreesWithCSV(t *testing.T) {
	for _, name := range []string{"both", "repeated", "aggregates"} {
		fine := imported(t, "google-benchmark-json", "google-benchmark/json_"+name+".json")
		coarse := imported(t, "google-benchmark-csv", "google-benchmark/json_"+name+".csv")
		for n, r := range fine.Results {
			if r.Status == "failed" {
				fine.Results[n].Unit = ""
			}
		}
		agree(t, fine, coarse, 5e-6, 0)
		if a, b := fine.leftOut(), coarse.leftOut(); a != b {
			t.Errorf("%s: the JSON leaves out %s, the CSV %s", name, a, b)
		}
	}
}

func TestGoogleJSON(t *testing.T) {
	i := imported(t, "google-benchmark-json", "google-benchmark/json_both.json")
	want(t, i.Results[:10],
		"BM_Count/real_time | time | ns | lower | sample | 9.3086705985709728e-01 |  |  |  | 1 | ok | threads=2",
		"BM_Count/real_time | cpu time | ns | lower | sample | 1.8586863372486084e+00 |  |  |  | 1 | ok | threads=2",
		"BM_Count/real_time | foo |  | none | sample | 6.0000000000000000e+00 |  |  |  | 1 | ok | threads=2",
		"BM_Count/real_time | rate/s |  | none | sample | 1.0742672537510519e+09 |  |  |  | 1 | ok | threads=2",
		`BM_Fill | time | us | lower | sample | 7.6008260215356196e-04 |  |  |  | 1 | ok | n=64 | label=memset, "one"`,
		"BM_Fill | cpu time | us …",
		`BM_Fill | bytes per second | B/s | higher | sample | 8.4180842503337280e+10 |  |  |  | 1 | ok | n=64 | label=memset, "one"`,
		`BM_Fill | items per second | items/s | higher | sample | 8.4180842503337280e+10 |  |  |  | 1 | ok | n=64 | label=memset, "one"`,
		"BM_Fill | time …", "BM_Fill | cpu time …")
	leaves(t, i, "1 counter value: unknown is no number", "2 fits: a curve through the others and its error")
	states(t, i, "host bench\n", "program ./micro\n", "machine 2 X 2600 MHz CPU s\n", "cpu scaling enabled false\n",
		"load average 0.924805, 2.69629, 2.47559\n", "library build type debug\n", "cache L1 Data 49152 B\n", `BM_Broken no device, "skipped"`)
}

// A failure has the time 0 and a unit, and yet no value.
func TestGoogleJSONFailureHasNoTime(t *testing.T) {
	i := imported(t, "google-benchmark-json", "google-benchmark/json_repeated.json")
	has(t, i, "BM_Broken | time | ns | lower | sample |  |  |  |  | 1 | failed | argument=1",
		"BM_Broken | time | ns | lower | sample |  |  |  |  | 2 | failed | argument=1")
	i = read(t, "google-benchmark-json", text(`{"benchmarks": [{"name": "A", "run_name": "A", "run_type": "iteration",
		"skipped": true, "skip_message": "not today", "iterations": 0, "real_time": 0.0, "cpu_time": 0.0, "time_unit": "ns"}]}`))
	want(t, i.Results, "A | time | ns | lower | sample |  |  |  |  | 1 | skipped")
	states(t, i, "A not today")
}

// Where there are only aggregates they count, but neither cv, whose unit is said to
// be ns, nor a statistic that nobody else knows.
func TestGoogleJSONAggregatesOnly(t *testing.T) {
	i := imported(t, "google-benchmark-json", "google-benchmark/json_aggregates.json")
	has(t, i,
		"BM_Count/real_time | time | ns | lower | mean | 1.3923948018654178e+00 |  |  | 3 |  | ok | threads=2",
		"BM_Count/real_time | time | ns | lower | median | 1.4123539629029944e+00 |  |  | 3 |  | ok | threads=2",
		"BM_Count/real_time | time | ns | none | stddev | 2.2873801790371265e-01 |  |  | 3 |  | ok | threads=2",
		`BM_Fill | items per second | items/s | higher | mean | 5.0689384161075150e+10 |  |  | 3 |  | ok | n=64 | label=memset, "one"`)
	leaves(t, i, "3 counter values: unknown is no number", "2 cvs: the stddev divided by the mean, which some versions get wrong")
}

// Versions before 1.5 do not say what an object is, so that its name must tell.
func TestGoogleJSONWithoutRunType(t *testing.T) {
	object := func(name, n, time string) string {
		return `{"name": "` + name + `", "iterations": ` + n + `, "real_time": ` + time + `, "cpu_time": 1, "time_unit": "ms", "threads": 2, "x": -Infinity, "NaN": 5}`
	}
	i := read(t, "google-benchmark-json", text(`{"context": {"date": "2018-01-01"}, "benchmarks": [`+object("A_mean", "2", "4")+","+object("A_median", "2", "3")+","+
		object("A_stddev", "2", "1")+","+object("B", "70", "9")+`, {"name": "B_BigO", "cpu_coefficient": 2, "time_unit": "ms"}]}`))
	want(t, i.Results,
		"A | time | ms | lower | mean | 4 |  |  | 2 |  | ok", "A | cpu time …", "A | NaN |  | none | mean | 5 |  |  | 2 |  | ok",
		"A | time | ms | lower | median | 3 |  |  | 2 |  | ok", "A | cpu time …", "A | NaN …",
		"A | time | ms | none | stddev | 1 |  |  | 2 |  | ok", "A | cpu time …", "A | NaN …",
		"B | time | ms | lower | sample | 9 |  |  |  | 1 | ok", "B | cpu time …", "B | NaN …")
	leaves(t, i, "4 counter values: x is no number", "1 fit: a curve through the others and its error")
}

func TestGoogleJSONProblems(t *testing.T) {
	contains(t, refused(t, "google-benchmark-json", text("{\"benchmarks\": [\n {\"name\": \"A\", \"real_time\": 1, \"cpu_time\": \"x\", \"time_unit\": \"ns\"},\n"+
		" {\"name\": \"B\", \"real_time\": 1, \"cpu_time\": NaN, \"time_unit\": \"ticks\"}]}")),
		`file.txt:2:44: field "cpu_time": "x" is not a number`, `file.txt:3:62: field "time_unit": the unit of the times is unknown`)
	contains(t, refused(t, "google-benchmark-json", text(`{"benchmarks": [{"name": "A", "real_time": nan}]}`)), "file.txt:1:45: is not whole JSON")
	contains(t, refused(t, "google-benchmark-json", text(`{"benchmarks": []}`)), "holds no result")
}

// The rows of failures end with their message, before the cells of the counters.
func TestGoogleFailureBesideCounters(t *testing.T) {
	i := read(t, "google-benchmark-csv", text(googleHeader+`,bytes_per_second,items_per_second,label,error_occurred,error_message,"foo","a,b"
"A",1,2,3,ns,,,,,,6,nan
"B",,,,,,,,true,"no ""device"",
on two lines"
`))
	want(t, i.Results, "A | time …", "A | cpu time …", "A | foo |  | none | sample | 6 |  |  |  | 1 | ok", "B | time |  | lower | sample |  |  |  |  | 1 | failed")
	leaves(t, i, "1 counter value: a,b is no number")
}

func FuzzGoogleJSON(f *testing.F) {
	fuzz(f, "google-benchmark-json",
		`{"context": {"date": "x", "num_cpus": 2, "caches": [{"type": "Data", "level": 1}], "load_avg": [1, 2]}, "benchmarks": [
		{"name": "A/1", "run_name": "A/1", "run_type": "iteration", "iterations": 2, "real_time": 1e0, "cpu_time": 1, "time_unit": "ns", "c": NaN, "time": 3},
		{"name": "B_mean", "run_name": "B", "run_type": "aggregate", "aggregate_name": "mean", "iterations": 2, "real_time": 1, "cpu_time": 1, "time_unit": "us"},
		{"name": "B_RMS", "run_name": "B", "run_type": "aggregate", "aggregate_name": "RMS", "rms": -Infinity}]}`,
		`{"context": [{}]}`,
		`{"benchmarks": [{"name": "A", "error_occurred": true, "error_message": "no", "real_time": 0, "time_unit": "s"}, {"skipped": true}, 7]}`)
}
