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
		files["content/"+name+".md"] = fmt.Appendf(nil, "---\ntitle: Rows\n---\n\n{{< bench/table resource=\"scale/%s\" facets=\"runtime,framework\" search=\"true\" pageSize=\"25\" >}}\n", name)
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
// bytes: to be ready, for the first filter, for further ones until the rows are in
// place and until they are painted, each the median of nine, and the heap after.
type scaleMeasure struct{ ready, first, placed, painted, heap float64 }

const (
	// frame runs a step, and tells when it had put the rows in place and when they were
	// painted.
	frame = `async (step) => { const from = performance.now(); await step(); const placed = performance.now() - from;
		await new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))); return [placed, performance.now() - from]; }`
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
		const box = document.createElement('div'); document.body.replaceChildren(box);
		window.filter = await build[%q](box, rows, %s);
		await new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))); return performance.now(); })()`
	theirsFilter = `(%s)(() => window.filter(%q))`
)

// Run it with BENCHWRIGHT_PEERS=1 and -v: it prints how long our table and three
// others take on a slowed-down processor to be ready and to keep the rows of one
// runtime, and what memory they hold, as the documentation shows it. Nothing of it
// is asserted but that each does its work.
func TestTablesBesidePeers(t *testing.T) {
	if os.Getenv("BENCHWRIGHT_PEERS") == "" {
		t.Skip("a measurement, which make bench-tables runs")
	}
	b := browser(t)
	script := peers(t, "scale.js", true)
	site := alongside(t, scaleSite(t), "/scale.js", script)
	data := map[string]string{}
	for _, n := range sizes {
		data[fmt.Sprintf("/rows-%d.json", n)] = rowsAsJSON(t, scaleRows(n))
	}
	for name, text := range data {
		site = alongside(t, site, name, text)
	}
	tables := []string{"benchwright", "@tanstack/table-core", "AG Grid", "Tabulator"}
	var out strings.Builder
	fmt.Fprintf(&out, "\n| rows | table | ready | first filter | rows in place | painted | heap | in place / ours |\n|---|---|---|---|---|---|---|---|\n")
	for _, n := range sizes {
		ours := 0.0
		for _, name := range tables {
			m := measureTable(t, b, site, name, n)
			if name == tables[0] {
				ours = m.placed
			}
			fmt.Fprintf(&out, "| %d | %s | %.0f ms | %.0f ms | %.1f ms | %.0f ms | %.0f MB | %.2g |\n", n, name, m.ready, m.first, m.placed, m.painted, m.heap/1e6, m.placed/ours)
		}
	}
	t.Log(out.String())
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

// measureTable measures one table in a tab of its own, at a quarter of the
// processor's speed, as phones have it.
func measureTable(t *testing.T, browser context.Context, site, name string, n int) (m scaleMeasure) {
	t.Helper()
	tab, closeTab := chromedp.NewContext(browser)
	defer closeTab()
	must(t, chromedp.Do(tab))
	tab, stop := context.WithTimeout(tab, 5*time.Minute)
	defer stop()
	must(t, call(tab, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4}))
	page := fmt.Sprintf("%s/rows-%d/", site, n)
	if name != "benchwright" {
		page = site + "/method/"
	}
	must(t, chromedp.Do(tab, chromedp.EmulateViewport(412, 823), chromedp.Navigate(page)))
	filter := func(value string) string { return fmt.Sprintf(oursFilter, frame, value) }
	ready := oursReady
	if name != "benchwright" {
		columns, err := json.Marshal(scaleColumns)
		must(t, err)
		ready = fmt.Sprintf(theirsReady, fmt.Sprintf("/rows-%d.json", n), name, columns)
		filter = func(value string) string { return fmt.Sprintf(theirsFilter, frame, value) }
	}
	m.ready = ask[float64](t, tab, ready)
	m.first = ask[[2]float64](t, tab, filter("PyPy"))[1]
	var placed, painted []float64
	for i := range 9 {
		took := ask[[2]float64](t, tab, filter(runtimesOf[i%2]))
		placed, painted = append(placed, took[0]), append(painted, took[1])
	}
	slices.Sort(placed)
	slices.Sort(painted)
	m.placed, m.painted = placed[4], painted[4]
	must(t, call(tab, heapprofiler.CollectGarbage, cdp.Empty{}))
	usage, err := chromedp.Call(tab, runtime.GetHeapUsage, cdp.Empty{})
	must(t, err)
	m.heap = usage.UsedSize
	return m
}
