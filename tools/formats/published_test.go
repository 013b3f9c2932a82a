package formats

import (
	"slices"
	"strings"
	"testing"
)

// The importers must reproduce the figures that stand in data/, which were made by
// hand from the same files.

func TestTechEmpowerReproducesData(t *testing.T) {
	in := imported(t, "techempower", "techempower/results_excerpt_9_frameworks.json")
	entries := []string{"aiohttp", "django", "express", "express-postgres", "fastapi", "fastify", "fastify-postgres", "flask", "koa"}
	mine := func(r map[string]string) bool { return slices.Contains(entries, r["subject"]) }
	f := figures{[]string{"benchmark", "scenario", "subject", "metric", "statistic", "test", "level", "database", "orm", "classification", "platform"}, rounded}
	n := f.reproduce(t, in, among(standing(t, "techempower/throughput.csv"), mine))
	n += f.reproduce(t, in, among(standing(t, "techempower/latency.csv"), mine))
	n += f.reproduce(t, in, among(standing(t, "techempower/errors.csv"), mine))
	// 42 json, 48 db, 40 query, 48 fortune, 25 update, 28 plaintext: 231 levels with
	// 4 figures each, and 10 counts of timeouts.
	if n != 231*4+10 {
		t.Errorf("%d figures compared", n)
	}
}

func TestTheBenchmarkerReproducesData(t *testing.T) {
	in := imported(t, "the-benchmarker", "the-benchmarker/data_6_frameworks.json")
	entries := []string{"express", "fastify", "hono", "fastapi", "flask", "django"}
	mine := func(r map[string]string) bool { return slices.Contains(entries, r["subject"]) }
	f := figures{[]string{"subject", "metric", "statistic", "connections", "version"}, exactly}
	n := f.reproduce(t, in, among(standing(t, "the-benchmarker/throughput.csv"), mine))
	n += f.reproduce(t, in, among(standing(t, "the-benchmarker/latency.csv"), mine))
	if n != 6*3*5 || len(in.Results) != n {
		t.Errorf("%d figures compared, %d imported", n, len(in.Results))
	}
}

func TestLambdaPerfReproducesData(t *testing.T) {
	in := imported(t, "lambda-perf", "lambda-perf/2026-08-22_node_python.json")
	f := figures{[]string{"benchmark", "scenario", "subject", "metric", "statistic", "run", "memory", "architecture", "package"}, exactly}
	n := f.reproduce(t, in, standing(t, "lambda-perf/cold-starts.csv"))
	n += f.reproduce(t, in, standing(t, "lambda-perf/configurations.csv"))
	// 180 configurations with 10 starts, two of them with 9, and 3 means each.
	if n != 1798+540 || len(in.Results) != n {
		t.Errorf("%d figures compared, %d imported", n, len(in.Results))
	}
}

func TestFastifyBenchmarksReproducesData(t *testing.T) {
	in := imported(t, "fastify-benchmarks", "fastify-benchmarks/benchmark-results.json")
	f := figures{[]string{"benchmark", "scenario", "subject", "runtime", "metric", "statistic", "router", "version"}, exactly}
	if n := f.reproduce(t, in, standing(t, "fastify-benchmarks/results.csv")); n != 66 || len(in.Results) != n {
		t.Errorf("%d figures compared, %d imported", n, len(in.Results))
	}
}

func TestBenchmarksGameReproducesData(t *testing.T) {
	in := imported(t, "benchmarks-game", "benchmarks-game/alldata_node_python3.csv")
	mine := func(r map[string]string) bool {
		return slices.Contains([]string{"binarytrees", "revcomp", "regexredux"}, r["benchmark"])
	}
	published := among(standing(t, "benchmarks-game/programs.csv"), mine)
	for _, r := range published { // the language, as the source calls it, and the program
		r["subject"] = strings.NewReplacer("Node.js", "node", "Python", "python3").Replace(r["subject"])
		if r["statistic"] == "count" {
			r["workload"], r["run"] = "", "" // the size of a program depends on neither
		}
	}
	f := figures{[]string{"benchmark", "subject", "metric", "statistic", "run", "workload", "program"}, exactly}
	// 229 runs at the largest workload with 3 figures each, and 20 programs.
	if n := f.reproduce(t, in, published); n != 229*3+20 {
		t.Errorf("%d figures compared", n)
	}
}

