package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/changes"
)

// A history is a git repository that holds a site.
type history struct {
	t    *testing.T
	root string
	site string
}

// newHistory commits the small site.
func newHistory(t *testing.T) history {
	t.Helper()
	for _, key := range []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"} {
		t.Setenv(key, "") // tests may run in a hook
		os.Unsetenv(key)
	}
	h := history{t, filepath.Join(t.TempDir(), "repository"), ""}
	h.site = filepath.Join(h.root, "site")
	if err := os.CopyFS(h.site, os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	ignore := tree{".gitignore": "public/\ngenerated/\n.cache/\nresources/\n"}
	if err := ignore.write(h.root); err != nil {
		t.Fatal(err)
	}
	mustEdit(t, h.file("benchmarks/api/results.csv"), "http,hello,Quick,Node.js,latency p99",
		"http,hello,Calm,Python,throughput,req/s,higher,median,9000,8800,9200,5,,ok\n"+
			"http,hello,Calm,Python,latency p99,ms,lower,median,15,14,16,5,,ok\nhttp,hello,Quick,Node.js,latency p99")
	mustEdit(t, h.file("content/_index.md"), "as many requests.\n", "as many requests.\n\nA first paragraph stands here.\n\nA second one follows it.\n")
	mustEdit(t, h.file("benchmarks/api/datapackage.yaml"), "[subject, metric]", "[scenario, subject, metric]")
	h.git("init", "-q", "-b", "main")
	h.commit("base")
	return h
}

