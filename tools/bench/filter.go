package bench

import (
	"maps"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/table"
)

// A Filter keeps the results whose field holds one of the accepted values; all
// its fields must agree. The empty filter keeps everything.
type Filter map[string][]string

// Match reports whether a row with these cells passes.
func (f Filter) Match(cells map[string]string) bool {
	for field, accepted := range f {
		if !slices.Contains(accepted, cells[field]) {
			return false
		}
	}
	return true
}

// Select returns the results that pass, in their order.
func (f Filter) Select(rs []Result) []Result {
	var out []Result
	for _, r := range rs {
		if f.Match(r.Cells) {
			out = append(out, r)
		}
	}
	return out
}

// With returns the filter narrowed by another; where both name a field, the
// other's values stand.
func (f Filter) With(other Filter) Filter {
	out := maps.Clone(f)
	if out == nil {
		out = Filter{}
	}
	maps.Copy(out, other)
	return out
}

// String returns the filter as `field=value, field=value|value`, fields sorted.
func (f Filter) String() string {
	var parts []string
	for _, field := range slices.Sorted(maps.Keys(f)) {
		parts = append(parts, field+"="+strings.Join(f[field], "|"))
	}
	return strings.Join(parts, ", ")
}

// A Group is the results that agree in some fields.
type Group struct {
	Key     []string // the values of those fields, in the order asked for
	Results []Result
}

// GroupBy gathers results that agree in the fields, in order of first appearance.
func GroupBy(rs []Result, fields ...string) []Group {
	var groups []Group
	index := map[string]int{}
	for _, r := range rs {
		key := make([]string, len(fields))
		for i, f := range fields {
			key[i] = r.Cells[f]
		}
		id := strings.Join(key, "\x00")
		i, ok := index[id]
		if !ok {
			i = len(groups)
			index[id] = i
			groups = append(groups, Group{Key: key})
		}
		groups[i].Results = append(groups[i].Results, r)
	}
	return groups
}

// Count returns how many rows of a table pass the filter.
func Count(t *table.Table, f Filter) int {
	n := 0
	for _, row := range t.Rows {
		if f.MatchRow(t, row) {
			n++
		}
	}
	return n
}

// MatchRow reports whether a row of a table passes; a field that the table lacks
// has no value.
func (f Filter) MatchRow(t *table.Table, row table.Row) bool {
	for field, accepted := range f {
		i := t.Index(field)
		if i < 0 || !slices.Contains(accepted, row.Cells[i].Text) {
			return false
		}
	}
	return true
}
