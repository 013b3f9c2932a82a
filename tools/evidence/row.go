package evidence

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gocarina/gocsv"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// What a source measured, beside the scenario of the claim.
const (
	KindSame      = "same"      // that very scenario
	KindNeighbour = "neighbour" // the nearest that it has
)

// A Row says which figures of a source speak to a claim. Without a source nobody
// has measured it.
type Row struct {
	ID        string `csv:"id"`
	Claim     string `csv:"claim"`     // id of the claim; of two, the one that is said to be better
	Over      string `csv:"over"`      // id of the claim it is held against; "" where the figure itself is judged
	Statement string `csv:"statement"` // the claim in words
	Source    string `csv:"source"`    // who measured it, in a word or two
	In        string `csv:"in"`        // package/resource

	// Measured and MeasuredOver are formulas over that resource, for the claim and
	// for what it is held against; Where narrows the rows of both.
	Measured     string `csv:"measured"`
	MeasuredOver string `csv:"measured_over"`
	Where        string `csv:"where"`

	Kind     string `csv:"kind"`     // same or neighbour
	Choices  string `csv:"choices"`  // fields that could have been chosen otherwise, separated by commas
	Platform string `csv:"platform"` // that claim and source share; an absolute figure needs one
	Caveat   string `csv:"caveat"`

	at table.Row
}

// columns are the fields of a table of evidence.
var columns = []string{"id", "claim", "over", "statement", "source", "in", "measured", "measured_over", "where", "kind", "choices", "platform", "caveat"}

// read returns the rows of a table of evidence.
func read(r *datapackage.Resource, file string) ([]Row, problem.List) {
	var problems problem.List
	for _, name := range columns {
		if r.Table.Index(name) < 0 {
			problems = append(problems, problem.Problem{File: file, Line: 1, Field: name,
				Message: fmt.Sprintf("evidence needs a column %q", name), Hint: "its columns are " + strings.Join(columns, ", ")})
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	var rows []Row
	if err := gocsv.UnmarshalCSV(r.Table.Records(), &rows); err != nil {
		return nil, problem.List{{File: file, Message: err.Error()}}
	}
	for i := range rows {
		rows[i].at = r.Table.Rows[i]
	}
	return rows, nil
}

// filter reads `field=value,value; field=value`.
func filter(text string) (bench.Filter, error) {
	f := bench.Filter{}
	for condition := range strings.SplitSeq(text, ";") {
		if strings.TrimSpace(condition) == "" {
			continue
		}
		field, values, ok := strings.Cut(condition, "=")
		if !ok {
			return nil, fmt.Errorf("%q is no condition", strings.TrimSpace(condition))
		}
		field = strings.TrimSpace(field)
		for value := range strings.SplitSeq(values, ",") {
			f[field] = append(f[field], strings.TrimSpace(value))
		}
	}
	return f, nil
}

// list splits fields at commas.
func list(text string) []string {
	var all []string
	for part := range strings.SplitSeq(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// unknown returns the first of some fields that no row of a table has.
func unknown(t *table.Table, names []string) (string, []string) {
	var known []string
	for _, f := range t.Schema.Fields {
		known = append(known, f.Name)
	}
	for _, name := range names {
		if !slices.Contains(known, name) {
			return name, known
		}
	}
	return "", known
}
