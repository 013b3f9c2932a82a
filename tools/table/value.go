package table

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/unit"
)

// value types one text by the type of its field. The problem has message and
// hint only; it is nil if the text is good.
func (c *column) value(raw string) (text string, number float64, p *problem.Problem) {
	switch c.field.Type {
	case "number":
		return c.number(raw)
	case "integer":
		return c.integer(raw)
	case "boolean":
		return boolean(raw)
	case "date":
		return c.date(raw)
	case "year":
		return year(raw)
	}
	return strings.ReplaceAll(raw, "\r\n", "\n"), 0, nil
}

func (c *column) number(raw string) (string, float64, *problem.Problem) {
	v, err := unit.ParseNumber(raw, c.decimal, c.group)
	if err != nil {
		return "", 0, &problem.Problem{Message: err.Error(), Expected: c.numberLike(), Hint: c.numberHint(raw)}
	}
	text, _ := unit.NumberText(raw, c.decimal, c.group) // ParseNumber accepted it
	return text, v, nil
}

// measured reads a figure as people write it by hand.
func (c *column) measured(cell *Cell) *problem.Problem {
	m, err := unit.ParseMeasured(cell.Raw, c.decimal, c.group, c.unit, c.units...)
	if err != nil {
		expected := c.numberLike() + " or a range, with or without " + c.unit.Symbol
		if c.unit.Symbol == "" {
			expected = c.numberLike() + " or a range"
		}
		return &problem.Problem{Message: err.Error(), Expected: expected, Hint: `write it like "12", "~12", "<12", ">12" or "10–15"`}
	}
	cell.Text, cell.Number, cell.Measured = cell.Raw, m.Value, &m
	return nil
}

// numberLike says how numbers of the column are written.
func (c *column) numberLike() string {
	if c.decimal == '.' && c.group == 0 {
		return "a number"
	}
	whole := "1234"
	if c.group != 0 {
		whole = "1" + string(c.group) + "234"
	}
	return "a number like " + whole + string(c.decimal) + "5"
}

func (c *column) integer(raw string) (string, float64, *problem.Problem) {
	text, v, p := c.number(raw)
	switch {
	case p != nil:
		p.Message, p.Expected = strings.Replace(p.Message, "a number", "an integer", 1), "an integer"
		return "", 0, p
	case strings.ContainsAny(text, ".eE"):
		return "", 0, &problem.Problem{Message: fmt.Sprintf("%q is not an integer", raw), Expected: "an integer",
			Hint: "write a whole number, or change the type of the field to number"}
	}
	return text, v, nil
}

func boolean(raw string) (string, float64, *problem.Problem) {
	switch raw {
	case "true", "True", "TRUE":
		return "true", 0, nil
	case "false", "False", "FALSE":
		return "false", 0, nil
	}
	return "", 0, &problem.Problem{Message: fmt.Sprintf("%q is neither true nor false", raw), Expected: "true or false", Hint: "write true or false"}
}

func (c *column) date(raw string) (string, float64, *problem.Problem) {
	layout := time.DateOnly
	if f := c.field.Format; f != "" && f != "default" {
		layout = strings.NewReplacer("%Y", "2006", "%m", "01", "%d", "02").Replace(f)
	}
	d, err := time.Parse(layout, raw)
	if err != nil {
		example := time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC).Format(layout)
		return "", 0, &problem.Problem{Message: fmt.Sprintf("%q is not a date", raw), Expected: "a date like " + example, Hint: "write it like " + example}
	}
	return d.Format(time.DateOnly), 0, nil
}

var fourDigits = lazy.Regexp(`^[0-9]{4}$`)

func year(raw string) (string, float64, *problem.Problem) {
	if !fourDigits().MatchString(raw) {
		return "", 0, &problem.Problem{Message: fmt.Sprintf("%q is not a year", raw), Expected: "a year of four digits", Hint: "write four digits"}
	}
	v, _ := strconv.ParseFloat(raw, 64)
	return raw, v, nil
}

var (
	multiplier  = lazy.Regexp(`^([0-9.]+) ?([kKmM])$`)
	withUnit    = lazy.Regexp(`^([+-]?[0-9.]+)\s*(\S+)$`)
	placeholder = lazy.Regexp(`^(?i:n/?a|nan|null|none|nil|-+|–|—|\?|~|[+-]?inf(inity)?|∞)$`)
	approximate = lazy.Regexp(`^[~<>≈≤≥]=?\s*[0-9]`)
)

// numberHint says what to write instead of a text that is no number.
func (c *column) numberHint(raw string) string {
	if trimmed := strings.TrimSpace(raw); trimmed != raw && trimmed != "" {
		return fmt.Sprintf("remove the blank before or after it: %s", trimmed)
	}
	if placeholder().MatchString(raw) {
		return fmt.Sprintf("leave the cell empty where there is no value, or list %q in missingValues", raw)
	}
	if approximate().MatchString(raw) {
		return `write digits only; a bound or a range goes into the columns "low" and "high"`
	}
	if m := multiplier().FindStringSubmatch(raw); m != nil {
		if v, err := unit.ParseNumber(m[1], '.', 0); err == nil {
			factor := map[string]float64{"k": 1e3, "m": 1e6}[strings.ToLower(m[2])]
			return fmt.Sprintf("write digits only, such as %s; %s", strconv.FormatFloat(v*factor, 'f', -1, 64), c.unitPlace())
		}
	}
	if m := withUnit().FindStringSubmatch(raw); m != nil && unit.Nearest(m[2], c.units...) != "" {
		return fmt.Sprintf("write %s; %s", m[1], c.unitPlace())
	}
	return c.markHint(raw)
}

// unitPlace says where the unit belongs.
func (c *column) unitPlace() string {
	if i := c.table.Role(RoleUnit); i >= 0 {
		return fmt.Sprintf("the unit stands in the column %q", c.table.Schema.Fields[i].Name)
	}
	return "the unit belongs in the schema, as the unit of this field"
}

// markHint recognises numbers with other marks than the column's.
func (c *column) markHint(raw string) string {
	if _, err := unit.NumberText(raw, c.decimal, c.group); err == nil {
		return "" // well written, but too large or too close to zero
	}
	if decimalComma.reads(raw) && groupComma.reads(raw) {
		return "write a decimal point and no marks between thousands, or set decimalChar or groupChar if the whole column is written so"
	}
	for _, n := range notations {
		if !n.reads(raw) {
			continue
		}
		text, _ := unit.NumberText(raw, runeOf(n.decimal, '.'), runeOf(n.group, 0))
		switch {
		case c.decimal != '.':
			return fmt.Sprintf("the decimal mark of this column is %q", c.decimal)
		case n.decimal != "":
			return fmt.Sprintf("write %s, or set decimalChar: %q if the whole column is written so", text, n.decimal)
		}
		return fmt.Sprintf("write %s, or set groupChar: %q if the whole column is written so", text, n.group)
	}
	return "write digits only, such as 1234.5"
}
