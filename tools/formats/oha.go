package formats

import (
	"slices"
	"strings"
)

var ohaFormats = []Format{{
	Name: "oha-csv", About: "oha --output-format csv: a line for each request",
	Mark:  "request-start,DNS,DNS+dialup,request-duration,bytes,status",
	looks: func(f File) bool { return f.starts("request-start", "DNS", "DNS+dialup") },
	read:  readOhaCSV,
}, {
	Name: "oha-json", About: "oha --output-format json",
	Mark:  `"summary" "successRate" "requestsPerSec" "latencyPercentiles" "statusCodeDistribution" "errorDistribution"`,
	looks: func(f File) bool { return f.has("summary.successRate", "latencyPercentiles", "statusCodeDistribution") },
	read:  readOha,
}}

type ohaRequest struct {
	Duration string `csv:"request-duration"`
	Status   string `csv:"status"`
}

// readOhaCSV reads the requests that were answered; the others are not in the
// file.
func readOhaCSV(f File) (Import, error) {
	var a account
	b, err := eachRow(f, f.Data, 1, commas, func(b *book, i int, row ohaRequest) {
		a.sample(latency("s"), b.cell(i, "request-duration", row.Duration), b.errorStatus(i, "status", row.Status))
	})
	if err != nil {
		return Import{}, err
	}
	if b.table == nil {
		b.refuse(1, 0, "", "", "no request was answered: oha leaves those without an answer out", "see what oha writes as JSON")
		return b.end()
	}
	b.columns("a part of request-duration", "DNS", "DNS+dialup", "Response-delay")
	b.columns("no time of a request", "request-start", "bytes")
	b.state("errors", "at least those in the file: requests without an answer are not in it")
	b.enter(a)
	return b.end()
}

// An ohaRun is a summary. Its times are seconds.
type ohaRun struct {
	*book
	*document
	account
	answers, status, errors string
}

func readOha(f File) (Import, error) {
	d, err := f.document(0, len(f.Data))
	if err != nil {
		return Import{}, err
	}
	r := &ohaRun{book: &book{file: f}, document: d, answers: "0", status: "0", errors: "0"}
	r.outcomes()
	r.summary()
	r.percentiles("latencyPercentiles", latency("s"))
	r.percentiles("firstBytePercentiles", duration("time to first byte", "s"))
	r.triple("connect time", "DNSDialup")
	r.triple("time to first byte", "firstByte")
	for range d.root.get("rps").list() {
		r.leave("figure", "of the rate in stretches of 10 ms")
	}
	for _, name := range []string{"responseTimeHistogram", "firstByteHistogram", "responseTimeHistogramSuccessful", "responseTimeHistogramNotSuccessful"} {
		for range d.root.get(name).list() {
			r.leave("bar", "of a histogram of the times")
		}
	}
	switch {
	case !less(r.status, r.answers):
		r.fail()
	case !isZero(r.status):
		r.mixed("times and rates", r.status)
	}
	if !isZero(r.errors) {
		r.state("throughput", "also counts "+r.errors+" requests without an answer")
	}
	r.enter(r.account)
	r.book.problems = append(r.book.problems, d.problems...)
	return r.end()
}

// outcomes counts answers by status and the requests without one by their error.
func (r *ohaRun) outcomes() {
	statuses := r.root.get("statusCodeDistribution")
	for i, n := range statuses.list() {
		code, ok := number(statuses.names[i])
		count := r.document.number(n, "statusCodeDistribution")
		if !ok || count == "" {
			r.report(n, "statusCodeDistribution", `"`+statuses.names[i]+`" is no status with a count`, "")
			continue
		}
		r.answers = plus(r.answers, count)
		if !less(code, "400") {
			r.status = plus(r.status, count)
			r.failures("status "+code, count)
		}
	}
	errors := r.root.get("errorDistribution")
	for i, n := range errors.list() {
		if count := r.document.number(n, "errorDistribution"); count != "" {
			r.errors = plus(r.errors, count)
			r.failures(errors.names[i], count)
		}
	}
	r.tell(requestCount, "count", plus(r.answers, r.errors), "")
}

// summary tells what stands once; null is not known.
func (r *ohaRun) summary() {
	summary := r.root.get("summary")
	for _, s := range []struct {
		name, statistic string
		of              measure
		n               string
	}{
		{"average", "mean", latency("s"), r.answers},
		{"fastest", "min", latency("s"), r.answers},
		{"slowest", "max", latency("s"), r.answers},
		{"requestsPerSec", "rate", throughput, ""},
		{"totalData", "count", received("B"), ""},
		{"sizePerRequest", "mean", responseSize("B"), r.answers},
		{"sizePerSec", "rate", transferRate("B/s"), ""},
	} {
		if value := r.document.number(summary.get(s.name), "summary."+s.name); value != "" {
			r.tell(s.of, s.statistic, value, s.n)
		} else {
			r.leave("figure", "without a value")
		}
	}
	if total := r.document.number(summary.get("total"), "summary.total"); total != "" {
		r.state("duration", total+" s")
	}
	r.leave("figure", "successRate: the share of answers, whatever their status")
}

// percentiles tells an object such as {"p50": 0.01}. With the right option, the
// latencies of answers that are no errors stand beside those of all.
func (r *ohaRun) percentiles(name string, m measure) {
	all := r.root.get(name)
	n := r.answers
	if good := r.root.get(name + "Successful"); good != nil {
		for range slices.Concat(all.list(), r.root.get(name+"NotSuccessful").list()) {
			r.leave("percentile", "also of answers that are errors")
		}
		all, n = good, ""
	}
	if all == nil {
		return
	}
	for i, key := range all.names {
		p := k6Percentile().FindStringSubmatch(key)
		value := r.document.number(all.items[i], name+"."+key)
		if p == nil || value == "" {
			r.leave("figure", "without a value")
			continue
		}
		r.tell(m, percentile(p[1]), value, n)
	}
}

func (r *ohaRun) triple(metric, name string) {
	details := r.root.get("details", name)
	for _, s := range [][2]string{{"mean", "average"}, {"min", "fastest"}, {"max", "slowest"}} {
		if value := r.document.number(details.get(s[1]), strings.Join([]string{"details", name, s[1]}, ".")); value != "" {
			r.tell(duration(metric, "s"), s[0], value, "")
		}
	}
}
