package formats

import "strconv"

var lambdaPerf = Format{
	Name:  "lambda-perf",
	About: "lambda-perf (maxday): the JSON of a day",
	Mark:  `"metadata" "runtimeData" "acd"`,
	looks: func(f File) bool { return f.has("metadata.generatedAt", "runtimeData.i", "runtimeData.acd") },
	read:  readLambdaPerf,
}

var (
	lambdaStart  = quantity{"cold start", "ms", "lower"}
	lambdaCall   = quantity{"call duration", "ms", "lower"}
	lambdaMemory = quantity{"max memory", "MB", "lower"}
)

// readLambdaPerf reads one configuration after another: d what runs, i the cold
// starts, m the memory it may use, a the architecture, p the kind of package; acd,
// ad and mu are means over the starts.
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
		base := Result{Benchmark: "AWS Lambda", Scenario: "hello world", Subject: c.get("d").text(), Parameters: []Parameter{
			{"memory", c.get("m").text()}, {"architecture", c.get("a").text()}, {"package", c.get("p").text()}}}
		starts := c.get("i").list()
		for _, start := range starts {
			if value := d.number(start, "i"); value != "" {
				in.Results = append(in.Results, base.with(lambdaStart, "sample", value))
			} else {
				in.Results = append(in.Results, base.failed(lambdaStart, "sample"))
			}
		}
		if len(starts) == 0 {
			in.Results = append(in.Results, base.failed(lambdaStart, "sample"))
			in.leave("list of means", "the configuration did not start")
			continue
		}
		base.N = strconv.Itoa(len(starts))
		for _, m := range []struct {
			field string
			quantity
		}{{"acd", lambdaStart}, {"ad", lambdaCall}, {"mu", lambdaMemory}} {
			if value := d.number(c.get(m.field), m.field); value != "" {
				in.Results = append(in.Results, base.with(m.quantity, "mean", value))
			}
		}
	}
	return in, d.problems.Err()
}
