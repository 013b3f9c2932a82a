package formats

import "strings"

var fastifyBenchmarks = Format{
	Name:  "fastify-benchmarks",
	About: "fastify/benchmarks: benchmark-results.json",
	Mark:  `"name" "version" "requests" "latency" "throughput"`,
	looks: func(f File) bool {
		return strings.HasPrefix(f.firstLine(), "[") && f.has("name", "version", "requests", "latency", "throughput")
	},
	read: readFastifyBenchmarks,
}

// fastifyMeans are the means of a framework, all written as strings. "N/A" stands
// for one that failed.
var fastifyMeans = []struct {
	field string
	quantity
}{
	{"requests", quantity{"throughput", "req/s", "higher"}},
	{"latency", quantity{"latency", "ms", "lower"}},
	{"throughput", quantity{"transfer", "MB/s", "none"}},
}

func readFastifyBenchmarks(f File) (Import, error) {
	d, err := f.document(0, len(f.Data))
	if err != nil {
		return Import{}, err
	}
	in := Import{}
	for _, framework := range d.root.list() {
		router := "no"
		if framework.get("hasRouter").is(true) {
			router = "yes"
		}
		base := Result{Benchmark: "hello world", Scenario: "JSON, keep-alive, pipelined", Subject: framework.get("name").text(), Runtime: "Node.js",
			Parameters: []Parameter{{"router", router}, {"version", framework.get("version").text()}}}
		for _, m := range fastifyMeans {
			value := framework.get(m.field)
			if value == nil || value.text() == "N/A" {
				in.Results = append(in.Results, base.failed(m.quantity, "mean"))
				continue
			}
			if text := d.number(value, m.field); text != "" {
				in.Results = append(in.Results, base.with(m.quantity, "mean", text))
			} else {
				in.Results = append(in.Results, base.failed(m.quantity, "mean"))
			}
		}
	}
	return in, d.problems.Err()
}
