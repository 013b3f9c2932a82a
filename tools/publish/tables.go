package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"slices"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/chart"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/prose"
	"github.com/benchwright/benchwright/tools/sheet"
	"github.com/benchwright/benchwright/tools/table"
)

// A pageTable is a table that a page asks for.
type pageTable struct {
	sheet     sheet.Sheet // every column and the chosen rows
	asked     prose.Table
	data      string // its file by columns, below static
	lines     []int  // of the rows in the file
	links     []tableLink
	comparing *chart.Comparing // nil if rows do not compare
	presets   []tablePreset
	notes     []string // why rows are kept that look like a mistake
}

// A tableLink is a figure that follows a table.
type tableLink struct {
	Figure string `json:"figure"` // its id
	File   string `json:"file"`   // site-relative, what it is drawn from
	Column string `json:"column"` // whose values its marks are

	data *chart.Linked
}

// addTable makes the table that a call of a page asks for, and its presets. The
// error is a problem.List.
func (m *Model) addTable(c prose.Call, page []prose.Call) error {
	t, known := m.tables[c.TableKey()]
	if !known {
		var err error
		if t, err = m.table(c); err != nil || t.sheet.Columns == nil {
			return err
		}
		if t.presets, err = m.addPresets(c, t); err != nil {
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
			file := path.Join("figures", l.Package.Name, l.View.Name, "rows-"+keyHash(c.TableKey())+".json")
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
		t := pageTable{asked: asked, data: dataFile(v.Value, c)}
		chosen := rowsOf(s, asked.Where)
		t.sheet = s.Arrange(chosen, len(chosen))
		t.sheet.Total = len(chosen)
		if comparing, ok := f.Comparing(); ok {
			all := comparing.Intervals
			comparing.Intervals = nil
			for _, i := range chosen {
				comparing.Intervals = append(comparing.Intervals, all[i])
			}
			t.comparing = &comparing
		}
		return t, err
	}
	p, r, err := m.Packages.Resource(c, "resource")
	if err != nil || r.Table == nil {
		return pageTable{}, err
	}
	asked, err := c.ReadTable(r.Name, r.Table)
	if err != nil {
		return pageTable{}, err
	}
	return m.resourceTable(r, asked, dataFile(p.Name+"/"+r.Name, c)), nil
}

// resourceTable makes the table of a resource.
func (m *Model) resourceTable(r *datapackage.Resource, asked prose.Table, data string) pageTable {
	chosen := *r.Table
	chosen.Rows = matching(r.Table, asked.Where)
	t := pageTable{asked: asked, data: data, notes: m.reasons(r, asked.Where), sheet: sheet.FromTable(&chosen, m.Site.Palette, len(chosen.Rows))}
	t.sheet.Results(asked.Columns)
	for _, row := range chosen.Rows {
		t.lines = append(t.lines, row.Line)
	}
	if column, metric, better := t.sheet.Comparable(); column != "" {
		comparing := chart.NewComparing(column, metric, better, m.Site.look().Words)
		t.comparing = &comparing
	}
	return t
}

// dataFile names the file of a table by columns: beside the other files of its
// package, with a hash of what was asked.
func dataFile(of string, c prose.Call) string {
	return path.Join("data", of+"-"+keyHash(c.TableKey())+".columns.json")
}

// keyHash names what a call asked for by its parameters; the template that looks it
// up computes it, too.
func keyHash(key string) string {
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

// rowsOf returns the rows of a sheet that pass.
func rowsOf(s sheet.Sheet, f bench.Filter) []int {
	rows := []int{}
	for i, row := range s.Rows {
		cells := map[string]string{}
		for field := range f {
			cells[field] = row[s.Index(field)].Raw
		}
		if f.Match(cells) {
			rows = append(rows, i)
		}
	}
	return rows
}
