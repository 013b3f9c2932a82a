package reader

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A published is the part of figure.json that readers meet.
type published struct {
	Title, Subtitle, Alt, Scale, Baseline string
	Chart                                 string
	Stacked                               bool
	Series                                []struct{ Name string }
	Marks                                 []struct {
		Subject, Series, Text string
		At                    [2]float64
	}
	Variants []struct{ Scale, Baseline, Path string }
	Pairs    []struct{ A, B, Facet, Text string }
	Table    struct {
		Rows [][]struct {
			Text    string `json:"t"`
			Missing bool
		}
	}
}

// figureFile reads a file of a figure of the site, such as figure.json.
func figureFile(t *testing.T, dir, view, file string) published {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, "figures", view, file))
	must(t, err)
	var p published
	must(t, json.Unmarshal(content, &p))
	return p
}

// variant reads the file of a figure's form.
func (p published) variant(t *testing.T, view, scale, baseline string) published {
	t.Helper()
	for _, v := range p.Variants {
		if v.Scale == scale && v.Baseline == baseline {
			return figureFile(t, public(t), view, v.Path)
		}
	}
	t.Fatalf("%s has no form %s %q", view, scale, baseline)
	return p
}

// figures returns the ids of the figures on a page.
func figures(t *testing.T, tab context.Context) []string {
	t.Helper()
	ids := ask[[]string](t, tab, `[...document.querySelectorAll('figure[data-bench]')].map((f) => f.id)`)
	if len(ids) == 0 {
		t.Fatal("no figure on the page")
	}
	return ids
}

// geometry tells where the letters and marks of the drawing that is shown stand:
// each text with its words, each filled shape, and all lines of a colour together.
const geometry = `((id) => {
	const svg = [...document.querySelectorAll('#' + id + ' .bench-stage svg[role=img]')].find((s) => s.checkVisibility());
	const home = svg.getBoundingClientRect();
	const found = {};
	const add = (key, r) => (found[key] ??= []).push([r.left - home.left, r.top - home.top, r.right - home.left, r.bottom - home.top]);
	for (const e of svg.querySelectorAll('text, path, circle, rect')) {
		if (e.closest('defs, clipPath')) continue;
		const look = getComputedStyle(e), r = e.getBoundingClientRect();
		const painted = (paint, opacity) => paint !== 'none' && opacity !== '0';
		if (!painted(look.fill, look.fillOpacity) && !painted(look.stroke, parseFloat(look.strokeWidth) ? look.strokeOpacity : '0')) continue;
		if (!r.width && !r.height) continue;
		if (e.localName === 'text') add('text ' + e.textContent.trim(), r);
		else if (look.fill !== 'none') add('shape ' + look.fill, r);
		else {
			const key = 'lines ' + look.stroke, all = found[key]?.[0];
			const one = [r.left - home.left, r.top - home.top, r.right - home.left, r.bottom - home.top];
			found[key] = [all ? [Math.min(all[0], one[0]), Math.min(all[1], one[1]), Math.max(all[2], one[2]), Math.max(all[3], one[3])] : one];
		}
	}
	for (const list of Object.values(found)) list.sort((a, b) => Math.round(a[1] - b[1]) || a[0] - b[0]);
	found.box = [[home.left, home.top + scrollY, home.right, home.bottom + scrollY]];
	return found;
})`

type places map[string][][4]float64

func geometryOf(t *testing.T, tab context.Context, id string) places {
	t.Helper()
	return ask[places](t, tab, fmt.Sprintf("%s(%q)", geometry, id))
}

// differences tells what stands elsewhere, by more than 1 px.
func differences(before, after places) []string {
	var found []string
	for _, key := range slices.Sorted(maps.Keys(before)) {
		if len(before[key]) != len(after[key]) {
			found = append(found, fmt.Sprintf("%s: %d before, %d after", key, len(before[key]), len(after[key])))
			continue
		}
		for i, b := range before[key] {
			for side, a := range after[key][i] {
				if a-b[side] > 1 || b[side]-a > 1 {
					found = append(found, fmt.Sprintf("%s: %.1f before, %.1f after", key, b, after[key][i]))
					break
				}
			}
		}
	}
	for key := range after {
		if before[key] == nil {
			found = append(found, key+": new")
		}
	}
	return found
}

