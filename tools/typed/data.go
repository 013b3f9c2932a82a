package typed

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
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

var inText = regexp.MustCompile(`\d+`)

// addSettings notes the numbers of parameters, and those in names of scenarios
// and benchmarks.
func (d *Data) addSettings(t *table.Table) {
	for i, f := range t.Schema.Fields {
		if f.Role != table.RoleParameter && f.Role != table.RoleScenario && f.Role != table.RoleBenchmark {
			continue
		}
		u, _ := unit.Parse(f.Unit, f.Unit)
		for _, row := range t.Rows {
			for _, digits := range inText.FindAllString(row.Cells[i].Text, -1) {
				if v, err := strconv.ParseFloat(digits, 64); err == nil && !slices.Contains(d.settings, setting{v, u}) {
					d.settings = append(d.settings, setting{v, u})
				}
			}
		}
	}
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

// A match is the value of the data that a figure is compared with.
type match struct {
	*entry
	part  string  // "", low, high
	held  float64 // as the data has it
	over  *entry  // the figure is a ratio: of entry to this one
	as    string  // how the ratio is written: times, percent, change
	value float64 // in the unit of the figure
	equal bool    // as the figure is rounded
	rank  int     // how much of it the sentence names
	alike int     // other values that would do as well, by all that is known
}

// A context is what a figure stands in.
type context struct {
	text   string   // the sentence, in lower case
	here   []string // subjects that it names
	before []string // those of the last sentence before it that names any
}

// named are the subjects that a figure may be about.
func (c context) named() []string {
	if len(c.here) == 0 {
		return c.before
	}
	return c.here
}

// pair are the subjects that a ratio may be of.
func (c context) pair() []string {
	if len(c.here) > 1 {
		return c.here
	}
	all := slices.Concat(c.here, c.before)
	slices.Sort(all)
	return slices.Compact(all)
}

// judge returns the value of the data that a figure repeats or contradicts; nil
// if the data says nothing of it.
func (d *Data) judge(f figure, c context) *match {
	if f.value == 0 || d.isSetting(f) || f.bare && len(c.here) == 0 && (len(c.before) == 0 || !strings.Contains(f.text, ",")) {
		return nil
	}
	if pair := c.pair(); f.unit.Dimension == "ratio" && len(pair) > 1 {
		if m := d.ratio(f, c.text, pair); m != nil {
			return m
		}
	}
	var about, all []match
	for _, e := range d.entries {
		here := e.matches(f, c)
		if all = append(all, here...); slices.ContainsFunc(c.named(), e.belongs) {
			about = append(about, here...)
		}
	}
	if len(about) > 0 {
		if m := decide(about, f); m != nil {
			return m
		}
	}
	equal := best(all, f, true)
	if f.bare || equal == nil || f.digits < 3 && (f.value < 1000 || equal.value != f.value) {
		return nil
	}
	return equal
}

// decide picks the value of what is named: the best equal one, or else, for a
// figure with a unit, the nearest of that subject.
func decide(about []match, f figure) *match {
	if m := best(about, f, true); m != nil {
		return m
	}
	other := slices.DeleteFunc(about, func(m match) bool {
		return m.rank < subjectRank || !(m.value > 0) || m.distance(f) > math.Log(2000)
	})
	if f.bare || f.unit.Dimension == "ratio" {
		return nil
	}
	return best(other, f, false)
}

// best returns the match of which the sentence names most, and of these the
// nearest; nil if there is none.
func best(all []match, f figure, equal bool) *match {
	var found *match
	alike := 0
	for _, m := range all {
		switch {
		case m.equal != equal:
		case found == nil || m.rank > found.rank:
			found, alike = &m, 0
		case m.rank == found.rank:
			if alike++; m.distance(f) < found.distance(f) {
				found = &m
			}
		}
	}
	if found != nil {
		found.alike = alike
	}
	return found
}

// distance is how far a value is from the figure, as a logarithm.
func (m match) distance(f figure) float64 { return math.Abs(math.Log(m.value / f.value)) }

// matches returns the value and the bounds of an entry that a figure may mean.
func (e *entry) matches(f figure, c context) []match {
	if !f.bare && e.Unit.Dimension != f.unit.Dimension {
		return nil
	}
	var all []match
	rank := e.rank(c.text, c.named()) + 1 // the value counts a little more than its bounds
	for _, one := range []struct {
		part string
		held float64
	}{{"", e.Value}, {"low", e.Low}, {"high", e.High}} {
		v := one.held
		if !f.bare {
			v, _ = e.Unit.Convert(v, f.unit)
		}
		if !math.IsNaN(v) {
			all = append(all, match{entry: e, part: one.part, held: one.held, value: v, equal: f.equals(v), rank: rank})
			rank--
		}
	}
	return all
}

// subjectRank is what naming the very subject counts.
const subjectRank = 4

// belongs reports whether an entry is about a subject or a variant of it, as
// fastify-postgres is of Fastify.
func (e *entry) belongs(subject string) bool {
	name := strings.ToLower(e.first.Subject)
	return name == subject || strings.HasPrefix(name, subject+"-") || strings.HasPrefix(name, subject+" ")
}

// rank counts how much of an entry a sentence names.
func (e *entry) rank(lower string, named []string) int {
	n := 0
	if slices.Contains(named, strings.ToLower(e.first.Subject)) {
		n += subjectRank
	}
	for word := range strings.FieldsSeq(strings.ToLower(e.Metric)) {
		if strings.Contains(lower, word) {
			n += 2
		}
	}
	if hasWord(lower, e.pkg.Name) {
		n += 3
	}
	if strings.HasPrefix(e.Unit.Dimension, "req") && strings.Contains(lower, "request") {
		n += 2
	}
	for _, k := range e.first.Keys {
		for word := range strings.FieldsSeq(strings.ToLower(e.first.Cells[k])) {
			if len(word) > 2 && hasWord(lower, word) {
				n++
			}
		}
	}
	return n
}

// equals reports whether a value reads like the figure when it is rounded alike.
func (f figure) equals(v float64) bool { return math.Abs(v-f.value) <= f.step/2*(1+1e-9) }
