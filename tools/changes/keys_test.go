package changes

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// table reads a table written in lines, cells between bars; the first line names
// the fields, as name, name:kind or name:kind:role.
func table(text string) *resource {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	r := &resource{}
	for name := range strings.SplitSeq(lines[0], "|") {
		parts := append(strings.Split(strings.TrimSpace(name), ":"), "string", "")
		f := field{name: parts[0], kind: parts[1]}
		if len(parts) > 4 {
			f.role = parts[2]
		}
		r.fields = append(r.fields, f)
	}
	for _, line := range lines[1:] {
		cells := row{}
		for i, cell := range strings.Split(line, "|") {
			cell = strings.TrimSpace(cell)
			if cells[r.fields[i].name] = cell; r.fields[i].numeric() {
				cells[r.fields[i].name] = json.Number(cell)
			}
		}
		r.rows = append(r.rows, cells)
	}
	return r
}

func TestKeysAreFound(t *testing.T) {
	for _, c := range []struct{ reason, before, after, want string }{
		{"the column by which all rows find their match",
			"claim | claimed | id\nA over B | 3 times | c1\nA over C | 4 times | c2", "claim | claimed | id\nA over B | 5 times | c1\nA over C | 4 times | c2", "claim"},
		{"a name that changed is no key where another column tells",
			"name | id\nExpress | e\nKoa | k", "name | id\nExpress 5 | e\nKoa | k", "id"},
		{"no column alone",
			"task | runtime | time:number\nsort | Node.js | 1\nsort | Python | 2\nsum | Python | 2", "task | runtime | time:number\nsort | Node.js | 3\nsort | Python | 2\nsum | Python | 2", "task runtime"},
		{"numbers are what came out",
			"year:integer | name\n1 | a\n2 | a", "year:integer | name\n3 | a\n2 | a", "name"},
		{"of results the first fields that tell, and no note",
			"subject:string:subject | metric:string:metric | value:number:value | note\na | p99 | 1 | x\na | p50 | 2 | y", "subject:string:subject | metric:string:metric | value:number:value | note\na | p99 | 1 | z\na | p50 | 2 | y", "subject metric"},
	} {
		k := comparison{before: table(c.before), after: table(c.after), renamed: map[string]string{}}
		if got := strings.Join(k.keys(k.fields()), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.reason, got, c.want)
		}
	}
}

// Whatever the key, another order is no change, and one cell is one change.
func TestRowsOfAPlainTable(t *testing.T) {
	const text = "task | runtime | time:number\nsort | Node.js | 1\nsort | Python | 2\nsum | Node.js | 3"
	before, turned := table(text), table(text)
	slices.Reverse(turned.rows)
	for _, c := range []struct {
		after *resource
		want  string
	}{
		{turned, ""},
		{table(strings.Replace(text, "| 2", "| 4", 1)), "sort, Python: 2 → 4"},
		{table(strings.Replace(text, "sum |", "product |", 1)), "product, Node.js: none → 3\nsum, Node.js: 3 → none"},
	} {
		var r Report
		k := comparison{pkg: "p", resource: "r", before: before, after: c.after}
		k.run(&r)
		var got []string
		for _, n := range r.Numbers {
			got = append(got, Cells(n.Row)+": "+n.Before.String()+" → "+n.After.String())
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
