package formula

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/verdict"
)

// A Judgement is what figures say of a condition.
type Judgement struct {
	Verdict verdict.Verdict
	Figures []Figure // that it speaks of, each once, in its order
	Ratios  []Ratio  // of its comparisons, in its order
}

// A Figure is one that a condition names.
type Figure struct {
	Label    string // what it is, for readers
	Quantity Quantity
}

// A Ratio is what a comparison is judged by: one side over the other, turned so
// that more favours the condition.
type Ratio struct {
	Quantity Quantity
	Above    float64 // more than which supports the condition; 0 if there is no such bound
	Below    float64 // less than which contradicts it
}

// about is how far from a figure what is about as great may be.
const about = 0.1

// Judge computes the condition. What needs a figure that was not measured is not
// measured, so is what needs a figure that failed. Its error is an *EvalError.
func (d Condition) Judge(c Context) (Judgement, error) {
	var j Judgement
	if err := j.name(c, d.root); err != nil {
		return j, asEval(err)
	}
	var err error
	j.Verdict, err = j.judge(c, d.root)
	return j, asEval(err)
}

func asEval(err error) error {
	var at *EvalError
	if err != nil && !errors.As(err, &at) {
		return &EvalError{Message: err.Error()}
	}
	return err
}

// name notes the figures that a part of the condition speaks of.
func (j *Judgement) name(c Context, n node) error {
	switch n := n.(type) {
	case negation:
		return j.name(c, n.of)
	case junction:
		return errors.Join(j.name(c, n.left), j.name(c, n.right))
	case comparison:
		return errors.Join(j.name(c, n.left), j.name(c, n.right), j.name(c, n.more))
	case binary:
		return errors.Join(j.name(c, n.left), j.name(c, n.right))
	case name, call:
		q, err := c.eval(n)
		if isMissing(err) {
			return nil
		}
		if f := (Figure{label(n), q}); !slices.ContainsFunc(j.Figures, func(o Figure) bool { return o.Label == f.Label }) {
			j.Figures = append(j.Figures, f)
		}
		return err
	}
	return nil
}

func isMissing(err error) bool {
	var at *EvalError
	return errors.As(err, &at) && at.Missing
}

// label names a figure for readers: "fastify throughput, connections 512".
func label(n node) string {
	switch n := n.(type) {
	case name:
		parts := []string{strings.TrimSpace(n.subject + " " + n.metric)}
		for _, field := range slices.Sorted(maps.Keys(n.filter)) {
			parts = append(parts, field+" "+strings.Join(n.filter[field], " or "))
		}
		return strings.Join(parts, ", ")
	case call:
		if n.arg == nil {
			return spoken[n.name]
		}
		return spoken[n.name] + " of " + label(n.arg)
	}
	return "a sum"
}

// spoken are the functions as readers are told of them.
var spoken = map[string]string{"count": "number", "high": "upper bound", "low": "lower bound", "max": "greatest",
	"median": "median", "min": "least", "n": "observations", "sum": "sum", "rank": "rank", "date": "date"}

func (j *Judgement) judge(c Context, n node) (verdict.Verdict, error) {
	switch n := n.(type) {
	case negation:
		v, err := j.judge(c, n.of)
		return verdict.Not(v), err
	case junction:
		left, err := j.judge(c, n.left)
		if err != nil {
			return left, err
		}
		right, err := j.judge(c, n.right)
		if n.word == "and" {
			return verdict.And(left, right), err
		}
		return verdict.Or(left, right), err
	case comparison:
		v, err := j.compare(c, n)
		if isMissing(err) {
			return verdict.NotMeasured, nil
		}
		return v, err
	}
	panic(fmt.Sprintf("formula: unknown part %T of a condition", n))
}

func (j *Judgement) compare(c Context, n comparison) (verdict.Verdict, error) {
	left, right, err := c.sides(n)
	if err != nil {
		return "", err
	}
	switch n.op {
	case "within":
		return c.within(n, left, right)
	case "=~":
		j.ratio(left, right, math.NaN())
		low, high := ends(right)
		return verdict.Within(figure(left), verdict.Figure{Low: low * (1 - about), High: high * (1 + about), Basis: right.Basis}), nil
	case "<", "<=":
		j.ratio(right, left, 1)
		return verdict.Greater(figure(right), figure(left), n.op == "<="), nil
	case ">", ">=":
		j.ratio(left, right, 1)
		return verdict.Greater(figure(left), figure(right), n.op == ">="), nil
	}
	return j.direction(c, n, left, right)
}

