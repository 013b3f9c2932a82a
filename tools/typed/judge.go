package typed

import (
	"math"
	"slices"
	"strings"
)

// A match is the value of the data that a figure is compared with.
type match struct {
	*entry
	part  string  // "", low, high
	held  float64 // as the data has it
	over  *entry  // the figure is a ratio: of entry to this one
	as    string  // how the ratio is written: times, percent, change
	value float64 // in the unit of the figure
	equal bool    // as the figure is rounded
	told  bool    // the sentence names the metric, or the unit says it
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
	if m := decide(about, f); m != nil {
		return m
	}
	m := best(all, f, true)
	if f.bare || m == nil || !m.told && m.rank < 4 || f.digits < 3 && !(f.value >= 1000 && m.exact(f)) {
		return nil
	}
	return m
}

// decide picks the value of what is named: the best equal one, or else, for a
// figure with a unit whose metric is told, the nearest of that subject. A short
// figure is equal to something by chance, so its metric must be told, too, or the
// value be just that.
func decide(about []match, f figure) *match {
	if m := best(about, f, true); m != nil {
		if f.distinct() || m.told || m.exact(f) {
			return m
		}
		return nil
	}
	other := slices.DeleteFunc(about, func(m match) bool {
		return m.rank < subjectRank || !m.told || !(m.value > 0) || m.distance(f) > math.Log(2000)
	})
	if f.bare || f.unit.Dimension == "ratio" {
		return nil
	}
	return best(other, f, false)
}

// exact reports whether the value is the figure and does not merely round to it.
func (m match) exact(f figure) bool { return math.Abs(m.value-f.value) <= 1e-9*f.value }

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
	rank, told := e.rank(c.text, c.named())
	rank++ // the value counts a little more than its bounds
	for _, one := range []struct {
		part string
		held float64
	}{{"", e.Value}, {"low", e.Low}, {"high", e.High}} {
		v := one.held
		if !f.bare {
			v, _ = e.Unit.Convert(v, f.unit)
		}
		if !math.IsNaN(v) {
			all = append(all, match{entry: e, part: one.part, held: one.held, value: v, equal: f.equals(v), told: told, rank: rank})
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

// rank counts how much of an entry a sentence names, and reports whether it tells
// the metric. The unit of a rate tells it as well.
func (e *entry) rank(lower string, named []string) (n int, told bool) {
	told = strings.Contains(e.Unit.Dimension, "/")
	if slices.Contains(named, strings.ToLower(e.first.Subject)) {
		n += subjectRank
	}
	for word := range strings.FieldsSeq(strings.ToLower(e.Metric)) {
		if hasWord(lower, word) || len(word) > 4 && strings.Contains(lower, word) { // starts, of a cold start
			n, told = n+2, true
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
	return n, told
}

// equals reports whether a value reads like the figure when it is rounded alike.
func (f figure) equals(v float64) bool { return math.Abs(v-f.value) <= f.step/2*(1+1e-9) }
