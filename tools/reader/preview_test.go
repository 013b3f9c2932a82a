package reader

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/benchwright/benchwright/tools/changes"
	"github.com/benchwright/benchwright/tools/publish"
)

// preview publishes the preview of a site whose hostile names have other values
// than before, and returns the folder of its pages.
var preview = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "benchwright-preview-")
	if err != nil {
		return "", err
	}
	previewDir = dir
	former, now := filepath.Join(dir, "former"), filepath.Join(dir, "now")
	for root, edit := range map[string]func([]byte) []byte{former: bytes.Clone, now: moved} {
		if err := previewSite(root, edit); err != nil {
			return "", err
		}
		if _, err := publishSite(root); err != nil {
			return "", err
		}
	}
	was, is := os.DirFS(filepath.Join(former, "site")), os.DirFS(filepath.Join(now, "site"))
	report, err := changes.Compare(was, is)
	if err != nil {
		return "", err
	}
	s, err := publish.Open(filepath.Join(now, "site"))
	if err != nil {
		return "", err
	}
	hugo, err := filepath.Abs(repository + "/.bin/hugo")
	if err != nil {
		return "", err
	}
	about := changes.Preview{Name: `pull request 7, <img src=x onerror=pwned()>`, Base: "main at 1a2b3c4", Production: "https://readers.example/"}
	_, err = publish.Preview(context.Background(), s, publish.Hugo{Binary: hugo, BaseURL: baseURL, Env: []string{"HUGO_ENVIRONMENT=preview"}},
		publish.Comparison{Page: report.Page(about), Report: report, Former: was, Figures: []string{"hostile/few", "long/line"}}, nil)
	return s.Public(), err
})

// previewDir is what TestMain removes, if a test has made it.
var previewDir string

