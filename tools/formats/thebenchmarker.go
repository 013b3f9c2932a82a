package formats

import (
	"bytes"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
)

var theBenchmarker = Format{
	Name:  "the-benchmarker",
	About: "the-benchmarker/web-frameworks: data.json",
	Mark:  `"updated_at" "hardware" "frameworks" "metrics"`,
	looks: func(f File) bool { // the members stand in any order, behind megabytes of metrics
		return strings.HasPrefix(f.firstLine(), "{") && bytes.Contains(f.Data, []byte(`"framework_id"`)) &&
			bytes.Contains(f.Data, []byte(`"total_requests_per_s"`)) && bytes.Contains(f.Data, []byte(`"frameworks"`))
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

// A benchmarkerRun reads the metrics of a file.
type benchmarkerRun struct {
	*document
	in         Import
	frameworks map[string]*node // by id
	measured   map[string]bool  // ids of those with a metric
	silent     map[string]bool  // framework and level at which no request was answered
}

func readTheBenchmarker(f File) (Import, error) {
	d, err := f.document(0, len(f.Data))
	if err != nil {
		return Import{}, err
	}
	if err := benchmarkerUnits(f, d); err != nil {
		return Import{}, err
	}
	r := benchmarkerRun{document: d, frameworks: map[string]*node{}, measured: map[string]bool{}, silent: map[string]bool{}}
	r.in.About = []Fact{{"date", d.root.get("updated_at").text()}, {"processor", d.root.get("hardware", "cpu_name").text()}}
	for _, framework := range d.root.get("frameworks").list() {
		r.frameworks[framework.get("id").text()] = framework
	}
	metrics := d.root.get("metrics").list()
	for _, metric := range metrics {
		if benchmarkerSilent(metric) {
			r.silent[benchmarkerLevel(metric)] = true
		}
	}
	for _, metric := range metrics {
		r.metric(metric)
	}
	for _, framework := range d.root.get("frameworks").list() {
		if !r.measured[framework.get("id").text()] {
			r.in.leave("framework", "it has no metric")
		}
	}
	return r.in, d.problems.Err()
}

// benchmarkerSilent reports whether a metric says that no request was answered:
// there were none a second, or no time of an answer, in which case the requests a
// second are those that were sent in vain.
func benchmarkerSilent(metric *node) bool {
	value, ok := number(metric.get("value").text())
	switch metric.get("label").text() {
	case "total_requests_per_s":
		return !ok || isZero(value)
	case "percentile50":
		return !ok
	}
	return false
}

func benchmarkerLevel(metric *node) string {
	return metric.get("framework_id").text() + " " + metric.get("level").text()
}

func (r *benchmarkerRun) metric(metric *node) {
	id, label := metric.get("framework_id").text(), metric.get("label").text()
	framework := r.frameworks[id]
	if framework == nil {
		r.report(metric.get("framework_id"), "framework_id", "no framework has this id", "")
		return
	}
	r.measured[id] = true
	value := r.number(metric.get("value"), label)
	known, ok := benchmarkerLabels[label]
	switch why := benchmarkerOthers[label]; {
	case value == "-1.0" || value == "-1":
		r.in.leave("value", label+": -1 means not measured")
		return
	case why != "":
		r.in.leave("value", label+": "+why)
		return
	case !ok:
		r.in.leave("value", label+": its meaning is not known")
		return
	}
	result := Result{Benchmark: "the-benchmarker", Subject: framework.get("label").text(), Parameters: []Parameter{
		{"connections", metric.get("level").text()}, {"language", framework.get("language").text()}, {"version", framework.get("version").text()}}}
	if value == "" || r.silent[benchmarkerLevel(metric)] && known.statistic != "count" {
		r.in.Results = append(r.in.Results, result.failed(known.quantity, known.statistic))
		return
	}
	r.in.Results = append(r.in.Results, result.with(known.quantity, known.statistic, value))
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
