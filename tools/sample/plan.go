package sample

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// A plan says where in a record stands what is asked for.
type plan struct {
	file    string
	dialect table.Dialect
	head    []byte       // a record of the names of the fields
	schema  table.Schema // by which a record is told what is wrong with it
	by      []int        // columns whose cells tell groups apart
	value   int          // column of the numbers
	width   int          // columns
	marks   marks        // of the numbers
	missing map[string]bool
	where   []condition
	status  int  // column of a tidy table that says ok, failed or skipped; -1 without one
	kind    int  // column of a tidy table that says sample; -1 without one
	lined   int  // lines of the file before the first row
	decoded bool // from another encoding, so that U+FFFD stands for what is no character
	fast    bool // records without quotes can be read by bytes
	joined  bool // the columns of by stand side by side, in their order
	plain   []glance
}

// A condition holds for rows that have one of some texts in a column.
type condition struct {
	column   int
	accepted []string
}

// marks are how the numbers are written.
type marks struct{ decimal, group rune }

// newPlan finds the columns by the head of a file.
func newPlan(file string, h head, o Options) (*plan, problem.List) {
	t, problems := table.Read(bytes.NewReader(h.text), file, table.Options{Dialect: h.dialect, Schema: o.Schema})
	if len(problems) > 0 {
		return nil, problems
	}
	p := &plan{file: file, dialect: t.Dialect, width: len(t.Schema.Fields), status: -1, kind: -1, missing: map[string]bool{"": true}}
	if t.Dialect.Header {
		p.lined = bytes.Count(h.text, []byte{'\n'})
	}
	if t.Schema.MissingValues != nil {
		p.missing = map[string]bool{}
		for _, text := range t.Schema.MissingValues {
			p.missing[text] = true
		}
	}
	if problems := p.choose(t, o); len(problems) > 0 {
		return nil, problems
	}
	p.describe(t)
	p.fast, p.plain = p.isFast(), p.glances()
	return p, nil
}

// choose finds the columns that the options name, and those of a tidy table.
func (p *plan) choose(t *table.Table, o Options) problem.List {
	var problems problem.List
	var names []string
	for _, f := range t.Schema.Fields {
		names = append(names, f.Name)
	}
	find := func(option, field string) int {
		i := t.Index(field)
		if i < 0 {
			problems = append(problems, problem.Problem{File: p.file, Line: 1, Text: field,
				Message: fmt.Sprintf("there is no field %q to %s", field, option), Hint: problem.Suggest(field, names)})
		}
		return i
	}
	by, value := o.By, o.Value
	if t.Tidy() {
		by, value = tidyKeys(t, by), cmp.Or(value, t.Schema.Fields[t.Role(table.RoleValue)].Name)
		p.status, p.kind = t.Role(table.RoleStatus), t.Role(table.RoleStatistic)
	}
	if value == "" {
		return problem.List{{File: p.file, Line: 1, Message: "it is not said which field to summarise", Hint: "name it with --value; there are: " + strings.Join(names, ", ")}}
	}
	p.value = find("summarise", value)
	for i, field := range by {
		p.by = append(p.by, find("group by", field))
		message := ""
		switch {
		case slices.Contains(by[:i], field):
			message = "groups are told apart by %q twice"
		case slices.Contains(statisticNames, field):
			message = "groups cannot be told apart by %q, as their summaries have a number of that name; rename the column"
		default:
			continue
		}
		problems = append(problems, problem.Problem{File: p.file, Line: 1, Text: field, Message: fmt.Sprintf(message, field)})
	}
	for _, field := range slices.Sorted(maps.Keys(o.Where)) {
		p.where = append(p.where, condition{find("select by", field), o.Where[field]})
	}
	return problems
}

// tidyKeys are the fields that tell measurements of a tidy table apart. Metric and
// unit always do: numbers of two units have no median.
func tidyKeys(t *table.Table, asked []string) []string {
	always := []table.Role{table.RoleMetric, table.RoleUnit}
	roles := append([]table.Role{table.RoleBenchmark, table.RoleScenario, table.RoleSubject, table.RoleRuntime, table.RoleParameter}, always...)
	if len(asked) > 0 {
		roles = always
	}
	keys := slices.Clone(asked)
	for _, f := range t.Schema.Fields {
		if slices.Contains(roles, f.Role) && !slices.Contains(keys, f.Name) {
			keys = append(keys, f.Name)
		}
	}
	return keys
}

// describe makes the head and the schema by which a record is told what is wrong
// with it: only of the cells that are looked at.
func (p *plan) describe(t *table.Table) {
	p.schema.MissingValues = t.Schema.MissingValues
	for i, f := range t.Schema.Fields {
		plain := table.Field{Name: f.Name, Type: "string"}
		switch i {
		case p.value:
			plain.Type, plain.DecimalChar, plain.GroupChar = "number", f.DecimalChar, f.GroupChar
			p.marks = marks{first(f.DecimalChar, '.'), first(f.GroupChar, 0)}
		case p.status, p.kind:
			plain.Role = f.Role
		}
		p.schema.Fields = append(p.schema.Fields, plain)
		p.head = append(append(p.head, p.quote(f.Name)...), string(p.dialect.Delimiter)...)
	}
	p.head = append(bytes.TrimSuffix(p.head, []byte(string(p.dialect.Delimiter))), '\n')
	p.head = slices.Clip(p.head)
}

// quote writes a text as a cell.
func (p *plan) quote(text string) string {
	q := string(p.dialect.Quote)
	return q + strings.ReplaceAll(text, q, q+q) + q
}

// isFast reports whether records without quotes can be read by bytes.
func (p *plan) isFast() bool {
	d := p.dialect
	p.joined = true
	for i, column := range p.by {
		p.joined = p.joined && column == p.by[0]+i
	}
	return d.Delimiter < 0x80 && d.Comment == 0 && !d.SkipInitialSpace && p.marks == marks{'.', 0} &&
		p.missingIsPlain() && (p.width > 1 || len(p.where) == 0) // an empty line is a row of one cell
}

// glances are what plain rows are held to before their number is looked at.
func (p *plan) glances() []glance {
	var all []glance
	for _, c := range p.where {
		g := glance{column: c.column, skip: true}
		for _, text := range c.accepted {
			g.accepted = append(g.accepted, []byte(text))
		}
		all = append(all, g)
	}
	if p.kind >= 0 {
		all = append(all, glance{column: p.kind, accepted: [][]byte{[]byte(bench.StatisticSample)}})
	}
	if p.status >= 0 {
		all = append(all, glance{column: p.status, accepted: [][]byte{[]byte(bench.StatusOK), nil}})
	}
	return all
}

// missingIsPlain reports whether no text of digits stands for a missing value.
func (p *plan) missingIsPlain() bool {
	for text := range p.missing {
		if _, _, number := longDecimal([]byte(text)); number {
			return false
		}
	}
	return true
}

// first returns the first character of a text, or another if it is empty.
func first(text string, otherwise rune) rune {
	if r, size := utf8.DecodeRuneInString(text); size > 0 {
		return r
	}
	return otherwise
}

// spelled reports whether a statistic is not one that is known, misspelled.
func (p *plan) spelled(statistic string) bool {
	field := table.Field{Name: "statistic", Role: table.RoleStatistic}
	_, problems := table.Read(strings.NewReader("statistic\n"+p.quote(statistic)+"\n"), p.file,
		table.Options{Dialect: table.Dialect{Delimiter: ',', Quote: p.dialect.Quote, Header: true}, Schema: &table.Schema{Fields: []table.Field{field}}})
	return len(problems) == 0
}
