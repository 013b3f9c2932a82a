package sample

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

func TestProblems(t *testing.T) {
	for _, c := range []struct {
		csv  string
		o    Options
		want string
		why  string
	}{
		{"a,v\nx,1\nx,12k\n", Options{}, `f.csv:3:3: field "v": "12k" is not a number
  hint: write digits only, such as 12000; the unit belongs in the schema, as the unit of this field`, "a multiplier"},
		{"a,v\nx,1\n\"x\ny\",NaN\n", Options{}, `f.csv:4:4: field "v": "NaN" is not a number
  hint: leave the cell empty where there is no value, or list "NaN" in missingValues`, "line and column of the cell, not of its row"},
		{"a,v\nx,1,2\nx\n", Options{}, `f.csv:2:5: has 3 cells, the header has 2
  hint: put quotes around a text that holds the delimiter ',', or remove the extra cell
f.csv:3: has 1 cell, the header has 2
  hint: write every cell, the empty ones too; the first missing one is "v"`, "ragged rows, all of them"},
		{"a,v\nx,1\nx,2\"\nx,3,4\n", Options{}, `f.csv:3:4: a quote in a cell that has no quotes around it; reading stops
  hint: put quotes around the whole cell and double the inner one: "5"" disk"`, "nobody knows where the next record starts"},
		{"a,v\nx,1\n\"x,2\nx,3\n", Options{}, `f.csv:3:1: a quote opens here and never closes; reading stops
  hint: close it, or double a quote that belongs to the text: ""`, "an unclosed quote"},
		{"a,v\nx,1\n\"x,2\nx,3\"4\n", Options{}, `f.csv:3:1: a quote opens here and never closes; reading stops
  hint: close it, or double a quote that belongs to the text: ""`, "nor does it if text follows"},
		{"a,v\nx,1\n\xe9,2\n", Options{}, `f.csv:3:1: byte 0xE9 is not UTF-8
  hint: the file looks like Latin-1 or Windows-1252, in which this reads "é"; save it as UTF-8, in Excel as "CSV UTF-8 (Comma delimited)", or declare encoding: windows-1252 in the descriptor`, "an old encoding"},
		{"a,v\nx\x00,2\n", Options{}, `f.csv:2:2: a NUL byte, which no text holds
  hint: the file is damaged or no CSV; export it again`, "no text"},
		{"a,v\nx\ry,2\n", Options{}, `f.csv:2:2: a carriage return without line feed
  hint: save the file with line ends LF or CRLF`, "a line end of old"},
		{utf16("a,v\nx,1\n") + "\x00\xd8,\x001\x00\n\x00", Options{By: []string{"a"}}, "f.csv:3: bytes that are no character in the encoding of the file", "what a decoder leaves"},
		{"a,v\n", Options{Encoding: "ebcdic"}, `f.csv: cannot be read: unknown encoding "ebcdic"`, "an unknown encoding"},
		{"", Options{}, `f.csv: the file is empty
  hint: the first line names the columns, each further line is a row`, "nothing"},
		{"a,v\n", Options{}, `f.csv: there are no samples
  hint: a header without rows is what a run leaves that failed`, "no rows"},
		{"a,v\nx,1\n", Options{Where: bench.Filter{"a": {"y"}}}, `f.csv: no row has a=y
  hint: look at the rows with benchwright inspect`, "no rows of that kind"},
		{"a,v\nx,1\n", Options{By: []string{"b"}, Value: "w", Where: bench.Filter{"c": {"x"}}}, `f.csv:1: there is no field "w" to summarise
  hint: valid: a, v
f.csv:1: there is no field "b" to group by
  hint: valid: a, v
f.csv:1: there is no field "c" to select by
  hint: valid: a, v`, "unknown fields"},
		{"n,v\nx,1\n", Options{By: []string{"n"}}, `f.csv:1: groups cannot be told apart by "n", as their summaries have a number of that name; rename the column`, "two keys of one name"},
		{"a,v\nx,1\n", Options{By: []string{"a", "a"}}, `f.csv:1: groups are told apart by "a" twice`, "a field twice"},
		{"metric,value,status\nm,1,ok\nm,2,fialed\n", Options{Value: "value"}, `f.csv:3:5: field "status": "fialed" is not one of ok, failed, skipped
  hint: did you mean "failed"? valid: ok, failed, skipped`, "a status misspelled"},
		{"metric,value,statistic\nm,1,sample\nm,2,smaple\n", Options{Value: "value"}, `f.csv:3:5: field "statistic": unknown statistic "smaple"
  hint: did you mean "sample"? valid: sample, median, mean, min, max, stddev, rate, count, best, claim`, "a statistic misspelled"},
		{"\x1f\x8b\x08\x00", Options{}, "f.csv: cannot be read: unexpected EOF", "a damaged archive"},
	} {
		if c.o.Value == "" {
			c.o.Value = "v"
		}
		if c.o.By == nil && strings.HasPrefix(c.csv, "a,") {
			c.o.By = []string{"a"}
		}
		for _, careful := range []bool{false, true} {
			c.o.careful = careful
			_, err := summarized(c.csv, c.o)
			if got := fmt.Sprint(err); got != c.want {
				t.Errorf("%s (careful: %v): %q has\n%s\nwant\n%s", c.why, careful, c.csv, got, c.want)
			}
		}
	}
}

