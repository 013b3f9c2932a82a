package formats

import (
	"cmp"
	"fmt"
	"strings"
)

func isPytestJSON(f File) bool {
	return f.has("machine_info", "benchmarks.fullname", "benchmarks.stats.rounds")
}

// readPytestJSON reads the tests as the rows of the CSV. Where each round is
// written, the rounds count, and what is computed from them is computed again.
func readPytestJSON(f File) (Import, error) {
	d, err := f.document(0, len(f.Data))
	if err != nil {
		return Import{}, err
	}
	out := Import{About: pytestFacts(d.root)}
	for _, test := range d.root.get("benchmarks").list() {
		stats := member{d, test.get("stats")}
		of := pytestSubject(test.get("fullname").text(), pytestParameters(test.get("params")))
		of.Scenario = test.get("group").text() // tests that are to be compared
		if data := stats.get("data").list(); len(data) > 0 {
			for _, round := range data {
				if time := d.number(round, "data"); time != "" {
					out.Results = append(out.Results, of.with(elapsed, "sample", time))
				}
			}
			out.leave("test aggregate", "mean, median and the like are computed again from the rounds")
		} else {
			of.N = stats.number("rounds", "")
			out.add(stats, of, pytestColumns(func(name string) string { return stats.get(name).text() }))
			out.leave("outlier count", "no result")
		}
		if len(test.get("extra_info").list()) > 0 {
			out.leave("extra_info", "what a test says in its own words")
		}
	}
	return out, d.problems.Err()
}

// pytestParameters returns parameters by name, as the CSV has them.
func pytestParameters(params *node) []Parameter {
	all := map[string]string{}
	if params != nil {
		for i, name := range params.names {
			value := params.items[i].text()
			if truth, ok := params.items[i].value.(bool); ok {
				value = map[bool]string{true: "True", false: "False"}[truth]
			}
			if value != "" {
				all[name] = value
			}
		}
	}
	return sorted(all)
}

// pytestFacts are what the file says about the machine and the source.
func pytestFacts(root *node) []Fact {
	machine := root.get("machine_info")
	var facts []Fact
	for _, f := range []Fact{
		{"date", root.get("datetime").text()},
		{"host", machine.get("node").text()},
		{"system", strings.TrimSpace(fmt.Sprintf("%s %s %s", machine.get("system").text(), machine.get("release").text(), machine.get("machine").text()))},
		{"processor", cmp.Or(machine.get("cpu", "brand_raw").text(), machine.get("cpu", "brand").text())},
		{"Python", strings.TrimSpace(machine.get("python_implementation").text() + " " + machine.get("python_version").text())},
		{"commit", strings.Replace(root.get("commit_info", "id").text(), "unversioned", "", 1)},
		{"pytest-benchmark", root.get("version").text()},
	} {
		if f.Value != "" {
			facts = append(facts, f)
		}
	}
	return facts
}
