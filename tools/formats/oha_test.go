package formats

import (
	"strings"
	"testing"
)

// Versions differ in their columns: Response-delay came in the middle.
func TestOhaCSVIsReadByName(t *testing.T) {
	for _, head := range []string{"request-start,DNS,DNS+dialup,request-duration,bytes,status", "request-start,DNS,DNS+dialup,Response-delay,request-duration,bytes,status"} {
		delay := ""
		if strings.Contains(head, "delay") {
			delay = "0.001,"
		}
		i := read(t, "oha-csv", text(head+"\n0.002,0,0.0004,"+delay+"0.0025,17,200\n0.003,0,0,"+delay+"0.0001,3,503\n"))
		want(t, i.Results, " | latency | s | lower | sample | 0.0025 |  |  |  | 1 | ok", " | latency | s | lower | sample |  |  |  |  | 2 | failed")
		states(t, i, "errors at least those in the file")
	}
	contains(t, refused(t, "oha-csv", text("request-start,DNS,DNS+dialup,request-duration,bytes,status\n")), "no request was answered")
}

const ohaJSON = `{"summary":{"successRate":0.9,"total":2.0,"slowest":0.09,"fastest":0.001,"average":0.01,
 "requestsPerSec":50.0,"totalData":1530,"sizePerRequest":17,"sizePerSec":765.0},
 "responseTimeHistogram":{"0.001":60,"0.09":30},"latencyPercentiles":{"p50":0.009,"p99.9":0.08},
 "rps":{"mean":51.5,"stddev":3.0,"max":60.0,"min":40.0,"percentiles":{"p50":51.0}},
 "details":{"DNSDialup":{"average":0.0004,"fastest":0.0003,"slowest":0.0005},"DNSLookup":{"average":0,"fastest":0,"slowest":0}},
 "statusCodeDistribution":{"200":80,"503":10},"errorDistribution":{"aborted due to deadline":10}}`

func TestOhaJSON(t *testing.T) {
	i := read(t, "oha-json", text(ohaJSON))
	want(t, i.Results,
		" | errors | errors | lower | count | 10 |  |  |  |  | ok | error=status 503",
		" | errors | errors | lower | count | 10 |  |  |  |  | ok | error=aborted due to deadline",
		" | requests | req | none | count | 100 |  |  |  |  | ok",
		" | latency | s | lower | mean | 0.01 |  |  | 90 |  | ok",
		" | latency | s | lower | min | 0.001 |  |  | 90 |  | ok",
		" | latency | s | lower | max | 0.09 |  |  | 90 |  | ok",
		" | throughput | req/s | higher | rate | 50.0 |  |  |  |  | ok",
		" | data received | B | none | count | 1530 |  |  |  |  | ok",
		" | response size | B | none | mean | 17 |  |  | 90 |  | ok",
		" | transfer rate | B/s | higher | rate | 765.0 |  |  |  |  | ok",
		" | latency | s | lower | p50 | 0.009 |  |  | 90 |  | ok",
		" | latency | s | lower | p99.9 | 0.08 |  |  | 90 |  | ok",
		" | connect time | s | lower | mean | 0.0004 |  |  |  |  | ok",
		" | connect time | s | lower | min | 0.0003 |  |  |  |  | ok",
		" | connect time | s | lower | max | 0.0005 |  |  |  |  | ok",
	)
	states(t, i, "duration 2.0 s", "times and rates also count 10 requests that failed", "throughput also counts 10 requests without an answer")
	contains(t, i.Summary(), "5 figures (of the rate in stretches of 10 ms)", "2 bars (of a histogram of the times)")
}

func TestOhaLatencyOfSuccessesComesFirst(t *testing.T) {
	i := read(t, "oha-json", text(strings.Replace(ohaJSON, `"rps"`, `"latencyPercentilesSuccessful":{"p50":0.0095},"latencyPercentilesNotSuccessful":{"p50":0.0001},"rps"`, 1)))
	has(t, i, " | latency | s | lower | p50 | 0.0095 |  |  |  |  | ok")
	contains(t, i.Summary(), "3 percentiles (also of answers that are errors)")
}

func TestOhaWithoutAnswers(t *testing.T) {
	i := read(t, "oha-json", text(`{"summary":{"successRate":0,"total":1.0,"slowest":null,"fastest":null,"average":null,"requestsPerSec":5,"totalData":0,"sizePerRequest":null,"sizePerSec":0},
	 "latencyPercentiles":{"p50":null},"statusCodeDistribution":{},"errorDistribution":{"refused":5}}`))
	failsAll(t, i, "throughput", "transfer rate")
	has(t, i, " | errors | errors | lower | count | 5 |  |  |  |  | ok | error=refused")
}

func FuzzOha(f *testing.F) { fuzz(f, "oha-json", ohaJSON) }

func FuzzOhaCSV(f *testing.F) {
	fuzz(f, "oha-csv", "request-start,DNS,DNS+dialup,request-duration,bytes,status\n0.002,0,0.0004,0.0025,17,200\n")
}
