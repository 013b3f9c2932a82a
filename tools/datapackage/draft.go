package datapackage

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// Infer reads a CSV without descriptor: dialect, types and the roles of tidy
// columns are found out.
func Infer(r io.Reader, file string) (*table.Table, problem.List) {
	return table.Read(r, file, table.Options{})
}

// InferBelow infers like Infer, and takes lines above what looks like the header for
// no part of the table.
func InferBelow(r io.Reader, file string) (*table.Table, problem.List) {
	return table.Read(r, file, table.Options{FindHeader: true})
}

// Draft writes a descriptor for a table, to start from: what was inferred, and
// the keys that a person should fill in.
func Draft(t *table.Table) []byte {
	var b bytes.Buffer
	name := nameFrom(t.Name)
	fmt.Fprintf(&b, `# yaml-language-server: $schema=../../tools/datapackage/datapackage.schema.json
name: %s
title: %s
# description: What was measured and why.
# measured: 2026-01-15
# created: 2026-01-20
# reviewBy: 2027-01-20
# licenses:
#   - name: CC-BY-4.0
# sources:
#   - title: Where the figures come from
#     path: https://example.org/
# environment: {hardware: "", os: "", software: "", method: ""}
# caveats:
#   - What a reader must know.
resources:
  - name: %s
    path: %s
`, scalarText(name), scalarText(t.Name), scalarText(name), scalarText(path.Base(t.File)))
	writeDialect(&b, t.Dialect)
	p := Propose(t)
	p.writeSchema(&b)
	p.writeView(&b, t, name)
	return b.Bytes()
}

func (p Proposal) writeSchema(b *bytes.Buffer) {
	b.WriteString("    schema:\n      fields:\n")
	for _, f := range p.Fields {
		if doubt := p.Doubts[f.Name]; doubt != "" {
			fmt.Fprintf(b, "        # %s\n", doubt)
		}
		fmt.Fprintf(b, "        - %s\n", flow("name", f.Name, "type", f.Type, "unit", f.Unit, "role", string(f.Role),
			"better", f.Better, "decimalChar", f.DecimalChar, "groupChar", f.GroupChar, "notation", f.Notation))
	}
	if p.MissingValues != nil {
		texts := make([]string, len(p.MissingValues))
		for i, m := range p.MissingValues {
			texts[i] = quoted(m)
		}
		fmt.Fprintf(b, "      missingValues: [%s]\n", strings.Join(texts, ", "))
	}
	if len(p.Wide) > 0 {
		b.WriteString("    # These columns hold metrics: the table becomes a row for each of them.\n    wide:\n")
	}
	for _, c := range p.Wide {
		fmt.Fprintf(b, "      - %s\n", flow("field", c.Field, "metric", c.Metric, "statistic", c.Statistic))
	}
}

// writeDialect leaves out what Load finds out itself.
func writeDialect(b *bytes.Buffer, d table.Dialect) {
	var parts []string
	if d.Delimiter != ',' {
		parts = append(parts, "delimiter", string(d.Delimiter))
	}
	if d.Quote != '"' {
		parts = append(parts, "quoteChar", string(d.Quote))
	}
	if d.Comment != 0 {
		parts = append(parts, "commentChar", string(d.Comment))
	}
	text := flow(parts...)
	if d.HeaderRow > 0 {
		text = strings.Replace(text, "}", fmt.Sprintf(", headerRows: [%d]}", d.HeaderRow), 1)
		text = strings.Replace(text, "{, ", "{", 1)
	}
	if !d.Header {
		text = strings.Replace(text, "}", ", header: false}", 1)
		text = strings.Replace(text, "{, ", "{", 1)
	}
	if text != "{}" {
		fmt.Fprintf(b, "    dialect: %s\n", text)
	}
}

// writeView draws the first metric of the table, as an example.
func (p Proposal) writeView(b *bytes.Buffer, t *table.Table, name string) {
	var where string
	switch {
	case len(t.Rows) == 0:
	case len(p.Wide) > 0 && slices.ContainsFunc(p.Fields, func(f table.Field) bool { return f.Role == table.RoleSubject }):
		where = flow("metric", p.Wide[0].Metric, "statistic", p.Wide[0].Statistic)
	case t.Tidy():
		where = flow(example(t)...)
	}
	if where != "" {
		fmt.Fprintf(b, "views:\n  - name: overview\n    resource: %s\n    where: %s\n", scalarText(name), where)
	}
}

// example returns fields and values that narrow results to what stands side by
// side in a figure: the first metric, its first statistic, and of every setting
// that still varies the first value.
func example(t *table.Table) []string {
	var where []string
	rows := t.Rows
	for _, role := range []table.Role{table.RoleMetric, table.RoleStatistic, table.RoleBenchmark, table.RoleScenario, table.RoleParameter} {
		for i, f := range t.Schema.Fields {
			if f.Role != role {
				continue
			}
			first := slices.IndexFunc(rows, func(r table.Row) bool { return !r.Cells[i].Missing })
			if first < 0 {
				continue
			}
			value := rows[first].Cells[i].Text
			same := slices.DeleteFunc(slices.Clone(rows), func(r table.Row) bool { return r.Cells[i].Text != value })
			if role == table.RoleMetric || len(same) < len(rows) {
				where, rows = append(where, f.Name, value), same
			}
		}
	}
	return where
}

// flow writes keys and values as a YAML mapping in braces, empty values left out.
func flow(pairs ...string) string {
	var parts []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			parts = append(parts, scalarText(pairs[i])+": "+scalarText(pairs[i+1]))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

var plainScalar = lazy.Regexp(`^[A-Za-z][A-Za-z0-9_.-]*( [A-Za-z0-9_.-]+)*$`)

// scalarText writes a text so that YAML reads the same text. A JSON string is a
// YAML string.
func scalarText(text string) string {
	special := []string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
	if plainScalar().MatchString(text) && !slices.Contains(special, strings.ToLower(text)) {
		return text
	}
	return quoted(text)
}

func quoted(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // a text always encodes
	return strings.TrimSuffix(b.String(), "\n")
}
