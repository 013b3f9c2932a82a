package formats

import (
	"strings"
	"testing"
)

func TestVegetaJSON(t *testing.T) {
	i := imported(t, "vegeta-json", "vegeta/node_report.json")
	want(t, i.Results,
		" | requests | req | none | count | 599 |  |  |  |  | ok",
		" | request rate | req/s | none | rate | 199.93608280418758 |  |  |  |  | ok",
		" | throughput | req/s | higher | rate | 199.90044270482662 |  |  |  |  | ok",
		" | latency | ns | lower | min | 230214 |  |  | 599 |  | ok",
		" | latency | ns | lower | mean | 9103291 |  |  | 599 |  | ok",
		" | latency | ns | lower | p50 | 657602 |  |  | 599 |  | ok",
		" | latency | ns | lower | p90 | 31015822 |  |  | 599 |  | ok",
		" | latency | ns | lower | p95 | 52310299 |  |  | 599 |  | ok",
		" | latency | ns | lower | p99 | 113931231 |  |  | 599 |  | ok",
		" | latency | ns | lower | max | 271404066 |  |  | 599 |  | ok",
		" | data received | B | none | count | 10183 |  |  |  |  | ok",
		" | response size | B | none | mean | 17 |  |  | 599 |  | ok",
		" | data sent | B | none | count | 0 |  |  |  |  | ok",
		" | request size | B | none | mean | 0 |  |  | 599 |  | ok",
		" | error rate | % | lower | rate | 0 |  |  | 599 |  | ok",
	)
	leaves(t, i, "1 member: latencies.total: the sum of all times")
}

// 230.214µs and 9.103ms stand in one line.
func TestVegetaTextHasAUnitPerTime(t *testing.T) {
	i := imported(t, "vegeta-text", "vegeta/node_report.txt")
	want(t, i.Results,
		" | requests | req | none | count | 599 |  |  |  |  | ok",
		" | request rate | req/s | none | rate | 199.94 |  |  |  |  | ok",
		" | throughput | req/s | higher | rate | 199.90 |  |  |  |  | ok",
		" | latency | us | lower | min | 230.214 |  |  | 599 |  | ok",
		" | latency | ms | lower | mean | 9.103 |  |  | 599 |  | ok",
		" | latency | us | lower | p50 | 657.602 |  |  | 599 |  | ok",
		" | latency | ms | lower | p90 | 31.016 |  |  | 599 |  | ok",
		" | latency | ms | lower | p95 | 52.31 |  |  | 599 |  | ok",
		" | latency | ms | lower | p99 | 113.931 |  |  | 599 |  | ok",
		" | latency | ms | lower | max | 271.404 |  |  | 599 |  | ok",
		" | data received | B | none | count | 10183 |  |  |  |  | ok",
		" | response size | B | none | mean | 17.00 |  |  | 599 |  | ok",
		" | data sent | B | none | count | 0 |  |  |  |  | ok",
		" | request size | B | none | mean | 0.00 |  |  | 599 |  | ok",
		" | error rate | % | lower | rate | 0 |  |  | 599 |  | ok",
	)
	slow := strings.NewReplacer("271.404ms", "1m2.5s", "31.016ms", "1.5s").Replace(string(open(t, "vegeta/node_report.txt").Data))
	has(t, read(t, "vegeta-text", text(slow)), " | latency | s | lower | max | 62.5 |  |  | 599 |  | ok", " | latency | s | lower | p90 | 1.5 |  |  | 599 |  | ok")
	leaves(t, read(t, "vegeta-text", text(strings.Replace(slow, "99, max", "eAX, max", 1))),
		"2 figures: the time of a part of the attack", "1 figure: a latency that is no percentile, mean, least or greatest")
	contains(t, refused(t, "vegeta-text", text(strings.Replace(slow, "1.5s", "soon", 1))), `file.txt:3: field "Latencies 90": "soon" is not a time`)
	contains(t, refused(t, "vegeta-text", text("Requests      [total, rate, throughput]  5, 1.00\n")), "has 2 figures for 3 names", "stops before its success ratio")
}

