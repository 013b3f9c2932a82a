package formats

import (
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

var heyFormats = []Format{{
	Name: "hey", About: "hey: what it prints",
	Mark:  "Summary: Slowest: Fastest: Average: Requests/sec: secs",
	looks: func(f File) bool { return heyStart().MatchString(string(f.Head())) },
	read:  readHey,
}, {
	Name: "hey-csv", About: "hey -o csv: a line for each request",
	Mark:  "response-time,DNS+dialup,DNS",
	looks: func(f File) bool { return strings.HasPrefix(f.firstLine(), "response-time,DNS+dialup,DNS,") },
	read:  readHeyCSV,
}}

type heyRequest struct {
	Time   string `csv:"response-time"`
	Status string `csv:"status-code"`
}

// readHeyCSV reads the requests that were answered. hey leaves the others out of
// the file: without any answer it has no row.
func readHeyCSV(f File) (Import, error) {
	var a account
	b, err := eachRow(f, f.Data, 1, commas, func(b *book, i int, row heyRequest) {
		a.sample(latency("s"), b.cell(i, "response-time", row.Time), b.errorStatus(i, "status-code", row.Status))
	})
	if err != nil {
		return Import{}, err
	}
	if b.table == nil {
		b.refuse(1, 0, "", "", "no request was answered: hey leaves those without an answer out",
			"see what hey prints without -o csv")
		return b.end()
	}
	b.columns("a part of response-time", "DNS+dialup", "DNS", "Request-write", "Response-delay", "Response-read")
	b.columns("when the request started; the rows are not sorted by it", "offset")
	b.state("resolution of times", "0.0001 s")
	b.state("errors", "at least those in the file: requests without an answer are not in it")
	b.enter(a)
	return b.end()
}

var noError = lazy.Regexp(`^[123][0-9][0-9]$`)

// errorStatus reports whether a cell holds the HTTP status of an error: 400 and
// above, or 0 for no answer.
func (b *book) errorStatus(row int, column, text string) bool {
	if noError().MatchString(text) { // nearly all of a long file
		return false
	}
	return isErrorStatus(b.cell(row, column, text))
}

func isErrorStatus(status string) bool {
	return status != "" && (isZero(status) || !less(status, "400"))
}

var (
	heyStart   = lazy.Regexp(`(?m)^Summary:\r?\n  Total:\s+\S+ secs\r?\n  Slowest:`)
	heyTotal   = lazy.Regexp(`^  (Total|Slowest|Fastest|Average):\s+(\S+) secs$`)
	heyRate    = lazy.Regexp(`^  Requests/sec:\s+(\S+)$`)
	heyData    = lazy.Regexp(`^  (Total data|Size/request):\s+(\d+) bytes$`)
	heyBar     = lazy.Regexp(`^  [\d.]+ \[\d+\]\s*\|■*$`)
	heyPercent = lazy.Regexp(`^  (\d+)%%? in ([\d.]+) secs$`)
	heyPhase   = lazy.Regexp(`^  (DNS\+dialup|DNS-lookup|req write|resp wait|resp read):\s+(\S+) secs, (\S+) secs, (\S+) secs$`)
	heyStatus  = lazy.Regexp(`^  \[(\d+)\]\t(\d+) responses$`)
	heyError   = lazy.Regexp(`^  \[(\d+)\]\t(.*)$`)
)

// A heyRun reads one run. Its rate counts requests whatever became of them, and
// its times all that were answered.
type heyRun struct {
	*book
	account
	line             int // where it starts
	answers, errors  string
	noAnswer, status string
	rated, inErrors  bool
}

func readHey(f File) (Import, error) {
	b := &book{file: f}
	var run *heyRun
	for n, line := range f.lines() {
		line = strings.TrimRight(line, " \t")
		switch {
		case line == "Summary:":
			run.end()
			run = &heyRun{book: b, line: n, answers: "0", noAnswer: "0", status: "0"}
		case line == "":
		case run == nil || !run.read(n, line):
			b.leave("line", "not one of hey's results")
		}
	}
	run.end()
	return b.end()
}

func (r *heyRun) read(n int, line string) bool {
	if m := heyTotal().FindStringSubmatch(line); m != nil {
		r.total(n, m[1], m[2])
	} else if m := heyRate().FindStringSubmatch(line); m != nil {
		r.rated = true
		r.tell(throughput, "rate", r.number(n, "Requests/sec", m[1]), "")
	} else if m := heyData().FindStringSubmatch(line); m != nil {
		if m[1] == "Total data" {
			r.tell(received("B"), "count", r.number(n, m[1], m[2]), "")
		} else {
			r.tell(responseSize("B"), "mean", r.number(n, m[1], m[2]), "")
		}
	} else if heyBar().MatchString(line) {
		r.leave("bar", "of a histogram of the times")
	} else if m := heyPercent().FindStringSubmatch(line); m != nil {
		r.percent(n, m[1], m[2])
	} else if m := heyPhase().FindStringSubmatch(line); m != nil {
		r.phase(n, m[1], m[2:])
	} else {
		return r.outcome(n, line)
	}
	return true
}

func (r *heyRun) total(n int, name, text string) {
	switch {
	case name == "Total":
		r.state("duration", text+" s")
	case text == "NaN": // nothing was answered
		r.tell(latency("s"), "mean", "", "")
	default:
		statistic := map[string]string{"Slowest": "max", "Fastest": "min", "Average": "mean"}[name]
		r.tell(latency("s"), statistic, r.number(n, name, text), "")
	}
}

// percent tells a percentile. Of few requests hey does not know the highest ones,
// and prints them as 0%.
func (r *heyRun) percent(n int, percent, text string) {
	if percent == "0" {
		r.leave("percentile", "not known of so few requests")
		return
	}
	r.tell(latency("s"), percentile(percent), r.number(n, percent+"%", text), "")
}

// heyPhases are the metrics of the parts of a request. The others are part of
// one of them, or too short for hey to see.
var heyPhases = map[string]string{"DNS+dialup": "connect time", "resp wait": "waiting time"}

func (r *heyRun) phase(n int, name string, texts []string) {
	if heyPhases[name] == "" {
		r.leave("line", "a further part of the latency")
		return
	}
	values := make([]string, len(texts))
	for i, text := range texts {
		if text != "NaN" { // nothing was answered
			values[i] = r.number(n, name, text)
		}
	}
	if values[0] != "" && values[1] != "" && less(values[0], values[1]) {
		r.leave("line", "has a mean below its minimum: older versions print the fastest and slowest request there")
		return
	}
	for i, statistic := range []string{"mean", "min", "max"} {
		r.tell(duration(heyPhases[name], "s"), statistic, values[i], "")
	}
}

// outcome reads the counts of answers by status and of errors by what they say.
func (r *heyRun) outcome(n int, line string) bool {
	switch line {
	case "Response time histogram:", "Latency distribution:", "Details (average, fastest, slowest):":
		return true
	case "Status code distribution:", "Error distribution:":
		r.inErrors = line == "Error distribution:"
		return true
	}
	if m := heyStatus().FindStringSubmatch(line); m != nil && !r.inErrors {
		count := r.number(n, m[1], m[2])
		if count == "" {
			return true
		}
		r.answers = plus(r.answers, count)
		if !less(m[1], "400") {
			r.status = plus(r.status, count)
			r.failures("status "+m[1], count)
		}
		return true
	}
	m := heyError().FindStringSubmatch(line)
	if m == nil || !r.inErrors {
		return false
	}
	if count := r.number(n, "errors", m[1]); count != "" {
		r.noAnswer = plus(r.noAnswer, count)
		r.failures(m[2], count)
	}
	return true
}

func (r *heyRun) end() {
	if r == nil {
		return
	}
	if !r.rated {
		r.refuse(r.line, 0, "", "", "the run stops before its result", "let hey finish")
		return
	}
	for n := range r.told {
		if m := r.told[n].Metric; m == "latency" || strings.HasSuffix(m, " time") {
			r.told[n].N = r.answers
		}
	}
	r.tell(requestCount, "count", plus(r.answers, r.noAnswer), "")
	switch {
	case !less(r.status, r.answers):
		r.fail()
	case !isZero(r.status):
		r.mixed("times and rates", r.status)
	}
	if !isZero(r.noAnswer) {
		r.state("throughput", "also counts "+r.noAnswer+" requests without an answer")
	}
	r.state("resolution of times", "0.0001 s")
	r.enter(r.account)
}