func (h history) git(args ...string) string {
	h.t.Helper()
	args = append([]string{"-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false"}, args...)
	out, err := command(h.root, nil, "git", args...)
	if err != nil {
		h.t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(out)
}

func (h history) commit(name string) {
	h.t.Helper()
	h.git("add", "-A")
	h.git("commit", "-q", "-m", name)
	h.git("tag", name)
}

func (h history) file(name string) string { return filepath.Join(h.site, name) }

// reported is a report as short lines, for comparing.
func reported(t *testing.T, text string) []string {
	t.Helper()
	var r changes.Report
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	var lines []string
	add := func(parts ...string) { lines = append(lines, strings.Join(parts, " ")) }
	for _, p := range r.Packages {
		add("package", p.Name, p.Kind)
	}
	for _, c := range r.Columns {
		add("column", c.Kind, c.Before, c.After)
	}
	for _, n := range r.Numbers {
		add("number", changes.Cells(n.Row), n.Field+":", n.Before.String(), "→", n.After.String()+":", n.Change())
	}
	for _, v := range r.Values {
		add("value", v.Before, "→", v.After)
	}
	for _, f := range r.Figures {
		add("figure", f.View, f.Kind, map[bool]string{true: "picture"}[f.Picture])
		for _, w := range f.Words {
			if w.Part == "title" {
				add("title", w.Before, "→", w.After)
			}
		}
		for _, flip := range f.Flips {
			add("flip", flip.String())
		}
	}
	for _, s := range r.Sentences {
		add("sentence", s.Kind, strings.Join(s.Pages, ","), s.Before, "→", s.After)
	}
	for _, x := range r.Texts {
		add("text", x.Place+":", x.Before, "→", x.After)
	}
	for _, d := range r.Downloads {
		add("download", d.Name, d.Kind)
	}
	return lines
}

func TestChangesReportsJustWhatHappened(t *testing.T) {
	hugo := hugo(t)
	t.Setenv(replacement(t))
	h := newHistory(t)
	must(t, "publish", "--site", h.site, "--hugo", hugo)
	base := filepath.Join(t.TempDir(), "base")
	if err := os.CopyFS(base, os.DirFS(h.site)); err != nil {
		t.Fatal(err)
	}
	const csv, yaml, words = "benchmarks/api/results.csv", "benchmarks/api/datapackage.yaml", "content/_index.md"
	write := func(files tree) {
		if err := files.write(h.site); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name string
		edit func()
		want string // nothing, or what testdata/changes holds
	}{
		{"a-cell", func() { mustEdit(t, h.file(csv), ",8,7,9,5", ",28,27,29,5") }, ""},
		{"a-number-in-prose", func() { mustEdit(t, h.file(csv), ",40000,39000,41000,", ",45000,44000,46000,") }, ""},
		{"within-the-interval", func() { mustEdit(t, h.file(csv), ",8,7,9,5", ",8.5,7.5,9.5,5") }, ""},
		{"another-unit", func() {
			mustEdit(t, h.file(csv), "ms,lower,median,8,7,9,5", "s,lower,median,0.008,0.007,0.009,5")
			mustEdit(t, h.file(csv), "ms,lower,median,21,20,25,5", "s,lower,median,0.021,0.020,0.025,5")
			mustEdit(t, h.file(csv), "ms,lower,median,15,14,16,5", "s,lower,median,0.015,0.014,0.016,5")
		}, ""},
		{"a-row-less", func() {
			mustEdit(t, h.file(csv), "http,hello,Calm,Python,throughput,req/s,higher,median,9000,8800,9200,5,,ok\n", "")
		}, ""},
		{"a-row-failed", func() {
			mustEdit(t, h.file(csv), "median,9000,8800,9200,5,,ok", "median,,,,,,failed")
		}, ""},
		{"a-column-renamed", func() {
			mustEdit(t, h.file(csv), "benchmark,scenario,", "suite,scenario,")
			mustEdit(t, h.file(yaml), "{name: benchmark,", "{name: suite,")
		}, ""},
		{"a-key-renamed", func() {
			mustEdit(t, h.file(csv), "scenario,subject", "load,subject")
			mustEdit(t, h.file(yaml), "{name: scenario,", "{name: load,")
			mustEdit(t, h.file(yaml), "[scenario, subject, metric]", "[load, subject, metric]")
		}, ""},
		{"a-new-package", func() {
			write(tree{"benchmarks/sorting/times.csv": "subject,metric,unit,better,statistic,value\nQuicksort,wall time,ms,lower,median,12.5\n",
				"benchmarks/sorting/datapackage.yaml": "name: sorting\ntitle: Sorting\nresources:\n  - {name: times, path: times.csv}\n"})
		}, ""},
		{"a-sentence", func() {
			mustEdit(t, h.file(words), "as many requests.", "as many requests in a second. Nobody knows why.")
		}, ""},
		{"a-caveat", func() {
			mustEdit(t, h.file(yaml), "created: 2026-05-04", "created: 2026-05-04\ncaveats: [One machine only.]")
		}, ""},
		{"a-figure-less", func() {
			text, err := os.ReadFile(h.file(yaml))
			if err != nil {
				t.Fatal(err)
			}
			before, _, _ := strings.Cut(string(text), "  - name: latency\n")
			write(tree{yaml: before})
			mustEdit(t, h.file(words), "{{< bench/chart view=\"api/latency\" >}}\n", "")
		}, ""},
		{"rows-in-another-order", func() {
			text, err := os.ReadFile(h.file(csv))
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSpace(string(text)), "\n")
			slices.Reverse(lines[1:])
			write(tree{csv: strings.Join(lines, "\n") + "\n"})
		}, "nothing"},
		{"columns-in-another-order", func() {
			text, err := os.ReadFile(h.file(csv))
			if err != nil {
				t.Fatal(err)
			}
			var lines []string
			for line := range strings.Lines(string(text)) {
				cells := strings.Split(strings.TrimSpace(line), ",")
				slices.Reverse(cells)
				lines = append(lines, strings.Join(cells, ","))
			}
			write(tree{csv: strings.Join(lines, "\n") + "\n"})
		}, "nothing"},
		{"white-space", func() {
			text, err := os.ReadFile(h.file(csv))
			if err != nil {
				t.Fatal(err)
			}
			write(tree{csv: strings.ReplaceAll(string(text), "\n", "\r\n")})
			mustEdit(t, h.file(yaml), "\nsources:\n", "\n# Where it comes from\n\nsources:\n")
			mustEdit(t, h.file(words), "as many requests.", "as   many\nrequests.\n\n")
		}, "nothing"},
		{"markup", func() { mustEdit(t, h.file(words), "as many requests.", "as **many** requests.") }, "nothing"},
		{"paragraphs-in-another-order", func() {
			mustEdit(t, h.file(words), "A first paragraph stands here.\n\nA second one follows it.\n", "A second one follows it.\n\nA first paragraph stands here.\n")
		}, "nothing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h.git("checkout", "-q", "-f", "base")
			c.edit()
			h.commit(c.name)
			status, out, said := do("changes", base, c.name, "--site", h.site, "--hugo", hugo, "--format", "json")
			if status != exitOK {
				t.Fatalf("status %d: %s", status, said)
			}
			got, golden := strings.Join(append(reported(t, out), ""), "\n"), "testdata/changes/"+c.name+".txt"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil || got != string(want) {
				t.Errorf("%v; reported:\n%s\nwant:\n%s", err, got, want)
			}
			nothing := c.want == "nothing"
			if nothing != (got == "") {
				t.Errorf("reported %q", got)
			}
		})
	}
}
