package reader

import (
	"testing"
)

// transfers sums up what the page has loaded, compressed.
const transfers = `(() => {
	const all = performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource').filter((e) => !e.name.includes('favicon')));
	const sum = (end) => all.filter((e) => new URL(e.name).pathname.endsWith(end)).reduce((n, e) => n + e.encodedBodySize, 0);
	return {Requests: all.length, Bytes: sum(''), Page: sum('/'), Style: sum('.css'), Script: sum('.js'), Elements: document.querySelectorAll('*').length};
})()`

// A page of three figures and a table of 200 rows is light before a reader
// interacts, and nothing on it moves when its figures come alive. Run it with -v
// for the numbers.
func TestPageOfThreeFiguresIsLight(t *testing.T) {
	b := browser(t)
	base, _ := fixtureSite(t)
	tab := open(t, b, base+"/weight/", view{width: 1280, scheme: "light"})
	ask[any](t, tab, shifts)
	ask[any](t, tab, "new Promise((r) => setTimeout(r, 500))")
	if rows := ask[int](t, tab, `document.querySelectorAll('.bench-table tbody tr').length`); rows != 200 {
		t.Fatalf("the table has %d rows", rows)
	}
	sum := ask[struct{ Requests, Bytes, Page, Style, Script, Elements int }](t, tab, transfers)
	ids := figures(t, tab)
	for _, id := range ids {
		reach(t, tab, id)
	}
	shifted := ask[[]string](t, tab, "new Promise((r) => setTimeout(() => r(shifted), 200))")
	t.Logf("%d figures, a table of 200 rows: %d requests, %d bytes compressed (page %d, style %d, script %d), %d elements; %d layout shifts",
		len(ids), sum.Requests, sum.Bytes, sum.Page, sum.Style, sum.Script, sum.Elements, len(shifted))
	if len(ids) != 3 || sum.Requests > 4 || sum.Bytes > 30_000 || sum.Script > 10_000 || sum.Script == 0 {
		t.Errorf("want 3 figures in at most 4 requests and 30,000 bytes, 10,000 of them script")
	}
	if len(shifted) > 0 {
		t.Errorf("the layout shifts: %v", shifted)
	}
}
