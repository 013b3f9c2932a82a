package datapackage

import (
	"strings"
	"testing"
	"testing/fstest"
)

const (
	goodCSV  = "subject,metric,unit,value,status\nFastify,throughput,req/s,45000,ok\nKoa,throughput,req/s,,failed\n"
	goodYAML = `# yaml-language-server: $schema=../../tools/datapackage/datapackage.schema.json
name: claims
title: What is claimed
created: 2026-01-15
licenses: [{name: MIT, path: "https://opensource.org/license/mit"}]
sources:
  - title: A post
    path: https://example.org/
    version: "1.10"
units: [frames]
resources:
  - name: results
    path: results.csv
    schema:
      primaryKey: subject
      fields:
        - &name {name: subject, role: subject}
        - {name: metric, role: metric}
        - {name: unit, role: unit}
        - {name: value, role: value, constraints: {minimum: 0}}
        - {name: status, role: status, constraints: {enum: [ok, failed]}}
views:
  - name: throughput
    resource: results
    where: {metric: throughput, value: 3.10}
    x: value
    title: "{Fastify} leads"
    highlight: Fastify
measured: 2026-01-14
`
)

func folder(files ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return fsys
}

func load(t *testing.T, fsys fstest.MapFS, dir string) *Package {
	t.Helper()
	p, problems := Load(fsys, dir)
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestLoad(t *testing.T) {
	p := load(t, folder("d/datapackage.yaml", goodYAML, "d/results.csv", goodCSV), "d")
	if p.Name != "claims" || p.Created != "2026-01-15" || p.Measured != "2026-01-14" || p.Date() != "2026-01-14" || p.Sources[0].Version != "1.10" || p.Licenses[0].Name != "MIT" ||
		p.File != "d/datapackage.yaml" || p.Dir != "d" || len(p.Hash) != 64 {
		t.Errorf("package: %+v", p)
	}
	r := p.Resource("results")
	if !r.Tidy || r.Line != 12 || r.Column != 5 || r.Table.Name != "results" || r.Table.File != "d/results.csv" {
		t.Errorf("resource: %+v", r)
	}
	if f := r.Table.Schema.Fields[0]; f.Line != 17 || f.Name != "subject" || f.Type != "string" {
		t.Errorf("field: %+v", f)
	}
	v := p.View("throughput")
	if v.Chart != "dot" || v.Scale != "linear" || v.Line != 23 || v.Positions["title"] != [2]int{27, 12} || v.Positions["where.metric"] != [2]int{25, 13} {
		t.Errorf("view: %+v", v)
	}
	if v.Where["metric"][0] != "throughput" || v.Where["value"][0] != "3.10" || v.Highlight[0] != "Fastify" {
		t.Errorf("a scalar stands for a list of one, and numbers keep their digits: %+v", v.Where)
	}
	if p.Resource("none") != nil || p.View("none") != nil {
		t.Error("a name that nothing has finds something")
	}
}

func TestLoadResolvesAliases(t *testing.T) {
	yaml := "name: p\nresources:\n- name: a\n  path: a.csv\n  schema: &s {fields: [{name: x, unit: ms}]}\n- name: b\n  path: b.csv\n  schema: *s\n"
	p := load(t, folder("p/datapackage.yaml", yaml, "p/a.csv", "x\n1\n", "p/b.csv", "x\n2\n"), "p")
	if p.Resources[1].Table.Schema.Fields[0].Unit != "ms" {
		t.Error("one schema does not serve two tables")
	}
	bomb := "a: &a [1,1,1,1,1,1,1,1,1,1]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+",", 9) + "*" + string(c-1) + "]\n"
	}
	if _, problems := Load(folder("p/datapackage.yaml", bomb), "p"); len(problems) == 0 || len(problems) > 50 {
		t.Errorf("ten thousand million values: %d problems", len(problems))
	}
}

func TestLoadRefusesWhatWouldEatTheMachine(t *testing.T) {
	for why, yaml := range map[string]string{
		"brackets":     strings.Repeat("[", 100_000),
		"braces":       strings.Repeat("{a: ", 50_000),
		"list of list": strings.Repeat("- ", 100_000),
		"size":         "# " + strings.Repeat("x", maxBytes),
	} {
		if p, problems := Load(folder("datapackage.yaml", yaml), "."); p != nil || len(problems) != 1 {
			t.Errorf("%s: %v", why, problems)
		}
	}
	_, problems := Load(folder("datapackage.yaml", strings.Repeat("x: 1\n", 500)), ".")
	if last := problems[len(problems)-1]; len(problems) != listed+1 || !strings.HasPrefix(last.Message, "and 4") {
		t.Errorf("%d problems, the last one: %v", len(problems), last)
	}
}

func TestLoadWithoutDescriptor(t *testing.T) {
	p := load(t, folder("my Data/B one.csv", goodCSV, "my Data/a.tsv", "x\ty\n1\t2\n", "my Data/readme.txt", ""), "my Data")
	if p.Name != "my-data" || len(p.Resources) != 2 || p.Resource("b-one") == nil || !p.Resource("b-one").Tidy || p.Resource("a").Table == nil ||
		p.Resource("b-one").Table.Name != "b-one" {
		t.Errorf("got %+v", p)
	}
	for dir, want := range map[string]string{
		"none":  "none: there is no such folder",
		"empty": "empty: the folder has neither a descriptor nor a CSV",
		"yml":   "yml/datapackage.yml: the descriptor has another name",
	} {
		_, problems := Load(folder("empty/readme.txt", "", "yml/datapackage.yml", ""), dir)
		if len(problems) != 1 || problems[0].Error() != want {
			t.Errorf("%s: got %v, want %s", dir, problems, want)
		}
	}
}

func TestLoadAll(t *testing.T) {
	fsys := folder("data/z/datapackage.yaml", strings.Replace(goodYAML, "claims", "a", 1), "data/z/results.csv", goodCSV,
		"data/more/b/x.csv", "x\n1\n", "data/.git/x.csv", "x\n", "data/empty/readme", "", "data/stray.csv", "x\n1\n")
	all, problems := LoadAll(fsys, "data")
	if err := problems.Err(); err != nil || len(all) != 2 || all[0].Name != "a" || all[1].Name != "b" {
		t.Errorf("got %v, %v; want the packages a and b, by name", all, err)
	}
	fsys["data/a/x.csv"] = &fstest.MapFile{Data: []byte("x\n1\n")}
	if _, problems = LoadAll(fsys, "data"); len(problems) != 1 || !strings.Contains(problems[0].Message, `a second package "a"`) {
		t.Errorf("two packages of one name: %v", problems)
	}
	if _, problems = LoadAll(fsys, "nowhere"); len(problems) == 0 {
		t.Error("a root that is not there is no problem")
	}
}

func TestHashFollowsEveryFile(t *testing.T) {
	hash := func(yaml, csv string) string {
		return load(t, folder("d/datapackage.yaml", yaml, "d/results.csv", csv), "d").Hash
	}
	first := hash(goodYAML, goodCSV)
	if hash(goodYAML, goodCSV) != first {
		t.Error("the same files have two hashes")
	}
	if hash(goodYAML+"\n", goodCSV) == first || hash(goodYAML, strings.Replace(goodCSV, "45000", "45001", 1)) == first {
		t.Error("a change leaves the hash")
	}
}
