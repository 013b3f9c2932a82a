package changes

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/unit"
)

// A Number is one number of the data that was added, removed or changed.
type Number struct {
	Kind     string    `json:"kind"`
	Package  string    `json:"package"`
	Resource string    `json:"resource"`
	Row      []Cell    `json:"row"`   // the key of its row
	Field    string    `json:"field"` // the column it stands in
	Before   *Quantity `json:"before"`
	After    *Quantity `json:"after"`

	// Absolute and Relative are the change in the new unit, and as a part of the
	// former value; they are null if either is missing or the units do not compare.
	Absolute *float64 `json:"absolute"`
	Relative *float64 `json:"relative"`
	Overlap  *bool    `json:"overlap"` // of the intervals; null if either has none
	Effect   string   `json:"effect"`  // better or worse; "" where no direction is known or nothing moved
}

// A Cell is a field and what stands in it.
type Cell struct {
	Field string `json:"field"`
	Text  string `json:"text"`
}

// A Quantity is a number as published, with what belongs to it.
type Quantity struct {
	Value  Decimal `json:"value"`
	Unit   string  `json:"unit"`
	Low    Decimal `json:"low"`
	High   Decimal `json:"high"`
	N      Decimal `json:"n"`
	Status string  `json:"status,omitempty"` // unless ok
	Better string  `json:"better,omitempty"`
}

// A Decimal is a number in the digits of its source; "" stands for a missing one.
type Decimal string

// MarshalJSON writes the digits as they are, and null for a missing number.
func (d Decimal) MarshalJSON() ([]byte, error) {
	if d == "" {
		return []byte("null"), nil
	}
	return []byte(d), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Decimal) UnmarshalJSON(b []byte) error {
	*d = Decimal(b)
	if string(b) == "null" {
		*d = ""
	}
	return nil
}

func (d Decimal) float() (float64, error) { return json.Number(d).Float64() }

// role returns the name of the field that has a role, "" if none has.
func role(fields []field, role string) string {
	for _, f := range fields {
		if f.role == role {
			return f.name
		}
	}
	return ""
}

// compareRow adds what changed in one row: its numbers, and the texts beside them.
func (c *comparison) compareRow(r *Report, fields []field, keys []string, p rowPair) {
	var cells []Cell
	of := p.after
	if of == nil {
		of = p.before
	}
	for _, k := range keys {
		if text := show(of[k]); text != "" {
			cells = append(cells, Cell{k, text})
		}
	}
	measured := role(fields, "value") != ""
	for _, f := range fields {
		if slices.Contains(keys, f.name) || len(c.before.fields) > 0 && len(c.after.fields) > 0 && !c.inBoth(f.name) {
			continue
		}
		switch {
		case measured && slices.Contains([]string{"unit", "better", "status", "low", "high", "n"}, f.role):
		case f.numeric():
			n := Number{Package: c.pkg, Resource: c.resource, Row: cells, Field: f.name,
				Before: quantity(p.before, f, c.before.fields, fields), After: quantity(p.after, f, c.after.fields, fields)}
			if n.settle() {
				r.Numbers = append(r.Numbers, n)
			}
		case p.before != nil && p.after != nil && show(p.before[f.name]) != show(p.after[f.name]):
			r.Texts = append(r.Texts, Text{Package: c.pkg, Place: c.resource + ": " + Cells(cells) + ": " + f.name,
				Before: show(p.before[f.name]), After: show(p.after[f.name])})
		}
	}
}

func (c *comparison) inBoth(name string) bool {
	after := has(c.after.fields, name)
	for _, before := range c.renamed {
		after = after || before == name
	}
	return after && has(c.before.fields, name)
}

// Cells writes the key of a row: "Fastify, throughput".
func Cells(cells []Cell) string {
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = c.Text
	}
	return strings.Join(texts, ", ")
}

// quantity reads a number of a row, nil if there is no such row. The unit of a
// column is that of its own version; that of a row stands in the row.
func quantity(r row, f field, own, fields []field) *Quantity {
	if r == nil {
		return nil
	}
	number := func(name string) Decimal { n, _ := r[name].(json.Number); return Decimal(n) }
	q := &Quantity{Value: number(f.name), Unit: f.unit}
	for _, o := range own {
		if o.name == f.name {
			q.Unit = o.unit
		}
	}
	if f.role != "value" {
		return q
	}
	if u := show(r[role(fields, "unit")]); u != "" {
		q.Unit = u
	}
	q.Low, q.High, q.N = number(role(fields, "low")), number(role(fields, "high")), number(role(fields, "n"))
	q.Better = show(r[role(fields, "better")])
	if s := show(r[role(fields, "status")]); s != "ok" {
		q.Status = s
	}
	return q
}

