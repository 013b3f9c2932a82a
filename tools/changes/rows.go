package changes

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A comparison compares the rows of one resource.
type comparison struct {
	pkg, resource string
	before, after *resource
	renamed       map[string]string // name after → name before
}

func (c *comparison) run(r *Report) {
	had, has := c.before != nil, c.after != nil
	if !had {
		c.before = &resource{}
	}
	if !has {
		c.after = &resource{}
	}
	c.renamed = map[string]string{}
	if had && has {
		r.Columns = append(r.Columns, c.columns()...)
	}
	columns := len(r.Columns)
	fields := c.fields()
	keys := c.keys(fields)
	before, after := c.byKey(c.before.rows, keys, false), c.byKey(c.after.rows, keys, true)
	numbers, texts := len(r.Numbers), len(r.Texts)
	for _, key := range c.order(before, after, keys) {
		for _, p := range pair(before[key], after[key], fields) {
			c.compareRow(r, fields, keys, p)
		}
	}
	differ := columns != len(r.Columns) || numbers != len(r.Numbers) || texts != len(r.Texts) || !c.sameRows(before, after)
	differ = differ || len(c.renamed) > 0
	r.download(had, has, differ, cmp.Or(c.after.csv, c.before.csv))
	r.download(had, has, differ, cmp.Or(c.after.json, c.before.json))
}

// columns finds out which columns came, went and only changed their names. A
// column is renamed if one with the same type and nearly the same values is gone.
func (c *comparison) columns() []Column {
	var gone, new []field
	in := func(fields []field, name string) bool {
		return slices.ContainsFunc(fields, func(f field) bool { return f.name == name })
	}
	for _, f := range c.before.fields {
		if !in(c.after.fields, f.name) {
			gone = append(gone, f)
		}
	}
	for _, f := range c.after.fields {
		if !in(c.before.fields, f.name) {
			new = append(new, f)
		}
	}
	columns := []Column{}
	for _, f := range new {
		best, share := -1, 0.7
		for i, g := range gone {
			if g.kind == f.kind && g.role == f.role {
				if s := shared(c.before.rows, g.name, c.after.rows, f.name); s > share {
					best, share = i, s
				}
			}
		}
		if best < 0 {
			columns = append(columns, Column{Added, c.pkg, c.resource, "", f.name})
			continue
		}
		c.renamed[f.name] = gone[best].name
		columns = append(columns, Column{Renamed, c.pkg, c.resource, gone[best].name, f.name})
		gone = slices.Delete(gone, best, best+1)
	}
	for _, f := range gone {
		columns = append(columns, Column{Removed, c.pkg, c.resource, f.name, ""})
	}
	return columns
}

// shared returns the share of values that two columns have in common.
func shared(a []row, in string, b []row, as string) float64 {
	counts := map[any]int{}
	for _, r := range a {
		counts[r[in]]++
	}
	common := 0
	for _, r := range b {
		if counts[r[as]] > 0 {
			counts[r[as]]--
			common++
		}
	}
	return float64(common) / float64(max(len(a), len(b), 1))
}

// fields returns the fields of both versions by the names they had before, which
// is how the rows are read from here on.
func (c *comparison) fields() []field {
	for after, before := range c.renamed {
		for _, r := range c.after.rows {
			r[before] = r[after]
			delete(r, after)
		}
	}
	var fields []field
	for _, f := range c.after.fields {
		f.name = cmp.Or(c.renamed[f.name], f.name)
		fields = append(fields, f)
	}
	for _, f := range c.before.fields {
		if !slices.ContainsFunc(fields, func(g field) bool { return f.name == g.name }) {
			fields = append(fields, f)
		}
	}
	return fields
}

// tells reports whether a field says what was measured.
func (f field) tells() bool {
	switch f.role {
	case "unit", "better", "status", "value", "low", "high", "n":
		return false
	case "run", "parameter":
		return true
	}
	return !f.numeric()
}

func (f field) numeric() bool { return f.kind == "number" || f.kind == "integer" }

// byKey groups rows by their keys.
func (c *comparison) byKey(rows []row, keys []string, after bool) map[string][]row {
	groups := map[string][]row{}
	for _, r := range rows {
		groups[keyOf(r, keys)] = append(groups[keyOf(r, keys)], r)
	}
	return groups
}

func keyOf(r row, keys []string) string {
	parts := make([]string, len(keys))
	for i, k := range keys {
		parts[i] = show(r[k])
	}
	return strings.Join(parts, "\x1f")
}

// order returns the keys of both versions, each once: as they come in the new
// version, then those that are gone.
func (c *comparison) order(before, after map[string][]row, keys []string) []string {
	var order []string
	seen := map[string]bool{}
	for _, rows := range [][]row{c.after.rows, c.before.rows} {
		for _, r := range rows {
			if k := keyOf(r, keys); !seen[k] {
				seen[k] = true
				order = append(order, k)
			}
		}
	}
	return order
}

// A rowPair is a row before and after; one of them is nil if it was added or
// removed.
type rowPair struct{ before, after row }

// pair matches rows of one key. Those that are equal are matched first; the rest
// by their order, once sorted.
func pair(before, after []row, fields []field) []rowPair {
	sorted := func(rows []row) []row {
		return slices.SortedStableFunc(slices.Values(rows), func(a, b row) int { return cmp.Compare(content(a), content(b)) })
	}
	left := map[string]int{}
	for _, r := range after {
		left[content(r)]++
	}
	var pairs []rowPair
	var b, h []row
	for _, r := range sorted(before) {
		if left[content(r)] > 0 {
			left[content(r)]--
			continue
		}
		b = append(b, r)
	}
	for _, r := range sorted(after) {
		if left[content(r)] > 0 {
			left[content(r)]--
			h = append(h, r)
		}
	}
	for i := range max(len(b), len(h)) {
		var p rowPair
		if i < len(b) {
			p.before = b[i]
		}
		if i < len(h) {
			p.after = h[i]
		}
		pairs = append(pairs, p)
	}
	return pairs
}

// content returns a row as text that is the same for the same cells. Missing cells
// and absent ones are alike.
func content(r row) string {
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(r)) {
		if r[k] != nil {
			fmt.Fprintf(&b, "%s\x1f%s\x1e", k, show(r[k]))
		}
	}
	return b.String()
}

func (c *comparison) sameRows(before, after map[string][]row) bool {
	for _, key := range union(before, after) {
		if len(pair(before[key], after[key], nil)) > 0 {
			return false
		}
	}
	return true
}

func show(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return fmt.Sprint(v)
}
