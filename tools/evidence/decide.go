package evidence

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/verdict"
)

// context returns the rows that a row of evidence sees.
func (j *judge) context(r Row, resource *datapackage.Resource) (formula.Context, error) {
	where, err := filter(r.Where)
	if err != nil {
		j.problem(r, "where", err.Error(), "write field=value; field=value,value")
		return formula.Context{}, err
	}
	if field, known := unknown(resource.Table, slices.Sorted(maps.Keys(where))); field != "" {
		j.problem(r, "where", fmt.Sprintf("there is no field %q", field), problem.Suggest(field, known))
		return formula.Context{}, errors.New("unknown field")
	}
	if field, known := unknown(resource.Table, list(r.Choices)); field != "" {
		j.problem(r, "choices", fmt.Sprintf("there is no field %q", field), problem.Suggest(field, known))
		return formula.Context{}, errors.New("unknown field")
	}
	results, err := resource.Results()
	return formula.Context{Results: results, Fields: resource.Table.Schema.Fields, Where: where, Rows: bench.Count(resource.Table, where)}, err
}

// condition returns what a row claims of the source, as a condition.
func (j *judge) condition(r Row, f Finding) (string, error) {
	q, symbol := f.Claimed, f.Claimed.Unit.Symbol
	number := func(v float64) string { return strings.TrimSpace(strconv.FormatFloat(v, 'f', -1, 64) + " " + symbol) }
	switch {
	case r.Over != "":
		return r.Measured + " beats " + r.MeasuredOver, nil
	case !f.Stated:
		return "", errors.New("the claim has no figure that could be judged")
	case !math.IsNaN(q.Value):
		return r.Measured + " =~ " + number(q.Value), nil
	case math.IsNaN(q.High):
		return r.Measured + " >= " + number(q.Low), nil
	case math.IsNaN(q.Low):
		return r.Measured + " <= " + number(q.High), nil
	}
	return r.Measured + " within " + number(q.Low) + " to " + number(q.High), nil
}

// decide judges a finding's condition, first as it stands and then for every
// choice.
func (j *judge) decide(f *Finding, c formula.Context) {
	d, err := formula.ParseCondition(f.That)
	if err == nil {
		f.Judgement, err = d.Judge(c)
	}
	var choices []formula.Choice
	fields := list(f.Row.Choices)
	if err == nil && len(fields) > 0 {
		choices, err = d.Choices(c, fields)
	}
	if err != nil {
		j.refuse(f.Row, err)
		return
	}
	for _, choice := range choices {
		f.Choices[choice.Judgement.Verdict]++
	}
	if len(fields) == 0 && f.Judgement.Verdict != verdict.NotMeasured {
		f.Choices[f.Judgement.Verdict] = 1
	}
}

// refuse places an error of a condition in the formula that it concerns.
func (j *judge) refuse(r Row, err error) {
	var syntax *formula.SyntaxError
	var eval *formula.EvalError
	offset, hint := 0, ""
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &eval):
		offset, hint = eval.Offset, eval.Hint
	}
	column := "measured"
	if r.MeasuredOver != "" && offset > len([]rune(r.Measured)) {
		column = "measured_over"
	}
	j.problem(r, column, err.Error(), hint)
}

// stated returns the claimed ratio of a row, or the claimed figure.
func (j *judge) stated(r Row) (formula.Quantity, bool) {
	results, err := j.claims.Results()
	if err != nil {
		return formula.Quantity{}, false
	}
	c := formula.Context{Results: results}
	name := func(id string) string {
		i := slices.IndexFunc(results, func(r bench.Result) bool { return r.Cells["id"] == id })
		return fmt.Sprintf("%s.%s[id=%s]", formula.Quote(results[i].Subject), formula.Quote(results[i].Metric), formula.Quote(id))
	}
	if r.Over == "" {
		f, err := formula.Parse(name(r.Claim))
		if err != nil {
			return formula.Quantity{}, false
		}
		q, err := f.Eval(c)
		return q, err == nil
	}
	d, err := formula.ParseCondition(name(r.Claim) + " beats " + name(r.Over))
	if err != nil {
		return formula.Quantity{}, false
	}
	judged, err := d.Judge(c)
	if err != nil || len(judged.Ratios) == 0 {
		return formula.Quantity{}, false
	}
	return judged.Ratios[0].Quantity, true
}
