package reader

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"image/png"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	htmlparse "golang.org/x/net/html"

	"github.com/benchwright/benchwright/tools/card"
	"github.com/benchwright/benchwright/tools/datapackage"
)

// definedViews returns the names of all views of the repository's packages, as
// package/view.
func definedViews(t *testing.T) []string {
	t.Helper()
	packages, problems := datapackage.LoadAll(os.DirFS(repository+"/data"), ".")
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range packages {
		for _, v := range p.Views {
			names = append(names, p.Name+"/"+v.Name)
		}
	}
	if len(names) < 10 {
		t.Fatalf("only %d views: %v", len(names), names)
	}
	return names
}

func content(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(public(t), filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestEveryViewHasItsPagesAndFiles(t *testing.T) {
	list := content(t, "figures/index.html")
	for _, v := range definedViews(t) {
		folder := path.Join("figures", v)
		shown := content(t, folder+"/index.html")
		embed := content(t, path.Join("embed", v, "index.html"))
		if !strings.Contains(content(t, folder+"/figure.svg"), "</svg>") {
			t.Errorf("%s: figure.svg is no drawing", v)
		}
		if !json.Valid([]byte(content(t, folder+"/figure.json"))) {
			t.Errorf("%s: figure.json is no JSON", v)
		}
		checkPicture(t, folder+"/card.png", card.Width, card.Height)
		checkPicture(t, folder+"/figure.png", card.PlateWidth, 0)
		for _, want := range []string{
			`<link rel="canonical" href="` + baseURL + folder + `/">`,
			`<meta property="og:image" content="` + baseURL + folder + `/card.png">`,
			`<meta property="og:image:alt" content="`, `<meta name="twitter:card" content="summary_large_image">`,
			`<details class="bench-details" open>`, `@misc{`, `&lt;iframe src="` + baseURL + path.Join("embed", v) + `/"`,
		} {
			if !strings.Contains(shown, want) {
				t.Errorf("%s: its page lacks %s", v, want)
			}
		}
		if n := strings.Count(shown, "<h1"); n != 1 {
			t.Errorf("%s: its page has %d h1", v, n)
		}
		if !strings.Contains(embed, `<link rel="canonical" href="`+baseURL+folder+`/">`) || strings.Contains(embed, "<header") {
			t.Errorf("%s: what others embed names the wrong page, or has the site around it", v)
		}
		if !strings.Contains(list, `href="/`+folder+`/"`) {
			t.Errorf("%s: the list of figures lacks it", v)
		}
	}
	if strings.Contains(content(t, "sitemap.xml"), "/embed/") {
		t.Error("the sitemap lists pages that only stand in frames")
	}
}

func checkPicture(t *testing.T, name string, width, height int) {
	t.Helper()
	text := content(t, name)
	c, err := png.DecodeConfig(strings.NewReader(text))
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if c.Width != width || height != 0 && c.Height != height {
		t.Errorf("%s is %d by %d pixels, want %d by %d", name, c.Width, c.Height, width, height)
	}
	if len(text) > 120_000 {
		t.Errorf("%s takes %d bytes", name, len(text))
	}
}

// The sizes that a page states are those of the files.
func TestStatedSizes(t *testing.T) {
	file := regexp.MustCompile(`<a href="(/figures/[^"]+)" type="[^"]+" download="[^"]+">[A-Z]+</a>, ([\d.]+)\x{202f}(k?)B`)
	for _, v := range definedViews(t) {
		found := file.FindAllStringSubmatch(content(t, path.Join("figures", v, "index.html")), -1)
		if len(found) != 4 {
			t.Errorf("%s: %d downloads, want 4", v, len(found))
		}
		for _, m := range found {
			stated, _ := strconv.ParseFloat(m[2], 64)
			if m[3] == "k" {
				stated *= 1000
			}
			if got := float64(len(content(t, m[1]))); math.Abs(got-stated) > 0.06*got+1 {
				t.Errorf("%s is said to have %v bytes and has %v", m[1], stated, got)
			}
		}
	}
}

// The table of a figure's page and its CSV are the same rows with the same numbers.
func TestTableAndCSVAgree(t *testing.T) {
	for _, v := range definedViews(t) {
		rows, err := csv.NewReader(strings.NewReader(content(t, path.Join("figures", v, "figure.csv")))).ReadAll()
		if err != nil {
			t.Errorf("%s: %v", v, err)
			continue
		}
		columns, cells := shownTable(t, content(t, path.Join("figures", v, "index.html")))
		if fmt.Sprint(columns) != fmt.Sprint(rows[0]) || len(cells) != len(rows)-1 || len(cells) == 0 {
			t.Errorf("%s: the table has columns %v and %d rows, the CSV %v and %d", v, columns, len(cells), rows[0], len(rows)-1)
			continue
		}
		for i, row := range rows[1:] {
			for c, raw := range row {
				if !agree(cells[i][c], raw) {
					t.Errorf("%s: row %d, %s: the table shows %q for %q", v, i+1, columns[c], cells[i][c], raw)
				}
			}
		}
	}
}

// shownTable returns the columns and texts of the first table of a page.
func shownTable(t *testing.T, text string) (columns []string, cells [][]string) {
	t.Helper()
	root, err := htmlparse.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != htmlparse.ElementNode || n.Data != "table" {
			continue
		}
		for row := range n.Descendants() {
			if row.Data != "tr" {
				continue
			}
			var texts []string
			for cell := range row.ChildNodes() {
				if cell.Data != "th" && cell.Data != "td" {
					continue
				}
				for _, a := range cell.Attr {
					if a.Key == "data-name" {
						columns = append(columns, a.Val)
					}
				}
				texts = append(texts, visible(cell))
			}
			cells = append(cells, texts)
		}
		return columns, cells[1:]
	}
	t.Fatal("the page has no table")
	return nil, nil
}

// visible returns the text of an element, without what is for screen readers only.
func visible(n *htmlparse.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == htmlparse.TextNode && !strings.Contains(fmt.Sprint(c.Parent.Attr), "bench-hidden") {
			b.WriteString(c.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

// agree reports whether a cell shows a raw value: the same text, or the number as
// finely as it is written.
func agree(shown, raw string) bool {
	if raw == "" {
		return shown == "–"
	}
	if shown == html.UnescapeString(raw) {
		return true
	}
	want, err := strconv.ParseFloat(raw, 64)
	plain := strings.NewReplacer(",", "", "−", "-", "\u202f", "", "\u00a0", "").Replace(shown)
	got, err2 := strconv.ParseFloat(plain, 64)
	if err != nil || err2 != nil {
		return false
	}
	_, decimals, _ := strings.Cut(plain, ".")
	return math.Abs(want-got) <= 0.5000001*math.Pow10(-len(decimals))
}

func TestArticlesHaveCards(t *testing.T) {
	checkPicture(t, "cards/articles/nodejs-vs-python.png", card.Width, card.Height)
	for _, name := range []string{"articles/nodejs-vs-python/index.html", "index.html"} {
		if !strings.Contains(content(t, name), `<meta property="og:image" content="`+baseURL+`cards/articles/nodejs-vs-python.png">`) {
			t.Errorf("%s does not name its card", name)
		}
	}
}

// Each page forbids other sites to frame it, except those made for that, whichever
// way the rules that match are put together; in all else the policies are the same.
func TestOnlyEmbedsMayBeFramed(t *testing.T) {
	rules := readNetlify(t).Headers
	const frames = " frame-ancestors 'self';"
	for _, name := range pages(t) {
		var policies []string
		for _, rule := range rules {
			if policy, ok := rule.Values["Content-Security-Policy"]; ok && matches(rule.For, name) {
				policies = append(policies, policy)
			}
		}
		embed, first := strings.HasPrefix(name, "/embed/"), policies[0]
		if strings.Contains(first, "frame-ancestors") {
			t.Fatalf("the policy of all pages speaks of frames, which no later rule can take back: %s", first)
		}
		switch {
		case embed && len(policies) != 1:
			t.Errorf("%s: %d policies", name, len(policies))
		case !embed && name != "/404.html" && (len(policies) != 2 || !strings.Contains(policies[1], frames)):
			t.Errorf("%s: other sites may frame it: %v", name, policies)
		case len(policies) == 2 && strings.Replace(policies[1], frames, "", 1) != first:
			t.Errorf("%s: its policies differ in more than frames: %v", name, policies)
		}
	}
}

// On another site, what is made to be embedded is shown and other pages are not.
func TestFramesOnAnotherSite(t *testing.T) {
	b, at := browser(t), served(t)
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `<!doctype html><title>A blog</title><iframe src="%s%s" width="100%%" height="600"></iframe>`, at, r.URL.Query().Get("frame"))
	}))
	defer other.Close()
	for name, want := range map[string]bool{"/embed/techempower/database/": true, "/figures/techempower/database/": false, article: false} {
		tab := open(t, b, other.URL+"/?frame="+name, view{width: 800, scheme: "light"})
		tree, err := chromedp.Call(tab, page.GetFrameTree, cdp.Empty{})
		must(t, err)
		if len(tree.FrameTree.ChildFrames) != 1 {
			t.Fatalf("%s: %d frames", name, len(tree.FrameTree.ChildFrames))
		}
		if shown := tree.FrameTree.ChildFrames[0].Frame.UnreachableURL == ""; shown != want {
			t.Errorf("%s in a frame on another site: shown is %v, want %v", name, shown, want)
		}
	}
}