// sides computes both sides of a comparison, the right one in the unit of the left.
func (c Context) sides(n comparison) (left, right Quantity, err error) {
	if left, err = c.eval(n.left); err != nil {
		return left, right, err
	}
	if right, err = c.eval(n.right); err != nil {
		return left, right, err
	}
	if left.Difference || right.Difference {
		return left, right, &EvalError{Offset: n.offset, Message: "a difference of measured figures cannot be judged, since no margin fits it",
			Hint: "compare the two figures themselves, as in a > 1.2 * b"}
	}
	right, err = c.fit(n, left, right)
	return left, right, err
}

// fit returns a quantity in the unit of another one that it is compared with.
func (c Context) fit(n comparison, like, q Quantity) (Quantity, error) {
	switch {
	case isPlain(q) != isPlain(like):
		with := like
		if isPlain(like) {
			with = q
		}
		return q, &EvalError{Offset: n.offset, Message: fmt.Sprintf("one side is in %s and the other is a plain number", with.Unit.Symbol),
			Hint: fmt.Sprintf("write the number with its unit, as in 20 %s", with.Unit.Symbol)}
	case isPlain(q):
		return q, nil
	}
	converted, err := converted(q, like.Unit)
	if err != nil {
		return q, &EvalError{Offset: n.offset, Message: err.Error()}
	}
	return converted, nil
}

func (c Context) within(n comparison, left, low Quantity) (verdict.Verdict, error) {
	high, err := c.eval(n.more)
	if err == nil {
		high, err = c.fit(n, left, high)
	}
	if err != nil {
		return "", err
	}
	from, _ := ends(low)
	_, to := ends(high)
	if from > to {
		return "", &EvalError{Offset: n.offset, Message: "the lower end of within is above the upper one", Hint: "swap them"}
	}
	return verdict.Within(figure(left), verdict.Figure{Low: from, High: to, Basis: max(low.Basis, high.Basis)}), nil
}

// direction judges which side is better, by what the data says of their metric.
func (j *Judgement) direction(c Context, n comparison, left, right Quantity) (verdict.Verdict, error) {
	higher, err := n.higherWins(left, right)
	if err != nil {
		return "", err
	}
	if n.op == "worse" || n.op == "slower" {
		higher = !higher
	}
	greater, less := left, right
	if !higher {
		greater, less = right, left
	}
	by := plain(1)
	if n.more != nil {
		if by, err = c.eval(n.more); err != nil {
			return "", err
		}
	}
	if !isPlain(by) || by.Basis != verdict.Exact || !(by.Value >= 1) {
		return "", &EvalError{Offset: n.offset, Message: "by needs a factor of at least 1", Hint: "write by 1.2 for a fifth more"}
	}
	j.ratio(greater, less, by.Value)
	if less, err = combine('*', by, less); err != nil {
		return "", err
	}
	return verdict.Greater(figure(greater), figure(less), false), nil
}

// higherWins reports whether more is better of both sides.
func (n comparison) higherWins(left, right Quantity) (bool, error) {
	fail := func(message, hint string) (bool, error) {
		return false, &EvalError{Offset: n.offset, Message: message, Hint: hint}
	}
	for _, q := range []Quantity{left, right} {
		if q.Better != "higher" && q.Better != "lower" {
			return fail("the data does not say which is better", "set better on its field or column, or compare with < or >")
		}
	}
	if left.Better != right.Better {
		return fail("of one side more is better, and of the other less", "compare with < or >")
	}
	if (n.op == "faster" || n.op == "slower") && !isPace(left.Unit) {
		return fail(fmt.Sprintf("%s in %s is neither fast nor slow", left.Metric, left.Unit.Symbol), "write better than or worse than")
	}
	return left.Better == "higher", nil
}

// ratio notes what a comparison is judged by, and by which factor one side must
// exceed the other; NaN if none. Of quantities without a ratio, such as zeros,
// there is nothing to note.
func (j *Judgement) ratio(over, under Quantity, by float64) {
	q, err := combine('/', over, under)
	switch {
	case err != nil:
	case math.IsNaN(by):
		j.Ratios = append(j.Ratios, Ratio{Quantity: q})
	default:
		j.Ratios = append(j.Ratios, Ratio{q, by * q.Basis.Margin(), by / q.Basis.Margin()})
	}
}

// figure returns what the rule needs to know of a quantity.
func figure(q Quantity) verdict.Figure {
	low, high := ends(q)
	return verdict.Figure{Low: low, High: high, Basis: q.Basis}
}
