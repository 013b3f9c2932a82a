package formats

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
)

var sysbench = Format{
	Name:  "sysbench",
	About: "sysbench: what it prints, with --report-interval or the report_csv hook too",
	Mark:  "sysbench … Running the test with following options",
	looks: func(f File) bool {
		return strings.HasPrefix(f.firstLine(), "sysbench ") && strings.Contains(string(f.Head()), "\nRunning the test with following options:")
	},
	read: readSysbench,
}

// A sysbenchLine is a kind of line: each group of the pattern is one statistic.
type sysbenchLine struct {
	pattern  func() *regexp.Regexp
	scenario string // that such a line tells, or ""
	figures  []sysbenchFigure
}

// A sysbenchFigure is what a group of a line means.
type sysbenchFigure struct {
	quantity
	statistic string
}

const sysbenchNumber = `([0-9.]+)`

func sysbenchPattern(text string) func() *regexp.Regexp {
	return lazy.Regexp("^" + strings.ReplaceAll(text, "#", sysbenchNumber) + "$")
}

// The lines of intermediate reports, each over one stretch of the run, and of the
// summary. The percentile that a run asked for stands in the place of p?.
var (
	eventRate   = quantity{"throughput", "events/s", "higher"}
	queryRate   = quantity{"queries", "queries/s", "higher"}
	failureRate = quantity{"errors", "errors/s", "lower"}
	eventTime   = quantity{"latency", "ms", "lower"}
	stretchTime = quantity{"p? latency", "ms", "lower"}

	sysbenchStretches = []sysbenchLine{
		{sysbenchPattern(`\[ \S+s \] thds: \d+ eps: # lat \(ms,[0-9.]+%\): #`), "", []sysbenchFigure{{eventRate, "sample"}, {stretchTime, "sample"}}},
		{sysbenchPattern(`\[ \S+s \] thds: \d+ tps: # qps: # \(r/w/o: \S+\) lat \(ms,[0-9.]+%\): # err/s: # reconn/s: #`), "", []sysbenchFigure{
			{transactionRate, "sample"}, {queryRate, "sample"}, {stretchTime, "sample"}, {failureRate, "sample"},
			{quantity{"reconnects", "connections/s", "lower"}, "sample"}}},
		{sysbenchPattern(`\[ \S+s \] # MiB/sec`), "", []sysbenchFigure{{quantity{"throughput", "MiB/s", "higher"}, "sample"}}},
		{sysbenchPattern(`\[ \S+s \] reads: # MiB/s writes: # MiB/s fsyncs: #/s latency \(ms,[0-9.]+%\): #`), "", []sysbenchFigure{
			{quantity{"read throughput", "MiB/s", "higher"}, "sample"}, {quantity{"write throughput", "MiB/s", "higher"}, "sample"},
			{quantity{"fsyncs", "ops/s", "higher"}, "sample"}, {stretchTime, "sample"}}},
	}
	sysbenchSummary = []sysbenchLine{
		{sysbenchPattern(`events per second:\s+#`), "cpu", []sysbenchFigure{{eventRate, "rate"}}},
		{sysbenchPattern(`events/s \(eps\):\s+#`), "", []sysbenchFigure{{eventRate, "rate"}}}, // from version 1.1
		{sysbenchPattern(`time elapsed:\s+#s`), "", []sysbenchFigure{{quantity{"total time", "s", "none"}, "value"}}},
		{sysbenchPattern(`Total operations: \d+ \(\s*# per second\)`), "memory", []sysbenchFigure{{quantity{"operations", "ops/s", "higher"}, "rate"}}},
		{sysbenchPattern(`[0-9.]+ MiB transferred \(# MiB/sec\)`), "memory", []sysbenchFigure{{quantity{"throughput", "MiB/s", "higher"}, "rate"}}},
		{sysbenchPattern(`reads/s:\s+#`), "file I/O", []sysbenchFigure{{quantity{"reads", "ops/s", "higher"}, "rate"}}},
		{sysbenchPattern(`writes/s:\s+#`), "file I/O", []sysbenchFigure{{quantity{"writes", "ops/s", "higher"}, "rate"}}},
		{sysbenchPattern(`fsyncs/s:\s+#`), "file I/O", []sysbenchFigure{{quantity{"fsyncs", "ops/s", "higher"}, "rate"}}},
		{sysbenchPattern(`read, MiB/s:\s+#`), "file I/O", []sysbenchFigure{{quantity{"read throughput", "MiB/s", "higher"}, "rate"}}},
		{sysbenchPattern(`written, MiB/s:\s+#`), "file I/O", []sysbenchFigure{{quantity{"write throughput", "MiB/s", "higher"}, "rate"}}},
		{sysbenchPattern(`read:\s+#`), "SQL", []sysbenchFigure{{quantity{"read queries", "queries", "none"}, "count"}}},
		{sysbenchPattern(`write:\s+#`), "SQL", []sysbenchFigure{{quantity{"write queries", "queries", "none"}, "count"}}},
		{sysbenchPattern(`other:\s+#`), "SQL", []sysbenchFigure{{quantity{"other queries", "queries", "none"}, "count"}}},
		{sysbenchPattern(`transactions:\s+\d+\s+\(# per sec\.\)`), "SQL", []sysbenchFigure{{transactionRate, "rate"}}},
		{sysbenchPattern(`queries:\s+\d+\s+\(# per sec\.\)`), "SQL", []sysbenchFigure{{queryRate, "rate"}}},
		{sysbenchPattern(`ignored errors:\s+\d+\s+\(# per sec\.\)`), "SQL", []sysbenchFigure{{failureRate, "rate"}}},
		{sysbenchPattern(`reconnects:\s+\d+\s+\(# per sec\.\)`), "SQL", []sysbenchFigure{{quantity{"reconnects", "connections/s", "lower"}, "rate"}}},
		{sysbenchPattern(`total time:\s+#s`), "", []sysbenchFigure{{quantity{"total time", "s", "none"}, "value"}}},
		{sysbenchPattern(`total number of events:\s+#`), "", []sysbenchFigure{{quantity{"events", "events", "none"}, "count"}}},
		{sysbenchPattern(`min:\s+#`), "", []sysbenchFigure{{eventTime, "min"}}},
		{sysbenchPattern(`avg:\s+#`), "", []sysbenchFigure{{eventTime, "mean"}}},
		{sysbenchPattern(`max:\s+#`), "", []sysbenchFigure{{eventTime, "max"}}},
		{sysbenchPattern(`\d+th percentile:\s+#`), "", []sysbenchFigure{{eventTime, "p?"}}},
		{sysbenchPattern(`events \(avg/stddev\):\s+#/#`), "", []sysbenchFigure{
			{quantity{"events per thread", "events", "none"}, "mean"}, {quantity{"events per thread", "events", "none"}, "stddev"}}},
		{sysbenchPattern(`execution time \(avg/stddev\):\s+#/#`), "", []sysbenchFigure{
			{quantity{"time per thread", "s", "none"}, "mean"}, {quantity{"time per thread", "s", "none"}, "stddev"}}},
	}
)

