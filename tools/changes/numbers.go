package changes

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/unit"
)

// A Number is one number of the data that was added, removed or changed.
type Number struct {
	Kind     string    `json:"kind"`
	Package  string    `json:"package"`
	Resource string    `json:"resource"`
	Row      []Cell    `json:"row"`   // the key of its row, and what the row is about
	Field    string    `json:"field"` // the column it stands in
	Before   *Quantity `json:"before"`
	After    *Quantity `json:"after"`

	// Absolute and Relative are the change in the new unit, and as a part of the
	// former value; they are null if either is missing or the units do not compare.
	Absolute *float64 `json:"absolute"`
	Relative *float64 `json:"relative"`
	Overlap  *bool    `json:"overlap"` // of the intervals; null if either has none
	Effect   string   `json:"effect"`  // better or worse; "" where no direction is known or nothing moved

	derived bool // it stands in no file, so that nobody chose its digits
}

// A Cell is a field and what stands in it.
type Cell struct {
	Field string `json:"field"`
	Text  string `json:"text"`
}

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
	for _, k := range named(fields, keys) {
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
			n := Number{Package: c.pkg, Resource: c.resource, Row: cells, Field: f.name, derived: c.before.derived || c.after.derived,
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

// noise is the part of a number that converting it between units may stir up.
const noise = 1e-9

func (n *Number) measure() {
	b, h := *n.Before, *n.After
	convert, ok := conversion(b.Unit, h.Unit)
	if !ok {
		return
	}
	n.move(convert, b, h)
	var bounds [4]float64
	for i, text := range []Decimal{b.Low, b.High, h.Low, h.High} {
		var err error
		if bounds[i], err = text.float(); err != nil {
			return
		}
	}
	overlap := convert(bounds[0]) <= bounds[3] && bounds[2] <= convert(bounds[1])
	n.Overlap = &overlap
}

// move computes how far the value went, and whether that is for the better.
func (n *Number) move(convert func(float64) float64, b, h Quantity) {
	was, err := b.Value.float()
	is, err2 := h.Value.float()
	if err != nil || err2 != nil {
		return
	}
	was = convert(was)
	change := is - was
	if math.Abs(change) <= noise*math.Max(math.Abs(was), math.Abs(is)) {
		change = 0
	}
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

// moved reports whether the value is another one than before.
func (n Number) moved() bool { return n.Absolute != nil && *n.Absolute != 0 }

// Sides writes a number as it was and as it is. A derived one is rounded as in a
// sentence, with further digits only where both would read the same.
func (n Number) Sides() (before, after string) {
	if !n.derived {
		return n.Before.String(), n.After.String()
	}
	const exact = 15
	for further := 0; before == after && further < exact; further++ {
		before, after = n.Before.rounded(further).String(), n.After.rounded(further).String()
	}
	return before, after
}

// Difference writes how far the value went in the new unit: "+5,000 req/s"; "" if
// that is not known or it did not move.
func (n Number) Difference() string {
	if !n.moved() {
		return ""
	}
	digits := 4
	if n.derived {
		digits = 2
	}
	return unit.Quantity(*n.Absolute, unit.Unit{Symbol: n.After.Unit}, unit.Style{Digits: digits, Sign: true})
}

// Share writes the change as a part of the former value: "+12.5 %".
func (n Number) Share() string {
	if !n.moved() || n.Relative == nil {
		return ""
	}
	return unit.Quantity(*n.Relative*100, unit.Unit{Symbol: "%"}, unit.Style{Digits: 3, Sign: true})
}

// Change writes how far a number moved: "+5,000 req/s, +12.5 %, intervals do not
// overlap, better".
func (n Number) Change() string {
	if n.Kind != Changed {
		return n.Kind
	}
	parts := n.notes()
	if n.moved() {
		parts = append(parts, n.Difference())
		if share := n.Share(); share != "" {
			parts = append(parts, share)
		}
		if n.Overlap != nil {
			parts = append(parts, map[bool]string{true: "intervals overlap", false: "intervals do not overlap"}[*n.Overlap])
		}
		if n.Effect != "" {
			parts = append(parts, n.Effect)
		}
	}
	return strings.Join(parts, ", ")
}

// notes are what there is to say of a change beside how far the value moved; what
// belongs to a value is told where nothing else is.
func (n Number) notes() []string {
	if n.Kind != Changed {
		return nil
	}
	b, h := n.Before, n.After
	var notes []string
	add := func(when bool, note string) {
		if when {
			notes = append(notes, note)
		}
	}
	add(b.Value != "" && h.Value == "", "the value is gone")
	add(b.Value == "" && h.Value != "", "there is a value now")
	add(b.Unit != h.Unit, fmt.Sprintf("unit %s became %s", orNone(b.Unit), orNone(h.Unit)))
	add(b.Better != h.Better, fmt.Sprintf("better was %s and is %s", orNone(b.Better), orNone(h.Better)))
	if n.moved() || len(notes) > 0 {
		return notes
	}
	add(b.Low != h.Low || b.High != h.High, "other bounds")
	add(b.N != h.N, "other n")
	add(b.Status != h.Status, "other status")
	add(b.Value != h.Value, "other digits")
	return notes
}

func orNone(symbol string) string {
	if symbol == "" {
		return "none"
	}
	return symbol
}
