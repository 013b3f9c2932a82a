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

// Closes checks that a ratio or a difference which stands beside its two operands
// is what a reader gets from them as they are shown, in the digits in which it is
// shown. If not, it returns what a reader gets, and the digits that both operands
// need for it to close; 0 if none are enough.
func (s Shown) Closes(beside []Shown) (want string, digits int, ok bool) {
	b, is := s.Formula.root.(binary)
	if !is || b.op != '/' && b.op != '-' || math.IsNaN(s.Quantity.Value) {
		return "", 0, true
	}
	left, right := s.operand(b.left, beside), s.operand(b.right, beside)
	if left == nil || right == nil {
		return "", 0, true
	}
	if want, ok = s.recomputed(b.op, *left, *right); ok {
		return "", 0, true
	}
	for digits = 2; digits <= 12; digits++ {
		if _, ok := s.recomputed(b.op, left.with(digits), right.with(digits)); ok {
			return want, digits, false
		}
	}
	return want, 0, false
}

// operand returns what is shown of an operand, or nil if nothing is.
func (s Shown) operand(n node, beside []Shown) *Shown {
	text := ""
	switch n := n.(type) {
	case name:
		text = n.text
	case call:
		text = n.text
	}
	for i, other := range beside {
		if text != "" && other.Sees == s.Sees && strings.TrimSpace(other.Formula.Text) == text && !math.IsNaN(other.number()) {
			return &beside[i]
		}
	}
	return nil
}

// with returns the same shown with other digits.
func (s Shown) with(digits int) Shown {
	s.Style.Digits = digits
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
