package publish

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/chart"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/evidence"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/prose"
	"github.com/benchwright/benchwright/tools/sheet"
	"github.com/benchwright/benchwright/tools/typed"
)

// A Model is a site's data and what its words ask of them, checked.
type Model struct {
	Site     *Site
	Packages prose.Packages
	Figures  map[string]*chart.Figure // by package/view
	Values   map[string]prose.Value   // by key
	Claims   map[string]prose.Claim   // by key

	findings map[string]evidence.Finding // by package/id

	tables   map[string]pageTable     // by key
	filters  map[string][]sheet.Facet // of pages, by key
	presets  map[string]preset        // by the path of their page
	bound    map[string]string        // Markdown files with formulas in their front matter, and these replaced
	texts    map[string]string        // captions as readers see them
	words    []prose.Text             // of all pages, in the order of their names
	articles map[string]article       // by Markdown file, below the content folder
	doubts   doubts
	held     map[string]*typed.Data // by names of packages
	waived   map[*datapackage.Resource][]waiver
}

// Load reads a site's packages and Markdown and checks them against each other.
// It returns every problem there is, warnings among them; the model is complete
// only if there are no others.
func Load(s *Site) (*Model, problem.List) {
	m := newModel(s)
	problems := m.loadPackages()
	problems = append(problems, m.suspect()...)
	problems = append(problems, m.loadFigures()...)
	problems = append(problems, m.loadProse()...)
	problems = append(problems, m.typedInPackages()...)
	return m, problems.Sort()
}

func newModel(s *Site) *Model {
	return &Model{Site: s, Figures: map[string]*chart.Figure{}, Values: map[string]prose.Value{}, Claims: map[string]prose.Claim{},
		bound: map[string]string{}, texts: map[string]string{}, articles: map[string]article{}, tables: map[string]pageTable{}, filters: map[string][]sheet.Facet{}, presets: map[string]preset{}, held: map[string]*typed.Data{}, waived: map[*datapackage.Resource][]waiver{}}
}

func (m *Model) loadPackages() problem.List {
	root, err := os.OpenRoot(m.Site.Data)
	if err != nil {
		m.doubts.all = true
		return problem.List{{File: m.Site.Data, Message: "the folder of the data packages cannot be read: " + err.Error(),
			Hint: "set data in " + path.Join(m.Site.Dir, ConfigFile)}}
	}
	defer root.Close()
	packages, problems := datapackage.LoadAll(root.FS(), ".")
	m.Packages = packages
	m.doubts = doubt(packages, problems)
	findings, found := evidence.Judge(packages)
	m.findings = findings
	for id, f := range findings {
		k := prose.EvidenceClaim(id, f)
		m.Claims[k.ID] = k
	}
	return below(m.Site.Data, append(problems, found...))
}

// below names the files of problems as the user knows them.
func below(dir string, problems problem.List) problem.List {
	for i := range problems {
		problems[i].File = path.Join(dir, problems[i].File)
	}
	return problems
}

// loadFigures makes the figures of the data that could be read. Those of a CSV
// or a view with problems are left out: they would only repeat the problem.
func (m *Model) loadFigures() problem.List {
	var problems problem.List
	for _, p := range m.Packages {
		for _, v := range p.Views {
			if r := p.Resource(v.Resource); r == nil || r.Table == nil || m.doubts.views[v] {
				continue
			}
			f, found := m.figure(p, v)
			problems = append(problems, below(m.Site.Data, found)...)
			m.Figures[p.Name+"/"+v.Name] = f
		}
	}
	return problems
}

// figure makes the figure of a view. Its notes end with why rows are kept that
// look like a mistake.
func (m *Model) figure(p *datapackage.Package, v *datapackage.View) (*chart.Figure, problem.List) {
	f, problems := chart.New(p, v, m.Site.look())
	if f != nil {
		f.Notes = slices.Concat(f.Notes, m.reasons(p.Resource(v.Resource), v.Where))
	}
	return f, problems
}

