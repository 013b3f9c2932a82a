package main

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A project is a repository with a site whose pages show what a preview says, and
// a clone of it as a host makes one to build from.
type project struct {
	history
	hugo string
}

func newProject(t *testing.T) project {
	t.Helper()
	for _, name := range []string{"CONTEXT", "REPOSITORY_URL"} {
		t.Setenv(name, "")
	}
	p := project{hugo: hugo(t)}
	t.Setenv(replacement(t))
	p.history = newHistory(t)
	base := tree{"layouts/home.html": `{{ define "main" }}{{ .Content }}{{ end }}`, "layouts/page.html": `{{ define "main" }}{{ .Content }}{{ end }}`,
		"layouts/baseof.html": `<!doctype html><html lang="en"><head><title>{{ .Title }}</title>{{ if not hugo.IsProduction }}<meta name="robots" content="noindex">{{ end }}{{ partial "bench/head.html" . }}</head>
<body>{{ partial "bench/preview.html" . }}<main>{{ block "main" . }}{{ end }}</main></body></html>`}
	if err := base.write(p.site); err != nil {
		t.Fatal(err)
	}
	p.commit("pages")
	return p
}

// pull commits an edit on a branch of its own, as the head of pull request 7.
func (p project) pull(edit func()) {
	p.t.Helper()
	p.git("checkout", "-q", "-b", "faster")
	edit()
	p.commit("the-change")
	p.git("update-ref", "refs/pull/7/head", "HEAD")
	p.git("checkout", "-q", "main")
}

// clone clones the repository as a host does and returns the folder of the site.
func (p project) clone(options ...string) string {
	p.t.Helper()
	dir := filepath.Join(p.t.TempDir(), "clone")
	p.git(append(append([]string{"clone", "-q"}, options...), "file://"+filepath.ToSlash(p.root), dir)...)
	c := history{p.t, dir, filepath.Join(dir, "site")}
	depth := []string{"fetch", "-q"}
	if len(options) > 0 {
		depth = append(depth, "--depth=1")
	}
	c.git(append(depth, "origin", "pull/7/head")...)
	c.git("checkout", "-q", "--detach", "FETCH_HEAD")
	return c.site
}

// previewed builds the preview of a site and returns its page and what was logged.
func (p project) previewed(site string, args ...string) (page, log string) {
	p.t.Helper()
	log = must(p.t, append([]string{"preview", "--site", site, "--hugo", p.hugo}, args...)...)
	text, err := os.ReadFile(filepath.Join(site, "public/changes/index.html"))
	if err != nil {
		p.t.Fatal(err)
	}
	return string(text), log
}

// markup matches what stands between the words of a page.
var markup = regexp.MustCompile(`(?s)<head.*?</head>|<svg.*?</svg>|<[^>]*>`)

// said returns the words of a page.
func said(page string) string {
	return html.UnescapeString(strings.Join(strings.Fields(markup.ReplaceAllString(page, " ")), " "))
}

func holds(t *testing.T, what, text string, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if !strings.Contains(text, w) {
			t.Errorf("%s lacks %q; it begins:\n%.2000s", what, w, text)
		}
	}
}

func lacks(t *testing.T, what, text string, unwanted ...string) {
	t.Helper()
	for _, u := range unwanted {
		if strings.Contains(text, u) {
			t.Errorf("%s holds %q; it begins:\n%.2000s", what, u, text)
		}
	}
}

