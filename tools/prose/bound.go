package prose

import (
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/problem"
)

// context returns what a formula over a resource of a package sees.
func context(p *datapackage.Package, r *datapackage.Resource, where bench.Filter) (formula.Context, error) {
	results, err := r.Results()
	return formula.Context{Results: results, Fields: r.Table.Schema.Fields, Where: where, Rows: bench.Count(r.Table, where), Date: p.Measured}, err
}

// parts are what the formulas of a file's texts that name a resource come to,
// `{claims: Fastify.throughput}`, each with its braces. What stands in several of
// the texts is the same in each.
type parts map[string]*formula.Shown

// add evaluates a part at a place of the file. One over data that could not be
// read is left out.
func (ps Packages) add(to parts, file, part string, at Param) problem.List {
	unread := false
	var missing error
	call := func(p Param) Call { return Call{Name: "value", File: file, Params: []Param{p}} }
	shown, err := formula.ShowBound(part, func(name string) (formula.Context, error) {
		p := at
		p.Value, p.Column = name, at.Column+1
		pkg, r, err := ps.Resource(call(p), "in")
		if missing = err; err != nil {
			return formula.Context{}, err
		}
		if unread = r.Table == nil; unread {
			return formula.Context{}, errUnread
		}
		return context(pkg, r, nil)
	})
	switch {
	case unread:
		return nil
	case missing != nil:
		return missing.(problem.List)
	case err != nil:
		at.Name, at.Value, at.raw = "", part, part
		return located(call(at), at, err).(problem.List)
	}
	to[part] = &shown
	return nil
}

// close lets the ratios of each text close, see formula.Close, and reports those
// that cannot at the places of their parts.
func (p parts) close(file string, texts []string, places map[string]Param) problem.List {
	var groups []formula.Together
	var sources [][]string
	for _, text := range texts {
		var group formula.Together
		var of []string
		for _, part := range formula.Bound(text) {
			if shown := p[part]; shown != nil {
				group, of = append(group, shown), append(of, part)
			}
		}
		groups, sources = append(groups, group), append(sources, of)
	}
	var problems problem.List
	for _, open := range formula.Close(groups) {
		part := sources[open.Group][open.Index]
		at := places[part]
		at.Name, at.Value, at.raw = "", part, part
		problems = append(problems, opened(Call{Name: "value", File: file}, at, "text", p[part].Text, open.Want))
	}
	return problems
}

// Expand replaces the formulas in a text that name a resource,
// `{claims: Fastify.throughput}`, by what they come to. The text begins at a place
// of a file. Parts over data that could not be read are left as they are.
func (ps Packages) Expand(file, text string, line, column int) (string, problem.List) {
	var problems problem.List
	found, places := parts{}, map[string]Param{}
	whole := Param{raw: text, Value: text, Line: line, Column: column}
	rest := text
	for _, part := range formula.Bound(text) {
		before, after, _ := strings.Cut(rest, part)
		if _, known := places[part]; !known {
			at := Param{Name: "in"}
			at.Line, at.Column = whole.place(len([]rune(text)) - len([]rune(rest)) + len([]rune(before)))
			places[part] = at
			problems = append(problems, ps.add(found, file, part, at)...)
		}
		rest = after
	}
	if len(problems) == 0 {
		problems = found.close(file, []string{text}, places)
	}
	return found.replace(text), problems
}

// replace writes what the parts come to in their places.
func (p parts) replace(text string) string {
	var pairs []string
	for part, shown := range p {
		pairs = append(pairs, part, shown.Text)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// errUnread says that the rows of a formula could not be read.
var errUnread = &formula.EvalError{Message: "the data cannot be read"}

// ExpandMatter replaces the formulas in title, description and summary of a
// Markdown text's front matter.
func (ps Packages) ExpandMatter(file, text string) (string, problem.List) {
	end := matterEnd(text)
	front := text[:end]
	m := ReadMatter(front)
	texts := []string{m.Title, m.Description, m.Summary}
	var problems problem.List
	found, places := parts{}, map[string]Param{}
	for _, part := range formula.Bound(strings.Join(texts, "\n")) {
		if _, known := places[part]; known {
			continue
		}
		before, _, stands := strings.Cut(front, part)
		lines := strings.Split(before, "\n")
		at := Param{Name: "in", Line: len(lines), Column: len([]rune(lines[len(lines)-1])) + 1}
		if places[part] = at; !stands {
			problems = append(problems, problem.Problem{File: file, Line: 1, Text: part,
				Message: "the formula " + part + " does not stand in the front matter as it reads", Hint: "put the text in double quotes, on one line"})
			continue
		}
		problems = append(problems, ps.add(found, file, part, at)...)
	}
	if len(problems) == 0 {
		problems = found.close(file, texts, places)
	}
	return found.replace(front) + text[end:], problems
}
