package sample

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// maxExact is how many distinct values of all groups are counted one by one. Where
// there are more, groups that have more than an even share of it are approximated.
// The rule looks at the data alone, so a summary does not depend on how its file
// was cut.
const maxExact = 1 << 21

// total is what all workers have counted.
type total struct {
	mu      sync.Mutex
	exact   int // distinct values that may be counted one by one
	groups  map[string]*sum
	aside   aside
	crowded bool // there are more than exact
	values  int  // distinct ones of exact groups
}

// A sum is a group of the total.
type sum struct {
	group
	sketch *sketch // instead of counts; nil while these are exact
}

func newTotal(exact int) *total { return &total{exact: exact, groups: map[string]*sum{}} }

// overfull reports whether there are too many groups.
func (t *total) overfull() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.groups) > maxGroups
}

// merge takes what a worker has counted; the worker must forget it.
func (t *total) merge(w *worker) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.aside.merge(w.aside)
	for key, g := range w.groups {
		s := t.groups[key]
		if s == nil {
			t.groups[key] = &sum{group: *g}
			t.values += g.counts.distinct
			continue
		}
		if g.first.compare(s.first) < 0 {
			s.first = g.first
		}
		s.aside.merge(g.aside)
		t.add(s, &g.counts)
	}
	t.approximate()
}

func (t *total) add(s *sum, c *counts) {
	if s.sketch != nil {
		c.each(s.sketch.add)
		return
	}
	t.values -= s.counts.distinct
	s.counts.merge(c)
	t.values += s.counts.distinct
	if t.values > t.exact {
		t.approximate()
	}
}

// approximate makes sketches of the groups that have too many values.
func (t *total) approximate() {
	if t.crowded = t.crowded || t.values > t.exact; !t.crowded {
		return
	}
	share := t.exact / len(t.groups)
	for _, s := range t.groups {
		if s.sketch == nil && s.counts.distinct > share {
			t.values -= s.counts.distinct
			s.sketch = newSketch()
			s.counts.each(s.sketch.add)
			s.counts = counts{}
		}
	}
}

// inOrder returns the groups in the order of their first rows.
func (t *total) inOrder() []*sum {
	var all []*sum
	for _, s := range t.groups {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b *sum) int {
		return cmp.Or(a.first.compare(b.first), strings.Compare(strings.Join(a.key, "\x00"), strings.Join(b.key, "\x00")))
	})
	return all
}
