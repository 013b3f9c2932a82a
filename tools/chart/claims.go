package chart

import (
	"fmt"
	"strings"

	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/unit"
	"github.com/benchwright/benchwright/tools/verdict"
)

// claims reports the conditions that a view's words rest on and that the data does
// not support.
func (b *builder) claims(c formula.Context) {
	for i, text := range b.v.Claims {
		at := fmt.Sprintf("claims.%d", i)
		d, err := formula.ParseCondition(text)
		var j formula.Judgement
		if err == nil {
			j, err = d.Judge(c)
		}
		if err != nil {
			b.formulaProblem(at, err)
		} else if j.Verdict != verdict.Supported {
			b.problem(at, fmt.Sprintf("%q is %s: %s", text, j.Verdict, figuresOf(j)), "change the title and the description, and what they rest on")
		}
	}
}

// figuresOf says in a line what a condition is judged by.
func figuresOf(j formula.Judgement) string {
	var parts []string
	for _, f := range j.Figures {
		text, err := f.Quantity.Text(formula.Style{})
		if err == nil {
			parts = append(parts, f.Label+" "+text)
		}
	}
	for _, r := range j.Ratios {
		parts = append(parts, fmt.Sprintf("ratio %s, supported above %s", unit.Format(r.Quantity.Value, unit.Style{Digits: 3}), unit.Format(r.Above, unit.Style{Digits: 3})))
	}
	return strings.Join(parts, "; ")
}
