package chart

import (
	"math"
	"slices"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/unit"
)

// A Pair is two subjects of a figure and what the data let one say of them.
type Pair struct {
	A     string `json:"a"`
	B     string `json:"b"`
	Facet string `json:"facet"`
	Text  string `json:"text"`
}

// A peer is a mark among those it may be compared with.
type peer struct {
	subject string
	group   string // facet, and what else must be alike
	mark    Mark
}

// peers tells for each mark what it may be compared with. Where categories hold
// several marks, as tasks with two runtimes do, these are the subjects, and only
// marks of one category compare; else the categories are the subjects.
func (f *Figure) peers() []peer {
	several := f.several()
	var all []peer
	for _, facet := range f.Facets {
		for _, m := range facet.Marks {
			p := peer{m.Category, facet.Title, m}
			switch {
			case several:
				p.subject, p.group = m.Series, join(facet.Title, m.Category)
			case m.Column != "":
				p.group = join(facet.Title, m.Column)
			case f.Chart == "line":
				p.group = join(facet.Title, title(f.x)+" "+unit.Format(m.X, unit.Natural))
			}
			all = append(all, p)
		}
	}
	return all
}

// several reports whether a category holds several marks that compare.
func (f *Figure) several() bool {
	return f.x.Name == "" && slices.ContainsFunc(f.Facets, func(p Facet) bool { return len(categories(p.Marks)) < len(p.Marks) })
}

// SubjectField returns the field whose values are the subjects of the marks.
func (f *Figure) SubjectField() string {
	if f.several() {
		return f.series.Name
	}
	return f.category.Name
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

// Subjects returns what the marks of the figure are about, in its order.
func (f *Figure) Subjects() []string {
	var names []string
	for _, p := range f.peers() {
		if p.subject != "" && !slices.Contains(names, p.subject) {
			names = append(names, p.subject)
		}
	}
	return names
}

// Pairs compares each two marks that may be compared, in the figure's order.
func (f *Figure) Pairs() []Pair {
	var pairs []Pair
	all := f.peers()
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.group == b.group && a.subject != b.subject && !math.IsNaN(a.mark.Value) && !math.IsNaN(b.mark.Value) {
				pairs = append(pairs, Pair{a.subject, b.subject, a.group, f.pairWords(a, b)})
			}
		}
	}
	return pairs
}

// pairWords says how the greater of two marks relates to the other: the ratio, its
// interval, and whether that is a clear difference.
func (f *Figure) pairWords(a, b peer) string {
	if b.mark.Value > a.mark.Value {
		a, b = b, a
	}
	c := bench.Compare(a.mark.Summary, b.mark.Summary)
	ratio := unit.Format(c.Ratio, unit.Style{Digits: 2})
	what := lowerFirst(f.Metric)
	if math.IsNaN(c.Ratio) {
		return f.say("pair zero", a.subject, what, b.subject)
	}
	low, high := unit.Format(c.Low, unit.Style{Digits: 2}), unit.Format(c.High, unit.Style{Digits: 2})
	switch c.Verdict {
	case bench.VerdictClear:
		return f.say("pair clear", a.subject, ratio, what, b.subject, low, high, 100*bench.RatioConfidence) + f.betterWords(a, b)
	case bench.VerdictNone:
		return f.say("pair none", a.subject, b.subject, ratio, low, high)
	}
	return f.say("pair single", a.subject, ratio, what, b.subject)
}

func (f *Figure) betterWords(greater, less peer) string {
	switch f.Better {
	case "higher":
		return f.say("pair better", greater.subject)
	case "lower":
		return f.say("pair better", less.subject)
	}
	return ""
}
