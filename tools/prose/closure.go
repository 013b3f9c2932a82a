package prose

import (
	"fmt"
	"strings"

	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/problem"
)

// Closure reports ratios and differences that stand in one paragraph with their
// two operands and are not what a reader gets from these as they are shown. The
// calls are those of a Markdown text; values gives what each comes to.
func Closure(text string, calls []Call, values map[string]Value) problem.List {
	paragraph := paragraphs(text)
	beside := map[int][]formula.Shown{}
	for _, c := range calls {
		if v, ok := values[c.Key()]; ok && c.Name == "value" {
			p := paragraph(c.Line)
			beside[p] = append(beside[p], v.shown)
		}
	}
	var problems problem.List
	for _, c := range calls {
		v, ok := values[c.Key()]
		if !ok || c.Name != "value" {
			continue
		}
		want, digits, closes := v.shown.Closes(beside[paragraph(c.Line)])
		if closes {
			continue
		}
		hint := "show fewer digits of this"
		if digits > 0 {
			hint = fmt.Sprintf("give both operands digits=\"%d\"", digits)
		}
		of, _ := c.Get("of")
		problems = append(problems, c.At(of, fmt.Sprintf("the paragraph shows %s, and what it shows beside comes to %s", v.Text, want), hint))
	}
	return problems
}

// paragraphs returns a function that numbers the paragraph of a line, from 1. Each
// row of a table is a paragraph.
func paragraphs(text string) func(line int) int {
	var of []int
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "|") {
			n++
		}
		of = append(of, n)
	}
	return func(line int) int { return of[line-1] }
}