const shifts = `window.shifted = [];
	new PerformanceObserver((l) => l.getEntries().forEach((e) => shifted.push(e.value + ' ' + e.hadRecentInput + ' ' +
		e.sources.map((s) => s.node?.className || s.node?.nodeName)))).observe({type: 'layout-shift', buffered: true});`

// The live chart stands where the drawing stood, letter for letter, and nothing
// around it moves.
func TestTakeoverMovesNothing(t *testing.T) {
	b, base := browser(t), served(t)
	for _, v := range []view{{width: 1280, scheme: "light"}, {width: 360, scheme: "dark"}} {
		for _, name := range []string{article, "/docs/gallery/"} {
			tab := open(t, b, base+name, v)
			ask[any](t, tab, shifts)
			for _, id := range figures(t, tab) {
				before := geometryOf(t, tab, id)
				reach(t, tab, id)
				for _, d := range differences(before, geometryOf(t, tab, id)) {
					t.Errorf("%s at %d px, %s: %s", name, v.width, id, d)
				}
			}
			if s := ask[[]string](t, tab, "new Promise((r) => setTimeout(() => r(shifted), 100))"); len(s) > 0 {
				t.Errorf("%s at %d px: the layout shifts: %v", name, v.width, s)
			}
			unrefused(t, tab)
		}
	}
}

// Before a reader reaches for anything the article is five requests: the page, two
// styles, the script that waits for figures, and that of its tables.
func TestArticleLoadsLittleBeforeInteraction(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+article, view{width: 1280, scheme: "light"})
	requests := ask[[]string](t, tab, `new Promise((r) => setTimeout(() => r(performance.getEntriesByType('resource').map((e) => new URL(e.name).pathname).filter((p) => !p.includes('favicon'))), 500))`)
	if len(requests) > 3 { // the page is the fourth; browsers ask for the icon of a site when they like
		t.Errorf("%d requests beside the page: %v", len(requests), requests)
	}
	bytes := func(which string) int {
		return ask[int](t, tab, `performance.getEntriesByType('resource').filter((e) => new URL(e.name).pathname.match(/`+which+`/)).reduce((n, e) => n + e.encodedBodySize, 0)`)
	}
	if n := bytes(`\.js$`); n == 0 || n > 10_000 {
		t.Errorf("%d bytes of script before interaction, want at most 10,000", n)
	}
	if n := bytes(`bench\.[0-9a-f]+\.js$`); n == 0 || n > 1536 {
		t.Errorf("%d bytes of script for figures before interaction, want at most 1536", n)
	}
	if n := bytes(`echarts|bench-figure|figure\.json`); n > 0 {
		t.Errorf("%d bytes of live figures are loaded before interaction", n)
	}
	if alive := ask[int](t, tab, `document.querySelectorAll('.bench-alive').length`); alive > 0 {
		t.Errorf("%d figures live without being touched", alive)
	}
	reach(t, tab, "claims-throughput")
	if n := bytes(`bench-figure.*\.js$`); n == 0 || n > 8000 {
		t.Errorf("%d bytes make figures live, want at most 8000", n)
	}
}

func readout(t *testing.T, tab context.Context, id string) string {
	t.Helper()
	return text(t, tab, "#"+id+" .bench-readout")
}

// plain is a text as text returns it: any space is one space.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestKeyboardReadsEveryMark(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+article, view{width: 1280, scheme: "light"})
	for id, view := range map[string]string{"claims-throughput": "claims/throughput", "lambda-perf-cold-start": "lambda-perf/cold-start",
		"techempower-queries": "techempower/queries", "claims-cold-start": "claims/cold-start", "claims-memory": "claims/memory"} {
		marks := figureFile(t, public(t), view, "figure.json").Marks
		ask[any](t, tab, fmt.Sprintf(`document.querySelector('#%s .bench-stage').focus()`, id))
		alive(t, tab, id)
		for i, m := range marks {
			press(t, tab, kb.ArrowRight)
			if got := readout(t, tab, id); got != plain(m.Text) {
				t.Errorf("%s: mark %d is announced as %q, want %q", id, i, got, m.Text)
			}
			if !ask[bool](t, tab, fmt.Sprintf(`document.querySelector('#%s .bench-ring').checkVisibility({visibilityProperty: true})`, id)) {
				t.Errorf("%s: mark %d has no ring", id, i)
			}
		}
		for key, want := range map[string]string{kb.Home: marks[0].Text, kb.End: marks[len(marks)-1].Text, kb.Escape: ""} {
			press(t, tab, key)
			if got := readout(t, tab, id); got != plain(want) {
				t.Errorf("%s: key %q reads %q, want %q", id, key, got, want)
			}
		}
	}
	if stops := ask[int](t, tab, `document.querySelectorAll('#claims-throughput .bench-stage [tabindex], #claims-throughput .bench-stage a').length`); stops > 0 {
		t.Errorf("%d tab stops inside a chart", stops)
	}
	unrefused(t, tab)
}

