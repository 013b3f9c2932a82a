package formats

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/table"
)

var vegetaFormats = []Format{{
	Name: "vegeta-csv", About: "vegeta encode --to csv: a line for each request, without header",
	Mark:  "",
	looks: func(f File) bool { return vegetaStart().MatchString(f.firstLine()) },
	read:  readVegetaCSV,
}, {
	Name: "vegeta-json-lines", About: "vegeta encode, which writes JSON by itself: a line for each request",
	Mark:  `{"attack": "seq": "latency":`,
	looks: isVegetaLines,
	read:  readVegetaLines,
}, {
	Name: "vegeta-json", About: "vegeta report -type=json",
	Mark:  `"latencies" "bytes_in" "bytes_out" "throughput" "success" "status_codes"`,
	looks: func(f File) bool { return f.has("latencies", "bytes_in", "success", "status_codes") },
	read:  readVegetaJSON,
}, {
	Name: "vegeta-text", About: "vegeta report: what it prints",
	Mark:  "Requests [total, rate, throughput]",
	looks: func(f File) bool { return vegetaReport().Match(f.Head()) },
	read:  readVegetaText,
}, {
	Name: "vegeta-hdrplot", About: "vegeta report -type=hdrplot: percentiles of the latency",
	Mark:  "Value(ms) Percentile TotalCount 1/(1-Percentile)",
	looks: func(f File) bool { return vegetaPlot().MatchString(f.firstLine()) },
	read:  readVegetaPlot,
}, unwanted("vegeta-hist", "vegeta report -type=hist: a histogram", "Bucket # % Histogram",
	func(f File) bool { return vegetaHistogram().MatchString(f.firstLine()) },
	"a histogram counts requests and times none of them", "run vegeta report with -type=json or -type=hdrplot")}

var (
	vegetaStart     = lazy.Regexp(`^\d{19},\d{1,3},\d+,\d+,\d+,`)
	vegetaPlot      = lazy.Regexp(`^Value\(ms\)\s+Percentile\s+TotalCount\s+1/\(1-Percentile\)$`)
	vegetaHistogram = lazy.Regexp(`^Bucket\s+#\s+%\s+Histogram$`)
)

// A vegetaRequest has no header: its columns are numbered.
type vegetaRequest struct {
	Status  string `csv:"field2"`
	Latency string `csv:"field3"`
	Error   string `csv:"field6"`
	Attack  string `csv:"field8"`
	Method  string `csv:"field10"`
	URL     string `csv:"field11"`
}

func readVegetaCSV(f File) (Import, error) {
	var a account
	b, err := eachRow(f, f.Data, 1, table.Dialect{Delimiter: ',', Quote: '"'}, func(b *book, i int, row vegetaRequest) {
		a.about = Result{Scenario: row.Attack, Subject: strings.TrimSpace(row.Method + " " + row.URL)}
		failed := b.errorStatus(i, "field2", row.Status)
		a.sample(latency("ns"), b.cell(i, "field3", row.Latency), failed || row.Error != "")
	})
	if err != nil || b.table == nil {
		return Import{}, err
	}
	const columns = 12
	if has := len(b.table.Schema.Fields); has != columns {
		b.problems = nil
		b.refuse(1, 0, "", "", "has "+count(has, "column")+", vegeta writes 12", "encode the attack with vegeta 12")
		return b.end()
	}
	b.leaveOut(LeftOut{5, "column", "bytes out, bytes in, error, body, headers: no time of a request"})
	b.leaveOut(LeftOut{2, "column", "time, sequence: when the request started; the rows are not sorted by it"})
	b.Addressed = true
	b.enter(a)
	return b.end()
}

// A vegetaResult is a report as JSON. Its times are nanoseconds.
type vegetaResult struct {
	Latencies   map[string]json.Number
	BytesIn     map[string]json.Number `json:"bytes_in"`
	BytesOut    map[string]json.Number `json:"bytes_out"`
	Earliest    string
	Duration    json.Number
	Requests    json.Number
	Rate        json.Number
	Throughput  json.Number
	Success     json.Number
	StatusCodes map[string]json.Number `json:"status_codes"`
	Errors      []string
}