func (m *Model) loadProse() problem.List {
	var problems problem.List
	err := fs.WalkDir(os.DirFS(m.Site.Content), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".md") {
			return err
		}
		text, err := os.ReadFile(path.Join(m.Site.Content, name))
		if err != nil {
			return err
		}
		problems = append(problems, m.read(name, string(text))...)
		return nil
	})
	if err != nil {
		problems = append(problems, problem.Problem{File: m.Site.Content, Message: "the Markdown cannot be read: " + err.Error()})
	}
	// One value may stand on several pages, and claims quote values as readers see them.
	problems = append(problems, prose.Close(m.words, m.Values)...)
	for _, t := range m.words {
		for _, c := range t.Calls {
			if c.Name == "claim" {
				problems = append(problems, m.judge(c)...)
			}
		}
	}
	return problems
}

// read checks the calls of one Markdown file and computes its values.
func (m *Model) read(name, text string) problem.List {
	file := path.Join(m.Site.Content, name)
	calls, problems := prose.Scan(file, text)
	for _, b := range prose.Blocks(file, text) {
		problems = append(problems, m.addBlock(b)...)
	}
	matter := prose.ReadMatter(text)
	if c, ok := matter.CardCall(file, text); ok {
		calls = append([]prose.Call{c}, calls...)
	}
	for _, c := range calls {
		found := c.Validate()
		if len(found) == 0 && !m.doubts.about(c) {
			found = m.Packages.Check(c)
		}
		if c.Name == "table" && len(found) == 0 && !m.doubts.about(c) {
			if err := m.addTable(c, calls); err != nil {
				found = err.(problem.List)
			}
		}
		if c.Name == "filter" && len(found) == 0 && !m.doubts.about(c) {
			if err := m.addFilter(c, calls); err != nil {
				found = err.(problem.List)
			}
		}
		if caption, given := c.Get("caption"); given && len(found) == 0 && !m.doubts.any() {
			m.texts[caption.Value], found = m.Packages.Expand(file, caption.Value, caption.Line, caption.Column)
		}
		problems = append(problems, found...)
		if c.Name == "value" && len(found) == 0 {
			v, err := m.Packages.Value(c)
			if err == nil {
				m.Values[c.Key()] = v
			}
		}
	}
	words := prose.Text{Words: text, Calls: calls}
	m.words = append(m.words, words)
	problems = append(problems, words.Attributes()...)
	bound, wrong := m.Packages.ExpandMatter(file, text)
	if !m.doubts.any() {
		problems = append(problems, wrong...)
	}
	if bound != text {
		m.bound[name], matter = bound, prose.ReadMatter(bound)
	}
	m.readArticle(name, matter, calls)
	return append(problems, m.typedIn(file, text, matter, calls)...)
}

// judge judges a claim that was read without problems, and reports a verdict that
// its sentence is not written for.
func (m *Model) judge(c prose.Call) problem.List {
	if len(c.Validate()) > 0 || m.doubts.about(c) {
		return nil
	}
	k, known := m.Claims[c.ClaimKey()]
	if id, given := c.Get("evidence"); given && !known {
		if r := m.verdicts(c.Package()); r != nil && r.Table == nil {
			return nil // what they are made of has problems
		}
		return problem.List{c.At(id, fmt.Sprintf("there is no evidence %q", id.Value),
			problem.Suggest(id.Value, slices.Sorted(maps.Keys(m.findings))))}
	} else if !given {
		var err error
		if k, err = m.Packages.Claim(c); err != nil || k.ID == "" {
			return nil // its problem has been told
		}
	}
	sentence := prose.Plain(c.Inner, func(v prose.Call) string { return m.Values[v.Key()].Text })
	if first := m.Claims[k.ID]; first.Sentence != "" {
		k.Sentence = first.Sentence
	} else {
		k.Sentence = sentence
	}
	m.Claims[k.ID] = k
	k.Sentence = sentence
	return k.Expected(c)
}

// verdicts returns the resource of verdicts that a package has, or nil.
func (m *Model) verdicts(name string) *datapackage.Resource {
	if p := m.pkg(name); p != nil && p.Verdicts != nil {
		return p.Resource(datapackage.VerdictsName)
	}
	return nil
}