// The frame that a page suggests is high enough for the figure, and not much
// higher, in a column of a page and on a phone.
func TestSuggestedFramesFit(t *testing.T) {
	b, at := browser(t), served(t)
	height := regexp.MustCompile(`clamp\((\d+)px, \(712px - 100vw\) \* 9999, (\d+)px\)`)
	for _, v := range definedViews(t) {
		m := height.FindStringSubmatch(content(t, path.Join("figures", v, "index.html")))
		if m == nil {
			t.Errorf("%s: no height is suggested", v)
			continue
		}
		for i, width := range []int64{768, 400, 344} {
			suggested, _ := strconv.Atoi(m[min(i+1, 2)])
			tab := open(t, b, at+path.Join("/embed", v)+"/", view{width: width, scheme: "light"})
			must(t, chromedp.Do(tab, chromedp.EmulateViewport(width, 100)))
			needed := ask[int](t, tab, "document.documentElement.scrollHeight")
			if needed > suggested || suggested > needed+needed/3+40 {
				t.Errorf("%s takes %d px of %d at a width of %d", v, needed, suggested, width)
			}
			if wide := ask[int](t, tab, "document.documentElement.scrollWidth"); wide > int(width) {
				t.Errorf("%s is %d px wide at a width of %d", v, wide, width)
			}
		}
	}
}
