// Package changes turns two built sites into a list of what differs for a reader:
// numbers, figures, sentences, texts of the data, and downloads.
//
// Things are told apart by what they are, never by where they stand: a row by its
// key, a figure by package and view, a sentence by its words. So another order of
// rows or columns, and other white space or markup, change nothing.
package changes

import (
	"cmp"
	"io/fs"
	"maps"
	"slices"
)

// A Report is everything that changed between two built sites, in a fixed order.
type Report struct {
	Summary   string     `json:"summary"` // "14 numbers, 3 figures and 5 sentences changed"
	Counts    Counts     `json:"counts"`
	Pages     []Item     `json:"pages"`    // added and removed as a whole
	Packages  []Item     `json:"packages"` // and resources, added and removed as a whole
	Columns   []Column   `json:"columns"`
	Numbers   []Number   `json:"numbers"`
	Values    []Value    `json:"values"` // numbers that stand in sentences
	Verdicts  []Verdict  `json:"verdicts"`
	Figures   []Figure   `json:"figures"`
	Sentences []Sentence `json:"sentences"`
	Texts     []Text     `json:"texts"`
	Downloads []Item     `json:"downloads"`
}

// Counts says how many of each there are.
type Counts struct {
	Pages     int `json:"pages"`
	Numbers   int `json:"numbers"`
	Verdicts  int `json:"verdicts"`
	Figures   int `json:"figures"`
	RankFlips int `json:"rankFlips"`
	Sentences int `json:"sentences"`
	Texts     int `json:"texts"` // of the data, with columns and packages
	Downloads int `json:"downloads"`
}

// What happened to a thing.
const (
	Added   = "added"
	Removed = "removed"
	Changed = "changed"
	Renamed = "renamed"
)

// An Item is a page, a package or a file, named by its path on the site.
type Item struct {
	Kind string `json:"kind"` // added, removed or changed
	Name string `json:"name"`
}

// A Column is a column of a resource that was added, removed or renamed.
type Column struct {
	Kind     string `json:"kind"`
	Package  string `json:"package"`
	Resource string `json:"resource"`
	Before   string `json:"before,omitempty"`
	After    string `json:"after,omitempty"`
}

// Empty reports whether nothing changed.
func (r Report) Empty() bool {
	return r.Counts == Counts{}
}

// Compare returns what differs between two built sites: folders that hold
// generated/ and public/.
func Compare(base, head fs.FS) (Report, error) {
	b, err := read(base)
	if err != nil {
		return Report{}, err
	}
	h, err := read(head)
	if err != nil {
		return Report{}, err
	}
	return compare(b, h), nil
}

func compare(b, h *tree) Report {
	r := Report{Pages: comparePages(b.pages, h.pages), Packages: []Item{}, Columns: []Column{}, Numbers: []Number{}, Values: []Value{}, Verdicts: []Verdict{}, Figures: []Figure{},
		Sentences: []Sentence{}, Texts: []Text{}, Downloads: []Item{}}
	for _, name := range union(b.packages, h.packages) {
		before, after := b.packages[name], h.packages[name]
		switch {
		case before == nil:
			r.Packages = append(r.Packages, Item{Added, name})
		case after == nil:
			r.Packages = append(r.Packages, Item{Removed, name})
		}
		r.comparePackage(name, before, after)
	}
	r.compareValues(b.values, h.values)
	r.compareVerdicts(b.claims, h.claims)
	r.Sentences = r.withoutTold(compareSentences(b.pages, h.pages))
	r.compareFiles(b.files, h.files)
	slices.SortStableFunc(r.Downloads, func(a, b Item) int { return cmp.Compare(a.Name, b.Name) })
	r.count()
	return r
}

func (r *Report) comparePackage(name string, before, after *pkg) {
	before, after = orEmpty(before), orEmpty(after)
	renames := map[string]map[string]string{} // resource → name after → name before
	for _, resource := range union(before.resources, after.resources) {
		b, h := before.resources[resource], after.resources[resource]
		switch {
		case b == nil && before.descriptor != nil:
			r.Packages = append(r.Packages, Item{Added, name + "/" + resource})
		case h == nil && after.descriptor != nil:
			r.Packages = append(r.Packages, Item{Removed, name + "/" + resource})
		}
		c := comparison{pkg: name, resource: resource, before: b, after: h}
		c.run(r)
		renames[resource] = c.renamed
	}
	for _, view := range union(before.views, after.views) {
		r.compareFigure(name, view, before.views[view], after.views[view])
	}
	r.compareDescriptor(name, before, after, renames)
}

func orEmpty(p *pkg) *pkg {
	if p == nil {
		return &pkg{}
	}
	return p
}

func (r *Report) download(before, after, differ bool, name string) {
	switch {
	case name == "":
	case !before && after:
		r.Downloads = append(r.Downloads, Item{Added, name})
	case before && !after:
		r.Downloads = append(r.Downloads, Item{Removed, name})
	case differ:
		r.Downloads = append(r.Downloads, Item{Changed, name})
	}
}

// compareFiles compares files that are neither pages nor made from the data.
func (r *Report) compareFiles(b, h map[string]string) {
	for _, name := range union(b, h) {
		_, before := b[name]
		_, after := h[name]
		r.download(before, after, b[name] != h[name], name)
	}
}

func (r *Report) count() {
	r.Counts = Counts{Pages: len(r.Pages), Numbers: len(r.Numbers), Verdicts: len(r.Verdicts), Figures: len(r.Figures), Sentences: len(r.Sentences),
		Texts: len(r.Texts) + len(r.Columns) + len(r.Packages), Downloads: len(r.Downloads)}
	for _, f := range r.Figures {
		r.Counts.RankFlips += len(f.Flips)
	}
	r.Summary = r.Counts.String()
}

// union returns the keys of two maps, sorted.
func union[V any](a, b map[string]V) []string {
	all := maps.Clone(a)
	if all == nil {
		all = map[string]V{}
	}
	maps.Copy(all, b)
	return slices.Sorted(maps.Keys(all))
}
