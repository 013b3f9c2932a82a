package netlify

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pelletier/go-toml/v2"
)

// settings is what these tests read of netlify.toml.
type settings struct {
	Build struct {
		Command string `toml:"command"`
		Ignore  string `toml:"ignore"`
	} `toml:"build"`
	Context map[string]struct {
		Command     string            `toml:"command"`
		Environment map[string]string `toml:"environment"`
	} `toml:"context"`
}

func readSettings(t *testing.T) settings {
	t.Helper()
	text, err := os.ReadFile(repository + "/netlify.toml")
	if err != nil {
		t.Fatal(err)
	}
	var s settings
	if err := toml.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// A checkout is a folder with this repository's files under git.
type checkout struct {
	t   *testing.T
	dir string
}

// upstream is a repository with our files as they are, on the branch main, and with
// an edited one as the head of pull request 7.
func upstream(t *testing.T, edits map[string][2]string) checkout {
	t.Helper()
	c := checkout{t, filepath.Join(t.TempDir(), "upstream")}
	out, err := exec.Command("git", "-C", repository, "ls-files", "-co", "--exclude-standard", "-z").Output()
	if err != nil {
		t.Fatal(err)
	}
	for name := range strings.SplitSeq(strings.Trim(string(out), "\x00"), "\x00") {
		if strings.Contains(name, "/testdata/") || strings.HasSuffix(name, "_test.go") {
			continue // nothing is built from them
		}
		c.copy(filepath.Join(repository, name), name)
	}
	c.git("init", "-q", "-b", "main")
	c.commit("base")
	c.git("checkout", "-q", "-b", "faster-json")
	for name, edit := range edits {
		text, err := os.ReadFile(filepath.Join(c.dir, name))
		if err != nil || !strings.Contains(string(text), edit[0]) {
			t.Fatalf("%s does not hold %q (%v)", name, edit[0], err)
		}
		c.write(name, []byte(strings.Replace(string(text), edit[0], edit[1], 1)))
	}
	c.commit("change")
	c.git("update-ref", "refs/pull/7/head", "HEAD")
	c.git("checkout", "-q", "main")
	return c
}

// build is a shallow clone at the head of the pull request, with what a cache keeps
// between builds: Hugo, and here the drawings as well.
func (c checkout) build() checkout {
	c.t.Helper()
	b := checkout{c.t, filepath.Join(c.t.TempDir(), "build")}
	c.git("clone", "-q", "--depth=1", "file://"+filepath.ToSlash(c.dir), b.dir)
	b.git("fetch", "-q", "--depth=1", "origin", "pull/7/head")
	b.git("checkout", "-q", "--detach", "FETCH_HEAD")
	hugo := filepath.Join(repository, ".bin/hugo")
	if _, err := os.Stat(hugo); err != nil {
		c.t.Skip("SKIPPED for want of Hugo; build it with make .bin/hugo")
	}
	b.copy(hugo, ".bin/hugo")
	if err := os.Chmod(filepath.Join(b.dir, ".bin/hugo"), 0o755); err != nil {
		c.t.Fatal(err)
	}
	if _, err := os.Stat(repository + "/site/.cache/drawings"); err == nil {
		if err := os.CopyFS(filepath.Join(b.dir, "site/.cache/drawings"), os.DirFS(repository+"/site/.cache/drawings")); err != nil {
			c.t.Fatal(err)
		}
	}
	return b
}

func (c checkout) copy(from, to string) {
	c.t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		c.t.Fatal(err)
	}
	c.write(to, content)
}

func (c checkout) write(name string, content []byte) {
	c.t.Helper()
	name = filepath.Join(c.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		c.t.Fatal(err)
	}
	if err := os.WriteFile(name, content, 0o644); err != nil {
		c.t.Fatal(err)
	}
}

func (c checkout) read(name string) string {
	c.t.Helper()
	text, err := os.ReadFile(filepath.Join(c.dir, name))
	if err != nil {
		c.t.Error(err)
	}
	return string(text)
}

func (c checkout) git(args ...string) string {
	c.t.Helper()
	args = append([]string{"-C", c.dir, "-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false"}, args...)
	if slices.Contains(args, "clone") {
		args = args[2:] // the folder is not there yet
	}
	out, err := exec.Command("git", args...).CombinedOutput()
	if err != nil {
		c.t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (c checkout) commit(message string) {
	c.t.Helper()
	c.git("add", "-A")
	c.git("commit", "-q", "-m", message)
}

// run runs a command of netlify.toml by a shell, as Netlify does, and returns what
// it printed. The environment is that of the machine with what Netlify documents.
func (c checkout) run(command string, env map[string]string) (printed string, err error) {
	c.t.Helper()
	var said bytes.Buffer
	sh := exec.Command("bash", "-c", command)
	sh.Dir, sh.Stdout, sh.Stderr, sh.WaitDelay = c.dir, &said, &said, time.Minute
	sh.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "GIT_") || strings.HasPrefix(v, "MAKE") })
	for name, value := range env {
		sh.Env = append(sh.Env, name+"="+value)
	}
	err = sh.Run()
	return said.String(), err
}

