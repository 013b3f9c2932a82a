package formula

import (
	"math"
	"strconv"
	"strings"
)

// A Shown is a quantity as readers see it beside others.
type Shown struct {
	Formula  Formula
	Sees     string // what its formula sees, the same for two that see the same rows
	Quantity Quantity
	Style    Style
	Text     string
}

// Show evaluates a formula and writes what it comes to.
func Show(f Formula, c Context, sees string, s Style) (Shown, error) {
	q, err := f.Eval(c)
	if err != nil {
		return Shown{}, err
	}
	text, err := q.Text(s)
	return Shown{f, sees, q, s, text}, err
}

// Together are quantities that readers see side by side, in a paragraph or a title.
// One that stands in several places is the same in each.
type Together []*Shown

// An Open quantity is not what a reader gets from its operands as they are shown,
// in whatever digits.
type Open struct {
	Group, Index int    // where it stands
	Want         string // what a reader gets
}

// most is how many digits are added to a quantity at most.
const most = 12

// Close shows as many further digits of operands as it takes, so that a ratio or a
// difference which stands beside both of its operands is what a reader gets from
// these, in the digits in which it is shown itself. Where that takes more digits
// than an interval bears, it shows more. It returns those that no digits close.
func Close(groups []Together) []Open {
	var open []Open
	for again := true; again; {
		again, open = false, nil
		for g, group := range groups {
			for i, s := range group {
				want, further, closes := s.closes(group)
				switch {
				case closes:
				case further:
					again = true
				default:
					open = append(open, Open{g, i, want})
				}
			}
		}
	}
	return open
}

// closes checks a quantity against its operands. If it is not what a reader gets,
// it returns that, and shows further digits of both operands if some are enough.
func (s *Shown) closes(beside Together) (want string, further, ok bool) {
	b, is := s.Formula.root.(binary)
	if !is || b.op != '/' && b.op != '-' || math.IsNaN(s.Quantity.Value) {
		return "", false, true
	}
	left, right := s.operand(b.left, beside), s.operand(b.right, beside)
	if left == nil || right == nil {
		return "", false, true
	}
	if want, ok = s.recomputed(b.op, *left, *right); ok {
		return "", false, true
	}
	for n := 1; n <= most-max(left.Style.further, right.Style.further); n++ {
		l, r := left.with(n), right.with(n)
		if _, ok := s.recomputed(b.op, l, r); ok {
			*left, *right = l, r
			return want, true, false
		}
	}
	return want, false, false
}

// operand returns what is shown of an operand, or nil if nothing is.
func (s *Shown) operand(n node, beside Together) *Shown {
	text := ""
	switch n := n.(type) {
	case name:
		text = n.text
	case call:
		text = n.text
	}
	for _, other := range beside {
		if text != "" && other.Sees == s.Sees && strings.TrimSpace(other.Formula.Text) == text && !math.IsNaN(other.number()) {
			return other
		}
	}
	return nil
}

// with returns the same shown with further digits.
func (s Shown) with(further int) Shown {
	s.Style.further += further
	s.Text, _ = s.Quantity.Text(s.Style) // a form that suited it suits it still
	return s
}

// number returns the number that is shown, in the unit of the quantity; NaN if it
// is shown in another form than as a number.
func (s Shown) number() float64 {
	if s.Style.As != "" && s.Style.As != "number" && s.Style.As != "quantity" {
		return math.NaN()
	}
	q, err := s.Quantity.in(s.Style.Unit)
	if err != nil || math.IsNaN(q.Value) {
		return math.NaN()
	}
	text := strings.NewReplacer(",", "", "−", "-", "+", "").Replace(s.Text)
	if end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("-.0123456789", r) }); end >= 0 {
		text = text[:end]
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || q.Value == 0 {
		return math.NaN()
	}
	return s.Quantity.Value * v / q.Value
}

// recomputed returns what the operands as shown come to, and whether that is what
// is shown of it.
func (s Shown) recomputed(op rune, left, right Shown) (string, bool) {
	l, r := left.Quantity, right.Quantity
	l.Value, r.Value = left.number(), right.number()
	l.Low, l.High, r.Low, r.High = math.NaN(), math.NaN(), math.NaN(), math.NaN()
	q, err := combine(op, l, r)
	if err != nil {
		return "", true // it cannot be computed with
	}
	shown := s.Quantity // with its own bounds, which limit its digits
	shown.Value = q.Value
	text, err := shown.Text(s.Style)
	return text, err != nil || text == s.Text
}
