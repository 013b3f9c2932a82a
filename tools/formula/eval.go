package formula

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
	"github.com/benchwright/benchwright/tools/verdict"
)

// A Context is what the names of a formula are looked up in.
type Context struct {
	Results []bench.Result // of one resource
	Fields  []table.Field  // of that resource; may be left out
	Where   bench.Filter   // narrows the results; a name's own words come first
	Rows    int            // rows of the table that pass Where, for count()
	Date    string         // of the figures, YYYY-MM-DD; "" if it is not known
}

// A Quantity is what a formula comes to.
type Quantity struct {
	Value     float64 // NaN if only bounds are known
	Low, High float64 // NaN where there is no such bound
	Unit      unit.Unit
	Ratio     bool   // the quotient of two quantities of one dimension
	Better    string // higher, lower, none or "" where it cannot be said
	Of        string // of a ratio: what is better of the two that it compares
	Pace      bool   // these are times or rates, which are fast or slow
	Metric    string
	Statistic string
	Spread    bench.Spread
	Basis     verdict.Basis // how much is known of how far it scatters

	Difference bool  // something measured was subtracted on the way to it
	N          int   // observations; 0 if not known
	Lines      []int // of the rows it was computed from
}

// An EvalError is a formula that reads well but cannot be computed.
type EvalError struct {
	Offset  int // in characters from the start of the formula, from 0
	Message string
	Hint    string
	Missing bool // the rows are there, but carry no figure
	Absent  bool // all names are known, but no row has them together
}

// Error returns the message; the place is for the one who knows the file.
func (e *EvalError) Error() string { return e.Message }

// Eval computes the formula. Its error is an *EvalError.
func (f Formula) Eval(c Context) (Quantity, error) {
	q, err := c.eval(f.root)
	var at *EvalError
	if err != nil && !errors.As(err, &at) {
		err = &EvalError{Message: err.Error()}
	}
	return q, err
}

func (c Context) eval(n node) (Quantity, error) {
	switch n := n.(type) {
	case number:
		return c.number(n)
	case name:
		return c.one(n)
	case call:
		return c.call(n)
	case binary:
		left, err := c.eval(n.left)
		if err != nil {
			return Quantity{}, err
		}
		right, err := c.eval(n.right)
		if err != nil {
			return Quantity{}, err
		}
		return combine(n.op, left, right)
	}
	panic(fmt.Sprintf("formula: unknown node %T", n))
}

func (c Context) number(n number) (Quantity, error) {
	q := plain(n.value)
	var err error
	if q.Unit, err = unit.Parse(n.unit, distinct(c.Results, func(r bench.Result) string { return r.Unit })...); err != nil {
		return q, &EvalError{Offset: n.offset, Message: err.Error()}
	}
	return q, nil
}

func plain(v float64) Quantity {
	return Quantity{Value: v, Low: math.NaN(), High: math.NaN()}
}

// one returns the single figure that a name stands for.
func (c Context) one(n name) (Quantity, error) {
	rs, err := c.lookup(n)
	if err != nil {
		return Quantity{}, err
	}
	s, err := bench.Summarize(rs)
	var ambiguous *bench.AmbiguityError
	if errors.As(err, &ambiguous) {
		return Quantity{}, &EvalError{Offset: n.offset, Message: n.text + " is not one figure: " + err.Error(), Hint: narrowing(n, ambiguous)}
	}
	if err != nil {
		return Quantity{}, &EvalError{Offset: n.offset, Message: n.text + ": " + err.Error()}
	}
	if !s.Measured() {
		return Quantity{}, &EvalError{Offset: n.offset, Message: n.text + " has no figure: its status is " + s.Status, Missing: true}
	}
	return quantity(s), nil
}

func quantity(s bench.Summary) Quantity {
	q := Quantity{Value: s.Value, Low: s.Low, High: s.High, Unit: s.Unit, Better: s.Better,
		Metric: s.Metric, Statistic: s.Statistic, Spread: s.Spread, Basis: basis(s), N: s.N}
	for _, r := range s.Results {
		q.Lines = append(q.Lines, r.Line)
	}
	return q
}

