package datapackage

import (
	"fmt"
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
		{"hand.csv", "Framework;Runtime;latency p99 (ms);throughput;memory;requests;sent\n" +
			"Fastify;Node.js;1,5;~45.000,5;50–80 MB;1,234;2.500\nKoa;Node.js;<12;>30.000,0;-;5,678;3.500\n", "a wide table written by hand, with doubts"},
		{"runs.csv", "algorithm,n,trial,time_ns\na,10,1,5\na,10,2,6\n", "samples"},
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
		r, proposed := p.Resources[0], Propose(inferred)
		again := r.Table
		if len(proposed.Wide) > 0 {
			again = r.Wide
		}
		for i, f := range again.Schema.Fields {
			f.Line, f.Column = 0, 0
			if got, want := f, proposed.Fields[i]; fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%s: field %+v, proposed %+v", c.why, got, want)
			}
		}
		if rs, err := r.Results(); err != nil || !r.Tidy && len(proposed.Wide) > 0 || r.Tidy && len(again.Rows) > 0 && len(rs) == 0 {
			t.Errorf("%s: %d results, %v", c.why, len(rs), err)
		}
	}
}
