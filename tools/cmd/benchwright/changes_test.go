package main

import (
	"encoding/json"
	"os"
	"path/filepath"
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
	mustEdit(t, h.file("content/_index.md"), "as many requests.\n", "as many requests.\n\nA first paragraph stands here.\n\nA second one follows it.\n\n"+
		"Of Calm being ahead of Steady the data say: {{< bench/claim that=\"Calm.'latency p99' beats Steady.'latency p99'\" in=\"api\" />}}.\n")
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

func (h history) read(name string) string {
	h.t.Helper()
	text, err := os.ReadFile(h.file(name))
	if err != nil {
		h.t.Fatal(err)
	}
	return string(text)
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
	for _, p := range r.Pages {
		add("page", p.Name, p.Kind)
	}
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
	for _, v := range r.Verdicts {
		add("verdict", v.Claim+":", v.Before, "→", v.After)
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
	for _, c := range crafted(h) {
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
			if c.nothing != (got == "") {
				t.Errorf("reported %q", got)
			}
		})
	}
}
