package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/chart"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/prose"
	"github.com/benchwright/benchwright/tools/sheet"
	"github.com/benchwright/benchwright/tools/table"
)

// A tableManifest is one table as a page asks for it.
type tableManifest struct {
	Columns    []sheet.Column `json:"columns"`
	Rows       [][]sheet.Cell `json:"rows"` // those that stand in the page, in its order
	Total      int            `json:"total"`
	Live       bool           `json:"live"` // readers can sort it, at least
	Search     bool           `json:"search"`
	Facets     []sheet.Facet  `json:"facets"`
	Sort       string         `json:"sort"` // the column that it comes sorted by
	Descending bool           `json:"descending"`
	PageSize   int            `json:"pageSize"`
	Data       string         `json:"data"`  // site-relative, all rows by column
	Marks      []int          `json:"marks"` // the colour slots in all rows
	Notes      []string       `json:"notes"` // why rows are kept that look like a mistake
	Links      []tableLink    `json:"links"` // the figures that follow it
}

// A tableLink is a figure that follows a table.
type tableLink struct {
	Figure string `json:"figure"` // its id
	File   string `json:"file"`   // site-relative, what it is drawn from
	Column string `json:"column"` // whose values its marks are

	data *chart.Linked
}

// A pageTable is a table that a page asks for.
type pageTable struct {
	sheet sheet.Sheet // every column and the chosen rows
	asked prose.Table
	data  string // its file by columns, below static
	lines []int  // of the rows in the file
	links []tableLink
	notes []string // why rows are kept that look like a mistake
}

// addTable makes the table that a call of a page asks for. The error is a
// problem.List.
func (m *Model) addTable(c prose.Call, page []prose.Call) error {
	t, known := m.tables[c.TableKey()]
	if !known {
		var err error
		if t, err = m.table(c); err != nil || t.sheet.Columns == nil {
			return err
		}
	}
	links, err := m.links(c, t, page)
	t.links = links
	m.tables[c.TableKey()] = t
	return err
}

// links returns the figures that follow a table, on this page and on those where
// it was met before.
func (m *Model) links(c prose.Call, t pageTable, page []prose.Call) ([]tableLink, error) {
	asked, err := m.Packages.Links(c, page)
	if err != nil {
		return nil, err
	}
	links := slices.Clone(t.links)
	for _, l := range asked {
		f := m.Figures[l.Package.Name+"/"+l.View.Name]
		if f == nil || slices.ContainsFunc(links, func(o tableLink) bool { return o.Figure == f.ID }) {
			continue
		}
		data, err := chart.Link(l.Package, l.View, f, t.lines, t.asked.Facets)
		switch {
		case err == nil:
			file := path.Join("figures", l.Package.Name, l.View.Name, "rows-"+tableHash(c.TableKey())+".json")
			links = append(links, tableLink{f.ID, file, f.SubjectField(), data})
		case l.At.Value != "*" || !errors.Is(err, chart.ErrNotLinked):
			return nil, problem.List{c.At(l.At, err.Error(), "")}
		}
	}
	return links, nil
}

func (m *Model) table(c prose.Call) (pageTable, error) {
	if v, given := c.Get("view"); given {
		f := m.Figures[v.Value]
		if f == nil {
			return pageTable{}, nil // its view has problems of its own
		}
		s := f.Sheet()
		asked, err := c.Table(columnNames(s), fmt.Sprintf("view %q", v.Value), s.Raw)
		return pageTable{sheet: rowsOf(s, asked.Where), asked: asked, data: dataFile(v.Value, c)}, err
	}
	p, r, err := m.Packages.Resource(c, "resource")
	if err != nil || r.Table == nil {
		return pageTable{}, err
	}
	asked, err := c.ReadTable(r.Name, r.Table)
	if err != nil {
		return pageTable{}, err
	}
	chosen := *r.Table
	chosen.Rows = matching(r.Table, asked.Where)
	s := sheet.FromTable(&chosen, m.Site.Palette, len(chosen.Rows))
	s.Results(asked.Columns)
	t := pageTable{sheet: s, asked: asked, data: dataFile(p.Name+"/"+r.Name, c), notes: m.reasons(r, asked.Where)}
	for _, row := range chosen.Rows {
		t.lines = append(t.lines, row.Line)
	}
	return t, nil
}

