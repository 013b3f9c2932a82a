package sample

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
)

// WriteJSON writes the summaries as an array of objects, one a line: the fields of
// the key, then the statistics. A number that does not exist is null.
func (r *Report) WriteJSON(w io.Writer) error {
	var b bytes.Buffer
	b.WriteByte('[')
	for i, s := range r.Summaries {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		s.writeJSON(&b)
	}
	b.WriteString("\n]\n")
	_, err := w.Write(b.Bytes())
	return err
}

func (s Summary) writeJSON(b *bytes.Buffer) {
	o := object{b: b, between: '{'}
	for _, c := range s.Key {
		o.add(c.Field, c.Text)
	}
	o.add("n", s.N)
	o.number("mean", s.Mean)
	o.number("median", s.Median)
	o.number("low", s.Low)
	o.number("high", s.High)
	o.number("confidence", s.Confidence)
	if sides := s.unbounded(); len(sides) > 0 {
		o.add("unbounded", sides)
	}
	o.number("p95", s.P95)
	o.number("p99", s.P99)
	o.number("p99.9", s.P999)
	o.number("min", s.Min)
	o.number("max", s.Max)
	o.count("missing", s.Missing)
	o.count("failed", s.Failed)
	o.count("skipped", s.Skipped)
	if s.Approximate {
		o.add("approximate", map[string]float64{"error": SketchError})
	}
	b.WriteByte('}')
}

// unbounded names the sides on which the interval has no bound.
func (s Summary) unbounded() []string {
	var sides []string
	if math.IsInf(s.Low, 0) {
		sides = append(sides, "low")
	}
	if math.IsInf(s.High, 0) {
		sides = append(sides, "high")
	}
	return sides
}

// An object is written key by key.
type object struct {
	b       *bytes.Buffer
	between byte
}

func (o *object) add(key string, value any) {
	o.b.WriteByte(o.between)
	o.between = ','
	o.value(key)
	o.b.WriteByte(':')
	o.value(value)
}

func (o *object) value(v any) {
	e := json.NewEncoder(o.b)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // texts, whole and finite numbers, and lists of them
	o.b.Truncate(o.b.Len() - 1)
}

func (o *object) number(key string, v float64) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		o.add(key, nil)
		return
	}
	o.add(key, v)
}

// count writes a count that is not zero.
func (o *object) count(key string, n int) {
	if n > 0 {
		o.add(key, n)
	}
}
