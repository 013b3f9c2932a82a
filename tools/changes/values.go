package changes

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
