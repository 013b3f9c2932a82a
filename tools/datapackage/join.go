package datapackage

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// SourceField is the field that holds the address of the source of each row's
// package, in the verdicts and in a joined resource, unless its descriptor sets it
// otherwise.
const SourceField = "source_url"

// A join is a resource without a file: rows of other resources, below each other.
type join struct {
	loader   loader
	resource *Resource
	source   resourceSource
	pointer  string // of the resource in the descriptor
	views    map[string]viewSource
}

// joinAll fills the joined resources of all packages. Those they take rows from must
// have files of their own.
func joinAll(all []*Package) problem.List {
	var problems problem.List
	for _, p := range all {
		for _, j := range p.joins {
			j.fill(all)
			for _, pointer := range slices.Sorted(maps.Keys(j.views)) {
				j.loader.checkView(pointer, j.views[pointer])
			}
			problems = append(problems, append(j.loader.doc.list(), j.loader.problems...)...)
		}
		p.joins = nil
	}
	return problems
}

// fill reads the rows of the join through its schema, as a CSV would be read.
func (j *join) fill(all []*Package) {
	l := &j.loader
	l.doc.problems, l.problems, l.sum = nil, nil, []byte(l.p.Hash) // told before
	schema := j.source.Schema.schema(l.doc, j.pointer+"/schema")
	if schema == nil {
		l.doc.add(l.doc.values[j.pointer], "schema", "", "a joined resource needs a schema: it says which fields to take", "")
		return
	}
	rows := &table.Table{}
	for _, f := range schema.Fields {
		rows.Schema.Fields = append(rows.Schema.Fields, table.Field{Name: f.Name})
	}
	for i, from := range j.source.From {
		j.take(rows, all, from, fmt.Sprintf("%s/from/%d", j.pointer, i))
	}
	if len(l.doc.problems) > 0 {
		return
	}
	var text bytes.Buffer
	_ = rows.WriteCSV(&text) // writing to memory does not fail
	l.read(j.resource, &text, table.Options{Dialect: table.Dialect{Delimiter: ',', Quote: '"', Header: true}, Schema: schema, Units: l.p.Units})
	l.p.Hash = hex.EncodeToString(l.sum)
}

// take appends the rows of one resource that pass.
func (j *join) take(rows *table.Table, all []*Package, from fromSource, pointer string) {
	l := &j.loader
	pkg, name, _ := strings.Cut(from.Resource, "/")
	i := slices.IndexFunc(all, func(p *Package) bool { return p.Name == pkg })
	var r *Resource
	if i >= 0 {
		r = all[i].Resource(name)
	}
	switch {
	case r == nil:
		l.doc.add(l.doc.values[pointer+"/resource"], "resource", from.Resource, fmt.Sprintf("there is no resource %q", from.Resource),
			problem.Suggest(from.Resource, joinable(all)))
		return
	case r.Table == nil:
		if r.Computed {
			l.doc.add(l.doc.values[pointer+"/resource"], "resource", from.Resource, fmt.Sprintf("%q has no file of its own", from.Resource), "take its rows from where they come from")
		}
		return // its own problems are told
	}
	columns, ok := j.columns(r, rows, from, pointer)
	where := bench.Filter{}
	for field, values := range from.Where {
		if where[field] = values; r.Table.Index(field) < 0 {
			l.doc.add(l.doc.keys[pointer+"/where/"+escape(field)], "where", field, fmt.Sprintf("%q has no field %q", from.Resource, field),
				problem.Suggest(field, r.Table.Fields()))
			ok = false
		}
	}
	if !ok {
		return
	}
	set := maps.Clone(from.Set)
	if _, given := set[SourceField]; !given && len(all[i].Sources) > 0 {
		if set == nil {
			set = map[string]string{}
		}
		set[SourceField] = all[i].Sources[0].Path
	}
	for _, row := range r.Table.Rows {
		if where.MatchRow(r.Table, row) {
			rows.Rows = append(rows.Rows, joinedRow(rows, row, columns, set))
			j.resource.Origins = append(j.resource.Origins, Origin{all[i], r, row.Line})
		}
	}
}

// columns finds where each field of the join stands in a resource; -1 is nowhere.
func (j *join) columns(r *Resource, rows *table.Table, from fromSource, pointer string) ([]int, bool) {
	ok := true
	for _, field := range slices.Sorted(maps.Keys(from.Rename)) {
		if of := from.Rename[field]; r.Table.Index(of) < 0 {
			j.loader.doc.add(j.loader.doc.values[pointer+"/rename/"+escape(field)], "rename", of, fmt.Sprintf("%q has no field %q", from.Resource, of),
				problem.Suggest(of, r.Table.Fields()))
			ok = false
		}
	}
	columns := make([]int, len(rows.Schema.Fields))
	for i, f := range rows.Schema.Fields {
		name := f.Name
		if of, renamed := from.Rename[name]; renamed {
			name = of
		}
		columns[i] = r.Table.Index(name)
	}
	return columns, ok
}

func joinedRow(rows *table.Table, row table.Row, columns []int, set map[string]string) table.Row {
	cells := make([]table.Cell, len(columns))
	for i, f := range rows.Schema.Fields {
		if text, given := set[f.Name]; given {
			cells[i].Text = text
		} else if columns[i] >= 0 {
			cells[i].Text = row.Cells[columns[i]].Text
		}
	}
	return table.Row{Cells: cells}
}

// joinable names the resources that have files of their own.
func joinable(all []*Package) []string {
	var names []string
	for _, p := range all {
		for _, r := range p.Resources {
			if !r.Computed {
				names = append(names, path.Join(p.Name, r.Name))
			}
		}
	}
	return names
}
