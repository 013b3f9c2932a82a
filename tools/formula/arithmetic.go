package formula

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/unit"
	"github.com/benchwright/benchwright/tools/verdict"
)

// combine computes left op right, bounds by interval arithmetic (Moore, 1966):
// the result's bounds hold for every pair of values within the operands' bounds,
// so they are wide rather than too narrow.
func combine(op rune, left, right Quantity) (Quantity, error) {
	q := Quantity{Better: left.Better, Metric: left.Metric, Unit: left.Unit,
		Basis:      max(left.Basis, right.Basis),
		Difference: op == '-' && max(left.Basis, right.Basis) > verdict.Exact || left.Difference || right.Difference,
		Lines:      append(append([]int(nil), left.Lines...), right.Lines...)}
	right, err := aligned(op, left, right, &q)
	if err != nil {
		return Quantity{}, err
	}
	f := operations[op]
	q.Value, q.Low, q.High = f(left.Value, right.Value), math.NaN(), math.NaN()
	if hasBounds(left) || hasBounds(right) {
		if r1, r2 := ends(right); op != '/' || r1 >= 0 || r2 < 0 { // else the quotient has no bounds
			q.Low, q.High = bounds(f, left, right)
		}
		q.Spread = widest(left.Spread, right.Spread)
	}
	switch {
	case math.IsInf(q.Value, 0), op == '/' && right.Value == 0:
		return Quantity{}, errors.New("the formula divides by zero")
	case math.IsNaN(q.Value) && !hasBounds(q):
		return Quantity{}, errors.New("the bounds of its parts leave no bound to the formula")
	}
	return q, nil
}

var operations = map[rune]func(a, b float64) float64{
	'+': func(a, b float64) float64 { return a + b },
	'-': func(a, b float64) float64 { return a - b },
	'*': func(a, b float64) float64 { return a * b },
	'/': func(a, b float64) float64 { return a / b },
}

// aligned checks the units of an operation, sets those of its result, and
// returns the right operand in the unit of the left.
func aligned(op rune, left, right Quantity, q *Quantity) (Quantity, error) {
	leftPlain, rightPlain := isPlain(left), isPlain(right)
	switch {
	case left.Unit.Dimension == dateUnit.Dimension || right.Unit.Dimension == dateUnit.Dimension:
		return right, errors.New("dates cannot be computed with")
	case rightPlain && (op == '*' || op == '/'), leftPlain && rightPlain:
		q.Ratio = left.Ratio || right.Ratio
		return right, nil
	case leftPlain && op == '*':
		q.Unit, q.Better, q.Metric, q.Ratio = right.Unit, right.Better, right.Metric, right.Ratio
		return right, nil
	case leftPlain || rightPlain || op == '*':
		return right, fmt.Errorf("%q and %q cannot be combined with %q", left.Unit.Symbol, right.Unit.Symbol, op)
	}
	if op == '/' {
		q.Unit, q.Ratio, q.Better, q.Pace = unit.Unit{}, true, "", isPace(left.Unit)
		if left.Better == right.Better {
			q.Of = left.Better
		}
	}
	return converted(right, left.Unit)
}

// isPace reports whether a unit is one of time, or of so many in a time.
func isPace(u unit.Unit) bool {
	return u.Dimension == "time" || strings.HasSuffix(u.Dimension, "/time")
}

func isPlain(q Quantity) bool { return q.Unit.Symbol == "" }

func converted(q Quantity, to unit.Unit) (Quantity, error) {
	for _, v := range []*float64{&q.Value, &q.Low, &q.High} {
		c, err := q.Unit.Convert(*v, to)
		if err != nil {
			return q, err
		}
		*v = c
	}
	q.Unit = to
	return q, nil
}

func hasBounds(q Quantity) bool { return !math.IsNaN(q.Low) || !math.IsNaN(q.High) }

// ends returns the bounds of a quantity; a value without bounds is its own, and
// a missing bound is open.
func ends(q Quantity) (low, high float64) {
	if !hasBounds(q) {
		return q.Value, q.Value
	}
	low, high = q.Low, q.High
	if math.IsNaN(low) {
		low = math.Inf(-1)
	}
	if math.IsNaN(high) {
		high = math.Inf(1)
	}
	return low, high
}

func bounds(f func(a, b float64) float64, left, right Quantity) (low, high float64) {
	l1, l2 := ends(left)
	r1, r2 := ends(right)
	low, high = math.Inf(1), math.Inf(-1)
	for _, v := range []float64{f(l1, r1), f(l1, r2), f(l2, r1), f(l2, r2)} {
		if !math.IsNaN(v) {
			low, high = math.Min(low, v), math.Max(high, v)
		}
	}
	return finite(low), finite(high)
}

func finite(v float64) float64 {
	if math.IsInf(v, 0) {
		return math.NaN()
	}
	return v
}

func widest(a, b bench.Spread) bench.Spread {
	for _, s := range []bench.Spread{bench.SpreadStated, bench.SpreadSamples, bench.SpreadInterval} {
		if a == s || b == s {
			return s
		}
	}
	return bench.SpreadNone
}
