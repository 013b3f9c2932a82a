package publish

import (
	"maps"
	"path"
	"slices"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/prose"
)

// Doubts are the parts of the data that have problems of their own. What is made
// from them would only repeat these, in other words and other places.
type doubts struct {
	all      bool            // there are no data at all
	packages map[string]bool // by name, and by folder where the name cannot be read
	views    map[*datapackage.View]bool
}

// doubt finds what the problems of packages concern, with files named as from
// the folder of the data. Of a CSV with problems it drops the table: its figures
// and formulas are left out then, while names are still checked.
func doubt(packages prose.Packages, problems problem.List) doubts {
	d := doubts{packages: map[string]bool{}, views: map[*datapackage.View]bool{}}
	for _, one := range problems {
		if path.Base(one.File) == datapackage.File {
			d.packages[path.Base(path.Dir(one.File))] = true
		}
	}
	for _, p := range packages {
		d.packages[p.Name] = false
		for _, one := range problems {
			if one.File == p.File {
				d.descriptor(p, one.Line)
			}
			for _, r := range p.Resources {
				if one.File == path.Join(p.Dir, r.Path) {
					r.Table = nil
				}
			}
		}
	}
	return d
}

// descriptor casts doubt on the view that a line of a descriptor belongs to, or
// else on the whole package.
func (d doubts) descriptor(p *datapackage.Package, line int) {
	var of *datapackage.View
	start := 0
	for _, r := range p.Resources {
		if r.Line <= line {
			start = max(start, r.Line)
		}
	}
	for _, v := range p.Views {
		if v.Line <= line && v.Line > start {
			of, start = v, v.Line
		}
	}
	if of != nil {
		d.views[of] = true
		return
	}
	d.packages[p.Name] = true
	for _, r := range p.Resources {
		r.Table = nil
	}
}

// about reports whether a call asks for data of which nothing can be said.
func (d doubts) about(c prose.Call) bool { return d.all || d.packages[c.Package()] }

// any reports whether there is a package of which nothing can be said.
func (d doubts) any() bool {
	return d.all || slices.Contains(slices.Collect(maps.Values(d.packages)), true)
}
