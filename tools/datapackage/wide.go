package datapackage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/problem"
)

// wide makes the table of a resource tidy by the columns that its key wide names,
// unless one of them cannot be a metric.
func (l *loader) wide(pointer string, r *Resource, columns []wideSource) {
	r.Wide = r.Table
	before := len(l.doc.problems)
	l.checkWideRoles(pointer, r)
	seen := map[bench.WideColumn]string{} // by what they hold
	var all []bench.WideColumn
	for i, c := range columns {
		at := fmt.Sprintf("%s/wide/%d", pointer, i)
		l.checkWide(at, r, c)
		column := bench.WideColumn{Field: c.Field, Metric: c.Metric, Statistic: c.Statistic, As: c.As}.In(r.Wide)
		all = append(all, column)
		column.Field = ""
		if first, twice := seen[column]; twice {
			l.doc.add(l.doc.values[at+"/field"], "field", c.Field, fmt.Sprintf("holds the same metric and statistic as %q", first),
				"give one of them another metric or statistic, or say with as what it adds")
		}
		seen[column] = c.Field
	}
	if len(l.doc.problems) > before {
		r.Table = nil
		return
	}
	r.Table, r.WideColumns = bench.Tidy(r.Wide, all), all
	r.Tidy = true
	if !slices.ContainsFunc(l.problems, func(p problem.Problem) bool { return p.File == r.Table.File }) {
		l.problems = append(l.problems, r.Table.CheckTidy()...)
	}
}

// checkWide holds a column to what the table has.
func (l *loader) checkWide(pointer string, r *Resource, c wideSource) {
	var names []string
	for _, f := range r.Wide.Schema.Fields {
		names = append(names, f.Name)
	}
	at := l.doc.values[pointer+"/field"]
	i := r.Wide.Index(c.Field)
	switch {
	case c.Field == "": // the JSON Schema has told it
	case i < 0:
		l.doc.add(at, "field", c.Field, fmt.Sprintf("the resource %q has no field %q", r.Name, c.Field), problem.Suggest(c.Field, names))
	case r.Wide.Schema.Fields[i].Type != "number" && r.Wide.Schema.Fields[i].Type != "integer":
		l.doc.add(at, "field", c.Field, fmt.Sprintf("the field %q holds no numbers, its type is %s", c.Field, r.Wide.Schema.Fields[i].Type),
			"declare type: number in its schema, with decimalChar, groupChar or notation: measured where its figures are written so")
	}
}

// checkWideRoles refuses roles that only tidy results have: in a wide table the
// columns of its metrics take their place.
func (l *loader) checkWideRoles(pointer string, r *Resource) {
	for _, f := range r.Wide.Schema.Fields {
		if f.Role == "" || slices.Contains(bench.WideRoles(), f.Role) {
			continue
		}
		var words []string
		for _, role := range bench.WideRoles() {
			words = append(words, string(role))
		}
		at := place{f.Line, f.Column}
		if f.Line == 0 {
			at = l.doc.keys[pointer+"/wide"]
		}
		l.doc.add(at, "role", string(f.Role), fmt.Sprintf("the field %q has the role %s, but the resource is wide", f.Name, f.Role),
			"name the columns of the metrics under wide; other fields have one of the roles "+strings.Join(words, ", "))
	}
}

// checkNotations refuses figures as written by hand where nothing could hold their
// bounds.
func (l *loader) checkNotations(pointer string, r resourceSource) {
	for i, f := range r.Schema.Fields {
		at := l.doc.values[fmt.Sprintf("%s/fields/%d/notation", pointer, i)]
		switch {
		case f.Notation == "":
		case !slices.ContainsFunc(r.Wide, func(c wideSource) bool { return c.Field == f.Name }):
			l.doc.add(at, "notation", f.Notation, "only a column of a wide resource is read in this notation", "name the field under wide")
		case f.Type != "" && f.Type != "number":
			l.doc.add(at, "notation", f.Notation, fmt.Sprintf("a field of this notation holds numbers, not %s", f.Type), "write type: number")
		}
	}
}
