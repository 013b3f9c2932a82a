package formats

import (
	"strings"
	"testing"
)

// 50 requests make 812 rows: 50 of each of 12 metrics, 30 of group_duration and
// of two metrics of the script, 70 checks and 2 counts of users.
func TestK6CSVIsOneRowASample(t *testing.T) {
	i := imported(t, "k6-csv", "k6/raw_rfc3339.csv")
	if got := shape(i); got != strings.Join([]string{
		"50 latency ms lower sample ok", "30 group time ms lower sample ok", "50 iteration time ms lower sample ok",
		"2 requests req none count ok", "2 errors errors lower count ok", "3 failed checks  lower count ok",
		"2 data sent B none count ok", "2 data received B none count ok", "2 iterations iterations none count ok"}, "\n") {
		t.Error(got)
	}
	has(t, i,
		"GET http://127.0.0.1:18081/ | latency | ms | lower | sample | 1.163515 |  |  |  | 1 | ok | runtime=python",
		"GET http://127.0.0.1:18080/ | requests | req | none | count | 30 |  |  |  |  | ok | group=json | runtime=node, 20",
		"py | failed checks |  | lower | count | 0 |  |  | 20 |  | ok | runtime=python | check=says \"hello\", world",
		"py | iterations | iterations | none | count | 20 |  |  |  |  | ok | runtime=python")
	leaves(t, i, "300 rows: a part of the latency",
		"30 rows: of the metric node_waiting, of which the file does not say what it counts; the summary does",
		"30 rows: of the metric bad, of which the file does not say what it counts; the summary does",
		"2 rows: the number of users at a time",
		"7 columns: timestamp, proto, service, subproto, tls_version, url, metadata: no time of a request, and nothing that tells samples apart")
	states(t, i, "users at most 5")
	if i.Results[0].Scenario != "py" {
		t.Errorf("got the scenario %q", i.Results[0].Scenario)
	}
}

// One of four answers of "mix" had status 503, and nobody listened at "refused":
// k6 gives its requests a duration of 0.
func TestK6CSVTimeToFailureIsNoLatency(t *testing.T) {
	i := imported(t, "k6-csv", "k6/failures.csv")
	has(t, i,
		"GET mix | latency | ms | lower | sample |  |  |  |  | 2 | failed | group=inner",
		"GET mix | errors | errors | lower | count | 1 |  |  | 4 |  | ok | group=inner",
		"GET refused | latency | ms | lower | sample |  |  |  |  | 4 | failed",
		"GET refused | errors | errors | lower | count | 4 |  |  | 4 |  | ok",
		"default | failed checks |  | lower | count | 1 |  |  | 4 |  | ok | group=inner | check=ok",
		"default | data sent | B | none | count | 584 |  |  |  |  | ok")
	if got := shape(i); !strings.Contains(got, "7 latency ms lower sample ok\n") || !strings.Contains(got, "5 latency ms lower sample failed\n") {
		t.Error(got)
	}
}

// Any tag of a run can be turned off, and a script can expect any status.
func TestK6CSVFailuresByTheTagsThereAre(t *testing.T) {
	for _, c := range []struct {
		head, tags, status string
	}{
		{"expected_response,status", "true,404", "ok"},
		{"expected_response,status", "false,200", "failed"},
		{"error_code,status", "1404,200", "failed"},
		{"status,url", "500,x", "failed"},
		{"status,url", "0,x", "failed"},
		{"status,url", "302,x", "ok"},
		{"url,tls_version", "x,y", "ok"},
	} {
		i := read(t, "k6-csv", text("metric_name,timestamp,metric_value,"+c.head+",name\nhttp_req_duration,1,5.0,"+c.tags+",a\n"))
		if r := i.Results[0]; r.Status != c.status {
			t.Errorf("%s of %s: %s, want %s", c.tags, c.head, r.Status, c.status)
		}
	}
	contains(t, refused(t, "k6-csv", text("metric_name,timestamp,metric_value\nhttp_reqs,1,one\n")), `file.txt:2:13: field "metric_value": "one" is not a number`)
}

