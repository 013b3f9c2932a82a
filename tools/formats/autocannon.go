package formats

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

var autocannonFormats = []Format{{
	Name: "autocannon-json", About: "autocannon -j, --json",
	Mark:  `"connections" "pipelining" "requests" "latency" "throughput" "2xx" "non2xx"`,
	looks: func(f File) bool { return f.has("connections", "pipelining", "2xx", "non2xx", "latency.totalCount") },
	read:  readAutocannon,
}, unwanted("autocannon-table", "autocannon: the tables that it prints", "Stat 2.5% 50% 97.5% 99% Avg Stdev Max",
	func(f File) bool { return strings.Contains(string(f.Head()), "│ Stat ") },
	"the tables of autocannon are rounded for people and say little about errors", "run it with -j, which writes JSON")}

type autocannonRun struct {
	Title       string
	URL         string
	Connections json.Number
	Pipelining  json.Number
	Workers     json.Number
	Duration    json.Number
	Samples     json.Number
	Errors      json.Number
	Timeouts    json.Number
	Mismatches  json.Number
	Non2xx      json.Number
	Resets      json.Number
	OK          json.Number `json:"2xx"`
	Redirected  json.Number `json:"3xx"`
	Latency     map[string]json.Number
	Requests    map[string]json.Number
	Throughput  map[string]json.Number
}

// autocannonOrder is the order in which the members of a histogram are told.
var autocannonOrder = []string{"mean", "stddev", "min", "max", "p0_001", "p0_01", "p0_1", "p1", "p2_5", "p10", "p25",
	"p50", "p75", "p90", "p97_5", "p99", "p99_9", "p99_99", "p99_999"}

// autocannonShown are those of them that are told of the rates of seconds.
var autocannonShown = []string{"mean", "stddev", "min", "max", "p1", "p2_5", "p50", "p97_5"}

func readAutocannon(f File) (Import, error) {
	var run autocannonRun
	if err := f.decode(&run); err != nil {
		return Import{}, err
	}
	b := &book{file: f}
	a := account{about: Result{Benchmark: run.Title, Subject: run.URL,
		Parameters: []Parameter{{"connections", run.Connections.String()}, {"pipelining", run.Pipelining.String()}}}}
	answered := run.Latency["totalCount"]
	b.spread(&a, latency("ms"), run.Latency, b.member("latency.totalCount", answered))
	samples := b.member("samples", run.Samples)
	b.spread(&a, throughput, run.Requests, samples)
	b.spread(&a, transferRate("B/s"), run.Throughput, samples)
	requests := b.member("requests.total", run.Requests["total"])
	a.tell(requestCount, "count", requests, "")
	a.tell(requestsSent, "count", b.member("requests.sent", run.Requests["sent"]), "")
	a.tell(received("B"), "count", b.member("throughput.total", run.Throughput["total"]), "")
	b.autocannonErrors(&a, run, requests)
	b.loaded(run.URL)
	b.state("duration", run.Duration.String()+" s")
	b.state("workers", run.Workers.String())
	b.state("resolution of times", "1 ms")
	b.leave("member", "the count of each status code; those that are errors stand among the errors")
	b.enter(a)
	return b.end()
}

// member returns a number of a JSON file; one that is missing is a problem.
func (b *book) member(name string, n json.Number) string {
	text, ok := number(n.String())
	switch {
	case n == "":
		b.refuse(0, 0, name, "", "is missing", "")
	case !ok:
		b.refuse(0, 0, name, n.String(), fmt.Sprintf("%q is not a number", n.String()), "")
	}
	return text
}

// spread tells a histogram. autocannon rounds latencies down to milliseconds, and
// its minimum leaves zeros out, so that it can stand above the median; and a
// single second has no spread.
func (b *book) spread(a *account, m measure, of map[string]json.Number, n string) {
	for _, key := range autocannonOrder {
		if _, ok := of[key]; !ok {
			continue
		}
		value := b.member(m.metric+"."+key, of[key])
		least := b.member(m.metric+".p0_001", of["p0_001"])
		switch {
		case value == "" || least == "":
		case key == "min" && m.metric == "latency" && less(least, value):
			b.leave("minimum", "counts no request below 1 ms, of which there are some")
		case n == "1" && key != "mean" && m.metric != "latency":
			b.leave("statistic", "of the rate of a single second")
		case m.metric != "latency" && !slices.Contains(autocannonShown, key):
			b.leave("percentile", "of the rates of seconds, finer than these tell")
		default:
			statistic := key
			if strings.HasPrefix(key, "p") {
				statistic = percentile(strings.ReplaceAll(key[1:], "_", "."))
			}
			a.tell(m, statistic, value, n)
		}
	}
}

// autocannonErrors tells the errors by kind; what autocannon calls errors holds
// its timeouts as well.
func (b *book) autocannonErrors(a *account, run autocannonRun, requests string) {
	errors, timeouts := b.member("errors", run.Errors), b.member("timeouts", run.Timeouts)
	status := b.member("non2xx", run.Non2xx)
	if len(b.problems) > 0 {
		return
	}
	a.failures("connection", minus(errors, timeouts))
	a.failures("timeout", timeouts)
	a.failures("status", status)
	if run.Mismatches != "" { // older versions have none
		a.failures("mismatch", b.member("mismatches", run.Mismatches))
	}
	if run.Resets != "" {
		a.failures("reset", b.member("resets", run.Resets))
	}
	good := b.member("2xx", run.OK)
	switch {
	case good == "0" && (run.Redirected == "" || run.Redirected == "0"):
		a.fail()
	case !isZero(status):
		b.mixed("times and rates", status)
	}
}
