package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/unit"
)

// An inspection is what `inspect --json` prints.
type inspection struct {
	Dialect  inspectedDialect `json:"dialect"`
	Header   []string         `json:"header"`
	Schema   inspectedSchema  `json:"schema"`
	Rows     [][]string       `json:"rows"` // as written; those with a problem in their width are left out
	Problems problem.List     `json:"problems"`
	Warnings problem.List     `json:"warnings,omitempty"`

	Wide     []inspectedWide    `json:"wide,omitempty"`     // the columns that hold metrics, as declared
	Proposal *inspectedProposal `json:"proposal,omitempty"` // where nothing is declared
}

type inspectedDialect struct {
	Delimiter string `json:"delimiter"`
	Header    bool   `json:"header"`
}

type inspectedSchema struct {
	Fields []inspectedField `json:"fields"`
}

type inspectedField struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Unit string `json:"unit,omitempty"`
	Role string `json:"role,omitempty"`
}

// An inspectedProposal is a reading that a descriptor could declare.
type inspectedProposal struct {
	Fields []proposedField `json:"fields"`
	Wide   []inspectedWide `json:"wide"`
}

type proposedField struct {
	inspectedField
	Better      string `json:"better,omitempty"`
	DecimalChar string `json:"decimalChar,omitempty"`
	GroupChar   string `json:"groupChar,omitempty"`
	Notation    string `json:"notation,omitempty"`
	Doubt       string `json:"doubt,omitempty"` // what a person has to decide
}

type inspectedWide struct {
	Field     string `json:"field"`
	Metric    string `json:"metric"`
	Statistic string `json:"statistic,omitempty"`
	As        string `json:"as,omitempty"`
}

func (p program) inspectJSON(r reading) error {
	r.problems.Locate(readProblem)
	p.annotate(r.problems)
	v := inspection{Problems: r.problems, Header: []string{}, Rows: [][]string{}, Schema: inspectedSchema{[]inspectedField{}}}
	if r.problems == nil {
		v.Problems = problem.List{}
	}
	if t := r.table; t != nil {
		v.Dialect = inspectedDialect{string(t.Dialect.Delimiter), t.Dialect.Header}
		for _, f := range t.Schema.Fields {
			v.Header = append(v.Header, f.Name)
			v.Schema.Fields = append(v.Schema.Fields, inspectedField{f.Name, f.Type, f.Unit, string(f.Role)})
		}
		for _, row := range t.Rows {
			if !row.Ragged() {
				v.Rows = append(v.Rows, raw(row))
			}
		}
		v.Warnings = t.Warnings
	}
	if v.Wide = inspectWide(r.wide); r.proposed {
		v.Proposal, v.Wide = r.proposal(), nil
	}
	e := json.NewEncoder(p.out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

func inspectWide(columns []bench.WideColumn) []inspectedWide {
	var all []inspectedWide
	for _, c := range columns {
		all = append(all, inspectedWide{c.Field, c.Metric, c.Statistic, string(c.As)})
	}
	return all
}

func (r reading) proposal() *inspectedProposal {
	p := &inspectedProposal{Wide: inspectWide(r.wide)}
	for _, f := range r.fields {
		p.Fields = append(p.Fields, proposedField{inspectedField{f.Name, f.Type, f.Unit, string(f.Role)},
			f.Better, f.DecimalChar, f.GroupChar, f.Notation, r.doubts[f.Name]})
	}
	return p
}

func raw(row table.Row) []string {
	cells := make([]string, len(row.Cells))
	for i, c := range row.Cells {
		cells[i] = c.Raw
	}
	return cells
}

// shownRows is how many rows `inspect` shows.
const shownRows = 5

var delimiterNames = map[rune]string{',': "comma", ';': "semicolon", '\t': "tab", '|': "pipe"}

func (p program) inspectText(file string, r reading) error {
	t := r.table
	fmt.Fprintf(p.out, "%s: %d rows, %d fields, separated by %s\n\n", file, len(t.Rows), len(t.Schema.Fields), delimiterNames[t.Dialect.Delimiter])
	w := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "field\ttype\tunit\trole")
	for _, f := range t.Schema.Fields {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", f.Name, f.Type, f.Unit, f.Role)
	}
	if len(r.wide) > 0 {
		r.writeWide(w)
	}
	fmt.Fprintln(w, "\nfirst rows:")
	for _, row := range t.Rows[:min(shownRows, len(t.Rows))] {
		fmt.Fprintln(w, strings.Join(raw(row), "\t"))
	}
	return w.Flush()
}

// writeWide tells what each column of a wide table becomes.
func (r reading) writeWide(w *tabwriter.Writer) {
	heading := "read as tidy results:"
	if r.proposed {
		heading = "could be read as tidy results; --draft writes a descriptor that does:"
	}
	fmt.Fprintf(w, "\n%s\nfield\tbecomes\tunit\tbetter\twritten\n", heading)
	for _, f := range r.fields {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", f.Name, r.becomes(f), r.unit(f), f.Better, written(f))
	}
	for _, f := range r.fields {
		if doubt := r.doubts[f.Name]; doubt != "" {
			fmt.Fprintf(w, "%s is undecided: %s\n", f.Name, doubt)
		}
	}
}

// unit is that of the field, or of its header where it is a metric.
func (r reading) unit(f table.Field) string {
	isMetric := slices.ContainsFunc(r.wide, func(c bench.WideColumn) bool { return c.Field == f.Name && c.As != table.RoleN })
	if _, symbol := unit.Heading(f.Name); f.Unit == "" && isMetric {
		return symbol
	}
	return f.Unit
}

// becomes says what a column is in tidy results: a metric with its statistic, or a
// field of a role.
func (r reading) becomes(f table.Field) string {
	for _, c := range r.wide {
		if c.Field != f.Name {
			continue
		}
		words := []string{"metric", c.Metric}
		if c.Statistic != "" {
			words = append(words, "("+c.Statistic+")")
		}
		if c.As != "" && c.As != table.RoleValue {
			words = append(words, "as", string(c.As))
		}
		return strings.Join(words, " ")
	}
	if r.doubts[f.Name] != "" {
		return "undecided"
	}
	return string(f.Role)
}

// written says how the numbers of a column are written, where not plainly.
func written(f table.Field) string {
	words := []string{}
	if f.Notation != "" {
		words = append(words, f.Notation)
	}
	if f.DecimalChar != "" {
		words = append(words, fmt.Sprintf("decimals after %q", f.DecimalChar))
	}
	if f.GroupChar != "" {
		words = append(words, fmt.Sprintf("thousands by %q", f.GroupChar))
	}
	return strings.Join(words, ", ")
}