// A pull request of one changed cell, built by a host from a clone of one commit,
// while the main branch went on.
func TestPreviewOfAPullRequest(t *testing.T) {
	p := newProject(t)
	p.pull(func() {
		mustEdit(t, p.file("benchmarks/api/results.csv"), ",40000,39000,41000,", ",45000,44000,46000,")
	})
	mustEdit(t, p.file("content/_index.md"), "A second one follows it.", "A second one follows it. This is newer.")
	p.commit("newer")
	for _, options := range [][]string{{"--depth=1"}, {"--filter=blob:none"}, nil} {
		site := p.clone(options...)
		for name, value := range map[string]string{"CONTEXT": "deploy-preview", "PULL_REQUEST": "true", "REVIEW_ID": "7", "HEAD": "faster",
			"URL": "https://readers.example", "DEPLOY_PRIME_URL": "https://deploy-preview-7--readers.example/"} {
			t.Setenv(name, value)
		}
		page, log := p.previewed(site)
		const summary = "1 number, 1 figure, 1 sentence and 6 downloads changed"
		holds(t, "the page", said(page), "Preview of pull request 7, faster, compared with main at ", summary, "Quick answers 4 4.5 times as many requests.",
			"Quick, throughput", "+5,000 req/s", "+12.5 %", "intervals do not overlap", "better", "Hollow marks stand where the marks were.")
		lacks(t, "the page", page, "This is newer")
		holds(t, "the log", log, "comparing with main at ", "building ", summary)
		home := mustReadTree(t, filepath.Join(site, "public"))["public/index.html"]
		holds(t, "the front page", strings.ReplaceAll(home, `"`, ""), "<a href=https://readers.example/>", "name=robots content=noindex", "deploy-preview-7--readers.example")
		holds(t, "the front page", said(home), "Preview of pull request 7, faster: "+summary)
	}
}

// What a preview adds is gone from the next publication.
func TestPublishingRemovesThePreview(t *testing.T) {
	p := newProject(t)
	must(t, "publish", "--site", p.site, "--hugo", p.hugo)
	clean := mustReadTree(t, filepath.Join(p.site, "public"), filepath.Join(p.site, "generated"))
	mustEdit(t, p.file("benchmarks/api/results.csv"), ",40000,39000,41000,", ",45000,44000,46000,")
	page, _ := p.previewed(p.site) // of the working tree
	holds(t, "the page", said(page), "Preview of the working tree, compared with main at ", "1 number, 1 figure")
	mustEdit(t, p.file("benchmarks/api/results.csv"), ",45000,44000,46000,", ",40000,39000,41000,")
	must(t, "publish", "--site", p.site, "--hugo", p.hugo)
	if left := clean.diff(mustReadTree(t, filepath.Join(p.site, "public"), filepath.Join(p.site, "generated"))); len(left) > 0 {
		t.Errorf("left of the preview: %q", left)
	}
}

// Where there is nothing to compare with, the preview is published and says why.
func TestPreviewWithoutABase(t *testing.T) {
	p := newProject(t)
	t.Run("a base that cannot be built", func(t *testing.T) {
		p.git("checkout", "-q", "-f", "pages")
		mustEdit(t, p.file("benchmarks/api/results.csv"), ",40000,39000,41000,", ",40k,39000,41000,")
		p.commit("broken")
		mustEdit(t, p.file("benchmarks/api/results.csv"), ",40k,39000,41000,", ",41000,39000,41000,")
		page, log := p.previewed(p.site, "--base", "broken")
		reason := `:site/benchmarks/api/results.csv:2:`
		holds(t, "the page", said(page), "compared with nothing", "broken at ", "could not be built", reason, "40k")
		holds(t, "the log", log, "nothing to compare with: broken at ", reason)
		lacks(t, "the page", page, os.TempDir())
	})
	t.Run("a command that fails", func(t *testing.T) {
		page, _ := p.previewed(p.site, "--base", "pages", "--build", "echo no such tool >&2; exit 3")
		holds(t, "the page", said(page), "compared with nothing", "exit status 3", "no such tool")
	})
	t.Run("a command that builds nothing", func(t *testing.T) {
		page, _ := p.previewed(p.site, "--base", "pages", "--build", "true")
		holds(t, "the page", said(page), "compared with nothing", "built no public folder")
	})
	t.Run("an unknown base", func(t *testing.T) {
		page, _ := p.previewed(p.site, "--base", "elsewhere")
		holds(t, "the page", said(page), `there is no "elsewhere" in the repository`)
		home := mustReadTree(t, filepath.Join(p.site, "public"))["public/index.html"]
		holds(t, "the front page", said(home), "there is no earlier version to compare with. Why")
	})
	t.Run("a remote that does not answer", func(t *testing.T) {
		p.git("remote", "add", "origin", "http://someone:secret@localhost:1/site.git")
		page, log := p.previewed(p.site, "--base", "pages")
		holds(t, "the page", said(page), "compared with pages at ")
		lacks(t, "the page or the log", page+log, "secret")
	})
}

