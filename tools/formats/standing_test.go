package formats

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/table"
)

// standing returns the rows of a resource that is published, by column name.
func standing(t *testing.T, name string) []map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "data", name))
	if err != nil {
		t.Fatal(err)
	}
	read, err := File{name, data}.Records(data, 1, table.DefaultDialect)
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, r := range read.Rows {
		row := map[string]string{}
		for i, f := range read.Schema.Fields {
			row[f.Name] = r.Cells[i].Raw
		}
		rows = append(rows, row)
	}
	return rows
}

// cells returns a result by column name, its parameters too.
func cells(r Result) map[string]string {
	all := map[string]string{"benchmark": r.Benchmark, "scenario": r.Scenario, "subject": r.Subject, "runtime": r.Runtime,
		"metric": r.Metric, "unit": r.Unit, "better": r.Better, "statistic": r.Statistic,
		"value": r.Value, "n": r.N, "run": r.Run, "status": r.Status}
	for _, p := range r.Parameters {
		all[p.Name] = p.Value
	}
	return all
}

// A figures compares an import with what is published: rows are the same where
// they agree in the columns, and their values where same says so.
type figures struct {
	columns []string
	same    func(imported, published string) bool
}

func (f figures) key(row map[string]string) string {
	var parts []string
	for _, c := range f.columns {
		parts = append(parts, row[c])
	}
	return strings.Join(parts, "|")
}

// reproduce fails the test unless every published row is imported with its value
// and status, and returns how many those were.
func (f figures) reproduce(t *testing.T, in Import, published []map[string]string) int {
	t.Helper()
	imported := map[string]map[string]string{}
	for _, r := range in.Results {
		row := cells(r)
		if _, twice := imported[f.key(row)]; twice {
			t.Errorf("%s is imported twice", f.key(row))
		}
		imported[f.key(row)] = row
	}
	for _, want := range published {
		got := imported[f.key(want)]
		if got == nil {
			t.Errorf("%s is published, not imported", f.key(want))
			continue
		}
		for _, c := range []string{"unit", "better", "status", "n"} {
			if got[c] != want[c] {
				t.Errorf("%s: %s %q, published %q", f.key(want), c, got[c], want[c])
			}
		}
		if !f.same(got["value"], want["value"]) {
			t.Errorf("%s: value %s, published %s", f.key(want), got["value"], want["value"])
		}
	}
	return len(published)
}

func exactly(a, b string) bool { return a == b }

// rounded reports whether a rounds to b at the digits that b has.
func rounded(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	_, fraction, _ := strings.Cut(b, ".")
	v, err := strconv.ParseFloat(a, 64)
	return err == nil && strconv.FormatFloat(v, 'f', len(fraction), 64) == b
}

// among keeps the rows that a condition holds for.
func among(rows []map[string]string, holds func(map[string]string) bool) []map[string]string {
	var kept []map[string]string
	for _, r := range rows {
		if holds(r) {
			kept = append(kept, r)
		}
	}
	return kept
}
