package formats

import (
	"fmt"
	"slices"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
)

var clickBench = Format{
	Name:  "clickbench",
	About: "ClickBench: the JSON of one system on one machine",
	Mark:  `"system" "machine" "load_time" "data_size" "result"`,
	looks: func(f File) bool {
		return f.has("system", "machine", "load_time", "data_size", "result") || clickBenchTimes().MatchString(f.firstLine())
	},
	read: readClickBench,
}

// clickBenchTimes is a line of result.csv, which holds times and no names.
var clickBenchTimes = lazy.Regexp(`^\[(?:null|[0-9.]+), ?(?:null|[0-9.]+), ?(?:null|[0-9.]+)\],?$`)

const clickBenchQueries = 43

func readClickBench(f File) (Import, error) {
	if clickBenchTimes().MatchString(f.firstLine()) {
		return Import{}, problem.List{f.problem(1, 0, "", "this file of ClickBench holds times alone: not the system, the machine and the date",
			"import the JSON in the folder results, which has them all")}
	}
	d, err := f.document(0, len(f.Data))
	if err != nil {
		return Import{}, err
	}
	in := Import{}
	base := Result{Benchmark: "ClickBench", Subject: d.root.get("system").text()}
	for _, name := range []string{"machine", "cluster_size", "tuned"} {
		if value := d.root.get(name).text(); value != "" {
			base.Parameters = append(base.Parameters, Parameter{name, value})
		}
	}
	in.clickBenchWhole(d, base)
	queries := d.root.get("result").list()
	if len(queries) != clickBenchQueries {
		d.report(d.root.get("result"), "result", fmt.Sprintf("%d queries, ClickBench has %d", len(queries), clickBenchQueries), "the run may have been stopped")
	}
	for at, runs := range queries {
		in.clickBenchQuery(d, base, at, runs)
	}
	return in, d.problems.Err()
}

// clickBenchWhole adds what stands for the whole run.
func (i *Import) clickBenchWhole(d *document, base Result) {
	for _, m := range []struct {
		field, scenario string
		quantity
	}{
		{"load_time", "load", quantity{"load time", "s", "lower"}},
		{"data_size", "load", quantity{"data size", "B", "lower"}},
		{"concurrent_qps", "concurrent", quantity{"throughput", "queries/s", "higher"}},
		{"concurrent_error_ratio", "concurrent", quantity{"share of errors", "", "lower"}},
	} {
		base.Scenario = m.scenario
		if value := d.number(d.root.get(m.field), m.field); value != "" {
			i.Results = append(i.Results, base.with(m.quantity, "value", value))
		}
	}
	for _, name := range []string{"date", "comment"} {
		if value := d.root.get(name).text(); value != "" {
			i.About = append(i.About, Fact{name, value})
		}
	}
}

// clickBenchQuery adds the runs of one query: the first is cold, unless the system
// is tagged as one that could not empty its caches; the others are hot. A null is
// a run that failed.
func (i *Import) clickBenchQuery(d *document, base Result, at int, runs *node) {
	lukewarm := slices.ContainsFunc(d.root.get("tags").list(), func(n *node) bool { return n.text() == "lukewarm-cold-run" })
	base.Parameters = append(base.Parameters[:len(base.Parameters):len(base.Parameters)], Parameter{"query", fmt.Sprintf("Q%d", at)})
	for run, node := range runs.list() {
		base.Scenario = "hot"
		if run == 0 {
			base.Scenario = "cold"
			if lukewarm {
				base.Scenario = "lukewarm"
			}
		}
		q := quantity{"query time", "s", "lower"}
		value := d.number(node, fmt.Sprintf("result[%d][%d]", at, run))
		if value == "" {
			i.Results = append(i.Results, base.failed(q, "sample"))
			continue
		}
		i.Results = append(i.Results, base.with(q, "sample", value))
	}
}