// ringed tells where the ring stands on the screen.
const ringed = `(() => { const r = document.querySelector('#%s .bench-ring rect').getBoundingClientRect(); return {X: r.x + r.width / 2, Y: r.y + r.height / 2}; })()`

// Pointing at the place where the keyboard finds a mark reads the same mark.
func TestPointerReadsTheMarkItMeans(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+article, view{width: 1280, scheme: "light"})
	for id, view := range map[string]string{"claims-throughput": "claims/throughput", "techempower-queries": "techempower/queries", "claims-memory": "claims/memory"} {
		reach(t, tab, id)
		if readout(t, tab, id) == "" {
			t.Errorf("%s: the movement that woke it reads nothing", id)
		}
		ask[any](t, tab, fmt.Sprintf(`document.querySelector('#%s .bench-stage').focus()`, id))
		press(t, tab, kb.Escape)
		for _, m := range figureFile(t, public(t), view, "figure.json").Marks {
			press(t, tab, kb.ArrowRight)
			where := ask[place](t, tab, fmt.Sprintf(ringed, id))
			move(t, tab, place{1, 1}) // away, and back to it
			move(t, tab, where)
			if got := readout(t, tab, id); got != plain(m.Text) {
				t.Errorf("%s: pointing at %q reads %q", id, m.Text, got)
			}
		}
	}
}

func TestTouchReadsMarks(t *testing.T) {
	b, base := browser(t), served(t)
	tab := onAPhone(t, b, base+article)
	const id = "claims-throughput"
	tap(t, tab, "#"+id+" .bench-narrow text:nth-of-type(4)")
	alive(t, tab, id)
	until(t, tab, "the tap to be answered", fmt.Sprintf(`document.querySelector('#%s .bench-readout').textContent.includes('req/s')`, id))
	if width := ask[int](t, tab, "document.documentElement.scrollWidth"); width > 360 {
		t.Errorf("the page is %d px wide", width)
	}
	unrefused(t, tab)
}

// Colours follow the scheme at once, without a new drawing.
func TestLiveChartFollowsTheScheme(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+article, view{width: 1280, scheme: "light"})
	const id = "claims-throughput"
	reach(t, tab, id)
	const colors = `[...new Set([...document.querySelectorAll('#claims-throughput .bench-live > div:first-of-type svg *')].map((e) => getComputedStyle(e).fill))].sort().join(' ')`
	light := ask[string](t, tab, colors)
	must(t, call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}))
	dark := ask[string](t, tab, colors)
	for _, want := range []string{"rgb(163, 217, 119)", "rgb(79, 134, 217)", "rgb(230, 232, 235)"} {
		if strings.Contains(light, want) || !strings.Contains(dark, want) {
			t.Errorf("%s is not the dark one of light %s and dark %s", want, light, dark)
		}
	}
}

// A figure that gets another width changes its drawing, also when it lives.
func TestLiveChartFollowsTheWidth(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+article, view{width: 1280, scheme: "light"})
	const id = "claims-throughput"
	reach(t, tab, id)
	must(t, chromedp.Do(tab, chromedp.EmulateViewport(360, 900)))
	until(t, tab, "the narrow chart", `document.querySelector('#claims-throughput .bench-live svg').viewBox.baseVal.width === 320`)
	fresh := open(t, b, base+article, view{width: 360, scheme: "light"})
	for _, d := range differences(without(geometryOf(t, fresh, id), "box"), without(geometryOf(t, tab, id), "box")) {
		t.Error(d)
	}
	unrefused(t, tab)
}

func without(p places, key string) places {
	delete(p, key)
	return p
}