// deployed are the variables of the build of a pull request.
func (c checkout) deployed(more map[string]string) map[string]string {
	commit := c.git("rev-parse", "HEAD")
	env := map[string]string{"NETLIFY": "true", "CI": "true", "CONTEXT": "deploy-preview", "BRANCH": "pull/7/head", "HEAD": "faster-json",
		"PULL_REQUEST": "true", "REVIEW_ID": "7", "COMMIT_REF": commit, "CACHED_COMMIT_REF": commit, "CGO_ENABLED": "0", "TZ": "UTC",
		"REPOSITORY_URL": c.git("remote", "get-url", "origin"), "URL": "https://readers.example", "SITE_NAME": "readers",
		"DEPLOY_URL": "https://0123456789--readers.example", "DEPLOY_PRIME_URL": "https://deploy-preview-7--readers.example"}
	for name, value := range more {
		env[name] = value
	}
	return env
}

var faster = map[string][2]string{"data/claims/claims.csv": {"throughput,req/s,higher,claim,45000,", "throughput,req/s,higher,claim,54000,"}}

// The pages of a pull request say what changed, and those of production after it
// nothing of the kind.
func TestDeployPreviewThenProduction(t *testing.T) {
	if testing.Short() {
		t.Skip("builds our site four times")
	}
	s, b := readSettings(t), upstream(t, faster).build()
	preview := s.Context["deploy-preview"]
	said, err := b.run(preview.Command, b.deployed(preview.Environment))
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	article := b.read("site/public/articles/nodejs-vs-python/index.html")
	for what, pair := range map[string][2]string{
		"the log names the base":       {said, "comparing with main at "},
		"the log says what changed":    {said, " numbers, "},
		"the page":                     {b.read("site/public/changes/index.html"), "54000 req/s"},
		"the data":                     {b.read("site/public/changes/changes.json"), `"absolute": 9000`},
		"the banner":                   {article, "Preview of pull request 7, faster-json"},
		"the way to production":        {article, `href="https://readers.example/articles/nodejs-vs-python/"`},
		"its own address":              {article, "https://deploy-preview-7--readers.example/articles/nodejs-vs-python/"},
		"search engines stay away":     {article, `name="robots" content="noindex`},
		"robots.txt as well":           {b.read("site/public/robots.txt"), "Disallow: /"},
		"the preview is not cut short": {b.read("site/public/404.html"), "bench-preview"},
	} {
		if !strings.Contains(pair[0], pair[1]) {
			t.Errorf("%s: there is no %q; the log:\n%s", what, pair[1], said)
		}
	}
	if said, err := b.run(s.Build.Command, b.deployed(map[string]string{"CONTEXT": "production", "HUGO_ENVIRONMENT": "production"})); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	b.holdsNoPreview()

	// Data with a mistake stops the deploy, and the log says where it is.
	b.write("data/claims/claims.csv", []byte(strings.Replace(b.read("data/claims/claims.csv"), ",claim,54000,", ",claim,54k,", 1)))
	said, err = b.run(preview.Command, b.deployed(preview.Environment))
	if err == nil || !strings.Contains(said, `data/claims/claims.csv:2:68: field "value": "54k" is not a number`) {
		t.Errorf("%v\n%s", err, said)
	}
}

// holdsNoPreview checks that nothing of a preview stands in the finished pages.
func (c checkout) holdsNoPreview() {
	c.t.Helper()
	count := 0
	err := filepath.WalkDir(filepath.Join(c.dir, "site/public"), func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		count++
		text, err := os.ReadFile(name)
		for _, of := range []string{"bench-preview", `href="/changes/`, "noindex, nofollow"} {
			if strings.HasSuffix(name, ".html") && bytes.Contains(text, []byte(of)) {
				c.t.Errorf("%s holds %q", name, of)
			}
		}
		if strings.Contains(filepath.ToSlash(name), "/public/changes/") || strings.Contains(filepath.Base(name), "bench-preview") {
			c.t.Errorf("%s is published", name)
		}
		return err
	})
	if err != nil || count < 50 {
		c.t.Errorf("%d files: %v", count, err)
	}
}

// A build is left out where nothing it is made from has changed since the last.
func TestIgnoredBuilds(t *testing.T) {
	ignore := readSettings(t).Build.Ignore
	c := upstream(t, faster)
	c.git("checkout", "-q", "faster-json")
	data := c.git("rev-parse", "HEAD")
	c.write("README.md", []byte("Other words.\n"))
	c.commit("words that are not published")
	words := c.git("rev-parse", "HEAD")
	for _, one := range []struct {
		what, from, to string
		built          bool
	}{
		{"without a cache", words, words, true},
		{"other data", "main", data, true},
		{"another README", data, words, false},
		{"a commit that the clone lacks", strings.Repeat("1", 40), words, true},
	} {
		said, err := c.run(ignore, map[string]string{"CACHED_COMMIT_REF": one.from, "COMMIT_REF": one.to})
		if (err != nil) != one.built {
			t.Errorf("%s: %v\n%s", one.what, err, said)
		}
	}
}
