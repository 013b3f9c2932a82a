package prose

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
)

// A Parameter is a parameter that a shortcode knows.
type Parameter struct {
	Name string
	Help string
}

// A Shortcode is one of ours with the parameters it knows. The first one may be
// given without its name.
type Shortcode struct {
	Name       string
	Help       string
	Parameters []Parameter
}

// Shortcodes are all of ours by name.
var Shortcodes = map[string]Shortcode{
	"chart": {"chart", "a figure with its data", []Parameter{
		{"view", "package/view"},
	}},
	"table": {"table", "a table of a resource, or of what a view plots", []Parameter{
		{"resource", "package/resource, or package where it has one resource, or one of its own name"},
		{"view", "package/view, instead of a resource"},
		{"columns", "the fields to show, separated by commas; all if not given"},
		{"where", "field=value,value; field=value"},
		{"sort", "a field, with - before it for the greatest first; readers can sort, too"},
		{"facets", "fields by which readers narrow the table, separated by commas"},
		{"search", "true to let readers search it"},
		{"link", "package/view of figures that follow the table, separated by commas; * for all on the page that can"},
		{"group", "a field whose values head groups of rows"},
		{"notes", "a field whose texts stand as footnotes under the table"},
		{"presets", "choices by name, each on a page of its own: title: field=value; sort=-field | title: …"},
		{"pageSize", "rows shown at a time, up to 1000"},
		{"caption", "the caption; the resource's title if not given"},
	}},
	"filter": {"filter", "a filter for all tables of a page, and for the figures that follow them", []Parameter{
		{"resource", "package/resource whose values readers pick from"},
		{"facets", "fields of it that tables of the page have as facets, separated by commas"},
	}},
	"value": {"value", "a number from the data", []Parameter{
		{"of", "a formula"},
		{"in", "package/resource, or package where it has one resource, or one of its own name"},
		{"where", "field=value,value; field=value"},
		{"as", "how to write it"},
		{"digits", "significant digits"},
		{"unit", "convert to this unit"},
		{"sign", "true for a plus sign before positive numbers"},
		{"plain", "true for text alone, as the alternative text of an image needs it"},
	}},
	"claim": {"claim", "a sentence that the data must bear out, or the verdict alone", []Parameter{
		{"that", "a condition"},
		{"evidence", "package/id of a row of verdicts, instead of a condition"},
		{"in", "package/resource, or package where it has one resource, or one of its own name"},
		{"where", "field=value,value; field=value"},
		{"expect", "the verdict that the sentence is written for, or any"},
	}},
	"corrections": {"corrections", "which figures were changed, when, and by which commit", []Parameter{
		{"package", "one package; all if not given"},
	}},
	"quote": {"quote", "words with a figure that may stand typed", []Parameter{
		{"reason", "why it is not bound to the data"},
	}},
	"source": {"source", "where a package's figures come from", []Parameter{
		{"package", "the package"},
	}},
}

// Names returns the names of our shortcodes, with the prefix, sorted.
func Names() []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(Shortcodes)) {
		names = append(names, Prefix+name)
	}
	return names
}

func (s Shortcode) parameterNames() []string {
	var names []string
	for _, p := range s.Parameters {
		names = append(names, p.Name)
	}
	return names
}

// Validate names the call's positional parameter, and returns what is wrong with
// the call's name, its parameters, and what stands in them, as far as that can
// be told without the data.
func (c *Call) Validate() problem.List {
	s, known := Shortcodes[c.Name]
	if !known {
		return problem.List{{File: c.File, Line: c.Line, Column: c.Column,
			Message: fmt.Sprintf("there is no shortcode %q", Prefix+c.Name), Hint: problem.Suggest(Prefix+c.Name, Names())}}
	}
	problems := c.naming(s)
	for i, p := range c.Params {
		switch first := slices.IndexFunc(c.Params, func(o Param) bool { return o.Name == p.Name }); {
		case len(problems) > 0 && p.Name == "":
		case !slices.Contains(s.parameterNames(), p.Name):
			problems = append(problems, c.At(p, fmt.Sprintf("%s has no parameter %q", Prefix+c.Name, p.Name),
				problem.Suggest(p.Name, s.parameterNames())))
		case first < i:
			problems = append(problems, c.At(p, fmt.Sprintf("the parameter %q is given twice", p.Name), ""))
		}
	}
	if p, _ := c.Get("reason"); c.Name == "quote" && strings.TrimSpace(p.Value) == "" && len(problems) == 0 {
		problems = append(problems, c.At(p, Prefix+"quote needs a reason", "say why the figure is not bound to the data"))
	}
	if len(problems) > 0 {
		return problems
	}
	var err error
	if _, given := c.Get("of"); given {
		_, _, err = asked(*c)
	} else if c.Name == "claim" {
		_, err = c.condition()
	}
	if err != nil {
		return err.(problem.List)
	}
	return nil
}

// naming names the parameter of a call that has a single one without a name. Of
// several, Hugo wants each named or none, and our shortcodes take one at the most.
func (c *Call) naming(s Shortcode) problem.List {
	i := slices.IndexFunc(c.Params, func(p Param) bool { return p.Name == "" })
	switch {
	case i < 0:
		return nil
	case len(c.Params) == 1:
		c.Params[0].Name = s.Parameters[0].Name
		return nil
	}
	return problem.List{c.At(c.Params[i], "a value without a name beside other parameters",
		fmt.Sprintf("name each, as in %s=%q", s.Parameters[0].Name, c.Params[i].Value))}
}

// Package returns the name of the package that a call asks for, or "".
func (c Call) Package() string {
	for _, name := range []string{"view", "resource", "in", "package", "evidence"} {
		if p, ok := c.Get(name); ok {
			of, _, _ := strings.Cut(p.Value, "/")
			return of
		}
	}
	return ""
}

// At returns a problem of the call at one of its parameters.
func (c Call) At(p Param, message, hint string) problem.Problem {
	if p.Line == 0 {
		p.Line, p.Column = c.Line, c.Column
	}
	return problem.Problem{File: c.File, Line: p.Line, Column: p.Column, Field: p.Name, Text: p.Value,
		Message: message, Hint: hint}
}

// Key identifies a value by its parameters; the template that looks the value up
// builds the same key. Whether it is plain text is not part of it: a value is the
// same wherever it stands.
func (c Call) Key() string {
	return c.key("in", "of", "where", "as", "digits", "unit", "sign")
}

func (c Call) key(names ...string) string {
	var parts []string
	for _, name := range names {
		if p, ok := c.Get(name); ok {
			parts = append(parts, name+"="+p.Value)
		}
	}
	return strings.Join(parts, "\n")
}
