package publish

import (
	"fmt"
	"maps"
	"path"
	"slices"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/prose"
	"github.com/benchwright/benchwright/tools/sheet"
)

// addFilter makes the filter of a page: what readers can pick for all its tables.
// The error is a problem.List.
func (m *Model) addFilter(c prose.Call, page []prose.Call) error {
	r, names, err := m.Packages.Filter(c)
	if err != nil || len(names) == 0 {
		return err
	}
	if err := c.Followed(page); err != nil {
		return err
	}
	s := sheet.FromTable(r.Table, m.Site.Palette, len(r.Table.Rows))
	var facets []sheet.Facet
	for _, name := range names {
		f := s.Facet(name)
		if f.Kind == "range" {
			p, _ := c.Get("facets")
			return problem.List{c.At(p, fmt.Sprintf("%q has too many values to pick one from", name), "tables offer a range for it")}
		}
		facets = append(facets, f)
	}
	m.filters[c.FilterKey()] = facets
	return nil
}

func (o outputs) addFilters() error {
	for _, key := range slices.Sorted(maps.Keys(o.model.filters)) {
		if err := o.json(path.Join("assets", assets, "filters", keyHash(key)+".json"), o.model.filters[key]); err != nil {
			return err
		}
	}
	return nil
}