func TestTechEmpowerUnitsStandInTheText(t *testing.T) {
	in := read(t, "techempower", text(techEmpowerFile(`{"latencyAvg":"1.05s","latencyStdev":"130.81us","latencyMax":"1.50m","totalRequests":30}`)))
	const entry = "test=json | level=16 | database=mysql | orm=raw | classification= | platform= | framework= | language=go"
	want(t, in.Results,
		"a | throughput | req/s | higher | rate | 2 |  |  |  |  | ok | "+entry,
		"a | latency | ms | lower | mean | 1050 |  |  |  |  | ok | "+entry,
		"a | latency | ms | none | stddev | 0.13081 |  |  |  |  | ok | "+entry,
		"a | latency | ms | lower | max | 90000 |  |  |  |  | ok | "+entry)
	contains(t, refused(t, "techempower", text(techEmpowerFile(`{"latencyAvg":"fast","totalRequests":30}`))),
		`file.txt:1:210: field "latencyAvg": "fast" is no time with a unit`)
}

// A level without requests failed; one without latency has none; server errors
// count among the requests and stand beside them.
func TestTechEmpowerFailedLevel(t *testing.T) {
	in := read(t, "techempower", text(techEmpowerFile(`{"startTime":1},{"totalRequests":15,"5xx":7,"latencyAvg":"1ms","latencyStdev":"","latencyMax":"2ms"}`)))
	tallied(t, in, "throughput in req/s: 1 rate, 1 failed", "latency in ms: 1 mean, 1 max, 3 failed, 1 skipped", "server errors in requests: 1 count")
}

// The level is only a place in a list: one result too many has no level.
func TestTechEmpowerLevelIsAPlace(t *testing.T) {
	contains(t, refused(t, "techempower", text(techEmpowerFile(`{"totalRequests":1},{"totalRequests":1},{"totalRequests":1}`))),
		`field "rawData.json.a": 3 results for 2 levels`)
	contains(t, refused(t, "techempower", text(strings.Replace(techEmpowerFile(`{"totalRequests":1}`), `"duration":15`, `"duration":null`, 1))),
		"the length of a level is missing")
}

// An entry that failed before it was measured is a failure too.
func TestTechEmpowerEntryThatNeverRan(t *testing.T) {
	in := read(t, "techempower", text(strings.Replace(techEmpowerFile(`{"totalRequests":15}`), `"duration":15`, `"duration":15,"failed":{"json":["a","b"],"db":["a"]}`, 1)))
	tallied(t, in, "throughput in req/s: 1 rate, 2 failed", "latency in ms: 3 skipped")
}

// techEmpowerFile is a run with one entry in one test, at levels 16 and 32.
func techEmpowerFile(results string) string {
	return `{"duration":15,"concurrencyLevels":[16,32],"queryIntervals":[],"pipelineConcurrencyLevels":[],` +
		`"testMetadata":[{"name":"a","database":"mysql","orm":"raw","language":"go"}],"rawData":{"json":{"a":[` + results + `]}}}`
}

func TestTheBenchmarkerMinusOneIsNotMeasuredAndP99IsP95(t *testing.T) {
	in := imported(t, "the-benchmarker", "the-benchmarker/data_6_frameworks.json")
	for _, r := range in.Results {
		if strings.HasPrefix(r.Value, "-") || r.Statistic == "p99" {
			t.Errorf("%s", row(r))
		}
	}
	tallied(t, in, "latency in s: 18 p50, 18 p75, 18 p90, 18 p95", "throughput in req/s: 18 mean")
	contains(t, in.leftOut(), "18 values (percentile99999: -1 means not measured)", "18 values (total_bytes_received: bodies only, averaged over routes)")
}

