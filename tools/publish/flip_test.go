package publish

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/chart"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/prose"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/verdict"
)

// repositorySite returns a copy of the repository's own data and words, as a site.
func repositorySite(t *testing.T) *Site {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"data", "content"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join("../..", part))); err != nil {
			t.Fatal(err)
		}
	}
	return &Site{Dir: dir, Data: path.Join(filepath.ToSlash(dir), "data"), Content: path.Join(filepath.ToSlash(dir), "content"), TypedNumbers: "off"}
}

// A flip is a claim of the site with the figures that it is judged by.
type flip struct {
	id      string
	claim   prose.Claim
	figures []formula.Figure
	of      *datapackage.Resource
	file    string
}

// flips returns what can be flipped: every claim of a page and every row of
// evidence whose figures stand in a CSV. Those over verdicts are left out, which
// are made of the others.
func flips(t *testing.T, m *Model) []flip {
	t.Helper()
	var all []flip
	for _, id := range slices.Sorted(maps.Keys(m.Claims)) {
		k := m.Claims[id]
		if k.That == "" || strings.HasSuffix(k.In, "/"+datapackage.VerdictsName) {
			continue
		}
		name, of, _ := strings.Cut(k.In, "/")
		p := m.pkg(name)
		r := p.Resource(of)
		if of == "" {
			r = p.Main()
		}
		where := bench.Filter{}
		for condition := range strings.SplitSeq(k.Where, ";") {
			if field, values, ok := strings.Cut(condition, "="); ok {
				where[strings.TrimSpace(field)] = strings.Split(values, ",")
			}
		}
		d, err := formula.ParseCondition(k.That)
		if err != nil {
			t.Fatal(err)
		}
		results, err := r.Results()
		if err != nil {
			t.Fatal(err)
		}
		j, err := d.Judge(formula.Context{Results: results, Where: where})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, flip{id, k, j.Figures, r, path.Join(m.Site.Data, p.Dir, r.Path)})
	}
	return all
}

// changes are ways to flip the figures: the two sides of an order change places, or
// one figure grows or shrinks, the lesser one where there are two.
func (f flip) changes() []func(*table.Table) {
	first := f.figures[0].Quantity.Lines
	if len(f.figures) == 2 && f.claim.Verdict != verdict.Undecided {
		second := f.figures[1].Quantity.Lines
		if len(first) == len(second) {
			return []func(*table.Table){func(t *table.Table) { swapRows(t, first, second) }}
		}
		first = second
	}
	var all []func(*table.Table)
	for _, factor := range []float64{100, 0.5, 3.5} {
		all = append(all, func(t *table.Table) { grow(t, first, factor) })
	}
	return all
}

// write writes the CSV of a flip with a change.
func (f flip) write(t *testing.T, change func(*table.Table)) (restore func()) {
	t.Helper()
	former, err := os.ReadFile(f.file)
	if err != nil {
		t.Fatal(err)
	}
	changed := *f.of.Table
	changed.Rows = slices.Clone(f.of.Table.Rows)
	for i := range changed.Rows {
		changed.Rows[i].Cells = slices.Clone(changed.Rows[i].Cells)
	}
	change(&changed)
	var b bytes.Buffer
	if err := errors.Join(changed.WriteCSV(&b), os.WriteFile(f.file, b.Bytes(), 0o644)); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.WriteFile(f.file, former, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func figureColumns(t *table.Table) []int {
	var columns []int
	for _, role := range []table.Role{table.RoleValue, table.RoleLow, table.RoleHigh} {
		if i := t.Role(role); i >= 0 {
			columns = append(columns, i)
		}
	}
	return columns
}

func row(t *table.Table, line int) *table.Row {
	return &t.Rows[slices.IndexFunc(t.Rows, func(r table.Row) bool { return r.Line == line })]
}

func swapRows(t *table.Table, a, b []int) {
	for i := range a {
		for _, c := range figureColumns(t) {
			x, y := &row(t, a[i]).Cells[c], &row(t, b[i]).Cells[c]
			*x, *y = *y, *x
		}
	}
}

func grow(t *table.Table, lines []int, by float64) {
	for _, line := range lines {
		for _, c := range figureColumns(t) {
			if cell := &row(t, line).Cells[c]; !cell.Missing {
				cell.Text = strconv.FormatFloat(cell.Number*by, 'f', -1, 64)
			}
		}
	}
}

// loadWords reads the data and the words of a site, without its figures.
func loadWords(s *Site) (*Model, problem.List) {
	m := newModel(s)
	problems := m.loadPackages()
	return m, append(problems, m.loadProse()...)
}

// Flip two figures under any claim, and the site is not built, or the verdict is
// another one. A sentence that stays true of anything would be bound to nothing.
func TestEveryClaimFollowsItsFigures(t *testing.T) {
	site := repositorySite(t)
	m, problems := Load(site)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	stopped, all := 0, flips(t, m)
	for _, f := range all {
		follows := false
		for _, change := range f.changes() {
			restore := f.write(t, change)
			after, problems := loadWords(site)
			restore()
			if now := after.Claims[f.id].Verdict; now == f.claim.Verdict {
				continue
			} else if follows = true; slices.ContainsFunc(problems, func(p problem.Problem) bool {
				return strings.HasSuffix(p.File, ".md") && strings.Contains(p.Message, " is "+string(now)+", not ")
			}) {
				stopped++
			}
			break
		}
		if !follows {
			t.Errorf("%s\n stays %s", f.id, f.claim.Verdict)
		}
	}
	if len(all) < 30 || stopped < 20 {
		t.Errorf("of %d claims %d stopped the build, too few to say anything", len(all), stopped)
	}
}

// The same of the claims that titles and descriptions of figures rest on.
func TestEveryFigureFollowsItsClaims(t *testing.T) {
	site := repositorySite(t)
	m, problems := Load(site)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	count := 0
	for _, p := range m.Packages {
		for _, v := range p.Views {
			for n, text := range v.Claims {
				count++
				if r := p.Resource(v.Resource); !followsView(t, site, p, v, r, text) {
					t.Errorf("%s/%s: claim %d, %q, stays supported", p.Name, v.Name, n, text)
				}
			}
		}
	}
	if count < 30 {
		t.Errorf("only %d claims of figures were flipped", count)
	}
}

func followsView(t *testing.T, site *Site, p *datapackage.Package, v *datapackage.View, r *datapackage.Resource, text string) bool {
	t.Helper()
	results, err := r.Results()
	if err != nil {
		t.Fatal(err)
	}
	d, err := formula.ParseCondition(text)
	if err != nil {
		t.Fatal(err)
	}
	j, err := d.Judge(formula.Context{Results: results, Where: v.Where})
	if err != nil {
		t.Fatal(err)
	}
	f := flip{claim: prose.Claim{Verdict: j.Verdict}, figures: j.Figures, of: r, file: path.Join(site.Data, p.Dir, r.Path)}
	for _, change := range f.changes() {
		restore := f.write(t, change)
		after, problems := datapackage.Load(os.DirFS(site.Data), p.Dir)
		restore()
		if len(problems) > 0 {
			return true
		}
		if _, problems = chart.New(after, after.View(v.Name), chart.Look{}); slices.ContainsFunc(problems, func(p problem.Problem) bool {
			return strings.Contains(p.Field, ".claims.") && strings.Contains(p.Message, strconv.Quote(text)+" is ")
		}) {
			return true
		}
	}
	return false
}
