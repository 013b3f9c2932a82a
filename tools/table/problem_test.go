package table

import (
	"strings"
	"testing"
)

// results is a schema with one of everything.
var results = Schema{PrimaryKey: []string{"subject", "statistic"}, Fields: []Field{
	{Name: "subject", Role: RoleSubject, Constraints: Constraints{Required: true, MinLength: 2, MaxLength: 8, Pattern: "[A-Z].*"}},
	{Name: "metric", Role: RoleMetric, Constraints: Constraints{Enum: []string{"throughput", "latency"}}},
	{Name: "unit", Role: RoleUnit}, {Name: "better", Role: RoleBetter}, {Name: "statistic", Role: RoleStatistic},
	{Name: "value", Role: RoleValue, Constraints: Constraints{Minimum: new(0.0), Maximum: new(1e6)}},
	{Name: "low", Role: RoleLow}, {Name: "high", Role: RoleHigh}, {Name: "n", Role: RoleN}, {Name: "status", Role: RoleStatus},
	{Name: "day", Type: "date"}, {Name: "ok", Type: "boolean"}, {Name: "id", Type: "integer", Constraints: Constraints{Unique: true}}}}

const resultsHeader = "subject,metric,unit,better,statistic,value,low,high,n,status,day,ok,id\n"

// TestProblemsOfRows gives one row of results; the header is line 1, a good row
// line 2, the row line 3.
func TestProblemsOfRows(t *testing.T) {
	const good = "Koa,latency,ms,lower,mean,3,,,,ok,,,1\n"
	for _, c := range []struct{ row, want, hint, why string }{
		{"Express,throughput,req/s,higher,mean,12k,,,,ok,,,2", `f.csv:3:38: field "value": "12k" is not a number`,
			`write digits only, such as 12000; the unit stands in the column "unit"`, "a multiplier"},
		{"Express,latency,ms,lower,mean,12 ms,,,,ok,,,2", `f.csv:3:31: field "value": "12 ms" is not a number`,
			`write 12; the unit stands in the column "unit"`, "a unit beside its column"},
		{"Éxpress,latency,ms,lower,mean,N/A,,,,ok,,,2", `f.csv:3:1: field "subject": "Éxpress" does not match the pattern [A-Z].*` +
			` | f.csv:3:31: field "value": "N/A" is not a number`,
			`leave the cell empty where there is no value, or list "N/A" in missingValues`, "a placeholder; columns count characters"},
		{"Express,latency,ms,lower,mean,\"1,25\",,,,ok,,,2", `f.csv:3:31: field "value": "1,25" is not a number`,
			`write 1.25, or set decimalChar: "," if the whole column is written so`, "a decimal comma"},
		{"Express,latency,ms,lower,mean,\"1,250\",,,,ok,,,2", `f.csv:3:31: field "value": "1,250" is not a number`,
			`write a decimal point and no marks between thousands, or set decimalChar or groupChar if the whole column is written so`, "nobody can tell"},
		{"Express,latency,ms,lower,mean, 3,,,,ok,,,2", `f.csv:3:31: field "value": " 3" is not a number`, "remove the blank before or after it: 3", "a blank"},
		{"Express,latency,ms,lower,mean,~3,,,,ok,,,2", `f.csv:3:31: field "value": "~3" is not a number`,
			`write digits only; a bound or a range goes into the columns "low" and "high"`, "about"},
		{"Express,latency,ms,lower,mean,1e999,,,,ok,,,2", `f.csv:3:31: field "value": "1e999" is too large for a number`, "", "overflow"},
		{"Express,latency,ms,lower,mean,3,,,1.5,ok,,,2", `f.csv:3:35: field "n": "1.5" is not an integer`,
			"write a whole number, or change the type of the field to number", "half an observation"},
		{"Express,latency,ms,lower,mean,3,,,,ok,15.1.26,,2", `f.csv:3:39: field "day": "15.1.26" is not a date`, "write it like 2026-01-15", "a date"},
		{"Express,latency,ms,lower,mean,3,,,,ok,,yes,2", `f.csv:3:40: field "ok": "yes" is neither true nor false`, "write true or false", "a truth"},
		{"Express,latency,reqs/s,lower,mean,3,,,,ok,,,2", `f.csv:3:17: field "unit": unknown unit "reqs/s"`,
			`did you mean "req/s"? otherwise list a new countable thing under units in the descriptor`, "a unit"},
		{"Express,latency,ms,lowre,mean,3,,,,ok,,,2", `f.csv:3:20: field "better": "lowre" is not one of higher, lower, none`,
			`did you mean "lower"? valid: higher, lower, none`, "a direction"},
		{"Express,latency,ms,lower,mean,3,,,,skiped,,,2", `f.csv:3:36: field "status": "skiped" is not one of ok, failed, skipped`,
			`did you mean "skipped"? valid: ok, failed, skipped`, "a status"},
		{"Express,latency,ms,lower,medain,3,,,,ok,,,2", `f.csv:3:26: field "statistic": unknown statistic "medain"`,
			`did you mean "median"? valid: sample, median, mean, min, max, stddev, rate, count, best, claim`, "a misspelled statistic"},
		{"Express,latncy,ms,lower,mean,3,,,,ok,,,2", `f.csv:3:9: field "metric": "latncy" is not one of the allowed values`,
			`did you mean "latency"? valid: throughput, latency`, "enum"},
		{",latency,ms,lower,mean,3,,,,ok,,,2", `f.csv:3:1: field "subject": a value is required here, the cell is empty`, "fill it in", "required, and part of the key: told once"},
		{"Express,latency,ms,lower,,3,,,,ok,,,2", `f.csv:3:26: field "statistic": the cell is empty, but the field is part of the primary key`,
			"fill it in, or take the field out of primaryKey", "the key asks for it"},
		{"X,latency,ms,lower,mean,3,,,,ok,,,2", `f.csv:3:1: field "subject": "X" has 1 character, at least 2 are asked for`, "", "minLength"},
		{"Expressive,latency,ms,lower,mean,3,,,,ok,,,2", `f.csv:3:1: field "subject": "Expressive" has 10 characters, at most 8 are allowed`, "", "maxLength"},
		{"Express,latency,ms,lower,mean,-3,,,,ok,,,2", `f.csv:3:31: field "value": -3 is below the minimum 0`, "", "minimum"},
		{"Express,latency,ms,lower,mean,3e6,,,,ok,,,2", `f.csv:3:31: field "value": 3e6 is above the maximum 1000000`, "", "maximum"},
		{"Express,latency,ms,lower,mean,3,,,,ok,,,1", `f.csv:3:41: field "id": "1" stands here again, first in line 2, but the values are unique`, "", "unique"},
		{"Koa,latency,ms,lower,mean,3,,,,ok,,,2", `f.csv:3:1: the primary key (subject, statistic) "Koa", "mean" stands here again, first in line 2`,
			"remove one of the rows, or add the column that tells them apart to primaryKey", "the key twice"},
		{"Express,latency,ms,lower,mean,,,,,ok,,,2", `f.csv:3:31: field "value": a row with status ok needs a value, a low or a high`,
			"write the status failed or skipped if nothing was measured", "a gap must not pass for a measurement"},
		{"Express,latency,ms,lower,mean,0,,,,failed,,,2", `f.csv:3:31: field "value": a failed row has no value, but "0" stands here`,
			"empty the cell, or set the status to ok", "a failure must not pass for a fast zero"},
		{"Express,latency,ms,lower,mean,,9,8,,ok,,,2", `f.csv:3:32: field "low": low 9 is above high 8`, "swap them", "bounds"},
		{"Express,latency,ms,higher,mean,3,,,,ok,,,2", `f.csv:3:20: field "better": higher is better here for "latency", but lower in line 2`,
			"a metric is better in one direction; mend the row or name two metrics", "one direction a metric"},
		{"Express,latency,ms,lower,mean,3,,,,ok,,,2,x", `f.csv:3:43: has 14 cells, the header has 13`,
			`put quotes around a text that holds the delimiter ',', or remove the extra cell`, "an extra cell"},
		{"Express,latency,ms,lower,mean", `f.csv:3: has 5 cells, the header has 13`,
			`write every cell, the empty ones too; the first missing one is "value"`, "too few cells"},
	} {
		_, problems := Read(strings.NewReader(resultsHeader+good+c.row+"\n"), "f.csv", Options{Schema: &results})
		var all []string
		hint := ""
		for _, p := range problems {
			all, hint = append(all, p.Error()), p.Hint
		}
		if got := strings.Join(all, " | "); got != c.want || hint != c.hint {
			t.Errorf("%s:\ngot  %s\n     %s\nwant %s\n     %s", c.why, got, hint, c.want, c.hint)
		}
	}
}

