package formats

import (
	"io"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/table"
)

func TestGuard(t *testing.T) {
	long := strings.Repeat("x", 2*table.DefaultLimits.FieldBytes+1)
	rows := strings.Repeat("c,d\n", len(long)/4)
	for _, c := range []struct{ name, text, want string }{
		{"short lines", strings.Repeat("a,\"b\"\n", len(long)/6), ""},
		{"quotes that close", `"a ""b"" c","d` + "\n" + `e"` + "\n" + rows, ""},
		{"an inch in a cell", `a,5" disk` + "\n" + rows, ""},
		{"an inch at the end of a quoted cell", `"a","5"" disk"` + "\n" + rows, ""},
		{"a quote in text", `he said "no` + "\n" + rows, ""},
		{"a thousand columns", strings.Repeat("a,", 999) + "a\n" + rows, ""},
		{"JSON of many members", "[" + strings.Repeat("1,", 2000) + "1\n]", ""},
		{"commas in a quoted cell", `"` + strings.Repeat("a,", 2000) + `",b` + "\n" + rows, ""},
		{"a column too many", strings.Repeat("a;", 1000) + "a\n" + rows, "file:1: 1001 columns, more than 1000"},
		{"JSON on one line", `{"a":"` + long + `"}`, ""},
		{"a line without end", "a,b\n" + long, "file:2: a line of more than 2097152 bytes; reading stops here"},
		{"a quote without end", "a,b\nü, \"c\n" + rows, "file:2:5: a quote opens here and never closes; reading stops"},
		{"in UTF-16", "\xff\xfea\x00,\x00\"\x00" + long, "file:1:7: a quote opens here"},
		{"NUL bytes", strings.Repeat("\x00", len(long)), "file:1: a line of more than"},
	} {
		data, err := io.ReadAll(newGuard(strings.NewReader(c.text), "file"))
		switch {
		case c.want == "" && (err != nil || string(data) != c.text):
			t.Errorf("%s: %d of %d bytes, %v", c.name, len(data), len(c.text), err)
		case c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), c.want)):
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// What a guard lets through is what it was given.
func FuzzGuard(f *testing.F) {
	f.Add([]byte("a,\"b\"\"\n\",c\n"))
	f.Add([]byte("\xff\xfe\"\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		g := newGuard(strings.NewReader(string(data)), "file")
		got, err := io.ReadAll(g)
		if g.wide <= table.DefaultLimits.Columns && (err != nil || string(got) != string(data)) {
			t.Errorf("%q became %q, %v", data, got, err)
		}
		if lines := strings.Count(string(data), "\n"); err == nil && g.line != lines+1 {
			t.Errorf("line %d after %d line ends", g.line, lines)
		}
	})
}
