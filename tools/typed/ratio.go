package typed

import (
	"math"
	"slices"
)

// ratio returns the ratio of two named subjects that a factor or a share repeats
// or contradicts; nil if there is none. Only a factor of just two subjects
// contradicts: a share may be of anything.
func (d *Data) ratio(f figure, text string, named []string) *match {
	of := slices.DeleteFunc(slices.Clone(d.entries), func(e *entry) bool {
		return !slices.ContainsFunc(named, e.belongs) || e.Statistic == "stddev"
	})
	var all []match
	for _, a := range of {
		for _, b := range of {
			if a.resource == b.resource && a.first.Subject != b.first.Subject && d.alike(a, b) {
				first, _ := a.rank(text, named)
				second, _ := b.rank(text, named)
				all = append(all, ratios(a, b, f, first+second)...)
			}
		}
	}
	factor := f.unit.Symbol != "%"
	if len(named) > 2 || !factor {
		all = slices.DeleteFunc(all, func(m match) bool { return !m.equal })
	}
	if m := best(all, f, true); m != nil {
		return m
	}
	return best(all, f, false)
}

// ratios are the ways in which two figures make a factor or a share.
func ratios(a, b *entry, f figure, rank int) []match {
	if math.IsNaN(a.Value) || math.IsNaN(b.Value) || a.Value <= 0 || b.Value <= 0 {
		return nil
	}
	q := a.Value / b.Value
	if f.unit.Symbol != "%" {
		if q < 1 != (f.value < 1) {
			return nil
		}
		return []match{{entry: a, over: b, as: "times", value: q, equal: f.equals(q), rank: rank}}
	}
	m := match{entry: a, over: b, as: "percent", value: 100 * q, equal: f.equals(100 * q), rank: rank}
	if q > 1 {
		return []match{m, {entry: a, over: b, as: "change", value: 100 * (q - 1), equal: f.equals(100 * (q - 1)), rank: rank}}
	}
	return []match{m}
}

// alike reports whether two figures differ in the subject alone, and in settings
// that go with it.
func (d *Data) alike(a, b *entry) bool {
	if a.Metric != b.Metric || a.Unit.Dimension != b.Unit.Dimension || a.Statistic != b.Statistic {
		return false
	}
	for _, k := range a.first.Keys {
		x, y := a.first.Cells[k], b.first.Cells[k]
		if x != y && (d.varying[variation{a.resource, a.first.Subject, k}] || d.varying[variation{b.resource, b.first.Subject, k}]) {
			return false
		}
	}
	return true
}
