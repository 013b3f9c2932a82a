package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// An inspection is what `inspect --json` prints.
type inspection struct {
	Dialect  inspectedDialect `json:"dialect"`
	Header   []string         `json:"header"`
	Schema   inspectedSchema  `json:"schema"`
	Rows     [][]string       `json:"rows"` // as written; those with a problem in their width are left out
	Problems problem.List     `json:"problems"`
	Warnings problem.List     `json:"warnings,omitempty"`
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

func (p program) inspect(_ context.Context, args []string) error {
	f := flag.NewFlagSet("inspect", flag.ContinueOnError)
	asJSON, draft := f.Bool("json", false, ""), f.Bool("draft", false, "")
	files, err := p.parse(f, args)
	if err != nil {
		return err
	}
	if len(files) != 1 {
		return usageError{fmt.Sprintf("inspect takes one file, not %d; see benchwright help inspect", len(files))}
	}
	t, problems, err := p.readTable(files[0])
	if err != nil {
		return err
	}
	switch {
	case *asJSON:
		err = p.inspectJSON(t, problems)
	case t == nil:
		return problems
	case *draft:
		_, err = p.out.Write(datapackage.Draft(t))
	default:
		err = p.inspectText(files[0], t)
	}
	switch {
	case err != nil:
		return err
	case *asJSON && len(problems) > 0:
		return errReported
	case *asJSON:
		return nil
	case len(problems) > 0:
		return append(problems, t.Warnings...).Sort()
	case len(t.Warnings) > 0:
		p.printProblems(t.Warnings)
	}
	return nil
}

// readTable reads a file by the descriptor beside it, if that one knows it, and
// else by what is found in it.
func (p program) readTable(file string) (*table.Table, problem.List, error) {
	if file == "-" {
		t, problems := datapackage.Infer(p.in, "-")
		return t, problems, nil
	}
	if t, problems, known := described(file); known {
		return t, problems, nil
	}
	in, err := os.Open(file)
	if err != nil {
		return nil, nil, err
	}
	defer in.Close()
	t, problems := datapackage.Infer(in, file)
	return t, problems, nil
}

func described(file string) (*table.Table, problem.List, bool) {
	dir := filepath.Dir(file)
	if _, err := os.Stat(filepath.Join(dir, "datapackage.yaml")); err != nil {
		return nil, nil, false
	}
	pkg, problems := datapackage.Load(os.DirFS(dir), ".")
	if pkg == nil {
		return nil, problems, true
	}
	i := slices.IndexFunc(pkg.Resources, func(r *datapackage.Resource) bool { return r.Path == filepath.Base(file) })
	if i < 0 {
		return nil, nil, false
	}
	for n := range problems {
		problems[n].File = filepath.ToSlash(filepath.Join(dir, problems[n].File))
	}
	return pkg.Resources[i].Table, problems, true
}

func (p program) inspectJSON(t *table.Table, problems problem.List) error {
	problems.Locate(readProblem)
	p.annotate(problems)
	v := inspection{Problems: problems, Header: []string{}, Rows: [][]string{}, Schema: inspectedSchema{[]inspectedField{}}}
	if problems == nil {
		v.Problems = problem.List{}
	}
	if t != nil {
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
	e := json.NewEncoder(p.out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
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

func (p program) inspectText(file string, t *table.Table) error {
	fmt.Fprintf(p.out, "%s: %d rows, %d fields, separated by %s\n\n", file, len(t.Rows), len(t.Schema.Fields), delimiterNames[t.Dialect.Delimiter])
	w := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "field\ttype\tunit\trole")
	for _, f := range t.Schema.Fields {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", f.Name, f.Type, f.Unit, f.Role)
	}
	fmt.Fprintln(w, "\nfirst rows:")
	for _, row := range t.Rows[:min(shownRows, len(t.Rows))] {
		fmt.Fprintln(w, strings.Join(raw(row), "\t"))
	}
	return w.Flush()
}
