package publish

import (
	"maps"
	"os"
	"path"
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

// A flip is a claim of a page with the ways that may give it another verdict.
type flip struct {
	id   string
	was  verdict.Verdict
	ways []way
}

// flips returns every claim of a site.
func flips(t *testing.T, m *Model) []flip {
	t.Helper()
	var all []flip
	for _, id := range slices.Sorted(maps.Keys(m.Claims)) {
		k := m.Claims[id]
		if strings.HasSuffix(k.In, "/"+datapackage.VerdictsName) {
			all = append(all, flip{id, k.Verdict, m.waysOfVerdicts(k)})
		} else if k.That != "" {
			all = append(all, flip{id, k.Verdict, m.waysOf(t, k.That, k.In, conditions(k.Where))})
		}
	}
	return all
}

// conditions reads the rows that a claim sees.
func conditions(where string) bench.Filter {
	out := bench.Filter{}
	for condition := range strings.SplitSeq(where, ";") {
		if field, values, ok := strings.Cut(condition, "="); ok {
			out[strings.TrimSpace(field)] = strings.Split(values, ",")
		}
	}
	return out
}

// named returns a resource by its package and name, and its file below the data.
func (m *Model) named(in string) (*datapackage.Resource, string) {
	name, of, _ := strings.Cut(in, "/")
	p := m.pkg(name)
	r := p.Resource(of)
	if of == "" {
		r = p.Main()
	}
	return r, path.Join(p.Dir, r.Path)
}

// waysOf judges a condition and returns the ways that may flip it.
func (m *Model) waysOf(t *testing.T, that, in string, where bench.Filter) []way {
	t.Helper()
	r, file := m.named(in)
	j, err := judged(r, that, where)
	if err != nil {
		t.Fatal(err)
	}
	return ways(file, r, j.Figures, j.Verdict)
}

func judged(r *datapackage.Resource, that string, where bench.Filter) (formula.Judgement, error) {
	d, err := formula.ParseCondition(that)
	if err != nil {
		return formula.Judgement{}, err
	}
	results, err := r.Results()
	if err != nil {
		return formula.Judgement{}, err
	}
	return d.Judge(formula.Context{Results: results, Where: where})
}

// waysOfVerdicts are those for a claim over verdicts, which are made of figures of
// other packages: all of one side grow or shrink in each of them, of the subject
// alone or of all that runs on its runtime.
func (m *Model) waysOfVerdicts(k prose.Claim) []way {
	ids := conditions(k.Where)["id"]
	var all []way
	for _, role := range []table.Role{table.RoleSubject, table.RoleRuntime} {
		for side := range 2 {
			for _, factor := range []float64{1000, 0.001} {
				var w way
				seen := map[string]bool{}
				for _, name := range slices.Sorted(maps.Keys(m.findings)) {
					f := m.findings[name]
					if f.In == "" || len(f.Judgement.Figures) <= side || len(ids) > 0 && !slices.Contains(ids, f.ID) {
						continue
					}
					r, file := m.named(f.In)
					lines := alike(r.Table, role, f.Judgement.Figures[side].Quantity.Lines)
					if key := file + " " + strconv.Itoa(lines[0]); !seen[key] {
						seen[key] = true
						w = append(w, edit{file, r, lines, func(t *table.Table) { grow(t, lines, factor) }})
					}
				}
				all = append(all, w)
			}
		}
	}
	return all
}

// alike returns the lines that have the same subject, or runtime, as the first of
// some; these alone where the table has no such column.
func alike(t *table.Table, role table.Role, lines []int) []int {
	c := t.Role(role)
	if c < 0 {
		return lines
	}
	var all []int
	for _, r := range t.Rows {
		if r.Cells[c].Text == row(t, lines[0]).Cells[c].Text {
			all = append(all, r.Line)
		}
	}
	return all
}

// loadWords reads the data and the words of a site, without its figures.
func loadWords(s *Site) (*Model, problem.List) {
	m := newModel(s)
	problems := m.loadPackages()
	return m, append(problems, m.loadProse()...)
}

// turn returns the first way that gives the claim another verdict, and whether that
// stops the build.
func (f flip) turn(t *testing.T, site *Site) (w way, stops bool) {
	t.Helper()
	for _, w := range f.ways {
		restore := w.make(t, site)
		after, problems := loadWords(site)
		restore()
		now := after.Claims[f.id].Verdict
		if now == f.was {
			continue
		}
		return w, slices.ContainsFunc(problems, func(p problem.Problem) bool {
			return strings.HasSuffix(p.File, ".md") && strings.Contains(p.Message, " is "+string(now)+", not ")
		})
	}
	return nil, false
}

// A sentence that stays true of anything would be bound to nothing.
func TestClaimsFollowTheirFigures(t *testing.T) {
	site := repositorySite(t)
	m, problems := Load(site)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var turns []turn
	t.Run("sentences", func(t *testing.T) { turns = append(turns, m.turnSentences(t)...) })
	t.Run("figures", func(t *testing.T) { turns = append(turns, m.turnFigures(t)...) })
	t.Run("pages", func(t *testing.T) { holdPages(t, turns) })
}

// turnSentences flips two figures under every claim of a page: the site is not built,
// or the verdict is another one.
func (m *Model) turnSentences(t *testing.T) (turns []turn) {
	stopped, all := 0, flips(t, m)
	for _, f := range all {
		w, stops := f.turn(t, m.Site)
		if w == nil {
			t.Errorf("%s\n stays %s", f.id, f.was)
			continue
		}
		if turns = append(turns, turn{w, f.id, "", strings.Contains(f.id, "(")}); stops {
			stopped++
		}
	}
	if len(all) < 30 || stopped < 20 {
		t.Errorf("of %d claims %d stopped the build, too few to say anything", len(all), stopped)
	}
	return turns
}

// turnFigures does the same to the claims that titles and descriptions of figures
// rest on. It returns one turn a figure.
func (m *Model) turnFigures(t *testing.T) (turns []turn) {
	count := 0
	for _, p := range m.Packages {
		for _, v := range p.Views {
			for n, text := range v.Claims {
				w := m.turnView(t, p, v, text)
				if count++; w == nil {
					t.Errorf("%s/%s: claim %d, %q, stays supported", p.Name, v.Name, n, text)
				} else if n == 0 {
					turns = append(turns, turn{w, "", p.Name + "/" + v.Name, false})
				}
			}
		}
	}
	if count < 30 {
		t.Errorf("only %d claims of figures were flipped", count)
	}
	return turns
}

// turnView returns the first way that stops the build over a claim of a view.
func (m *Model) turnView(t *testing.T, p *datapackage.Package, v *datapackage.View, text string) way {
	t.Helper()
	for _, w := range m.waysOf(t, text, p.Name+"/"+v.Resource, v.Where) {
		restore := w.make(t, m.Site)
		after, problems := datapackage.Load(os.DirFS(m.Site.Data), p.Dir)
		restore()
		if len(problems) > 0 {
			return w
		}
		if _, problems = chart.New(after, after.View(v.Name), chart.Look{}); slices.ContainsFunc(problems, func(p problem.Problem) bool {
			return strings.Contains(p.Field, ".claims.") && strings.Contains(p.Message, strconv.Quote(text)+" is ")
		}) {
			return w
		}
	}
	return nil
}
