package typed_test

import (
	"os"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/prose"
	"github.com/benchwright/benchwright/tools/typed"
)

// Each bound number of a real article is typed in its place. Most are found; what
// is not is a count, a figure over several subjects, or one whose sentence names
// nothing. In the article as it stands nothing is found.
func TestOnTheArticle(t *testing.T) {
	name := "../../content/articles/nodejs-vs-python/index.md"
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	all, _ := datapackage.LoadAll(os.DirFS("../../data"), ".")
	packages, data := prose.Packages(all), typed.New(all)
	check := func(text string) (found problem.List) {
		for _, p := range prose.Passages(name, text) {
			found = append(found, data.Check(p, typed.Home{})...)
		}
		return found
	}
	if found := check(string(text)); len(found) > 0 {
		t.Errorf("as it stands:\n%v", found)
	}
	calls, _ := prose.Scan(name, string(text))
	lines := strings.Split(string(text), "\n")
	values, found := 0, 0
	for _, c := range calls {
		if c.Name != "value" || len(c.Validate()) > 0 {
			continue
		}
		v, err := packages.Value(c)
		if err != nil || !strings.ContainsAny(v.Text, "0123456789") {
			continue
		}
		line := []rune(lines[c.Line-1])
		_, rest, _ := strings.Cut(string(line[c.Column-1:]), ">}}")
		values++
		if len(check(string(line[:c.Column-1])+v.Text+rest)) > 0 {
			found++
		} else {
			t.Logf("line %d: %s is not found", c.Line, v.Text)
		}
	}
	if values < 60 || found*100 < values*85 {
		t.Errorf("%d of %d typed figures are found", found, values)
	}
}
