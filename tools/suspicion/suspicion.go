// Package suspicion finds what in results looks like a mistake although its form
// is right: percentiles out of order, a second taken for a millisecond, a load
// generator at its limit.
//
// A suspicion is no proof. Whoever keeps the figures waives it in the descriptor
// with a reason, which readers see.
package suspicion

import (
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// A Suspicion is one thing that looks like a mistake.
type Suspicion struct {
	Rule     string // one of Rules
	Resource *datapackage.Resource
	Results  []bench.Result // the rows concerned, the one to look at first
	Message  string
	Hint     string
}

// rules are what is looked for, by name.
var rules = map[string]struct {
	help string
	find func(resource) []Suspicion
}{
	"order":     {"a percentile, least or greatest value out of order", order},
	"duration":  {"a duration or a rate that is zero or negative, or a duration of decades", duration},
	"constant":  {"more than two observations without any scatter", constant},
	"samples":   {"fewer samples than an interval needs", samples},
	"errors":    {"more than one failed request in a thousand", failures},
	"little":    {"throughput times latency far from the connections", little},
	"generator": {"a load generator that has no processor time left", generator},
	"ceiling":   {"half of the subjects at one ceiling", ceiling},
	"slip":      {"a value a thousand times off its neighbours", slip},
	"twins":     {"two subjects with the same figures throughout", twins},
}

// Rules returns the names of the rules, sorted, with a line about each.
func Rules() (names []string, help map[string]string) {
	help = map[string]string{}
	for name, r := range rules {
		names, help[name] = append(names, name), r.help
	}
	slices.Sort(names)
	return names, help
}

// Find returns what looks like a mistake in the results of a package, resource by
// resource and rule by rule.
func Find(p *datapackage.Package) []Suspicion {
	names, _ := Rules()
	totals := requests(p)
	var all []Suspicion
	for _, r := range p.Resources {
		if r.Table == nil || !r.Tidy || r.Computed {
			continue // rows of computed ones are doubted where they come from
		}
		results, err := r.Results()
		if err != nil {
			continue // whoever reads them tells it
		}
		in := resource{Resource: r, totals: totals}
		roles := rolesOf(r.Table)
		for _, one := range results {
			if u, err := unit.Parse(one.Unit, one.Unit); err == nil && one.Status == bench.StatusOK && one.Value != nil {
				in.rows = append(in.rows, row{one, u, roles})
			}
		}
		for _, name := range names {
			for _, s := range rules[name].find(in) {
				s.Rule, s.Resource = name, r
				all = append(all, s)
			}
		}
	}
	return all
}

// A resource is what the rules look at.
type resource struct {
	*datapackage.Resource
	rows   []row          // measured ones
	totals map[string]row // requests of a run, by what the run was
}

// A row is a result with a value.
type row struct {
	bench.Result
	unit  unit.Unit
	roles map[string]table.Role // of its keys
}

func rolesOf(t *table.Table) map[string]table.Role {
	roles := map[string]table.Role{}
	for _, f := range t.Schema.Fields {
		roles[f.Name] = f.Role
	}
	return roles
}

func (r row) value() float64 { return *r.Value }

// base is the value in the base unit of its dimension.
func (r row) base() float64 {
	if r.unit.Factor == 0 {
		return r.value()
	}
	return r.value() * r.unit.Factor
}

// statistic is the statistic of a row, by one name for the middle one.
func (r row) statistic() string {
	if r.Statistic == "p50" {
		return "median"
	}
	return r.Statistic
}

// A group is rows that agree in something.
type group struct {
	id   string
	rows []row
}

// groups gathers rows that agree in the keys that count, in order of first
// appearance.
func groups(rows []row, counts func(key string, role table.Role) bool) []group {
	var all []group
	index := map[string]int{}
	for _, r := range rows {
		var parts []string
		for _, k := range r.Keys {
			if counts(k, r.roles[k]) {
				parts = append(parts, r.Cells[k])
			}
		}
		id := strings.Join(parts, "\x00")
		i, known := index[id]
		if !known {
			i = len(all)
			index[id] = i
			all = append(all, group{id: id})
		}
		all[i].rows = append(all[i].rows, r)
	}
	return all
}

// rivals gathers rows of different subjects under the same load: the settings that
// go with a subject, such as its engine, do not part them, but its runtime does.
func rivals(rows []row) []group {
	seen := map[[2]string]string{}
	varies := map[string]bool{}
	for _, r := range rows {
		for _, k := range r.Keys {
			of := [2]string{r.Subject, k}
			if before, known := seen[of]; known && before != r.Cells[k] {
				varies[k] = true
			}
			seen[of] = r.Cells[k]
		}
	}
	return groups(rows, func(key string, role table.Role) bool {
		return role == table.RoleRuntime || varies[key] && role != table.RoleSubject
	})
}

// but makes all keys count but those of some roles.
func but(aside ...table.Role) func(string, table.Role) bool {
	return func(_ string, role table.Role) bool { return !slices.Contains(aside, role) }
}

// about makes a suspicion of rows, the first of which is to be looked at.
func about(message, hint string, rows ...row) Suspicion {
	s := Suspicion{Message: message, Hint: hint}
	for _, r := range rows {
		s.Results = append(s.Results, r.Result)
	}
	return s
}

// number writes a value with its unit.
func (r row) number() string { return unit.Format(r.value(), unit.Natural) + " " + r.Unit }
