package reader

import (
	"context"
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// axe is axe-core, which finds accessibility faults; see testdata/axe-LICENSE.
//
//go:embed testdata/axe.min.js
var axe string

const axeRun = `axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
	.then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(' | ') + ' – ' + v.help))`

// accessible fails the test for each fault that axe finds on the page as it is, or
// in a part of it.
func accessible(t *testing.T, tab context.Context, part ...string) {
	t.Helper()
	if !ask[bool](t, tab, "'axe' in window") {
		ask[any](t, tab, axe+";0")
	}
	run := axeRun
	for _, selector := range part {
		run = strings.Replace(axeRun, "document", strconv.Quote(selector), 1)
	}
	for _, fault := range ask[[]string](t, tab, run) {
		t.Error(fault)
	}
}

func TestPagesAreAccessible(t *testing.T) {
	b, at := browser(t), served(t)
	for _, name := range samples(t) {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(name+scheme, func(t *testing.T) {
				tab := open(t, b, at+name, view{width: 1280, scheme: scheme})
				accessible(t, tab)
			})
		}
	}
}

func TestPagesFitSmallScreens(t *testing.T) {
	b, at := browser(t), served(t)
	for _, name := range samples(t) {
		t.Run(name, func(t *testing.T) {
			tab := open(t, b, at+name, view{width: 320, scheme: "light"})
			if width := ask[int](t, tab, "document.documentElement.scrollWidth"); width > 320 {
				wide := ask[[]string](t, tab, `[...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > 321 &&
					!e.closest('[role=region], pre, .bench-scroll')).slice(0, 5).map((e) => e.tagName + '.' + (e.getAttribute('class') || ''))`)
				t.Errorf("scrolls sideways: %d px wide on a 320 px screen, because of %v", width, wide)
			}
		})
	}
}

// Every request goes to the site itself, the policy refuses nothing, and no
// script fails.
func TestPagesLoadNothingFromElsewhere(t *testing.T) {
	b, at := browser(t), served(t)
	for _, name := range samples(t) {
		t.Run(name, func(t *testing.T) {
			tab := open(t, b, at+name, view{width: 1280, scheme: "light"})
			for _, refused := range ask[[]string](t, tab, "refused") {
				t.Errorf("refused by the policy, or failed: %s", refused)
			}
			for _, url := range ask[[]string](t, tab, "performance.getEntriesByType('resource').map((e) => e.name)") {
				if !strings.HasPrefix(url, at+"/") {
					t.Errorf("loads %s", url)
				}
			}
			if cookie := ask[string](t, tab, "document.cookie"); cookie != "" {
				t.Errorf("sets a cookie: %s", cookie)
			}
		})
	}
}

const article = "/articles/nodejs-vs-python/"

func TestArticleIsCompleteWithoutScripts(t *testing.T) {
	b, at := browser(t), served(t)
	tab := open(t, b, at+article, view{width: 1280, scheme: "light", noScripts: true})
	shown := ask[int](t, tab, `[...document.querySelectorAll('figure svg[role=img]')].filter((s) => s.checkVisibility() && s.getBoundingClientRect().height > 100).length`)
	if shown < 8 {
		t.Errorf("%d figures are shown, want at least 8", shown)
	}
	unnamed := ask[[]string](t, tab, `[...document.querySelectorAll('svg[role=img]')].filter((s) => !s.querySelector('title')?.textContent || !s.querySelector('desc')?.textContent).map((s) => s.id)`)
	if len(unnamed) > 0 {
		t.Errorf("figures without title or description: %v", unnamed)
	}
	for name, rows := range map[string]int{"comparison": 11, "libraries-by-task": 10, "ecosystem": 37} {
		n := ask[int](t, tab, fmt.Sprintf(`document.querySelectorAll('#table-reference-%s tbody tr').length`, name))
		if n != rows {
			t.Errorf("table %s has %d rows, want %d", name, n, rows)
		}
	}
	if dead := ask[int](t, tab, `[...document.querySelectorAll('button:not([popovertarget]), select, input')].filter((e) => e.checkVisibility()).length`); dead > 0 {
		t.Errorf("%d controls are shown that do nothing without scripts", dead)
	}
}

// Each drawing is shown at the width it was made for: one at a time, with labels
// of at least 12 px.
func TestFiguresSwapWithWidth(t *testing.T) {
	b, at := browser(t), served(t)
	for _, width := range []int64{320, 360, 700, 760, 1280} {
		tab := open(t, b, at+article, view{width: width, scheme: "light"})
		faults := ask[[]string](t, tab, `[...document.querySelectorAll('figure')].filter((f) => f.querySelector('svg[role=img]')).flatMap((f) => {
			const shown = [...f.querySelectorAll('svg[role=img]')].filter((s) => s.checkVisibility());
			if (shown.length !== 1) return [f.id + ' shows ' + shown.length + ' drawings'];
			const scale = shown[0].getBoundingClientRect().width / shown[0].viewBox.baseVal.width;
			const small = [...shown[0].querySelectorAll('text')].map((x) => parseFloat(getComputedStyle(x).fontSize) * scale).filter((px) => px < 11.9);
			return small.length ? [f.id + ': text of ' + small[0].toFixed(1) + ' px'] : [];
		})`)
		if len(faults) > 0 {
			t.Errorf("at %d px: %v", width, faults)
		}
	}
}
