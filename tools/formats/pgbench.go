package formats

import (
	"regexp"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
)

var pgbenchReport = Format{
	Name:  "pgbench",
	About: "pgbench: the report it prints at the end",
	Mark:  "transaction type: … number of clients: … tps =",
	looks: func(f File) bool {
		head := string(f.Head())
		return strings.Contains(head, "transaction type: ") && strings.Contains(head, "\nscaling factor: ") && strings.Contains(head, "\ntps = ")
	},
	read: readPgbench,
}

var (
	transactionRate    = quantity{"throughput", "transactions/s", "higher"}
	transactionLatency = quantity{"latency", "ms", "lower"}
	connectionTime     = quantity{"connection time", "ms", "lower"}
	scheduleLag        = quantity{"schedule lag", "ms", "lower"}
)

// pgbenchCounts are the lines that count transactions, as "157 (45.376%)" or
// "11/801 (1.373%)". The share is the same figure again.
var pgbenchCounts = []struct {
	line func() *regexp.Regexp
	quantity
}{
	{lazy.Regexp(`^number of transactions actually processed: (\d+)`), quantity{"transactions", "transactions", "none"}},
	{lazy.Regexp(`^(\d+) transactions \(`), quantity{"transactions", "transactions", "none"}},
	{lazy.Regexp(`^number of failed transactions: (\d+)`), quantity{"failed transactions", "transactions", "lower"}},
	{lazy.Regexp(`^number of serialization failures: (\d+)`), quantity{"serialization failures", "transactions", "lower"}},
	{lazy.Regexp(`^number of deadlock failures: (\d+)`), quantity{"deadlock failures", "transactions", "lower"}},
	{lazy.Regexp(`^number of other failures: (\d+)`), quantity{"other failures", "transactions", "lower"}},
	{lazy.Regexp(`^number of transactions retried: (\d+)`), quantity{"retried transactions", "transactions", "lower"}},
	{lazy.Regexp(`^total number of retries: (\d+)`), quantity{"retries", "transactions", "lower"}},
	{lazy.Regexp(`^number of transactions skipped: (\d+)`), quantity{"skipped transactions", "transactions", "lower"}},
	{lazy.Regexp(`^number of transactions above the .* latency limit: (\d+)`), quantity{"late transactions", "transactions", "lower"}},
}

var (
	pgbenchVersion  = lazy.Regexp(`^pgbench \((\S+)(?: \(.*?\))?(?:, server (\S+).*)?\)$`)
	pgbenchLatency  = lazy.Regexp(`^latency (average|stddev) = (\S+) ms(.*)`)
	pgbenchConnect  = lazy.Regexp(`^(?:initial|average) connection time = (\S+) ms`)
	pgbenchLag      = lazy.Regexp(`^rate limit schedule lag: avg (\S+) \(max (\S+)\) ms`)
	pgbenchRate     = lazy.Regexp(`^tps = (\S+) \((.*)\)$`)
	pgbenchPart     = lazy.Regexp(`^\d+ transactions \(.*, tps = (\S+)\)$`)
	pgbenchProgress = lazy.Regexp(`^progress: (\S+) s, (\S+) tps, lat `)
	pgbenchStep     = lazy.Regexp(`^\s+(\d+\.\d+)\s+(?:(\d+)\s+)?(\S.*)$`)
)

// A pgbenchRun reads reports line by line. Versions to 14 print both rates, with
// and without the time for connecting; the second is the one that later ones give.
type pgbenchRun struct {
	file     File
	in       Import
	problems problem.List
	line     int
	subject  string
	base     Result // of the report or script that the lines belong to
	steps    bool   // the lines of statement latencies have begun
	n        string // transactions that were finished
	progress []string
}

func readPgbench(f File) (Import, error) {
	r := pgbenchRun{file: f}
	for line, text := range f.lines() {
		r.line = line
		if strings.TrimSpace(text) != "" {
			r.read(text)
		}
	}
	r.base = Result{Benchmark: "pgbench", Subject: r.subject}
	r.flush()
	r.in.Addressed = true
	return r.in, r.problems.Err()
}

func (r *pgbenchRun) read(text string) {
	if step := pgbenchStep().FindStringSubmatch(text); r.steps && step != nil {
		r.step(step)
		return
	}
	text = strings.TrimPrefix(text, " - ")
	name, value, pair := strings.Cut(text, ": ")
	switch {
	case pgbenchVersion().MatchString(text):
		r.version(text)
	case pair && r.setting(name, value):
	case pgbenchProgress().MatchString(text):
		r.progress = append(r.progress, pgbenchProgress().FindStringSubmatch(text)[2])
		r.in.leave("latency in a progress line", "a mean over transactions that are not counted")
	case strings.HasPrefix(text, "statement latencies in milliseconds"):
		r.steps = true
	case r.figure(text):
	case r.count(text):
	default:
		r.in.leave("line", "no figure of a run")
	}
}

