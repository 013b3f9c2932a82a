package table

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/unit"
)

// A column converts and checks the cells of one field.
type column struct {
	table          *Table
	index          int
	field          Field
	decimal, group rune
	missing        map[string]bool
	pattern        *regexp.Regexp
	units          []string
	unit           unit.Unit                   // of the field
	checked        map[string]*problem.Problem // units already looked at
	seen           map[string]int              // line of the first cell with a text, if unique
	report         *report
}

func newColumn(t *Table, i int, missing map[string]bool, units []string, report *report) *column {
	f := t.Schema.Fields[i]
	c := &column{table: t, index: i, field: f, missing: missing, units: units, report: report,
		decimal: runeOf(f.DecimalChar, '.'), group: runeOf(f.GroupChar, 0), checked: map[string]*problem.Problem{}}
	c.unit, _ = unit.Parse(f.Unit, units...) // the descriptor is checked elsewhere
	if f.Constraints.Unique {
		c.seen = map[string]int{}
	}
	if f.Constraints.Pattern != "" {
		var err error
		if c.pattern, err = regexp.Compile(`^(?:` + f.Constraints.Pattern + `)$`); err != nil {
			report.add(problem.Problem{Field: f.Name, Text: f.Constraints.Pattern,
				Message: fmt.Sprintf("the pattern %q is not a regular expression", f.Constraints.Pattern)})
		}
	}
	return c
}

// convert types the cell of a row, checks it, and reports at most one problem.
func (c *column) convert(row *Row) {
	cell := &row.Cells[c.index]
	var p *problem.Problem
	switch {
	case c.missing[cell.Raw]:
		cell.Missing = true
		if c.field.Constraints.Required {
			p = &problem.Problem{Message: "a value is required here, the cell is empty", Expected: "a value", Hint: "fill it in"}
		}
	default:
		if c.field.Notation == NotationMeasured {
			p = c.measured(cell)
		} else {
			cell.Text, cell.Number, p = c.value(cell.Raw)
		}
		if p == nil {
			p = c.check(row, cell)
		}
	}
	if p != nil {
		p.Line, p.Column, p.Field, p.Text = row.Line+int(cell.below), cell.Column, c.field.Name, cell.Raw
		c.report.add(*p)
	}
}

func (c *column) check(row *Row, cell *Cell) *problem.Problem {
	k, length := c.field.Constraints, utf8.RuneCountInString(cell.Text)
	switch {
	case len(k.Enum) > 0 && !slices.Contains(k.Enum, cell.Text):
		return &problem.Problem{Message: fmt.Sprintf("%q is not one of the allowed values", cell.Raw), Expected: oneOf(k.Enum), Hint: problem.Suggest(cell.Raw, k.Enum)}
	case k.Minimum != nil && c.numeric() && cell.Number < *k.Minimum:
		return &problem.Problem{Message: fmt.Sprintf("%s is below the minimum %s", cell.Raw, plain(*k.Minimum)), Expected: "at least " + plain(*k.Minimum)}
	case k.Maximum != nil && c.numeric() && cell.Number > *k.Maximum:
		return &problem.Problem{Message: fmt.Sprintf("%s is above the maximum %s", cell.Raw, plain(*k.Maximum)), Expected: "at most " + plain(*k.Maximum)}
	case c.pattern != nil && !c.pattern.MatchString(cell.Text):
		return &problem.Problem{Message: fmt.Sprintf("%q does not match the pattern %s", cell.Raw, k.Pattern), Expected: "a text like " + k.Pattern}
	case k.MinLength > 0 && length < k.MinLength:
		return &problem.Problem{Message: fmt.Sprintf("%q has %s, at least %d are asked for", cell.Raw, count(length, "character"), k.MinLength),
			Expected: fmt.Sprintf("at least %d characters", k.MinLength)}
	case k.MaxLength > 0 && length > k.MaxLength:
		return &problem.Problem{Message: fmt.Sprintf("%q has %s, at most %d are allowed", cell.Raw, count(length, "character"), k.MaxLength),
			Expected: fmt.Sprintf("at most %d characters", k.MaxLength)}
	}
	if p := c.checkRole(cell.Text); p != nil {
		return p
	}
	return c.checkUnique(row, cell)
}

func (c *column) numeric() bool {
	return c.field.Type == "number" || c.field.Type == "integer" || c.field.Type == "year"
}

// oneOf lists words that may stand in a cell, as far as a line holds them.
func oneOf(words []string) string {
	const most = 6
	if len(words) == 1 {
		return strconv.Quote(words[0])
	}
	if len(words) > most {
		return fmt.Sprintf("one of %s … (%d in all)", strings.Join(words[:most], ", "), len(words))
	}
	return "one of " + strings.Join(words, ", ")
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func (c *column) checkUnique(row *Row, cell *Cell) *problem.Problem {
	if c.seen == nil {
		return nil
	}
	if first, twice := c.seen[cell.Text]; twice {
		return &problem.Problem{Message: fmt.Sprintf("%q stands here again, first in line %d, but the values are unique", cell.Raw, first), Expected: "another value"}
	}
	c.seen[cell.Text] = row.Line + int(cell.below)
	return nil
}

// roleWords are the words that a column of a role may hold.
var roleWords = map[Role][]string{
	RoleBetter: {"higher", "lower", "none"},
	RoleStatus: {"ok", "failed", "skipped"},
}

// statistics are the known ones. Others are allowed, but not misspelled ones.
var (
	statistics = []string{"sample", "median", "mean", "min", "max", "stddev", "rate", "count", "best", "claim"}
	percentile = lazy.Regexp(`^p[0-9]+(\.[0-9]+)?$`)
)

func (c *column) checkRole(text string) *problem.Problem {
	switch c.field.Role {
	case RoleUnit:
		return c.checkUnit(text)
	case RoleBetter, RoleStatus:
		if words := roleWords[c.field.Role]; !slices.Contains(words, text) {
			return &problem.Problem{Message: fmt.Sprintf("%q is not one of %s", text, strings.Join(words, ", ")), Expected: oneOf(words), Hint: problem.Suggest(text, words)}
		}
	case RoleStatistic:
		near := problem.Nearest(text, statistics)
		if near != "" && near != text && !percentile().MatchString(text) {
			return &problem.Problem{Message: fmt.Sprintf("unknown statistic %q", text), Expected: "a statistic such as median", Hint: problem.Suggest(text, statistics)}
		}
	}
	return nil
}

func (c *column) checkUnit(symbol string) *problem.Problem {
	p, known := c.checked[symbol]
	if !known {
		if _, err := unit.Parse(symbol, c.units...); err != nil {
			p = &problem.Problem{Message: fmt.Sprintf("unknown unit %q", symbol), Expected: "a unit such as ms or req/s",
				Hint: "list a new countable thing under units in the descriptor"}
			if near := unit.Nearest(symbol, c.units...); near != "" {
				p.Hint = fmt.Sprintf("did you mean %q? otherwise %s", near, p.Hint)
			}
		}
		c.checked[symbol] = p
	}
	if p == nil {
		return nil
	}
	again := *p
	return &again
}
