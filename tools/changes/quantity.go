package changes

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"

	"github.com/benchwright/benchwright/tools/unit"
)

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

// orNaN returns the number, NaN for a missing one.
func (d Decimal) orNaN() float64 {
	v, err := d.float()
	if err != nil {
		return math.NaN()
	}
	return v
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

// rounded returns a quantity with the digits that its interval bears, or two where
// there is none, and some further ones.
func (q *Quantity) rounded(further int) *Quantity {
	if q == nil {
		return nil
	}
	r := *q
	low, high := q.Low.orNaN(), q.High.orNaN()
	round := func(d *Decimal, widest float64, ofWidth int) {
		if v := d.orNaN(); !math.IsNaN(v) && v != math.Trunc(v) {
			digits := cmp.Or(unit.Borne(widest, low, high, ofWidth), 2)
			*d = Decimal(unit.Format(v, unit.Style{Digits: digits + further}))
		}
	}
	round(&r.Value, q.Value.orNaN(), 1)
	round(&r.Low, max(math.Abs(low), math.Abs(high)), 2)
	round(&r.High, max(math.Abs(low), math.Abs(high)), 2)
	return &r
}

// String writes a quantity as published: "40000 req/s (39000 to 41000)".
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
