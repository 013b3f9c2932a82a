package publish

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/prose"
)

// loosen lets every claim of a site come to any verdict, those of figures too, as an
// editor may.
func loosen(t *testing.T, site *Site) {
	t.Helper()
	expectation := regexp.MustCompile(` expect="(supported|contradicted|not distinguishable|not measured)"`)
	rewrite(t, site.Content, ".md", func(text string) string {
		return strings.ReplaceAll(expectation.ReplaceAllString(text, ""), "{{< bench/claim ", `{{< bench/claim expect="any" `)
	})
	claims := regexp.MustCompile(`(?m)^    claims:\n(      - .*\n)+`)
	rewrite(t, site.Data, ".yaml", func(text string) string { return claims.ReplaceAllString(text, "") })
}

func rewrite(t *testing.T, dir, extension string, change func(string) string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != extension {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(name, []byte(change(string(text))), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A turn is a way that gives a claim another verdict, of a page or of a figure.
type turn struct {
	way
	claim, figure string // id of one of both
	whole         bool   // it is judged by rows that are not flipped as well
}

// batches groups turns that touch no line twice, so that each can be seen on the
// same pages as if it were made alone.
func batches(all []turn) [][]turn {
	var out [][]turn
	var taken []map[place]bool
	for _, w := range all {
		n := 0
		for n < len(out) && w.touches(taken[n]) {
			n++
		}
		if n == len(out) {
			out, taken = append(out, nil), append(taken, map[place]bool{})
		}
		out[n] = append(out[n], w)
		for _, p := range w.places() {
			taken[n][p] = true
		}
	}
	return out
}

type place struct {
	file string
	line int
}

func (w turn) places() []place {
	var all []place
	for _, e := range w.way {
		for _, r := range e.of.Table.Rows {
			if w.whole || slices.Contains(e.lines, r.Line) {
				all = append(all, place{e.file, r.Line})
			}
		}
	}
	return all
}

func (w turn) touches(taken map[place]bool) bool {
	return slices.ContainsFunc(w.places(), func(p place) bool { return taken[p] })
}

var (
	claimSpan = regexp.MustCompile(`<span class="bench-claim">(.*?)<button type="button" class="bench-proof bench-([a-z-]+)"`)
	valueSpan = regexp.MustCompile(`<span class="bench-value"[^>]*>([^<]*)</span>`)
	figureAlt = regexp.MustCompile(`<title id="[^"]*">([^<]*)</title><desc id="[^"]*">([^<]*)</desc>`)
)

// published publishes the site and holds its pages to the model: verdicts, values
// and what is said of figures. It returns the problems of one that is not built.
func published(t *testing.T, site *Site, hugo Hugo) (*Model, problem.List) {
	t.Helper()
	m, tree, _, err := generate(context.Background(), site, nil)
	var problems problem.List
	if errors.As(err, &problems) {
		return nil, problems
	}
	if err == nil {
		_, _, err = tree.Replace(site.Generated())
	}
	if err == nil {
		err = site.render(context.Background(), hugo)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range m.words {
		if len(text.Calls) > 0 {
			m.holdWords(t, text.Calls)
		}
	}
	for id, f := range m.Figures {
		page := readPage(t, path.Join(site.Public(), "figures", id))
		drawn := figureAlt.FindAllStringSubmatch(page, -1)
		if len(drawn) == 0 {
			t.Errorf("%s: no drawing says what it shows", id)
		}
		for _, d := range drawn {
			if html.UnescapeString(d[1]) != f.Title || html.UnescapeString(d[2]) != f.Alt {
				t.Errorf("%s: drawn as %q, %q, want %q, %q", id, d[1], d[2], f.Title, f.Alt)
			}
		}
	}
	return m, nil
}

// holdWords holds the page that some calls stand on to the model.
func (m *Model) holdWords(t *testing.T, calls []prose.Call) {
	t.Helper()
	file, _ := filepath.Rel(m.Site.Content, calls[0].File)
	page := readPage(t, path.Join(m.Site.Public(), strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(filepath.ToSlash(file), ".md"), "_index"), "index")))
	var wantClaims, wantValues []string
	inside := 0 // of the claims so far
	for _, c := range calls {
		switch k := m.Claims[c.ClaimKey()]; {
		case c.Name == "claim" && c.Inner == "":
			wantClaims = append(wantClaims, string(k.Verdict)+": "+string(k.Verdict))
		case c.Name == "claim":
			sentence := prose.Plain(c.Inner, func(v prose.Call) string { return m.Values[v.Key()].Text })
			wantClaims = append(wantClaims, strings.ReplaceAll(sentence, "'", "’")+": "+string(k.Verdict))
			inside += strings.Count(c.Inner, "{{< bench/value ")
		case c.Name == "value" && inside > 0:
			inside--
		case c.Name == "value":
			wantValues = append(wantValues, m.Values[c.Key()].Text)
		}
	}
	var claims, values []string
	for _, s := range claimSpan.FindAllStringSubmatch(page, -1) {
		claims = append(claims, strings.Join(strings.Fields(html.UnescapeString(s[1])), " ")+": "+strings.ReplaceAll(s[2], "-", " "))
	}
	page = html.UnescapeString(page)
	for _, s := range valueSpan.FindAllStringSubmatch(page, -1) {
		values = append(values, s[1])
	}
	// Those in a shortcode of the site's own are text alone.
	wantValues = slices.DeleteFunc(wantValues, func(v string) bool {
		return !slices.Contains(values, v) && strings.Contains(page, " "+v+" ")
	})
	if !slices.Equal(claims, wantClaims) {
		t.Errorf("%s: the claims are\n%s", file, differences(claims, wantClaims))
	}
	if !slices.Equal(values, wantValues) {
		t.Errorf("%s: the values are\n%s", file, differences(values, wantValues))
	}
}

// differences shows where two lists differ.
func differences(got, want []string) string {
	var out strings.Builder
	for i := range max(len(got), len(want)) {
		var a, b string
		if i < len(got) {
			a = got[i]
		}
		if i < len(want) {
			b = want[i]
		}
		if a != b {
			fmt.Fprintf(&out, "%d: %q, want %q\n", i, a, b)
		}
	}
	return out.String()
}

func readPage(t *testing.T, dir string) string {
	t.Helper()
	text, err := os.ReadFile(path.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Where the editor takes any verdict and lets figures claim nothing, flipped figures
// change what the pages say: verdicts beside sentences, numbers in sentences, titles
// and alternative texts. Some cannot be drawn, and these stop the build still.
func holdPages(t *testing.T, turns []turn) {
	binary, _ := filepath.Abs("../../.bin/hugo")
	if _, err := os.Stat(binary); err != nil {
		t.Skip("SKIPPED for want of Hugo; build it with make .bin/hugo")
	}
	site := repositorySite(t)
	loosen(t, site)
	p := pages{site, Hugo{Binary: binary}, nil, 0}
	var problems problem.List
	if p.before, problems = published(t, site, p.hugo); len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, batch := range batches(turns) {
		p.hold(t, batch)
	}
	if p.turned < len(turns)-2 {
		t.Errorf("of %d flips only %d are on the pages", len(turns), p.turned)
	}
}

// pages are those of a site whose claims take any verdict.
type pages struct {
	site   *Site
	hugo   Hugo
	before *Model
	turned int
}

func (p *pages) hold(t *testing.T, batch []turn) {
	t.Helper()
	var w way
	for _, turned := range batch {
		w = append(w, turned.way...)
	}
	restore := w.make(t, p.site)
	after, problems := published(t, p.site, p.hugo)
	restore()
	switch {
	case len(problems) == 0:
	case len(batch) == 1:
		t.Logf("%s%s stops the build: %v", batch[0].claim, batch[0].figure, problems)
		return
	default:
		p.hold(t, batch[:len(batch)/2])
		p.hold(t, batch[len(batch)/2:])
		return
	}
	for _, turned := range batch {
		p.turned++
		if now := after.Claims[turned.claim].Verdict; turned.claim != "" && now == p.before.Claims[turned.claim].Verdict {
			t.Errorf("%s\n is still %s on the pages", turned.claim, now)
		}
		if f := after.Figures[turned.figure]; f != nil && reflect.DeepEqual(f.Facets, p.before.Figures[turned.figure].Facets) {
			t.Errorf("%s is drawn as before", turned.figure)
		}
	}
}
