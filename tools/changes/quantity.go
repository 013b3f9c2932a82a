package changes

import (
	"encoding/json"
	"fmt"

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
