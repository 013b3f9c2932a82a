package formats

import (
	"fmt"
	"slices"
	"strings"
)

// A dotnetMeasurement is an iteration in BenchmarkDotNet's measurements. Before
// version 0.11 the mode alone says which are results.
type dotnetMeasurement struct {
	Namespace   string `csv:"Target_Namespace"`
	Type        string `csv:"Target_Type"`
	Method      string `csv:"Target_Method"`
	Runtime     string `csv:"Job_Runtime"`
	Params      string `csv:"Params"`
	Mode        string `csv:"Measurement_IterationMode"`
	Stage       string `csv:"Measurement_IterationStage"`
	Nanoseconds string `csv:"Measurement_Nanoseconds"`
	Operations  string `csv:"Measurement_Operations"`
}

func isDotnetMeasurements(f File) bool {
	header := strings.FieldsFunc(f.firstLine(), func(r rune) bool { return r == ',' || r == ';' })
	return slices.Contains(header, "Target_Method") && slices.Contains(header, "Measurement_Nanoseconds")
}

// readDotnetMeasurements takes the iterations that are results. The others warm
// up, find out how many operations to run, or measure the overhead.
func readDotnetMeasurements(f File) (Import, error) {
	s, err := f.sheet(dotnetDelimiter(f))
	if err != nil {
		return Import{}, err
	}
	rows, err := rowsOf[dotnetMeasurement](s.Table)
	if err != nil {
		return Import{}, err
	}
	d := dotnet{sheet: s}
	for _, name := range s.columns() {
		job, ok := strings.CutPrefix(name, "Job_")
		if ok && job != "Runtime" && job != "Display" && s.varies(name) && !d.determined(name, "Job_Runtime") {
			d.parameters = append(d.parameters, name)
		}
	}
	for n, row := range rows {
		switch {
		case row.Mode == "Workload" && row.Stage == "Result", row.Mode == "Result":
			d.measurement(n, row)
		default:
			d.out.leave("iteration", strings.TrimSpace("no result but "+row.Mode+" "+row.Stage))
		}
	}
	return d.out, s.problems.Err()
}

func (d *dotnet) measurement(n int, row dotnetMeasurement) {
	of := Result{Subject: unquoted(row.Method), Benchmark: unquoted(row.Type)}
	if row.Namespace != "" {
		of.Benchmark = row.Namespace + "." + of.Benchmark
	}
	if row.Runtime != "Default" {
		of.Runtime = row.Runtime
	}
	for _, pair := range strings.FieldsFunc(row.Params, func(r rune) bool { return r == '&' }) {
		if name, value, ok := strings.Cut(pair, "="); ok {
			of.Parameters = with(of.Parameters, name, value)
		} else {
			of.Parameters = with(of.Parameters, "Params", pair)
		}
	}
	for _, name := range d.parameters {
		of.Parameters = with(of.Parameters, strings.TrimPrefix(name, "Job_"), d.cell(n, name))
	}
	nanoseconds := d.number(n, "Measurement_Nanoseconds", row.Nanoseconds)
	operations := d.number(n, "Measurement_Operations", row.Operations)
	switch {
	case nanoseconds == "" || operations == "":
	case isZero(operations):
		d.refuse(n, "Measurement_Operations", fmt.Sprintf("%s ns of no operation", nanoseconds), "")
	default:
		took := quantity{"time", "ns", "lower"}
		d.out.Results = append(d.out.Results, of.with(took, "sample", over(nanoseconds, operations)))
	}
}
