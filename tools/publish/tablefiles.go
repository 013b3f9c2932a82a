package publish

import (
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/chart"
	"github.com/benchwright/benchwright/tools/sheet"
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
	Data       string         `json:"data"`      // site-relative, all rows by column
	Marks      []int          `json:"marks"`     // the colour slots in all rows
	Notes      []string       `json:"notes"`     // why rows are kept that look like a mistake
	Links      []tableLink    `json:"links"`     // the figures that follow it
	Groups     []tableGroup   `json:"groups"`    // of the rows, in their order; none if it has no groups
	Footnotes  []string       `json:"footnotes"` // by number, from 1
	Presets    []tablePreset  `json:"presets"`   // choices by name
	Compare    bool           `json:"compare"`   // two rows can be compared
}

// A tableGroup is rows under one heading.
type tableGroup struct {
	Title string `json:"title"`
	From  int    `json:"from"` // the first of its rows
	To    int    `json:"to"`   // the one after its last
}

// tableColumns are a table by columns, with what else its script needs.
type tableColumns struct {
	sheet.Columns
	Group     string           `json:"group,omitempty"` // the column whose values head groups
	Comparing *chart.Comparing `json:"comparing,omitempty"`
}

// names are the columns that the page shows: those asked for, without the ones that
// head groups, are footnotes, or hold where others lead to.
func (t pageTable) names() []string {
	names := slices.Clone(t.asked.Columns)
	if len(names) == 0 {
		for _, c := range t.sheet.Columns {
			if !c.Address {
				names = append(names, c.Name)
			}
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == t.asked.Group || name == t.asked.Notes })
}

// pageRows is how many rows stand in the page: all of a table that may stand there
// whole, else as many as are shown at a time.
func (t pageTable) pageRows() int {
	if len(t.sheet.Rows) > pageRows {
		return t.asked.PageSize
	}
	return pageRows
}

// manifest describes a table to the templates.
func (t pageTable) manifest() tableManifest {
	order := t.sheet.Order(t.asked.Sort, t.asked.Descending)
	m := tableManifest{Live: t.asked.Live(), Search: t.asked.Search, Facets: []sheet.Facet{}, Sort: t.asked.Sort,
		Descending: t.asked.Descending, PageSize: t.asked.PageSize, Links: t.links, Notes: t.notes, Presets: t.presets, Compare: t.comparing != nil}
	if t.asked.Group != "" {
		order = t.sheet.Group(order, t.asked.Group)
		m.Groups = t.groups(order[:min(t.pageRows(), len(order))])
	}
	if t.asked.Notes != "" {
		m.Footnotes = t.sheet.Footnotes(t.asked.Notes, t.names()[0], order)
	}
	shown := t.sheet.Pick(t.names())
	m.Marks = shown.Marks()
	s := shown.Arrange(order, t.pageRows())
	m.Columns, m.Rows, m.Total = s.Columns, s.Rows, s.Total
	for _, name := range t.asked.Facets {
		m.Facets = append(m.Facets, t.sheet.Facet(name))
	}
	if m.Live {
		m.Data = t.data
	}
	return m
}

// groups are the groups of some rows that stand together already.
func (t pageTable) groups(order []int) []tableGroup {
	groups := []tableGroup{}
	at := t.sheet.Index(t.asked.Group)
	for i, row := range order {
		title := t.sheet.Rows[row][at].Text
		if n := len(groups); n == 0 || groups[n-1].Title != title {
			groups = append(groups, tableGroup{Title: title, From: i})
		}
		groups[len(groups)-1].To = i + 1
	}
	return groups
}

// columns returns a table by columns: those of the page, then those that a reader
// may only filter, group or find it sorted by.
func (t pageTable) columns() ([]byte, error) {
	names := t.names()
	shown := len(names)
	for _, name := range append(slices.Clone(t.asked.Facets), t.asked.Sort, t.asked.Group) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, p := range t.asked.Presets {
		if p.Sort != "" && !slices.Contains(names, p.Sort) {
			names = append(names, p.Sort)
		}
	}
	if t.comparing != nil && !slices.Contains(names, t.comparing.Column) {
		names = append(names, t.comparing.Column)
	}
	b, err := json.Marshal(tableColumns{t.sheet.Pick(names).ByColumn(shown), t.asked.Group, t.comparing})
	return append(b, '\n'), err
}

func (o outputs) addTables() error {
	presets := map[string]presetManifest{}
	for _, key := range slices.Sorted(maps.Keys(o.model.tables)) {
		if err := o.addTable(key, o.model.tables[key]); err != nil {
			return fmt.Errorf("the table of %s: %w", strings.ReplaceAll(key, "\n", ", "), err)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(o.model.presets)) {
		p := o.model.presets[key]
		if err := o.addTable(p.key, p.table); err != nil {
			return fmt.Errorf("the preset %s: %w", key, err)
		}
		presets[key] = p.presetManifest
	}
	return o.json("data/"+assets+"/presets.json", presets)
}

func (o outputs) addTable(key string, t pageTable) error {
	if err := o.json(path.Join("assets", assets, "tables", keyHash(key)+".json"), t.manifest()); err != nil || !t.asked.Live() {
		return err
	}
	b, err := t.columns()
	if err != nil {
		return err
	}
	o.Tree["static/"+t.data] = b
	for _, l := range t.links {
		if o.Tree["static/"+l.File], err = json.Marshal(l.data); err != nil {
			return err
		}
	}
	return nil
}
