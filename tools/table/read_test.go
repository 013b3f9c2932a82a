package table

import (
	"fmt"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/problem"
)

// read reads a CSV named f.csv and fails on problems.
func read(t *testing.T, csv string, o Options) *Table {
	t.Helper()
	table, problems := Read(strings.NewReader(csv), "f.csv", o)
	if err := problems.Err(); err != nil {
		t.Fatalf("reading %q: %v", csv, err)
	}
	return table
}

// written is the table as a CSV, to compare at a glance.
func written(t *Table) string {
	var b strings.Builder
	_ = t.WriteCSV(&b)
	return b.String()
}

func TestReadDialects(t *testing.T) {
	plain := "name,value\nx,1.5\n"
	for _, c := range []struct {
		csv     string
		dialect Dialect
		want    string
		why     string
	}{
		{plain, Dialect{}, plain, "commas"},
		{"name;value\nx;1.5\n", Dialect{}, plain, "semicolons are found out"},
		{"name\tvalue\nx\t1.5\n", Dialect{}, plain, "tabs too"},
		{"name|value\nx|1.5\n", Dialect{}, plain, "and pipes"},
		{"name|value\n5;1682;3|1\n", Dialect{}, "name,value\n5;1682;3,1\n", "a text full of another delimiter does not mislead"},
		{"name,value\r\nx,1.5\r\n", Dialect{}, plain, "CRLF"},
		{"\ufeffname,value\nx,1.5\n", Dialect{}, plain, "a byte order mark"},
		{"\ufeff\"name\",value\nx,1.5\n", Dialect{}, plain, "before a quote, where encoding/csv stumbles"},
		{"name,value\nx,1.5", Dialect{}, plain, "no line end at the end"},
		{"name,value\n\"a, \"\"b\"\"\nc\",1\n", Dialect{}, "name,value\n\"a, \"\"b\"\"\nc\",1\n", "quotes, commas and line breaks in a cell"},
		{"name,value\n'a, \"b',1\n", Dialect{Delimiter: ',', Quote: '\'', Header: true}, "name,value\n\"a, \"\"b\",1\n", "another quote"},
		{"name,value\n# no row\nx,1.5\n", Dialect{Delimiter: ',', Comment: '#', Header: true}, plain, "comments"},
		{"name, value\nx, 1.5\n", Dialect{Delimiter: ',', SkipInitialSpace: true, Header: true}, plain, "blanks after commas"},
		{"x,1.5\n", Dialect{Delimiter: ','}, "field1,field2\nx,1.5\n", "no header"},
	} {
		if got := written(read(t, c.csv, Options{Dialect: c.dialect})); got != c.want {
			t.Errorf("%s: read %q as\n%q, want\n%q", c.why, c.csv, got, c.want)
		}
	}
}

func TestReadInfersTypes(t *testing.T) {
	for _, c := range []struct {
		cells []string
		want  string // type, decimal mark, thousands mark
		why   string
	}{
		{[]string{"1", "-2"}, "integer", "whole numbers"},
		{[]string{"1", "2.5"}, "number", "one has decimals"},
		{[]string{"1e3", "2"}, "number", "an exponent"},
		{[]string{"true", "false"}, "boolean", "truth"},
		{[]string{"2026-01-15"}, "date", "dates"},
		{[]string{"2026-13-15"}, "string", "there is no month 13"},
		{[]string{"1", "", "3"}, "integer", "missing cells do not count"},
		{[]string{"", ""}, "string", "nothing to go by"},
		{[]string{"007", "008"}, "string", "identifiers have leading zeros"},
		{[]string{"1,5", "17,134531"}, "number,", "decimal commas"},
		{[]string{"1,234", "1,234,567"}, "number,", "two commas: thousands"},
		{[]string{"1.234,5", "2,75"}, "number,", "decimal commas with thousands"},
		{[]string{"1,234", "5,678"}, "string", "could be either"},
		{[]string{"1,234", "0,678"}, "number,", "nobody writes thousands with a leading zero"},
		{[]string{"NaN", "1"}, "string", "not a number"},
		{[]string{"1758995990304000001"}, "integer", "beyond the integers of a float64"},
	} {
		csv := "a;b\n" + strings.Join(c.cells, ";x\n") + ";x\n"
		f := read(t, csv, Options{}).Schema.Fields[0]
		got := f.Type
		if f.DecimalChar+f.GroupChar != "" {
			got += ","
		}
		if got != c.want {
			t.Errorf("%s: %v is %s, want %s", c.why, c.cells, got, c.want)
		}
	}
	versions := read(t, "version\n3.10\n3.9\n", Options{})
	if f := versions.Schema.Fields[0]; f.Type != "string" {
		t.Errorf("a version is a %s, want a string: 3.10 is not 3.1", f.Type)
	}
}