func TestGoodRowsPass(t *testing.T) {
	rows := "Koa,latency,ms,lower,p99.9,3,,,,ok,2026-01-15,true,1\n" +
		"Express,latency,ms,none,stddev,,0,100,,,,,2\n" + // none beside a direction, an upper bound, an empty status
		"Fastify,throughput,frames/s,higher,geomean,,,,,failed,,FALSE,3\n" // a declared noun, a statistic of its own
	table := read(t, resultsHeader+rows, Options{Schema: &results, Units: []string{"frames"}})
	if !table.Tidy() || len(table.Rows) != 3 {
		t.Errorf("got %+v", table)
	}
}

func TestProblemsOfFiles(t *testing.T) {
	keyed := &Schema{PrimaryKey: []string{"a"}, Fields: []Field{{Name: "a"}, {Name: "b", Type: "number"}}}
	two := &Schema{Fields: []Field{{Name: "name"}, {Name: "value", Type: "number"}}}
	for _, c := range []struct {
		csv    string
		schema *Schema
		want   string
		why    string
	}{
		{"", nil, "f.csv: the file is empty", "nothing"},
		{"\ufeff\n", nil, "f.csv: the file is empty", "a byte order mark only"},
		{"\xff\xfea\x00,", nil, "f.csv:1:2: bytes that are no character in the encoding of the file", "half of a character of UTF-16"},
		{"a\x00,\x00b\x00\n\x00", nil, "f.csv:1:2: a NUL byte; the file looks like UTF-16, not UTF-8", "without its mark"},
		{"a,b\né1,\x00aaaaaaaaa\n", nil, "f.csv:2:4: a NUL byte, which no text holds", "damage"},
		{"a,b\nµ,Caf\xe9 x\n", nil, "f.csv:2:6: byte 0xE9 is not UTF-8", "Latin-1"},
		{"a,b\r1,2\r", nil, "f.csv:1:4: a carriage return without line feed", "line ends of old Macs: told once"},
		{"a,b\n1,2\r3\n", nil, "f.csv:2:4: a carriage return without line feed", "a line that encoding/csv would join"},
		{"a,a\n1,2\n", nil, `f.csv:1:3: the header "a" stands twice, first in column 1`, "two columns of one name"},
		{"a,,b\n1,2,3\n", nil, "f.csv:1:3: column 2 has no name", "a column without"},
		{"a,b \n1,2\n", nil, `f.csv:1:3: the header "b " has a blank or an invisible character at its end or start`, "a name that nobody can type"},
		{"a,b\n\"x,2\n3,4\n", nil, "f.csv:2:1: a quote opens here and never closes; reading stops", "an unclosed quote"},
		{"a,b\n1,2\n3,\"x\n5,\"y\",z\n", nil, "f.csv:3:3: a quote opens here and closes only in line 4, inside a text; reading stops", "another quote closes it"},
		{"a,b\n\"x\"y,2\n3,4\n", nil, "f.csv:2:4: text after the closing quote of a cell", "an inner quote"},
		{"a,b\n5\" disk,4\n", nil, "f.csv:2:2: a quote in a cell that has no quotes around it", "a quote in plain text"},
		{"a,b\n5\" disk,4\n\"x\"y,z\n", nil, "f.csv:2:2: a quote in a cell that has no quotes around it" +
			" | f.csv:3:4: text after the closing quote of a cell", "reading goes on after either"},
		{"name,extra\nx,1\n", two, `f.csv:1: field "value": the column is missing from the header` +
			` | f.csv:1:6: field "extra": the schema has no field of this name`, "columns and schema differ"},
		{"name,vlaue\nx,1\n", two, `f.csv:1:6: field "vlaue": the schema has no field of this name`, "a misspelled column is told once"},
		{"value,name\nx,x\n", two, `f.csv:2:1: field "value": "x" is not a number`, "columns are matched by name"},
		{"a,b\nx\n\"x\ny\",z\n", keyed, `f.csv:2: has 1 cell, the header has 2` +
			` | f.csv:4:4: field "b": "z" is not a number`, "a short row is told once; a cell stands in the last line of its record"},
		{"name;value\nx;1\n", two, "f.csv:1: one column only: the delimiter is ',', but the file looks separated by ';'", "a wrong dialect"},
	} {
		o := Options{Schema: c.schema}
		if c.schema != nil {
			o.Dialect = Dialect{Delimiter: ',', Header: true}
		}
		_, problems := Read(strings.NewReader(c.csv), "f.csv", o)
		var all []string
		for _, p := range problems {
			all = append(all, p.Error())
		}
		if got := strings.Join(all, " | "); got != c.want {
			t.Errorf("%s: reading %q\ngot  %s\nwant %s", c.why, c.csv, got, c.want)
		}
	}
}

