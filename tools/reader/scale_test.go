package reader

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// sizes are the numbers of rows that tables are measured with.
var sizes = []int{10, 1_000, 10_000, 100_000}

// scaleColumns are four texts that repeat, three numbers, and a text that does not.
var scaleColumns = []string{"name", "runtime", "framework", "endpoint", "status", "latency", "throughput", "memory"}

// runtimesOf are the values that the tables are narrowed by.
var runtimesOf = []string{"Node.js", "Python", "PyPy", "Bun", "Deno", "Go"}

// scaleRows are rows as a load test might have them, the same in every run.
func scaleRows(n int) [][]string {
	rng := rand.New(rand.NewPCG(42, 7))
	rows := make([][]string, 0, n+1)
	rows = append(rows, scaleColumns)
	for i := range n {
		rows = append(rows, []string{fmt.Sprintf("request-%06d", i), runtimesOf[i%len(runtimesOf)],
			fmt.Sprintf("framework-%02d", rng.IntN(12)), fmt.Sprintf("/endpoint/%d", rng.IntN(8)), []string{"ok", "ok", "ok", "failed"}[rng.IntN(4)],
			fmt.Sprintf("%.3f", math.Exp(1+0.45*rng.NormFloat64())), fmt.Sprintf("%d", 1000+rng.IntN(90_000)), fmt.Sprintf("%.1f", 20+100*rng.Float64())})
	}
	return rows
}

// scaleSite publishes a page with a table of each size.
func scaleSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	must(t, copySite(dir, "layouts", "site"))
	files := map[string][]byte{
		"site/benchwright.yaml": encode(map[string]any{"data": "../data", "content": "../content", "palette": runtimes()}),
		"content/_index.md":     []byte("---\ntitle: Scale\n---\n"),
		"content/method.md":     []byte("---\ntitle: Method\n---\n"),
	}
	var resources []any
	for _, n := range sizes {
		name := fmt.Sprintf("rows-%d", n)
		resources = append(resources, map[string]any{"name": name, "path": name + ".csv", "title": fmt.Sprintf("%d rows", n)})
		files["data/scale/"+name+".csv"] = encodeCSV(scaleRows(n))
		files["content/"+name+".md"] = fmt.Appendf(nil, "---\ntitle: Rows\n---\n\n{{< bench/table resource=\"scale/%s\" facets=\"runtime,framework\" search=\"true\" pageSize=\"15\" >}}\n", name)
	}
	files["data/scale/datapackage.yaml"] = encode(map[string]any{"name": "scale", "title": "Scale", "resources": resources})
	for name, content := range files {
		name = filepath.Join(dir, name)
		must(t, os.MkdirAll(filepath.Dir(name), 0o755))
		must(t, os.WriteFile(name, content, 0o644))
	}
	built, err := publishSite(dir)
	must(t, err)
	return serve(t, built)
}

// A scaleMeasure is what one table took with one number of rows, in milliseconds and
// bytes: to be ready; for the first filter; for further ones until the rows are in
// place and until they are drawn, each the median of nine; and the heap after.
type scaleMeasure struct{ ready, first, placed, drawn, heap float64 }

