package formats

import (
	"fmt"
	"slices"
	"strings"
)

// Summary says in a few lines what was imported and what was not, for a person.
func (i Import) Summary() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s of %s\n", i.File, count(len(i.Results), "result"), i.Format)
	for _, t := range i.tallies() {
		fmt.Fprintf(&b, "  %s: %s\n", t.name, t.text())
	}
	if len(i.LeftOut) > 0 {
		fmt.Fprintf(&b, "  left out: %s\n", i.leftOut())
	}
	if len(i.About) > 0 {
		var facts []string
		for _, f := range i.About {
			facts = append(facts, f.Name+" "+f.Value)
		}
		fmt.Fprintf(&b, "  about the run: %s\n", strings.Join(facts, "; "))
	}
	return b.String()
}

// A tally is the results of one metric in one unit.
type tally struct {
	name            string
	statistics      []string // in the order of first appearance
	counts          map[string]int
	failed, skipped int
}

func (t tally) text() string {
	var parts []string
	for _, statistic := range t.statistics {
		parts = append(parts, fmt.Sprintf("%d %s", t.counts[statistic], statistic))
	}
	if t.failed > 0 {
		parts = append(parts, fmt.Sprintf("%d failed", t.failed))
	}
	if t.skipped > 0 {
		parts = append(parts, fmt.Sprintf("%d skipped", t.skipped))
	}
	return strings.Join(parts, ", ")
}

func (i Import) tallies() []*tally {
	var all []*tally
	for _, r := range i.Results {
		name := r.Metric
		if r.Unit != "" {
			name += " in " + r.Unit
		}
		n := slices.IndexFunc(all, func(t *tally) bool { return t.name == name })
		if n < 0 {
			n = len(all)
			all = append(all, &tally{name: name, counts: map[string]int{}})
		}
		t := all[n]
		switch r.Status {
		case "failed":
			t.failed++
		case "skipped":
			t.skipped++
		default:
			if t.counts[r.Statistic]++; t.counts[r.Statistic] == 1 {
				t.statistics = append(t.statistics, r.Statistic)
			}
		}
	}
	return all
}

// leftOut lists what was left out: "2 rows (totals of the others), 1 line (…)".
func (i Import) leftOut() string {
	var parts []string
	for _, l := range i.LeftOut {
		parts = append(parts, fmt.Sprintf("%s (%s)", count(l.Count, l.What), l.Why))
	}
	return strings.Join(parts, ", ")
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