func TestReadInfersTidyRoles(t *testing.T) {
	table := read(t, "subject,metric,unit,value,connections,note\nFastify,throughput,req/s,1,64,x\n", Options{})
	want := map[string]Role{"subject": RoleSubject, "metric": RoleMetric, "unit": RoleUnit, "value": RoleValue,
		"connections": RoleParameter, "note": ""}
	for _, f := range table.Schema.Fields {
		if f.Role != want[f.Name] {
			t.Errorf("field %s has the role %q, want %q", f.Name, f.Role, want[f.Name])
		}
	}
	if i := table.Role(RoleValue); table.Schema.Fields[i].Type != "number" {
		t.Error("a value is a number even where all values are whole")
	}
}

func TestReadWarns(t *testing.T) {
	for _, c := range []struct{ csv, want, why string }{
		{"a,b\n\n1,2\n", `f.csv:2: warning: an empty line is skipped`, "a block ends, or a value is missing"},
		{"a,b\n", `f.csv:1: warning: the file has a header and no rows`, "an exporter that crashed"},
		{"a;b\n1,234;x\n", `f.csv:2:1: warning: field "a": "1,234" may have a decimal comma or a comma between thousands; the column is read as text`, "nobody can tell"},
		{"a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10k\n", `f.csv:11:1: warning: field "a": "10k" is not a number, though nearly all cells of the column are; it is read as text`, "one slip must not turn a column into text unseen"},
	} {
		table := read(t, c.csv, Options{})
		if len(table.Warnings) != 1 || table.Warnings[0].Error() != c.want {
			t.Errorf("%s: reading %q warns %v, want %s", c.why, c.csv, table.Warnings, c.want)
		}
	}
}

func TestReadKeepsTheSource(t *testing.T) {
	schema := &Schema{Fields: []Field{
		{Name: "n", Type: "integer"}, {Name: "v", Type: "number", DecimalChar: ",", GroupChar: "."},
		{Name: "d", Type: "date", Format: "%d.%m.%Y"}, {Name: "é", Type: "string"}, {Name: "y", Type: "year"}},
		MissingValues: []string{"N/A"}}
	table := read(t, "é;y;n;v;d\nµ;1999;1758995990304000001;1.234,50;15.01.2026\n;2000;N/A;N/A;N/A\n",
		Options{Schema: schema, Dialect: Dialect{Delimiter: ';', Header: true}})

	got := fmt.Sprintf("%+v", table.Rows[0].Cells)
	want := "[{Raw:µ Text:µ Number:0 Missing:false Column:1 below:0 Measured:<nil>}" +
		" {Raw:1999 Text:1999 Number:1999 Missing:false Column:3 below:0 Measured:<nil>}" +
		" {Raw:1758995990304000001 Text:1758995990304000001 Number:1.758995990304e+18 Missing:false Column:8 below:0 Measured:<nil>}" +
		" {Raw:1.234,50 Text:1234.50 Number:1234.5 Missing:false Column:28 below:0 Measured:<nil>}" +
		" {Raw:15.01.2026 Text:2026-01-15 Number:0 Missing:false Column:37 below:0 Measured:<nil>}]"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if second := table.Rows[1]; !second.Cells[2].Missing || second.Cells[0].Missing || second.Line != 3 {
		t.Errorf("missing are the declared texts only, not the empty cell: %+v", second)
	}
	if table.Index("v") != 3 || table.Index("none") != -1 || table.Role(RoleValue) != -1 {
		t.Error("Index and Role find what is there, and say -1 of the rest")
	}
}

