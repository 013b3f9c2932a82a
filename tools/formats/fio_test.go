package formats

import (
	"strings"
	"testing"
)

func TestFioJSON(t *testing.T) {
	in := imported(t, "fio-json", "fio/job.json")
	const job = "rw=randread | bs=4k"
	// 2 rates, 4 + 17 of the completion latency, 4 of the whole; no submission
	// latency, and no samples of bandwidth, since their counts are 0.
	if len(in.Results) != 27 {
		t.Errorf("%d results", len(in.Results))
	}
	holds(t, in.Results,
		"j | bandwidth | KiB/s | higher | rate | 51522 |  |  |  |  | ok | "+job,
		"j | operations | ops/s | higher | rate | 12880.503145 |  |  |  |  | ok | "+job,
		"j | completion latency | ns | lower | mean | 76985.931641 |  |  | 2048 |  | ok | "+job,
		"j | completion latency | ns | none | stddev | 385477.265237 |  |  | 2048 |  | ok | "+job,
		"j | completion latency | ns | lower | p50 | 40704 |  |  | 2048 |  | ok | "+job,
		"j | completion latency | ns | lower | p99.99 | 8355840 |  |  | 2048 |  | ok | "+job,
		"j | latency | ns | lower | max | 8352884 |  |  | 2048 |  | ok | "+job)
	if got := scenarios(in.Results); got != "read" {
		t.Errorf("scenarios %s", got)
	}
	leftOut(t, in, "2 directions (the job did no such thing, so its zeros are no measurement), "+
		"1 section (processor use, queue depths and bands of latency of a job), 1 section (disk_util: the load of the disk, not what a job achieved)")
}

func TestFioJSONSamplesHaveTheirOwnCount(t *testing.T) {
	in := imported(t, "fio-json", "fio/group.json")
	const job = "rw=randrw | bs=4k | numjobs=2"
	holds(t, in.Results,
		"a | bandwidth | KiB/s | higher | rate | 73926 |  |  |  |  | ok | "+job,
		"a | bandwidth | KiB/s | higher | min | 71960 |  |  | 3 |  | ok | "+job,
		"a | operations | ops/s | none | stddev | 548.000000 |  |  | 3 |  | ok | "+job,
		"a | completion latency | ns | lower | mean | 4248.480522 |  |  | 18636 |  | ok | "+job)
	if got := scenarios(in.Results); got != "read; write" {
		t.Errorf("scenarios %s", got)
	}
}

// Two jobs of one name are two results, told apart; the terse lines after the JSON
// say the same again.
func TestFioJSONWithTerseAfterIt(t *testing.T) {
	in := imported(t, "fio-json", "fio/json_terse.txt")
	if len(in.Results) != 54 {
		t.Errorf("%d results", len(in.Results))
	}
	holds(t, in.Results, "seq | bandwidth | KiB/s | higher | rate | 4096000 |  |  |  |  | ok | rw=write | bs=64k | numjobs=2 | repeat=2")
	contains(t, in.leftOut(), "2 lines (outside the JSON: a message of fio, or the results in another form)", "4 directions")
}

// fio puts its messages before the JSON. The job that failed has no bandwidth of 0.
func TestFioJSONOfAFailedJob(t *testing.T) {
	in := imported(t, "fio-json", "fio/err.json")
	want(t, in.Results,
		"err | bandwidth | KiB/s | higher | rate |  |  |  |  |  | failed | rw=read",
		"err | operations | ops/s | higher | rate |  |  |  |  |  | failed | rw=read")
	contains(t, in.leftOut(), "2 lines (outside the JSON", "2 directions")
}

func TestFioJSONPlus(t *testing.T) {
	in := imported(t, "fio-json", "fio/plus.json")
	if len(in.Results) != 27 {
		t.Errorf("%d results", len(in.Results))
	}
	contains(t, in.leftOut(), "1 section (bins: the distribution that the percentiles are of)")
}

// With continue_on_error fio counts errors and goes on; the figures stand.
func TestFioJSONThatWentOnAfterErrors(t *testing.T) {
	in := read(t, "fio-json", text(`{"fio version": "fio-3.33", "jobs": [{"jobname": "j", "error": 5, "total_err": 3, "first_error": 5,
"read": {"total_ios": 7, "bw": 1, "iops": 2.5}}]
}`))
	want(t, in.Results,
		"j | bandwidth | KiB/s | higher | rate | 1 |  |  |  |  | ok",
		"j | operations | ops/s | higher | rate | 2.5 |  |  |  |  | ok",
		"j | errors | errors | lower | count | 3 |  |  |  |  | ok")
}

func TestFioJSONRefuses(t *testing.T) {
	contains(t, refused(t, "fio-json", text(`{"fio version": "x", "jobs": [{"jobname": "j", "error": 0,
 "read": {"total_ios": 7, "bw": "fast", "iops": 2.5}}]
}`)), `file.txt:2:33: field "bw": "fast" is not a number`)
	contains(t, refused(t, "fio-json", text("{\"fio version\": \"x\",\n \"jobs\": [")), "file.txt:2:", "is not whole JSON")
	contains(t, refused(t, "fio-json", text("fio: no such job\n")), "holds no JSON")
}

