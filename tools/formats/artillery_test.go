package formats

import "testing"

func TestArtillery(t *testing.T) {
	i := imported(t, "artillery-json", "artillery/ok.json")
	want(t, i.Results,
		" | requests | req | none | count | 20 |  |  |  |  | ok",
		" | data received | B | none | count | 190 |  |  |  |  | ok",
		" | latency | ms | lower | min | 0 |  |  | 20 |  | ok",
		" | latency | ms | lower | max | 43 |  |  | 20 |  | ok",
		" | latency | ms | lower | mean | 8.5 |  |  | 20 |  | ok",
		" | latency | ms | lower | p50 | 4 |  |  | 20 |  | ok",
		" | latency | ms | lower | median | 4 |  |  | 20 |  | ok",
		" | latency | ms | lower | p75 | 7 |  |  | 20 |  | ok",
		" | latency | ms | lower | p90 | 29.1 |  |  | 20 |  | ok",
		" | latency | ms | lower | p95 | 32.8 |  |  | 20 |  | ok",
		" | latency | ms | lower | p99 | 32.8 |  |  | 20 |  | ok",
		" | latency | ms | lower | p99.9 | 32.8 |  |  | 20 |  | ok",
		" | session time | ms | lower | min | 11.8 |  |  | 10 |  | ok",
		" | session time | ms | lower | max | 648.3 |  |  | 10 |  | ok",
		" | session time | ms | lower | mean | 125.4 |  |  | 10 |  | ok",
		" | session time | ms | lower | p50 | 30.9 |  |  | 10 |  | ok",
		" | session time | ms | lower | median | 30.9 |  |  | 10 |  | ok",
		" | session time | ms | lower | p75 | 54.1 |  |  | 10 |  | ok",
		" | session time | ms | lower | p90 | 232.8 |  |  | 10 |  | ok",
		" | session time | ms | lower | p95 | 232.8 |  |  | 10 |  | ok",
		" | session time | ms | lower | p99 | 232.8 |  |  | 10 |  | ok",
		" | session time | ms | lower | p99.9 | 232.8 |  |  | 10 |  | ok",
		" | request rate | req/s | none | rate | 10 |  |  |  |  | ok",
	)
	contains(t, i.Summary(), "1 stretch (of the run, which the sums count)", "2 histograms (of one address, which the sums count)")
}

// The mean of all 80 answers is 12.2 ms, of the 31 without an error 18.7 ms.
func TestArtilleryLatencyOfSuccessesComesFirst(t *testing.T) {
	i := imported(t, "artillery-json", "artillery/some_errors.json")
	has(t, i, " | latency | ms | lower | mean | 18.7 |  |  | 31 |  | ok", " | errors | errors | lower | count | 49 |  |  |  |  | ok | error=status 503")
	contains(t, i.Summary(), "http.response_time: a part of the answers, or all of them with errors among them")
}

func TestArtilleryWithoutAnswers(t *testing.T) {
	i := imported(t, "artillery-json", "artillery/refused.json")
	failsAll(t, i, "latency")
	has(t, i, " | errors | errors | lower | count | 10 |  |  |  |  | ok | error=ECONNREFUSED", " | request rate | req/s | none | rate | 6 |  |  |  |  | ok")
	contains(t, refused(t, "artillery-json", text(`{"aggregate":{"counters":{"vusers.created":1,"http.codes.x":1,"http.requests":"many"},"summaries":{}},"intermediate":[]}`)),
		`"x" is no status`, `"many" is not a number`)
}

func FuzzArtillery(f *testing.F) {
	for _, name := range []string{"artillery/some_errors.json", "artillery/refused.json"} {
		f.Add(open(f, name).Data)
	}
	fuzz(f, "artillery-json")
}
