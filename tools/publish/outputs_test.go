package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// siteFiles are a small site with one package, one chart and one number.
var siteFiles = map[string]string{
	"benchmarks/claims/datapackage.yaml": `name: claims
title: "Claims </script> & such"
created: 2026-01-15
licenses: [{name: CC0-1.0, path: "https://creativecommons.org/publicdomain/zero/1.0/"}]
sources: [{title: A post, path: "https://example.org/post", version: "2"}]
caveats: [Claimed.]
resources:
  - {name: claims, path: claims.csv, title: All claims}
views:
  - name: throughput
    resource: claims
    where: {metric: throughput}
    title: "Fastify is said to answer {Fastify.throughput / FastAPI.throughput} times as often"
`,
	"benchmarks/claims/claims.csv": `subject,runtime,metric,unit,better,statistic,value,status
Fastify,Node.js,throughput,req/s,higher,claim,45000,ok
FastAPI,Python,throughput,req/s,higher,claim,12000,ok
Express,Node.js,throughput,req/s,higher,claim,,skipped
`,
	"content/article.md": "---\ntitle: An article\n---\n" + `Fastify answers {{< bench/value of="Fastify.throughput" in="claims" >}}.

{{< bench/chart "claims/throughput" >}}
`,
}

// built returns what a site with these files is generated from.
func built(t *testing.T, files map[string]string) Tree {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := WriteFile(filepath.Join(dir, name), []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	m, problems := Load(s)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	tree, err := m.Outputs(context.Background(), NewDrawer(filepath.Join(dir, ".cache")))
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// places are the keys whose values are paths, with the folder they are below.
var places = map[string]string{"csv": "static", "json": "static", "svg": "static", "png": "static", "option": "static",
	"download": "static", "path": "static", "asset": "assets"}

// missingFiles returns the paths in a value that the tree does not hold.
func missingFiles(tree Tree, v any) []string {
	var missing []string
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			name, isText := value.(string)
			_, held := tree[path.Join(places[key], name)]
			if places[key] != "" && isText && !held && !strings.Contains(name, "://") {
				missing = append(missing, key+" "+name)
			}
			missing = append(missing, missingFiles(tree, value)...)
		}
	case []any:
		for _, value := range v {
			missing = append(missing, missingFiles(tree, value)...)
		}
	}
	return missing
}

func TestOutputsHoldWhatTheyName(t *testing.T) {
	tree := built(t, siteFiles)
	for _, name := range []string{"data/benchwright/values.json", "data/benchwright/packages/claims.json",
		"assets/benchwright/claims/throughput-wide.svg", "assets/benchwright/claims/throughput-narrow.svg",
		"static/data/claims/datapackage.json", "static/data/claims/claims.csv", "static/data/claims/claims.json",
		"static/figures/claims/throughput/figure.svg", "static/figures/claims/throughput/figure.csv",
		"static/figures/claims/throughput/figure.json", "static/schemas/datapackage.schema.json"} {
		if len(tree[name]) == 0 {
			t.Errorf("%s is missing or empty; there are %v", name, slices.Sorted(maps.Keys(tree)))
		}
	}
	for name, text := range tree {
		if len(text) == 0 {
			t.Errorf("%s is empty", name)
		}
		if path.Ext(name) != ".json" {
			continue
		}
		var v any
		if err := json.Unmarshal(text, &v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if missing := missingFiles(tree, v); strings.HasPrefix(name, "data/") && len(missing) > 0 {
			t.Errorf("%s names files that are not made: %v", name, missing)
		}
		if path.Base(name) == "claims.json" && bytes.ContainsAny(text, "<>") {
			t.Errorf("%s holds < or >, and stands in pages", name)
		}
	}
}

func TestOutputsHoldTheData(t *testing.T) {
	tree := built(t, siteFiles)
	if got, want := string(tree["static/figures/claims/throughput/figure.csv"]),
		"subject,runtime,value,statistic\nFastify,Node.js,45000,claim\nFastAPI,Python,12000,claim\n"; got != want {
		t.Errorf("figure.csv:\n%swant\n%s", got, want)
	}
	if got, want := string(tree["static/data/claims/claims.csv"]), siteFiles["benchmarks/claims/claims.csv"]; got != want {
		t.Errorf("claims.csv:\n%swant\n%s", got, want)
	}
	var values map[string]struct{ Text, Of, In string }
	if err := json.Unmarshal(tree["data/benchwright/values.json"], &values); err != nil {
		t.Fatal(err)
	}
	if v := values["in=claims\nof=Fastify.throughput"]; v.Text != "45,000\u202freq/s" {
		t.Errorf("values: %+v", values)
	}
	var p packageManifest
	if err := json.Unmarshal(tree["data/benchwright/packages/claims.json"], &p); err != nil {
		t.Fatal(err)
	}
	v, r := p.Views["throughput"], p.Resources["claims"]
	if v.Title != "Fastify is said to answer 3.8 times as often" || v.ID != "claims-throughput" || v.Wide.Width != 768 || v.Narrow.Width != 320 ||
		!slices.Contains(v.Notes, "Not drawn: Express: no figure.") {
		t.Errorf("view: %+v", v)
	}
	if r.Rows != 3 || r.File != "claims.csv" || len(r.SHA256) != 64 || r.Bytes != len(tree["static/data/claims/claims.csv"]) {
		t.Errorf("resource: %+v", r)
	}
}

// Two machines make the same bytes: nothing of the folder, the clock or the order
// of a map reaches an output.
func TestOutputsAreTheSameAgain(t *testing.T) {
	first, again := built(t, siteFiles), built(t, siteFiles)
	for name, text := range first {
		if !bytes.Equal(text, again[name]) {
			t.Errorf("%s differs", name)
		}
		if bytes.Contains(text, []byte(os.TempDir()+"/")) {
			t.Errorf("%s knows the folder it was made in", name)
		}
	}
	if len(first) != len(again) {
		t.Errorf("%d files, then %d", len(first), len(again))
	}
}

// A row more changes its own package and nothing of the others; the history is
// that of commits, of which there are none.
func TestOutputsChangeWithTheirDataOnly(t *testing.T) {
	files := maps.Clone(siteFiles)
	files["benchmarks/other/other.csv"] = "library,stars\nExpress,65000\n"
	before := built(t, files)
	files["benchmarks/other/other.csv"] += "Koa,35000\n"
	after := built(t, files)
	for name, text := range after {
		if changed := !bytes.Equal(text, before[name]); changed != (strings.Contains(name, "other") && !strings.HasSuffix(name, ".history.json")) {
			t.Errorf("%s: changed is %v", name, changed)
		}
	}
}