// basis tells how much is known of a summary. What somebody states, and what is
// counted, does not scatter.
func basis(s bench.Summary) verdict.Basis {
	counted := s.Statistic == "value" && s.Unit.Symbol == "" && s.Value == math.Trunc(s.Value)
	switch {
	case s.Statistic == "claim" || s.Statistic == "count" || counted:
		return verdict.Exact
	case s.Spread == bench.SpreadInterval || s.Spread == bench.SpreadStated:
		return verdict.Interval
	}
	return verdict.Single
}

// narrowing shows a filter that would tell the figures apart.
func narrowing(n name, e *bench.AmbiguityError) string {
	if len(e.Fields) == 0 {
		return "remove one of the two rows"
	}
	f := e.Fields[0]
	return fmt.Sprintf("narrow it, as in %s[%s=%s]", strings.SplitN(n.text, "[", 2)[0], f, Quote(e.Results[0].Cells[f]))
}

// lookup returns the results that a name speaks of, at least one.
func (c Context) lookup(n name) ([]bench.Result, error) {
	if err := c.knowFields(n); err != nil {
		return nil, err
	}
	where := c.Where.With(n.filter)
	delete(where, "metric")
	if n.subject != "" {
		delete(where, "subject")
	}
	var rs []bench.Result
	for _, r := range where.Select(c.Results) {
		if r.Metric == n.metric && (n.subject == "" || r.Subject == n.subject) {
			rs = append(rs, r)
		}
	}
	if len(rs) > 0 {
		return rs, nil
	}
	return nil, c.nothing(n, where)
}

// possible reports whether rows could pass a name's filter: some row has each value,
// or the field's enum allows it. Of such rows there are none; others are misspelt.
func (c Context) possible(n name) bool {
	for field, values := range c.Where.With(n.filter) {
		known := distinct(c.Results, func(r bench.Result) string { return r.Cells[field] })
		if i := slices.IndexFunc(c.Fields, func(f table.Field) bool { return f.Name == field }); i >= 0 {
			known = append(known, c.Fields[i].Constraints.Enum...)
		}
		if slices.ContainsFunc(values, func(v string) bool { return !slices.Contains(known, v) }) {
			return false
		}
	}
	return true
}

func (c Context) knowFields(n name) error {
	if len(c.Results) == 0 {
		return nil
	}
	for field := range n.filter {
		if _, ok := c.Results[0].Cells[field]; !ok {
			return &EvalError{Offset: n.offset, Message: fmt.Sprintf("there is no field %q", field),
				Hint: problem.Suggest(field, c.Results[0].Keys)}
		}
	}
	return nil
}

// nothing explains why a name finds no result.
func (c Context) nothing(n name, where bench.Filter) error {
	metrics := distinct(c.Results, func(r bench.Result) string { return r.Metric })
	if !slices.Contains(metrics, n.metric) {
		return &EvalError{Offset: n.offset, Message: fmt.Sprintf("there is no metric %q", n.metric), Hint: problem.Suggest(n.metric, metrics)}
	}
	subjects := distinct(c.Results, func(r bench.Result) string { return r.Subject })
	if n.subject != "" && !slices.Contains(subjects, n.subject) {
		return &EvalError{Offset: n.offset, Message: fmt.Sprintf("there is no subject %q", n.subject), Hint: problem.Suggest(n.subject, subjects)}
	}
	if len(where) == 0 {
		return &EvalError{Offset: n.offset, Absent: true, Message: fmt.Sprintf("no row has %s", n.text), Hint: "another subject has this metric, or this subject another"}
	}
	return &EvalError{Offset: n.offset, Absent: true, Message: fmt.Sprintf("no row has %s with %s", n.text, where), Hint: "look at the filter's values"}
}

func distinct(rs []bench.Result, of func(bench.Result) string) []string {
	var out []string
	for _, r := range rs {
		if v := of(r); !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return out
}