func TestHintsOfEncodings(t *testing.T) {
	for csv, want := range map[string]string{
		"a\nCaf\xe9\n": `the file looks like Latin-1 or Windows-1252, in which this reads "Café"; save it as UTF-8, in Excel as "CSV UTF-8 (Comma delimited)", or declare encoding: windows-1252 in the descriptor`,
		"a\n5\x80\n":   `the file looks like Windows-1252, in which this reads "5€"; save it as UTF-8, in Excel as "CSV UTF-8 (Comma delimited)", or declare encoding: windows-1252 in the descriptor`,
	} {
		if _, problems := Read(strings.NewReader(csv), "f.csv", Options{}); problems[0].Hint != want {
			t.Errorf("%q: got %s", csv, problems[0].Hint)
		}
	}
}

func TestAMisspelledColumnIsSuggested(t *testing.T) {
	schema := &Schema{Fields: []Field{{Name: "name"}, {Name: "value"}}}
	_, problems := Read(strings.NewReader("name,vlaue\nx,1\n"), "f.csv", Options{Schema: schema})
	if want := `did you mean "value"? valid: value`; problems[0].Hint != want {
		t.Errorf("got %s, want %s", problems[0].Hint, want)
	}
}

func TestDialectsThatContradictThemselves(t *testing.T) {
	for _, d := range []Dialect{
		{Delimiter: '"', Header: true},               // also the quote
		{Delimiter: ',', Quote: 'é', Header: true},   // two bytes
		{Delimiter: ',', Comment: ',', Header: true}, // also the comment
		{Delimiter: '\n', Header: true},
	} {
		if table, problems := Read(strings.NewReader("a,b\n"), "f.csv", Options{Dialect: d}); table != nil || len(problems) != 1 {
			t.Errorf("%+v is accepted: %v", d, problems)
		}
	}
}
