package table

import (
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/problem"
)

// summary lists problems without their hints: place, message, and how many more.
func summary(problems problem.List) string {
	for i := range problems {
		problems[i].Hint = ""
	}
	return problems.Error()
}

func TestOneSlipManyTimesIsToldThreeTimes(t *testing.T) {
	schema := &Schema{Fields: []Field{{Name: "name"}, {Name: "ms", Type: "number"}, {Name: "rps", Type: "number"}}}
	csv := "name,ms,rps\n" + strings.Repeat("x,1 ms,12k\n", 40) + "x,1e999,1\ny,2\ny,2\ny,2\ny,2\n"
	_, problems := Read(strings.NewReader(csv), "f.csv", Options{Schema: schema})
	want := `f.csv:2:3: field "ms": "1 ms" is not a number
f.csv:2:8: field "rps": "12k" is not a number
f.csv:3:3: field "ms": "1 ms" is not a number
f.csv:3:8: field "rps": "12k" is not a number
f.csv:4:3: field "ms": "1 ms" is not a number
  and 37 more such cells in this column
f.csv:4:8: field "rps": "12k" is not a number
  and 37 more such cells in this column
f.csv:42:3: field "ms": "1e999" is too large for a number
f.csv:43: has 2 cells, the header has 3
f.csv:44: has 2 cells, the header has 3
f.csv:45: has 2 cells, the header has 3
  and 1 more like this one`
	if got := summary(problems); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if n := problems.Count(); n != 85 { // 2 × 40, one too large, 4 short rows
		t.Errorf("%d problems in all, want 85", n)
	}
}

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		a, b problem.Problem
		same bool
	}{
		{problem.Problem{Message: `"a" is not a number`}, problem.Problem{Message: `"b \" c" is not a number`}, true},
		{problem.Problem{Message: "-3 is below the minimum 0", Text: "-3"}, problem.Problem{Message: "-1e2 is below the minimum 0", Text: "-1e2"}, true},
		{problem.Problem{Message: `"a" is not a number`}, problem.Problem{Message: `"a" is not an integer`}, false},
		{problem.Problem{Field: "a", Message: "m"}, problem.Problem{Field: "b", Message: "m"}, false},
	} {
		if same := kindOf(c.a) == kindOf(c.b); same != c.same {
			t.Errorf("%v and %v are of one kind: %v", c.a, c.b, same)
		}
	}
}

// After a quote that opens nothing the text looks quoted to who reads ahead. That
// reading ends early is told: of the first 4,096 bytes, 21 are the two lines
// at the start, and 1,018 lines of four bytes follow whole.
func TestReadingThatEndsEarlyIsTold(t *testing.T) {
	csv := "name,value\n5\" disk,2\n" + strings.Repeat("a,b\n", 70_000)
	_, problems := Read(strings.NewReader(csv), "f.csv", Options{Limits: Limits{FieldBytes: 1000}})
	want := `f.csv:2:2: a quote in a cell that has no quotes around it
f.csv:1021: reading stops before this line, as a quote above it seems to be left open`
	if got := summary(problems); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestLinesOfProblems(t *testing.T) {
	_, problems := Read(strings.NewReader("\ufeffname;v\nx;\"1\n2\"\ny;z"), "f.csv", Options{
		Schema: &Schema{Fields: []Field{{Name: "name"}, {Name: "v", Type: "number"}}}, Dialect: Dialect{Delimiter: ';', Header: true}})
	want := []problem.Source{{Text: `x;"1`, From: 3, To: 4}, {Text: "y;z", From: 3, To: 3}}
	for i, p := range problems {
		if i >= len(want) || p.Source != want[i] || p.Expected != "a number" {
			t.Errorf("%v shows %+v and expects %s", p, p.Source, p.Expected)
		}
	}
	if len(problems) != len(want) {
		t.Errorf("%d problems", len(problems))
	}
}
