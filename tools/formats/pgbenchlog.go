package formats

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
)

var pgbenchLog = Format{
	Name:  "pgbench-log",
	About: "pgbench -l: one line a transaction",
	read:  readPgbenchLog,
}

var pgbenchAggregateLog = Format{
	Name:  "pgbench-aggregate-log",
	About: "pgbench -l --aggregate-interval: one line a stretch of time",
	read:  readPgbenchAggregateLog,
}

// pgbenchTime and pgbenchLag are in microseconds in a log, milliseconds in a report.
var (
	pgbenchTime    = quantity{"latency", "us", "lower"}
	pgbenchLogLag  = quantity{"schedule lag", "us", "lower"}
	pgbenchOutcome = map[string]string{"skipped": "skipped", "failed": "failed", "serialization": "failed", "deadlock": "failed", "other": "failed"}
)

// readPgbenchLog reads "client transaction time script second microsecond", then
// the schedule lag with -R and the retries with --max-tries. The time is a word
// for a transaction that was skipped or failed.
func readPgbenchLog(f File) (Import, error) {
	in := Import{}
	var problems problem.List
	for line, text := range f.lines() {
		fields := strings.Fields(text)
		if len(fields) == 0 {
			continue
		}
		if len(fields) < 6 || len(fields) > 8 {
			problems = append(problems, f.problem(line, 0, text, fmt.Sprintf("has %d values; a line of pgbench -l has 6 to 8", len(fields)),
				"a log with --aggregate-interval is read with --from pgbench-aggregate-log"))
			continue
		}
		r := Result{Benchmark: "pgbench", Scenario: "script " + fields[3]}
		status, worded := pgbenchOutcome[fields[2]]
		time, ok := number(fields[2])
		switch {
		case status == "skipped":
			in.Results = append(in.Results, r.skipped(pgbenchTime, "sample"))
		case worded:
			in.Results = append(in.Results, r.failed(pgbenchTime, "sample"))
		case !ok:
			problems = append(problems, f.problem(line, 0, fields[2], fmt.Sprintf("%q is neither a time nor an outcome", fields[2]), "the third value is in microseconds, skipped or failed"))
		default:
			in.Results = append(in.Results, r.with(pgbenchTime, "sample", time))
		}
		in.pgbenchRest(r, fields[6:], !worded)
	}
	in.leaveOut(LeftOut{4, "column", "client, number and time of each transaction"})
	return in, problems.Err()
}

// pgbenchRest reads what may follow in a line. One value alone may be either, and
// a transaction that was not measured has a lag of 0 that is none.
func (i *Import) pgbenchRest(r Result, rest []string, measured bool) {
	switch len(rest) {
	case 1:
		i.leave("seventh value", "the lag with -R or the retries with --max-tries: the file does not say which")
	case 2:
		if lag, ok := number(rest[0]); ok && measured {
			i.Results = append(i.Results, r.with(pgbenchLogLag, "sample", lag))
		}
		i.leave("retry count", "it belongs to one transaction")
	}
}

// An aggregate is a line of an aggregate log: the start of the stretch in seconds
// of the epoch, transactions, sum and sum of squares of their latencies, least and
// greatest, then with -R the same four of the lag, then with -L the transactions
// skipped. From version 15 on all stand in each line, and after them transactions
// retried, retries, serialization failures and deadlocks. Times are microseconds.
type aggregate struct {
	values []string
	parsed []float64
}

// pgbenchAggregates are the widths that versions of pgbench write.
var pgbenchAggregates = map[int]bool{6: true, 10: true, 11: true, 15: true}

func readPgbenchAggregateLog(f File) (Import, error) {
	in := Import{}
	var problems problem.List
	for line, text := range f.lines() {
		fields := strings.Fields(text)
		if len(fields) == 0 {
			continue
		}
		a, err := newAggregate(fields)
		if err != nil {
			problems = append(problems, f.problem(line, 0, text, err.Error(), "a log without --aggregate-interval is read with --from pgbench-log"))
			continue
		}
		in.Results = append(in.Results, a.results()...)
	}
	return in, problems.Err()
}

func newAggregate(fields []string) (aggregate, error) {
	a := aggregate{}
	if !pgbenchAggregates[len(fields)] {
		return a, fmt.Errorf("has %d values; an aggregate line of pgbench has 6, 10, 11 or 15", len(fields))
	}
	for _, field := range fields {
		text, ok := number(field)
		v, err := strconv.ParseFloat(text, 64)
		if !ok || err != nil || v < 0 {
			return a, fmt.Errorf("%q is not a count or a sum", field)
		}
		a.values, a.parsed = append(a.values, text), append(a.parsed, v)
	}
	return a, nil
}

// timed returns how many transactions the sums are over: to version 14 those
// skipped count among the transactions without having a latency.
func (a aggregate) timed() float64 {
	if len(a.values) == 11 {
		return a.parsed[1] - a.parsed[10]
	}
	return a.parsed[1]
}

func (a aggregate) results() []Result {
	r := Result{Benchmark: "pgbench", Parameters: []Parameter{{"interval start", a.values[0]}}}
	count := quantity{"transactions", "transactions", "none"}
	results := append([]Result{r.with(count, "count", a.values[1])}, a.spread(r, pgbenchTime, 2)...)
	if len(a.values) >= 10 && a.parsed[6] > 0 { // without -R the lags are all zero
		results = append(results, a.spread(r, pgbenchLogLag, 6)...)
	}
	for i, name := range []string{"skipped transactions", "retried transactions", "retries", "serialization failures", "deadlock failures"} {
		if 10+i < len(a.values) {
			results = append(results, r.with(quantity{name, "transactions", "lower"}, "count", a.values[10+i]))
		}
	}
	return results
}

// spread returns mean, standard deviation, least and greatest of the four values
// from one on: the mean is the sum over the count, and the deviation the root of
// the mean square less the square of the mean, as pgbench itself reports them.
func (a aggregate) spread(r Result, q quantity, from int) []Result {
	n := a.timed()
	if n <= 0 {
		return []Result{r.failed(q, "mean")}
	}
	r.N = strconv.FormatFloat(n, 'f', -1, 64)
	mean := a.parsed[from] / n
	deviation := math.Sqrt(max(a.parsed[from+1]/n-mean*mean, 0))
	return []Result{
		r.with(q, "mean", strconv.FormatFloat(mean, 'f', 3, 64)),
		r.with(q, "stddev", strconv.FormatFloat(deviation, 'f', 3, 64)),
		r.with(q, "min", a.values[from+2]),
		r.with(q, "max", a.values[from+3]),
	}
}
