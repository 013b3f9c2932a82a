package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// inspected is what `inspect --json` says, as far as these tests look at it.
type inspected struct {
	Header   []string
	Rows     [][]string
	Problems []struct {
		Line, Column  int
		Message, Hint string
	}
	Warnings []struct{ Message string }
}

// inspectFile inspects a CSV, with a descriptor beside it unless that is empty.
func inspectFile(t *testing.T, csv, descriptor string) inspected {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "f.csv")
	if err := os.WriteFile(file, []byte(csv), 0o644); err != nil {
		t.Fatal(err)
	}
	if descriptor != "" {
		text := "name: p\nresources:\n  - name: f\n    path: f.csv\n" + descriptor
		if err := os.WriteFile(filepath.Join(dir, "datapackage.yaml"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return inspectPath(t, file)
}

func inspectPath(t *testing.T, file string) inspected {
	t.Helper()
	status, stdout, stderr := do("inspect", "--json", file)
	var got inspected
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatalf("%v: %s", err, stdout)
	}
	if refused := len(got.Problems) > 0; refused != (status == exitProblem) || stderr != "" {
		t.Errorf("status %d with %d problems, and it says %q", status, len(got.Problems), stderr)
	}
	return got
}

// text is header and rows as JSON, to compare at a glance.
func (i inspected) text() string {
	text, _ := json.Marshal(append([][]string{i.Header}, i.Rows...))
	return string(text)
}

func (i inspected) refusal() string {
	if len(i.Problems) == 0 {
		return ""
	}
	return i.Problems[0].Message + " | " + i.Problems[0].Hint
}

func utf16LE(text string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}

// Every case is read as RFC 4180 has it, or as the descriptor declares, or is
// refused with a remedy: a part of the first problem and of its hint. No row is
// ever a wrong one.
func TestConformance(t *testing.T) {
	for _, c := range []struct{ name, csv, descriptor, want, refusal string }{
		{name: "records end with CRLF", csv: "a,b\r\n1,2\r\n", want: `[["a","b"],["1","2"]]`},
		{name: "the last record needs no line end", csv: "a,b\r\n1,2", want: `[["a","b"],["1","2"]]`},
		{name: "spaces are part of a cell", csv: "a,b\n1, x \n", want: `[["a","b"],["1"," x "]]`},
		{name: "quotes are no part of a cell", csv: "a,b\n\"1\",\"\"\n", want: `[["a","b"],["1",""]]`},
		{name: "commas and quotes in quotes", csv: "a,b\n\"x, \"\"y\"\"\",2\n", want: `[["a","b"],["x, \"y\"","2"]]`},
		{name: "LF in quotes", csv: "a,b\n\"x\ny\",2\n", want: `[["a","b"],["x\ny","2"]]`},
		{name: "CRLF in quotes", csv: "a,b\r\n\"x\r\ny\",2\r\n", want: `[["a","b"],["x\r\ny","2"]]`},
		{name: "an empty cell in quotes is a row of one column", csv: "a\n\"\"\n1\n", want: `[["a"],[""],["1"]]`},
		{name: "an empty line is a row of one column", csv: "a\n\n1\n\n", want: `[["a"],[""],["1"],[""]]`},
		{name: "an empty line is no row of two columns", csv: "a,b\n\n1,2\n\n", want: `[["a","b"],["1","2"]]`},
		{name: "a byte order mark", csv: "\ufeff\"a\",b\n1,2\n", want: `[["a","b"],["1","2"]]`},
		{name: "a header only", csv: "a,b\n", want: `[["a","b"]]`},
		{name: "an empty file", csv: "", refusal: "the file is empty | the first line names the columns"},

		{name: "a lone carriage return", csv: "a,b\n1,2\r3,4\n", refusal: "a carriage return without line feed | save the file with line ends LF or CRLF"},
		{name: "an unclosed quote", csv: "a,b\n1,\"x\n", refusal: "a quote opens here and never closes"},
		{name: "text behind a quote", csv: "a,b\n\"x\"y,2\n", refusal: "text after the closing quote of a cell"},
		{name: "a quote in an unquoted cell", csv: "a,b\n5\" disk,2\n", refusal: "a quote in a cell that has no quotes around it | put quotes around the whole cell"},
		{name: "a quote after a blank", csv: "a, b\n1, \"x, y\"\n", refusal: "skipInitialSpace: true"},
		{name: "a quote after a blank in a row", csv: "a,b\n1, \"x, y\"\n", refusal: "skipInitialSpace: true"},
		{name: "a quote after a blank that is declared", csv: "a, b\n1, \"x, y\"\n",
			descriptor: "    dialect: {skipInitialSpace: true}\n", want: `[["a","b"],["1","x, y"]]`},

		{name: "a row too short", csv: "a,b\n1\n3,4\n", want: `[["a","b"],["3","4"]]`, refusal: "has 1 cell, the header has 2 | write every cell"},
		{name: "a row too long", csv: "a,b\n1,2,3\n3,4\n", want: `[["a","b"],["3","4"]]`, refusal: "has 3 cells, the header has 2 | put quotes around"},
		{name: "a header twice", csv: "a,a\n1,2\n", refusal: `the header "a" stands twice, first in column 1 | give each column its own name`},
		{name: "an empty header", csv: "a,,c\n1,2,3\n", refusal: "column 2 has no name | name it"},
		{name: "no header", csv: "1,2\n3,4\n", refusal: "the first line holds numbers only, where the names of the columns are expected | if it is a row, set dialect: {header: false}"},
		{name: "a header of numbers that is declared", csv: "1,2\n3,4\n", descriptor: "    dialect: {headerRows: [1]}\n", want: `[["1","2"],["3","4"]]`},
		{name: "no header that is declared", csv: "1,2\n3,4\n", descriptor: "    dialect: {header: false}\n", want: `[["field1","field2"],["1","2"],["3","4"]]`},

		{name: "lines above the header", csv: "Run on 2 CPUs, 2596 MHz\nLoad: 1\nname,ms,n\nx,1,2\ny,3,4\n",
			refusal: "the first line has 2 cells, but nearly all from line 3 on have 3 | if line 3 is the header, set dialect: {headerRows: [3]}"},
		{name: "a first column without a name, as R writes it", csv: "ms,n\nx,1,2\ny,3,4\n",
			refusal: "the first line has 2 cells, but nearly all from line 2 on have 3 | give every column a name, the first too"},
		{name: "lines above the header of semicolons", csv: "Report\nname;ms\nx;1\ny;3\n", refusal: "set dialect: {headerRows: [2]}"},
		{name: "lines above the header that are declared", csv: "5\" disk\n\nname,ms,n\nx,1,2\n",
			descriptor: "    dialect: {headerRows: [3]}\n", want: `[["name","ms","n"],["x","1","2"]]`},
		{name: "a header below the end", csv: "name,ms\nx,1\n", descriptor: "    dialect: {headerRows: [3]}\n", refusal: "there is no line 3 to be the header"},
		{name: "comments", csv: "# made on 2 CPUs\nname,ms,n\nx,1,2\ny,3,4\n", refusal: `or commentChar: "#" if such lines are comments`},
		{name: "comments that are declared", csv: "# made, \"on\n# 2 CPUs\nname,ms\n# and\nx,1\n",
			descriptor: "    dialect: {commentChar: \"#\"}\n", want: `[["name","ms"],["x","1"]]`},

		{name: "UTF-16 with its mark", csv: utf16LE("name,µs\r\nCafé,𝛍\r\n"), want: `[["name","µs"],["Café","𝛍"]]`},
		{name: "UTF-16 cut in half", csv: utf16LE("name,ms\nx,1\n") + "\x00", refusal: "bytes that are no character in the encoding of the file"},
		{name: "UTF-16 without its mark", csv: utf16LE("a,b\n1,2\n")[2:], refusal: "a NUL byte; the file looks like UTF-16, not UTF-8"},
		{name: "UTF-16 without its mark that is declared", csv: utf16LE("a,b\n1,2\n")[2:], descriptor: "    encoding: utf-16le\n", want: `[["a","b"],["1","2"]]`},
		{name: "Latin-1", csv: "a,b\nCaf\xe9,\xb5s\n", refusal: `byte 0xE9 is not UTF-8 | the file looks like Latin-1 or Windows-1252, in which this reads "Café"`},
		{name: "Latin-1 that is declared", csv: "a,b\nCaf\xe9,\xb5s\n", descriptor: "    encoding: iso-8859-1\n", want: `[["a","b"],["Café","µs"]]`},
		{name: "an encoding that nobody knows", csv: "a,b\n", descriptor: "    encoding: latin1\n", refusal: `"latin1" is not allowed here | valid: utf-8, utf-16,`},
		{name: "a NUL byte", csv: "a,b\nvalue\x00,2\n", refusal: "a NUL byte, which no text holds"},

		{name: "integers of 19 digits", csv: "t,n\n1758995990304000001,9007199254740993\n", want: `[["t","n"],["1758995990304000001","9007199254740993"]]`},
		{name: "NaN is no number", csv: "a\nNaN\n", descriptor: number, refusal: `"NaN" is not a number | leave the cell empty where there is no value, or list "NaN" in missingValues`},
		{name: "infinity is no number", csv: "a\n-Infinity\n", descriptor: number, refusal: `"-Infinity" is not a number`},
		{name: "NaN that is declared", csv: "a\nNaN\n1\n", descriptor: number + "      missingValues: [NaN]\n", want: `[["a"],["NaN"],["1"]]`},
		{name: "hexadecimals are no numbers", csv: "a\n0x1p-2\n", descriptor: number, refusal: `"0x1p-2" is not a number`},
		{name: "underscores are no part of numbers", csv: "a\n1_000\n", descriptor: number, refusal: `"1_000" is not a number`},
		{name: "too large for a number", csv: "a\n1e309\n", descriptor: number, refusal: `"1e309" is too large for a number`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := inspectFile(t, c.csv, c.descriptor)
			if !strings.Contains(got.refusal(), c.refusal) || (c.refusal == "") != (got.refusal() == "") {
				t.Errorf("refused for %q, want %q", got.refusal(), c.refusal)
			}
			if c.want != "" && got.text() != c.want {
				t.Errorf("got  %s\nwant %s", got.text(), c.want)
			}
		})
	}
}

