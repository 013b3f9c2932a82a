package formats

import "strings"

var artilleryFormats = []Format{{
	Name: "artillery-json", About: "Artillery 2: the report of run --output",
	Mark:  `"aggregate" "intermediate" "counters" "rates" "summaries" "vusers"`,
	looks: func(f File) bool { return f.has("aggregate.counters.vusers.created") },
	read:  readArtillery,
}}

// An artilleryRun is the sum of a run. Its times are milliseconds.
type artilleryRun struct {
	*book
	*document
	account
	status, noAnswer, answers string // requests that failed, and answers
}

func readArtillery(f File) (Import, error) {
	d, err := f.document(0, len(f.Data))
	if err != nil {
		return Import{}, err
	}
	r := &artilleryRun{book: &book{file: f}, document: d, status: "0", noAnswer: "0", answers: "0"}
	sums := d.root.get("aggregate")
	r.counters(sums.get("counters"))
	r.summaries(sums.get("summaries"))
	if rate := r.document.number(sums.get("rates", "http.request_rate"), "rates"); rate != "" {
		r.tell(requestRate, "rate", rate, "")
	}
	for range d.root.get("intermediate").list() {
		r.leave("stretch", "of the run, which the sums count")
	}
	if len(sums.get("histograms").list()) > 0 {
		r.leave("member", "histograms: the summaries once more")
	}
	if r.status == r.answers {
		if !r.knows("latency", "mean") { // nothing was answered, which must show
			r.tell(latency("ms"), "mean", "", "")
		}
		r.fail()
	}
	r.enter(r.account)
	r.book.problems = append(r.book.problems, d.problems...)
	return r.end()
}

func (r *artilleryRun) counters(counters *node) {
	for i, n := range counters.list() {
		name := counters.names[i]
		value := r.document.number(n, name)
		kind, isError := strings.CutPrefix(name, "errors.")
		code, isCode := strings.CutPrefix(name, "http.codes.")
		switch {
		case value == "":
			r.leave("counter", name+": without a value")
		case isError:
			r.noAnswer = plus(r.noAnswer, value)
			r.failures(kind, value)
		case isCode:
			r.code(n, code, value)
		case name == "http.requests":
			r.tell(requestCount, "count", value, "")
		case name == "http.downloaded_bytes":
			r.tell(received("B"), "count", value, "")
		case name == "http.responses":
		case strings.HasPrefix(name, "plugins."):
			r.leave("counter", "of one address, which the sums count")
		default:
			r.leave("counter", name)
		}
	}
}

func (r *artilleryRun) code(n *node, code, count string) {
	status, ok := number(code)
	if !ok {
		r.report(n, "http.codes", `"`+code+`" is no status`, "")
		return
	}
	r.answers = plus(r.answers, count)
	if !less(status, "400") {
		r.status = plus(r.status, count)
		r.failures("status "+status, count)
	}
}

// summaries tells the times. Where some answers were errors, the latency is that
// of the ones that were not.
func (r *artilleryRun) summaries(summaries *node) {
	latencies := "http.response_time"
	if !isZero(r.status) && summaries.get("http.response_time.2xx") != nil {
		latencies += ".2xx"
	}
	for i, n := range summaries.list() {
		switch name := summaries.names[i]; {
		case name == latencies:
			r.summary(n, latency("ms"))
		case name == "vusers.session_length":
			r.summary(n, measure{quantity{"session time", "ms", "lower"}, true})
		case strings.HasPrefix(name, "http.response_time"):
			r.leave("histogram", name+": a part of the answers, or all of them with errors among them")
		case strings.HasPrefix(name, "plugins."):
			r.leave("histogram", "of one address, which the sums count")
		default:
			r.leave("histogram", name)
		}
	}
}

var artilleryStatistics = map[string]string{"min": "min", "max": "max", "mean": "mean", "median": "median",
	"p50": "p50", "p75": "p75", "p90": "p90", "p95": "p95", "p99": "p99", "p999": "p99.9"}

func (r *artilleryRun) summary(summary *node, m measure) {
	count := r.document.number(summary.get("count"), "count")
	for i, name := range summary.names {
		value := r.document.number(summary.items[i], m.metric+"."+name)
		switch statistic := artilleryStatistics[name]; {
		case name == "count":
		case statistic == "" || value == "":
			r.leave("figure", m.metric+"."+name)
		default:
			r.tell(m, statistic, value, count)
		}
	}
}
