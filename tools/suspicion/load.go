package suspicion

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// MaxFailures is the share of requests that may fail.
const MaxFailures = 0.001

// failed are parts of the names of metrics that count failures.
var failed = []string{"error", "timeout", "failure", "failed", "non-2xx", "5xx"}

func isFailure(r row) bool {
	return slices.ContainsFunc(failed, func(part string) bool { return strings.Contains(strings.ToLower(r.Metric), part) })
}

// failures looks for counts and shares of failed requests.
func failures(in resource) []Suspicion {
	var all []Suspicion
	for _, r := range in.rows {
		if !isFailure(r) || slices.Contains(scatter, r.Statistic) {
			continue
		}
		share := r.base()
		if r.unit.Dimension != "ratio" {
			total, known := in.totals[run(r)]
			if !known || total.value() <= 0 {
				continue
			}
			share = r.value() / total.value()
		}
		if share > MaxFailures {
			all = append(all, about(fmt.Sprintf("%s of %s: %s of the requests", r.Metric, r.Subject,
				unit.Format(100*share, unit.Style{Digits: 2})+" %"), "failed requests are answered sooner, and count in no throughput", r))
		}
	}
	return all
}

// requests returns how many requests each run of a package made, where a metric
// or a column says it.
func requests(p *datapackage.Package) map[string]row {
	all := map[string]row{}
	for _, r := range p.Resources {
		results, err := r.Results()
		if err != nil || r.Table == nil {
			continue
		}
		roles := rolesOf(r.Table)
		for _, one := range results {
			if name := strings.ToLower(one.Metric); (name == "requests" || name == "total requests") && one.Value != nil {
				all[run(row{Result: one, roles: roles})] = row{Result: one}
			}
			for _, column := range []string{"requests", "total_requests"} {
				if v, err := strconv.ParseFloat(one.Cells[column], 64); err == nil {
					one.Value = &v
					all[run(row{Result: one, roles: roles})] = row{Result: one}
				}
			}
		}
	}
	return all
}

// run identifies what was run: its keys, whatever was measured of it. Resources
// of one package that name their parameters alike speak of the same runs.
func run(r row) string {
	var parts []string
	for _, k := range r.Keys {
		if role := r.roles[k]; role != table.RoleMetric && role != table.RoleStatistic {
			parts = append(parts, k+"="+r.Cells[k])
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, "\x00")
}

// LittleTolerance is how far throughput times mean latency may be from the
// connections under which both were measured.
const LittleTolerance = 0.2

// connections returns the requests that a closed loop keeps under way; not ok if
// the row does not say, or if the load came at a rate of its own.
func connections(r row) (float64, bool) {
	for _, open := range []string{"rate", "arrival_rate", "target_rate"} {
		if r.Cells[open] != "" {
			return 0, false
		}
	}
	for _, name := range []string{"connections", "concurrency", "clients"} {
		if v, err := strconv.ParseFloat(r.Cells[name], 64); err == nil && v > 0 {
			return v, slices.Contains(r.Keys, name)
		}
	}
	return 0, false
}

// little holds results to Little's law: in a closed loop the requests under way
// are throughput times mean latency (J. D. C. Little, A Proof for the Queuing
// Formula L = λW, 1961).
func little(in resource) []Suspicion {
	var all []Suspicion
	for _, g := range groups(in.rows, but(table.RoleMetric, table.RoleStatistic)) {
		throughput, latency := -1, -1
		for i, r := range g.rows {
			switch {
			case r.Better == "higher" && r.unit.Dimension == "req/time" && r.Statistic != bench.StatisticSample:
				throughput = i
			case r.unit.Dimension == "time" && r.Statistic == "mean" && strings.Contains(strings.ToLower(r.Metric), "latency"):
				latency = i
			}
		}
		if throughput < 0 || latency < 0 {
			continue
		}
		t, l := g.rows[throughput], g.rows[latency]
		c, closed := connections(t)
		busy := t.base() * l.base()
		if closed && math.Abs(busy/c-1) > LittleTolerance {
			all = append(all, about(fmt.Sprintf("%s: %s at a mean latency of %s keep %s requests under way, not %s", t.Subject, t.number(),
				l.number(), unit.Format(busy, unit.Style{Digits: 3}), unit.Format(c, unit.Natural)),
				"is the latency of another run, in another unit, or the load generator at its limit?", t, l))
		}
	}
	return all
}

// MaxGenerator is the share of its processor time that a load generator may use.
const MaxGenerator = 0.9

// generator looks for load generators without time to spare.
func generator(in resource) []Suspicion {
	var all []Suspicion
	for _, r := range in.rows {
		name := strings.ToLower(r.Metric)
		loader := strings.Contains(name, "generator") || strings.Contains(name, "client") || strings.HasPrefix(name, "load")
		if loader && strings.Contains(name, "cpu") && r.unit.Dimension == "ratio" && r.base() >= MaxGenerator {
			all = append(all, about(fmt.Sprintf("the %s is %s, so the figures of %s may be its own", r.Metric, r.number(), r.Subject),
				"give the load generator more processors, or load less", r))
		}
	}
	return all
}

// CeilingWidth is how far the figures of subjects at one ceiling are apart at the
// most, and CeilingSubjects how many there must be to speak of one.
const (
	CeilingWidth    = 0.1
	CeilingSubjects = 10
)

// ceiling looks for loads under which half of the subjects or more come to nearly
// the same throughput.
func ceiling(in resource) []Suspicion {
	var all []Suspicion
	for _, g := range rivals(in.rows) {
		rows := slices.DeleteFunc(slices.Clone(g.rows), func(r row) bool {
			return r.Better != "higher" || r.unit.Dimension != "req/time" || r.Statistic == bench.StatisticSample
		})
		slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.base(), b.base()) })
		var widest []row
		for i := range rows {
			end := i
			for end < len(rows) && rows[end].base() <= (1+CeilingWidth)*rows[i].base() {
				end++
			}
			if end-i > len(widest) {
				widest = rows[i:end]
			}
		}
		if len(rows) >= CeilingSubjects && 2*len(widest) >= len(rows) {
			all = append(all, about(fmt.Sprintf("%d of %d subjects come to between %s and %s", len(widest), len(rows),
				widest[0].number(), widest[len(widest)-1].number()),
				"the load generator, the network or the load itself may be what limits them", widest...))
		}
	}
	return all
}
