package history_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/history"
)

const descriptor = `name: api
resources:
  - name: results
    path: results.csv
    schema:
      fields:
        - {name: subject, role: subject}
        - {name: metric, role: metric}
        - {name: unit, role: unit}
        - {name: value, type: number, role: value}
        - {name: high, type: number, role: high}
        - {name: run, type: integer, role: run}
      primaryKey: [subject, metric]
`

// A repository is one that a test fills, its data in the folder data.
type repository struct {
	t   *testing.T
	dir string
	day int
}

func newRepository(t *testing.T) *repository {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("SKIPPED for want of git")
	}
	r := &repository{t: t, dir: t.TempDir()}
	r.git("init", "-q", "-b", "main")
	return r
}

func (r *repository) git(args ...string) string {
	r.t.Helper()
	c := exec.Command("git", append([]string{"-C", r.dir, "-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"}, args...)...)
	date := fmt.Sprintf("2026-03-%02dT23:30:00-05:00", r.day) // the next day in UTC
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_AUTHOR_DATE="+date, "GIT_COMMITTER_DATE="+date)
	out, err := c.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// commit writes the rows of a CSV, from the subject to the run, and commits all.
func (r *repository) commit(file string, rows ...string) {
	r.t.Helper()
	r.day++
	r.write("data/api/"+file, "subject,metric,unit,value,high,run\n"+strings.Join(rows, "\n")+"\n")
	r.write("data/api/datapackage.yaml", strings.Replace(descriptor, "results.csv", file, 1))
	r.git("add", "-A")
	r.git("commit", "-q", "-m", fmt.Sprint(r.day))
}

func (r *repository) write(name, text string) {
	r.t.Helper()
	name = filepath.Join(r.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func gitIn(dir string) history.Git {
	return func(ctx context.Context, args ...string) (string, error) {
		out, err := exec.CommandContext(ctx, "git", append([]string{"-C", dir}, args...)...).Output()
		return strings.TrimSpace(string(out)), err
	}
}

// read returns the history of the data of a working tree as lines.
func read(t *testing.T, root string) (history.History, string) {
	t.Helper()
	p, problems := datapackage.Load(os.DirFS(filepath.Join(root, "data")), "api")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	h := history.Read(t.Context(), gitIn(filepath.Join(root, "data")))
	changes, since, err := h.Of(t.Context(), p, p.Resources[0])
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{"since " + since}
	for _, c := range changes {
		lines = append(lines, fmt.Sprintf("%s %s: %s %q -> %q %s", c.Date, strings.Join(c.Row, " "), c.Field, c.From, c.To, c.Unit))
	}
	return h, strings.Join(lines, "\n")
}

func TestFollowsFiguresThroughCommits(t *testing.T) {
	r := newRepository(t)
	r.commit("first.csv", "A,latency,ms,41.2,50,1", "B,latency,ms,8,,2", "C,latency,ms,9,,3")
	r.commit("results.csv", "B,latency,ms,8,,2", "A,latency,ms,41.20,50,1", "C,latency,ms,9,,3", "D,latency,ms,1,,4") // moved, in another order, written otherwise
	r.git("rm", "-q", "data/api/first.csv")
	r.git("commit", "-q", "--amend", "--no-edit")
	r.commit("results.csv", "A,latency,ms,43,,1", "B,latency,ms,8,,2", "C,latency,ms,9,,3", "D,latency,ms,1,,4")
	r.commit("results.csv", "A,latency,ms,43,,1", "Bee,latency,ms,8,,2", "D,latency,ms,2,,4") // B renamed, C withdrawn
	h, got := read(t, r.dir)
	want := `since 2026-03-02
2026-03-04 A latency: value "41.20" -> "43" ms
2026-03-04 A latency: high "50" -> "" ms
2026-03-05 C latency: value "9" -> "" ms
2026-03-05 D latency: value "1" -> "2" ms`
	if got != want || !h.Complete || h.Date.Format("2006-01-02") != "2026-03-05" || len(h.Commit) != 40 {
		t.Errorf("%+v\ngot\n%s\nwant\n%s", h, got, want)
	}
}

// A version that could not be read was not published: what came before it counts.
func TestPassesOverBrokenVersions(t *testing.T) {
	r := newRepository(t)
	r.commit("results.csv", "A,latency,ms,1,,1")
	r.commit("results.csv", "A,latency,ms,1,,1", "A,latency,ms,3,,1")
	r.commit("results.csv", "A,latency")
	r.commit("results.csv", "A,latency,ms,2,,1")
	if _, got := read(t, r.dir); got != "since 2026-03-02\n2026-03-05 A latency: value \"1\" -> \"2\" ms" {
		t.Error(got)
	}
}

// What a branch tried is not what was published: a merge counts as one step.
func TestFollowsFirstParents(t *testing.T) {
	r := newRepository(t)
	r.commit("results.csv", "A,latency,ms,1,,1")
	r.git("checkout", "-q", "-b", "try")
	r.commit("results.csv", "A,latency,ms,5,,1")
	r.commit("results.csv", "A,latency,ms,2,,1")
	r.git("checkout", "-q", "main")
	r.write("words.md", "x")
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "words")
	r.git("merge", "-q", "--no-edit", "try")
	if _, got := read(t, r.dir); got != "since 2026-03-02\n2026-03-04 A latency: value \"1\" -> \"2\" ms" {
		t.Error(got)
	}
}

func TestWithoutHistory(t *testing.T) {
	r := newRepository(t)
	r.commit("results.csv", "A,latency,ms,1,,1")
	r.commit("results.csv", "A,latency,ms,2,,1")
	shallow := t.TempDir()
	r.git("clone", "-q", "--depth", "1", "file://"+r.dir, shallow)
	if h, got := read(t, shallow); h.Complete || got != "since " || h.Date.IsZero() {
		t.Errorf("a shallow clone: %+v %s", h, got)
	}
	bare := t.TempDir()
	if err := os.CopyFS(filepath.Join(bare, "data"), os.DirFS(filepath.Join(r.dir, "data"))); err != nil {
		t.Fatal(err)
	}
	if h, got := read(t, bare); h.Complete || got != "since " || h.Commit != "" {
		t.Errorf("no repository: %+v %s", h, got)
	}
	if h := history.Read(t.Context(), nil); h.Complete {
		t.Errorf("no git: %+v", h)
	}
}
