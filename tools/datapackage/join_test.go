package datapackage_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/benchwright/benchwright/tools/datapackage"
)

// sources are two packages and one that takes rows of both.
func sources(join string) fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"a/datapackage.yaml": file("name: a\nsources: [{title: A, path: \"https://example.org/a\"}]\nresources: [{name: r, path: r.csv}]\n"),
		"a/r.csv":            file("subject,metric,unit,value,level\nx,throughput,req/s,104708.0,8\ny,throughput,req/s,2,16\n"),
		"b/datapackage.yaml": file("name: b\nresources: [{name: r, path: r.csv}]\n"),
		"b/r.csv":            file("subject,metric,unit,value,connections\nz,throughput,req/s,3,64\n"),
		"c/datapackage.yaml": file(join),
	}
}

const joined = `name: c
resources:
  - name: all
    from:
      - {resource: a/r, where: {level: 8}, rename: {connections: level}, set: {source: "A, 2019"}}
      - {resource: b/r}
    schema:
      fields:
        - {name: subject, role: subject}
        - {name: source}
        - {name: connections, type: integer, role: parameter}
        - {name: metric, role: metric}
        - {name: value, type: number, role: value}
        - {name: source_url}
views:
  - {name: v, resource: all, y: %s}
`

// Rows keep every digit; a field that a resource lacks is empty, and the address of
// a source comes from its package.
func TestJoinedResource(t *testing.T) {
	all, problems := datapackage.LoadAll(sources(strings.Replace(joined, "%s", "subject", 1)), ".")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r := all[2].Resource("all")
	want := "subject,source,connections,metric,value,source_url\nx,\"A, 2019\",8,throughput,104708.0,https://example.org/a\nz,,64,throughput,3,\n"
	if got := string(r.CSV()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if results, err := r.Results(); err != nil || len(results) != 2 || !r.Computed {
		t.Errorf("%d results, %v", len(results), err)
	}
}

// The hash of a package changes with the rows it takes.
func TestJoinedResourceHash(t *testing.T) {
	hash := func(fs fstest.MapFS) string {
		all, _ := datapackage.LoadAll(fs, ".")
		return all[2].Hash
	}
	one, other := sources(strings.Replace(joined, "%s", "subject", 1)), sources(strings.Replace(joined, "%s", "subject", 1))
	other["b/r.csv"].Data = []byte(strings.Replace(string(other["b/r.csv"].Data), ",3,", ",4,", 1))
	if hash(one) == hash(other) {
		t.Error("another row, the same hash")
	}
	if a, b := hash(one), hash(one); a != b {
		t.Error("the same rows, another hash")
	}
}

func TestProblemsOfJoinedResources(t *testing.T) {
	for name, c := range map[string]struct{ from, to, want string }{
		"no such resource": {"a/r,", "a/s,", `c/datapackage.yaml:5:20: field "resource": there is no resource "a/s"`},
		"no such field":    {"level: 8", "lvel: 8", `c/datapackage.yaml:5:33: field "where": "a/r" has no field "lvel"`},
		"no such name":     {"connections: level", "connections: lavel", `field "rename": "a/r" has no field "lavel"`},
		"no schema":        {"schema:", "dialect:", `a joined resource needs a schema`},
		"file and rows":    {"name: all", "name: all\n    path: all.csv", `field "path": a joined resource has no file`},
		"neither":          {"    from:\n      - {resource: a/r, where: {level: 8}, rename: {connections: level}, set: {source: \"A, 2019\"}}\n      - {resource: b/r}\n", "", `c/datapackage.yaml:3:5: field "path": the key "path" is missing`},
		"a view":           {"y: subject", "y: subjct", `field "y": the resource "all" has no field "subjct"`},
		"joined itself":    {"resource: b/r", "resource: c/all", `"c/all" has no file of its own`},
	} {
		text := strings.Replace(joined, "%s", "subject", 1)
		_, problems := datapackage.LoadAll(sources(strings.Replace(text, c.from, c.to, 1)), ".")
		if len(problems) == 0 || !strings.Contains(problems.Error(), c.want) {
			t.Errorf("%s: %v", name, problems)
		}
	}
}