// The first commit of a site has nothing before it.
func TestPreviewOfTheFirstVersion(t *testing.T) {
	p := newProject(t)
	p.git("checkout", "-q", "--orphan", "before")
	p.git("rm", "-q", "-r", "--cached", ".")
	p.git("commit", "-q", "--allow-empty", "-m", "empty")
	p.git("checkout", "-q", "-f", "main")
	page, _ := p.previewed(p.site, "--base", "before")
	holds(t, "the page", said(page), "compared with nothing", "it has no folder site")

	loose := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(loose, os.DirFS(p.site)); err != nil {
		t.Fatal(err)
	}
	page, _ = p.previewed(loose)
	holds(t, "the page", said(page), "the site is in no git repository")
}

// A revision may bring its own program; the command that builds it runs at the
// root of its checkout.
func TestPreviewBuildsTheBaseItsOwnWay(t *testing.T) {
	p := newProject(t)
	mustEdit(t, p.file("content/_index.md"), "A second one follows it.", "A third one follows it.")
	own := absolute(t, ".bin/benchwright")
	if _, err := os.Stat(own); err != nil {
		t.Skip("SKIPPED for want of the command; build it with make .bin/benchwright")
	}
	page, _ := p.previewed(p.site, "--build", own+" publish --site site --hugo "+p.hugo)
	holds(t, "the page", said(page), "A second third one follows it.", "1 sentence changed")
}

func TestDeployed(t *testing.T) {
	for _, c := range []struct {
		env                       map[string]string
		name, address, production string
	}{
		{nil, "the working tree", "", ""},
		{map[string]string{"HEAD": "x", "URL": "https://a.example"}, "the working tree", "", ""}, // not Netlify's
		{map[string]string{"CONTEXT": "deploy-preview", "PULL_REQUEST": "true", "REVIEW_ID": "12", "HEAD": "fix", "BRANCH": "pull/12/head",
			"URL": "https://a.example", "DEPLOY_PRIME_URL": "https://deploy-preview-12--a.example"},
			"pull request 12, fix", "https://deploy-preview-12--a.example", "https://a.example/"},
		{map[string]string{"CONTEXT": "deploy-preview", "PULL_REQUEST": "true", "REVIEW_ID": "12"}, "pull request 12", "", ""},
		{map[string]string{"CONTEXT": "branch-deploy", "PULL_REQUEST": "false", "HEAD": "next", "BRANCH": "next", "URL": "javascript:alert(1)"}, "branch next", "", ""},
	} {
		d := deployed(func(name string) string { return c.env[name] })
		if d.Name != c.name || d.address != c.address || d.Production != c.production {
			t.Errorf("%v: %+v", c.env, d)
		}
	}
}

func TestCredentialsAreNotTold(t *testing.T) {
	for said, want := range map[string]string{
		"unable to access 'https://x-access-token:v1.5c3b@git.example/a/b': 403": "unable to access 'https://git.example/a/b': 403",
		"ssh://git@git.example/a/b.git does not answer":                          "ssh://git.example/a/b.git does not answer",
		"https://git.example/a@v1/b is not found":                                "https://git.example/a@v1/b is not found",
	} {
		if got := withoutCredentials(said); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
