package formats

import (
	"fmt"
	"strings"
)

// A criterionRow is a sample of Criterion.rs: Total is the time of all its
// iterations together, and Value the input of the benchmark.
type criterionRow struct {
	Group      string `csv:"group"`
	Function   string `csv:"function"`
	Value      string `csv:"value"`
	PerNumber  string `csv:"throughput_num"`
	PerType    string `csv:"throughput_type"`
	Total      string `csv:"sample_measured_value"`
	Unit       string `csv:"unit"`
	Iterations string `csv:"iteration_count"`
}

const criterionHeader = "group,function,value,throughput_num,throughput_type,sample_measured_value,unit,iteration_count"

func isCriterion(f File) bool { return strings.HasPrefix(f.firstLine(), criterionHeader) }

func readCriterion(f File) (Import, error) {
	s, err := f.sheet(',')
	if err != nil {
		return Import{}, err
	}
	rows, err := checkedRows[criterionRow](f, s.Table, "sample_measured_value", "iteration_count")
	if err != nil {
		return Import{}, err
	}
	var out Import
	for n, row := range rows {
		of := Result{Benchmark: row.Group, Subject: row.Function}
		if of.Subject == "" {
			of.Subject = row.Group
		}
		if row.Value != "" {
			of.Parameters = with(of.Parameters, "input", row.Value)
		}
		if row.PerNumber != "" {
			of.Parameters = with(of.Parameters, row.PerType+" per iteration", row.PerNumber)
		}
		if row.Total == "" || row.Iterations == "" || isZero(row.Iterations) {
			s.refuse(n, "iteration_count", fmt.Sprintf("a total of %q in %q iterations", row.Total, row.Iterations), "")
			continue
		}
		took := quantity{"time", knownUnit(row.Unit), "lower"}
		if took.unit == "" { // of a measurement of the project's own, such as cycles
			took = quantity{row.Unit, "", "none"}
		}
		out.Results = append(out.Results, of.with(took, "sample", over(row.Total, row.Iterations)))
	}
	return out, s.problems.Err()
}
