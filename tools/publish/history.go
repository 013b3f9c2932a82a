package publish

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/history"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// A correction is a change of a published figure, in words.
type correction struct {
	Package string `json:"package"`
	Title   string `json:"title"` // of the package
	Figure  string `json:"figure"`
	From    string `json:"from"`
	To      string `json:"to"` // "" if it was withdrawn
	Date    string `json:"date"`
	Commit  string `json:"commit"`

	cells map[string]string // of the row, as it was
}

// maxCorrections is how many a page lists; the history of each resource has all.
const maxCorrections = 100

// A correctionsManifest is what templates read of the history of all data.
type correctionsManifest struct {
	Known bool         `json:"known"` // whether there is a history
	Since string       `json:"since"` // the first day of it, YYYY-MM-DD
	List  []correction `json:"list"`  // the newest first
	Total int          `json:"total"`
}

// A resourceHistory is the file of a resource that tells its changes.
type resourceHistory struct {
	Package  string           `json:"package"`
	Resource string           `json:"resource"`
	Known    bool             `json:"known"` // false where the commits were not at hand
	Since    string           `json:"since,omitempty"`
	Changes  []history.Change `json:"changes"`
}

func historyFile(p *datapackage.Package, r *datapackage.Resource) string {
	return path.Join("data", p.Name, r.Name+".history.json")
}

// addHistory writes the history of each resource, and the corrections of all.
func (o *outputs) addHistory(ctx context.Context) error {
	o.changed = map[*datapackage.Resource][]correction{}
	all := correctionsManifest{Known: o.history.Complete, List: []correction{}}
	for _, p := range o.model.Packages {
		for _, r := range p.Resources {
			changes, since, err := o.history.Of(ctx, p, r)
			if err != nil {
				return err
			}
			for _, c := range changes {
				o.changed[r] = append(o.changed[r], correctionOf(p, r, c))
			}
			if all.List = append(all.List, o.changed[r]...); since != "" && (all.Since == "" || since < all.Since) {
				all.Since = since
			}
			file := resourceHistory{p.Name, r.Name, since != "", since, append([]history.Change{}, changes...)}
			if err := o.json("static/"+historyFile(p, r), file); err != nil {
				return err
			}
		}
	}
	all.Total, all.List = len(all.List), newest(all.List)
	return o.json("data/"+assets+"/corrections.json", all)
}

// newest returns the newest corrections, those of one day in the order of the
// data.
func newest(all []correction) []correction {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b correction) int { return cmp.Compare(b.Date, a.Date) })
	return all[:min(len(all), maxCorrections)]
}

// correctionOf names a figure by the key of its row, and by subject and metric
// where the key does not say them.
func correctionOf(p *datapackage.Package, r *datapackage.Resource, c history.Change) correction {
	row := slices.DeleteFunc(slices.Clone(c.Row), func(s string) bool { return s == "" })
	for _, role := range []table.Role{table.RoleSubject, table.RoleMetric} {
		if i := r.Table.Role(role); i >= 0 {
			if says := c.Cells[r.Table.Schema.Fields[i].Name]; says != "" && !slices.Contains(row, says) {
				row = append(row, says)
			}
		}
	}
	if c.Field != "value" {
		row = append(row, c.Field)
	}
	return correction{p.Name, cmp.Or(p.Title, p.Name), strings.Join(row, ", "), quantity(c.From, c.Unit), quantity(c.To, c.Unit),
		c.Date, c.Commit, c.Cells}
}

// quantity writes a number of the data with all its digits, and its unit.
func quantity(text, symbol string) string {
	v, err := unit.ParseNumber(text, 0, 0)
	if err != nil {
		return ""
	}
	_, fraction, _ := strings.Cut(text, ".")
	u, err := unit.Parse(symbol, symbol)
	if err != nil || strings.Contains(text, "e") {
		return strings.TrimSpace(text + " " + symbol)
	}
	return unit.Quantity(v, u, unit.Style{Decimals: len(fraction)})
}

// correctionsOf returns the newest corrections of the rows of a resource that
// passed a filter, the fields aside that they had not.
func (o outputs) correctionsOf(r *datapackage.Resource, f bench.Filter) []correction {
	all := slices.DeleteFunc(slices.Clone(o.changed[r]), func(c correction) bool {
		known := bench.Filter{}
		for field, accepted := range f {
			if _, told := c.cells[field]; told {
				known[field] = accepted
			}
		}
		return !known.Match(c.cells)
	})
	return append([]correction{}, newest(all)...)
}
