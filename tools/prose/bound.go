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
	return formula.Context{Results: results, Where: where, Rows: bench.Count(r.Table, where), Date: p.Measured}, err
}

// Expand replaces the formulas in a text that name a resource,
// `{claims: Fastify.throughput}`, by what they come to. The text begins at a place
// of a file. Parts over data that could not be read are left as they are.
func (ps Packages) Expand(file, text string, line, column int) (string, problem.List) {
	var problems problem.List
	out, rest := strings.Builder{}, text
	for _, part := range formula.Bound(text) {
		before, after, _ := strings.Cut(rest, part)
		at := Param{Name: "in", Line: line, Column: column}
		at.Line, at.Column = Param{raw: text, Value: text, Line: line, Column: column}.place(len([]rune(text)) - len([]rune(rest)) + len([]rune(before)))
		value, err := ps.bound(file, part, at)
		if err != nil {
			problems = append(problems, err...)
			value = part
		}
		out.WriteString(before + value)
		rest = after
	}
	return out.String() + rest, problems
}

func (ps Packages) bound(file, part string, at Param) (string, problem.List) {
	unread := false
	var missing error
	call := func(p Param) Call { return Call{Name: "value", File: file, Params: []Param{p}} }
	value, err := formula.ExpandBound(part, func(name string) (formula.Context, error) {
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
		return part, nil
	case missing != nil:
		return part, missing.(problem.List)
	case err != nil:
		at.Name, at.Value, at.raw = "", part, part
		return part, located(call(at), at, err).(problem.List)
	}
	return value, nil
}

// errUnread says that the rows of a formula could not be read.
var errUnread = &formula.EvalError{Message: "the data cannot be read"}

// ExpandMatter replaces the formulas in title, description and summary of a
// Markdown text's front matter.
func (ps Packages) ExpandMatter(file, text string) (string, problem.List) {
	end := matterEnd(text)
	front := text[:end]
	m := ReadMatter(front)
	var problems problem.List
	seen := map[string]bool{}
	for _, words := range []string{m.Title, m.Description, m.Summary} {
		for _, part := range formula.Bound(words) {
			if seen[part] {
				continue // all of it have been replaced
			}
			seen[part] = true
			before, _, found := strings.Cut(front, part)
			lines := strings.Split(before, "\n")
			line, column := len(lines), len([]rune(lines[len(lines)-1]))+1
			if !found {
				problems = append(problems, problem.Problem{File: file, Line: 1, Text: part,
					Message: "the formula " + part + " does not stand in the front matter as it reads", Hint: "put the text in double quotes, on one line"})
				continue
			}
			value, wrong := ps.Expand(file, part, line, column)
			if problems = append(problems, wrong...); value != part {
				front = strings.ReplaceAll(front, part, value)
			}
		}
	}
	return front + text[end:], problems
}