func TestTheBenchmarkerWithoutAnswers(t *testing.T) {
	const file = `{"updated_at":"","hardware":{"cpu_name":""},"frameworks":[{"id":1,"label":"a","language":"go","version":3.10},{"id":2,"label":"b","language":"go","version":1}],
"metrics":[{"level":64,"label":"percentile50","value":0.0,"framework_id":1},{"level":64,"label":"total_requests_per_s","value":0.0,"framework_id":1},
{"level":64,"label":"http_errors","value":9.0,"framework_id":1}]}`
	in := read(t, "the-benchmarker", text(file))
	want(t, in.Results,
		"a | latency | s | lower | p50 |  |  |  |  |  | failed | connections=64 | language=go | version=3.10",
		"a | throughput | req/s | higher | mean |  |  |  |  |  | failed | connections=64 | language=go | version=3.10",
		"a | HTTP errors | requests | lower | count | 9.0 |  |  |  |  | ok | connections=64 | language=go | version=3.10")
	leftOut(t, in, "1 framework (it has no metric)")
	// Without a time of any answer, the requests a second were sent in vain.
	in = read(t, "the-benchmarker", text(strings.NewReplacer(`0.0,"framework_id":1},{`, `null,"framework_id":1},{`, `"total_requests_per_s","value":0.0`, `"total_requests_per_s","value":49.9`).Replace(file)))
	tallied(t, in, "latency in s: 1 failed", "throughput in req/s: 1 failed", "HTTP errors in requests: 1 count")
	contains(t, refused(t, "the-benchmarker", text(strings.Replace(file, "percentile50", "average_latency", 1))),
		"file.txt:2:12: average_latency was measured here, so the file is of a time when its latencies had another unit")
	contains(t, refused(t, "the-benchmarker", text(strings.Replace(file, `"framework_id":1`, `"framework_id":7`, 1))), `field "framework_id": no framework has this id`)
}

// Before 2023-12 the names were long, and there was one architecture and package.
func TestLambdaPerfWithLongNames(t *testing.T) {
	file := text(`{"metadata":{"generatedAt":"2022-09-05"},"runtimeData":[{"runtime":"lambda-perf-python38","initDurations":[127.83],"memorySize":128,
"averageMemoryUsed":37.9,"averageDuration":1.21,"averageColdStartDuration":119.3}]}`)
	if f, err := Detect(file); err != nil || f.Name != "lambda-perf" {
		t.Errorf("%s, %v", f.Name, err)
	}
	want(t, read(t, "lambda-perf", file).Results,
		"lambda-perf-python38 | cold start | ms | lower | sample | 127.83 |  |  |  | 1 | ok | memory=128",
		"lambda-perf-python38 | cold start | ms | lower | mean | 119.3 |  |  | 1 |  | ok | memory=128",
		"lambda-perf-python38 | call duration | ms | lower | mean | 1.21 |  |  | 1 |  | ok | memory=128",
		"lambda-perf-python38 | max memory | MB | lower | mean | 37.9 |  |  | 1 |  | ok | memory=128")
}

// The members that tell a file may stand behind megabytes of results.
func TestPublishedSetsAreRecognisedInAnyOrder(t *testing.T) {
	blanks := strings.Repeat(" ", 1<<17)
	for name, file := range map[string]string{
		"techempower":     `{"rawData":{"json":{"a":[{"totalRequests":1}]}},` + blanks + `"pipelineConcurrencyLevels":[],"concurrencyLevels":[16]}`,
		"the-benchmarker": `{"metrics":[{"level":64,"label":"total_requests_per_s","value":1.5,"framework_id":1}],` + blanks + `"frameworks":[]}`,
	} {
		if f, err := Detect(text(file)); err != nil || f.Name != name {
			t.Errorf("%s is taken for %s, %v", name, f.Name, err)
		}
	}
}

func TestFastifyBenchmarksNotAvailableIsFailed(t *testing.T) {
	in := imported(t, "fastify-benchmarks", "fastify-benchmarks/benchmark-results.json")
	tallied(t, in, "throughput in req/s: 21 mean, 1 failed", "latency in ms: 21 mean, 1 failed", "transfer in MB/s: 21 mean, 1 failed")
	holds(t, in.Results, "restify | throughput | req/s | higher | mean |  |  |  |  |  | failed | router=yes | version=11.1.0")
	contains(t, refused(t, "fastify-benchmarks", text(`[{"name":"a","requests":"many","latency":"1","throughput":"1"}]`)), `file.txt:1:25: field "requests": "many" is not a number`)
}

