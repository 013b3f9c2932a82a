package typed

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// Data is what packages hold, ready to be compared with prose.
type Data struct {
	entries  []*entry
	subjects []string // in lower case, each once
	nouns    []string // that the packages count in
	settings []setting
	varying  map[variation]bool
}

// A variation is a key in which figures of one subject in a resource may differ.
type variation struct {
	resource     *datapackage.Resource
	subject, key string
}

// An entry is one figure of a resource: a reported one, or the median of samples.
type entry struct {
	bench.Summary
	first    bench.Result
	pkg      *datapackage.Package
	resource *datapackage.Resource
}

// A setting is a number that tells measurements apart, such as a level of load.
type setting struct {
	value float64
	unit  unit.Unit
}

// New gathers what the packages hold.
func New(packages []*datapackage.Package) *Data {
	d := &Data{varying: map[variation]bool{}}
	for _, p := range packages {
		d.nouns = append(d.nouns, p.Units...)
		for _, r := range p.Resources {
			d.add(p, r)
		}
	}
	seen := map[variation]string{}
	for _, e := range d.entries {
		for _, k := range e.first.Keys {
			v := variation{e.resource, e.first.Subject, k}
			if before, known := seen[v]; known && before != e.first.Cells[k] {
				d.varying[v] = true
			}
			seen[v] = e.first.Cells[k]
		}
	}
	slices.Sort(d.subjects)
	d.subjects = slices.Compact(d.subjects)
	return d
}

func (d *Data) add(p *datapackage.Package, r *datapackage.Resource) {
	rs, err := r.Results()
	if err != nil || r.Table == nil {
		return
	}
	things := map[string][]bench.Result{}
	var order []string
	for _, one := range rs {
		key := []string{one.Metric, one.Unit, one.Statistic}
		for _, k := range one.Keys {
			key = append(key, one.Cells[k])
		}
		id := strings.Join(key, "\x00")
		if things[id] == nil {
			order = append(order, id)
		}
		things[id] = append(things[id], one)
	}
	for _, id := range order {
		of := things[id]
		s, err := bench.Summarize(of)
		if err != nil || !s.Measured() || of[0].Subject == "" {
			continue
		}
		d.entries = append(d.entries, &entry{Summary: s, first: of[0], pkg: p, resource: r})
		if name := strings.ToLower(of[0].Subject); len(name) > 1 {
			d.subjects = append(d.subjects, name)
		}
	}
	d.addSettings(r.Table)
}

var inText = lazy.Regexp(`\d+`)

// addSettings notes the numbers of parameters, and those in names of scenarios
// and benchmarks.
func (d *Data) addSettings(t *table.Table) {
	for i, f := range t.Schema.Fields {
		if f.Role != table.RoleParameter && f.Role != table.RoleScenario && f.Role != table.RoleBenchmark {
			continue
		}
		u, _ := unit.Parse(f.Unit, f.Unit)
		for _, row := range t.Rows {
			for _, digits := range inText().FindAllString(row.Cells[i].Text, -1) {
				if v, err := strconv.ParseFloat(digits, 64); err == nil && !slices.Contains(d.settings, setting{v, u}) {
					d.settings = append(d.settings, setting{v, u})
				}
			}
		}
	}
}

// measures reports whether a figure is of a kind that the data measures, such as a
// duration or a rate, or a factor between two of them. Counts and shares may be of
// anything, and 3d is rarely three days.
func (d *Data) measures(f figure) bool {
	switch {
	case f.bare || f.value == 0 || f.unit.Symbol == "d" || slices.Contains(d.nouns, f.unit.Symbol):
		return false
	case f.unit.Dimension == "ratio":
		return f.unit.Symbol != "%"
	}
	return slices.ContainsFunc(d.entries, func(e *entry) bool { return e.Unit.Dimension == f.unit.Dimension })
}

// isSetting reports whether a figure is one of the settings: with its unit, or
// bare.
func (d *Data) isSetting(f figure) bool {
	return slices.ContainsFunc(d.settings, func(s setting) bool {
		if f.bare || s.unit.Symbol == "" {
			return f.bare && s.value == f.value
		}
		v, err := s.unit.Convert(s.value, f.unit)
		return err == nil && math.Abs(v-f.value) < 1e-9*f.value
	})
}