// dataFile names the file of a table by columns: beside the other files of its
// package, with a hash of what was asked.
func dataFile(of string, c prose.Call) string {
	return path.Join("data", of+"-"+tableHash(c.TableKey())+".columns.json")
}

// tableHash names a table by what was asked; the template that looks it up
// computes it, too.
func tableHash(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])[:12]
}

func columnNames(s sheet.Sheet) []string {
	names := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		names[i] = c.Name
	}
	return names
}

func matching(t *table.Table, f bench.Filter) []table.Row {
	var rows []table.Row
	for _, row := range t.Rows {
		cells := map[string]string{}
		for field := range f {
			cells[field] = row.Cells[t.Index(field)].Text
		}
		if f.Match(cells) {
			rows = append(rows, row)
		}
	}
	return rows
}

// rowsOf returns a sheet with the rows that pass.
func rowsOf(s sheet.Sheet, f bench.Filter) sheet.Sheet {
	out := sheet.Sheet{Columns: s.Columns, Rows: [][]sheet.Cell{}}
	for _, row := range s.Rows {
		cells := map[string]string{}
		for field := range f {
			cells[field] = row[s.Index(field)].Raw
		}
		if f.Match(cells) {
			out.Rows = append(out.Rows, row)
		}
	}
	out.Total = len(out.Rows)
	return out
}

// manifest describes a table to the templates.
func (t pageTable) manifest() tableManifest {
	names := t.asked.Columns
	if len(names) == 0 {
		names = columnNames(t.sheet)
	}
	s := t.sheet.Pick(names).Arrange(t.sheet.Order(t.asked.Sort, t.asked.Descending), pageRows)
	m := tableManifest{Columns: s.Columns, Rows: s.Rows, Total: s.Total, Live: t.asked.Live(), Search: t.asked.Search,
		Facets: []sheet.Facet{}, Sort: t.asked.Sort, Descending: t.asked.Descending, PageSize: t.asked.PageSize, Marks: t.sheet.Pick(names).Marks(), Links: t.links, Notes: t.notes}
	for _, name := range t.asked.Facets {
		m.Facets = append(m.Facets, t.sheet.Facet(name))
	}
	if m.Live {
		m.Data = t.data
	}
	return m
}

// columns returns a table by columns: those of the page, then those that a reader
// may only filter or find it sorted by.
func (t pageTable) columns() ([]byte, error) {
	names := slices.Clone(t.asked.Columns)
	if len(names) == 0 {
		names = columnNames(t.sheet)
	}
	shown := len(names)
	for _, name := range append(slices.Clone(t.asked.Facets), t.asked.Sort) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	b, err := json.Marshal(t.sheet.Pick(names).ByColumn(shown))
	return append(b, '\n'), err
}

func (o outputs) addTables() error {
	for _, key := range slices.Sorted(maps.Keys(o.model.tables)) {
		t := o.model.tables[key]
		if err := o.json(path.Join("assets", assets, "tables", tableHash(key)+".json"), t.manifest()); err != nil {
			return err
		}
		if !t.asked.Live() {
			continue
		}
		b, err := t.columns()
		if err != nil {
			return fmt.Errorf("the table of %s: %w", strings.ReplaceAll(key, "\n", ", "), err)
		}
		o.Tree["static/"+t.data] = b
		for _, l := range t.links {
			if o.Tree["static/"+l.File], err = json.Marshal(l.data); err != nil {
				return err
			}
		}
	}
	return nil
}
