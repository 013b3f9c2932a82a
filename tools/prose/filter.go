package prose

import (
	"fmt"
	"slices"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
)

// Filter returns the resource whose values a bench/filter call offers, and the fields
// that it names, of which there is one at least; none if the resource could not be
// read. The error is a problem.List.
func (ps Packages) Filter(c Call) (*datapackage.Resource, []string, error) {
	r, err := ps.resource(c, "resource")
	if err != nil || r.Table == nil {
		return r, nil, err
	}
	p, err := ps.require(c, "facets")
	if err != nil {
		return r, nil, err
	}
	facets, err := c.listed("facets", fields(r.Table), fmt.Sprintf("resource %q", r.Name))
	if err == nil && len(facets) == 0 {
		err = fail(c, p, Prefix+"filter needs a field to filter by", "")
	}
	return r, facets, err
}

// Followed reports the first field of a bench/filter call that no table of its page
// has as a facet. The error is a problem.List.
func (c Call) Followed(page []Call) error {
	var offered []string
	for _, other := range page {
		if p, _ := other.Get("facets"); other.Name == "table" {
			for _, n := range names(p.Value) {
				offered = append(offered, n.text)
			}
		}
	}
	p, _ := c.Get("facets")
	for _, n := range names(p.Value) {
		if !slices.Contains(offered, n.text) {
			p.Line, p.Column = p.place(n.offset)
			p.Value = n.text
			return fail(c, p, fmt.Sprintf("no table of this page has the facet %q", n.text), problem.Suggest(n.text, offered))
		}
	}
	return nil
}

// FilterKey identifies a filter by its parameters; the template that looks it up
// builds the same key.
func (c Call) FilterKey() string { return c.key("resource", "facets") }
