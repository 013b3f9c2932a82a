package publish

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/table"
)

func readTable(t testing.TB, csv string, schema *table.Schema) *table.Table {
	t.Helper()
	got, problems := table.Read(strings.NewReader(csv), "rows.csv", table.Options{Schema: schema})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return got
}

// decoded reads rows back, numbers with every digit.
func decoded(t *testing.T, b []byte) []map[string]any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	var rows []map[string]any
	if err := d.Decode(&rows); err != nil {
		t.Fatalf("%v: %s", err, b)
	}
	return rows
}

func TestRowsJSON(t *testing.T) {
	fields := []table.Field{{Name: "text", Type: "string"}, {Name: "whole", Type: "integer"}, {Name: "number", Type: "number", DecimalChar: ","},
		{Name: "yes", Type: "boolean"}, {Name: "day", Type: "date"}, {Name: "year", Type: "year"}}
	csv := "text;whole;number;yes;day;year\n" +
		"a;9223372036854775807;1,50;true;2026-01-15;2026\n" +
		"</script>;-1;0,1;false;2026-01-16;0099\n" +
		";;;;;\n"
	b, err := rowsJSON(readTable(t, csv, &table.Schema{Fields: fields}))
	if err != nil {
		t.Fatal(err)
	}
	want := []map[string]any{
		{"text": "a", "whole": json.Number("9223372036854775807"), "number": json.Number("1.50"), "yes": true, "day": "2026-01-15", "year": json.Number("2026")},
		{"text": "</script>", "whole": json.Number("-1"), "number": json.Number("0.1"), "yes": false, "day": "2026-01-16", "year": json.Number("99")},
		{"text": nil, "whole": nil, "number": nil, "yes": nil, "day": nil, "year": nil},
	}
	got := decoded(t, b)
	if fmt.Sprintf("%#v", got) != fmt.Sprintf("%#v", want) {
		t.Errorf("got  %#v\nwant %#v", got, want)
	}
	if bytes.ContainsAny(b, "<>&") {
		t.Errorf("a page that holds this ends at its script: %s", b)
	}
}

// What a spreadsheet, a person or a program may write as a number is one in JSON.
func TestRowsJSONOfEveryNotation(t *testing.T) {
	for text, want := range map[string]string{
		"1": "1", "-1.50": "-1.50", "+3": "3", "1e5": "1e5", "1E-5": "1e-5", ".5": "0.5", "007": "7", "-0": "-0",
		"0.1000000000000000055511151231257827": "0.1000000000000000055511151231257827",
	} {
		b, err := rowsJSON(readTable(t, "a,b\n"+text+",x\n", &table.Schema{Fields: []table.Field{{Name: "a", Type: "number"}, {Name: "b", Type: "string"}}}))
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := fmt.Sprint(decoded(t, b)[0]["a"]); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

// Names of columns are whatever the source calls them, in the order of the file.
func TestRowsJSONKeepsColumns(t *testing.T) {
	b, err := rowsJSON(readTable(t, "\"z \"\"q\"\"\",a,ü<b>\n1,2,3\n", nil))
	if err != nil {
		t.Fatal(err)
	}
	if want := "[\n{\"z \\\"q\\\"\":1,\"a\":2,\"ü\\u003cb\\u003e\":3}\n]\n"; string(b) != want {
		t.Errorf("got  %q\nwant %q", b, want)
	}
	b, _ = rowsJSON(readTable(t, "a\n", nil))
	if rows := decoded(t, b); rows == nil || len(rows) != 0 {
		t.Errorf("no rows: %s", b)
	}
}
