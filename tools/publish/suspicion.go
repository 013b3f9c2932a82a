package publish

import (
	"fmt"
	"path"
	"slices"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/suspicion"
	"github.com/benchwright/benchwright/tools/table"
)

// suspect finds what looks like a mistake in the packages that could be read, as
// warnings: how a CSV is written, and figures that are not waived.
func (m *Model) suspect() problem.List {
	var problems problem.List
	for _, p := range m.Packages {
		found := suspicion.Find(p)
		for _, r := range p.Resources {
			if r.Computed || r.Table == nil {
				continue
			}
			problems = append(problems, below(m.Site.Data, slices.Clone(r.Table.Warnings))...)
			problems = append(problems, m.weigh(p, r, found)...)
		}
	}
	return problems
}

// weigh parts the suspicions of a resource into those that are waived, which it
// notes, and those that are told: by each rule the first, and how many more.
func (m *Model) weigh(p *datapackage.Package, r *datapackage.Resource, found []suspicion.Suspicion) problem.List {
	var problems problem.List
	told, waived := map[string]int{}, make([][]bench.Result, len(r.Waivers))
	for _, s := range found {
		if s.Resource != r {
			continue
		}
		i := slices.IndexFunc(r.Waivers, func(w datapackage.Waiver) bool {
			return w.Rule == s.Rule && bench.Filter(w.Where).Match(s.Results[0].Cells)
		})
		at, known := told[s.Rule]
		switch {
		case i >= 0:
			waived[i] = append(waived[i], s.Results...)
		case known:
			problems[at].More++
		default:
			told[s.Rule] = len(problems)
			problems = append(problems, m.doubtful(p, r, s))
		}
	}
	for i, w := range r.Waivers {
		if m.waived[r] = append(m.waived[r], waiver{w.Reason, waived[i]}); waived[i] == nil && r.Table != nil {
			problems = append(problems, problem.Problem{File: path.Join(m.Site.Data, p.File), Line: w.Line, Column: w.Column, Text: w.Rule,
				Message: fmt.Sprintf("no row is suspicious by the rule %q here", w.Rule), Hint: "remove the waiver", Warning: true})
		}
	}
	return problems
}

// doubtful tells of a suspicion at the value of its first row.
func (m *Model) doubtful(p *datapackage.Package, r *datapackage.Resource, s suspicion.Suspicion) problem.Problem {
	one := problem.Problem{File: path.Join(m.Site.Data, p.Dir, r.Path), Line: s.Results[0].Line, Warning: true,
		Message: s.Message + " [" + s.Rule + "]", Hint: "if it is right, say why in a waiver of the resource"}
	if s.Hint != "" {
		one.Hint = s.Hint + "; " + one.Hint
	}
	if i := r.Table.Role(table.RoleValue); i >= 0 {
		metric := r.Table.Role(table.RoleMetric) // a line of a wide table has several
		row := slices.IndexFunc(r.Table.Rows, func(row table.Row) bool {
			return row.Line == one.Line && row.Cells[metric].Text == s.Results[0].Metric
		})
		cell := r.Table.Rows[row].Cells[i]
		one.Field, one.Column, one.Text = r.Table.Schema.Fields[i].Name, cell.Column, cell.Raw
	}
	return one
}

// A waiver is why suspicious rows are kept, and the rows.
type waiver struct {
	reason string
	rows   []bench.Result
}

// reasons returns why rows of a resource are kept that look like a mistake, for
// those that pass a filter.
func (m *Model) reasons(r *datapackage.Resource, f bench.Filter) []string {
	reasons := []string{}
	for _, w := range m.waived[r] {
		shown := slices.ContainsFunc(w.rows, func(row bench.Result) bool { return f.Match(row.Cells) })
		if shown && !slices.Contains(reasons, w.reason) {
			reasons = append(reasons, w.reason)
		}
	}
	return append(reasons, m.reasonsElsewhere(r, f)...)
}

// reasonsElsewhere returns the same of rows that were taken from other resources,
// each with the package whose rows they are.
func (m *Model) reasonsElsewhere(r *datapackage.Resource, f bench.Filter) []string {
	kept := map[*datapackage.Resource]map[int][]string{} // by line
	var reasons []string
	for i, o := range r.Origins {
		if kept[o.Resource] == nil {
			kept[o.Resource] = m.reasonsByLine(o.Resource)
		}
		if !f.MatchRow(r.Table, r.Table.Rows[i]) {
			continue
		}
		for _, reason := range kept[o.Resource][o.Line] {
			if reason = o.Package.Title + ": " + reason; !slices.Contains(reasons, reason) {
				reasons = append(reasons, reason)
			}
		}
	}
	return reasons
}

func (m *Model) reasonsByLine(r *datapackage.Resource) map[int][]string {
	of := map[int][]string{}
	for _, w := range m.waived[r] {
		for _, row := range w.rows {
			of[row.Line] = append(of[row.Line], w.reason)
		}
	}
	return of
}
