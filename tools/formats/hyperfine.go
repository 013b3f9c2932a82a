package formats

import (
	"encoding/json"
	"strconv"
	"strings"
)

// A hyperfineRow is one command of `hyperfine --export-csv`. All times are in
// seconds, whatever --time-unit says.
type hyperfineRow struct {
	Command string `csv:"command"`
	Mean    string `csv:"mean"`
	StdDev  string `csv:"stddev"`
	Median  string `csv:"median"`
	User    string `csv:"user"`
	System  string `csv:"system"`
	Min     string `csv:"min"`
	Max     string `csv:"max"`
}

const hyperfineHeader = "command,mean,stddev,median,user,system,min,max"

func isHyperfineCSV(f File) bool { return strings.HasPrefix(f.firstLine(), hyperfineHeader) }

func readHyperfineCSV(f File) (Import, error) {
	s, err := f.sheet(',')
	if err != nil {
		return Import{}, err
	}
	rows, err := rowsOf[hyperfineRow](s.Table)
	if err != nil {
		return Import{}, err
	}
	var out Import
	for n, row := range rows {
		of := Result{Subject: row.Command}
		for _, column := range s.columns() {
			if name, ok := strings.CutPrefix(column, "parameter_"); ok {
				of.Parameters = append(of.Parameters, Parameter{name, s.cell(n, column)})
			}
		}
		out.times(s, n, of, []timeColumn{
			{"mean", "time", "s", "mean", row.Mean},
			{"stddev", "time", "s", "stddev", row.StdDev},
			{"median", "time", "s", "median", row.Median},
			{"min", "time", "s", "min", row.Min},
			{"max", "time", "s", "max", row.Max},
			{"user", "user time", "s", "mean", row.User},
			{"system", "system time", "s", "mean", row.System},
		})
	}
	return out, s.problems.Err()
}

// A hyperfineExport is what `hyperfine --export-json` writes, all times in
// seconds. What it computes from the times is computed again.
type hyperfineExport struct {
	Results []struct {
		Command    string            `json:"command"`
		User       json.Number       `json:"user"`
		System     json.Number       `json:"system"`
		Times      []json.Number     `json:"times"`
		ExitCodes  []*int            `json:"exit_codes"`
		Memory     []json.Number     `json:"memory_usage_byte"`
		Parameters map[string]string `json:"parameters"`
	} `json:"results"`
}

func isHyperfineJSON(f File) bool { return f.has("results.command", "results.times") }

func readHyperfineJSON(f File) (Import, error) {
	var export hyperfineExport
	if err := f.decode(&export); err != nil {
		return Import{}, err
	}
	var out Import
	for _, e := range export.Results {
		of := Result{Subject: e.Command, Better: "lower", Statistic: "sample", Parameters: sorted(e.Parameters)}
		failed := 0
		for n, time := range e.Times {
			r := of
			r.Metric, r.Unit, r.Value, r.Run = "time", "s", time.String(), strconv.Itoa(n+1)
			if n < len(e.ExitCodes) && (e.ExitCodes[n] == nil || *e.ExitCodes[n] != 0) {
				r.Value, r.Status = "", "failed" // the time until it failed is not that of the command
				failed++
			}
			out.Results = append(out.Results, r)
		}
		for n, bytes := range e.Memory {
			r := of
			r.Metric, r.Unit, r.Value, r.Run = "peak memory", "B", bytes.String(), strconv.Itoa(n+1)
			out.Results = append(out.Results, r)
		}
		if failed > 0 {
			out.leave("mean of processor time", "failed runs are in it")
		} else {
			out.cpuTime(of, "user time", e.User, len(e.Times))
			out.cpuTime(of, "system time", e.System, len(e.Times))
		}
		if len(e.Times) > 0 {
			out.leave("summary of a command", "computed again from its times")
		}
	}
	return out, nil
}

func (i *Import) cpuTime(of Result, metric string, mean json.Number, runs int) {
	of.Metric, of.Unit, of.Statistic, of.Value, of.N = metric, "s", "mean", mean.String(), strconv.Itoa(runs)
	if of.Value != "" {
		i.Results = append(i.Results, of)
	}
}