func readVegetaJSON(f File) (Import, error) {
	var run vegetaResult
	if err := f.decode(&run); err != nil {
		return Import{}, err
	}
	b := &book{file: f}
	r := vegetaRun{book: b, requests: b.member("requests", run.Requests)}
	r.tell(requestCount, "count", r.requests, "")
	r.tell(requestRate, "rate", b.member("rate", run.Rate), "")
	r.tell(throughput, "rate", b.member("throughput", run.Throughput), "")
	for _, key := range []string{"min", "mean", "50th", "90th", "95th", "99th", "max"} {
		if value, ok := run.Latencies[key]; ok { // older versions know fewer
			r.tell(latency("ns"), vegetaStatistic(key), b.member("latencies."+key, value), r.requests)
		}
	}
	b.leave("member", "latencies.total: the sum of all times")
	r.bytes(b.member("bytes_in.total", run.BytesIn["total"]), b.member("bytes_in.mean", run.BytesIn["mean"]),
		b.member("bytes_out.total", run.BytesOut["total"]), b.member("bytes_out.mean", run.BytesOut["mean"]))
	r.success = b.member("success", run.Success)
	for _, code := range slices.Sorted(maps.Keys(run.StatusCodes)) {
		r.code(0, code, b.member("status_codes."+code, run.StatusCodes[code]))
	}
	for range run.Errors {
		b.leave("message", "of an error, without a count")
	}
	b.state("start", run.Earliest)
	b.state("duration", run.Duration.String()+" ns")
	r.end()
	return b.end()
}

// vegetaStatistic returns the statistic of "50th", "50" or "mean"; "" of another key.
func vegetaStatistic(key string) string {
	switch {
	case key == "min" || key == "mean" || key == "max":
		return key
	case vegetaPercent().MatchString(key):
		return percentile(strings.TrimSuffix(key, "th"))
	}
	return ""
}

var vegetaPercent = lazy.Regexp(`^\d{1,2}(\.\d+)?(th)?$`)

// A vegetaRun is what one report says.
type vegetaRun struct {
	*book
	account
	line              int // where it starts
	requests, success string
	bad               string // requests that failed; "" if none did
}

func (r *vegetaRun) bytes(in, inMean, out, outMean string) {
	r.tell(received("B"), "count", in, "")
	r.tell(responseSize("B"), "mean", inMean, r.requests)
	r.tell(sent("B"), "count", out, "")
	r.tell(requestSize("B"), "mean", outMean, r.requests)
}

// code tells the requests of a status that is an error; 0 is no answer.
func (r *vegetaRun) code(line int, code, count string) {
	status := r.number(line, "status", code)
	switch {
	case status == "" || count == "":
		return
	case isZero(status):
		r.failures("no answer", count)
	case !less(status, "400"):
		r.failures("status "+status, count)
	default:
		return
	}
	r.bad = plus(orZero(r.bad), count)
}

// end tells the share of errors, and takes the times back where there is nothing
// else.
func (r *vegetaRun) end() {
	if r.success == "" || r.requests == "" {
		return
	}
	r.tell(errorShare, "rate", times(minus("1", r.success), "100"), r.requests)
	switch {
	case isZero(r.success):
		r.fail()
	case r.bad != "":
		r.mixed("times", r.bad)
	}
	r.enter(r.account)
}

func readVegetaPlot(f File) (Import, error) {
	b := &book{file: f}
	var steps []step
	for n, line := range f.lines() {
		s, ok := stepOf(n, line)
		switch {
		case ok:
			steps = append(steps, s)
		case strings.TrimSpace(line) != "" && !vegetaPlot().MatchString(strings.TrimSpace(line)):
			b.refuse(n, 0, "", line, "is no line of a percentile plot", "")
		}
	}
	var a account
	b.histogram(&a, latency("ms"), steps)
	b.enter(a)
	return b.end()
}
