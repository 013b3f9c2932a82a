package datapackage_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/benchwright/benchwright/tools/datapackage"
)

func inlinePackages(t *testing.T) []*datapackage.Package {
	t.Helper()
	p, problems := datapackage.Load(fstest.MapFS{
		"api/datapackage.yaml": {Data: []byte("name: api\nresources:\n  - {name: results, path: results.csv}\n")},
		"api/results.csv":      {Data: []byte("subject,latency\nFastify,8\nFastAPI,22\n")},
	}, "api")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return []*datapackage.Package{p}
}

func TestReadView(t *testing.T) {
	p, v, problems := datapackage.ReadView("a.md", 10, "package: api\nchart: bar\nx: latency\ny: subject\ntitle: Two\n", inlinePackages(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if p.Name != "api" || v.Chart != "bar" || v.Resource != "results" || v.X != "latency" {
		t.Errorf("got %s, %+v", p.Name, v)
	}
	if got := v.Positions["title"]; got != [2]int{14, 8} {
		t.Errorf("the title is said to stand at %v, and it stands in line 14 of the article", got)
	}
}

// A chart in an article is validated like any other, its problems placed in the
// Markdown file.
func TestReadViewProblems(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"package: ap\nchart: bar\n", `a.md:10:10: field "package": there is no package "ap"`},
		{"chart: bar\n", `field "package": the key is missing`},
		{"package: api\nchart: bra\n", `a.md:11:8: field "chart": "bra" is not allowed here`},
		{"package: api\nchrat: bar\n", `a.md:11:1: unknown key "chrat"`},
		{"package: api\nx: latncy\n", `a.md:11:4: field "x": the resource "results" has no field "latncy"`},
		{"- bar\n", "a chart is defined by keys and values"},
		{"package: [\n", "a.md:1"},
	} {
		_, v, problems := datapackage.ReadView("a.md", 10, c.text, inlinePackages(t))
		if v != nil || len(problems) == 0 || !strings.Contains(problems.Error(), c.want) {
			t.Errorf("%q:\n got  %v\n want %s", c.text, problems, c.want)
		}
	}
}
