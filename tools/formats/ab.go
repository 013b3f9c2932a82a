package formats

import (
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/table"
)

var abFormats = []Format{{
	Name: "ab", About: "ApacheBench: what it prints",
	Mark: "Concurrency Level: Complete requests: Failed requests:",
	looks: func(f File) bool {
		head := string(f.Head())
		return !abTable().MatchString(head) && strings.Contains(head, "Concurrency Level:") && strings.Contains(head, "Complete requests:")
	},
	read: readAB,
}, {
	Name: "ab-percentiles", About: "ApacheBench -e: a CSV with the time of each percentage",
	Mark:  "Percentage served,Time in ms",
	looks: func(f File) bool { return f.firstLine() == "Percentage served,Time in ms" },
	read:  readABPercentiles,
}, {
	Name: "ab-gnuplot", About: "ApacheBench -g: a tab-separated line for each request",
	Mark:  "starttime seconds ctime dtime ttime wait",
	looks: func(f File) bool { return f.firstLine() == "starttime\tseconds\tctime\tdtime\tttime\twait" },
	read:  readABGnuplot,
}, unwanted("ab-html", "ApacheBench -w: an HTML table", "<th>Concurrency Level:</th>",
	func(f File) bool { return abTable().Match(f.Head()) },
	"the HTML table of ab lacks the percentiles", "run ab without -w, or with -e or -g")}

var abTable = lazy.Regexp(`<th [^>]*>Concurrency Level:`)

type abPercentile struct {
	Percentage string `csv:"Percentage served"`
	Time       string `csv:"Time in ms"`
}

// readABPercentiles reads a curve. ab looks up its last points beyond the end of
// its sorted requests if these are few: such a value is below one before it, or
// above the maximum, and means nothing.
func readABPercentiles(f File) (Import, error) {
	b, rows, err := bookOf[abPercentile](f, table.Dialect{Delimiter: ',', Header: true})
	if err != nil {
		return Import{}, err
	}
	var a account
	reached := "0"
	for i, row := range rows {
		percent, value := b.cell(i, "Percentage served", row.Percentage), b.cell(i, "Time in ms", row.Time)
		last := b.number(b.table.Rows[len(rows)-1].Line, "Time in ms", rows[len(rows)-1].Time)
		if percent == "" || value == "" || last == "" {
			continue
		}
		if less(value, reached) || less(last, value) {
			b.leave("value", "beyond the requests that ab has: it does not fit those around it")
			continue
		}
		reached = value
		a.tell(latency("ms"), percentile(percent), value, "")
	}
	b.enter(a)
	return b.end()
}

type abRequest struct {
	Time string `csv:"ttime"`
}

// readABGnuplot reads the requests that ab sorted by their times.
func readABGnuplot(f File) (Import, error) {
	var a account
	b, err := eachRow(f, f.Data, 1, table.Dialect{Delimiter: '\t', Header: true}, func(b *book, i int, row abRequest) {
		a.sample(latency("ms"), b.cell(i, "ttime", row.Time), false)
	})
	if err != nil || b.table == nil {
		return Import{}, err
	}
	b.columns("when the request started; the rows are sorted by ttime", "starttime", "seconds")
	b.columns("a part of ttime", "ctime", "dtime", "wait")
	b.state("resolution of times", "1 ms")
	b.enter(a)
	return b.end()
}

// An abRun reads one run.
type abRun struct {
	*book
	account
	line              int // where it starts
	scheme            string
	host, port        string
	requests, failed  string
	status, length    string
	received          string
	kinds, percentage bool
}

func readAB(f File) (Import, error) {
	b := &book{file: f}
	var run *abRun
	for n, line := range f.lines() {
		line = strings.TrimRight(line, " \t")
		switch {
		case strings.HasPrefix(line, "Server Software:"):
			run.end()
			run = &abRun{book: b, line: n, scheme: "http", status: "0", length: "0"}
			b.state("server", strings.TrimPrefix(line, "Server Software:"))
		case line == "" || abBanner().MatchString(line):
		case run == nil || !run.read(n, line):
			b.leave("line", "not one of ab's results")
		}
	}
	run.end()
	return b.end()
}

var (
	abBanner  = lazy.Regexp(`^(This is ApacheBench|Copyright 1996|Licensed to The Apache|Benchmarking |Completed |Finished |Connection Times|\s+min +mean|Percentage of the requests)`)
	abField   = lazy.Regexp(`^([A-Z][\w/ -]*):\s+(.*)$`)
	abNumber  = lazy.Regexp(`^([\d.]+)(?: (.*))?$`)
	abPhase   = lazy.Regexp(`^(Connect|Processing|Waiting|Total):\s+(\d+)\s+(\d+)\s+([\d.]+)\s+(\d+)\s+(\d+)$`)
	abShort   = lazy.Regexp(`^(Connect|Processing|Waiting|Total):\s+(\d+)\s+(\d+)\s+(\d+)$`)
	abKinds   = lazy.Regexp(`^\s+\(Connect: (\d+), Receive: (\d+), Length: (\d+), Exceptions: (\d+)\)$`)
	abPercent = lazy.Regexp(`^\s+(\d+)%\s+(\d+)(?: \(longest request\))?$`)
)

