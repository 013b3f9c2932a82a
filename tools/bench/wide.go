package bench

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// A WideColumn is a column of a table that holds several metrics side by side,
// and what its numbers are.
type WideColumn struct {
	Field     string     // its name in the table
	Metric    string     // what is measured; "" takes it from the name, as unit.Heading parts it
	Statistic string     // "" is sample in a table with a run field, and value in others
	As        table.Role // value, low, high or n of that metric and statistic; "" is value
}

// In returns the column with what it leaves out filled in from the table. Its
// field need not be there.
func (c WideColumn) In(t *table.Table) WideColumn {
	name, _ := unit.Heading(c.Field)
	c.Metric = cmp.Or(c.Metric, name)
	if c.Statistic == "" && t.Role(table.RoleRun) >= 0 {
		c.Statistic = StatisticSample
	}
	c.Statistic, c.As = cmp.Or(c.Statistic, statisticReported), cmp.Or(c.As, table.RoleValue)
	return c
}

// statisticReported is the statistic of a figure whose source does not say how it
// came about.
const statisticReported = "value"

// WideRoles are the roles that the other fields of a wide table may have.
func WideRoles() []table.Role {
	return []table.Role{table.RoleBenchmark, table.RoleScenario, table.RoleSubject, table.RoleRuntime, table.RoleRun,
		table.RoleStatus, table.RoleParameter}
}

// Tidy returns a wide table as tidy results: a row for each of its rows and each
// metric and statistic, in that order. Fields that are no metric stay, under the
// name of their role if they have one. The fields of the columns are there, each
// once, and hold numbers; other fields have the roles of WideRoles, or none. Figures
// in the notation measured give the bounds too, and stand as written in a field of
// that name.
func Tidy(t *table.Table, columns []WideColumn) *table.Table {
	w := newWide(t, columns)
	out := &table.Table{Name: t.Name, File: t.File, Dialect: t.Dialect, SHA256: t.SHA256, Warnings: t.Warnings}
	out.Schema.Fields = w.fields()
	for _, row := range t.Rows {
		for _, m := range w.measures {
			out.Rows = append(out.Rows, table.Row{Line: row.Line, Cells: w.cells(row, m)})
		}
	}
	return out
}

// A measure is a metric with its statistic, and the columns that tell of it.
type measure struct {
	metric, statistic, unit, better string
	columns                         map[table.Role]int
}

// A wide is what a table holds side by side.
type wide struct {
	t        *table.Table
	measures []measure
	kept     []int // the fields that are no metric
	written  bool  // some figures are written by hand
	counts   bool  // some column holds observations
}

func newWide(t *table.Table, columns []WideColumn) *wide {
	w := &wide{t: t}
	for i := range t.Schema.Fields {
		if !slices.ContainsFunc(columns, func(c WideColumn) bool { return c.Field == t.Schema.Fields[i].Name }) {
			w.kept = append(w.kept, i)
		}
	}
	for _, c := range columns {
		w.add(c)
	}
	return w
}

func (w *wide) add(c WideColumn) {
	c = c.In(w.t)
	i := w.t.Index(c.Field)
	f := w.t.Schema.Fields[i]
	_, symbol := unit.Heading(f.Name)
	m := measure{metric: c.Metric, statistic: c.Statistic, unit: cmp.Or(f.Unit, symbol), better: f.Better, columns: map[table.Role]int{}}
	w.written = w.written || f.Notation != ""
	w.counts = w.counts || c.As == table.RoleN
	at := slices.IndexFunc(w.measures, func(o measure) bool { return o.metric == m.metric && o.statistic == m.statistic })
	if at < 0 {
		at, w.measures = len(w.measures), append(w.measures, m)
	}
	of := &w.measures[at]
	of.columns[c.As] = i
	if c.As == table.RoleValue { // the value's column decides, not one of its bounds
		of.unit, of.better = m.unit, m.better
	}
}

// tidyFields are the fields that a wide table gets, those of its own excepted.
func (w *wide) tidyFields() []table.Field {
	var fields []table.Field
	for _, role := range []table.Role{table.RoleMetric, table.RoleUnit, table.RoleBetter, table.RoleStatistic, table.RoleValue,
		table.RoleLow, table.RoleHigh, table.RoleN, table.RoleStatus} {
		if role == table.RoleStatus && w.t.Role(role) >= 0 || role == table.RoleN && !w.counts {
			continue
		}
		f := table.Field{Name: string(role), Role: role, Type: "string"}
		switch role {
		case table.RoleValue, table.RoleLow, table.RoleHigh:
			f.Type = "number"
		case table.RoleN:
			f.Type = "integer"
		}
		fields = append(fields, f)
	}
	if w.written {
		fields = append(fields, table.Field{Name: "written", Title: "As written", Type: "string"})
	}
	return fields
}

