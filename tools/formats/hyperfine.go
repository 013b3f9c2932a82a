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

// What hyperfine measures. User and system time do not add up to the elapsed time.
var (
	elapsed    = quantity{"time", "s", "lower"}
	userTime   = quantity{"user time", "s", "lower"}
	systemTime = quantity{"system time", "s", "lower"}
	peakMemory = quantity{"peak memory", "B", "lower"}
)

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
		out.add(line{s, n}, of, []column{
			{"mean", elapsed, "mean", row.Mean},
			{"stddev", elapsed, "stddev", row.StdDev},
			{"median", elapsed, "median", row.Median},
			{"min", elapsed, "min", row.Min},
			{"max", elapsed, "max", row.Max},
			{"user", userTime, "mean", row.User},
			{"system", systemTime, "mean", row.System},
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
		of := Result{Subject: e.Command, Parameters: sorted(e.Parameters)}
		failed := false
		for n, time := range e.Times {
			if time == "" || n < len(e.ExitCodes) && (e.ExitCodes[n] == nil || *e.ExitCodes[n] != 0) {
				failed = true // the time until it failed is not that of the command
				out.Results = append(out.Results, of.failed(elapsed, "sample"))
			} else {
				out.Results = append(out.Results, of.with(elapsed, "sample", time.String()))
			}
		}
		for _, bytes := range e.Memory {
			if bytes != "" {
				out.Results = append(out.Results, of.with(peakMemory, "sample", bytes.String()))
			}
		}
		if failed {
			out.leave("mean processor time", "failed runs are in it")
		} else {
			of.N = strconv.Itoa(len(e.Times))
			out.mean(of, userTime, e.User)
			out.mean(of, systemTime, e.System)
		}
		out.leave("command aggregate", "mean, median and the like are computed again from the times")
	}
	return out, nil
}

func (i *Import) mean(of Result, q quantity, value json.Number) {
	if value != "" {
		i.Results = append(i.Results, of.with(q, "mean", value.String()))
	}
}