// The first problems are told wherever the file was cut, the others counted.
func TestProblemsAreCapped(t *testing.T) {
	row := "some text to fill the line with,1\n"
	var b strings.Builder
	b.WriteString("a,v\n")
	for i := range 100_000 {
		b.WriteString(row)
		if i%100 == 99 {
			b.WriteString("x,1k\n")
		}
	}
	for _, workers := range []int{1, 2, 7} {
		_, err := summarized(b.String(), Options{Value: "v", workers: workers})
		var list problem.List
		if !errors.As(err, &list) || len(list) != listed+1 {
			t.Fatalf("%d workers: got %v", workers, err)
		}
		if list[0].Line != 102 || list[99].Line != 1+100*101 {
			t.Errorf("%d workers: the first problems are in lines %d to %d", workers, list[0].Line, list[99].Line)
		}
		if got := list[listed].Error(); got != "f.csv: and 900 more rows with problems, after line 10101" {
			t.Errorf("%d workers: the last says %s", workers, got)
		}
	}
}

func TestTooManyGroups(t *testing.T) {
	var b strings.Builder
	b.WriteString("a,v\n")
	for i := range 3 * maxGroups {
		fmt.Fprintf(&b, "%d,1\n", i)
	}
	_, err := summarized(b.String(), Options{By: []string{"a"}, Value: "v"})
	if want := "f.csv: more than 10000 groups\n  hint: group by fewer fields, or by others"; fmt.Sprint(err) != want {
		t.Errorf("got %v", err)
	}
}

// endlessly repeats a text.
type endlessly string

func (e endlessly) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		n += copy(p[n:], e)
	}
	return n, nil
}

// What a hostile file may ask of the machine: a second and 64 MiB.
func TestLimits(t *testing.T) {
	for _, c := range []struct{ start, repeat, want, why string }{
		{"", "x", "f.csv:1: a record of more than 2097152 bytes; reading stops here", "a header without end"},
		{"a,v\nx,1\n", "x", "f.csv:3: a record of more than 2097152 bytes; reading stops here", "a line without end"},
		{"a,v\nx,1\n\"", "x,1\n", "f.csv:3:1: a quote opens here and never closes; reading stops", "a quote that never closes"},
		{"a,v\nx,1\nx,2\"", "x,1\n", "f.csv:3:4: a quote in a cell that has no quotes around it; reading stops", "a quote that should not be there"},
		{strings.Repeat("x,", 10_000) + "v\n", "1\n", "f.csv:1: 10001 columns, more than 1000", "columns"},
		{"a,v\n", "\n", "", "empty lines"},
	} {
		gib := io.LimitReader(io.MultiReader(strings.NewReader(c.start), endlessly(c.repeat)), 1<<30)
		if c.want == "" {
			gib = io.LimitReader(gib, 4<<20)
		}
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		begun := time.Now()
		_, err := Summarize(background, gib, "f.csv", Options{Value: "v"})
		took := time.Since(begun)
		runtime.ReadMemStats(&after)
		if got, _, _ := strings.Cut(fmt.Sprint(err), "\n"); c.want != "" && got != c.want {
			t.Errorf("%s: got %s, want %s", c.why, got, c.want)
		}
		if took > 10*time.Second { // a second where nothing else runs
			t.Errorf("%s: took %v", c.why, took)
		}
		if grown := after.TotalAlloc - before.TotalAlloc; grown > 64<<20 {
			t.Errorf("%s: allocated %d MiB", c.why, grown>>20)
		}
	}
}

func TestUnusableDialect(t *testing.T) {
	_, err := summarized(plainCSV, Options{Value: "time", Dialect: table.Dialect{Delimiter: '"', Header: true}})
	if got := fmt.Sprint(err); !strings.Contains(got, "must differ") {
		t.Errorf("got %s", got)
	}
}
