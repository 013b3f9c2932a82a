package table

import (
	"strings"
	"testing"
)

// TestTraps reads CSVs that a reader by the book stumbles over, or reads as
// something else without a word: one subtest a trap. What is read is written again
// for comparison.
func TestTraps(t *testing.T) {
	spaced := Dialect{Delimiter: ',', Header: true, SkipInitialSpace: true}
	for _, c := range []struct {
		name, csv string
		dialect   Dialect
		want      string // what is written again, or
		problems  string // what is wrong, one a line
		warning   string // the first one; "" for none
	}{
		{name: "a byte order mark before a quoted header", csv: "\ufeff\"a\",b\n1,2\n", want: "a,b\n1,2\n"},
		{name: "a byte order mark is no part of a name", csv: "\ufeffa,b\n1,2\n", want: "a,b\n1,2\n"},
		{name: "UTF-16, the lower byte first", csv: "\xff\xfea\x00,\x00b\x00\n\x001\x00,\x00\xb5\x00\n\x00", want: "a,b\n1,µ\n"},
		{name: "UTF-16, the higher byte first", csv: "\xfe\xff\x00a\x00,\x00b\x00\n\x001\x00,\x03\xbc\x00\n", want: "a,b\n1,μ\n"},
		{name: "UTF-16 without its mark", csv: "a\x00,\x00b\x00\n\x00", problems: "f.csv:1:2: a NUL byte; the file looks like UTF-16, not UTF-8"},
		{name: "the µ of Windows-1252", csv: "a,b\n1,5 \xb5s\n", problems: "f.csv:2:5: byte 0xB5 is not UTF-8"},
		{name: "a NUL", csv: "a,b\n1,xxxxxxxxxxxx\x00\n", problems: "f.csv:2:15: a NUL byte, which no text holds"},
		{name: "a blank line may end a block", csv: "a,b\n1,2\n\n3,4\n", want: "a,b\n1,2\n3,4\n", warning: "f.csv:3: warning: an empty line is skipped"},
		{name: "a blank line of one column is an empty value", csv: "a\nx\n\ny\n", want: "a\nx\n\"\"\ny\n"},
		{name: "an empty value in quotes survives being written", csv: "a\nx\n\"\"\ny\n", want: "a\nx\n\"\"\ny\n"},
		{name: "a line of blanks is a record", csv: "a,b\n1,2\n \n3,4\n", problems: "f.csv:3: has 1 cell, the header has 2"},
		{name: "a line end in quotes becomes LF", csv: "a,b\r\n\"x\r\ny\",2\r\n", want: "a,b\n\"x\ny\",2\n"},
		{name: "a lone CR ends no line", csv: "a,b\r1,2\n", problems: "f.csv:1:4: a carriage return without line feed"},
		{name: "a blank before a quote", csv: "a, b\nx, \"y, z\"\n", dialect: spaced, want: "a,b\nx,\"y, z\"\n"},
		{name: "a blank before a quote is refused unless the dialect says so", csv: "a,b\nx, \"y, z\"\n", problems: "f.csv:2:4: a quote in a cell that has no quotes around it"},
		{name: "text behind a closing quote swallows nothing", csv: "a,b\n\"x\"y,1\n\"z\",2\n", problems: "f.csv:2:4: text after the closing quote of a cell"},
		{name: "an open quote is told where it opens", csv: "a,b\n1,2\n\"x,3\n4,5\n6,7\n", problems: "f.csv:3:1: a quote opens here and never closes; reading stops"},
		{name: "reading goes on behind a ragged row", csv: "a,b\n1\n2,3,4\n5,6\n", problems: "f.csv:2: has 1 cell, the header has 2\nf.csv:3:5: has 3 cells, the header has 2"},
		{name: "a header behind # is no comment by default", csv: "# hostname;interval\nvm;1\n", want: "# hostname,interval\nvm,1\n"},
		{name: "a quote in a file of tabs", csv: "a\tb\n5\" disk\t1\n", problems: "f.csv:2:2: a quote in a cell that has no quotes around it"},
		{name: "a column counts characters and not bytes, also below a cell of several lines", csv: "a,b,b2\n\"µ\nμμ\",\"x\"y,1\n", problems: "f.csv:3:8: text after the closing quote of a cell"},
		{name: "what must be quoted is quoted again", csv: "a,b\n\" x\",\"\\.\"\n\"y\nz\",\"1,2\"\n", want: "a,b\n\" x\",\"\\.\"\n\"y\nz\",\"1,2\"\n"},
		{name: "the blocks of benchstat are no table", csv: ",f,,g,,,\n,sec/op,CI,sec/op,CI,vs base,P\nA,1,2%,3,4%,~,n=6\n", problems: "f.csv:1:1: column 1 has no name\nf.csv:1:4: column 3 has no name\nf.csv:1:7: column 5 has no name"},
		{name: "lines above a header", csv: "2026-11-23\nRun on (2 X 2596 MHz CPU s)\nname,time,unit\na,1,ns\nb,2,ns\nc,3,ns\n", problems: "f.csv:1: the first line has 1 cell, but nearly all from line 3 on have 3"},
		{name: "a first row of numbers is no header", csv: "1,2.5\n2,3.5\n", problems: "f.csv:1: the first line holds numbers only, where the names of the columns are expected"},
		{name: "a first row with numbers is a doubtful header", csv: "arraysort,1000,207200\nmergesort,1000,217800\n", want: "arraysort,1000,207200\nmergesort,1000,217800\n",
			warning: `f.csv:1:16: warning: the name of a column, "207200", is a number`},
		{name: "a header alone is a short file", csv: "a,b\n", want: "a,b\n", warning: "f.csv:1: warning: the file has a header and no rows"},
		{name: "a quoted header over cells without quotes", csv: "\"url\",\"RPS\"\n/a?x=1,125.6\n", want: "url,RPS\n/a?x=1,125.6\n"},
		{name: "a database writes nothing for NULL, and NaN", csv: "mode,tps,ms\nsimple,1234.5,0.81\n\"prepared, 4\",,NaN\n", want: "mode,tps,ms\nsimple,1234.5,0.81\n\"prepared, 4\",,NaN\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, problems := Read(strings.NewReader(c.csv), "f.csv", Options{Dialect: c.dialect})
			var all []string
			for _, p := range problems {
				all = append(all, p.Error())
			}
			if got := strings.Join(all, "\n"); got != c.problems {
				t.Fatalf("reading %q\ngot  %s\nwant %s", c.csv, got, c.problems)
			}
			if c.problems != "" {
				return
			}
			if got := written(table); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			warning := ""
			if len(table.Warnings) > 0 {
				warning = table.Warnings[0].Error()
			}
			if warning != c.warning {
				t.Errorf("warns %q, want %q", warning, c.warning)
			}
		})
	}
	t.Run("a text that a spreadsheet would run is guarded, and a negative number is not", func(t *testing.T) {
		var b strings.Builder
		if err := read(t, "name,value\n=1+1,-1\n-x,-2.50\n@x,3\n", Options{}).WriteGuardedCSV(&b); err != nil {
			t.Fatal(err)
		}
		if want := "name,value\n'=1+1,-1\n'-x,-2.50\n'@x,3\n"; b.String() != want {
			t.Errorf("got %q, want %q", b.String(), want)
		}
	})
}

