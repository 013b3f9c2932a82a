package datapackage

import (
	"encoding/json"
	"strings"
	"testing"
)

// FuzzLoad holds that no descriptor makes Load panic, that every problem names
// file and fault, and that a sound package is published as JSON.
func FuzzLoad(f *testing.F) {
	for _, s := range []string{goodYAML, minimal, "", "a: &a [*a]\n", "name: \"x", "- - - -\n", "{a: {b: [c, {d: e}]}}", "? a\n: b\n",
		minimal + "views: [{name: v, resource: r, where: {a: [1, true, ~]}}]\n", "name: !!binary x\n", "<<: {a: b}\n", "! ", "a: |\n  b\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, yaml []byte) {
		p, problems := Load(folder("datapackage.yaml", string(yaml), "results.csv", goodCSV), ".")
		for _, problem := range problems {
			if problem.File == "" || problem.Message == "" {
				t.Errorf("a problem says nothing: %+v", problem)
			}
		}
		if len(problems) == 0 && !json.Valid(p.JSON()) {
			t.Errorf("the package is published as %s", p.JSON())
		}
	})
}

// FuzzDraft holds that the descriptor which is proposed for a CSV without problems
// reads it without problems, and into results if it says that there are some.
func FuzzDraft(f *testing.F) {
	for _, s := range []string{
		goodCSV, "name;ms\nx;1,5\ny;~2\n", "name,latency p99 (ms),rps\na,50–80 ms,>12k\nb,<1 s,-\n", "n,run,trial,v\n1,1,1,2\n1,2,1,2\n",
		"a,a (ms),value,metric\nx,1,2,3\n", "true,null\n1,2\n3,4\n", "subject,status,ms\nx,ok,1\ny,failed,\n", "x\ny\n", "made by hand\n\nname;ms\na;1\nb;2\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, csv string) {
		inferred, problems := InferBelow(strings.NewReader(csv), "f.csv")
		if len(problems) > 0 {
			return
		}
		draft := string(Draft(inferred))
		p, problems := Load(folder("d/datapackage.yaml", draft, "d/f.csv", csv), "d")
		if len(problems) > 0 {
			t.Fatalf("%q:\n%s\n%v", csv, draft, problems)
		}
		if _, err := p.Resources[0].Results(); err != nil {
			t.Fatalf("%q:\n%s\n%v", csv, draft, err)
		}
	})
}
