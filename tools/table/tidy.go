package table

import (
	"fmt"

	"github.com/benchwright/benchwright/tools/problem"
)

// tidyRules hold results to what makes them comparable.
type tidyRules struct {
	table                                    *Table
	report                                   *report
	status, value, low, high, metric, better int
	directions                               map[string]*direction // by metric
}

// A direction counts what the rows of a metric call better, and keeps the first
// line of each.
type direction struct {
	higher, lower           int
	firstHigher, firstLower int
}

// CheckTidy returns what contradicts itself in tidy results that were not read from
// a CSV as they are: Read finds it in all others.
func (t *Table) CheckTidy() problem.List {
	report := &report{file: t.File}
	t.checkTidy(report)
	return report.list()
}

// checkTidy reports rows of results that contradict themselves: a failed or
// skipped row with a value, an ok row without one or a bound of it, a low above
// its high, a metric that is better in both directions.
func (t *Table) checkTidy(report *report) {
	r := tidyRules{table: t, report: report, directions: map[string]*direction{},
		status: t.Role(RoleStatus), value: t.Role(RoleValue), low: t.Role(RoleLow), high: t.Role(RoleHigh),
		metric: t.Role(RoleMetric), better: t.Role(RoleBetter)}
	r.countDirections()
	for _, row := range t.Rows {
		if !row.ragged {
			r.checkStatus(row)
			r.checkBounds(row)
			r.checkDirection(row)
		}
	}
}

// cell returns the cell of a column that may be absent.
func (r *tidyRules) cell(row Row, i int) Cell {
	if i < 0 {
		return Cell{Missing: true}
	}
	return row.Cells[i]
}

func (r *tidyRules) add(row Row, i int, message, hint string) {
	c := row.Cells[i]
	r.report.add(problem.Problem{Line: row.Line + int(c.below), Column: c.Column, Text: c.Raw,
		Field: r.table.Schema.Fields[i].Name, Message: message, Hint: hint})
}

func (r *tidyRules) checkStatus(row Row) {
	status := r.cell(row, r.status).Text
	if status == "failed" || status == "skipped" {
		for _, i := range []int{r.value, r.low, r.high} {
			if c := r.cell(row, i); !c.Missing {
				r.add(row, i, fmt.Sprintf("a %s row has no value, but %q stands here", status, c.Raw),
					"empty the cell, or set the status to ok")
			}
		}
		return
	}
	if (status == "ok" || status == "") && r.cell(row, r.value).Missing && r.cell(row, r.low).Missing && r.cell(row, r.high).Missing {
		r.add(row, r.value, "a row with status ok needs a value, a low or a high",
			"write the status failed or skipped if nothing was measured")
	}
}

func (r *tidyRules) checkBounds(row Row) {
	low, high := r.cell(row, r.low), r.cell(row, r.high)
	if low.Text != "" && high.Text != "" && low.Number > high.Number {
		r.add(row, r.low, fmt.Sprintf("low %s is above high %s", low.Raw, high.Raw), "swap them")
	}
}

func (r *tidyRules) countDirections() {
	for _, row := range r.table.Rows {
		metric := r.cell(row, r.metric).Text
		d := r.directions[metric]
		if d == nil {
			d = &direction{}
			r.directions[metric] = d
		}
		switch r.cell(row, r.better).Text {
		case "higher":
			if d.higher++; d.higher == 1 {
				d.firstHigher = row.Line
			}
		case "lower":
			if d.lower++; d.lower == 1 {
				d.firstLower = row.Line
			}
		}
	}
}

// checkDirection reports the rows that call the other direction better than most
// of their metric; of two as frequent, the first counts. A row may say none: the
// spread of a latency is neither better high nor low.
func (r *tidyRules) checkDirection(row Row) {
	metric, better := r.cell(row, r.metric).Text, r.cell(row, r.better).Text
	d := r.directions[metric]
	most, line := "higher", d.firstHigher
	if d.lower > d.higher || d.lower == d.higher && d.firstLower < d.firstHigher {
		most, line = "lower", d.firstLower
	}
	if better != most && (better == "higher" || better == "lower") {
		r.add(row, r.better, fmt.Sprintf("%s is better here for %q, but %s in line %d", better, metric, most, line),
			"a metric is better in one direction; mend the row or name two metrics")
	}
}
