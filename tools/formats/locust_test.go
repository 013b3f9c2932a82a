package formats

import (
	"strings"
	"testing"
)

// Two requests by name, and their total; the percentages hold milliseconds.
const locustStats = "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time," +
	"Average Content Size,Requests/s,Failures/s,50%,99.9%,100%\r\n" +
	"GET,/a,100,2,140.0,150.25,1.5,2049.75,17.0,9.5,0.19,140,2000,2000\r\n" +
	"POST,\"/b, c\",5,5,3.0,3.5,1.0,9.0,0.0,0.5,0.5,3,9,9\r\n" +
	",Aggregated,105,7,140.0,143.3,1.0,2049.75,16.2,10.0,0.69,140,2000,2000\r\n"

func TestLocustPercentHeadersHoldMilliseconds(t *testing.T) {
	i := read(t, "locust-stats", text(locustStats))
	want(t, i.Results,
		"GET /a | requests | req | none | count | 100 |  |  |  |  | ok",
		"GET /a | errors | errors | lower | count | 2 |  |  |  |  | ok",
		"GET /a | throughput | req/s | higher | rate | 9.5 |  |  |  |  | ok",
		"GET /a | error throughput | errors/s | lower | rate | 0.19 |  |  |  |  | ok",
		"GET /a | latency | ms | lower | median | 140.0 |  |  | 100 |  | ok",
		"GET /a | latency | ms | lower | mean | 150.25 |  |  | 100 |  | ok",
		"GET /a | latency | ms | lower | min | 1.5 |  |  | 100 |  | ok",
		"GET /a | latency | ms | lower | max | 2049.75 |  |  | 100 |  | ok",
		"GET /a | latency | ms | lower | p50 | 140 |  |  | 100 |  | ok",
		"GET /a | latency | ms | lower | p99.9 | 2000 |  |  | 100 |  | ok",
		"GET /a | response size | B | none | mean | 17.0 |  |  | 100 |  | ok",
		"POST /b, c | requests | req | none | count | 5 |  |  |  |  | ok",
		"POST /b, c | errors | errors | lower | count | 5 |  |  |  |  | ok",
		"POST /b, c | throughput | req/s | higher | rate |  |  |  |  |  | failed",
		"POST /b, c | error throughput | errors/s | lower | rate | 0.5 |  |  |  |  | ok",
		"POST /b, c | latency | ms | lower | median |  |  |  |  |  | failed",
		"POST /b, c | latency | ms | lower | mean |  |  |  |  |  | failed",
		"POST /b, c | latency | ms | lower | min |  |  |  |  |  | failed",
		"POST /b, c | latency | ms | lower | max |  |  |  |  |  | failed",
		"POST /b, c | latency | ms | lower | p50 |  |  |  |  |  | failed",
		"POST /b, c | latency | ms | lower | p99.9 |  |  |  |  |  | failed",
		"POST /b, c | response size | B | none | mean |  |  |  |  |  | failed",
	)
	leaves(t, i, "2 values: the maximum once more, rounded", "1 row: the total of the others")
	states(t, i, "times and rates also count 7 requests that failed")
}

func TestLocustTotalTellsOfMissingRows(t *testing.T) {
	lines := strings.SplitAfter(locustStats, "\n")
	i := read(t, "locust-stats", text(lines[0]+lines[1]+lines[3]))
	states(t, i, "missing 5 requests of the total are in no row")
	contains(t, refused(t, "locust-stats", text(lines[0]+lines[3])), "holds no result", "1 row (the total of the others)")
	contains(t, refused(t, "locust-stats", text(lines[0]+strings.Replace(lines[1], "150.25", "fast", 1))),
		`file.txt:2:20: field "Average Response Time": "fast" is not a number`)
}

// A request that was never made is not failed.
func TestLocustWithoutRequests(t *testing.T) {
	lines := strings.SplitAfter(locustStats, "\n")
	i := read(t, "locust-stats", text(lines[0]+"GET,/a,0,0,0,0.0,0,0,0,0.0,0.0,N/A,N/A,N/A\r\n"))
	has(t, i, "GET /a | requests | req | none | count | 0 |  |  |  |  | ok", "GET /a | latency | ms | lower | median |  |  |  |  |  | skipped",
		"GET /a | latency | ms | lower | p99.9 |  |  |  |  |  | skipped", "GET /a | throughput | req/s | higher | rate |  |  |  |  |  | skipped")
}

