package prose

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// Packages are the data packages that prose may refer to. Of a resource without
// a table, which could not be read, only the name is checked.
type Packages []*datapackage.Package

func (ps Packages) find(name string) *datapackage.Package {
	for _, p := range ps {
		if p.Name == name {
			return p
		}
	}
	return nil
}

func (ps Packages) names() []string {
	var names []string
	for _, p := range ps {
		names = append(names, p.Name)
	}
	return names
}

// A Value is a number that prose asks for, as it is written.
type Value struct {
	Text string `json:"text"`
	Of   string `json:"of"`
	In   string `json:"in"` // package/resource

	shown formula.Shown
}

// Check returns what is wrong with a call's references: packages, views,
// resources, fields and formulas that do not exist or cannot be computed.
func (ps Packages) Check(c Call) problem.List {
	var err error
	switch c.Name {
	case "chart":
		_, err = ps.view(c, "view")
	case "filter":
		_, _, err = ps.Filter(c)
	case "table":
		err = ps.checkTable(c)
	case "value":
		_, err = ps.Value(c)
	case "claim":
		_, err = ps.Claim(c)
	case "corrections":
		if _, one := c.Get("package"); one {
			_, err = ps.pkg(c, "package")
		}
	case "source":
		_, err = ps.pkg(c, "package")
	}
	if err == nil {
		return nil
	}
	return err.(problem.List)
}

func fail(c Call, p Param, message, hint string) error {
	return problem.List{c.At(p, message, hint)}
}

func (ps Packages) require(c Call, name string) (Param, error) {
	p, ok := c.Get(name)
	if !ok {
		return p, fail(c, Param{}, fmt.Sprintf("%s needs the parameter %q", Prefix+c.Name, name), "")
	}
	return p, nil
}

func (ps Packages) pkg(c Call, param string) (*datapackage.Package, error) {
	p, err := ps.require(c, param)
	if err != nil {
		return nil, err
	}
	name, _, _ := strings.Cut(p.Value, "/")
	if found := ps.find(name); found != nil {
		return found, nil
	}
	return nil, fail(c, p, fmt.Sprintf("there is no package %q", name), problem.Suggest(name, ps.names()))
}

func (ps Packages) view(c Call, param string) (*datapackage.View, error) {
	p, err := ps.pkg(c, param)
	if err != nil {
		return nil, err
	}
	given, _ := c.Get(param)
	_, name, _ := strings.Cut(given.Value, "/")
	if v := p.View(name); v != nil {
		return v, nil
	}
	var names []string
	for _, v := range p.Views {
		names = append(names, p.Name+"/"+v.Name)
	}
	return nil, fail(c, given, fmt.Sprintf("there is no view %q", given.Value), problem.Suggest(given.Value, names))
}

func (ps Packages) resource(c Call, param string) (*datapackage.Resource, error) {
	p, err := ps.pkg(c, param)
	if err != nil {
		return nil, err
	}
	given, _ := c.Get(param)
	_, name, _ := strings.Cut(given.Value, "/")
	if r := p.Main(); name == "" && r != nil {
		return r, nil
	}
	if r := p.Resource(name); r != nil {
		return r, nil
	}
	var names []string
	for _, r := range p.Resources {
		names = append(names, p.Name+"/"+r.Name)
	}
	return nil, fail(c, given, fmt.Sprintf("there is no resource %q", given.Value), problem.Suggest(given.Value, names))
}

func (ps Packages) checkTable(c Call) error {
	if _, ok := c.Get("view"); ok {
		_, err := ps.view(c, "view")
		return err
	}
	r, err := ps.resource(c, "resource")
	if err != nil {
		return err
	}
	if r.Table == nil {
		return nil
	}
	_, err = c.ReadTable(r.Name, r.Table)
	return err
}

func fields(t *table.Table) []string {
	var names []string
	for _, f := range t.Schema.Fields {
		names = append(names, f.Name)
	}
	return names
}

// where reads the conditions of a call on a table.
func where(c Call, t *table.Table) (bench.Filter, error) {
	return c.conditions(fields(t), func(i int) []string {
		return append(column(t, i), t.Schema.Fields[i].Constraints.Enum...)
	})
}

// conditions reads `field=value,value; field=value`. cells lists the values of a
// field; a value that cannot occur is a mistake.
func (c Call) conditions(fields []string, cells func(field int) []string) (bench.Filter, error) {
	p, given := c.Get("where")
	if !given {
		return nil, nil
	}
	return c.filter(p, p.Value, fields, cells)
}

