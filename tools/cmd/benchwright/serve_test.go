package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// patience is how long a served page may take to change.
const patience = 30 * time.Second

// A session is `benchwright serve` at work.
type session struct {
	t      *testing.T
	site   string
	url    string
	stderr *buffer
}

// startServe serves a copy of the small site on a free port until the test ends.
func startServe(t *testing.T) session {
	t.Helper()
	hugo := hugo(t)
	t.Setenv(replacement(t))
	s := session{t: t, site: smallSite(t), stderr: new(buffer)}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan int)
	go func() {
		ended <- run(ctx, []string{"serve", "--site", s.site, "--hugo", hugo, "--address", "localhost:0"}, nil, io.Discard, s.stderr)
	}()
	t.Cleanup(func() {
		stop()
		if status := <-ended; status != exitOK {
			t.Errorf("serve ends with status %d\n%s", status, s.stderr)
		}
	})
	ready := regexp.MustCompile(`look at (http://\S+/); stop with Ctrl-C`)
	s.until("the server is ready", func() bool { return ready.MatchString(s.stderr.String()) })
	s.url = ready.FindStringSubmatch(s.stderr.String())[1]
	return s
}

func (s session) until(what string, done func() bool) {
	s.t.Helper()
	for end := time.Now().Add(patience); !done(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("not within %v: %s\n%s", patience, what, s.stderr)
		}
	}
}

func (s session) get(path string) (status int, body string) {
	s.t.Helper()
	r, err := http.Get(s.url + path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return r.StatusCode, string(b)
}

func (s session) page() string {
	s.t.Helper()
	_, body := s.get("")
	return body
}

func (s session) edit(name, old, new string) {
	s.t.Helper()
	mustEdit(s.t, filepath.Join(s.site, name), old, new)
}

// events returns what the server tells an open page, one event a string: its
// name and the text.
func (s session) events() <-chan string {
	s.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	s.t.Cleanup(stop)
	q, _ := http.NewRequestWithContext(ctx, "GET", s.url+"_benchwright/events", nil)
	r, err := http.DefaultClient.Do(q)
	if err != nil {
		s.t.Fatal(err)
	}
	told := make(chan string, 100)
	go func() {
		defer r.Body.Close()
		var lines []string
		for in := bufio.NewScanner(r.Body); in.Scan(); {
			if in.Text() != "" {
				lines = append(lines, in.Text())
				continue
			}
			told <- strings.Join(lines, "\n") + "\n"
			lines = nil
		}
	}()
	return told
}

// hears waits for an event that holds all of some texts. A save may come to the
// server in parts, and so give events before that.
func (s session) hears(told <-chan string, want ...string) {
	s.t.Helper()
	end := time.After(patience)
	for {
		select {
		case event := <-told:
			if !slices.ContainsFunc(want, func(w string) bool { return !strings.Contains(event, w) }) {
				return
			}
		case <-end:
			s.t.Fatalf("within %v nothing is told of %q\n%s", patience, want, s.stderr)
		}
	}
}

// built is the event of a run without problems.
const built = "event: built\ndata: \n"

// The work of an editor: a number changes, a mistake is made and mended, and the
// page is never lost meanwhile.
func TestServe(t *testing.T) {
	s := startServe(t)
	if page := s.page(); !strings.Contains(page, "Quick answers 4 times the requests") ||
		!strings.Contains(page, `<script src="/_benchwright/reload.js" defer>`) {
		t.Fatalf("the page lacks its title or the reload script:\n%s", page)
	}
	told := s.events()
	s.hears(told, "event: hello\ndata: \n")

	s.edit("benchmarks/api/results.csv", ",40000,", ",50000,")
	s.until("the page shows the new ratio", func() bool { return strings.Contains(s.page(), "Quick answers 5 times the requests") })
	s.hears(told, built)

	s.edit("benchmarks/api/results.csv", ",50000,", ",50k,")
	want := `benchmarks/api/results.csv:2:57: field "value": "50k" is not a number`
	s.hears(told, "event: built\n", want, "^^^ expected a number, found", "hint: write digits only")
	s.until("the problem is in the log", func() bool { return strings.Contains(s.stderr.String(), "the last good pages are still shown") })
	if !strings.Contains(s.stderr.String(), want) {
		t.Errorf("the log lacks %q:\n%s", want, s.stderr)
	}
	if page := s.page(); !strings.Contains(page, "Quick answers 5 times the requests") {
		t.Error("the last good page is no longer served")
	}
	// Who opens the page now is told, too.
	s.hears(s.events(), "event: hello\n", want)

	s.edit("benchmarks/api/results.csv", ",50k,", ",60000,")
	s.until("the page shows the mended number", func() bool { return strings.Contains(s.page(), "Quick answers 6 times the requests") })
	s.hears(told, built)
}

// Words, templates and new files count as much as numbers.
func TestServeFollowsEveryFile(t *testing.T) {
	s := startServe(t)
	s.edit("content/_index.md", "as many requests", "the requests")
	s.until("new words are shown", func() bool { return strings.Contains(s.page(), "</span> the requests") })
	s.edit("layouts/home.html", "<main>", "<main><h1>New</h1>")
	s.until("the new template is used", func() bool { return strings.Contains(s.page(), "<h1>New</h1>") })

	// A folder made after the start is watched, and so is what is put in it later.
	page := "---\ntitle: More\n---\n\n"
	if err := (tree{"page.html": "<main>{{ .Content }}</main>"}).write(filepath.Join(s.site, "layouts")); err != nil {
		t.Fatal(err)
	}
	if err := (tree{"more/index.md": page + "First"}).write(filepath.Join(s.site, "content")); err != nil {
		t.Fatal(err)
	}
	more := func() string { _, body := s.get("more/"); return body }
	s.until("the new page is shown", func() bool { return strings.Contains(more(), "First") })
	s.edit("content/more/index.md", "First", "Second")
	s.until("the change of the new page is shown", func() bool { return strings.Contains(more(), "Second") })

	// Hugo's complaints are told like ours.
	told := s.events()
	s.hears(told, "event: hello")
	s.edit("layouts/home.html", "<h1>New</h1>", "{{ .Nothing }}")
	s.hears(told, "Hugo could not build the pages", "Nothing")
	if page := s.page(); !strings.Contains(page, "<h1>New</h1>") {
		t.Error("the last good page is no longer served")
	}
}

// What is served is the site's files and nothing outside them.
func TestServeKeepsToTheSite(t *testing.T) {
	s := startServe(t)
	for path, want := range map[string]int{
		"":                          200,
		"data/api/results.csv":      200,
		"data/api":                  404, // a folder without a page
		"nothing":                   404,
		"../benchmarks/results.csv": 404,
		"%2e%2e/hugo.toml":          404,
		"_benchwright/reload.js":    200,
		"_benchwright/reload.css":   200,
	} {
		if got, _ := s.get(path); got != want {
			t.Errorf("GET /%s: status %d, want %d", path, got, want)
		}
	}
	if got := mustReadTree(t, filepath.Join(s.site, "public")); len(got) > 0 {
		t.Errorf("serving wrote to the public folder: %q", got.names())
	}
}
