package formats

import "github.com/benchwright/benchwright/tools/problem"

var theBenchmarker = Format{
	Name:  "the-benchmarker",
	About: "the-benchmarker/web-frameworks: data.json",
	Mark:  `"updated_at" "hardware" "frameworks" "metrics"`,
	looks: func(f File) bool {
		return f.has("updated_at", "hardware.cpu_name", "frameworks.label", "frameworks.language")
	},
	read: readTheBenchmarker,
}

// A benchmarkerLabel is what a label of the file means.
type benchmarkerLabel struct {
	quantity
	statistic string
}

// benchmarkerLabels are the labels that are results. Its times are in seconds. The
// script that collects them fills percentile99 from the 95th percentile.
var benchmarkerLabels = map[string]benchmarkerLabel{
	"total_requests_per_s":     {quantity{"throughput", "req/s", "higher"}, "mean"},
	"percentile50":             {quantity{"latency", "s", "lower"}, "p50"},
	"percentile75":             {quantity{"latency", "s", "lower"}, "p75"},
	"percentile90":             {quantity{"latency", "s", "lower"}, "p90"},
	"percentile99":             {quantity{"latency", "s", "lower"}, "p95"},
	"http_errors":              {quantity{"HTTP errors", "requests", "lower"}, "count"},
	"request_timeouts":         {quantity{"timeouts", "requests", "lower"}, "count"},
	"socket_connection_errors": {quantity{"connect errors", "requests", "lower"}, "count"},
	"socket_read_errors":       {quantity{"read errors", "requests", "lower"}, "count"},
	"socket_write_errors":      {quantity{"write errors", "requests", "lower"}, "count"},
}

// benchmarkerOthers are the labels that are none, and why.
var benchmarkerOthers = map[string]string{
	"duration_ms":          "the length of the run",
	"total_bytes_received": "bodies only, averaged over routes",
	"total_requests":       "the rate over the length of the run says the same",
}

func readTheBenchmarker(f File) (Import, error) {
	d, err := f.document(0, len(f.Data))
	if err != nil {
		return Import{}, err
	}
	in := Import{About: []Fact{{"date", d.root.get("updated_at").text()}, {"processor", d.root.get("hardware", "cpu_name").text()}}}
	frameworks := map[string]*node{}
	for _, framework := range d.root.get("frameworks").list() {
		frameworks[framework.get("id").text()] = framework
	}
	for _, metric := range d.root.get("metrics").list() {
		framework := frameworks[metric.get("framework_id").text()]
		if framework == nil {
			d.report(metric.get("framework_id"), "framework_id", "no framework has this id", "")
			continue
		}
		in.benchmarkerMetric(d, framework, metric)
	}
	if err := benchmarkerUnits(f, d); err != nil {
		return Import{}, err
	}
	return in, d.problems.Err()
}

func (i *Import) benchmarkerMetric(d *document, framework, metric *node) {
	label := metric.get("label").text()
	value := d.number(metric.get("value"), label)
	known, ok := benchmarkerLabels[label]
	switch why := benchmarkerOthers[label]; {
	case value == "-1.0" || value == "-1":
		i.leave("value of "+label, "-1 means not measured")
		return
	case why != "":
		i.leave("value of "+label, why)
		return
	case !ok:
		i.leave("value of "+label, "its meaning is not known")
		return
	}
	r := Result{Benchmark: "the-benchmarker", Scenario: "new connection per request", Subject: framework.get("label").text(), Parameters: []Parameter{
		{"connections", metric.get("level").text()}, {"language", framework.get("language").text()}, {"version", framework.get("version").text()}}}
	if value == "" || known.metric == "throughput" && isZero(value) { // no request was answered
		i.Results = append(i.Results, r.failed(known.quantity, known.statistic))
		return
	}
	i.Results = append(i.Results, r.with(known.quantity, known.statistic, value))
}

// benchmarkerUnits refuses a file of the time before the percentiles were in
// seconds: the load generator of that time measured means, which are -1 today.
func benchmarkerUnits(f File, d *document) error {
	for _, metric := range d.root.get("metrics").list() {
		if label := metric.get("label").text(); label == "average_latency" || label == "minimum_latency" {
			if value := metric.get("value").text(); value != "-1.0" && value != "-1" {
				p := f.at(int64(metric.at), label+" was measured here, so the file is of a time when its latencies had another unit", "take a data.json of 2026 or later")
				return problem.List{p}
			}
		}
	}
	return nil
}
