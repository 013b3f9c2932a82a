package sheet_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/sheet"
	"github.com/benchwright/benchwright/tools/table"
)

// results reads tidy results, whose columns have the roles of their names.
func results(t *testing.T, csv string) sheet.Sheet {
	t.Helper()
	got, problems := table.Read(strings.NewReader(csv), "results.csv", table.Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return sheet.FromTable(got, sheet.Palette{"Node.js"}, len(got.Rows))
}

const tidy = "subject,runtime,metric,unit,better,value,low,high,status\n"

func TestResults(t *testing.T) {
	s := results(t, tidy+`a,Node.js,throughput,req/s,higher,100,90,110,ok
b,Python,throughput,req/s,higher,40,,50,ok
c,Python,throughput,req/s,higher,,,,failed
d,Python,throughput,req/s,higher,,20,,ok
e,Python,throughput,req/s,higher,,,,skipped
`)
	s.Results([]string{"subject", "value"})
	at := s.Index("value")
	if c := s.Columns[at]; c.Unit != "req/s" || c.Better != "higher" {
		t.Errorf("the header of the value has %+v", c)
	}
	for i, want := range []sheet.Cell{
		{Text: "100", Raw: "100", Note: "90–110", Bar: 100},
		{Text: "40", Raw: "40", Note: "≤ 50", Bar: 40},
		{Missing: true, Status: "failed"},
		{Missing: true, Note: "≥ 20"},
		{Missing: true, Status: "skipped"},
	} {
		if got := s.Rows[i][at]; got != want {
			t.Errorf("row %d: got %+v, want %+v", i, got, want)
		}
	}
}

// Bars compare lengths, which means something only within one metric and unit and
// from zero on; bounds with columns of their own do not stand twice.
func TestResultsThatCannotBeCompared(t *testing.T) {
	for name, csv := range map[string]string{
		"two units":   tidy + "a,x,latency,ms,lower,1,,,ok\nb,x,latency,s,lower,2,,,ok\n",
		"two metrics": tidy + "a,x,latency,ms,lower,1,,,ok\nb,x,start,ms,lower,2,,,ok\n",
		"negative":    tidy + "a,x,change,ms,lower,-1,,,ok\nb,x,change,ms,lower,2,,,ok\n",
		"all zero":    tidy + "a,x,latency,ms,lower,0,,,ok\nb,x,latency,ms,lower,0,,,ok\n",
		"one row":     tidy + "a,x,latency,ms,lower,1,0,2,ok\n",
	} {
		s := results(t, csv)
		s.Results([]string{"value", "low", "unit"})
		for _, row := range s.Rows {
			if c := row[s.Index("value")]; c.Bar != 0 || c.Note != "" {
				t.Errorf("%s: %+v", name, c)
			}
		}
	}
	s := sheet.FromTable(read(t, rows, fields), nil, 10)
	s.Results(nil) // no results at all
}

// A unit that rows do not share stands in each cell, unless it has a column.
func TestUnitsThatDifferStandBesideTheValue(t *testing.T) {
	s := results(t, tidy+"a,x,latency,ms,lower,1,0,2,ok\nb,x,latency,s,lower,,1,,ok\n")
	s.Results([]string{"subject", "value"})
	for i, want := range []string{"0–2 ms", "≥ 1 s"} {
		if got := s.Rows[i][s.Index("value")].Note; got != want {
			t.Errorf("row %d: %q, want %q", i, got, want)
		}
	}
}

// Groups stand as they first appear, the rows of each in the order asked for, those
// without a group last; footnotes are numbered in that order.
func TestGroupsAndFootnotes(t *testing.T) {
	s := results(t, tidy+"a,y,m,ms,lower,3,,,ok\nb,x,m,ms,lower,2,,,ok\nc,y,m,ms,lower,1,,,ok\nd,,m,ms,lower,0,,,ok\n")
	order := s.Group(s.Order("value", false), "runtime")
	if want := []int{2, 0, 1, 3}; !slices.Equal(order, want) {
		t.Fatalf("order %v, want %v", order, want)
	}
	if texts := s.Footnotes("subject", "value", order); !slices.Equal(texts, []string{"c", "a", "b", "d"}) {
		t.Errorf("footnotes %v", texts)
	}
	if n := s.Rows[2][s.Index("value")].Foot; n != 1 {
		t.Errorf("the first row of the first group leads to footnote %d", n)
	}
}

func TestOrder(t *testing.T) {
	csv := "name,size\nb,2\nÄ,\nPython 3.14,1.50\na,\nPython 3.9,1.5\nz,-1\n"
	s := sheet.FromTable(read(t, csv, []table.Field{{Name: "name", Type: "string"}, {Name: "size", Type: "number"}}), nil, 10)
	for _, c := range []struct {
		by         string
		descending bool
		want       []int
	}{
		{"", false, []int{0, 1, 2, 3, 4, 5}},
		{"name", false, []int{3, 1, 0, 4, 2, 5}}, // 3.9 before 3.14, Ä beside a
		{"name", true, []int{5, 2, 4, 0, 1, 3}},
		{"size", false, []int{5, 2, 4, 0, 1, 3}}, // equal ones stay, missing ones last
		{"size", true, []int{0, 2, 4, 5, 1, 3}},
	} {
		if got := s.Order(c.by, c.descending); !slices.Equal(got, c.want) {
			t.Errorf("by %q, descending %v: got %v, want %v", c.by, c.descending, got, c.want)
		}
	}
}

func TestFacet(t *testing.T) {
	csv := "kind,day,n\n"
	for i := range 10 {
		csv += fmt.Sprintf("k%d,2026-01-%02d,%d\n", i%3, i+1, i*1000)
	}
	s := sheet.FromTable(read(t, csv, []table.Field{{Name: "kind", Type: "string"}, {Name: "day", Type: "date"}, {Name: "n", Type: "integer"}}), nil, 20)
	f := s.Facet("kind")
	if f.Kind != "checks" || len(f.Values) != 3 || f.Values[0] != (sheet.Value{Value: "k0", Text: "k0", Count: 4}) {
		t.Errorf("%+v", f)
	}
	if f := s.Facet("n"); f.Kind != "range" || f.Type != "number" || f.Least != "0" || f.Most != "9,000" {
		t.Errorf("%+v", f)
	}
	if f := s.Facet("day"); f.Kind != "range" || f.Type != "date" {
		t.Errorf("%+v", f)
	}
	s.Columns[1].Type = "string"
	if f := s.Facet("day"); f.Kind != "list" || len(f.Values) != 10 {
		t.Errorf("%+v", f)
	}
}

func TestByColumn(t *testing.T) {
	s := sheet.FromTable(read(t, "library,stars\nb,2000\na,\nb,7\n", []table.Field{{Name: "library", Type: "string"}, {Name: "stars", Type: "integer"}}), nil, 9)
	c := s.ByColumn(1)
	if got := fmt.Sprint(c.Rows, c.Shown, c.Columns[0].Values, c.Columns[0].Codes, c.Columns[0].Texts, c.Columns[1].Values, c.Columns[1].Codes, c.Columns[1].Texts); got != "3 1 [a b] [1 0 1] [] [7 2000] [1 -1 0] [7 2,000]" {
		t.Error(got)
	}
}