const number = "    schema:\n      fields: [{name: a, type: number}]\n"

// Of csv-spectrum one file is refused, and rightly so: location_coordinates has a
// bare quote, and its JSON another telephone number than the CSV.
func TestCSVSpectrum(t *testing.T) {
	files, err := filepath.Glob("testdata/csv-spectrum/csvs/*.csv")
	if err != nil || len(files) != 12 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".csv")
		t.Run(name, func(t *testing.T) {
			got := inspectPath(t, file)
			if name == "location_coordinates" {
				if !strings.HasPrefix(got.refusal(), "a quote in a cell that has no quotes around it") {
					t.Errorf("refused for %q", got.refusal())
				}
				return
			}
			sameObjects(t, got, "testdata/csv-spectrum/json/"+name+".json")
		})
	}
}

// sameObjects compares what was read with an array of objects in a file.
func sameObjects(t *testing.T, got inspected, file string) {
	t.Helper()
	var want []map[string]string
	readJSON(t, file, &want)
	if len(got.Problems) > 0 || len(got.Rows) != len(want) {
		t.Fatalf("%d rows, want %d; problems: %v", len(got.Rows), len(want), got.Problems)
	}
	for i, object := range want {
		for c, name := range got.Header {
			if got.Rows[i][c] != object[name] || len(object) != len(got.Header) {
				t.Errorf("row %d: got %q, want %q", i+1, got.Rows[i], object)
			}
		}
	}
}

