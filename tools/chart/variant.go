package chart

import (
	"math"
	"slices"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/unit"
)

// A Variant is another form of the same figure that a reader may choose.
type Variant struct {
	Scale    string // linear or log
	Baseline string // the subject that values are divided by; "" for none
}

// maxBaselines is how many subjects may serve as the baseline.
const maxBaselines = 24

// Variants returns the forms a reader may choose between, the figure's own first.
func (f *Figure) Variants() []Variant {
	own := Variant{f.Scale, ""}
	variants := []Variant{own}
	baselines := append([]string{""}, f.baselines()...)
	for _, baseline := range baselines {
		for _, scale := range f.scales() {
			if v := (Variant{scale, baseline}); v != own {
				variants = append(variants, v)
			}
		}
	}
	return variants
}

// scales returns the scales that the chart may have: bars and ranges begin at
// zero, and no log scale shows zero.
func (f *Figure) scales() []string {
	if f.Chart != "dot" && f.Chart != "line" && f.Chart != "box" {
		return []string{f.Scale}
	}
	for _, m := range f.all() {
		if least := coalesce(m.Low, m.Value); least <= 0 || len(m.Samples) > 0 && m.Samples[0] <= 0 {
			return []string{"linear"}
		}
	}
	return []string{"linear", "log"}
}

// baselines returns the subjects that others can be divided by.
func (f *Figure) baselines() []string {
	subjects := f.Subjects()
	if f.Chart != "dot" && f.Chart != "bar" || f.Stack || len(subjects) < 2 || len(subjects) > maxBaselines {
		return nil
	}
	all := f.peers()
	return slices.DeleteFunc(subjects, func(s string) bool {
		return slices.ContainsFunc(all, func(p peer) bool { return p.subject == s && !(p.mark.Value > 0) })
	})
}

// In returns the figure in another form. Marks of which only bounds are known,
// and those without a baseline in their group, have no ratio and are left out.
func (f *Figure) In(v Variant) *Figure {
	out := *f
	out.Scale = v.Scale
	if v.Baseline != "" {
		out.relativeTo(v.Baseline, f)
	}
	out.describe()
	return &out
}

func (f *Figure) relativeTo(baseline string, original *Figure) {
	all := original.peers()
	f.Baseline, f.Unit, f.Facets = baseline, unit.Unit{}, nil
	n := 0
	for _, facet := range original.Facets {
		relative := Facet{Title: facet.Title}
		for _, m := range facet.Marks {
			p := all[n]
			n++
			i := slices.IndexFunc(all, func(o peer) bool { return o.group == p.group && o.subject == baseline })
			if i >= 0 && !math.IsNaN(m.Value) {
				relative.Marks = append(relative.Marks, m.dividedBy(all[i].mark, p.subject == baseline))
			}
		}
		if len(relative.Marks) > 0 {
			f.Facets = append(f.Facets, relative)
		}
	}
	f.decimals = 2
}

func (m Mark) dividedBy(base Mark, itself bool) Mark {
	c := bench.Compare(m.Summary, base.Summary)
	m.Value, m.Low, m.High, m.Samples = c.Ratio, c.Low, c.High, nil
	if itself {
		m.Value, m.Low, m.High = 1, math.NaN(), math.NaN()
	}
	return m
}
