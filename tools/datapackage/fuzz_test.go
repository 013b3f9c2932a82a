package datapackage

import (
	"encoding/json"
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