func TestFioTerse(t *testing.T) {
	in := imported(t, "fio-terse", "fio/terse_v3.csv")
	// A direction: 2 rates, 4 + 17 + 4 of latency, 4 of bandwidth.
	if len(in.Results) != 62 {
		t.Errorf("%d results", len(in.Results))
	}
	holds(t, in.Results,
		"rw | bandwidth | KiB/s | higher | rate | 39324 |  |  |  |  | ok",
		"rw | operations | ops/s | higher | rate | 9831 |  |  |  |  | ok",
		"rw | completion latency | us | lower | mean | 74.713947 |  |  |  |  | ok",
		"rw | completion latency | us | lower | p99 | 337 |  |  |  |  | ok", // 99.000000%=337
		"rw | latency | us | none | stddev | 310.037079 |  |  |  |  | ok",
		"rw | bandwidth | KiB/s | higher | mean | 39807.090909 |  |  |  |  | ok",
		"rw | bandwidth | KiB/s | higher | rate | 39370 |  |  |  |  | ok",
		"rw | completion latency | us | lower | p99 | 11 |  |  |  |  | ok",
		"rw | bandwidth | KiB/s | none | stddev | 5325.662690 |  |  |  |  | ok")
	if got := scenarios(in.Results); got != "read; write" {
		t.Errorf("scenarios %s", got)
	}
}

func TestFioTerseHalfOfZerosWasNotRun(t *testing.T) {
	in := imported(t, "fio-terse", "fio/terse_read.csv")
	if got := scenarios(in.Results); got != "read" {
		t.Errorf("scenarios %s", got)
	}
	contains(t, in.leftOut(), "1 direction (the job did no such thing, so its zeros are no measurement)")
}

func TestFioTerseOfAFailedJob(t *testing.T) {
	in := imported(t, "fio-terse", "fio/err_terse.csv")
	want(t, in.Results,
		"err | bandwidth | KiB/s | higher | rate |  |  |  |  |  | failed",
		"err | operations | ops/s | higher | rate |  |  |  |  |  | failed")
	contains(t, in.leftOut(), "2 lines (a message of fio)")
}

func TestFioTerseRefuses(t *testing.T) {
	line := strings.TrimSpace(string(open(t, "fio/terse_v3.csv").Data))
	contains(t, refused(t, "fio-terse", text("5"+line[1:])), "file.txt:1:1: is of terse version 5", "--terse-version=3")
	contains(t, refused(t, "fio-terse", text(line[:400])), "the line may be cut off")
	contains(t, refused(t, "fio-terse", text(strings.Replace(line, ";39324;", ";many;", 1))), `file.txt:1:26: field "7": "many" is not a number`)
	contains(t, refused(t, "fio-terse", text(strings.Replace(line, "99.000000%=337", "337", 1))), `"337" is not a percentile`)
}

// Two series share a file, and the unit is in its name alone.
func TestFioLogs(t *testing.T) {
	in := read(t, "fio-log", open(t, "fio/rw_bw.1.log"))
	tallied(t, in, "bandwidth in KiB/s: 22 sample")
	want(t, in.Results[:2],
		"rw | bandwidth | KiB/s | higher | sample | 35840 |  |  |  | 1 | ok | job=1",
		"rw | bandwidth | KiB/s | higher | sample | 37712 |  |  |  | 1 | ok | job=1")
	if got := scenarios(in.Results); got != "read; write" {
		t.Errorf("scenarios %s", got)
	}
	in = read(t, "fio-log", open(t, "fio/rw_clat.1.log"))
	tallied(t, in, "completion latency in ns: 24 sample")
	want(t, in.Results[23:], "rw | completion latency | ns | lower | sample | 4263 |  |  |  | 12 | ok | job=1")
}

func TestFioLogNeedsItsName(t *testing.T) {
	file := open(t, "fio/rw_bw.1.log")
	for _, name := range []string{"results.csv", "bw.log", "rw_clat_hist.1.log"} {
		file.Name = name
		contains(t, refused(t, "fio-log", file), name+": a log of fio says by its name alone what its values are")
	}
	if f, err := Detect(open(t, "fio/rw_bw.1.log")); err == nil {
		t.Errorf("taken for %s", f.Name)
	}
}

// Without averages an iops log counts each operation as 1, which is no rate.
func TestFioLogOfSingleOperations(t *testing.T) {
	contains(t, refused(t, "fio-log", open(t, "fio/single_iops.1.log")), "holds no result", "20 rows (a single operation, which makes no rate")
}

func TestFioLogRefuses(t *testing.T) {
	contains(t, refused(t, "fio-log", File{"a_lat.log", []byte("1, 2, 0, 0\n1, x, 0, 0\n1, 2, 9, 0\n1, 2\n")}),
		`a_lat.log:2: "x" is not a number`, `a_lat.log:3: "1, 2, 9, 0" is no line of a fio log`, "a_lat.log:4:")
}

func FuzzFioJSON(f *testing.F) {
	fuzz(f, "fio-json", `{"fio version": "fio-3.33", "jobs": [{"jobname": "j", "error": 0, "job options": {"rw": "read"},
"read": {"total_ios": 7, "bw": 1, "iops": 2.5, "clat_ns": {"N": 1, "min": 1, "percentile": {"99.900000": 4}}}}]}`,
		`{"jobs": [{"error": 0, "read": {}, "write": {"bw": null}}]}`)
}

func FuzzFioTerse(f *testing.F) {
	fuzz(f, "fio-terse", "3;fio-3.33;rw;0;0;"+strings.Repeat("1;", 13)+strings.Repeat("99.000000%=337;", 20)+strings.Repeat("1;", 70))
}

func FuzzFioLog(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		if in, err := readFioLog(File{"disk_bw.1.log", data}); err == nil {
			in.complete()
			tidy(t, in)
		}
	})
}