// sysbenchCSV is the line that sysbench.report_csv writes: end of the stretch,
// threads, events, queries, reads, writes and others a second, the percentile of
// latency in milliseconds, errors and reconnects a second.
var (
	sysbenchCSV = sysbenchLine{sysbenchPattern(`\d+,\d+,#,#,#,#,#,#,#,#`), "", []sysbenchFigure{
		{eventRate, "sample"}, {queryRate, "sample"}, {quantity{"read queries", "queries/s", "none"}, "sample"},
		{quantity{"write queries", "queries/s", "none"}, "sample"}, {quantity{"other queries", "queries/s", "none"}, "sample"},
		{stretchTime, "sample"}, {failureRate, "sample"}, {quantity{"reconnects", "connections/s", "lower"}, "sample"}}}

	sysbenchThreads    = lazy.Regexp(`^Number of threads: (\d+)$`)
	sysbenchPercentile = lazy.Regexp(`(?:^(\d+)th percentile:|\(ms,([0-9.]+)%\):)`)
	sysbenchHistogram  = lazy.Regexp(`^[0-9.]+ \|\**\s+\d+$`)
	sysbenchOption     = lazy.Regexp(`^([A-Za-z][A-Za-z/ ]*): (\S.*)$`)
)

// A sysbenchRun reads the output of one run after another.
type sysbenchRun struct {
	file       File
	in         Import
	problems   problem.List
	line       int
	first      int // of the results of the run
	scenario   string
	percentile string
	threads    string
	events     string
	started    bool // the lines of the options are over
}