func readJSON(t *testing.T, file string, into any) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(text, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// suites names a folder of suites that may not be copied here, each in a folder of
// its own: csv-test-data (sineemore/csv-test-data) and csvw (w3c/csvw).
const suites = "BENCHWRIGHT_CSV_SUITES"

func suite(t *testing.T, name string) string {
	t.Helper()
	dir := os.Getenv(suites)
	if dir == "" {
		t.Skipf("SKIPPED for want of %s; name a folder that holds it in %s", name, suites)
	}
	return filepath.Join(dir, name)
}

// The files have no header unless their name says so; given as arrays then, the
// first of which is what we read as the header.
func TestCSVTestData(t *testing.T) {
	dir := suite(t, "csv-test-data")
	files, err := filepath.Glob(filepath.Join(dir, "csv/*.csv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".csv")
		t.Run(name, func(t *testing.T) {
			got, expected := inspectPath(t, file), filepath.Join(dir, "json", name+".json")
			switch {
			case name == "bad-header-wrong-header": // a header like any other to who does not know the right one
			case strings.HasPrefix(name, "bad-"), name == "all-empty": // without a name for its column
				if len(got.Problems) == 0 {
					t.Errorf("read as %s", got.text())
				}
			case strings.HasPrefix(name, "header-"):
				sameObjects(t, got, expected)
			default:
				var want [][]string
				readJSON(t, expected, &want)
				if text, _ := json.Marshal(want); got.text() != string(text) || len(got.Problems) > 0 {
					t.Errorf("got  %s\nwant %s\n%v", got.text(), text, got.Problems)
				}
			}
		})
	}
}

// The W3C has one table in several encodings, and many tables that its tests of
// metadata use.
func TestCSVW(t *testing.T) {
	dir := suite(t, "csvw")
	plain := inspectPath(t, filepath.Join(dir, "syntax/test-utf8.csv"))
	for _, name := range []string{"test-utf8-bom.csv", "test-utf16-bom.csv"} {
		if got := inspectPath(t, filepath.Join(dir, "syntax", name)); got.text() != plain.text() || len(got.Problems)+len(plain.Problems) > 0 {
			t.Errorf("%s is read as\n%s, want\n%s", name, got.text(), plain.text())
		}
	}
	if got := inspectPath(t, filepath.Join(dir, "syntax/test-utf16.csv")); !strings.Contains(got.refusal(), "the file looks like UTF-16") {
		t.Errorf("UTF-16 without its mark: refused for %q", got.refusal())
	}
	for _, name := range []string{"001", "005", "006", "007", "008", "009", "010"} { // those without metadata
		got := inspectPath(t, filepath.Join(dir, "tests/test"+name+".csv"))
		var want struct {
			Tables []struct {
				Row []struct{ Describes []map[string]any }
			}
		}
		readJSON(t, filepath.Join(dir, "tests/test"+name+".json"), &want)
		if len(want.Tables) != 1 || len(got.Rows) != len(want.Tables[0].Row) || len(got.Problems) > 0 {
			t.Errorf("test%s: %d rows, want %v; %v", name, len(got.Rows), want, got.Problems)
			continue
		}
		for i, row := range want.Tables[0].Row {
			for c, header := range got.Header {
				if text, _ := row.Describes[0][header].(string); text != got.Rows[i][c] {
					t.Errorf("test%s, row %d: %s is %q, want %q", name, i+1, header, got.Rows[i][c], text)
				}
			}
		}
	}
}
