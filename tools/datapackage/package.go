// Package datapackage loads a folder of CSVs with its descriptor,
// datapackage.yaml, and checks both.
//
// The descriptor speaks the vocabulary of Frictionless Data, with a few keys
// more for benchmarks; datapackage.schema.json defines it for editors and for
// Load alike.
package datapackage

import (
	"bytes"
	"cmp"
	"slices"
	"sync"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/table"
)

// A Package is the data of one source: tables, what to know about them, and the
// charts that they make.
type Package struct {
	Name, Title, Description string
	Homepage, Version        string
	Created                  string // when the package was put together, YYYY-MM-DD
	Measured                 string // when the figures were measured or published by who did, YYYY-MM-DD
	ReviewBy                 string // when the figures should be looked at again, YYYY-MM-DD
	Licenses                 []License
	Sources                  []Source
	Contributors             []Contributor
	Environment              Environment
	Caveats                  []string // limits that a reader must know
	Notice                   string   // the notice that the licence wants shipped
	Units                    []string // countable things that stand as units here
	Quotes                   []Quote
	Verdicts                 *Verdicts // nil if none are asked for
	Resources                []*Resource
	Views                    []*View
	Texts                    []Text            // those of views aside
	Dir                      string            // the folder
	File                     string            // the descriptor, as problems name it; the folder if there is none
	Positions                map[string][2]int // line and column of the values of created, measured, reviewBy and quotes/0, quotes/1 …
	Hash                     string            // SHA-256 over descriptor and CSVs, hexadecimal

	joins []*join // to be filled once all packages are there
}

// Date returns the day from which the age of the figures counts: when they were
// measured, or else when they were put together; "" if neither is known.
func (p *Package) Date() string { return cmp.Or(p.Measured, p.Created) }

// A License is the terms under which the data may be used.
type License struct {
	Name  string `json:"name"` // SPDX identifier
	Title string `json:"title,omitempty"`
	Path  string `json:"path,omitempty"` // URL of the text
}

// A Source is where figures come from.
type Source struct {
	Title   string `json:"title"`
	Path    string `json:"path,omitempty"`    // public URL
	Version string `json:"version,omitempty"` // commit or release
	Note    string `json:"note,omitempty"`
}

// A Contributor is somebody who made the package.
type Contributor struct {
	Title string `json:"title"`
	Role  string `json:"role,omitempty"` // author, publisher, maintainer, wrangler, contributor
	Path  string `json:"path,omitempty"` // URL
}

// An Environment is what the figures were measured on, and how.
type Environment struct {
	Hardware string `json:"hardware,omitempty"`
	OS       string `json:"os,omitempty"`
	Software string `json:"software,omitempty"`
	Method   string `json:"method,omitempty"`
}

// A Resource is one CSV of a package.
type Resource struct {
	Name, Path, Title, Description string
	Tidy                           bool // holds results: one field has the role metric, one the role value
	Caveats                        []string
	Waivers                        []Waiver
	Computed                       bool         // made from other resources, not read from a file
	Derived                        bool         // computed, with figures that stand in no file
	Table                          *table.Table // nil if it cannot be read
	Wide                           *table.Table // the table as the file has it, where that is wide; else nil
	WideColumns                    []bench.WideColumn
	Origins                        []Origin // of the rows that were taken from other resources, in their order; nil otherwise
	Line, Column                   int      // in the descriptor; 0 without one

	once    sync.Once
	results []bench.Result
	err     error
}

// An Origin is a row of another resource.
type Origin struct {
	Package  *Package
	Resource *Resource
	Line     int
}

// A Waiver says why rows that look like a mistake by some rule are kept.
type Waiver struct {
	Rule         string
	Where        map[string][]string // accepted texts by field; all rows if empty
	Reason       string              // a sentence that readers see
	Line, Column int                 // in the descriptor
}

// Results returns what the rows of the table say, found out once. It returns an
// error if the rows are not what their roles promise, which a table read without
// problems never is; there are none without a table.
func (r *Resource) Results() ([]bench.Result, error) {
	r.once.Do(func() {
		if r.Table != nil {
			r.results, r.err = bench.Results(r.Table)
		}
	})
	return r.results, r.err
}

// CSV returns the table as it is published: normalised, with commas and decimal
// points, and with texts that no spreadsheet runs. It is empty without a table.
func (r *Resource) CSV() []byte {
	var b bytes.Buffer
	if r.Table != nil {
		_ = r.Table.WriteGuardedCSV(&b) // writing to memory does not fail
	}
	return b.Bytes()
}

// A View is the definition of a chart.
type View struct {
	Name     string
	Chart    string // dot, bar, range, line, box, scatter, heatmap, ecdf, slope
	Resource string
	Where    map[string][]string // accepted texts by field

	X, Y, Color, Facet string // field names; "" leaves it to the chart
	Sort               string // x, -x, y, source; "" is best first
	Scale              string // linear or log

	Title, Subtitle, Description string // the title may hold {formulas}
	Notes, Highlight             []string
	Limit                        int  // marks shown; 0 is all
	Stack                        bool // bars of one category stand on one another
	References                   []Reference
	Claims                       []string // conditions that its words rest on
	Texts                        []Text

	File         string // the descriptor
	Line, Column int
	Positions    map[string][2]int // line and column of the value of each key
}

// A Reference is a line across a chart at a value that matters.
type Reference struct {
	Value float64 `json:"value"` // in the unit of the data
	Label string  `json:"label"`
}

// Resource returns the resource of a name, or nil.
func (p *Package) Resource(name string) *Resource {
	i := slices.IndexFunc(p.Resources, func(r *Resource) bool { return r.Name == name })
	if i < 0 {
		return nil
	}
	return p.Resources[i]
}

// Main returns the resource that the package's name alone stands for: its only
// one, or the one named like it; nil if there is neither.
func (p *Package) Main() *Resource {
	if len(p.Resources) == 1 {
		return p.Resources[0]
	}
	return p.Resource(p.Name)
}

// View returns the view of a name, or nil.
func (p *Package) View(name string) *View {
	i := slices.IndexFunc(p.Views, func(v *View) bool { return v.Name == name })
	if i < 0 {
		return nil
	}
	return p.Views[i]
}