// settle computes what happened to a number and reports whether anything did. A
// value that is missing was not there.
func (n *Number) settle() bool {
	empty := func(q *Quantity) bool {
		return q == nil || q.Value == "" && q.Low == "" && q.High == "" && q.Status == ""
	}
	switch {
	case empty(n.Before) && empty(n.After):
		return false
	case empty(n.Before):
		n.Kind, n.Before = Added, nil
	case empty(n.After):
		n.Kind, n.After = Removed, nil
	case *n.Before == *n.After:
		return false
	default:
		n.Kind = Changed
		n.measure()
	}
	return true
}

func (n *Number) measure() {
	b, h := *n.Before, *n.After
	convert, ok := conversion(b.Unit, h.Unit)
	if !ok {
		return
	}
	was, err := b.Value.float()
	is, err2 := h.Value.float()
	if err == nil && err2 == nil {
		was = convert(was)
		change := is - was
		n.Absolute = &change
		if was != 0 {
			part := change / was
			n.Relative = &part
		}
		switch {
		case change == 0 || b.Better != h.Better:
		case h.Better == "higher" && change > 0, h.Better == "lower" && change < 0:
			n.Effect = "better"
		case h.Better == "higher", h.Better == "lower":
			n.Effect = "worse"
		}
	}
	var bounds [4]float64
	for i, text := range []Decimal{b.Low, b.High, h.Low, h.High} {
		if bounds[i], err = text.float(); err != nil {
			return
		}
	}
	overlap := convert(bounds[0]) <= bounds[3] && bounds[2] <= convert(bounds[1])
	n.Overlap = &overlap
}

// conversion returns how to count in one unit what is counted in another.
func conversion(from, to string) (func(float64) float64, bool) {
	if from == to {
		return func(v float64) float64 { return v }, true
	}
	a, err := unit.Parse(from)
	b, err2 := unit.Parse(to)
	if err != nil || err2 != nil || a.Dimension != b.Dimension {
		return nil, false
	}
	return func(v float64) float64 {
		out, _ := a.Convert(v, b)
		return out
	}, true
}

// String writes a quantity as published: "40000 req/s [39000, 41000]".
func (q *Quantity) String() string {
	if q == nil {
		return "none"
	}
	text := quantityText(q.Value, q.Unit)
	if q.Value == "" {
		text = "no value"
	}
	if q.Low != "" || q.High != "" {
		text += fmt.Sprintf(" (%s to %s)", orOpen(q.Low), orOpen(q.High))
	}
	if q.N != "" {
		text += ", n = " + string(q.N)
	}
	if q.Status != "" {
		text += ", " + q.Status
	}
	return text
}

func quantityText(v Decimal, symbol string) string {
	if symbol == "" {
		return string(v)
	}
	return string(v) + " " + symbol
}

func orOpen(n Decimal) string {
	if n == "" {
		return "open"
	}
	return string(n)
}

// Change writes how far a number moved: "+5000 req/s, +12.5 %, intervals do not
// overlap, better".
func (n Number) Change() string {
	var parts []string
	if n.Kind != Changed {
		return n.Kind
	}
	switch {
	case n.Before.Value != "" && n.After.Value == "":
		return "the value is gone"
	case n.Before.Value == "" && n.After.Value != "":
		return "there is a value now"
	}
	if n.Before.Unit != n.After.Unit {
		parts = append(parts, fmt.Sprintf("unit %s became %s", orNone(n.Before.Unit), orNone(n.After.Unit)))
	}
	if n.Absolute != nil && *n.Absolute != 0 {
		symbol := unit.Unit{Symbol: n.After.Unit}
		parts = append(parts, unit.Quantity(*n.Absolute, symbol, unit.Style{Digits: 4, Sign: true}))
		if n.Relative != nil {
			parts = append(parts, unit.Quantity(*n.Relative*100, unit.Unit{Symbol: "%"}, unit.Style{Digits: 3, Sign: true}))
		}
	}
	if n.Overlap != nil && n.Absolute != nil && *n.Absolute != 0 {
		parts = append(parts, map[bool]string{true: "intervals overlap", false: "intervals do not overlap"}[*n.Overlap])
	}
	if n.Effect != "" {
		parts = append(parts, n.Effect)
	}
	if len(parts) == 0 {
		return "what belongs to it changed"
	}
	return strings.Join(parts, ", ")
}

func orNone(symbol string) string {
	if symbol == "" {
		return "none"
	}
	return symbol
}

// A Value is a number that a sentence takes from the data.
type Value struct {
	Kind   string `json:"kind"`
	In     string `json:"in"`
	Of     string `json:"of"` // the formula
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

func (r *Report) compareValues(b, h map[string]value) {
	for _, key := range union(b, h) {
		before, had := b[key]
		after, has := h[key]
		if !had || !has || before.Text == after.Text {
			continue // another formula is another sentence
		}
		r.Values = append(r.Values, Value{Changed, after.In, after.Of, before.Text, after.Text})
	}
}
