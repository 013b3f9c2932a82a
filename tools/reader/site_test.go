package reader

import (
	"compress/gzip"
	"context"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"github.com/benchwright/benchwright/tools/publish"
)

const repository = "../.."

// built publishes a copy of the repository's site once for all tests and returns
// the folder of its pages. Their base URL is a placeholder that served replaces.
var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "benchwright-reader-")
	if err != nil {
		return "", err
	}
	if err := copySite(dir, "data", "content", "layouts", "site"); err != nil {
		return "", err
	}
	return publishSite(dir)
})

// publishSite publishes the site in the folder site of dir.
func publishSite(dir string) (string, error) {
	hugo, err := filepath.Abs(repository + "/.bin/hugo")
	if err != nil {
		return "", err
	}
	s, err := publish.Open(filepath.Join(dir, "site"))
	if err != nil {
		return "", err
	}
	_, err = publish.Publish(context.Background(), s, publish.Hugo{Binary: hugo, BaseURL: baseURL}, nil)
	return s.Public(), err
}

const baseURL = "https://benchwright.test/"

func TestMain(m *testing.M) {
	status := m.Run()
	if dir, err := built(); err == nil {
		os.RemoveAll(filepath.Dir(filepath.Dir(dir)))
	}
	for _, dir := range []string{fixtureDir, previewDir} {
		if dir != "" {
			os.RemoveAll(dir)
		}
	}
	os.Exit(status)
}

// copySite copies parts of what the site is made from, without what was built before.
func copySite(to string, parts ...string) error {
	for _, part := range parts {
		err := filepath.WalkDir(filepath.Join(repository, part), func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			rel, err := filepath.Rel(repository, name)
			switch {
			case err != nil:
				return err
			case d.IsDir() && (slices.Contains([]string{"site/public", "site/generated", "site/resources"}, filepath.ToSlash(rel)) || strings.HasPrefix(d.Name(), ".")):
				return fs.SkipDir
			case d.IsDir():
				return os.MkdirAll(filepath.Join(to, rel), 0o755)
			}
			content, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(to, rel), content, 0o644)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// public returns the folder of the built pages.
func public(t *testing.T) string {
	t.Helper()
	dir, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// netlify is the part of netlify.toml that a reader notices.
type netlify struct {
	Headers []struct {
		For    string            `toml:"for"`
		Values map[string]string `toml:"values"`
	} `toml:"headers"`
}

func readNetlify(t *testing.T) netlify {
	t.Helper()
	text, err := os.ReadFile(repository + "/netlify.toml")
	if err != nil {
		t.Fatal(err)
	}
	var n netlify
	if err := toml.Unmarshal(text, &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// served serves the pages of the repository's site and returns the address.
func served(t *testing.T) string {
	t.Helper()
	return serve(t, public(t))
}

// serve serves a folder with the headers of netlify.toml, compressed as hosts do.
func serve(t *testing.T, dir string) string {
	t.Helper()
	config := readNetlify(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, rule := range config.Headers {
			if matches(rule.For, r.URL.Path) {
				for name, value := range rule.Values {
					w.Header().Set(name, strings.ReplaceAll(value, baseURL, "http://"+r.Host+"/"))
				}
			}
		}
		// HSTS on loopback would bind the test's browser to https.
		w.Header().Del("Strict-Transport-Security")
		name := path.Clean(r.URL.Path)
		if strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		here := strings.ReplaceAll(string(content), baseURL, "http://"+r.Host+"/")
		w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
		if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			io.WriteString(w, here)
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		io.WriteString(z, here)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// matches compares a path with a pattern of netlify.toml, in which * stands for
// the rest.
func matches(pattern, name string) bool {
	prefix, found := strings.CutSuffix(pattern, "*")
	return found && strings.HasPrefix(name, prefix) || pattern == name
}

// pages returns the addresses of all HTML pages below the root.
func pages(t *testing.T) []string {
	t.Helper()
	var found []string
	dir := public(t)
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".html") {
			rel, _ := filepath.Rel(dir, name)
			found = append(found, "/"+strings.TrimSuffix(filepath.ToSlash(rel), "index.html"))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 4 {
		t.Fatalf("only %d pages: %v", len(found), found)
	}
	return found
}

func TestPolicyForbidsInlineAndForeign(t *testing.T) {
	for _, rule := range readNetlify(t).Headers {
		policy, ok := rule.Values["Content-Security-Policy"]
		if !ok || rule.For != "/*" {
			continue
		}
		for _, wanted := range []string{"default-src 'self'", "object-src 'none'", "base-uri 'none'", "require-trusted-types-for 'script'"} {
			if !strings.Contains(policy, wanted) {
				t.Errorf("the policy lacks %q: %s", wanted, policy)
			}
		}
		if strings.Contains(policy, "unsafe-") {
			t.Errorf("the policy allows something unsafe: %s", policy)
		}
		return
	}
	t.Error("no Content-Security-Policy for /*")
}

// samples returns the pages to look at in a browser: of those that one template
// makes from the data only the first, for figures the first of each package.
func samples(t *testing.T) []string {
	t.Helper()
	seen := map[string]bool{}
	return slices.DeleteFunc(pages(t), func(name string) bool {
		parts := strings.Split(strings.Trim(name, "/"), "/")
		if len(parts) != 3 && parts[0] != "tables" {
			return false
		}
		made := parts[0]
		if made == "figures" {
			made += "/" + parts[1]
		}
		again := seen[made]
		seen[made] = true
		return again
	})
}
