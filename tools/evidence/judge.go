// Package evidence holds claims that others make to what third parties measured.
//
// A package asks for it by the key verdicts of its descriptor. Of each claim and
// each source that can speak to it, the command computes the ratio, the verdict,
// and in how many reasonable choices of load, version or machine it stays the
// same. The result is resources like any other.
package evidence

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/verdict"
)

// A Finding is what one source says of one claim.
type Finding struct {
	Row
	That      string           // the condition that was judged; "" without a source
	Claimed   formula.Quantity // the claimed ratio, turned so that more favours the claim, or the claimed figure
	Stated    bool             // there is a claimed ratio or figure
	Judgement formula.Judgement
	Choices   map[verdict.Verdict]int // in how many choices the claim comes to each verdict
	Title     string                  // of the source's package
	Address   string                  // of the source; "" if its package gives none
	Year      string                  // of the source; "" if it gives none
}

// Tried returns how many choices there were.
func (f Finding) Tried() int {
	n := 0
	for _, count := range f.Choices {
		n += count
	}
	return n
}

// A judge holds the claims of one package to its evidence.
type judge struct {
	packages []*datapackage.Package
	of       *datapackage.Package
	claims   *datapackage.Resource
	evidence *datapackage.Resource
	problems problem.List
}

// Judge judges the claims of each package that asks for it, fills the resources
// that it makes of them, and returns the findings by package and id. Where a table
// that it needs could not be read, or the evidence has problems, these resources
// have no tables, and there are no findings. Files of
// problems are named as from the folder of the packages.
func Judge(packages []*datapackage.Package) (map[string]Finding, problem.List) {
	all := map[string]Finding{}
	var problems problem.List
	for _, p := range packages {
		if p.Verdicts == nil {
			continue
		}
		j := &judge{packages: packages, of: p, claims: p.Resource(p.Verdicts.Claims), evidence: p.Resource(p.Verdicts.Evidence)}
		findings, whole := j.findings()
		problems = append(problems, j.problems...)
		whole = whole && len(j.problems) == 0
		if fill(p, findings, whole); !whole {
			continue
		}
		for _, f := range findings {
			all[p.Name+"/"+f.ID] = f
		}
	}
	return all, problems
}

func (j *judge) problem(r Row, column, message, hint string) {
	i := j.evidence.Table.Index(column)
	cell := r.at.Cells[i]
	j.problems = append(j.problems, problem.Problem{File: j.file(), Line: r.at.Line, Column: cell.Column,
		Field: column, Text: cell.Raw, Message: message, Hint: hint})
}

func (j *judge) file() string { return j.evidence.Table.File }

// findings returns what the rows of the evidence come to, and whether all tables
// that they need were there.
func (j *judge) findings() (all []Finding, whole bool) {
	if j.claims == nil || j.claims.Table == nil || j.evidence == nil || j.evidence.Table == nil {
		return nil, false
	}
	rows, problems := read(j.evidence, j.file())
	j.problems = append(j.problems, problems...)
	if j.claims.Table.Index("id") < 0 {
		j.problems = append(j.problems, problem.Problem{File: j.claims.Table.File, Line: 1, Field: "id",
			Message: "claims that evidence speaks to need a column \"id\"", Hint: "number them, as in c01"})
		return nil, false
	}
	whole = true
	spoken := map[string]bool{}
	for _, r := range rows {
		f, ok := j.finding(r)
		whole = whole && ok
		all = append(all, f)
		spoken[r.Claim], spoken[r.Over] = true, true
	}
	results, err := j.claims.Results()
	if err != nil {
		return all, false // its own problem
	}
	for _, c := range results {
		if id := c.Cells["id"]; !spoken[id] && len(problems) == 0 {
			all = append(all, j.silent(c, id))
		}
	}
	return all, whole
}

// silent is the finding on a claim that no row of the evidence speaks of.
func (j *judge) silent(c bench.Result, id string) Finding {
	r := Row{ID: id, Claim: id, Statement: strings.Join(nonEmpty(c.Subject, c.Metric, c.Scenario), ", ")}
	f := Finding{Row: r, Judgement: formula.Judgement{Verdict: verdict.NotMeasured}}
	f.Claimed, f.Stated = j.stated(r)
	return f
}

