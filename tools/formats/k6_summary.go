package formats

import (
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// k6Latency is the submetric of requests that succeeded.
const k6Latency = "http_req_duration{expected_response:true}"

type k6Summary struct {
	*book
	*document
	account
	metrics        []k6Metric
	requests       string // "" if not known
	failed, passed string // requests; "0" if not known
}

func readK6Summary(f File) (Import, error) {
	d, err := f.document(0, len(f.Data))
	if err != nil {
		return Import{}, err
	}
	s := &k6Summary{book: &book{file: f}, document: d, failed: "0", passed: "0"}
	s.collect()
	s.outcome()
	for _, m := range s.metrics {
		s.metric(m)
	}
	s.checks()
	switch {
	case s.failed == "0":
	case s.passed == "0":
		s.fail()
	case s.has(k6Latency):
		s.mixed("throughput and the parts of the latency", s.failed)
	default:
		s.mixed("times and rates", s.failed)
	}
	s.enter(s.account)
	s.book.problems = append(s.book.problems, d.problems...)
	return s.end()
}

// collect lists the metrics in the order of the file.
func (s *k6Summary) collect() {
	add := func(name string, n *node) {
		m := k6Metric{name, n.get("type").text(), n.get("contains").text(), n}
		if values := n.get("values"); values != nil {
			m.node = values
		}
		if m.kind == "" {
			m.kind = m.guess()
		}
		for range n.get("thresholds").list() {
			s.leave("threshold", "a limit that the script sets, no measurement")
		}
		s.metrics = append(s.metrics, m)
	}
	if metrics := s.root.get("metrics"); metrics != nil {
		for i, name := range metrics.names {
			add(name, metrics.items[i])
		}
	}
	for _, n := range s.root.get("results", "metrics").list() {
		add(n.get("name").text(), n)
	}
}

// shares returns how often a rate was true and false. In the first shapes true is
// called a pass, also of requests that failed.
func (s *k6Summary) shares(m k6Metric) (yes, no string) {
	if total := m.get("total"); total != nil {
		all, yes := s.document.number(total, m.name), s.document.number(m.get("matches"), m.name)
		if all == "" || yes == "" {
			return "", ""
		}
		return yes, minus(all, yes)
	}
	return s.document.number(m.get("passes"), m.name), s.document.number(m.get("fails"), m.name)
}

// outcome finds out how many requests there were and how many failed.
func (s *k6Summary) outcome() {
	for _, m := range s.metrics {
		switch m.name {
		case "http_reqs":
			s.requests = s.document.number(m.get("count"), m.name)
		case "http_req_failed":
			if yes, no := s.shares(m); yes != "" && no != "" {
				s.failed, s.passed = yes, no
			}
		}
	}
}

// isZero reports whether a figure is there and 0.
func (s *k6Summary) isZero(m k6Metric, figure string) bool {
	value := s.document.number(m.get(figure), m.name)
	return value != "" && isZero(value)
}

func (s *k6Summary) has(name string) bool {
	return slices.ContainsFunc(s.metrics, func(m k6Metric) bool { return m.name == name })
}

func (s *k6Summary) metric(m k6Metric) {
	switch {
	case m.name == k6Latency:
		if s.failed == "0" {
			s.leave("metric", "the latency of requests that succeeded, which all did")
			return
		}
		s.trend(m, latency("ms"), s.passed)
	case m.name == "http_req_tls_handshaking" && s.isZero(m, "max"):
		s.leave("metric", "the time of a handshake that no request needed")
	case strings.Contains(m.name, "{"):
		s.leave("metric", m.name+": a part of the requests that count elsewhere too")
	case m.name == "http_req_duration" && s.failed != "0" && s.has(k6Latency):
		s.leave("metric", "the time of all requests, also of those that failed")
	case m.kind == "trend":
		s.time(m)
	case m.kind == "counter":
		s.counter(m)
	case m.kind == "rate":
		s.rate(m)
	default:
		s.gauge(m)
	}
}

// time tells a metric that is a trend. One of the script's own is a time only if
// the summary says so.
func (s *k6Summary) time(m k6Metric) {
	name, known := k6Times[m.name]
	switch {
	case known && strings.HasPrefix(m.name, "http_"):
		s.trend(m, duration(name, "ms"), s.requests)
	case known:
		of := duration(name, "ms")
		of.attempts = true
		s.trend(m, of, "")
	case m.contains == "time":
		s.trend(m, measure{quantity{m.name, "ms", "lower"}, true}, "")
	default:
		s.trend(m, whatever(m.name, k6Unit(m), "none"), "")
	}
}

var k6Percentile = lazy.Regexp(`^p\(?(\d+(?:\.\d+)?)\)?$`)

func (s *k6Summary) trend(m k6Metric, of measure, n string) {
	if count := m.get("count"); count != nil {
		n = s.document.number(count, m.name)
	}
	for i, name := range m.names {
		statistic := map[string]string{"avg": "mean", "med": "median", "min": "min", "max": "max"}[name]
		if p := k6Percentile().FindStringSubmatch(name); p != nil {
			statistic = percentile(p[1])
		}
		value := s.document.number(m.items[i], m.name+"."+name)
		switch {
		case name == "count" || name == "thresholds":
		case statistic == "":
			s.leave("figure", m.name+"."+name+": not known")
		case value == "":
			s.leave("figure", "without a value")
		default:
			s.tell(of, statistic, value, n)
		}
	}
}

func (s *k6Summary) counter(m k6Metric) {
	count, rate := whatever(m.name, k6Unit(m), "none"), measure{}
	switch m.name {
	case "http_reqs":
		count, rate = requestCount, throughput
	case "iterations":
		count, rate = whatever("iterations", "iterations", "none"), whatever("iteration rate", "iterations/s", "higher")
	case "data_received":
		count, rate = received("B"), transferRate("B/s")
	case "data_sent":
		count, rate = sent("B"), sendRate("B/s")
	}
	if n := s.document.number(m.get("count"), m.name); n != "" {
		s.tell(count, "count", n, "")
	}
	switch value := s.document.number(m.get("rate"), m.name); {
	case value == "":
	case rate.metric == "":
		s.leave("figure", m.name+".rate: its count by the time")
	default:
		s.tell(rate, "rate", value, "")
	}
}

func (s *k6Summary) rate(m k6Metric) {
	yes, no := s.shares(m)
	if yes == "" || no == "" {
		s.report(m.node, m.name, "lacks the counts of a rate", "")
		return
	}
	total := plus(yes, no)
	switch {
	case m.name == "checks":
		if !s.hasChecks() {
			s.tell(failedChecks, "count", no, total)
			return
		}
		s.leave("metric", "checks: the total of the checks")
		return
	case isZero(total):
		s.leave("metric", m.name+": without a sample")
		return
	case m.name == "http_req_failed":
		s.tell(errorCount, "count", yes, "")
		s.tell(errorShare, "rate", times(over(yes, total), "100"), total)
		return
	}
	s.tell(whatever(m.name, "%", "none"), "rate", times(over(yes, total), "100"), total)
}

func (s *k6Summary) gauge(m k6Metric) {
	switch m.name {
	case "vus":
		s.leave("metric", "vus: the number of users at a time")
		return
	case "vus_max":
		s.state("users at most", s.document.number(m.get("max"), m.name))
		return
	}
	for _, name := range []string{"value", "min", "max"} {
		statistic := name
		if name == "value" {
			statistic = "last"
		}
		if value := s.document.number(m.get(name), m.name); value != "" {
			s.tell(whatever(m.name, k6Unit(m), "none"), statistic, value, "")
		}
	}
}
