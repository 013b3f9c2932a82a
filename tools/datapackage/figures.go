package datapackage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// noFigure are texts that people write where there is no value.
var noFigure = lazy.Regexp(`^(?i:n/?a|none|-+|–|—|\?)$`)

// marks are the ways to write numbers, plain ones first.
var marks = []struct{ decimal, group string }{{}, {decimal: ","}, {group: ","}, {decimal: ",", group: "."}, {group: " "}, {group: "’"}}

// figures looks whether a column of texts holds figures written by hand, all in
// one way. What commas mean is decided for the column; where that cannot be, it
// stays a doubt.
func (p *proposer) figures(i int) {
	f := &p.Fields[i]
	cells, missing := p.cells(i)
	plain := !slices.ContainsFunc(cells, func(c string) bool { return !isNumber(c, "", "") })
	if f.Type != "string" || len(cells) == 0 || isIdentifier(f.Name) || plain && len(missing) == 0 || slices.ContainsFunc(cells, leadingZero().MatchString) {
		return
	}
	_, symbol := unit.Heading(f.Name)
	if symbol == "" {
		symbol = unitOf(cells)
	}
	in, _ := unit.Parse(symbol)
	var fitting []int
	for n, m := range marks {
		if !slices.ContainsFunc(cells, func(c string) bool { return !isFigure(c, m.decimal, m.group, in) }) {
			fitting = append(fitting, n)
		}
	}
	const comma, thousands = 1, 2
	switch {
	case len(fitting) == 0:
		return
	case fitting[0] == comma && slices.Contains(fitting, thousands):
		p.Doubts[f.Name] = fmt.Sprintf(`%q may have a decimal comma or a comma between thousands: set decimalChar: "," or groupChar: ","`, cells[0])
		return
	}
	f.Type, f.Unit = "number", symbol
	f.DecimalChar, f.GroupChar = marks[fitting[0]].decimal, marks[fitting[0]].group
	if slices.ContainsFunc(cells, func(c string) bool { return !isNumber(c, f.DecimalChar, f.GroupChar) }) {
		f.Notation = table.NotationMeasured
	}
	p.miss(missing)
}

// thousandsPoint is a number whose point may stand between thousands.
var thousandsPoint = lazy.Regexp(`(^|[^0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}([^0-9.,]|$)`)

// points doubts columns whose points may stand between thousands, where others of
// the file have decimal commas.
func (p *proposer) points() {
	if !slices.ContainsFunc(p.Fields, func(f table.Field) bool { return f.DecimalChar == "," }) {
		return
	}
	for i := range p.Fields {
		f := &p.Fields[i]
		cells, _ := p.cells(i)
		cells = slices.DeleteFunc(cells, func(c string) bool { return !strings.Contains(c, ".") })
		if f.Type != "number" || f.DecimalChar+f.GroupChar != "" || len(cells) == 0 ||
			slices.ContainsFunc(cells, func(c string) bool { return !thousandsPoint().MatchString(c) }) {
			continue
		}
		p.Doubts[f.Name] = fmt.Sprintf(`%q may have a decimal point or one between thousands: declare type: number, and groupChar: "." with decimalChar: "," for thousands`, cells[0])
		*f = table.Field{Name: f.Name, Type: "string"}
	}
}

// cells returns the texts of a column, and apart from them those that stand for no
// value.
func (p *proposer) cells(i int) (cells, missing []string) {
	for _, row := range p.t.Rows {
		switch c := row.Cells[i].Raw; {
		case c == "":
		case noFigure().MatchString(c):
			missing = append(missing, c)
		default:
			cells = append(cells, c)
		}
	}
	return cells, missing
}

func (p *proposer) miss(texts []string) {
	for _, text := range texts {
		if p.MissingValues == nil {
			p.MissingValues = []string{""}
		}
		if !slices.Contains(p.MissingValues, text) {
			p.MissingValues = append(p.MissingValues, text)
		}
	}
}

func runeOf(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func isFigure(s, decimal, group string, in unit.Unit) bool {
	_, err := unit.ParseMeasured(s, runeOf(decimal), runeOf(group), in)
	return err == nil
}

func isNumber(s, decimal, group string) bool {
	_, err := unit.ParseNumber(s, runeOf(decimal), runeOf(group))
	return err == nil
}

// leadingZero knows identifiers, which are texts though they look like numbers.
var leadingZero = lazy.Regexp(`^[+-]?0[0-9]`)

// unitOf returns the unit of the first cell that ends with one.
func unitOf(cells []string) string {
	for _, c := range cells {
		if symbol := unit.Written(c); symbol != "" {
			return symbol
		}
	}
	return ""
}
