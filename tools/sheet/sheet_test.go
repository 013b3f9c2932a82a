package sheet_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/sheet"
	"github.com/benchwright/benchwright/tools/table"
)

var fields = []table.Field{
	{Name: "library", Title: "Library", Type: "string", Role: "subject", Description: "As its package is called."},
	{Name: "runtime", Type: "string", Role: "runtime"},
	{Name: "stars", Type: "integer"},
	{Name: "size", Title: "Size", Type: "number", Unit: "MB", Priority: "low"},
	{Name: "since", Type: "year"},
	{Name: "stable", Type: "boolean"},
}

const rows = `library,runtime,stars,size,since,stable
Express,Node.js,65000,1.5,2010,true
Flask,Python,,0.25,2010,true
Axum,Rust,18000,12,2021,false
`

func read(t testing.TB, text string, fields []table.Field) *table.Table {
	t.Helper()
	got, problems := table.Read(strings.NewReader(text), "libraries.csv", table.Options{Schema: &table.Schema{Fields: fields}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return got
}

// texts returns the cells as a reader sees them, ? for a missing one.
func texts(s sheet.Sheet) [][]string {
	var out [][]string
	for _, row := range s.Rows {
		var line []string
		for _, c := range row {
			if c.Missing {
				c.Text = "?" + c.Text
			}
			line = append(line, c.Text)
		}
		out = append(out, line)
	}
	return out
}

func TestFromTableWritesCells(t *testing.T) {
	got := texts(sheet.FromTable(read(t, rows, fields), nil, 10))
	want := [][]string{
		{"Express", "Node.js", "65,000", "1.50", "2010", "true"}, // two decimals, as the 0.25 needs
		{"Flask", "Python", "?", "0.25", "2010", "true"},         // a year has no thousands
		{"Axum", "Rust", "18,000", "12.00", "2021", "false"},
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestFromTableDescribesColumns(t *testing.T) {
	s := sheet.FromTable(read(t, rows, fields), nil, 10)
	want := []sheet.Column{
		{Name: "library", Title: "Library", Type: "string", Align: "start", Role: "subject", Description: "As its package is called."},
		{Name: "runtime", Title: "runtime", Type: "string", Align: "start", Role: "runtime"}, // for want of a title
		{Name: "stars", Title: "stars", Type: "integer", Align: "end"},
		{Name: "size", Title: "Size", Type: "number", Align: "end", Unit: "MB", Priority: "low"},
		{Name: "since", Title: "since", Type: "year", Align: "start"},
		{Name: "stable", Title: "stable", Type: "boolean", Align: "start"},
	}
	if !slices.Equal(s.Columns, want) {
		t.Errorf("got  %+v\nwant %+v", s.Columns, want)
	}
}

func TestFromTableMarksRuntimes(t *testing.T) {
	s := sheet.FromTable(read(t, rows, fields), sheet.Palette{"Python", "Node.js"}, 10)
	for i, want := range []int{2, 1, 0} { // Rust has no colour of its own
		if mark := s.Rows[i][1].Mark; mark == nil || *mark != want {
			t.Errorf("row %d: mark %v, want %d", i, mark, want)
		}
		if s.Rows[i][0].Mark != nil {
			t.Errorf("row %d: a library wears the mark of a runtime", i)
		}
	}
	missing := sheet.FromTable(read(t, "library,runtime\nmake,\n", fields[:2]), nil, 10)
	if c := missing.Rows[0][1]; c.Mark != nil || !c.Missing {
		t.Errorf("a runtime that is not given: %+v", c)
	}
}

func TestFromTableCutsAtTheLimit(t *testing.T) {
	table := read(t, rows, fields)
	for _, c := range []struct{ limit, want int }{{0, 0}, {1, 1}, {3, 3}, {1000, 3}} {
		s := sheet.FromTable(table, nil, c.limit)
		if len(s.Rows) != c.want || s.Total != 3 {
			t.Errorf("limit %d: %d rows of %d, want %d of 3", c.limit, len(s.Rows), s.Total, c.want)
		}
	}
}

// Templates range over rows: none at all must be an empty list, not null.
func TestFromTableOfNoRows(t *testing.T) {
	b, err := json.Marshal(sheet.FromTable(read(t, "library,runtime\n", fields[:2]), nil, 10))
	if err != nil || !bytes.Contains(b, []byte(`"rows":[]`)) {
		t.Errorf("got %s, %v", b, err)
	}
}

// A column has the decimals that its least fraction needs for three digits, at
// most three, and never more than its numbers have: a zero that nobody measured is
// no digit.
func TestDecimals(t *testing.T) {
	for _, c := range []struct {
		numbers []float64
		want    int
	}{
		{nil, 0},
		{[]float64{1, 20, 300}, 0},
		{[]float64{45000.5}, 0}, // five digits are enough
		{[]float64{123.4, 5}, 0},
		{[]float64{12.34, 5}, 1},
		{[]float64{1.52, 200}, 2},
		{[]float64{1.5, 200}, 1},
		{[]float64{0.25, 12}, 2},
		{[]float64{0.0251, 12}, 3},
		{[]float64{0.00012}, 3}, // more would be noise
		{[]float64{-1.53, 0}, 2},
	} {
		if got := sheet.Decimals(c.numbers).Decimals; got != c.want {
			t.Errorf("%v: %d decimals, want %d", c.numbers, got, c.want)
		}
	}
}

// The download keeps what the source wrote, whatever the page shows.
func TestWriteCSV(t *testing.T) {
	text := "library,stars,size\n\"a, \"\"b\"\"\",9007199254740993,1.23456789\n\"two\nlines\",,0.5\n"
	s := sheet.FromTable(read(t, text, []table.Field{fields[0], fields[2], fields[3]}), nil, 10)
	var b bytes.Buffer
	if err := s.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(&b).ReadAll()
	want := [][]string{{"library", "stars", "size"}, {`a, "b"`, "9007199254740993", "1.23456789"}, {"two\nlines", "", "0.5"}}
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %q, %v\nwant %q", got, err, want)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, fmt.Errorf("the disk is full") }

func TestWriteCSVReportsErrors(t *testing.T) {
	if err := sheet.FromTable(read(t, rows, fields), nil, 10).WriteCSV(full{}); err == nil {
		t.Error("nothing was written, and nothing is said")
	}
}

func ExampleFromTable() {
	t, _ := table.Read(strings.NewReader("library,seconds\nExpress,0.5\nKoa,12\n"), "times.csv", table.Options{})
	for _, row := range sheet.FromTable(t, nil, 100).Rows {
		fmt.Println(row[0].Text, row[1].Text)
	}
	// Output:
	// Express 0.5
	// Koa 12.0
}
