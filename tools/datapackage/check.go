package datapackage

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// check finds what a JSON Schema cannot: names that are there twice, and names
// that nothing has.
func (l *loader) check(s descriptor) {
	l.uniqueNames("resources", len(s.Resources), func(i int) string { return s.Resources[i].Name })
	if s.ReviewBy != "" && s.ReviewBy < max(s.Created, s.Measured) {
		l.doc.add(l.doc.values["/reviewBy"], "reviewBy", s.ReviewBy, "the review is due before the figures are there", "write a day after created and measured")
	}
	l.uniqueNames("views", len(s.Views), func(i int) string { return s.Views[i].Name })
	for i, r := range s.Resources {
		l.checkWaivers(fmt.Sprintf("/resources/%d", i), r)
		if r.Schema != nil {
			l.checkSchema(fmt.Sprintf("/resources/%d/schema", i), r.Schema)
			l.checkNotations(fmt.Sprintf("/resources/%d/schema", i), r)
		}
	}
	for i, v := range s.Views {
		l.checkView(fmt.Sprintf("/views/%d", i), v)
	}
}

// uniqueNames holds the names of a list apart. The list is found by its pointer
// without the leading slash.
func (l *loader) uniqueNames(list string, n int, name func(int) string) {
	seen := map[string]int{}
	for i := range n {
		at := l.doc.values[fmt.Sprintf("/%s/%d/name", list, i)]
		if first, twice := seen[name(i)]; twice && name(i) != "" {
			l.doc.add(at, "name", name(i), fmt.Sprintf("the name %q stands twice, first in line %d", name(i), first), "give each its own name")
			continue
		}
		seen[name(i)] = at[0]
	}
}

func (l *loader) checkSchema(pointer string, s *schemaSource) {
	l.uniqueNames(pointer[1:]+"/fields", len(s.Fields), func(i int) string { return s.Fields[i].Name })
	var names []string
	roles := map[table.Role]string{}
	for i, f := range s.Fields {
		if f.Name != "" {
			names = append(names, f.Name)
		}
		at := fmt.Sprintf("%s/fields/%d", pointer, i)
		l.checkField(at, f)
		if first, twice := roles[f.Role]; twice && f.Role != table.RoleParameter {
			l.doc.add(l.doc.values[at+"/role"], "role", string(f.Role),
				fmt.Sprintf("a second field of role %s, beside %q", f.Role, first), "each role but parameter is given once")
		}
		if f.Role != "" {
			roles[f.Role] = f.Name
		}
	}
	for i, f := range s.Fields {
		if f.Link != "" && !slices.Contains(names, f.Link) {
			l.doc.add(l.doc.values[fmt.Sprintf("%s/fields/%d/link", pointer, i)], "link", f.Link,
				fmt.Sprintf("the schema has no field %q", f.Link), problem.Suggest(f.Link, names))
		}
	}
	for i, key := range s.PrimaryKey {
		if len(names) > 0 && !slices.Contains(names, key) {
			at, ok := l.doc.values[fmt.Sprintf("%s/primaryKey/%d", pointer, i)]
			if !ok {
				at = l.doc.values[pointer+"/primaryKey"]
			}
			l.doc.add(at, "primaryKey", key, fmt.Sprintf("the schema has no field %q", key), problem.Suggest(key, names))
		}
	}
}

func (l *loader) checkField(pointer string, f fieldSource) {
	refuse := func(key, text, message, hint string) {
		l.doc.add(l.doc.values[pointer+key], path.Base(key), text, message, hint)
	}
	if f.Unit != "" {
		if _, err := unit.Parse(f.Unit, l.p.Units...); err != nil {
			refuse("/unit", f.Unit, err.Error(), "list a new countable thing under units")
		}
	}
	number := f.Role == table.RoleValue || f.Role == table.RoleLow || f.Role == table.RoleHigh
	if number && f.Type != "" && f.Type != "number" && f.Type != "integer" {
		refuse("/type", f.Type, fmt.Sprintf("a field of role %s holds numbers, not %s", f.Role, f.Type), "write type: number")
	}
	decimal := f.DecimalChar
	if decimal == "" {
		decimal = "."
	}
	if f.GroupChar == decimal {
		refuse("/groupChar", f.GroupChar, "the thousands mark is the decimal mark too", "set decimalChar")
	}
	k := f.Constraints
	if _, err := regexp.Compile(k.Pattern); err != nil {
		refuse("/constraints/pattern", k.Pattern, fmt.Sprintf("%q is not a regular expression", k.Pattern), "")
	}
	if k.Minimum != nil && k.Maximum != nil && *k.Minimum > *k.Maximum {
		refuse("/constraints/minimum", "", "the minimum is above the maximum", "swap them")
	}
}

// checkWaivers holds the conditions of waivers to the fields of their table.
func (l *loader) checkWaivers(pointer string, s resourceSource) {
	r := l.p.Resource(s.Name)
	if r == nil || r.Table == nil {
		return
	}
	fields := fieldNames(r.Table)
	for i, w := range s.Waivers {
		for _, field := range slices.Sorted(maps.Keys(w.Where)) {
			if !slices.Contains(fields, field) {
				at := l.doc.keys[fmt.Sprintf("%s/waivers/%d/where/%s", pointer, i, escape(field))]
				l.doc.add(at, "where", field, fmt.Sprintf("the resource %q has no field %q", r.Name, field), problem.Suggest(field, fields))
			}
		}
	}
}

func fieldNames(t *table.Table) []string {
	var names []string
	for _, f := range t.Schema.Fields {
		names = append(names, f.Name)
	}
	return names
}

// checkView holds a view to the resource that it draws.
func (l *loader) checkView(pointer string, v viewSource) {
	if v.Resource == "" {
		return // the JSON Schema has told it
	}
	r := l.p.Resource(v.Resource)
	if r == nil {
		var names []string
		for _, r := range l.p.Resources {
			if r.Name != "" {
				names = append(names, r.Name)
			}
		}
		l.doc.add(l.doc.values[pointer+"/resource"], "resource", v.Resource,
			fmt.Sprintf("there is no resource %q", v.Resource), problem.Suggest(v.Resource, names))
		return
	}
	if r.Table == nil {
		return
	}
	fields := fieldNames(r.Table)
	known := func(at place, key, name string) {
		if name != "" && !slices.Contains(fields, name) {
			l.doc.add(at, key, name, fmt.Sprintf("the resource %q has no field %q", r.Name, name), problem.Suggest(name, fields))
		}
	}
	for _, key := range []struct{ name, field string }{{"x", v.X}, {"y", v.Y}, {"color", v.Color}, {"facet", v.Facet}} {
		if metric := key.name == "x" || key.name == "y"; metric && v.Chart == "scatter" && r.Tidy {
			continue // these name metrics, which whoever draws the chart looks up
		}
		known(l.doc.values[pointer+"/"+key.name], key.name, key.field)
	}
	for _, field := range slices.Sorted(maps.Keys(v.Where)) {
		known(l.doc.keys[pointer+"/where/"+escape(field)], "where", field)
	}
}