func TestLocustStatsOfTheCorpus(t *testing.T) {
	i := imported(t, "locust-stats", "locust/retail_stats.csv")
	if len(i.Results) != 5*19 { // 2 counts, 2 rates, 4 times, 10 percentages, a size
		t.Errorf("%d results", len(i.Results))
	}
	has(t, i,
		"POST /carts | latency | ms | lower | mean | 3423.340802137289 |  |  | 15375 |  | ok",
		"POST /carts | latency | ms | lower | p95 | 17000 |  |  | 15375 |  | ok",
		"GET /products/* | errors | errors | lower | count | 1 |  |  |  |  | ok",
		"GET /users/random | throughput | req/s | higher | rate | 67.93465933152548 |  |  |  |  | ok")
	leaves(t, i, "5 values: the maximum once more, rounded", "1 row: the total of the others")
}

const locustHistoryHead = "Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,100%,Total Request Count,Total Failure Count\r\n"

// The first windows have no rate, whatever was requested; a second is skipped.
func TestLocustHistory(t *testing.T) {
	i := read(t, "locust-history", text(locustHistoryHead+
		"1724151243,0,,Aggregated,0.000000,0.000000,N/A,N/A,0,0\r\n"+
		"1724151244,1000,,Aggregated,0.000000,0.000000,770,870,218,0\r\n"+
		"1724151247,4000,,Aggregated,162.500000,0.500000,810,3800,1371,2\r\n"))
	want(t, i.Results,
		"Aggregated | throughput | req/s | higher | rate |  |  |  |  |  | skipped | second=0 | users=0",
		"Aggregated | error throughput | errors/s | lower | rate |  |  |  |  |  | skipped | second=0 | users=0",
		"Aggregated | latency | ms | lower | p50 |  |  |  |  |  | skipped | second=0 | users=0",
		"Aggregated | latency | ms | lower | max |  |  |  |  |  | skipped | second=0 | users=0",
		"Aggregated | throughput | req/s | higher | rate |  |  |  |  |  | skipped | second=1 | users=1000",
		"Aggregated | error throughput | errors/s | lower | rate |  |  |  |  |  | skipped | second=1 | users=1000",
		"Aggregated | latency | ms | lower | p50 | 770 |  |  |  |  | ok | second=1 | users=1000",
		"Aggregated | latency | ms | lower | max | 870 |  |  |  |  | ok | second=1 | users=1000",
		"Aggregated | throughput | req/s | higher | rate | 162.500000 |  |  |  |  | ok | second=4 | users=4000",
		"Aggregated | error throughput | errors/s | lower | rate | 0.500000 |  |  |  |  | ok | second=4 | users=4000",
		"Aggregated | latency | ms | lower | p50 | 810 |  |  |  |  | ok | second=4 | users=4000",
		"Aggregated | latency | ms | lower | max | 3800 |  |  |  |  | ok | second=4 | users=4000",
	)
	leaves(t, i, "2 columns: Total Request Count, Total Failure Count: since the start, and short of the end of the run")
	states(t, i, "start 1724151243 s since 1970")
}

func TestLocustFullHistoryLeavesTheTotalOut(t *testing.T) {
	i := read(t, "locust-history", text(locustHistoryHead+
		"1724151247,4,GET,/a,2.000000,0.000000,10,20,8,0\r\n1724151247,4,GET,/b,1.000000,1.000000,10,20,4,4\r\n1724151247,4,,Aggregated,3.000000,1.000000,10,20,12,4\r\n"))
	has(t, i, "GET /a | throughput | req/s | higher | rate | 2.000000 |  |  |  |  | ok | second=0 | users=4",
		"GET /b | latency | ms | lower | p50 |  |  |  |  |  | failed | second=0 | users=4",
		"GET /b | error throughput | errors/s | lower | rate | 1.000000 |  |  |  |  | ok | second=0 | users=4")
	contains(t, i.Summary(), "1 row (the total of the others)")
}

