package sheet

// few is how many values a reader picks from check boxes; more stand in a list.
const few = 8

// A Facet is what a reader may narrow a table by.
type Facet struct {
	Name   string  `json:"name"`
	Title  string  `json:"title"`
	Kind   string  `json:"kind"` // checks, list, or range
	Type   string  `json:"type"`
	Least  string  `json:"least,omitempty"` // of a range, as it is shown
	Most   string  `json:"most,omitempty"`  // of a range
	Values []Value `json:"values"`          // of checks and of a list
}

// A Value is one that a column holds, with the number of its rows.
type Value struct {
	Value string `json:"value"`
	Text  string `json:"text"`
	Mark  *int   `json:"mark,omitempty"`
	Count int    `json:"count"`
}

// Facet returns how a reader may narrow the sheet by a column: by check boxes or
// a list of its values, or by a range where there are many numbers or dates.
func (s Sheet) Facet(name string) Facet {
	at := s.Index(name)
	c, v := s.Columns[at], s.values(at, true)
	f := Facet{Name: name, Title: c.Header(), Kind: "checks", Type: "text", Values: []Value{}}
	text := func(i int) string {
		if v.Texts != nil {
			return v.Texts[i]
		}
		return v.Values[i]
	}
	switch n := len(v.Values); {
	case n > few && (c.Numeric() || c.Type == "date"):
		f.Kind, f.Least, f.Most = "range", text(0), text(n-1)
		if f.Type = "number"; c.Type == "date" {
			f.Type = "date"
		}
		return f
	case n > few:
		f.Kind = "list"
	}
	for i, value := range v.Values {
		one := Value{Value: value, Text: text(i)}
		if v.Marks != nil {
			one.Mark = &v.Marks[i]
		}
		f.Values = append(f.Values, one)
	}
	for _, code := range v.Codes {
		if code >= 0 {
			f.Values[code].Count++
		}
	}
	return f
}