func (r *pgbenchRun) version(text string) {
	m := pgbenchVersion().FindStringSubmatch(text)
	r.in.About = append(r.in.About, Fact{"tool", text})
	r.subject = "PostgreSQL " + m[1]
	if m[2] != "" {
		r.subject = "PostgreSQL " + m[2]
	}
}

// pgbenchSettings are the settings that tell runs apart, by the line that states
// them; the others are facts about the run.
var pgbenchSettings = map[string]string{
	"scaling factor": "scale", "query mode": "query mode", "number of clients": "clients", "number of threads": "threads",
}

// setting reads a line that says how the run was made, and reports whether it is
// one. A transaction type begins a report, an SQL script a part of one.
func (r *pgbenchRun) setting(name, value string) bool {
	value = strings.Trim(value, "<>")
	parameter, known := pgbenchSettings[name]
	switch {
	case name == "transaction type":
		r.base = Result{Benchmark: "pgbench", Subject: r.subject, Scenario: strings.TrimPrefix(value, "builtin: ")}
		r.steps, r.n = false, ""
	case strings.HasPrefix(name, "SQL script "):
		r.base.Scenario = strings.TrimPrefix(value, "builtin: ")
		r.steps, r.n = false, ""
	case known:
		r.base.Parameters = append(r.base.Parameters[:len(r.base.Parameters):len(r.base.Parameters)], Parameter{parameter, value})
	case name == "duration", name == "weight", name == "number of transactions per client", name == "partition method", name == "partitions",
		strings.HasPrefix(name, "maximum number of tries"), strings.HasPrefix(name, "maximum time of tries"):
		r.in.About = append(r.in.About, Fact{name, value})
	default:
		return false
	}
	return true
}

// figure reads a line of a rate or a time.
func (r *pgbenchRun) figure(text string) bool {
	if m := pgbenchLatency().FindStringSubmatch(text); m != nil {
		statistic := map[string]string{"average": "mean", "stddev": "stddev"}[m[1]]
		n := r.n
		if m[3] != "" { // failed transactions count in it, so what it is over is unknown
			n = ""
		}
		r.measured(r.base, transactionLatency, statistic, m[2], n)
	} else if m := pgbenchConnect().FindStringSubmatch(text); m != nil {
		r.add(r.base, connectionTime, "mean", m[1])
	} else if m := pgbenchLag().FindStringSubmatch(text); m != nil {
		r.measured(r.base, scheduleLag, "mean", m[1], r.n)
		r.measured(r.base, scheduleLag, "max", m[2], r.n)
	} else if m := pgbenchRate().FindStringSubmatch(text); m != nil {
		if m[2] == "including connections establishing" {
			r.in.leave("rate", "it includes the time for connecting; the one without it is imported")
			return true
		}
		r.rate(m[1])
	} else {
		return false
	}
	return true
}

// rate adds the throughput; a run that finished no transaction has none.
func (r *pgbenchRun) rate(value string) {
	r.flush()
	if r.n == "0" {
		r.in.Results = append(r.in.Results, r.base.failed(transactionRate, "rate"))
		return
	}
	r.add(r.base, transactionRate, "rate", value)
}

func (r *pgbenchRun) count(text string) bool {
	for _, c := range pgbenchCounts {
		m := c.line().FindStringSubmatch(text)
		if m == nil {
			continue
		}
		if c.metric == "transactions" {
			r.n = m[1]
		}
		r.add(r.base, c.quantity, "count", m[1])
		if part := pgbenchPart().FindStringSubmatch(text); part != nil {
			r.rate(part[1])
		}
		return true
	}
	return false
}

// step adds the mean latency of a statement and the failures it met.
func (r *pgbenchRun) step(m []string) {
	base := r.base
	base.Parameters = append(base.Parameters[:len(base.Parameters):len(base.Parameters)], Parameter{"statement", m[3]})
	r.add(base, quantity{"statement latency", "ms", "lower"}, "mean", m[1])
	if m[2] != "" {
		r.add(base, quantity{"statement failures", "transactions", "lower"}, "count", m[2])
	}
}

// flush adds the throughput in the stretches that pgbench -P reports, which stand
// before the report they belong to.
func (r *pgbenchRun) flush() {
	for _, rate := range r.progress {
		r.add(r.base, transactionRate, "sample", rate)
	}
	r.progress = nil
}

// measured adds a statistic over n transactions of the run, if there were any.
func (r *pgbenchRun) measured(base Result, q quantity, statistic, value, n string) {
	base.N = n
	if r.n == "0" {
		r.in.Results = append(r.in.Results, base.failed(q, statistic))
		return
	}
	r.add(base, q, statistic, value)
}

func (r *pgbenchRun) add(base Result, q quantity, statistic, text string) {
	value, ok := number(text)
	if !ok {
		r.problems = append(r.problems, r.file.problem(r.line, 0, text, `"`+text+`" is not a number`, ""))
		return
	}
	r.in.Results = append(r.in.Results, base.with(q, statistic, value))
}