func (c Call) filter(p Param, text string, fields []string, cells func(field int) []string) (bench.Filter, error) {
	f := bench.Filter{}
	for condition := range strings.SplitSeq(text, ";") {
		field, values, ok := strings.Cut(condition, "=")
		if field = strings.TrimSpace(field); !ok {
			return nil, fail(c, p, fmt.Sprintf("%q is no condition", strings.TrimSpace(condition)), "write field=value; field=value,value")
		}
		i := slices.Index(fields, field)
		if i < 0 {
			return nil, fail(c, p, fmt.Sprintf("there is no field %q", field), problem.Suggest(field, fields))
		}
		for value := range strings.SplitSeq(values, ",") {
			value = strings.TrimSpace(value)
			f[field] = append(f[field], value)
			if err := occurs(c, p, field, cells(i), value); err != nil {
				return nil, err
			}
		}
	}
	return f, nil
}

func occurs(c Call, p Param, field string, cells []string, value string) error {
	var seen []string
	for _, text := range cells {
		if text == value {
			return nil
		}
		if len(seen) < 12 && !slices.Contains(seen, text) {
			seen = append(seen, text)
		}
	}
	return fail(c, p, fmt.Sprintf("no row has %s %q", field, value), problem.Suggest(value, seen))
}

// Value computes the value that a bench/value call asks for. Its error is a
// problem.List.
func (ps Packages) Value(c Call) (Value, error) {
	p, r, err := ps.Resource(c, "in")
	if err != nil {
		return Value{}, err
	}
	of, err := ps.require(c, "of")
	if err != nil {
		return Value{}, err
	}
	f, style, err := asked(c)
	if err != nil || r.Table == nil {
		return Value{}, err
	}
	filter, err := where(c, r.Table)
	if err != nil {
		return Value{}, err
	}
	in, _ := c.Get("in")
	rows, err := context(p, r, filter)
	if err != nil {
		return Value{}, located(c, of, err)
	}
	shown, err := formula.Show(f, rows, c.key("in", "where"), style)
	if err != nil {
		return Value{}, located(c, of, err)
	}
	return Value{Text: shown.Text, Of: of.Value, In: in.Value, shown: shown}, nil
}

// asked reads the formula and the form that a bench/value call asks for, which
// needs no data.
func asked(c Call) (formula.Formula, formula.Style, error) {
	of, _ := c.Get("of")
	f, err := formula.Parse(of.Value)
	if err != nil {
		return f, formula.Style{}, located(c, of, err)
	}
	s, err := style(c)
	return f, s, err
}

func style(c Call) (formula.Style, error) {
	var s formula.Style
	if p, ok := c.Get("as"); ok {
		if s.As = p.Value; formula.Forms()[p.Value] == "" {
			return s, fail(c, p, fmt.Sprintf("there is no form %q", p.Value), problem.Suggest(p.Value, formula.FormNames()))
		}
	}
	if p, ok := c.Get("digits"); ok {
		n, err := strconv.Atoi(p.Value)
		if err != nil || n < 1 || n > 15 {
			return s, fail(c, p, fmt.Sprintf("%q is not a count of digits", p.Value), "1 to 15")
		}
		s.Digits = n
	}
	if p, ok := c.Get("unit"); ok {
		s.Unit = p.Value
	}
	for _, name := range []string{"sign", "plain"} {
		if p, ok := c.Get(name); ok && p.Value != "true" && p.Value != "false" {
			return s, fail(c, p, fmt.Sprintf("%q is neither true nor false", p.Value), "")
		}
	}
	s.Sign = c.is("sign")
	return s, nil
}

// is tells whether a parameter that is true or false is true.
func (c Call) is(name string) bool {
	p, _ := c.Get(name)
	return p.Value == "true"
}

// located turns an error of a formula into a problem at its place in the file.
func located(c Call, p Param, err error) error {
	return placed(c, p, err, "a formula reads like Fastify.throughput / FastAPI.throughput")
}

func placed(c Call, p Param, err error, example string) error {
	var syntax *formula.SyntaxError
	var eval *formula.EvalError
	hint := ""
	switch {
	case errors.As(err, &syntax):
		p.Line, p.Column = p.place(syntax.Offset)
		hint = example
	case errors.As(err, &eval):
		p.Line, p.Column = p.place(eval.Offset)
		hint = eval.Hint
	}
	return fail(c, p, err.Error(), hint)
}