func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

// finding judges one row. It is not whole if a table that it needs was not read.
func (j *judge) finding(r Row) (f Finding, whole bool) {
	f = Finding{Row: r, Judgement: formula.Judgement{Verdict: verdict.NotMeasured}, Choices: map[verdict.Verdict]int{}}
	if !j.valid(r) {
		return f, true
	}
	f.Claimed, f.Stated = j.stated(r)
	if f.Statement = j.expanded(r); r.In == "" {
		return f, true
	}
	p, resource := j.source(r)
	if p == nil || resource == nil {
		return f, true
	}
	if len(p.Sources) > 0 {
		f.Address = p.Sources[0].Path
	}
	if f.Title = p.Title; len(p.Measured) >= 4 {
		f.Year = p.Measured[:4]
	}
	if resource.Table == nil {
		return f, false
	}
	c, err := j.context(r, resource)
	if err != nil {
		return f, true // told
	}
	if f.That, err = j.condition(r, f); err != nil {
		j.problem(r, "claim", err.Error(), "")
		return f, true
	}
	j.decide(&f, c)
	return f, true
}

// expanded returns the statement of a row with the figures of the claims in it.
func (j *judge) expanded(r Row) string {
	results, err := j.claims.Results()
	if err != nil {
		return r.Statement
	}
	text, err := formula.Expand(r.Statement, formula.Context{Results: results})
	if err != nil {
		var eval *formula.EvalError
		hint := ""
		if errors.As(err, &eval) {
			hint = eval.Hint
		}
		j.problem(r, "statement", err.Error(), hint)
	}
	return text
}

// valid reports whether a row can be judged, and says why not.
func (j *judge) valid(r Row) bool {
	before := len(j.problems)
	ids := j.ids()
	for _, c := range [][2]string{{"claim", r.Claim}, {"over", r.Over}} {
		if column, id := c[0], c[1]; (id != "" || column == "claim") && !slices.Contains(ids, id) {
			j.problem(r, column, fmt.Sprintf("there is no claim %q", id), problem.Suggest(id, ids))
		}
	}
	switch {
	case r.In == "":
		if r.Measured+r.MeasuredOver != "" {
			j.problem(r, "in", "the row has a formula and no resource", "name package/resource")
		}
	case r.Kind != KindSame && r.Kind != KindNeighbour:
		j.problem(r, "kind", fmt.Sprintf("%q is neither same nor neighbour", r.Kind), "")
	case (r.Over == "") != (r.MeasuredOver == ""):
		j.problem(r, "measured_over", "over and measured_over go together", "fill in both, or leave both empty where the figure itself is judged")
	case r.Over == "" && r.Platform == "":
		j.problem(r, "platform", "an absolute figure is judged only where claim and source share a platform", "name it, or hold the claim against another one in over")
	}
	return len(j.problems) == before
}

// ids returns the ids of the claims.
func (j *judge) ids() []string {
	results, _ := j.claims.Results()
	var ids []string
	for _, r := range results {
		ids = append(ids, r.Cells["id"])
	}
	return ids
}

// source returns what a row's figures are taken from, and says what is not there.
func (j *judge) source(r Row) (*datapackage.Package, *datapackage.Resource) {
	name, of, _ := strings.Cut(r.In, "/")
	var names []string
	for _, p := range j.packages {
		names = append(names, p.Name)
		if p.Name != name {
			continue
		}
		resource := p.Resource(of)
		if of == "" {
			resource = p.Main()
		}
		if resource == nil {
			var known []string
			for _, other := range p.Resources {
				known = append(known, p.Name+"/"+other.Name)
			}
			j.problem(r, "in", fmt.Sprintf("there is no resource %q", r.In), problem.Suggest(r.In, known))
		}
		return p, resource
	}
	j.problem(r, "in", fmt.Sprintf("there is no package %q", name), problem.Suggest(name, names))
	return nil, nil
}
