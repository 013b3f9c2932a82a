package reader

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

const (
	firstMark = ".bench-claim .bench-proof"
	// opened are the evidences that can be seen, each with its text.
	opened = `[...document.querySelectorAll('.bench-evidence')].filter((e) => getComputedStyle(e).display !== 'none').map((e) => e.textContent)`
)

// A mark shows its figures without scripts, by a press and by the keyboard, and
// with them shown the page is as accessible.
func TestClaimsShowTheirFigures(t *testing.T) {
	b, at := browser(t), served(t)
	for _, v := range []view{{width: 1280, scheme: "light", noScripts: true}, {width: 360, scheme: "dark", noScripts: true}} {
		tab := open(t, b, at+article, v)
		if n := ask[int](t, tab, opened+".length"); n != 0 {
			t.Fatalf("%d evidences are open from the start", n)
		}
		must(t, chromedp.Do(tab, chromedp.Click(firstMark)))
		if shown := ask[[]string](t, tab, opened); len(shown) != 1 || len(shown[0]) < 40 {
			t.Errorf("at %d px a press shows %q", v.width, shown)
		}
		if width := ask[int](t, tab, "document.documentElement.scrollWidth"); int64(width) > v.width {
			t.Errorf("with its figures shown the page is %d px wide on %d", width, v.width)
		}
		if outside := ask[bool](t, tab, `(() => { const r = document.querySelector('.bench-evidence:popover-open').getBoundingClientRect();
			return r.left < 0 || r.right > innerWidth || r.width < 100; })()`); outside {
			t.Errorf("at %d px the figures stand outside of the window", v.width)
		}
		must(t, chromedp.Do(tab, chromedp.KeyEvent("\u001b")))
		if n := ask[int](t, tab, opened+".length"); n != 0 {
			t.Error("Escape does not put them away")
		}
		must(t, chromedp.Do(tab, chromedp.Focus(firstMark), chromedp.KeyEvent("\r")))
		if n := ask[int](t, tab, opened+".length"); n != 1 {
			t.Errorf("Enter shows %d", n)
		}
	}
	tab := open(t, b, at+article, view{width: 1280, scheme: "dark"})
	must(t, chromedp.Do(tab, chromedp.Click(firstMark)))
	accessible(t, tab, ".bench-claim")
}

// Each mark has a name, a shape, and a size that a finger hits.
func TestMarksOfClaims(t *testing.T) {
	b, at := browser(t), served(t)
	tab := open(t, b, at+article, view{width: 1280, scheme: "light"})
	faults := ask[[]string](t, tab, `[...document.querySelectorAll('.bench-proof')].filter((e) => {
		const r = e.getBoundingClientRect();
		return r.width < 24 || r.height < 24 || !/supported|contradicted|distinguishable|measured/.test(e.ariaLabel) || !e.querySelector('path');
	}).map((e) => e.outerHTML.slice(0, 120))`)
	if n := ask[int](t, tab, "document.querySelectorAll('.bench-proof').length"); n < 30 || len(faults) > 0 {
		t.Errorf("of %d marks these have faults: %q", n, faults)
	}
}

// On paper the figures stand in brackets behind their sentence, and the marks are
// gone.
func TestClaimsOnPaper(t *testing.T) {
	b, at := browser(t), served(t)
	tab := open(t, b, at+article, view{width: 800, scheme: "light", noScripts: true})
	must(t, call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
	marks := ask[int](t, tab, "[...document.querySelectorAll('.bench-proof')].filter((e) => getComputedStyle(e).display !== 'none').length")
	all := ask[int](t, tab, "document.querySelectorAll('.bench-evidence').length")
	if n := ask[int](t, tab, opened+".length"); marks != 0 || n != all || n < 30 {
		t.Errorf("%d marks, and %d of %d evidences", marks, n, all)
	}
}
