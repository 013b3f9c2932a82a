package formula

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/verdict"
)

// functions are the functions a formula may call, with what they return.
var functions = map[string]string{
	"count":  "how many rows, or figures of a name, there are",
	"high":   "the upper bound",
	"low":    "the lower bound",
	"max":    "the greatest figure of a name",
	"median": "the median figure of a name",
	"min":    "the least figure of a name",
	"n":      "how many observations are behind a figure",
	"date":   "the date of the figures",
	"rank":   "the rank of a subject among all that have the metric, from 1",
	"sum":    "the sum of all figures of a name",
}

// Functions returns the names of the functions with a line about each.
func Functions() map[string]string { return maps.Clone(functions) }

func (c Context) call(n call) (Quantity, error) {
	if n.name == "count" && n.arg == nil {
		return plain(float64(c.Rows)), nil
	}
	if n.name == "date" && n.arg == nil {
		return c.date(n)
	}
	if n.arg == nil {
		return Quantity{}, &EvalError{Offset: n.offset, Message: n.name + "() wants a name in its brackets"}
	}
	switch n.name {
	case "low", "high", "n":
		return c.part(n)
	}
	arg, ok := n.arg.(name)
	if !ok {
		return Quantity{}, &EvalError{Offset: n.offset, Message: n.name + "() wants a name, not a sum or product"}
	}
	switch n.name {
	case "rank":
		return c.rank(arg)
	case "date":
		return Quantity{}, &EvalError{Offset: n.offset, Message: "date() wants nothing in its brackets"}
	}
	return c.overAll(n, arg)
}

// rank returns which rank a subject has, or from which to which it may be, by the
// rule of verdicts: one more than are clearly better, to as many as are not
// clearly worse.
func (c Context) rank(of name) (Quantity, error) {
	refused := &EvalError{Offset: of.offset, Message: "rank() wants a subject and a metric of which more or less is better"}
	if of.subject == "" {
		return Quantity{}, refused
	}
	own, err := c.one(of)
	if err != nil {
		return Quantity{}, err
	}
	if own.Better != "higher" && own.Better != "lower" {
		return Quantity{}, refused
	}
	all := of
	all.subject = ""
	rs, err := c.lookup(all)
	if err != nil {
		return Quantity{}, err
	}
	best, worst := 1.0, 0.0
	for _, g := range bench.GroupBy(rs, rs[0].Keys...) {
		s, err := bench.Summarize(g.Results)
		if err != nil || math.IsNaN(s.Value) {
			continue
		}
		worst++
		more := verdict.Greater(figure(quantity(s)), figure(own), false)
		switch {
		case g.Results[0].Subject == of.subject || more == verdict.Undecided:
		case (more == verdict.Supported) == (own.Better == "higher"):
			best++
		default:
			worst--
		}
	}
	q := plain(best)
	q.Lines = own.Lines
	if best < worst {
		q.Value, q.Low, q.High = math.NaN(), best, worst
	}
	return q, nil
}

// part returns a bound or the count of a single figure.
func (c Context) part(n call) (Quantity, error) {
	q, err := c.eval(n.arg)
	if err != nil {
		return Quantity{}, err
	}
	switch n.name {
	case "low":
		q.Value = q.Low
	case "high":
		q.Value = q.High
	case "n":
		return plain(float64(q.N)), nil
	}
	q.Low, q.High, q.Spread = math.NaN(), math.NaN(), bench.SpreadNone
	if math.IsNaN(q.Value) {
		return Quantity{}, &EvalError{Offset: n.offset, Message: "there is no " + n.name + " bound"}
	}
	return q, nil
}

// overAll reduces all figures that a name matches to one.
func (c Context) overAll(n call, arg name) (Quantity, error) {
	rs, err := c.lookup(arg)
	if c.counted(n, arg, err) {
		return plain(0), nil
	}
	if err != nil {
		return Quantity{}, err
	}
	var all []Quantity
	for _, g := range bench.GroupBy(rs, rs[0].Keys...) {
		s, err := bench.Summarize(g.Results)
		if err != nil {
			return Quantity{}, &EvalError{Offset: arg.offset, Message: arg.text + ": " + err.Error()}
		}
		if !math.IsNaN(s.Value) {
			all = append(all, quantity(s))
		}
	}
	if n.name == "count" {
		return plain(float64(len(all))), nil
	}
	if len(all) == 0 {
		return Quantity{}, &EvalError{Offset: arg.offset, Message: arg.text + " has no figure"}
	}
	if mixed := slices.IndexFunc(all, func(q Quantity) bool { return q.Unit != all[0].Unit }); mixed > 0 {
		return Quantity{}, &EvalError{Offset: arg.offset,
			Message: fmt.Sprintf("%s has figures in %q and %q", arg.text, all[0].Unit.Symbol, all[mixed].Unit.Symbol)}
	}
	slices.SortStableFunc(all, func(a, b Quantity) int { return cmp.Compare(a.Value, b.Value) })
	return reduce(n.name, all), nil
}

// counted reports whether a name that finds no row comes to zero: in a count of rows
// that there could be, or a sum of counts. A sum of nothing measured is not zero.
func (c Context) counted(n call, arg name, err error) bool {
	var none *EvalError
	if !errors.As(err, &none) || !none.Absent || !c.possible(arg) {
		return false
	}
	return n.name == "count" || n.name == "sum" && !slices.ContainsFunc(c.Results, func(r bench.Result) bool {
		return r.Metric == arg.metric && r.Unit != ""
	})
}

// reduce picks from quantities in ascending order.
func reduce(function string, all []Quantity) Quantity {
	switch mid := len(all) / 2; {
	case function == "sum":
		return sum(all)
	case function == "min":
		return all[0]
	case function == "max":
		return all[len(all)-1]
	default:
		q := Quantity{Value: all[mid].Value, Low: math.NaN(), High: math.NaN(), Unit: all[mid].Unit,
			Better: all[mid].Better, Metric: all[mid].Metric, Statistic: "median", N: len(all)}
		if len(all)%2 == 0 {
			q.Value = (all[mid-1].Value + all[mid].Value) / 2
		}
		for _, one := range all {
			q.Lines, q.Basis = append(q.Lines, one.Lines...), max(q.Basis, one.Basis)
		}
		return q
	}
}

func sum(all []Quantity) Quantity {
	total := all[0]
	total.Low, total.High, total.Spread, total.N = math.NaN(), math.NaN(), bench.SpreadNone, 0
	for _, one := range all[1:] {
		total.Value += one.Value
		total.Lines, total.Basis = append(total.Lines, one.Lines...), max(total.Basis, one.Basis)
	}
	return total
}
