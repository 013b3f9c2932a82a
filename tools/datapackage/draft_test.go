package datapackage

import (
	"strings"
	"testing"
)

// What Draft writes must load as it stands, and describe the same table.
func TestDraftLoads(t *testing.T) {
	for _, c := range []struct{ name, csv, why string }{
		{"results.csv", goodCSV, "results, with a view"},
		{"My Results (1).csv", "a;b\n1,5;x\n2,75;y\n", "a name to mend, semicolons, decimal commas"},
		{"true.csv", "yes,\"a: b\",#x,'é\n1,2,3,4\n", "names that YAML would take for something else"},
		{"x.tsv", "a\tb\n1\t2\n", "tabs"},
		{"empty.csv", "metric,value\n", "no rows"},
	} {
		inferred, problems := Infer(strings.NewReader(c.csv), c.name)
		if err := problems.Err(); err != nil {
			t.Fatal(err)
		}
		draft := string(Draft(inferred))
		if !strings.HasPrefix(draft, "# yaml-language-server: $schema=") {
			t.Errorf("%s: editors find no schema in\n%s", c.why, draft)
		}
		p, problems := Load(folder("d/datapackage.yaml", draft, "d/"+c.name, c.csv), "d")
		if err := problems.Err(); err != nil {
			t.Errorf("%s: %v\n%s", c.why, err, draft)
			continue
		}
		again := p.Resources[0].Table
		for i, f := range again.Schema.Fields {
			f.Line, f.Column = 0, 0
			if got, want := f, inferred.Schema.Fields[i]; got.Name != want.Name || got.Type != want.Type || got.Role != want.Role || got.DecimalChar != want.DecimalChar {
				t.Errorf("%s: field %+v, inferred %+v", c.why, got, want)
			}
		}
	}
}
