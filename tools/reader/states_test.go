package reader

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// bound is the field for one end of a range.
func bound(id, facet, end string) string {
	return fmt.Sprintf(`#%s [data-facet=%q] input[name=%s]`, id, facet, end)
}

// By touch at 360 px: presets in place, two rows compared, ranges, a menu, more rows.
func TestEverythingByTouchOnAPhone(t *testing.T) {
	b := browser(t)
	base, _ := fixtureSite(t)
	tab := onAPhone(t, b, base+choices)
	fits := func() {
		t.Helper()
		if width := ask[int](t, tab, "document.documentElement.scrollWidth"); width > 360 {
			t.Errorf("the page is %d px wide", width)
		}
		small := ask[[]string](t, tab, `[...document.querySelectorAll('.bench-filtered :is(button, select, summary, input, .bench-presets a)')].filter((e) => e.checkVisibility() && !e.closest('th button'))
			.map((e) => [e.name || e.textContent, (e.closest('label') ?? e).getBoundingClientRect().height]).filter(([, height]) => height < 24).map(String)`)
		if len(small) > 0 {
			t.Errorf("hard to hit: %v", small)
		}
		accessible(t, tab, ".bench-filtered")
	}
	ready(t, tab, throughput)
	tap(t, tab, "#"+throughput+" .bench-presets li:nth-child(2) a")
	says(t, tab, throughput, "92 of 276 rows")
	if q := query(t, tab); q != "?throughput.connections=512&throughput.sort=value" {
		t.Errorf("the preset leads to %q", q)
	}
	tap(t, tab, "#"+throughput+" button[name=compare]")
	until(t, tab, "the boxes", fmt.Sprintf(`!!document.querySelector('#%s input[name=row]')`, throughput))
	for _, name := range []string{"fastify", "express"} {
		tap(t, tab, fmt.Sprintf(`#%s input[aria-label="Compare %s"]`, throughput, name))
		until(t, tab, name, fmt.Sprintf(`document.querySelector('#%s input[aria-label="Compare %s"]').checked`, throughput, name))
	}
	until(t, tab, "the verdict", fmt.Sprintf(`document.querySelector('#%s .bench-verdict').textContent.startsWith('fastify: 1.2 times')`, throughput))
	fits()
	tap(t, tab, "#"+throughput+" button[name=reset]")
	says(t, tab, throughput, "276 of 276 rows")
	tap(t, tab, "#"+throughput+" .bench-menu:nth-of-type(2) summary")
	until(t, tab, "the menu", fmt.Sprintf(`document.querySelector('#%s button[name=csv]').checkVisibility()`, throughput))
	fits()
	unrefused(t, tab)

	must(t, chromedp.Do(tab, chromedp.Navigate(base+"/linked/")))
	ready(t, tab, startRows)
	tap(t, tab, "#"+startRows+" .bench-more button")
	until(t, tab, "more rows", fmt.Sprintf(`document.querySelectorAll('#%s tbody tr').length === 40`, startRows))
	tap(t, tab, bound(startRows, "value", "from"))
	press(t, tab, "100")
	tap(t, tab, bound(startRows, "value", "to"))
	press(t, tab, "110.5")
	tap(t, tab, "#"+startRows+" input[name=q]")
	until(t, tab, "the range", `location.search === '?cold-starts.value=100..110.5'`)
	inRange(t, column(t, tab, startRows, 6), 100, 110.5)
	fits()
	unrefused(t, tab)
}

// inRange fails the test for shown numbers outside of a range, or if there are none.
func inRange(t *testing.T, shown []string, least, most float64) {
	t.Helper()
	if len(shown) == 0 {
		t.Error("no row is shown")
	}
	for _, s := range shown {
		var v float64
		if _, err := fmt.Sscan(strings.ReplaceAll(strings.Fields(s)[0], ",", ""), &v); err != nil || v < least || v > most {
			t.Errorf("%q is shown, %v", s, err)
		}
	}
}

