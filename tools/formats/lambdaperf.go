package formats

import "strconv"

var lambdaPerf = Format{
	Name:  "lambda-perf",
	About: "lambda-perf (maxday): the JSON of a day",
	Mark:  `"metadata" "runtimeData" "acd"`,
	looks: func(f File) bool {
		return f.has("metadata.generatedAt") && (f.has("runtimeData.i", "runtimeData.acd") || f.has("runtimeData.initDurations", "runtimeData.averageColdStartDuration"))
	},
	read: readLambdaPerf,
}

var (
	lambdaStart  = quantity{"cold start", "ms", "lower"}
	lambdaCall   = quantity{"call duration", "ms", "lower"}
	lambdaMemory = quantity{"max memory", "MB", "lower"}
)

// lambdaNames are the names of a value: the short one, and those before 2023-12.
var lambdaNames = map[string][]string{
	"runtime":       {"d", "displayName", "runtime"},
	"cold starts":   {"i", "initDurations"},
	"memory":        {"m", "memorySize"},
	"architecture":  {"a", "architecture"},
	"package":       {"p"},
	"cold start":    {"acd", "averageColdStartDuration"}, // means over the starts
	"call duration": {"ad", "averageDuration"},
	"max memory":    {"mu", "averageMemoryUsed"},
}

// lambdaValue returns a value of a configuration by what it is.
func lambdaValue(configuration *node, what string) *node {
	for _, name := range lambdaNames[what] {
		if value := configuration.get(name); value != nil {
			return value
		}
	}
	return nil
}

func readLambdaPerf(f File) (Import, error) {
	d, err := f.document(0, len(f.Data))
	if err != nil {
		return Import{}, err
	}
	in := Import{}
	if date := d.root.get("metadata", "generatedAt").text(); date != "" {
		in.About = append(in.About, Fact{"date", date})
	}
	for _, c := range d.root.get("runtimeData").list() {
		in.lambda(d, c)
	}
	return in, d.problems.Err()
}

// lambda adds the results of one configuration.
func (i *Import) lambda(d *document, c *node) {
	base := Result{Benchmark: "AWS Lambda", Scenario: "hello world", Subject: lambdaValue(c, "runtime").text()}
	for _, name := range []string{"memory", "architecture", "package"} {
		if value := lambdaValue(c, name).text(); value != "" {
			base.Parameters = append(base.Parameters, Parameter{name, value})
		}
	}
	starts := lambdaValue(c, "cold starts").list()
	for _, start := range starts {
		if value := d.number(start, "cold start"); value != "" {
			i.Results = append(i.Results, base.with(lambdaStart, "sample", value))
		} else {
			i.Results = append(i.Results, base.failed(lambdaStart, "sample"))
		}
	}
	if len(starts) == 0 {
		i.Results = append(i.Results, base.failed(lambdaStart, "sample"))
		i.leave("list of means", "the configuration did not start")
		return
	}
	base.N = strconv.Itoa(len(starts))
	for _, q := range []quantity{lambdaStart, lambdaCall, lambdaMemory} {
		if value := d.number(lambdaValue(c, q.metric), q.metric); value != "" {
			i.Results = append(i.Results, base.with(q, "mean", value))
		}
	}
}
