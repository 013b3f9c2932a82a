package sheet

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strconv"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Number returns what a cell of a number holds, 0 if it holds none.
func (c Cell) Number() float64 {
	v, err := strconv.ParseFloat(c.Raw, 64)
	if err != nil || math.IsNaN(v) {
		return 0
	}
	return v
}

// Numeric reports whether a column is ordered by what its digits mean.
func (c Column) Numeric() bool { return c.Type == "number" || c.Type == "integer" || c.Type == "year" }

// distinct returns the texts of a column, each once, in their order: numbers by
// what they mean, texts as the Unicode collation algorithm puts them, digits in
// them counted as numbers, and what that takes for equal by its bytes.
func distinct(c Column, texts []string) []string {
	type entry struct {
		text   string
		number float64
		key    []byte
	}
	collator, buffer := collate.New(language.Und, collate.Numeric), &collate.Buffer{}
	seen := map[string]bool{}
	var all []entry
	for _, t := range texts {
		if seen[t] {
			continue
		}
		seen[t] = true
		e := entry{text: t}
		if c.Numeric() {
			e.number = Cell{Raw: t}.Number()
		} else {
			e.key = collator.KeyFromString(buffer, t)
		}
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.number, b.number), bytes.Compare(a.key, b.key), cmp.Compare(a.text, b.text))
	})
	out := make([]string, len(all))
	for i, e := range all {
		out[i] = e.text
	}
	return out
}

// Order returns the numbers of the rows in the order of a column, which may be "".
// Rows that are equal there stay as they were, those without a value stand last.
func (s Sheet) Order(column string, descending bool) []int {
	order := make([]int, len(s.Rows))
	for i := range order {
		order[i] = i
	}
	at := s.Index(column)
	if at < 0 {
		return order
	}
	ranks := s.ranks(at)
	slices.SortStableFunc(order, func(a, b int) int {
		switch ra, rb := ranks[a], ranks[b]; {
		case ra < 0 && rb < 0:
			return 0
		case ra < 0:
			return 1
		case rb < 0:
			return -1
		case descending:
			return cmp.Compare(rb, ra)
		default:
			return cmp.Compare(ra, rb)
		}
	})
	return order
}

// Group gathers the rows of an order that agree in a column: the groups in the order
// in which they first appear in the sheet, the rows of each as they stood. Rows
// without a value come last.
func (s Sheet) Group(order []int, column string) []int {
	firsts, at := s.Firsts(column), s.Index(column)
	place := map[string]int{"": len(firsts)}
	for i, text := range firsts {
		place[text] = i
	}
	out := slices.Clone(order)
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(place[s.Rows[a][at].Raw], place[s.Rows[b][at].Raw]) })
	return out
}

// ranks returns the rank of each row in a column, -1 where it has no value.
func (s Sheet) ranks(column int) []int {
	v := s.values(column, false)
	if s.Columns[column].Numeric() {
		rank := make([]int, len(v.Values)) // equal numbers may be written in several ways
		for i := 1; i < len(v.Values); i++ {
			rank[i] = rank[i-1]
			if (Cell{Raw: v.Values[i]}).Number() != (Cell{Raw: v.Values[i-1]}).Number() {
				rank[i] = i
			}
		}
		for i, code := range v.Codes {
			if code >= 0 {
				v.Codes[i] = rank[code]
			}
		}
	}
	return v.Codes
}
