package datapackage

import (
	"fmt"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
)

// ReadView reads the definition of a view that stands outside of a descriptor, as
// in a fenced block of an article. It has the keys of a view and `package`, which
// names one of the packages; `resource` may be left out where that has only one.
// The first line of the text is the given line of the file. The view is not added
// to the package. With problems, the view is nil.
func ReadView(file string, line int, text string, packages []*Package) (*Package, *View, problem.List) {
	d := parse(file, []byte(text))
	p := d.home(packages)
	var v *View
	if p != nil {
		d.validate()
		if len(d.problems) == 0 {
			l := loader{doc: d, p: p}
			source := d.decode().Views[0]
			l.checkView(nested, source)
			v = source.view(d, nested)
		}
	}
	problems := d.list()
	for i := range problems {
		problems[i].Line += line - 1
	}
	if v == nil || len(problems) > 0 {
		return p, nil, problems
	}
	v.shift(line - 1)
	return p, v, nil
}

// nested is where a view stands in the descriptor that is made up around it.
const nested = "/views/0"

// home finds the package of a lone view and makes the document a descriptor that
// holds the view alone, so that it is validated like any other. It returns nil if
// there is no such package.
func (d *document) home(packages []*Package) *Package {
	if d.root == nil {
		return nil
	}
	view, ok := d.root.(map[string]any)
	if !ok {
		d.add(d.values[""], "", "", "a chart is defined by keys and values", "start with package: and title:")
		return nil
	}
	name, _ := view["package"].(string)
	var p *Package
	var names []string
	for _, known := range packages {
		names = append(names, known.Name)
		if known.Name == name {
			p = known
		}
	}
	if p == nil {
		message := fmt.Sprintf("there is no package %q", name)
		if name == "" {
			message = "the key is missing"
		}
		d.add(d.values["/package"], "package", name, message, problem.Suggest(name, names))
		return nil
	}
	delete(view, "package")
	if view["name"] == nil {
		view["name"] = "inline"
	}
	if main := p.Main(); view["resource"] == nil && main != nil {
		view["resource"] = main.Name
	}
	d.nest(p.Name, view)
	return p
}

func (d *document) nest(name string, view map[string]any) {
	d.root = map[string]any{"name": name, "views": []any{view},
		"resources": []any{map[string]any{"name": "any", "path": "any.csv"}}}
	for _, places := range []*map[string]place{&d.keys, &d.values} {
		moved := map[string]place{}
		for pointer, p := range *places {
			moved[nested+strings.TrimSuffix(pointer, "/")] = p
		}
		*places = moved
	}
}

// shift moves the positions of a view down by lines.
func (v *View) shift(lines int) {
	v.Line += lines
	for key, p := range v.Positions {
		v.Positions[key] = place{p[0] + lines, p[1]}
	}
	for i := range v.Texts {
		v.Texts[i].Line += lines
	}
}
