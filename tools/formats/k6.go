package formats

import (
	"slices"
	"strings"
)

var k6Formats = []Format{{
	Name: "k6-csv", About: "k6 --out csv: a line for each sample of each metric",
	Mark:  "metric_name,timestamp,metric_value",
	looks: func(f File) bool { return f.starts("metric_name", "timestamp", "metric_value") },
	read:  readK6,
}, {
	Name: "k6-summary", About: "k6: the summary as JSON, of --summary-export or handleSummary",
	Mark: `"metrics" "http_reqs" "iterations" "vus" "root_group"`,
	looks: func(f File) bool {
		return f.has("metrics.iterations") || f.has("results.metrics", "metadata.k6_version")
	},
	read: readK6Summary,
}, unwanted("k6-text", "k6: the summary that it prints", "iteration_duration: avg= min= med= max= p(90)= p(95)=",
	func(f File) bool { return strings.Contains(string(f.Head()), "iteration_duration.") },
	"the summary that k6 prints is rounded for people", "run k6 with --summary-export or --out csv")}

// k6Times are the metrics of k6 that are times, in ms. Other metrics of a script
// can be anything: the CSV does not say.
var k6Times = map[string]string{
	"http_req_duration": "latency", "grpc_req_duration": "latency",
	"http_req_connecting": "connect time", "http_req_waiting": "waiting time",
	"http_req_blocked": "blocked time", "http_req_tls_handshaking": "TLS time",
	"http_req_sending": "sending time", "http_req_receiving": "receiving time",
	"iteration_duration": "iteration time", "group_duration": "group time",
}

// k6Parts are those of them that are parts of a request.
var k6Parts = []string{"http_req_connecting", "http_req_waiting", "http_req_blocked", "http_req_tls_handshaking", "http_req_sending", "http_req_receiving"}

type k6Sample struct {
	Metric   string `csv:"metric_name"`
	Value    string `csv:"metric_value"`
	Check    string `csv:"check"`
	Error    string `csv:"error"`
	Code     string `csv:"error_code"`
	Expected string `csv:"expected_response"`
	Group    string `csv:"group"`
	Method   string `csv:"method"`
	Name     string `csv:"name"`
	Scenario string `csv:"scenario"`
	Status   string `csv:"status"`
	Tags     string `csv:"extra_tags"`
}

// about returns what a sample is of: a request, or what a scenario does.
func (s k6Sample) about() Result {
	r := Result{Scenario: s.Scenario, Subject: strings.TrimSpace(s.Method + " " + s.Name)}
	if r.Subject == "" {
		r.Subject = s.Scenario
	}
	if group := strings.TrimPrefix(s.Group, "::"); group != "" {
		r.Parameters = append(r.Parameters, Parameter{"group", group})
	}
	if s.Tags != "" {
		for tag := range strings.SplitSeq(s.Tags, "&") {
			name, value, _ := strings.Cut(tag, "=")
			r.Parameters = append(r.Parameters, Parameter{name, value})
		}
	}
	return r
}

// failed reports whether a request failed. A script can expect any status, so
// that this counts where the tags of a run hold it.
func (s k6Sample) failed() bool {
	switch {
	case s.Expected != "":
		return s.Expected == "false"
	case s.Error != "" || s.Code != "":
		return true
	}
	status, ok := number(s.Status)
	return ok && (isZero(status) || !less(status, "400"))
}

// A k6Reader keeps the sums of counters, in the order of first appearance.
type k6Reader struct {
	*book
	times account
	users string
	sums  []*k6Sum
	known map[string]*k6Sum
}

// A k6Sum is a counter or a count of failures, with the samples behind it.
type k6Sum struct {
	about  Result
	of     measure
	sum, n string
}

func readK6(f File) (Import, error) {
	r := &k6Reader{users: "0", known: map[string]*k6Sum{}}
	b, err := eachRow(f, f.Data, 1, commas, func(b *book, i int, row k6Sample) {
		r.book = b
		r.sample(i, row)
	})
	if err != nil || b.table == nil {
		return Import{}, err
	}
	r.enter(r.times)
	for _, s := range r.sums {
		a := account{about: s.about}
		a.tell(s.of, "count", s.sum, s.n)
		r.enter(a)
	}
	r.others("no time of a request, and nothing that tells samples apart",
		"metric_name", "metric_value", "check", "error", "error_code", "expected_response", "group", "method", "name", "scenario", "status", "extra_tags")
	if !isZero(r.users) {
		r.state("users at most", r.users)
	}
	return r.end()
}

func (r *k6Reader) sample(i int, row k6Sample) {
	value := r.cell(i, "metric_value", row.Value)
	if value == "" {
		return
	}
	metric, isTime := k6Times[row.Metric]
	switch {
	case slices.Contains(k6Parts, row.Metric):
		r.leave("row", "a part of the latency")
	case isTime:
		r.times.about = row.about()
		r.times.sample(duration(metric, "ms"), value, metric == "latency" && row.failed())
	default:
		r.other(row, value)
	}
}

// other reads a sample that is no time.
func (r *k6Reader) other(row k6Sample, value string) {
	about := row.about()
	switch row.Metric {
	case "http_reqs":
		r.add(about, requestCount, value)
	case "http_req_failed":
		r.add(about, errorCount, value)
	case "iterations":
		r.add(about, whatever("iterations", "iterations", "none"), value)
	case "data_received":
		r.add(about, received("B"), value)
	case "data_sent":
		r.add(about, sent("B"), value)
	case "checks":
		about.Parameters = append(about.Parameters, Parameter{"check", row.Check})
		r.add(about, failedChecks, minus("1", value))
	case "vus", "vus_max":
		if less(r.users, value) {
			r.users = whole(rational(value))
		}
		r.leave("row", "the number of users at a time")
	default:
		r.leave("row", "of the metric "+row.Metric+", of which the file does not say what it counts; the summary does")
	}
}

// failedChecks are the conditions of a script that an answer did not meet.
var failedChecks = whatever("failed checks", "", "lower")

func (r *k6Reader) add(about Result, m measure, value string) {
	key := about.with(m.quantity, "count", "").key()
	s := r.known[key]
	if s == nil {
		s = &k6Sum{about: about, of: m, sum: "0", n: "0"}
		r.known[key], r.sums = s, append(r.sums, s)
	}
	s.sum, s.n = plus(s.sum, value), plus(s.n, "1")
	if m != errorCount && m != failedChecks {
		s.n = ""
	}
}