// fields are those of the tidy table. A field whose name means something else
// there gets another.
func (w *wide) fields() []table.Field {
	var fields []table.Field
	renamed := map[string]string{}
	for _, i := range w.kept {
		f := w.t.Schema.Fields[i]
		was, own := f.Name, cmp.Or(f.Title, f.Name)
		switch tidy := table.Role(f.Name); {
		case f.Role != "" && f.Role != table.RoleParameter:
			if f.Name != string(f.Role) {
				f.Name, f.Title = string(f.Role), own
			}
		case slices.Contains(table.TidyColumns(), tidy) || f.Name == "written" && w.written:
			f.Name, f.Title = f.Name+" 2", own
		}
		renamed[was] = f.Name
		fields = append(fields, f)
	}
	for i, f := range fields {
		fields[i].Link = renamed[f.Link] // "" if that is a metric now
	}
	return append(fields, w.tidyFields()...)
}

// cells are those of one result.
func (w *wide) cells(row table.Row, m measure) []table.Cell {
	var cells []table.Cell
	for _, i := range w.kept {
		cells = append(cells, row.Cells[i])
	}
	figures := m.figures(row)
	for _, f := range w.tidyFields() {
		switch c, known := figures[f.Role]; {
		case known:
			cells = append(cells, c)
		case f.Role == table.RoleMetric:
			cells = append(cells, textCell(m.metric))
		case f.Role == table.RoleUnit:
			cells = append(cells, textCell(m.unit))
		case f.Role == table.RoleBetter:
			cells = append(cells, textCell(m.better))
		case f.Role == table.RoleStatistic:
			cells = append(cells, textCell(m.statistic))
		case f.Role == table.RoleStatus && len(figures) == 0:
			cells = append(cells, textCell(StatusSkipped))
		case f.Role == table.RoleStatus:
			cells = append(cells, textCell(StatusOK))
		case f.Role == "":
			cells = append(cells, textCell(m.asWritten(row)))
		default:
			cells = append(cells, textCell(""))
		}
	}
	return cells
}

// figures are the numbers of a result that are there. Bounds of their own columns
// count more than those that a value carries.
func (m measure) figures(row table.Row) map[table.Role]table.Cell {
	figures := map[table.Role]table.Cell{}
	if i, ok := m.columns[table.RoleValue]; ok {
		c := row.Cells[i]
		switch {
		case c.Missing:
		case c.Measured == nil:
			figures[table.RoleValue] = c
		default:
			put(figures, table.RoleValue, c.Column, c.Measured.Value, c.Measured.Text)
			put(figures, table.RoleLow, c.Column, c.Measured.Low, "")
			put(figures, table.RoleHigh, c.Column, c.Measured.High, "")
		}
	}
	for _, role := range []table.Role{table.RoleLow, table.RoleHigh, table.RoleN} {
		i, ok := m.columns[role]
		if !ok || row.Cells[i].Missing {
			continue
		}
		figures[role] = row.Cells[i]
		if c := row.Cells[i]; c.Measured != nil {
			put(figures, role, c.Column, c.Measured.Value, c.Measured.Text)
		}
	}
	return figures
}

// asWritten is the cell of the value as the file has it.
func (m measure) asWritten(row table.Row) string {
	if i, ok := m.columns[table.RoleValue]; ok && row.Cells[i].Measured != nil {
		return row.Cells[i].Raw
	}
	return ""
}

// put adds a number unless it is NaN. Without a text it is written in full.
func put(figures map[table.Role]table.Cell, role table.Role, column int, v float64, text string) {
	if math.IsNaN(v) {
		return
	}
	text = cmp.Or(text, strconv.FormatFloat(v, 'f', -1, 64))
	figures[role] = table.Cell{Raw: text, Text: text, Number: v, Column: column}
}

func textCell(text string) table.Cell {
	return table.Cell{Raw: text, Text: text, Missing: text == ""}
}