// previewSite writes a small site, its results as edited.
func previewSite(dir string, edit func([]byte) []byte) error {
	if err := copySite(dir, "layouts", "site"); err != nil {
		return err
	}
	all := fixtureFiles()
	hostile := hostilePackage()
	hostile["views"] = hostile["views"].([]any)[2:] // the one with few names
	files := map[string][]byte{"data/hostile/datapackage.yaml": encode(hostile)}
	for _, name := range []string{"site/benchwright.yaml", "content/method.md", "data/long/datapackage.yaml"} {
		files[name] = all[name]
	}
	maps.Copy(files, map[string][]byte{
		"data/hostile/results.csv": edit(all["data/hostile/results.csv"]), "data/long/results.csv": edit(all["data/long/results.csv"]),
		"content/_index.md": edit([]byte("---\ntitle: Preview\n---\n\nThe name `<img src=x onerror=pwned()>` stands in front.\n\n{{< bench/chart \"hostile/few\" >}}\n"))})
	for name, content := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// moved gives some results other values.
func moved(text []byte) []byte {
	for _, pair := range [][2]string{{"in front", "behind all others"}, {",1000,910,1090,", ",1400,1310,1490,"}, {",1050,,", ",1500,,"}, {",1111,1021,1201,", ",1511,1421,1601,"}, {",1296,1206,1386,", ",990,900,1080,"}} {
		text = bytes.ReplaceAll(text, []byte(pair[0]), []byte(pair[1]))
	}
	return text
}

// The page on what changed: on a phone and a desktop, light and dark, with scripts
// and without.
func TestChangesPage(t *testing.T) {
	b := browser(t)
	dir, err := preview()
	must(t, err)
	at := serve(t, dir)
	for _, v := range []view{{width: 360, scheme: "dark"}, {width: 1280, scheme: "light"},
		{width: 360, scheme: "light", noScripts: true}, {width: 1280, scheme: "dark", noScripts: true}} {
		t.Run(fmt.Sprintf("%s%d,noScripts=%v", v.scheme, v.width, v.noScripts), func(t *testing.T) {
			tab := open(t, b, at+"/changes/", v)
			if ask[bool](t, tab, "[...document.querySelectorAll('button:not([popovertarget]), input, select')].some((e) => e.checkVisibility())") == v.noScripts {
				t.Error("a control that needs scripts is shown without them, or hidden with them")
			}
			ask[any](t, tab, "window.ran = 0; window.pwned = () => ran++; 0")
			look(t, tab, "changes-"+v.scheme)
			for _, e := range append(ask[[]string](t, tab, intruders), ask[[]string](t, tab, "refused")...) {
				t.Errorf("%s on the page", e)
			}
			if width := ask[int64](t, tab, "document.documentElement.scrollWidth"); width > v.width {
				t.Errorf("scrolls sideways: %d px wide", width)
			}
			words := ask[string](t, tab, "document.querySelector('main').innerText.replaceAll(/\\s+/g, ' ')")
			for _, said := range []string{"Hollow marks stand where the marks were", "+400 req/s", "+40 %", "intervals do not overlap", "is now ahead of", "stands in front. behind all others."} {
				if !strings.Contains(words, said) {
					t.Errorf("the page lacks %q: %s", said, words)
				}
			}
			if n := ask[int](t, tab, `[...document.querySelectorAll('.bench-sides svg')].filter((s) => s.getBoundingClientRect().height > 100).length`); n != 4 {
				t.Errorf("%d drawings are shown", n)
			}
			if !v.noScripts { // axe waits for timers, which stand still then
				accessible(t, tab)
			}
		})
	}
}

// The banner can be put away with scripts, and stays away on the next page; without
// scripts there is no button, and everything else.
func TestPreviewBanner(t *testing.T) {
	b := browser(t)
	dir, err := preview()
	must(t, err)
	at := serve(t, dir)
	const shown = "document.querySelector('.bench-preview').checkVisibility()"
	tab := open(t, b, at+"/", view{width: 360, scheme: "light"})
	look(t, tab, "banner")
	accessible(t, tab, ".bench-preview")
	if links := ask[[]string](t, tab, "[...document.querySelectorAll('.bench-preview a')].map((a) => a.href.replace(location.origin, ''))"); strings.Join(links, " ") != "/changes/ https://readers.example/" {
		t.Errorf("it leads to %q", links)
	}
	click(t, tab, ".bench-preview button")
	if ask[bool](t, tab, shown) || ask[string](t, tab, "document.activeElement.localName") != "main" {
		t.Error("the banner is not put away, or the focus is lost")
	}
	must(t, chromedp.Do(tab, chromedp.Navigate(at+"/method/"), chromedp.WaitReady("body")))
	if ask[bool](t, tab, shown) {
		t.Error("the banner is back on the next page")
	}
	for _, refused := range ask[[]string](t, tab, "refused") {
		t.Error(refused)
	}

	tab = open(t, b, at+"/method/", view{width: 360, scheme: "light", noScripts: true})
	if !ask[bool](t, tab, shown) || ask[bool](t, tab, "document.querySelector('.bench-preview button').checkVisibility()") {
		t.Error("without scripts the banner is gone, or has a button that does nothing")
	}
}

// What readers see holds nothing of a preview, however small.
func TestProductionHoldsNoPreview(t *testing.T) {
	dir, count := public(t), 0
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if rel, _ := filepath.Rel(dir, name); strings.HasPrefix(rel, "changes") || strings.Contains(rel, "bench-preview") || strings.Contains(rel, "bench-changes") {
			t.Errorf("%s is published", rel)
		}
		if filepath.Ext(name) != ".html" {
			return nil
		}
		count++
		text, err := os.ReadFile(name)
		for _, of := range []string{"bench-preview", `href="/changes/`} {
			if bytes.Contains(text, []byte(of)) {
				t.Errorf("%s holds %q", name, of)
			}
		}
		return err
	})
	if err != nil || count < 20 {
		t.Errorf("%d pages: %v", count, err)
	}
}

// look keeps a picture of the whole page in the folder that BENCHWRIGHT_LOOK names,
// for the eyes of who changes the page.
func look(t *testing.T, tab context.Context, name string) {
	t.Helper()
	folder := os.Getenv("BENCHWRIGHT_LOOK")
	if folder == "" {
		return
	}
	picture, err := chromedp.Run(tab, chromedp.FullScreenshot(100))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o644))
}
