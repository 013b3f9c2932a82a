package changes

import (
	"cmp"
	"slices"
)

// keys are the fields that tell rows apart: the primary key if both versions can
// tell it, else what is found to. The unit is none of them, so that a change of
// unit is seen as one.
func (c *comparison) keys(fields []field) []string {
	key := slices.Clone(c.after.key)
	for i := range key {
		key[i] = cmp.Or(c.renamed[key[i]], key[i])
	}
	if len(key) == 0 {
		key = slices.Clone(c.before.key)
	}
	known := func(name string) bool {
		return (len(c.before.fields) == 0 || has(c.before.fields, name)) && has(fields, name)
	}
	if len(key) == 0 || !all(key, known) {
		telling := slices.DeleteFunc(slices.Clone(fields), func(f field) bool { return !f.tells() || !known(f.name) })
		key = c.found(telling, role(fields, "value") != "")
	}
	return slices.DeleteFunc(key, func(name string) bool {
		return slices.ContainsFunc(fields, func(f field) bool { return f.name == name && (f.role == "unit" || f.role == "better") })
	})
}

// found returns the key of a resource that names none, from the fields that say
// what a row is about. In a plain table that is the one field, if there is one, by
// which most rows find their match; else the first fields that no two rows share,
// in results those with a role before the others.
func (c *comparison) found(fields []field, results bool) []string {
	best, most := "", -1
	for _, f := range fields {
		if matches, ok := c.tellsApart([]string{f.name}); ok && matches > most {
			best, most = f.name, matches
		}
	}
	if best != "" && !results {
		return []string{best}
	}
	slices.SortStableFunc(fields, func(a, b field) int { return cmp.Compare(len(b.role), 0) - cmp.Compare(len(a.role), 0) })
	var names []string
	for _, f := range fields {
		names = append(names, f.name)
		if _, ok := c.tellsApart(names); ok {
			break
		}
	}
	return names
}

// tellsApart reports whether no two rows of either version have the same key, and
// how many rows have one that the other version has as well.
func (c *comparison) tellsApart(key []string) (matches int, ok bool) {
	before := map[string]bool{}
	for _, r := range c.before.rows {
		before[keyOf(r, key)] = true
	}
	after := map[string]bool{}
	for _, r := range c.after.rows {
		if k := keyOf(r, key); before[k] && !after[k] {
			matches++
		}
		after[keyOf(r, key)] = true
	}
	return matches, len(before) == len(c.before.rows) && len(after) == len(c.after.rows)
}

// named are the fields that name a row to a reader: its key, which may be a mere
// number, and what the row is about.
func named(fields []field, keys []string) []string {
	names := slices.Clone(keys)
	add := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, r := range []string{"subject", "scenario", "metric"} {
		add(role(fields, r))
	}
	if role(fields, "subject") == "" { // a plain table: its first text
		if i := slices.IndexFunc(fields, func(f field) bool { return f.kind == "string" }); i >= 0 {
			add(fields[i].name)
		}
	}
	return names
}

func has(fields []field, name string) bool {
	return slices.ContainsFunc(fields, func(f field) bool { return f.name == name })
}

func all[T any](list []T, is func(T) bool) bool {
	return !slices.ContainsFunc(list, func(one T) bool { return !is(one) })
}
