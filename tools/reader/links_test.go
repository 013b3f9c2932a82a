package reader

import (
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A page is what matters of a page for links.
type parsed struct {
	ids   map[string]int
	links []string
}

func parse(t *testing.T, name string) parsed {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	root, err := html.Parse(f)
	if err != nil {
		t.Fatal(err)
	}
	p := parsed{ids: map[string]int{}}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				p.ids[a.Val]++
			case "href", "src", "poster":
				p.links = append(p.links, a.Val)
			case "aria-labelledby", "aria-describedby", "for":
				for id := range strings.FieldsSeq(a.Val) {
					p.links = append(p.links, "#"+id)
				}
			case "style", "onclick", "onload":
				t.Errorf("%s: <%s> has the attribute %s, which the policy refuses", name, n.Data, a.Key)
			}
		}
	}
	return p
}

// No link leads nowhere, no id stands twice, nothing is styled or scripted inline.
func TestLinksAndIDs(t *testing.T) {
	dir := public(t)
	all := map[string]parsed{}
	for _, name := range pages(t) {
		all[name] = parse(t, filepath.Join(dir, fileOf(name)))
	}
	for name, p := range all {
		for id, n := range p.ids {
			if n > 1 {
				t.Errorf("%s: id %q stands %d times", name, id, n)
			}
		}
		for _, link := range p.links {
			checkLink(t, dir, all, name, link)
		}
	}
}

func fileOf(page string) string {
	if strings.HasSuffix(page, "/") {
		return page + "index.html"
	}
	return page
}

func checkLink(t *testing.T, dir string, all map[string]parsed, from, link string) {
	t.Helper()
	u, err := url.Parse(strings.Replace(link, baseURL, "/", 1))
	if err != nil {
		t.Errorf("%s: %q is no address: %v", from, link, err)
		return
	}
	if u.Scheme != "" || u.Host != "" {
		return
	}
	to := u.Path
	switch {
	case to == "":
		to = from
	case !strings.HasPrefix(to, "/"):
		to = path.Join(from, to)
	}
	if _, err := os.Stat(filepath.Join(dir, fileOf(to))); err != nil {
		t.Errorf("%s links to %s, which does not exist", from, link)
		return
	}
	if target, ok := all[to]; ok && u.Fragment != "" && target.ids[u.Fragment] == 0 {
		t.Errorf("%s links to %s, and there is no such id", from, link)
	}
}
