package formats

import (
	"fmt"
	"strings"

	"github.com/benchwright/benchwright/tools/table"
)

var mlperf = Format{
	Name:  "mlperf",
	About: "MLPerf inference: summary.csv of a submission",
	Mark:  "Organization,Availability,Division,SystemType,SystemName",
	looks: func(f File) bool {
		return strings.HasPrefix(f.firstLine(), "Organization,Availability,Division,SystemType,SystemName")
	},
	read: readMLPerf,
}

// An mlperfRow is one model in one scenario on one system.
type mlperfRow struct {
	Organization string `csv:"Organization"`
	Availability string `csv:"Availability"`
	Division     string `csv:"Division"`
	System       string `csv:"SystemName"`
	Model        string `csv:"MlperfModel"`
	Scenario     string `csv:"Scenario"`
	Result       string `csv:"Result"`
	Nodes        string `csv:"number_of_nodes"`
	Accelerator  string `csv:"accelerator_model_name"`
	Accelerators string `csv:"accelerators_per_node"`
	Framework    string `csv:"framework"`
	Version      string `csv:"version"`
	Inferred     string `csv:"inferred"` // 1 if the result is that of another scenario
	Units        string `csv:"Units"`    // of Result, in this row
}

// mlperfUnits are what the words of the column Units mean.
var mlperfUnits = map[string]quantity{
	"samples/s":    {"throughput", "samples/s", "higher"},
	"queries/s":    {"throughput", "queries/s", "higher"},
	"tokens/s":     {"throughput", "tokens/s", "higher"},
	"latency (ms)": {"latency", "ms", "lower"},
	"latency (ns)": {"latency", "ns", "lower"},
	"ms":           {"latency", "ms", "lower"},
}

func readMLPerf(f File) (Import, error) {
	t, err := f.Records(f.Data, 1, table.DefaultDialect)
	if err != nil {
		return Import{}, err
	}
	rows, err := checkedRows[mlperfRow](f, t, "Result")
	if err != nil {
		return Import{}, err
	}
	in := Import{}
	for _, row := range rows {
		in.mlperfRow(row)
	}
	leaveColumns[mlperfRow](&in, t, map[string]string{"Accuracy": "its scale differs by model"}, "further names and remarks")
	return in, nil
}

func (i *Import) mlperfRow(row mlperfRow) {
	q, known := mlperfUnits[strings.ToLower(row.Units)]
	switch {
	case row.Inferred == "1":
		i.leave("row", "inferred from the result of another scenario")
		return
	case !known:
		i.leave("row", fmt.Sprintf("unknown units %q", row.Units))
		return
	}
	r := Result{Benchmark: "MLPerf", Scenario: row.Scenario, Subject: row.System, Runtime: row.Framework, Parameters: []Parameter{
		{"model", row.Model}, {"organization", row.Organization}, {"division", row.Division}, {"availability", row.Availability},
		{"nodes", row.Nodes}, {"accelerator", row.Accelerator}, {"accelerators per node", row.Accelerators}, {"version", row.Version}}}
	if row.Result == "" {
		i.Results = append(i.Results, r.failed(q, "value"))
		return
	}
	i.Results = append(i.Results, r.with(q, "value", row.Result))
}
