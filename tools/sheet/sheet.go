// Package sheet is a table as a reader sees it: columns with their units in the
// header, cells as finished text. Templates place sheets, they compute nothing.
package sheet

import (
	"encoding/csv"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// A Sheet is columns and the rows below them.
type Sheet struct {
	Columns []Column `json:"columns"`
	Rows    [][]Cell `json:"rows"`
	Total   int      `json:"total"` // rows there are; more than len(Rows) if it was cut
}

// A Column is one column with what its header says.
type Column struct {
	Name        string `json:"name"`
	Title       string `json:"title"`
	Unit        string `json:"unit,omitempty"` // of every cell; "" if they differ or have none
	Type        string `json:"type"`           // as in the schema
	Align       string `json:"align"`          // start, or end for numbers
	Role        string `json:"role,omitempty"`
	Better      string `json:"better,omitempty"`   // higher or lower, of every cell
	Priority    string `json:"priority,omitempty"` // low: may give way on a phone
	Description string `json:"description,omitempty"`
	Address     bool   `json:"-"` // holds where another column's cells lead to
}

// A Cell is one cell with what it shows.
type Cell struct {
	Text    string  `json:"t,omitempty"`
	Missing bool    `json:"missing,omitempty"`
	Mark    *int    `json:"mark,omitempty"`   // colour slot of the runtime it names; 0 is neutral
	Bar     float64 `json:"bar,omitempty"`    // length of the bar under a number, 0 to 100
	Note    string  `json:"note,omitempty"`   // the bounds of a value
	Status  string  `json:"status,omitempty"` // failed or skipped, where that is why a value is missing
	Href    string  `json:"href,omitempty"`   // address of what the cell names
	Foot    int     `json:"foot,omitempty"`   // number of the footnote to the row, from 1
	Raw     string  `json:"-"`                // for downloads and for sorting
}

// A Palette says which runtimes wear which colour slot, from 1.
type Palette []string

// Slot returns the colour slot of a runtime, 0 if it has none.
func (p Palette) Slot(runtime string) int { return slices.Index(p, runtime) + 1 }

// FromTable returns a table as a sheet of at most limit rows.
func FromTable(t *table.Table, p Palette, limit int) Sheet {
	s := Sheet{Total: len(t.Rows), Rows: [][]Cell{}}
	rows := t.Rows[:min(limit, len(t.Rows))]
	for range rows {
		s.Rows = append(s.Rows, make([]Cell, 0, len(t.Schema.Fields)))
	}
	for i, f := range t.Schema.Fields {
		s.Columns = append(s.Columns, column(f))
		for r, cell := range columnCells(f, i, rows, p) {
			s.Rows[r] = append(s.Rows[r], cell)
		}
	}
	s.links(t.Schema.Fields)
	return s
}

// links leads from the cells of each field with a link to the addresses that stand
// in another field of their row.
func (s *Sheet) links(fields []table.Field) {
	for i, f := range fields {
		to := s.Index(f.Link)
		if to < 0 {
			continue
		}
		s.Columns[to].Address = true
		for _, row := range s.Rows {
			if address := row[to].Raw; strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
				row[i].Href = address
			}
		}
	}
}

func column(f table.Field) Column {
	c := Column{Name: f.Name, Title: f.Title, Unit: f.Unit, Type: f.Type, Align: "start",
		Role: string(f.Role), Better: direction(f.Better), Priority: f.Priority, Description: f.Description}
	if c.Title == "" {
		c.Title = f.Name
	}
	if f.Type == "number" || f.Type == "integer" {
		c.Align = "end"
	}
	return c
}

func columnCells(f table.Field, i int, rows []table.Row, p Palette) []Cell {
	numeric := f.Type == "number" || f.Type == "integer"
	var numbers []float64
	for _, r := range rows {
		if numeric && !r.Cells[i].Missing {
			numbers = append(numbers, r.Cells[i].Number)
		}
	}
	style := Decimals(numbers)
	out := make([]Cell, len(rows))
	for n, r := range rows {
		c := r.Cells[i]
		out[n] = Cell{Text: c.Text, Missing: c.Missing, Raw: c.Text}
		switch {
		case numeric && !c.Missing:
			out[n].Text = unit.Format(c.Number, style)
		case f.Role == "runtime" && !c.Missing:
			slot := p.Slot(c.Text)
			out[n].Mark = &slot
		}
	}
	return out
}

// Decimals returns the style in which the numbers of one column line up: as many
// decimals as the least of them needs for three significant digits, at most
// three, and no more than the finest of them has.
func Decimals(numbers []float64) unit.Style {
	wanted, finest := 0, 0
	for _, v := range numbers {
		if v == math.Trunc(v) {
			continue
		}
		_, fraction, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
		finest = max(finest, len(fraction))
		wanted = max(wanted, 2-unit.Exponent(v))
	}
	return unit.Style{Decimals: min(wanted, finest, 3)}
}

// WriteCSV writes the sheet's raw cells under the columns' names, texts so that no
// spreadsheet runs them.
func (s Sheet) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	header := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		header[i] = c.Name
	}
	if err := out.Write(header); err != nil {
		return err
	}
	for _, row := range s.Rows {
		record := make([]string, len(row))
		for i, c := range row {
			if record[i] = c.Raw; !s.Columns[i].Numeric() {
				record[i] = table.Guard(c.Raw)
			}
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
