package formats

// A quantity is what can be measured: a metric with its unit and direction.
type quantity struct{ metric, unit, better string }

// with returns the result with a statistic of a quantity, measured.
func (r Result) with(q quantity, statistic, value string) Result {
	r.Metric, r.Unit, r.Better = q.metric, q.unit, q.better
	r.Statistic, r.Value, r.Status = statistic, value, "ok"
	if statistic == "stddev" {
		r.Better = "none" // a spread is neither better high nor low
	}
	return r
}

// failed returns the result with a statistic of a quantity that could not be
// measured.
func (r Result) failed(q quantity, statistic string) Result {
	r = r.with(q, statistic, "")
	r.Status, r.N = "failed", ""
	return r
}

// skipped returns the result with a statistic of a quantity that was not tried.
func (r Result) skipped(q quantity, statistic string) Result {
	r = r.with(q, statistic, "")
	r.Status, r.N = "skipped", ""
	return r
}