func TestVegetaErrorsTravelWithTheRate(t *testing.T) {
	for format, name := range map[string]string{"vegeta-json": "vegeta/some_errors.json", "vegeta-text": "vegeta/some_errors.txt"} {
		i := imported(t, format, name)
		has(t, i, " | errors | errors | lower | count | 10 |  |  |  |  | ok | error=status 503",
			" | error rate | % | lower | rate | 25 |  |  | 40 |  | ok")
		states(t, i, "times also count 10 requests that failed")
	}
}

func TestVegetaTimeToFailureIsNoLatency(t *testing.T) {
	for format, name := range map[string]string{"vegeta-json": "vegeta/refused.json", "vegeta-text": "vegeta/refused.txt"} {
		i := imported(t, format, name)
		failsAll(t, i, "latency", "throughput", "response size")
		has(t, i, " | errors | errors | lower | count | 10 |  |  |  |  | ok | error=no answer",
			" | error rate | % | lower | rate | 100 |  |  | 10 |  | ok")
	}
	i := imported(t, "vegeta-csv", "vegeta/refused.csv")
	if got := shape(i); got != "3 latency ns lower sample failed" {
		t.Error(got)
	}
}

// The file was cut to its first 100 lines.
func TestVegetaCSVHasNoHeader(t *testing.T) {
	i := imported(t, "vegeta-csv", "vegeta/node_encode.csv")
	if got := shape(i); got != "100 latency ns lower sample ok" {
		t.Error(got)
	}
	has(t, i, "GET http://127.0.0.1:18080/ | latency | ns | lower | sample | 251367642 |  |  |  | 1 | ok",
		"GET http://127.0.0.1:18080/ | latency | ns | lower | sample | 271404066 |  |  |  | 5 | ok")
	contains(t, i.Summary(), "2 columns (time, sequence: when the request started; the rows are not sorted by it)", "5 columns (bytes out,")
}

// 2^53+1 is no float64, and neither are times of 19 digits.
func TestVegetaKeepsEveryDigit(t *testing.T) {
	i := read(t, "vegeta-csv", text("1795459499241617123,200,9007199254740993,0,17,,e30=,,0,GET,http://127.0.0.1/,\n"))
	has(t, i, "GET http://127.0.0.1/ | latency | ns | lower | sample | 9007199254740993 |  |  |  | 1 | ok")
	has(t, read(t, "vegeta-json", text(strings.Replace(string(open(t, "vegeta/node_report.json").Data), "271404066", "9007199254740993", 1))),
		" | latency | ns | lower | max | 9007199254740993 |  |  | 599 |  | ok")
}

// An answer that could not be read to its end has a status of success and an error.
func TestVegetaCSVErrorBesideAStatus(t *testing.T) {
	i := read(t, "vegeta-csv", text("1795459499241617123,200,5,0,17,unexpected EOF,,,0,GET,http://127.0.0.1/,\n"))
	want(t, i.Results, "GET http://127.0.0.1/ | latency | ns | lower | sample |  |  |  |  | 1 | failed")
}

func TestVegetaCSVErrors(t *testing.T) {
	i := imported(t, "vegeta-csv", "vegeta/some_errors.csv")
	if got := shape(i); got != "15 latency ns lower sample ok\n5 latency ns lower sample failed" {
		t.Error(got)
	}
	if r := i.Results[0]; r.Scenario != "mix" || r.Value != "934534" {
		t.Errorf("got %+v", r)
	}
	contains(t, refused(t, "vegeta-csv", text("1795459499241617123,200,251367642,0,17,,\n")), "has 7 columns, vegeta writes 12")
}