// By keyboard alone: presets, ranges, more rows, comparing.
func TestEverythingByKeyboardAlone(t *testing.T) {
	b := browser(t)
	base, _ := fixtureSite(t)
	tab := open(t, b, base+choices, view{width: 1280, scheme: "light"})
	focus := func(selector string) {
		t.Helper()
		ask[any](t, tab, fmt.Sprintf(`document.querySelector(%q).focus()`, selector))
		if !ask[bool](t, tab, fmt.Sprintf(`document.activeElement === document.querySelector(%q) && document.activeElement.tabIndex >= 0`, selector)) {
			t.Fatalf("Tab cannot reach %s", selector)
		}
	}
	ready(t, tab, throughput)
	focus("#" + throughput + " .bench-presets li:nth-child(2) a")
	press(t, tab, kb.Enter)
	says(t, tab, throughput, "92 of 276 rows")
	focus("#" + throughput + " button[name=compare]")
	press(t, tab, kb.Enter)
	until(t, tab, "the boxes", fmt.Sprintf(`!!document.querySelector('#%s input[name=row]')`, throughput))
	for _, name := range []string{"fastify", "express"} {
		focus(fmt.Sprintf(`#%s input[aria-label="Compare %s"]`, throughput, name))
		press(t, tab, " ")
		until(t, tab, name, fmt.Sprintf(`document.activeElement.checked && document.activeElement.ariaLabel === 'Compare %s'`, name))
	}
	until(t, tab, "the verdict", fmt.Sprintf(`document.querySelector('#%s .bench-verdict').textContent.startsWith('fastify: 1.2 times')`, throughput))
	focus("#" + throughput + " button[name=reset]")
	press(t, tab, " ")
	says(t, tab, throughput, "276 of 276 rows")
	unrefused(t, tab)

	must(t, chromedp.Do(tab, chromedp.Navigate(base+"/linked/")))
	ready(t, tab, startRows)
	focus("#" + startRows + " .bench-more button")
	press(t, tab, kb.Enter)
	until(t, tab, "the focus to stand on the first new row", fmt.Sprintf(`document.activeElement === document.querySelectorAll('#%s tbody tr')[20]`, startRows))
	focus(bound(startRows, "value", "from"))
	press(t, tab, "100")
	press(t, tab, kb.Tab)
	press(t, tab, "110.5")
	press(t, tab, kb.Enter)
	until(t, tab, "the range", `location.search === '?cold-starts.value=100..110.5'`)
	inRange(t, column(t, tab, startRows, 6), 100, 110.5)
	unrefused(t, tab)
}

// axe finds nothing in any state of groups, presets, comparing, ranges, long tables
// and the notes of what there is not.
func TestEveryStateIsAccessible(t *testing.T) {
	b := browser(t)
	base, _ := fixtureSite(t)
	for _, v := range []view{{width: 1280, scheme: "light"}, {width: 1280, scheme: "dark"}, {width: 360, scheme: "dark"}} {
		for _, state := range []struct {
			address, id string
			use         string // what is clicked, if anything
			shown       string // which is true then
		}{
			{choices, throughput, "", ""},
			{choices, throughput, " .bench-presets li:nth-child(2) a", "document.querySelector('output').textContent.startsWith('92 of')"},
			{choices, throughput, " button[name=compare]", "!!document.querySelector('input[name=row]')"},
			{choices, claimRows, " th[data-name=subject] button", "!!document.querySelector('[aria-sort]')"},
			{choices + "?throughput.connections=9", throughput, "", "document.querySelector('output').textContent.includes('connections=9')"},
			{choices + "?throughput.q=nothing", throughput, "", "document.querySelector('.bench-none').checkVisibility()"},
			{choices, throughput, " .bench-menu:nth-of-type(1) summary", "document.querySelector('.bench-menu').open"},
			{choices, throughput, " .bench-menu:nth-of-type(2) summary", "document.querySelectorAll('.bench-menu')[1].open"},
			{"/tables/the-benchmarker/throughput/only-node-js/", throughput, "", ""},
			{"/linked/?cold-starts.value=100..110.5", startRows, "", "document.querySelector('output').textContent.includes(' of ')"},
			{"/linked/", startRows, " .bench-more button", "document.querySelectorAll('#table-lambda-perf-cold-starts tbody tr').length > 20"},
			{"/tables/?rows.day=2024-01-01..", "table-odd-rows", "", "document.querySelector('#table-odd-rows output').textContent.includes(' of ')"},
		} {
			tab := open(t, b, base+state.address, v)
			ready(t, tab, state.id)
			if state.use != "" {
				click(t, tab, "#"+state.id+state.use)
			}
			if state.shown != "" {
				until(t, tab, state.shown, state.shown)
			}
			if accessible(t, tab); t.Failed() {
				t.Fatalf("%s after %q at %d px, %s", state.address, state.use, v.width, v.scheme)
			}
			unrefused(t, tab)
		}
	}
}

// What a reader types into the second bound stays when the rows come that the first
// one asked for.
func TestBoundIsKeptWhileRowsCome(t *testing.T) {
	b := browser(t)
	base, _ := fixtureSite(t)
	tab := open(t, b, base+"/linked/", view{width: 1280, scheme: "light"})
	ready(t, tab, startRows)
	ask[any](t, tab, `{ const fetched = fetch; window.fetch = (...asked) => new Promise((go) => { window.go = go; }).then(() => fetched(...asked)); }0`)
	ask[any](t, tab, fmt.Sprintf(`document.querySelector(%q).focus()`, bound(startRows, "value", "from")))
	press(t, tab, "100")
	press(t, tab, kb.Tab)
	press(t, tab, "110")
	ask[any](t, tab, "go()")
	until(t, tab, "the rows", fmt.Sprintf(`location.search === '?cold-starts.value=100..' && document.querySelector('#%s output').textContent.includes(' of ')`, startRows))
	press(t, tab, ".5")
	press(t, tab, kb.Enter)
	until(t, tab, "both bounds", `location.search === '?cold-starts.value=100..110.5'`)
	unrefused(t, tab)
}
