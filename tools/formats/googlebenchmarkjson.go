package formats

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

func isGoogleJSON(f File) bool {
	return f.has("context.date", "benchmarks.name", "benchmarks.real_time", "benchmarks.time_unit")
}

// readGoogleJSON reads the objects as the rows of the CSV, which say the same with
// fewer digits.
func readGoogleJSON(f File) (Import, error) {
	d, err := f.document(0, len(f.Data))
	if err != nil {
		return Import{}, err
	}
	g := google{file: f}
	g.context(d.root.get("context"))
	var rows []googleRow
	var records []record
	for _, n := range d.root.get("benchmarks").list() {
		rows = append(rows, googleObject(n))
		records = append(records, member{d, n})
	}
	g.rows(rows, records)
	return g.out, d.problems.Err()
}

// googleMembers are the members of an object that are no counters.
var googleMembers = []string{"name", "family_index", "per_family_instance_index", "run_name", "run_type", "repetitions",
	"repetition_index", "threads", "aggregate_name", "aggregate_unit", "iterations", "real_time", "cpu_time", "time_unit",
	"bytes_per_second", "items_per_second", "cpu_coefficient", "real_coefficient", "rms"}

func googleObject(n *node) googleRow {
	text := func(name string) string { return n.get(name).text() }
	row := googleRow{Name: text("name"), Iterations: text("iterations"), RealTime: text("real_time"), CPUTime: text("cpu_time"),
		Unit: text("time_unit"), Bytes: text("bytes_per_second"), Items: text("items_per_second"), Label: text("label"),
		Message: text("error_message") + text("skip_message"), kind: text("run_type"), of: text("run_name"), aggregate: text("aggregate_name")}
	switch {
	case n.get("error_occurred").is(true):
		row.Error = "true"
	case n.get("skipped").is(true):
		row.RealTime = "" // the 0 beside it is no time
	}
	for i, name := range n.names {
		_, isNumber := n.items[i].value.(json.Number)
		switch {
		case slices.Index(n.names, name) == i && slices.Contains(googleMembers, name):
		case isNumber:
			row.counters = append(row.counters, Parameter{name, n.items[i].text()})
		case n.items[i].value == nil:
			row.counters = append(row.counters, Parameter{name, "nan"})
		}
	}
	return row
}

// googleContext are the names that members of the context have as facts; the words
// of the others are as they stand.
var googleContext = map[string]string{"executable": "program", "host_name": "host"}

// context keeps what the file says about the machine, as the lines before a CSV
// say it.
func (g *google) context(context *node) {
	if context == nil {
		return
	}
	for i, name := range context.names {
		n := context.items[i]
		fact := Fact{cmp.Or(googleContext[name], strings.ReplaceAll(name, "_", " ")), n.text()}
		switch truth, isTruth := n.value.(bool); {
		case name == "num_cpus":
			fact = Fact{"machine", fmt.Sprintf("%s X %s MHz CPU s", n.text(), context.get("mhz_per_cpu").text())}
		case name == "load_avg":
			fact.Name, fact.Value = "load average", strings.Join(n.texts(), ", ")
		case isTruth:
			fact.Value = strconv.FormatBool(truth)
		}
		if fact.Value != "" && name != "mhz_per_cpu" {
			g.out.About = append(g.out.About, fact)
		}
	}
	for _, cache := range context.get("caches").list() {
		g.out.About = append(g.out.About, Fact{"cache", fmt.Sprintf("L%s %s %s B", cache.get("level").text(), cache.get("type").text(), cache.get("size").text())})
	}
}
