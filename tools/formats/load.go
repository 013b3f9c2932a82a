package formats

import "slices"

// load are the formats of tools that put a server under load.
var load = slices.Concat(abFormats, artilleryFormats, autocannonFormats, gatlingFormats, heyFormats, jmeterFormats, k6Formats, locustFormats, ohaFormats, vegetaFormats, wrkFormats)

// A measure is a quantity that load tools tell. The vocabulary of metrics stands
// in content/docs/import.md.
type measure struct {
	quantity
	// attempts says that the figure is about requests whatever became of them, so
	// that it stands where every one of them failed.
	attempts bool
}

// of is a quantity of requests that were answered, and whatever of all requests.
func of(metric, unit, better string) measure { return measure{quantity{metric, unit, better}, false} }

func whatever(metric, unit, better string) measure {
	return measure{quantity{metric, unit, better}, true}
}

var (
	throughput      = of("throughput", "req/s", "higher")
	requestRate     = whatever("request rate", "req/s", "none")
	requestCount    = whatever("requests", "req", "none")
	requestsSent    = whatever("requests sent", "req", "none")
	errorCount      = whatever("errors", "errors", "lower")
	errorShare      = whatever("error rate", "%", "lower")
	errorThroughput = whatever("error throughput", "errors/s", "lower")
)

// latency is the time from the start of a request to the end of its answer.
func latency(unit string) measure { return duration("latency", unit) }

// duration is a part of the latency, or another time.
func duration(metric, unit string) measure { return of(metric, unit, "lower") }

// transferRate is what was received a second, and sendRate what was sent.
func transferRate(unit string) measure { return of("transfer rate", unit, "higher") }

func sendRate(unit string) measure { return whatever("send rate", unit, "none") }

// received is all that was received, and sent all that was sent.
func received(unit string) measure { return whatever("data received", unit, "none") }

func sent(unit string) measure { return whatever("data sent", unit, "none") }

// responseSize is what an answer weighs.
func responseSize(unit string) measure { return of("response size", unit, "none") }

// requestSize is what a request weighs.
func requestSize(unit string) measure { return whatever("request size", unit, "none") }

// An account collects what a file says about one subject.
type account struct {
	about Result // what all of its results share
	told  []Result
	// outcomes are the results told, by index, that are about answered requests.
	outcomes []int
}

// tell adds a statistic, with the number of observations behind it where one is
// known.
func (a *account) tell(m measure, statistic, value, n string) {
	r := a.about.with(m.quantity, statistic, value)
	r.N = n
	if !m.attempts {
		a.outcomes = append(a.outcomes, len(a.told))
	}
	a.told = append(a.told, r)
}

// knows reports whether a statistic was told.
func (a *account) knows(metric, statistic string) bool {
	return slices.ContainsFunc(a.told, func(r Result) bool { return r.Metric == metric && r.Statistic == statistic })
}

// sample adds one observation; one that failed has no value.
func (a *account) sample(m measure, value string, failed bool) {
	r := a.about.with(m.quantity, "sample", value)
	if failed {
		r = a.about.failed(m.quantity, "sample")
	}
	a.told = append(a.told, r)
}

// failures adds a count of errors of one kind.
func (a *account) failures(kind, count string) {
	a.tell(errorCount, "count", count, "")
	r := &a.told[len(a.told)-1]
	r.Parameters = slices.Concat(r.Parameters, []Parameter{{"error", kind}})
}

// fail takes back all times and rates: no request succeeded, so that they are of
// failures. They become failed results without value.
func (a *account) fail() { a.takeBack(Result.failed) }

// skip takes them back since there was no request at all.
func (a *account) skip() { a.takeBack(Result.skipped) }

func (a *account) takeBack(as func(Result, quantity, string) Result) {
	for _, n := range a.outcomes {
		r := &a.told[n]
		*r = as(*r, quantity{r.Metric, r.Unit, r.Better}, r.Statistic)
	}
}