const (
	// frame runs a step. It tells how long that took until the rows were in place, and
	// how long with the work of the frame that shows them: callbacks, styles, layout and
	// paint. The wait for the frame is not counted.
	frame = `async (step) => {
		const from = performance.now();
		await step();
		const placed = performance.now() - from;
		const shows = await new Promise((done) => requestAnimationFrame(() => {
			const begun = performance.now(), after = new MessageChannel();
			after.port1.onmessage = () => done(performance.now() - begun);
			after.port2.postMessage(0);
		}));
		return [placed, placed + shows];
	}`
	// oursReady waits for the controls; oursFilter picks one runtime instead of another.
	oursReady  = `new Promise((r) => { const look = () => document.querySelector('.bench-filter')?.checkVisibility({visibilityProperty: true}) ? r(performance.now()) : requestAnimationFrame(look); look(); })`
	oursFilter = `(%s)(() => new Promise((done) => {
		const output = document.querySelector('.bench-filtered output'), boxes = [...document.querySelectorAll('[data-facet="runtime"] input')];
		const box = boxes.find((b) => b.value === %q), changed = new MutationObserver(() => { changed.disconnect(); done(); });
		changed.observe(output, {childList: true, characterData: true, subtree: true});
		boxes.forEach((b) => (b.checked = b === box));
		box.dispatchEvent(new Event('change', {bubbles: true}));
	}))`
	theirsReady = `(async () => { const [{build}, rows] = await Promise.all([import('/scale.js'), fetch(%q).then((r) => r.json())]);
		window.filter = await build[%q](document.querySelector('div'), rows, %s);
		await new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))); return performance.now(); })()`
	theirsFilter = `(%s)(() => window.filter(%q))`
	// shown are the runtimes of the rows that the page shows of any of the tables.
	shown = `[...document.querySelectorAll('tbody td:nth-child(2), .ag-row [col-id="runtime"], .tabulator-row [tabulator-field="runtime"]')].filter((e) => e.checkVisibility()).map((e) => e.textContent.trim())`
	// score tells how quick a processor is as the BenchmarkIndex of Lighthouse does: how
	// many tens of texts of 10,000 letters it puts together in a second, and how many
	// tens of times it copies 100,000 numbers; the mean of both.
	score = `(() => {
		const rate = (work) => { let n = 0; const from = performance.now(); while (performance.now() - from < 250) work(n++); return n * 100 / (performance.now() - from); };
		const lists = [0, 1].map(() => Array.from({length: 100000}, (_, i) => i));
		let text;
		const letters = () => { text = ''; for (let i = 0; i < 10000; i++) text += 'a'; if (text.length === 1) throw text; };
		const copies = (n) => { const from = lists[n % 2], to = lists[1 - n % 2]; for (let i = 0; i < from.length; i++) to[i] = from[i]; };
		return (rate(letters) + rate(copies)) / 2;
	})()`
	// phone is the score that Chrome's developer tools slow a machine down to for a
	// mid-tier phone, a Pixel 5.
	phone    = 1000
	peerPage = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Peer</title><link rel="stylesheet" href="/scale.css"><div></div></html>`
)

// Run it with BENCHWRIGHT_PEERS=1 and -v: it prints how long our table and three
// others take on a processor as slow as a phone's to be ready and to keep the rows of
// one runtime, and what memory they hold, as the documentation shows it. Nothing of it
// is asserted but that each does its work.
func TestTablesBesidePeers(t *testing.T) {
	if os.Getenv("BENCHWRIGHT_PEERS") == "" {
		t.Skip("a measurement, which make bench-tables runs")
	}
	b := browser(t)
	files := peers(t, true, "scale.js", "scale.css")
	files["/peer.html"] = peerPage
	for _, n := range sizes {
		files[fmt.Sprintf("/rows-%d.json", n)] = rowsAsJSON(t, scaleRows(n))
	}
	site := alongside(t, scaleSite(t), files)
	tables := []string{"benchwright", "@tanstack/table-core", "AG Grid", "Tabulator"}
	slowdown := calibrate(t, b)
	var out strings.Builder
	fmt.Fprintf(&out, "slowed down %.1f times\n\n| rows | table | ready | first filter | rows in place | drawn | heap | drawn / ours |\n|---|---|---|---|---|---|---|---|\n", slowdown)
	for _, n := range sizes {
		ours := 0.0
		for _, name := range tables {
			m := measureTable(t, b, site, name, n, slowdown)
			if name == tables[0] {
				ours = m.drawn
			}
			fmt.Fprintf(&out, "| %d | %s | %.0f ms | %.0f ms | %.1f ms | %.1f ms | %.0f MB | %.2g |\n", n, name, m.ready, m.first, m.placed, m.drawn, m.heap/1e6, m.drawn/ours)
		}
	}
	t.Log(out.String())
}

// calibrate finds how far to slow this machine down for it to score like a phone. The
// score does not fall in step with the slowdown, so that it is searched for.
func calibrate(t *testing.T, browser context.Context) float64 {
	t.Helper()
	tab, closeTab := chromedp.NewContext(browser)
	defer closeTab()
	must(t, chromedp.Do(tab))
	ask[float64](t, tab, score) // compiles it
	low, high := 1.0, 16.0
	for range 8 {
		middle := math.Sqrt(low * high)
		must(t, call(tab, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: middle}))
		if ask[float64](t, tab, score) > phone {
			low = middle
		} else {
			high = middle
		}
	}
	return math.Sqrt(low * high)
}

func rowsAsJSON(t *testing.T, rows [][]string) string {
	t.Helper()
	var all []map[string]any
	for _, row := range rows[1:] {
		one := map[string]any{}
		for i, name := range rows[0] {
			one[name] = row[i]
			if i >= 5 {
				one[name] = json.Number(row[i])
			}
		}
		all = append(all, one)
	}
	text, err := json.Marshal(all)
	must(t, err)
	return string(text)
}

// measureTable measures one table in a tab of its own.
func measureTable(t *testing.T, browser context.Context, site, name string, n int, slowdown float64) (m scaleMeasure) {
	t.Helper()
	tab, closeTab := chromedp.NewContext(browser)
	defer closeTab()
	must(t, chromedp.Do(tab))
	tab, stop := context.WithTimeout(tab, 5*time.Minute)
	defer stop()
	must(t, call(tab, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slowdown}))
	page, ready, filterBy := fmt.Sprintf("%s/rows-%d/", site, n), oursReady, oursFilter
	if name != "benchwright" {
		columns, err := json.Marshal(scaleColumns)
		must(t, err)
		page, filterBy = site+"/peer.html", theirsFilter
		ready = fmt.Sprintf(theirsReady, fmt.Sprintf("/rows-%d.json", n), name, columns)
	}
	must(t, chromedp.Do(tab, chromedp.EmulateViewport(412, 823), chromedp.Navigate(page)))
	m.ready = ask[float64](t, tab, ready)
	filter := func(value string) [2]float64 {
		took := ask[[2]float64](t, tab, fmt.Sprintf(filterBy, frame, value))
		rows := ask[[]string](t, tab, shown)
		if len(rows) == 0 || slices.ContainsFunc(rows, func(r string) bool { return r != value }) {
			t.Errorf("%s of %d rows shows %q, want those of %s", name, n, rows, value)
		}
		return took
	}
	m.first = filter("PyPy")[1]
	var placed, drawn []float64
	for i := range 9 {
		took := filter(runtimesOf[i%2])
		placed, drawn = append(placed, took[0]), append(drawn, took[1])
	}
	slices.Sort(placed)
	slices.Sort(drawn)
	m.placed, m.drawn = placed[4], drawn[4]
	must(t, call(tab, heapprofiler.CollectGarbage, cdp.Empty{}))
	usage, err := chromedp.Call(tab, runtime.GetHeapUsage, cdp.Empty{})
	must(t, err)
	m.heap = usage.UsedSize
	return m
}