func TestK6SummaryOfAnExport(t *testing.T) {
	i := imported(t, "k6-summary", "k6/summary.json")
	// Six statistics of 8 trends and of one of the script; its rate and 3 checks; 4
	// counters with a rate; errors and their share.
	if len(i.Results) != 8*6+6+1+3+4*2+2 {
		t.Errorf("%d results", len(i.Results))
	}
	has(t, i,
		" | latency | ms | lower | mean | 4.347184760000001 |  |  | 50 |  | ok",
		" | latency | ms | lower | p95 | 23.1943879 |  |  | 50 |  | ok",
		" | throughput | req/s | higher | rate | 45.45496434270322 |  |  |  |  | ok",
		" | transfer rate | B/s | higher | rate | 7618.25202383706 |  |  |  |  | ok",
		" | error rate | % | lower | rate | 0 |  |  | 50 |  | ok",
		" | node_waiting |  | none | median | 1.3158029999999998 |  |  |  |  | ok",
		" | bad | % | none | rate | 0 |  |  | 30 |  | ok",
		" | failed checks |  | lower | count | 0 |  |  | 30 |  | ok | group=json | check=status is 200")
	leaves(t, i, "1 metric: the latency of requests that succeeded, which all did", "1 metric: the time of a handshake that no request needed",
		"1 metric: checks: the total of the checks", "1 metric: vus: the number of users at a time")
	states(t, i, "users at most 5")
}

// http_req_duration has a minimum of 0, the time of a refused connection; and the
// passes of http_req_failed are the requests that failed.
func TestK6SummaryTimeToFailureIsNoLatency(t *testing.T) {
	for name, c := range map[string]struct{ latency, errors, share string }{
		"k6/export.json":           {"min | 0.167288 |  |  | 7", "5", "41.66666666666667"},
		"k6/handle_summary.json":   {"min | 0.123974 |  |  | 6", "6", "50"},
		"k6/machine_readable.json": {"min | 0.323579 |  |  | 7", "5", "41.66666666666667"},
	} {
		i := imported(t, "k6-summary", name)
		has(t, i, " | latency | ms | lower | "+c.latency+" |  | ok",
			" | errors | errors | lower | count | "+c.errors+" |  |  |  |  | ok",
			" | error rate | % | lower | rate | "+c.share+" |  |  | 12 |  | ok")
		contains(t, i.Summary(), "the time of all requests, also of those that failed", "http_req_duration{name:mix}: a part of the requests")
	}
}

// Only the later shapes say that a metric of the script is a time.
func TestK6SummaryUnitsComeFromTheFile(t *testing.T) {
	has(t, imported(t, "k6-summary", "k6/handle_summary.json"), " | own_time | ms | lower | mean | 12.5 |  |  | 4 |  | ok",
		" | own_size |  | none | p99.9 | 17 |  |  | 4 |  | ok", " | own_gauge |  | none | last | 7 |  |  |  |  | ok",
		" | own_count |  | none | count | 12 |  |  |  |  | ok", " | own_bad | % | none | rate | 50 |  |  | 4 |  | ok")
	has(t, imported(t, "k6-summary", "k6/export.json"), " | own_time |  | none | mean | 12.5 |  |  | 4 |  | ok")
	has(t, imported(t, "k6-summary", "k6/machine_readable.json"), " | own_time | ms | lower | p90 | 12.5 |  |  |  |  | ok")
}

func TestK6SummaryWhereAllFailed(t *testing.T) {
	i := read(t, "k6-summary", text(`{"metrics":{"iterations":{"count":3,"rate":1},"http_reqs":{"count":3,"rate":1},
		"http_req_failed":{"passes":3,"fails":0,"value":1},"http_req_duration":{"avg":0,"p(95)":0}}}`))
	failsAll(t, i, "latency", "throughput")
	has(t, i, " | errors | errors | lower | count | 3 |  |  |  |  | ok", " | iterations | iterations | none | count | 3 |  |  |  |  | ok")
}

func TestK6TextIsRefused(t *testing.T) {
	file := open(t, "k6/stdout.txt")
	if f, err := Detect(file); err != nil || f.Name != "k6-text" {
		t.Errorf("taken for %q, %v", f.Name, err)
	}
	contains(t, refused(t, "k6-text", file), "rounded for people", "--summary-export")
}

func FuzzK6CSV(f *testing.F) {
	fuzz(f, "k6-csv", "metric_name,timestamp,metric_value,name,status,extra_tags\nhttp_req_duration,1,5.0,a,200,\"b=c&d\"\nchecks,1,1,,,\nvus,1,2,,,\n")
}

func FuzzK6Summary(f *testing.F) {
	for _, name := range []string{"k6/export.json", "k6/handle_summary.json", "k6/machine_readable.json"} {
		f.Add(open(f, name).Data)
	}
	fuzz(f, "k6-summary")
}
