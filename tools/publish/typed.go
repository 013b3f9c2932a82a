package publish

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/prose"
	"github.com/benchwright/benchwright/tools/typed"
)

// TypedNumbers are the ways to take figures that are typed by hand.
var typedNumbers = []string{"problem", "warning", "off"}

// level turns what is found into what the site says it is.
func (m *Model) level(found problem.List) problem.List {
	for i := range found {
		found[i].Warning = found[i].Warning || m.Site.TypedNumbers == "warning"
	}
	return found
}

// typedIn finds figures that are typed by hand in a Markdown file whose packages
// hold them: those that its front matter lists and those that it shows.
func (m *Model) typedIn(file, text string, matter prose.Matter, calls []prose.Call) problem.List {
	if m.Site.TypedNumbers == "off" {
		return nil
	}
	names := slices.Clone(matter.Packages)
	for _, c := range calls {
		names = append(names, c.Package())
	}
	passages := prose.Passages(file, text)
	problems := idle(file, text, passages, matter.Quotes)
	if data := m.compared(names); data != nil {
		for _, p := range passages {
			problems = append(problems, data.Check(p, typed.Home{Quotes: matter.Quotes})...)
		}
	}
	return m.level(problems)
}

// compared returns what the packages of some names hold; nil if there are none.
func (m *Model) compared(names []string) *typed.Data {
	var packages []*datapackage.Package
	var key []string
	for _, p := range m.Packages {
		if slices.Contains(names, p.Name) {
			packages, key = append(packages, p), append(key, p.Name)
		}
	}
	if len(packages) == 0 {
		return nil
	}
	of := strings.Join(key, "\n")
	if m.held[of] == nil {
		m.held[of] = typed.New(packages)
	}
	return m.held[of]
}

// typedInPackages finds figures that are typed by hand in descriptors.
func (m *Model) typedInPackages() problem.List {
	if m.Site.TypedNumbers == "off" {
		return nil
	}
	var problems problem.List
	for _, p := range m.Packages {
		file := path.Join(m.Site.Data, p.File)
		problems = append(problems, idleIn(p, file)...)
		for _, t := range p.Texts {
			problems = append(problems, m.typedText(p, nil, file, t)...)
		}
		for _, v := range p.Views {
			if v.File == p.File {
				problems = append(problems, m.typedInView(p, v, file)...)
			}
		}
	}
	return m.level(problems)
}

func (m *Model) typedInView(p *datapackage.Package, v *datapackage.View, file string) problem.List {
	var problems problem.List
	for _, t := range v.Texts {
		problems = append(problems, m.typedText(p, v, file, t)...)
	}
	return problems
}

func (m *Model) typedText(p *datapackage.Package, v *datapackage.View, file string, t datapackage.Text) problem.List {
	formulas := v != nil && (t.Key == "title" || t.Key == "description")
	passage := prose.PassageOf(file, t.Text, t.Line, t.Column, formulas)
	return m.compared([]string{p.Name}).Check(passage, typed.Home{View: v, Quotes: p.Quotes})
}

// idleIn finds quotes of a descriptor that exempt nothing.
func idleIn(p *datapackage.Package, file string) problem.List {
	texts := slices.Clone(p.Texts)
	for _, v := range p.Views {
		texts = append(texts, v.Texts...)
	}
	var problems problem.List
	for i, q := range p.Quotes {
		if !slices.ContainsFunc(texts, func(t datapackage.Text) bool { return strings.Contains(t.Text, q.Text) }) {
			at := p.Positions[fmt.Sprintf("quotes/%d", i)]
			problems = append(problems, problem.Problem{File: file, Line: at[0], Column: at[1], Field: "quotes", Text: q.Text,
				Message: fmt.Sprintf("no text of this package says %q", q.Text), Hint: "remove it"})
		}
	}
	return problems
}

// idle finds quotes of a front matter that exempt nothing, or give no reason.
func idle(file, text string, passages []prose.Passage, quotes []datapackage.Quote) problem.List {
	var problems problem.List
	for _, q := range quotes {
		p := problem.Problem{File: file, Line: 1, Field: "quotes", Text: q.Text}
		for i, line := range strings.Split(text, "\n") {
			if before, _, here := strings.Cut(line, q.Text); here && p.Column == 0 && q.Text != "" {
				p.Line, p.Column = i+1, len([]rune(before))+1
			}
		}
		says := slices.ContainsFunc(passages, func(o prose.Passage) bool { return strings.Contains(string(o.Text), q.Text) })
		switch {
		case q.Text == "" || q.Reason == "":
			p.Message = "a quote needs a text and a reason"
			p.Hint = "write the words with the figure as text, and why it is not bound to the data as reason"
		case !says:
			p.Message, p.Hint = fmt.Sprintf("nothing on this page says %q", q.Text), "remove it"
		default:
			continue
		}
		problems = append(problems, p)
	}
	return problems
}
