package prose

import (
	"fmt"
	"strings"

	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/problem"
)

// A Text is a Markdown text with our calls in it.
type Text struct {
	Words string
	Calls []Call
}

// Close shows further digits of values, so that ratios and differences which stand
// in one paragraph with their two operands are what a reader gets from these, see
// formula.Close. A value is the same wherever it stands. It reports those that no
// digits close.
func Close(texts []Text, values map[string]Value) problem.List {
	shown := map[string]*formula.Shown{}
	for key, v := range values {
		shown[key] = &v.shown
	}
	var groups []formula.Together
	var calls [][]Call
	for _, t := range texts {
		for _, paragraph := range t.paragraphs() {
			var group formula.Together
			var of []Call
			for _, c := range paragraph {
				if s := shown[c.Key()]; s != nil {
					group, of = append(group, s), append(of, c)
				}
			}
			groups, calls = append(groups, group), append(calls, of)
		}
	}
	var problems problem.List
	for _, open := range formula.Close(groups) {
		c := calls[open.Group][open.Index]
		of, _ := c.Get("of")
		problems = append(problems, opened(c, of, "paragraph", shown[c.Key()].Text, open.Want))
	}
	for key, v := range values {
		v.shown, v.Text = *shown[key], shown[key].Text
		values[key] = v
	}
	return problems
}

func opened(c Call, at Param, where, text, want string) problem.Problem {
	return c.At(at, fmt.Sprintf("the %s shows %s, and what it shows beside comes to %s", where, text, want), "show fewer digits of this")
}

// paragraphs returns the calls for values of each paragraph. Each row of a table is
// a paragraph.
func (t Text) paragraphs() [][]Call {
	var of []int
	n := 0
	for line := range strings.SplitSeq(t.Words, "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "|") {
			n++
		}
		of = append(of, n)
	}
	all := make([][]Call, n+1)
	for _, c := range t.Calls {
		if c.Name == "value" {
			all[of[c.Line-1]] = append(all[of[c.Line-1]], c)
		}
	}
	return all
}