// TestTrapsOfColumns infers what a column holds from texts that look like
// something else.
func TestTrapsOfColumns(t *testing.T) {
	for _, c := range []struct {
		name, header string
		cells        []string
		want         string // the type, with the marks of numbers
		text         string // of the first cell
		warning      string // a part of the first one
	}{
		{"decimal commas", "v", []string{"17,134531", "0,12"}, "number ,", "17.134531", ""},
		{"commas between thousands", "v", []string{"398,232.31", "1,000.5"}, "number ,", "398232.31", ""},
		{"decimal commas without a leading zero", "v", []string{",16005", "3,71977"}, "number ,", "0.16005", ""},
		{"1,234 alone is undecidable", "v", []string{"1,234", "5,678"}, "string", "1,234", "may have a decimal comma or a comma between thousands"},
		{"a number with its unit is text", "v", []string{"631.84 ns", "5.2 ms"}, "string", "631.84 ns", ""},
		{"a share with its sign is text", "Error %", []string{"0.160%", "0.000%"}, "string", "0.160%", ""},
		{"a header of a percentage holds plain numbers", "50%", []string{"140", "2000"}, "integer", "140", ""},
		{"a pair is text", "v", []string{"99.000000%=337", "99.900000%=400"}, "string", "99.000000%=337", ""},
		{"two numbers in a cell are text", "outliers", []string{"5;1682", "52;64"}, "string", "5;1682", ""},
		{"a version is no number", "version", []string{"3.10", "0.12"}, "string", "3.10", ""},
		{"an identifier with leading zeros is no number", "id", []string{"007", "010"}, "string", "007", ""},
		{"19 digits are kept", "time_ns", []string{"1795459499241617123", "207200"}, "integer", "1795459499241617123", ""},
		{"17 decimals are kept", "mean", []string{"0.88219045400000011", "1.5"}, "number", "0.88219045400000011", ""},
		{"171717171716 is not 171717171717", "v", []string{"171717171716", "171717171717"}, "integer", "171717171716", ""},
		{"a word for missing among numbers is told", "v", []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "N/A"}, "string", "1", `"N/A" is not a number, though nearly all cells of the column are`},
		{"infinity among numbers is told", "v", []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "∞"}, "string", "1", `"∞" is not a number, though nearly all`},
		{"two signs for micro stay apart", "unit", []string{"μs", "µs"}, "string", "μs", ""},
		{"what a spreadsheet would run is text", "v", []string{"=1+1", "@x"}, "string", "=1+1", ""},
		{"a negative number is a number", "v", []string{"-1", "-2.5"}, "number", "-1", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var csv strings.Builder
			w := NewWriter(&csv)
			for _, cell := range append([]string{c.header}, c.cells...) {
				if err := w.Write([]string{cell, "x" + cell}); err != nil {
					t.Fatal(err)
				}
			}
			if err := w.Flush(); err != nil {
				t.Fatal(err)
			}
			table := read(t, csv.String(), Options{})
			f := table.Schema.Fields[0]
			if got := strings.TrimSpace(f.Type + " " + f.DecimalChar + f.GroupChar); got != c.want || table.Rows[0].Cells[0].Text != c.text {
				t.Errorf("%v is %s with the first %q", c.cells, got, table.Rows[0].Cells[0].Text)
			}
			warning := ""
			if len(table.Warnings) > 0 {
				warning = table.Warnings[0].Error()
			}
			if (warning == "") != (c.warning == "") || !strings.Contains(warning, c.warning) {
				t.Errorf("warns %q, want %q", warning, c.warning)
			}
		})
	}
}