func readSysbench(f File) (Import, error) {
	r := sysbenchRun{file: f}
	for line, text := range f.lines() {
		if r.line, text = line, strings.TrimSpace(text); text != "" {
			r.read(text)
		}
	}
	r.finish()
	return r.in, r.problems.Err()
}

func (r *sysbenchRun) read(text string) {
	if m := sysbenchPercentile().FindStringSubmatch(text); m != nil {
		r.percentile = m[1] + m[2]
	}
	switch option := sysbenchOption().FindStringSubmatch(text); {
	case strings.HasPrefix(text, "sysbench "):
		r.finish()
		r.in.About = append(r.in.About, Fact{"tool", text})
	case strings.HasPrefix(text, "FATAL: "):
		r.stopped(text)
	case sysbenchThreads().MatchString(text):
		r.threads = sysbenchThreads().FindStringSubmatch(text)[1]
	case text == "Threads started!":
		r.started = true
	case !r.started && option != nil:
		r.in.About = append(r.in.About, Fact{option[1], option[2]})
	case sysbenchHistogram().MatchString(text):
		r.in.leave("histogram line", "a distribution, whose percentile and mean are imported")
	case strings.HasPrefix(text, "sum: ") || strings.HasPrefix(text, "total: "):
		r.in.leave("total", "a sum of the figures above")
	case !r.figures(text):
		r.in.leave("line", "no figure of a run")
	}
}

// stopped reports what made sysbench stop. Each thread says it again.
func (r *sysbenchRun) stopped(text string) {
	if !slices.ContainsFunc(r.problems, func(p problem.Problem) bool { return p.Text == text }) {
		r.problems = append(r.problems, r.file.problem(r.line, 0, text,
			"sysbench stopped: "+strings.TrimPrefix(text, "FATAL: "), "mend this and run it again"))
	}
}

// figures reads a line of figures, and reports whether it is one.
func (r *sysbenchRun) figures(text string) bool {
	lines := sysbenchSummary
	switch {
	case strings.HasPrefix(text, "["):
		lines = sysbenchStretches
	case sysbenchCSV.pattern().MatchString(text):
		lines = []sysbenchLine{sysbenchCSV}
	}
	for _, l := range lines {
		m := l.pattern().FindStringSubmatch(text)
		if m == nil {
			continue
		}
		if l.scenario != "" {
			r.scenario = l.scenario
		}
		for i, figure := range l.figures {
			r.add(figure, m[i+1])
		}
		return true
	}
	return false
}

func (r *sysbenchRun) add(figure sysbenchFigure, text string) {
	value, ok := number(text)
	if !ok {
		r.problems = append(r.problems, r.file.problem(r.line, 0, text, fmt.Sprintf("%q is not a number", text), ""))
		return
	}
	if isZero(value) && (figure.unit == "ms" || figure.statistic == "stddev") {
		r.in.leave("zero", "below what sysbench prints, or not measured")
		return
	}
	if figure.metric == "events" {
		r.events = value
	}
	base := Result{Benchmark: "sysbench", Parameters: []Parameter{{"threads", r.threads}}}
	if figure.quantity == eventTime {
		base.N = r.events
	}
	if strings.HasSuffix(figure.metric, "per thread") {
		base.N = r.threads
	}
	r.in.Results = append(r.in.Results, base.with(figure.quantity, figure.statistic, value))
}

// finish names what only the whole run tells: its kind and its percentile. In a
// run without SQL the report_csv hook counts queries that nobody made.
func (r *sysbenchRun) finish() {
	p := "p" + r.percentile
	if r.percentile == "" {
		p = "percentile"
	}
	kept := r.in.Results[:r.first]
	for _, result := range r.in.Results[r.first:] {
		if r.scenario != "SQL" && result.Unit == "queries/s" && isZero(result.Value) {
			r.in.leave("zero query rate", "the run made none")
			continue
		}
		if r.scenario == "SQL" && result.Metric == "throughput" {
			result.Unit = transactionRate.unit // an event is a transaction there
		}
		result.Scenario = r.scenario
		result.Metric = strings.Replace(result.Metric, "p?", p, 1)
		result.Statistic = strings.Replace(result.Statistic, "p?", p, 1)
		kept = append(kept, result)
	}
	*r = sysbenchRun{file: r.file, in: r.in, problems: r.problems, line: r.line, first: len(kept)}
	r.in.Results = kept
}
