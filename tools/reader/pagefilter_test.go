package reader

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	pageList  = ".bench-page select"
	sources   = "table-evidence-evidence"
	libraries = "table-reference-ecosystem"
	twenty    = "table-claims-claims"
)

// One list narrows all tables of the page that hold its value and the figures that
// follow them, in one step of the history; what a reader then changes in one table is
// shown in the list.
func TestFilterOfAWholePage(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+article, view{width: 1280, scheme: "light"})
	until(t, tab, "the filter", `document.querySelector('.bench-page').checkVisibility({visibilityProperty: true})`)
	choose(t, tab, pageList, "Python")
	says(t, tab, sources, "1,341 of 2,684 rows")
	says(t, tab, libraries, "18 of 37 rows")
	says(t, tab, twenty, "10 of 20 rows")
	for _, id := range []string{"evidence-throughput", "evidence-latency"} {
		narrowed(t, tab, id, "1,341 of 2,684 rows")
	}
	told := func(want string) {
		t.Helper()
		until(t, tab, want, fmt.Sprintf(`document.querySelector('.bench-page output').textContent === %q`, want))
	}
	const all = "“Throughput and latency of web frameworks, all sources”, “The libraries that matter, by runtime and category”, “The twenty claims”"
	told("Narrowed: " + all)
	if got := query(t, tab); got != "?evidence.runtime=Python&ecosystem.runtime=Python&claims.runtime=Python" {
		t.Errorf("the address says %q", got)
	}
	accessible(t, tab)
	must(t, chromedp.Do(tab, chromedp.Reload()))
	says(t, tab, twenty, "10 of 20 rows")
	picked := func(want string) {
		t.Helper()
		until(t, tab, "the list to say "+want, fmt.Sprintf(`document.querySelector(%q).value === %q`, pageList, want))
	}
	picked("Python")
	click(t, tab, box(libraries, "Node.js"))
	says(t, tab, libraries, "37 of 37 rows")
	picked("") // the tables no longer have one value in common
	choose(t, tab, pageList, "Bun")
	told("Narrowed: “Throughput and latency of web frameworks, all sources”. No rows of Bun, and left as they are: " + strings.TrimPrefix(all, "“Throughput and latency of web frameworks, all sources”, "))
	if got := query(t, tab); got != "?evidence.runtime=Bun" {
		t.Errorf("the address says %q", got)
	}
	ask[any](t, tab, "history.back()")
	says(t, tab, libraries, "37 of 37 rows")
	says(t, tab, twenty, "10 of 20 rows")
	ask[any](t, tab, "history.back()")
	says(t, tab, libraries, "18 of 37 rows")
	picked("Python")
	click(t, tab, ".bench-page button[name=reset]")
	says(t, tab, sources, "2,684 of 2,684 rows")
	picked("")
	if got := query(t, tab); got != "" {
		t.Errorf("after the reset the address says %q", got)
	}
	unrefused(t, tab)
}

// It works by keyboard and on a phone, and without scripts there is no trace of it.
func TestFilterOfAWholePageByKeyboard(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+article, view{width: 360, scheme: "dark"})
	until(t, tab, "the filter", `document.querySelector('.bench-page').checkVisibility({visibilityProperty: true})`)
	ask[any](t, tab, fmt.Sprintf(`document.querySelector(%q).focus()`, pageList))
	press(t, tab, kb.ArrowDown)
	until(t, tab, "a choice", `location.search.startsWith('?evidence.runtime=')`)
	press(t, tab, kb.Tab)
	press(t, tab, kb.Enter)
	until(t, tab, "the reset", `location.search === ''`)
	if on := ask[string](t, tab, `document.activeElement.tagName`); on != "SELECT" {
		t.Errorf("after the reset the focus is on %s", on)
	}
	if width := ask[int](t, tab, "document.documentElement.scrollWidth"); width > 360 {
		t.Errorf("the page is %d px wide", width)
	}
	accessible(t, tab, ".bench-page")
	unrefused(t, tab)

	tab = open(t, b, base+article, view{width: 1280, scheme: "light", noScripts: true})
	if ask[bool](t, tab, `document.querySelector('.bench-page').checkVisibility({visibilityProperty: true})`) {
		t.Error("the filter is shown without scripts")
	}
}