func TestRecordsFeedReaders(t *testing.T) {
	table := read(t, "a;b\n1,5;x\n", Options{})
	records, err := table.Records().ReadAll()
	if got := fmt.Sprint(records, err); got != "[[a b] [1.5 x]] <nil>" {
		t.Errorf("got %s", got)
	}
}

func TestReadCapsTheList(t *testing.T) {
	// 60 columns of 5 bad cells each: 3 of each column are listed, 180 in all. The
	// list ends behind 100, in row 2 at column 40; the rest are 200.
	names := make([]string, 60)
	for i := range names {
		names[i] = fmt.Sprintf("c%02d", i)
	}
	schema := &Schema{}
	for _, n := range names {
		schema.Fields = append(schema.Fields, Field{Name: n, Type: "number"})
	}
	csv := strings.Join(names, ",") + "\n" + strings.Repeat(strings.Repeat("x,", 59)+"x\n", 5)
	_, problems := Read(strings.NewReader(csv), "f.csv", Options{Schema: schema, Dialect: Dialect{Delimiter: ',', Header: true}})
	if len(problems) != listed+1 {
		t.Fatalf("%d problems, want %d", len(problems), listed+1)
	}
	want := problem.Problem{File: "f.csv", Line: 3, Column: 79, Message: "and 200 more problems after this one"}
	if last := problems[listed]; last != want {
		t.Errorf("the last one says %v, want %v", last, want)
	}
	if again := problems.Sort(); again[listed] != want {
		t.Error("sorting moves the last one")
	}
}

func TestReadLimits(t *testing.T) {
	long := strings.Repeat("x", 100)
	for _, c := range []struct {
		csv    string
		limits Limits
		want   string
		why    string
	}{
		{"a,b\n1,2\n", Limits{Bytes: 5}, "f.csv: is larger than 5 bytes", "the file"},
		{"a,b\n1," + long + "\n", Limits{FieldBytes: 60}, "f.csv:2:3: a cell of 100 bytes, more than 60", "a cell"},
		{"a,b,c\n1,2,3\n", Limits{Columns: 2}, "f.csv:1: 3 columns, more than 2", "columns"},
		{"a,b\n1,2\n3,4\n", Limits{Rows: 1}, "f.csv:3: more than 1 rows; reading stops here", "rows"},
	} {
		_, problems := Read(strings.NewReader(c.csv), "f.csv", Options{Limits: c.limits})
		if len(problems) != 1 || problems[0].Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.why, problems, c.want)
		}
	}
	// A quote that never closes must not be read to the end of a large file.
	bomb := "a,b\n1,\"" + strings.Repeat("x,y\n", 1<<18)
	_, problems := Read(strings.NewReader(bomb), "f.csv", Options{Limits: Limits{FieldBytes: 1000}})
	if len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), "f.csv:2:3: a quote opens here and never closes") {
		t.Errorf("a quote that never closes: got %v", problems)
	}
	lines := "a\n" + strings.Repeat("1,", 20_000)
	if _, problems = Read(strings.NewReader(lines), "f.csv", Options{Limits: Limits{FieldBytes: 1000}}); len(problems) != 1 ||
		problems[0].Error() != "f.csv:2: a record of more than 2000 bytes; reading stops here" {
		t.Errorf("a record without end: got %v", problems)
	}
}

func TestDialectForAFile(t *testing.T) {
	for head, want := range map[string]rune{"a;b\n1,5;2\n": ';', "\ufeffa\tb\n": '\t', "a\n": ',', "": ','} {
		if d := (Dialect{}).For([]byte(head)); d.Delimiter != want || d.Quote != '"' || !d.Header {
			t.Errorf("%q: got %+v", head, d)
		}
	}
	given := Dialect{Delimiter: '|', Quote: '\''}
	if d := given.For([]byte("a;b\n")); d != given {
		t.Errorf("what is given stays: got %+v", d)
	}
}
