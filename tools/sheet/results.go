package sheet

import (
	"math"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/unit"
)

// Results reads a sheet of results by the roles of its columns, for a reader who
// sees only the given ones: the unit and the direction that all rows share go to
// the header of the value, or else the unit beside it if it has no column, its bounds beside it if they have no columns of their
// own, the status of a failed measurement into its cell, and a bar under each
// value where one metric in one unit makes their lengths comparable. A sheet
// without a value stays as it is.
func (s *Sheet) Results(shown []string) {
	value := s.role("value")
	if value < 0 {
		return
	}
	low, high := s.role("low"), s.role("high")
	if u := s.single("unit"); u != "" {
		for _, i := range []int{value, low, high} {
			if i >= 0 && s.Columns[i].Unit == "" {
				s.Columns[i].Unit = u
			}
		}
	}
	if s.Columns[value].Better == "" {
		s.Columns[value].Better = direction(s.single("better"))
	}
	apart := low >= 0 && slices.Contains(shown, s.Columns[low].Name) || high >= 0 && slices.Contains(shown, s.Columns[high].Name)
	units := s.role("unit")
	mixed := s.Columns[value].Unit == "" && units >= 0 && s.single("unit") == ""
	for _, row := range s.Rows {
		if c := &row[value]; mixed && !c.Missing { // decimals that line up mean nothing here
			c.Text = unit.Format(c.Number(), unit.Natural)
		}
	}
	mixed = mixed && len(shown) > 0 && !slices.Contains(shown, s.Columns[units].Name)
	for _, row := range s.Rows {
		if i := s.role("status"); i >= 0 && row[value].Missing && row[i].Raw != "ok" {
			row[value].Status = row[i].Raw
		}
		if !apart {
			row[value].Note = bounds(row, low, high)
		}
		if mixed && (row[value].Text != "" || row[value].Note != "") {
			row[value].Note = strings.TrimSpace(row[value].Note + " " + row[units].Text)
		}
	}
	if s.Columns[value].Unit != "" && (s.role("metric") < 0 || s.single("metric") != "") {
		s.bars(value)
	}
}

// Comparable returns the column whose numbers two rows can be compared by, with what
// it holds and which end is better; "" where there is none: of results that is the
// value, if all rows have one metric in one unit, else the first number of which
// one end is better.
func (s Sheet) Comparable() (column, metric, better string) {
	if i := s.role("value"); i >= 0 {
		if metric = s.single("metric"); metric == "" || s.Columns[i].Unit == "" {
			return "", "", ""
		}
		return s.Columns[i].Name, metric, s.Columns[i].Better
	}
	for _, c := range s.Columns {
		if c.Better != "" && c.Numeric() {
			return c.Name, c.Title, c.Better
		}
	}
	return "", "", ""
}

// direction returns a direction that puts one end of a column first, or "".
func direction(better string) string {
	if better == "higher" || better == "lower" {
		return better
	}
	return ""
}

func (s *Sheet) role(role string) int {
	return slices.IndexFunc(s.Columns, func(c Column) bool { return c.Role == role })
}

// single returns the text that every row has in the column of a role, or "".
func (s *Sheet) single(role string) string {
	i := s.role(role)
	if i < 0 || len(s.Rows) == 0 {
		return ""
	}
	for _, row := range s.Rows {
		if row[i].Raw != s.Rows[0][i].Raw {
			return ""
		}
	}
	return s.Rows[0][i].Raw
}

// bounds writes the bounds of a row's value, either of which may be open.
func bounds(row []Cell, low, high int) string {
	l, h := "", ""
	if low >= 0 {
		l = row[low].Text
	}
	if high >= 0 {
		h = row[high].Text
	}
	switch {
	case l == "" && h == "":
		return ""
	case h == "":
		return "≥ " + l
	case l == "":
		return "≤ " + h
	}
	return unit.Range(row[low].Number(), row[high].Number(), unit.Unit{}, unit.Natural)
}

// bars draws a bar under each number of a column, from zero to the greatest. It
// draws none where a number is below zero or all are zero.
func (s *Sheet) bars(column int) {
	most := 0.0
	for _, row := range s.Rows {
		v := row[column].Number()
		if v < 0 {
			return
		}
		most = math.Max(most, v)
	}
	if most == 0 || len(s.Rows) < 2 {
		return
	}
	for _, row := range s.Rows {
		if !row[column].Missing {
			row[column].Bar = math.Round(1e4*(row[column].Number()/most)) / 100
		}
	}
}
