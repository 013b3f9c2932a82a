package formats

import (
	"slices"
	"strings"
)

// rows adds the results of rows, each with the record that it was read from.
func (g *google) rows(rows []googleRow, records []record) {
	kinds := googleKinds(rows)
	labels := googleLabels(rows)
	for n, row := range rows {
		kind := kinds(row)
		if kind.leave != "" {
			g.out.leave(kind.what, kind.leave)
			continue
		}
		of := Result{N: kind.n}
		of.Subject, of.Parameters = googleName(kind.name)
		if len(labels[kind.name]) == 1 && row.Label != "" {
			of.Parameters = with(of.Parameters, "label", row.Label)
		} else if row.Label != "" {
			g.out.leave("label", "differs between runs of one benchmark")
		}
		g.row(records[n], row, of, kind.statistic)
	}
}

// row adds the results of a row.
func (g *google) row(r record, row googleRow, of Result, statistic string) {
	took := quantity{"time", knownUnit(row.Unit), "lower"}
	if noNumber(row.RealTime) || row.Error == "true" {
		g.without(row, of, took, statistic)
		return
	}
	if took.unit == "" {
		r.refuse("time_unit", "the unit of the times is unknown", "known are ns, us, ms and s")
		return
	}
	columns := []column{
		{"real_time", took, statistic, row.RealTime},
		{"cpu_time", quantity{"cpu time", row.Unit, "lower"}, statistic, row.CPUTime},
		{"bytes_per_second", quantity{"bytes per second", "B/s", "higher"}, statistic, row.Bytes},
		{"items_per_second", quantity{"items per second", "items/s", "higher"}, statistic, row.Items},
	}
	for _, c := range row.counters {
		switch {
		case c.Value == "":
		case noNumber(c.Value):
			g.out.leave("counter value", c.Name+" is no number")
		default:
			columns = append(columns, column{c.Name, quantity{counterName(c.Name, columns), knownUnit(c.Name), "none"}, statistic, c.Value})
		}
	}
	g.out.add(r, of, columns)
}

// without adds the result of a row that has no time: of a failure, whatever time
// is written beside it, or of a benchmark that was skipped.
func (g *google) without(row googleRow, of Result, took quantity, statistic string) {
	if row.Message != "" && !slices.Contains(g.out.About, Fact{of.Subject, row.Message}) {
		g.out.About = append(g.out.About, Fact{of.Subject, row.Message})
	}
	if row.Error == "true" {
		g.out.Results = append(g.out.Results, of.failed(took, statistic))
	} else {
		g.out.Results = append(g.out.Results, of.skipped(took, statistic))
	}
}

// noNumber reports whether a text stands for a number that there is not.
func noNumber(text string) bool {
	return text == "" || slices.Contains([]string{"nan", "inf"}, strings.ToLower(strings.TrimPrefix(text, "-")))
}

// counterName is the name of a counter, other than those of the fixed metrics.
func counterName(name string, columns []column) string {
	if slices.ContainsFunc(columns, func(c column) bool { return c.metric == name }) {
		return "counter " + name
	}
	return name
}
