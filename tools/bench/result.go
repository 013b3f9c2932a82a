// Package bench turns benchmark results into samples, summaries and intervals.
//
// A result is one row of a table: one observation, or one statistic that a
// source reported. Results that describe the same thing are summarised by their
// median and its order-statistic interval; statistics that a source reported
// stand as they were reported, with the bounds it gave.
package bench

import (
	"fmt"
	"slices"

	"github.com/gocarina/gocsv"

	"github.com/benchwright/benchwright/tools/table"
)

// Values of a result's status.
const (
	StatusOK      = "ok"      // measured
	StatusFailed  = "failed"  // tried, without a usable figure
	StatusSkipped = "skipped" // not tried, or said without a figure
)

// StatisticSample is the statistic of a raw observation.
const StatisticSample = "sample"

// A Result is one row of tidy results.
type Result struct {
	Benchmark string   `csv:"benchmark"`
	Scenario  string   `csv:"scenario"`
	Subject   string   `csv:"subject"`   // what was measured
	Runtime   string   `csv:"runtime"`   // what it ran on
	Metric    string   `csv:"metric"`    // what about it was measured
	Unit      string   `csv:"unit"`      // of value, low and high
	Better    string   `csv:"better"`    // higher, lower or none
	Statistic string   `csv:"statistic"` // sample, or how the source arrived at the value
	Value     *float64 `csv:"value,omitempty"`
	Low       *float64 `csv:"low,omitempty"`  // lower end of an interval or stated range
	High      *float64 `csv:"high,omitempty"` // upper end; nil with a low means "at least"
	N         *int     `csv:"n,omitempty"`    // observations behind a reported statistic
	Run       *int     `csv:"run,omitempty"`  // number of a sample, from 1
	Status    string   `csv:"status"`         // ok, failed or skipped

	// Cells are all cells of the row by field name, normalised: the way to
	// parameters and to columns of the package's own.
	Cells map[string]string `csv:"-"`
	// Keys are the fields that say what the row is about, in the table's order;
	// the others carry the figure or remarks.
	Keys []string `csv:"-"`
	Line int      `csv:"-"` // of the row in its file
}

// keyRoles are the roles of the fields that say what a tidy row is about.
var keyRoles = []table.Role{"benchmark", "scenario", "subject", "runtime", "metric", "statistic", "parameter"}

// Measured reports whether the result carries a figure: a value or a bound.
func (r Result) Measured() bool {
	return r.Status == StatusOK && (r.Value != nil || r.Low != nil || r.High != nil)
}

// Results returns what the rows of a table say, in row order.
//
// A tidy table, one with a metric and a value field, holds a result a row. In
// any other table each numeric field is a metric, and the row's first text field
// is the subject. It returns an error if the rows do not fit the result's shape,
// which a table read with its schema always does.
func Results(t *table.Table) ([]Result, error) {
	if t.Role("metric") >= 0 && t.Role("value") >= 0 {
		return tidy(t)
	}
	return melt(t), nil
}

func tidy(t *table.Table) ([]Result, error) {
	var rs []Result
	if err := gocsv.UnmarshalCSV(t.Records(), &rs); err != nil {
		return nil, fmt.Errorf("%s: %w", t.File, err)
	}
	var keys []string
	for _, f := range t.Schema.Fields {
		if slices.Contains(keyRoles, f.Role) {
			keys = append(keys, f.Name)
		}
	}
	for i := range rs {
		rs[i].Keys = keys
		if rs[i].Status == "" {
			rs[i].Status = StatusOK
		}
		rs[i].Cells, rs[i].Line = cells(t, t.Rows[i]), t.Rows[i].Line
	}
	return rs, nil
}

func melt(t *table.Table) []Result {
	subject := slices.IndexFunc(t.Schema.Fields, func(f table.Field) bool { return f.Type == "string" })
	if i := t.Role("subject"); i >= 0 {
		subject = i
	}
	var keys []string
	for _, f := range t.Schema.Fields {
		if f.Type == "string" {
			keys = append(keys, f.Name)
		}
	}
	var rs []Result
	for _, row := range t.Rows {
		all := cells(t, row)
		for i, f := range t.Schema.Fields {
			if f.Type != "number" && f.Type != "integer" {
				continue
			}
			r := Result{Metric: f.Name, Unit: f.Unit, Better: f.Better, Statistic: "value",
				Status: StatusOK, Cells: all, Keys: keys, Line: row.Line}
			if subject >= 0 {
				r.Subject = row.Cells[subject].Text
			}
			if i := t.Role("runtime"); i >= 0 {
				r.Runtime = row.Cells[i].Text
			}
			if c := row.Cells[i]; c.Missing {
				r.Status = StatusSkipped
			} else {
				r.Value = &c.Number
			}
			rs = append(rs, r)
		}
	}
	return rs
}

func cells(t *table.Table, row table.Row) map[string]string {
	m := make(map[string]string, len(row.Cells))
	for i, f := range t.Schema.Fields {
		m[f.Name] = row.Cells[i].Text
	}
	return m
}