// abPhases are the metrics of the connection times.
var abPhases = map[string]string{"Connect": "connect time", "Processing": "processing time", "Waiting": "waiting time", "Total": "latency"}

func (r *abRun) read(n int, line string) bool {
	if m := abPhase().FindStringSubmatch(line); m != nil {
		r.phase(n, m[1], m[2:], "min", "mean", "stddev", "median", "max")
		return true
	}
	if m := abShort().FindStringSubmatch(line); m != nil { // with -S
		r.phase(n, m[1], m[2:], "min", "mean", "max")
		return true
	}
	if m := abKinds().FindStringSubmatch(line); m != nil {
		r.kinds, r.length = true, r.number(n, "Length", m[3])
		for i, kind := range []string{"connect", "receive", "length", "exception"} {
			r.failures(kind, r.number(n, kind, m[i+1]))
		}
		return true
	}
	if m := abPercent().FindStringSubmatch(line); m != nil {
		if statistic := percentile(m[1]); r.knows("latency", statistic) {
			r.leave("value", "the longest request once more")
		} else {
			r.tell(latency("ms"), statistic, r.number(n, "percentage", m[2]), r.requests)
		}
		return true
	}
	m := abField().FindStringSubmatch(line)
	return m != nil && r.field(n, m[1], m[2])
}

func (r *abRun) phase(n int, name string, texts []string, statistics ...string) {
	for i, statistic := range statistics {
		r.tell(duration(abPhases[name], "ms"), statistic, r.number(n, name, texts[i]), r.requests)
	}
}

// field reads a line of the form "Name: number remark".
func (r *abRun) field(n int, name, text string) bool {
	switch name {
	case "Server Hostname":
		r.host = text
		return true
	case "Server Port":
		r.port = text
		return true
	case "Document Path":
		r.about.Subject = r.scheme + "://" + r.host + ":" + r.port + text
		if strings.HasPrefix(text, "http") { // through a proxy
			r.about.Subject = text
		}
		return true
	case "SSL/TLS Protocol":
		r.scheme = "https"
		r.state("protocol", text)
		return true
	case "Document Length":
		r.state("document length", text)
		return true
	}
	m := abNumber().FindStringSubmatch(text)
	return m != nil && r.figure(name, r.number(n, name, m[1]), m[2])
}

func (r *abRun) figure(name, value, remark string) bool {
	switch name {
	case "Concurrency Level":
		r.about.Parameters = []Parameter{{"connections", value}}
	case "Time taken for tests":
		r.state("duration", value+" s")
	case "Complete requests":
		r.requests = value
		r.tell(requestCount, "count", value, "")
	case "Failed requests":
		r.failed = value
	case "Non-2xx responses":
		r.status = value
		r.failures("status", value)
	case "Total transferred":
		r.received = value
		r.tell(received("B"), "count", value, "")
	case "Requests per second":
		r.tell(throughput, "rate", value, "")
	case "Transfer rate":
		if !strings.HasSuffix(remark, "received") {
			return false
		}
		r.tell(transferRate("KiB/s"), "rate", value, "") // of 1,024 bytes
	case "Time per request":
		r.leave("value", "computed from the rate and the connections, not timed")
	case "HTML transferred", "Keep-Alive requests", "Total body sent", "Total of requests", "Write errors":
		r.leave("line", "neither a time nor a rate of answers")
	default:
		return false
	}
	return true
}

// end enters the run into the book. Where not a byte came back, or every request
// ended in an error, ab still prints a rate and times.
func (r *abRun) end() {
	if r == nil {
		return
	}
	if r.requests == "" || r.failed == "" || !r.knows("throughput", "rate") {
		r.refuse(r.line, 0, "", "", "the run stops before its result", "let ab finish; it prints the percentages at its end")
		return
	}
	if !r.kinds {
		r.tell(errorCount, "count", r.failed, "")
	}
	bad := plus(r.status, minus(r.failed, r.length))
	switch {
	case isZero(r.requests) || r.received == "0" || !less(bad, r.requests):
		r.fail()
	case !isZero(bad):
		r.mixed("times and rates", bad)
	}
	r.loaded(r.about.Subject)
	r.state("resolution of times", "1 ms")
	r.enter(r.account)
}