// 61 rows of 13 figures; the first has no times, and the first four no rate.
func TestLocustHistoryOfTheCorpus(t *testing.T) {
	i := imported(t, "locust-history", "locust/retail_stats_history.csv")
	if len(i.Results) != 61*13 {
		t.Errorf("%d results", len(i.Results))
	}
	if got := shape(i); !strings.Contains(got, "1 latency ms lower p50 skipped") || !strings.Contains(got, "4 throughput req/s higher rate skipped") {
		t.Error(got)
	}
	has(t, i, "Aggregated | throughput | req/s | higher | rate | 340.000000 |  |  |  |  | ok | second=13 | users=13000")
}

func TestLocustBeforeVersion1(t *testing.T) {
	i := imported(t, "locust-0-requests", "locust/legacy_v0_requests.csv")
	if len(i.Results) != 4*8 {
		t.Errorf("%d results", len(i.Results))
	}
	has(t, i, "PUT high_cardinality_insert | latency | ms | lower | median | 17 |  |  | 4485 |  | ok",
		"GET simple_search | response size | B | none | mean | 2596 |  |  | 428 |  | ok",
		"GET simple_search | throughput | req/s | higher | rate | 7.21 |  |  |  |  | ok")
	leaves(t, i, "1 row: the total of the others")
	i = imported(t, "locust-0-distribution", "locust/legacy_v0_distribution.csv")
	if len(i.Results) != 4*9 {
		t.Errorf("%d results", len(i.Results))
	}
	has(t, i, "PUT high_cardinality_insert | latency | ms | lower | p99 | 110 |  |  | 4502 |  | ok",
		"GET simple_search | latency | ms | lower | max | 113 |  |  | 429 |  | ok")
	leaves(t, i, "1 row: the total of the others")
}

func TestLocustOldHeaderSaysWhereItIsWrong(t *testing.T) {
	contains(t, refused(t, "locust-0-requests", text("\"Method\",\"Name\",\"# requests\",\"# failures\",\"Median response time\"\n\"GET\",\"/\",1,0,x\n")),
		`file.txt:2:15: field "Median response time": "x" is not a number`)
}

func TestLocustExceptionsAndFailuresAreRefused(t *testing.T) {
	contains(t, refused(t, "locust-exceptions", text("Count,Message,Traceback,Nodes\r\n2,\"no, \"\"x\"\"\",\"  File\n    a\n\",local\r\n")), "mistakes in the script", "_stats.csv")
	contains(t, refused(t, "locust-failures", text("Method,Name,Error,Occurrences\r\nGET,/,\"HTTPError('a, b')\",3\r\n")), "counts the same failures")
	for _, name := range []string{"locust/retail_exceptions.csv", "locust/results_exceptions.csv"} {
		file := open(t, name)
		if f, err := Detect(file); err != nil || f.Name != "locust-exceptions" {
			t.Errorf("%s is taken for %q, %v", name, f.Name, err)
		}
	}
}

func FuzzLocustStats(f *testing.F) { fuzz(f, "locust-stats", locustStats) }

func FuzzLocustHistory(f *testing.F) {
	fuzz(f, "locust-history", locustHistoryHead+"1724151243,0,,Aggregated,0.0,0.0,N/A,N/A,0,0\r\n1724151244,1,GET,/,1,0,7,8,1,0\r\n")
}

func FuzzLocustOldRequests(f *testing.F) {
	fuzz(f, "locust-0-requests", "\"Method\",\"Name\",\"# requests\",\"# failures\",\"Median response time\",\"Average response time\",\"Min response time\",\"Max response time\",\"Average Content Size\",\"Requests/s\"\n\"GET\",\"/a\",9,1,17,32,8,203,171,7.5\n\"None\",\"Total\",9,1,17,32,8,203,171,7.5\n")
}

func FuzzLocustOldDistribution(f *testing.F) {
	fuzz(f, "locust-0-distribution", "\"Name\",\"# requests\",\"50%\",\"66%\",\"75%\",\"80%\",\"90%\",\"95%\",\"98%\",\"99%\",\"100%\"\n\"GET /a\",9,17,23,37,53,87,100,110,110,203\n\"Total\",9,17,23,37,53,87,100,110,110,203\n")
}
