package history

import (
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// A Change is one figure that a commit changed or withdrew.
type Change struct {
	Key    map[string]string `json:"key"`   // of its row: the fields of the primary key
	Field  string            `json:"field"` // value, low, high or a field of the table's own
	Unit   string            `json:"unit,omitempty"`
	From   string            `json:"from"` // as a JSON number
	To     string            `json:"to"`   // likewise; "" if it was withdrawn
	Date   string            `json:"date"` // of the commit, YYYY-MM-DD
	Commit string            `json:"commit"`

	Row   []string          `json:"-"` // the values of the key, in its order
	Cells map[string]string `json:"-"` // all of the row before, as written
}

// figures are the numbers of one version of a table by row and field.
type figures struct {
	schema table.Schema
	rows   map[string]map[string]string // cells by field, as written
	order  []string
	keys   map[string][]string
}

// readFigures reads a version of a CSV. It is nil if that cannot be read, has not
// the fields of the key, or has two rows of one key.
func readFigures(text string, now *table.Table) *figures {
	t, problems := table.Read(strings.NewReader(text), now.File, table.Options{Dialect: now.Dialect, AsText: true})
	if t == nil || len(problems) > 0 {
		return nil
	}
	f := &figures{schema: now.Schema, rows: map[string]map[string]string{}, keys: map[string][]string{}}
	for _, row := range t.Rows {
		cells := map[string]string{}
		for i, field := range t.Schema.Fields {
			cells[field.Name] = row.Cells[i].Text
		}
		var key []string
		for _, name := range now.Schema.PrimaryKey {
			if t.Index(name) < 0 {
				return nil
			}
			key = append(key, cells[name])
		}
		id := strings.Join(key, "\x00")
		if f.rows[id] != nil {
			return nil
		}
		f.rows[id], f.keys[id] = cells, key
		f.order = append(f.order, id)
	}
	return f
}

// changes returns what differs in the rows that were there before. A row of which
// one field of the key was renamed is the same row.
func (f *figures) changes(now *figures, v version) []Change {
	renamed := map[string]bool{}
	for _, id := range now.order {
		if f.rows[id] == nil {
			for _, name := range now.aliases(id) {
				renamed[name] = true
			}
		}
	}
	var all []Change
	for _, id := range f.order {
		after, there := now.rows[id]
		if !there && slices.ContainsFunc(f.aliases(id), func(name string) bool { return renamed[name] }) {
			continue
		}
		for _, field := range f.schema.Fields {
			if _, known := after[field.Name]; isFigure(field, f.schema) && (known || !there) {
				all = f.compare(all, field, id, after, v)
			}
		}
	}
	return all
}

// aliases are the names under which a row is found again that has another value in
// one field of its key and the same figures: its key with one value left out each.
func (f *figures) aliases(id string) []string {
	var held []string
	for _, field := range f.schema.Fields {
		if isFigure(field, f.schema) {
			text, _, _ := number(f.rows[id], field)
			held = append(held, text)
		}
	}
	var all []string
	for i := range f.keys[id] {
		key := slices.Clone(f.keys[id])
		key[i] = "\x01"
		all = append(all, strings.Join(append(key, held...), "\x00"))
	}
	return all
}

// compare adds the change of one figure, if there is one.
func (f *figures) compare(all []Change, field table.Field, id string, after map[string]string, v version) []Change {
	before := f.rows[id]
	from, was, measured := number(before, field)
	to, is, still := number(after, field)
	if !measured || still && was == is {
		return all
	}
	c := Change{Key: map[string]string{}, Field: field.Name, Unit: field.Unit, From: from, To: to, Date: v.date, Commit: v.commit, Row: f.keys[id], Cells: before}
	for i, name := range f.schema.PrimaryKey {
		c.Key[name] = c.Row[i]
	}
	if c.Unit == "" {
		c.Unit = before[unitField(f.schema)]
	}
	return append(all, c)
}

// isFigure reports whether a field holds figures: those of the roles value, low
// and high, or any number of a table without such, the key aside.
func isFigure(f table.Field, s table.Schema) bool {
	if slices.ContainsFunc(s.Fields, func(o table.Field) bool { return o.Role == table.RoleValue }) {
		return f.Role == table.RoleValue || f.Role == table.RoleLow || f.Role == table.RoleHigh
	}
	return (f.Type == "number" || f.Type == "integer") && !slices.Contains(s.PrimaryKey, f.Name)
}

func unitField(s table.Schema) string {
	for _, f := range s.Fields {
		if f.Role == table.RoleUnit {
			return f.Name
		}
	}
	return ""
}

// number returns a cell as a JSON number, with its digits, and as what it is.
func number(cells map[string]string, f table.Field) (text string, v float64, ok bool) {
	decimal, group := mark(f.DecimalChar), mark(f.GroupChar)
	v, err := unit.ParseNumber(cells[f.Name], decimal, group)
	if err != nil {
		return "", 0, false
	}
	text, err = unit.NumberText(cells[f.Name], decimal, group)
	return text, v, err == nil
}

func mark(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
