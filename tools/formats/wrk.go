package formats

import (
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

var wrkFormats = []Format{{
	Name: "wrk", About: "wrk and wrk2: what they print, also with --latency",
	Mark:  "Thread Stats Avg Stdev Max",
	looks: func(f File) bool { return wrkStart().MatchString(string(f.Head())) },
	read:  readWrk,
}}

var (
	wrkStart       = lazy.Regexp(`(?m)^Running \S+ test @ (\S+)\r?\n\s+(\d+) threads and (\d+) connections`)
	wrkRunning     = lazy.Regexp(`^Running (\S+) test @ (\S+)$`)
	wrkLoad        = lazy.Regexp(`^\s*(\d+) threads and (\d+) connections$`)
	wrkStats       = lazy.Regexp(`^\s*Latency\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)$`)
	wrkPercentile  = lazy.Regexp(`^\s*(\d+(?:\.\d+)?)%\s+(\S+)$`)
	wrkFooter      = lazy.Regexp(`^#\[(\w+)\s*=\s*([\d.]+), ([\w ]+?)\s*=\s*([\d.]+)\]$`)
	wrkTotals      = lazy.Regexp(`^\s*(\d+) requests in (\S+), ([\d.]+)([KMGT]?)B read$`)
	wrkSocket      = lazy.Regexp(`^\s*Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)$`)
	wrkRefused     = lazy.Regexp(`^\s*Non-2xx or 3xx responses: (\d+)$`)
	wrkRate        = lazy.Regexp(`^Requests/sec:\s+(\S+)$`)
	wrkTransfer    = lazy.Regexp(`^Transfer/sec:\s+([\d.]+)([KMGT]?)B$`)
	wrkTime        = lazy.Regexp(`^([\d.]+)(us|ms|s|m|h)$`)
	wrkUncorrected = "HdrHistogram - Uncorrected Latency"
)

// A wrkRun reads one run. Its latency is that of the section it stands in: wrk2
// also tells the latency without the time that a request waited to be sent.
type wrkRun struct {
	*book
	account
	line          int // where it starts
	latency       string
	steps         []step
	requests, bad string
	rated         bool
}

func readWrk(f File) (Import, error) {
	b := &book{file: f}
	var run *wrkRun
	for n, line := range f.lines() {
		line = strings.TrimRight(line, " \t")
		if m := wrkRunning().FindStringSubmatch(line); m != nil {
			run.end()
			run = &wrkRun{book: b, line: n, latency: "latency", bad: "0", account: account{about: Result{Subject: m[2]}}}
			b.loaded(m[2])
			b.state("duration", m[1])
			continue
		}
		switch {
		case line == "":
		case run == nil:
			b.leave("line", "stands before the first run")
		case !run.read(n, line):
			b.leave("line", "not one of wrk, such as the output of a script")
		}
	}
	run.end()
	return b.end()
}

// read reads a line and reports whether it is one of wrk.
func (r *wrkRun) read(n int, line string) bool {
	if s, ok := stepOf(n, line); ok {
		r.steps = append(r.steps, s)
		return true
	}
	switch text := strings.TrimSpace(line); {
	case strings.HasPrefix(text, "Latency Distribution"):
		if strings.Contains(text, wrkUncorrected) {
			r.latency = "uncorrected latency"
		}
	case strings.HasPrefix(text, "Thread Stats"), strings.HasPrefix(text, "Detailed Percentile"),
		strings.HasPrefix(text, "Value "), strings.HasPrefix(text, "-----"):
	case strings.HasPrefix(text, "Req/Sec"):
		r.leave("line", "the rate of one thread")
	case strings.HasPrefix(text, "Thread calibration:"), strings.HasPrefix(text, "#[Buckets"), strings.HasPrefix(text, "Initialised "):
		r.leave("line", "how the tool set itself up")
	default:
		return r.latencies(n, line) || r.totals(n, line)
	}
	return true
}

func (r *wrkRun) latencies(n int, line string) bool {
	if m := wrkStats().FindStringSubmatch(line); m != nil {
		r.time(n, "mean", m[1])
		r.time(n, "stddev", m[2])
		r.time(n, "max", m[3])
		r.leave("value", "the share of requests within a standard deviation")
		return true
	}
	if m := wrkPercentile().FindStringSubmatch(line); m != nil {
		r.time(n, percentile(m[1]), m[2])
		return true
	}
	m := wrkFooter().FindStringSubmatch(line)
	if m == nil {
		return false
	}
	r.histogram(&r.account, duration(r.latency, "ms"), r.steps)
	r.steps = nil
	for i := 1; i < len(m); i += 2 {
		switch m[i] {
		case "Mean":
			r.time(n, "mean", m[i+1]+"ms")
		case "StdDeviation":
			r.time(n, "stddev", m[i+1]+"ms")
		case "Max":
			r.time(n, "max", m[i+1]+"ms")
		default:
			r.leave("value", "the size of a histogram")
		}
	}
	return true
}

// time tells a latency, if it was not told before with other digits.
func (r *wrkRun) time(n int, statistic, text string) {
	m := wrkTime().FindStringSubmatch(text)
	switch {
	case m == nil && strings.Contains(text, "nan"):
		r.leave("value", "not a number: too few requests")
	case m == nil:
		r.refuse(n, 0, r.latency, text, `"`+text+`" is not a time`, "")
	case r.knows(r.latency, statistic):
		r.leave("value", "a statistic that stands above")
	default:
		unit := m[2]
		if unit == "m" {
			unit = "min"
		}
		r.tell(duration(r.latency, unit), statistic, r.number(n, r.latency, m[1]), "")
	}
}

// binary are the units of wrk: its K is 1,024.
var binary = map[string]string{"": "B", "K": "KiB", "M": "MiB", "G": "GiB", "T": "TiB"}

func (r *wrkRun) totals(n int, line string) bool {
	if m := wrkLoad().FindStringSubmatch(line); m != nil {
		r.about.Parameters = []Parameter{{"connections", m[2]}, {"threads", m[1]}}
	} else if m := wrkTotals().FindStringSubmatch(line); m != nil {
		r.requests = r.number(n, "requests", m[1])
		r.tell(requestCount, "count", r.requests, "")
		r.tell(received(binary[m[4]]), "count", r.number(n, "read", m[3]), "")
	} else if m := wrkSocket().FindStringSubmatch(line); m != nil {
		for i, kind := range []string{"connect", "read", "write", "timeout"} {
			r.failures(kind, r.number(n, "Socket errors", m[i+1]))
		}
	} else if m := wrkRefused().FindStringSubmatch(line); m != nil {
		r.bad = r.number(n, "responses", m[1])
		r.failures("status", r.bad)
	} else if m := wrkRate().FindStringSubmatch(line); m != nil {
		r.rated = true
		r.tell(throughput, "rate", r.number(n, "Requests/sec", m[1]), "")
	} else if m := wrkTransfer().FindStringSubmatch(line); m != nil {
		r.tell(transferRate(binary[m[2]]+"/s"), "rate", r.number(n, "Transfer/sec", m[1]), "")
	} else {
		return false
	}
	return true
}

// end enters the run into the book. All answers of a run may be errors: wrk gives
// their rate and latency like any other.
func (r *wrkRun) end() {
	switch {
	case r == nil:
		return
	case !r.rated || r.requests == "":
		r.refuse(r.line, 0, "", "", "the run stops before its result", "let wrk finish; it prints Requests/sec at its end")
		return
	case isZero(r.requests) || r.requests == r.bad:
		r.fail()
	case !isZero(r.bad):
		r.mixed("times and rates", r.bad)
	}
	r.enter(r.account)
}