func TestLambdaPerfWithoutStarts(t *testing.T) {
	in := read(t, "lambda-perf", text(`{"metadata":{},"runtimeData":[{"d":"go","m":128,"a":"arm64","p":"zip","i":[],"acd":0,"ad":0,"mu":0}]}`))
	want(t, in.Results, "go | cold start | ms | lower | sample |  |  |  |  | 1 | failed | memory=128 | architecture=arm64 | package=zip")
	leftOut(t, in, "1 list of means (the configuration did not start)")
}

// status decides, not a time of 0: a failed run may have an elapsed time.
func TestBenchmarksGameStatusDecides(t *testing.T) {
	in := imported(t, "benchmarks-game", "benchmarks-game/alldata_node_python3.csv")
	holds(t, in.Results, "node #7 | elapsed time | s | lower | sample |  |  |  |  | 1 | failed | workload=100000001 | program=7")
}

func TestBenchmarksGameOfTheCorpus(t *testing.T) {
	all := imported(t, "benchmarks-game", "benchmarksgame/alldata_first_1500_rows.csv")
	tallied(t, all, "elapsed time in s: 1494 sample, 6 failed", "cpu time in s: 1494 sample, 6 failed", "memory in B: 1494 sample, 6 failed", "source size in B: 126 count")
	want(t, all.Results[:4],
		"sbcl #1 | elapsed time | s | lower | sample | 10.215 |  |  |  | 1 | ok | workload=21 | program=1",
		"sbcl #1 | cpu time | s | lower | sample | 9.729 |  |  |  | 1 | ok | workload=21 | program=1",
		"sbcl #1 | memory | B | lower | sample | 665079808 |  |  |  | 1 | ok | workload=21 | program=1", // under mem(KB)
		"sbcl #1 | source size | B | lower | count | 595 |  |  |  |  | ok | program=1")
	leftOut(t, all, "1 column (make-time(s): the build, not the run), 5 columns (summaries that the source does not fill)")
}

func TestBenchmarksGameRefuses(t *testing.T) {
	contains(t, refused(t, "benchmarks-game", text("name,lang,id,n,size(B),cpu-time(s),mem(KB),state,elapsed-time(s)\na,b,1,1,1,x,1,0,1\n")),
		`file.txt:1: has no column "status"`, `file.txt:2:11: field "cpu-time(s)": "x" is not a number`)
}

func TestLanguageBenchmark(t *testing.T) {
	in := imported(t, "programming-language-benchmarks", "programming-language-benchmarks/javascript_node_binarytrees_1_14.json")
	const program = "input=14 | code=1.js"
	want(t, in.Results,
		"javascript 1.js | elapsed time | ms | lower | mean | 394.9272 |  |  |  |  | ok | "+program,
		"javascript 1.js | elapsed time | ms | none | stddev | 8.704219158546062 |  |  |  |  | ok | "+program,
		"javascript 1.js | cpu time | ms | lower | mean | 616.6666 |  |  |  |  | ok | "+program,
		"javascript 1.js | user cpu time | ms | lower | mean | 536.6666 |  |  |  |  | ok | "+program,
		"javascript 1.js | kernel cpu time | ms | lower | mean | 80.0 |  |  |  |  | ok | "+program,
		"javascript 1.js | memory | B | lower | mean | 107716608 |  |  |  |  | ok | "+program)
	if r := in.Results[0]; r.Runtime != "node v17.2.0" || r.Benchmark != "binarytrees" {
		t.Errorf("runtime %s, benchmark %s", r.Runtime, r.Benchmark)
	}
	failed := read(t, "programming-language-benchmarks", text(`{"lang":"go","test":"a","code":"1.go","timeMS":null}`))
	tallied(t, failed, "elapsed time in ms: 1 failed")
}