// Of the first 40 requests the one of line 30 had status 503.
func TestVegetaJSONLines(t *testing.T) {
	i := imported(t, "vegeta-json-lines", "vegeta/encode.json")
	if got := shape(i); got != "39 latency ns lower sample ok\n1 latency ns lower sample failed" {
		t.Error(got)
	}
	has(t, i, "GET http://127.0.0.1:18080/ | latency | ns | lower | sample | 3788102 |  |  |  | 1 | ok",
		"GET http://127.0.0.1:18080/ | latency | ns | lower | sample |  |  |  |  | 30 | failed")
	leaves(t, i, "5 members: bytes_out, bytes_in, error, body, headers: no time of a request",
		"2 members: timestamp, seq: when the request started; the lines are not sorted by it")
	const line = `{"attack":"mix","seq":7,"code":200,"timestamp":"2026-11-27T17:20:08Z","latency":9007199254740993,"error":"","method":"GET","url":"/"}` + "\n"
	has(t, read(t, "vegeta-json-lines", text(line)), "GET / | latency | ns | lower | sample | 9007199254740993 |  |  |  | 1 | ok")
	i = read(t, "vegeta-json-lines", text(strings.Replace(strings.Replace(line, "200", "0", 1), `"error":""`, `"error":"EOF"`, 1)))
	if r := i.Results[0]; r.Scenario != "mix" || r.Status != "failed" {
		t.Errorf("got %+v", r)
	}
	contains(t, refused(t, "vegeta-json-lines", text(line+line[:40]+"\n"+strings.Replace(line, `"latency":9007199254740993`, `"latency":null`, 1))),
		"file.txt:2: is no request of vegeta as JSON", `file.txt:3: field "latency": "" is not a number`)
}

// The plot has 94 lines; with the 54th, of 599 requests, the maximum is reached.
func TestVegetaPlot(t *testing.T) {
	i := imported(t, "vegeta-hdrplot", "vegeta/node_hdrplot.txt")
	if len(i.Results) != 53 {
		t.Errorf("%d results", len(i.Results))
	}
	has(t, i, " | latency | ms | lower | min | 0.230214 |  |  | 599 |  | ok", " | latency | ms | lower | p50 | 0.657602 |  |  | 599 |  | ok",
		" | latency | ms | lower | p99.9121 | 270.872679 |  |  | 599 |  | ok", " | latency | ms | lower | max | 271.404066 |  |  | 599 |  | ok")
	leaves(t, i, "41 steps: the maximum again: so few requests tell no finer percentile")
	contains(t, refused(t, "vegeta-hdrplot", text("Value(ms)  Percentile  TotalCount  1/(1-Percentile)\nhalf\n")), "file.txt:2: is no line of a percentile plot")
}

func TestVegetaHistogramIsRefused(t *testing.T) {
	contains(t, refused(t, "vegeta-hist", open(t, "vegeta/node_hist.txt")), "times none of them", "-type=json")
}

func FuzzVegetaJSONLines(f *testing.F) {
	fuzz(f, "vegeta-json-lines", `{"attack":"","seq":0,"code":200,"latency":5,"error":"","method":"GET","url":"/"}`+"\n", `{"attack":"a","seq":0,"code":0,"latency":1e3,"error":"EOF"}`+"\n\n{")
}

func FuzzVegetaCSV(f *testing.F) {
	fuzz(f, "vegeta-csv", "1795459499241617123,200,251367642,0,17,,eyJ9,,0,GET,http://127.0.0.1/,Q29=\n", "1795459499241617123,0,1,0,0,EOF,,a,1,GET,/,\n")
}

func FuzzVegetaText(f *testing.F) {
	fuzz(f, "vegeta-text", string(open(f, "vegeta/node_report.txt").Data), string(open(f, "vegeta/refused.txt").Data))
}

func FuzzVegetaJSON(f *testing.F) {
	fuzz(f, "vegeta-json", string(open(f, "vegeta/node_report.json").Data), string(open(f, "vegeta/refused.json").Data))
}

func FuzzVegetaPlot(f *testing.F) {
	fuzz(f, "vegeta-hdrplot", "Value(ms)  Percentile  TotalCount  1/(1-Percentile)\n0.2    0.000000    0           1.000000\n0.3  1.000000  5  inf\n")
}
