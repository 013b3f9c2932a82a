package prose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// MaxPageSize is how many rows of a table a page shows at the most.
const MaxPageSize = 1000

// A Table is what a bench/table call asks for.
type Table struct {
	Columns    []string     // all if empty
	Where      bench.Filter // all rows if empty
	Sort       string       // the order of the file if ""
	Descending bool
	Facets     []string // columns that a reader may narrow it by
	Search     bool     // whether a reader may search it
	PageSize   int      // rows shown at a time
	Group      string   // the column whose values head groups of rows; "" for none
	Notes      string   // the column whose texts are footnotes; "" for none
	Presets    []Preset // choices that the editor offers
}

// Live reports whether a reader can do something with the table.
func (t Table) Live() bool { return t.Search || t.Sort != "" || len(t.Facets) > 0 }

// A name is a field that a parameter mentions, and where in the parameter.
type name struct {
	text   string
	offset int
}

// names splits the fields of a parameter at commas.
func names(value string) []name {
	var all []name
	offset := 0
	for part := range strings.SplitSeq(value, ",") {
		text := strings.TrimLeft(part, " \t\n\r")
		blank := len(part) - len(text)
		if text = strings.TrimSpace(text); text != "" {
			all = append(all, name{text, len([]rune(value[:offset+blank]))})
		}
		offset += len(part) + 1
	}
	return all
}

// Table reads the parameters of a bench/table call for a table with these
// fields, whose values cells lists. Of what it returns is a problem.List.
func (c Call) Table(fields []string, of string, cells func(field int) []string) (Table, error) {
	t := Table{PageSize: MaxPageSize}
	var err error
	if t.Columns, err = c.listed("columns", fields, of); err != nil {
		return t, err
	}
	if t.Facets, err = c.listed("facets", fields, of); err != nil {
		return t, err
	}
	if p, given := c.Get("sort"); given {
		text := strings.TrimSpace(p.Value)
		t.Sort, t.Descending = strings.CutPrefix(text, "-")
		if t.Sort != "" && !slices.Contains(fields, t.Sort) {
			return t, fail(c, p, fmt.Sprintf("%s has no field %q", of, t.Sort), problem.Suggest(t.Sort, fields))
		}
	}
	if p, given := c.Get("search"); given {
		if t.Search = p.Value == "true"; !t.Search && p.Value != "false" {
			return t, fail(c, p, fmt.Sprintf("%q is neither true nor false", p.Value), "")
		}
	}
	if p, given := c.Get("pageSize"); given {
		n, err := strconv.Atoi(p.Value)
		if err != nil || n < 1 || n > MaxPageSize {
			return t, fail(c, p, fmt.Sprintf("%q is not a number of rows", p.Value), fmt.Sprintf("1 to %d", MaxPageSize))
		}
		t.PageSize = n
	}
	if t.Group, err = c.one("group", fields, of); err != nil {
		return t, err
	}
	if t.Notes, err = c.one("notes", fields, of); err != nil {
		return t, err
	}
	if t.Where, err = c.conditions(fields, cells); err != nil {
		return t, err
	}
	t.Presets, err = c.presets(t, fields, cells)
	return t, err
}

// one returns the field that a parameter names, "" if it is not given.
func (c Call) one(param string, fields []string, of string) (string, error) {
	p, given := c.Get(param)
	if given && !slices.Contains(fields, p.Value) {
		return "", fail(c, p, fmt.Sprintf("%s has no field %q", of, p.Value), problem.Suggest(p.Value, fields))
	}
	return p.Value, nil
}

// listed returns the fields that a parameter lists, each of which must exist and
// stand there once.
func (c Call) listed(param string, fields []string, of string) ([]string, error) {
	p, _ := c.Get(param)
	var all []string
	for _, n := range names(p.Value) {
		at := p
		at.Value = n.text
		at.Line, at.Column = p.place(n.offset)
		switch {
		case !slices.Contains(fields, n.text):
			return nil, fail(c, at, fmt.Sprintf("%s has no field %q", of, n.text), problem.Suggest(n.text, fields))
		case slices.Contains(all, n.text):
			return nil, fail(c, at, fmt.Sprintf("the field %q is named twice", n.text), "")
		}
		all = append(all, n.text)
	}
	return all, nil
}

// A Link is a figure that a table drives.
type Link struct {
	Package *datapackage.Package
	View    *datapackage.View
	At      Param // where the call names it
}

// Links returns the figures that follow a table of a resource: those that its call
// names or, for "*", those of that resource among the charts of its page that can.
// Each must be a chart of the page, and of the same resource. The error is a
// problem.List.
func (ps Packages) Links(c Call, page []Call) ([]Link, error) {
	p, given := c.Get("link")
	if !given {
		return nil, nil
	}
	of, r, err := ps.Resource(c, "resource")
	if err != nil {
		return nil, err
	}
	var here []string // the views of the page
	for _, other := range page {
		if view, ok := other.Get("view"); ok && other.Name == "chart" {
			here = append(here, view.Value)
		}
	}
	if strings.TrimSpace(p.Value) == "*" {
		return ps.followers(of, r, here, p), nil
	}
	var links []Link
	for _, n := range names(p.Value) {
		at := p
		at.Line, at.Column = p.place(n.offset)
		asked := c
		asked.Params = []Param{{Name: "link", Value: n.text, Line: at.Line, Column: at.Column}}
		v, err := ps.view(asked, "link")
		switch pkg, _, _ := strings.Cut(n.text, "/"); {
		case err != nil:
			return nil, err
		case pkg != of.Name || v.Resource != r.Name:
			return nil, fail(c, at, fmt.Sprintf("the view %q shows %s/%s, the table %s/%s", n.text, pkg, v.Resource, of.Name, r.Name),
				"a figure follows a table of the rows that it is drawn from")
		case !slices.Contains(here, n.text):
			return nil, fail(c, at, fmt.Sprintf("the figure of the view %q is not on this page", n.text), problem.Suggest(n.text, here))
		}
		links = append(links, Link{of, v, at})
	}
	return links, nil
}

// followers are the figures of a page that show a resource, each once.
func (ps Packages) followers(of *datapackage.Package, r *datapackage.Resource, here []string, at Param) []Link {
	var links []Link
	for _, v := range of.Views {
		if v.Resource == r.Name && slices.Contains(here, of.Name+"/"+v.Name) {
			links = append(links, Link{of, v, at})
		}
	}
	return links
}

// TableKey identifies a table by its parameters; the template that looks it up
// builds the same key.
func (c Call) TableKey() string {
	return c.key("resource", "view", "columns", "where", "sort", "facets", "search", "pageSize", "link", "group", "notes", "presets")
}

// Resource returns the package and the resource that a parameter names. Its error
// is a problem.List.
func (ps Packages) Resource(c Call, param string) (*datapackage.Package, *datapackage.Resource, error) {
	r, err := ps.resource(c, param)
	if err != nil {
		return nil, nil, err
	}
	p, err := ps.pkg(c, param)
	return p, r, err
}

// ReadTable reads the parameters of a bench/table call for a resource.
func (c Call) ReadTable(name string, t *table.Table) (Table, error) {
	return c.Table(fields(t), fmt.Sprintf("resource %q", name), func(i int) []string { return column(t, i) })
}

func column(t *table.Table, i int) []string {
	texts := make([]string, len(t.Rows))
	for n, row := range t.Rows {
		texts[n] = row.Cells[i].Text
	}
	return texts
}
