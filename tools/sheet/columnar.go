package sheet

import (
	"slices"
)

// Columns are a sheet as a script sorts and filters it: by column, each of its
// different values once.
type Columns struct {
	Rows    int      `json:"rows"`
	Shown   int      `json:"shown"` // the first columns, which the page shows; one may filter by the others
	Columns []Values `json:"columns"`
}

// Values are one column. Codes point into Values, which stand in their order; so
// codes of texts compare as the texts do.
type Values struct {
	Name   string    `json:"name"`
	Title  string    `json:"title"` // as in the header, with the unit
	Type   string    `json:"type"`
	Unit   string    `json:"unit,omitempty"`
	Better string    `json:"better,omitempty"`
	End    bool      `json:"end,omitempty"`    // flush right
	Low    bool      `json:"low,omitempty"`    // may give way on a phone
	Values []string  `json:"values"`           // as the source wrote them
	Texts  []string  `json:"texts,omitempty"`  // as the page shows them, if that differs
	Marks  []int     `json:"marks,omitempty"`  // the colour slot of each
	Bars   []float64 `json:"bars,omitempty"`   // the length of the bar under each
	Codes  []int     `json:"codes"`            // of each row; -1 has no value
	Notes  []string  `json:"notes,omitempty"`  // of each row
	Status []string  `json:"status,omitempty"` // of each row
	Hrefs  []string  `json:"hrefs,omitempty"`  // of each row
	Feet   []int     `json:"feet,omitempty"`   // numbers of the footnotes of each row; 0 has none
}

// Index returns the index of a column, or -1.
func (s Sheet) Index(name string) int {
	return slices.IndexFunc(s.Columns, func(c Column) bool { return c.Name == name })
}

// Pick returns the sheet with some of its columns, in the given order.
func (s Sheet) Pick(names []string) Sheet {
	out := Sheet{Total: s.Total, Rows: make([][]Cell, len(s.Rows))}
	for _, name := range names {
		at := s.Index(name)
		out.Columns = append(out.Columns, s.Columns[at])
		for i, row := range s.Rows {
			out.Rows[i] = append(out.Rows[i], row[at])
		}
	}
	return out
}

// Arrange returns the sheet with the first rows of an order, at most limit.
func (s Sheet) Arrange(order []int, limit int) Sheet {
	out := Sheet{Columns: s.Columns, Total: s.Total, Rows: [][]Cell{}}
	for _, i := range order[:min(limit, len(order))] {
		out.Rows = append(out.Rows, s.Rows[i])
	}
	return out
}

// Header returns what the header of a column says.
func (c Column) Header() string {
	if c.Unit == "" {
		return c.Title
	}
	return c.Title + ", " + c.Unit
}

// ByColumn returns the sheet by columns, of which the page shows the first ones.
func (s Sheet) ByColumn(shown int) Columns {
	out := Columns{Rows: len(s.Rows), Shown: shown, Columns: []Values{}}
	for i := range s.Columns {
		out.Columns = append(out.Columns, s.values(i, true))
	}
	return out
}

// values returns one column, and what its cells show if asked for.
func (s Sheet) values(at int, full bool) Values {
	c := s.Columns[at]
	v := Values{Name: c.Name, Title: c.Header(), Type: c.Type, Unit: c.Unit, Better: c.Better, End: c.Align == "end", Low: c.Priority == "low"}
	var texts []string
	cells := map[string]Cell{} // the first with each text
	for _, row := range s.Rows {
		if cell := row[at]; !cell.Missing {
			if _, known := cells[cell.Raw]; !known {
				cells[cell.Raw] = cell
				texts = append(texts, cell.Raw)
			}
		}
	}
	v.Values = distinct(c, texts)
	code := map[string]int{}
	for i, text := range v.Values {
		code[text] = i
	}
	v.Codes = make([]int, len(s.Rows))
	for i, row := range s.Rows {
		v.Codes[i] = -1
		if !row[at].Missing {
			v.Codes[i] = code[row[at].Raw]
		}
	}
	if full {
		v.show(cells)
		v.annotate(s.Rows, at)
	}
	return v
}

// show adds what the page shows of each value, as far as it is not the value itself.
func (v *Values) show(cells map[string]Cell) {
	texts, marks, bars := make([]string, len(v.Values)), make([]int, len(v.Values)), make([]float64, len(v.Values))
	for i, value := range v.Values {
		c := cells[value]
		texts[i], bars[i] = c.Text, c.Bar
		if c.Mark != nil {
			marks[i] = *c.Mark
			v.Marks = marks
		}
		if c.Text != value {
			v.Texts = texts
		}
		if c.Bar > 0 {
			v.Bars = bars
		}
	}
}

// annotate adds what stands beside the values of rows.
func (v *Values) annotate(rows [][]Cell, at int) {
	notes, status, hrefs, feet := make([]string, len(rows)), make([]string, len(rows)), make([]string, len(rows)), make([]int, len(rows))
	for i, row := range rows {
		notes[i], status[i], hrefs[i], feet[i] = row[at].Note, row[at].Status, row[at].Href, row[at].Foot
		if hrefs[i] != "" {
			v.Hrefs = hrefs
		}
		if feet[i] > 0 {
			v.Feet = feet
		}
		if notes[i] != "" {
			v.Notes = notes
		}
		if status[i] != "" {
			v.Status = status
		}
	}
}

// Footnotes numbers the different texts of a column as they first appear in an order
// of the rows, puts the number of its row into each cell of another column, and
// returns the texts.
func (s Sheet) Footnotes(notes, beside string, order []int) []string {
	texts := s.Arrange(order, len(order)).Firsts(notes)
	from, to := s.Index(notes), s.Index(beside)
	for _, row := range s.Rows {
		row[to].Foot = slices.Index(texts, row[from].Raw) + 1
	}
	return texts
}

// Firsts returns the different texts of a column in the order in which they first
// appear, missing ones left out.
func (s Sheet) Firsts(column string) []string {
	texts := []string{}
	for _, text := range s.Raw(s.Index(column)) {
		if text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts
}

// Marks returns the colour slots that the cells wear, sorted, each once.
func (s Sheet) Marks() []int {
	all := []int{}
	for _, row := range s.Rows {
		for _, c := range row {
			if c.Mark != nil && !slices.Contains(all, *c.Mark) {
				all = append(all, *c.Mark)
			}
		}
	}
	slices.Sort(all)
	return all
}

// Raw returns the texts of a column as the source wrote them.
func (s Sheet) Raw(column int) []string {
	texts := make([]string, len(s.Rows))
	for i, row := range s.Rows {
		texts[i] = row[column].Raw
	}
	return texts
}
