package reader

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// until waits for an expression to become true.
func until(t *testing.T, tab context.Context, what, expression string) {
	t.Helper()
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if ask[bool](t, tab, expression) {
			return
		}
	}
	t.Fatalf("waited in vain for %s; refused: %v", what, ask[[]string](t, tab, "refused"))
}

// A place is a point of the screen.
type place struct{ X, Y float64 }

// at scrolls an element into view and returns its centre.
func at(t *testing.T, tab context.Context, selector string) place {
	t.Helper()
	return ask[place](t, tab, fmt.Sprintf(`(() => {
		const e = document.querySelector(%q);
		e.scrollIntoView({block: 'center', behavior: 'instant'});
		const r = e.getBoundingClientRect();
		return {X: r.x + r.width / 2, Y: r.y + r.height / 2};
	})()`, selector))
}

func move(t *testing.T, tab context.Context, p place) {
	t.Helper()
	must(t, chromedp.Do(tab, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, p.X, p.Y)))
}

// click clicks as a hand does: it moves there, presses and lets go.
func click(t *testing.T, tab context.Context, selector string) {
	t.Helper()
	p := at(t, tab, selector)
	move(t, tab, p)
	must(t, chromedp.Do(tab, chromedp.MouseClickXY(p.X, p.Y)))
}

// onAPhone opens a page on a phone 360 px wide, which is touched.
func onAPhone(t *testing.T, browser context.Context, url string) context.Context {
	t.Helper()
	tab := open(t, browser, url, view{width: 360, scheme: "light"})
	must(t, chromedp.Do(tab, chromedp.EmulateViewport(360, 800, chromedp.EmulateMobile, chromedp.EmulateTouch)))
	return tab
}

// tap touches an element. It scrolls only where it must, as a hand does: a page that
// has just scrolled places no caret where it is touched.
func tap(t *testing.T, tab context.Context, selector string) {
	t.Helper()
	p := ask[place](t, tab, fmt.Sprintf(`(() => {
		const e = document.querySelector(%q);
		e.scrollIntoViewIfNeeded();
		const r = e.getBoundingClientRect();
		return {X: r.x + r.width / 2, Y: r.y + r.height / 2};
	})()`, selector))
	must(t, chromedp.Do(tab, chromedp.TapXY(p.X, p.Y)))
}

func press(t *testing.T, tab context.Context, key string) {
	t.Helper()
	must(t, chromedp.Do(tab, chromedp.KeyEvent(key)))
}

// choose picks an option of a list and tells the page, as a browser does.
func choose(t *testing.T, tab context.Context, selector, value string) {
	t.Helper()
	ask[any](t, tab, fmt.Sprintf(`(() => {
		const list = document.querySelector(%q);
		list.value = %q;
		list.dispatchEvent(new Event('change', {bubbles: true}));
	})()`, selector, value))
}

// reach points at a figure and waits until it lives.
func reach(t *testing.T, tab context.Context, id string) {
	t.Helper()
	move(t, tab, at(t, tab, "#"+id+" .bench-stage"))
	alive(t, tab, id)
}

func alive(t *testing.T, tab context.Context, id string) {
	t.Helper()
	until(t, tab, id+" to live", fmt.Sprintf(`!!document.querySelector('#%s .bench-alive')`, id))
}

// openPanel opens the panel of a figure.
func openPanel(t *testing.T, tab context.Context, id string) {
	t.Helper()
	click(t, tab, "#"+id+" .bench-open")
	until(t, tab, "the panel", fmt.Sprintf(`document.querySelector('#%s .bench-panel').checkVisibility()`, id))
	alive(t, tab, id)
}

// text returns what an element says.
func text(t *testing.T, tab context.Context, selector string) string {
	t.Helper()
	return strings.Join(strings.Fields(ask[string](t, tab, fmt.Sprintf(`document.querySelector(%q).textContent`, selector))), " ")
}

// unrefused fails the test for what the policy refused and for scripts that failed.
func unrefused(t *testing.T, tab context.Context) {
	t.Helper()
	for _, r := range ask[[]string](t, tab, "refused") {
		t.Errorf("refused by the policy, or failed: %s", r)
	}
}
