package reader

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	starts     = "lambda-perf-cold-start"             // a figure of samples
	startRows  = "table-lambda-perf-cold-starts"      // the table that drives it
	choices    = "/choices/"                          // a page of presets, groups and rows to compare
	throughput = "table-the-benchmarker-throughput"   //
	claimRows  = "table-claims-claims"                //
	startMarks = "table-lambda-perf-cold-start"       // a table of what a figure plots
	figureRows = `#lambda-perf-cold-start tbody > tr` // of the figure's own table
)

func title(id string) string {
	return fmt.Sprintf(`document.querySelector('#%s-title').textContent`, id)
}

// narrowed waits until a figure says of how many rows it is.
func narrowed(t *testing.T, tab context.Context, id, text string) {
	t.Helper()
	until(t, tab, text, fmt.Sprintf(`document.querySelector('#%s .bench-readout').textContent.startsWith(%q)`, id, text))
}

// What a reader leaves in a table is what the figure shows: marks, words, table and
// description; the address keeps it, and a reset brings back what was published.
func TestFigureFollowsItsTable(t *testing.T) {
	b := browser(t)
	base, _ := fixtureSite(t)
	tab := open(t, b, base+"/linked/", view{width: 1280, scheme: "light"})
	ready(t, tab, startRows)
	published := ask[string](t, tab, title(starts))
	before := ask[int](t, tab, fmt.Sprintf(`document.querySelectorAll(%q).length`, figureRows))
	click(t, tab, box(startRows, "Python"))
	click(t, tab, box(startRows, "arm64"))
	narrowed(t, tab, starts, "480 of 1,439 rows")
	if got := ask[string](t, tab, title(starts)); got != "Cold start in ms" {
		t.Errorf("the title is %q; the finding is not about these rows", got)
	}
	if got := text(t, tab, "#"+starts+"-subtitle"); !strings.HasSuffix(got, "; 480 of 1,439 rows") {
		t.Errorf("the subtitle is %q", got)
	}
	if d := description(t, tab, starts); !strings.Contains(d, "python3.14") || strings.Contains(d, "nodejs") || strings.Contains(d, "x86_64") {
		t.Errorf("the description is %q", d)
	}
	names := ask[[]string](t, tab, fmt.Sprintf(`[...document.querySelectorAll(%q)].map((r) => r.cells[0].textContent)`, figureRows))
	if len(names) != 6 || slices.ContainsFunc(names, func(n string) bool { return !strings.HasPrefix(n, "python") }) {
		t.Errorf("the figure's table has %v", names)
	}
	// The figure's own condition holds until the reader chooses in its column: with
	// every size of memory, several rows that differ would fall on one mark.
	click(t, tab, box(startRows, "128"))
	narrowed(t, tab, starts, "120 of 1,439 rows")
	click(t, tab, box(startRows, "256"))
	until(t, tab, "why it is not drawn", fmt.Sprintf(`document.querySelector('#%s .bench-readout').textContent === 'Not drawn: several rows fall on one mark. They differ in Memory size, MB; choose one there.'`, starts))
	click(t, tab, box(startRows, "256"))
	narrowed(t, tab, starts, "120 of 1,439 rows")
	must(t, chromedp.Do(tab, chromedp.Reload()))
	narrowed(t, tab, starts, "120 of 1,439 rows")
	accessible(t, tab)
	click(t, tab, "#"+startRows+" button[name=reset]")
	until(t, tab, "the figure as published", fmt.Sprintf(`%s === %q && document.querySelectorAll(%q).length === %d`, title(starts), published, figureRows, before))
	ask[any](t, tab, "history.back()")
	narrowed(t, tab, starts, "120 of 1,439 rows")
	unrefused(t, tab)
}

// Sorting a table orders the marks.
func TestFigureFollowsTheOrder(t *testing.T) {
	b := browser(t)
	base, _ := fixtureSite(t)
	tab := open(t, b, base+"/linked/?cold-starts.sort=-subject&cold-starts.architecture=arm64", view{width: 1280, scheme: "dark"})
	narrowed(t, tab, starts, "720 of 1,439 rows")
	names := ask[[]string](t, tab, fmt.Sprintf(`[...document.querySelectorAll(%q)].map((r) => r.cells[0].textContent)`, figureRows))
	want := slices.Clone(names)
	slices.SortFunc(want, func(a, b string) int { return strings.Compare(versionKey(b), versionKey(a)) })
	if len(names) < 8 || !slices.Equal(names, want) {
		t.Errorf("the marks stand as %v", names)
	}
	accessible(t, tab)
	unrefused(t, tab)
}

// versionKey makes python3.9 come before python3.14.
func versionKey(name string) string {
	return strings.NewReplacer("3.9", "3.09", "24.x", "24", "22.x", "22", "20.x", "20").Replace(name)
}

// A mark leads to its rows, by keyboard and by mouse, and the figure follows.
func TestMarkLeadsToItsRows(t *testing.T) {
	b := browser(t)
	base, _ := fixtureSite(t)
	tab := open(t, b, base+"/linked/", view{width: 1280, scheme: "light"})
	ready(t, tab, startRows)
	ask[any](t, tab, fmt.Sprintf(`document.querySelector('#%s .bench-stage').focus()`, starts))
	press(t, tab, kb.ArrowDown)
	until(t, tab, "a mark", fmt.Sprintf(`document.querySelector('#%s .bench-readout').textContent !== ''`, starts))
	subject, _, _ := strings.Cut(readout(t, tab, starts), " (")
	press(t, tab, kb.Enter)
	narrowed(t, tab, starts, "160 of 1,439 rows")
	if got := slices.Compact(column(t, tab, startRows, 1)); !slices.Equal(got, []string{subject}) {
		t.Errorf("Enter on %s leaves rows of %v", subject, got)
	}
	if q := query(t, tab); q != "?cold-starts.q="+subject {
		t.Errorf("the address says %q", q)
	}
	press(t, tab, kb.ArrowDown)
	press(t, tab, kb.Enter)
	says(t, tab, startRows, "1,439 of 1,439 rows")
	if keys := text(t, tab, "#"+starts+"-keys"); !strings.Contains(keys, "Enter shows the rows") {
		t.Errorf("the keys are told as %q", keys)
	}
	unrefused(t, tab)
}

// A finger reads a mark first, and asks for its rows when it touches it again.
func TestMarkLeadsToItsRowsByTouch(t *testing.T) {
	b := browser(t)
	base, _ := fixtureSite(t)
	tab := onAPhone(t, b, base+"/linked/")
	ready(t, tab, startRows)
	tap(t, tab, "#"+starts+" .bench-stage")
	until(t, tab, "a mark", fmt.Sprintf(`document.querySelector('#%s .bench-readout').textContent.includes('cold') || document.querySelector('#%[1]s .bench-readout').textContent.includes('ms')`, starts))
	if q := query(t, tab); q != "" {
		t.Errorf("one touch asks for %q", q)
	}
	tap(t, tab, "#"+starts+" .bench-stage")
	until(t, tab, "its rows", `location.search.startsWith('?cold-starts.q=')`)
	if width := ask[int](t, tab, "document.documentElement.scrollWidth"); width > 360 {
		t.Errorf("the page is %d px wide", width)
	}
	unrefused(t, tab)
}

// A preset is a page of its own without scripts, and a choice in place with them.
func TestPresets(t *testing.T) {
	b := browser(t)
	base, _ := fixtureSite(t)
	tab := open(t, b, base+choices, view{width: 1280, scheme: "light", noScripts: true})
	link := ask[string](t, tab, fmt.Sprintf(`document.querySelector('#%s .bench-presets a').pathname`, throughput))
	if link != "/tables/the-benchmarker/throughput/only-node-js/" {
		t.Fatalf("the first preset stands at %q", link)
	}
	tab = open(t, b, base+link, view{width: 1280, scheme: "light", noScripts: true})
	if got := column(t, tab, throughput, 2); len(got) != 87 || len(slices.Compact(got)) != 1 || got[0] != "Node.js" {
		t.Errorf("the page has %d rows of %v", len(got), slices.Compact(got))
	}
	if whole := ask[string](t, tab, `document.querySelector('.bench-presets a').getAttribute('href')`); whole != choices+"#"+throughput {
		t.Errorf("all rows stand at %q", whole)
	}
	if visible := ask[bool](t, tab, `document.querySelector('.bench-filter').checkVisibility()`); visible {
		t.Error("controls are shown without scripts")
	}

	tab = open(t, b, base+choices, view{width: 1280, scheme: "light"})
	ready(t, tab, throughput)
	ask[any](t, tab, "window.stays = true")
	click(t, tab, "#"+throughput+" .bench-presets li:nth-child(2) a")
	says(t, tab, throughput, "92 of 276 rows")
	if q := query(t, tab); q != "?throughput.connections=512&throughput.sort=value" || !ask[bool](t, tab, "window.stays") {
		t.Errorf("the preset leads to %q", q)
	}
	if name := ask[string](t, tab, fmt.Sprintf(`document.querySelector('#%s .bench-presets').ariaLabel`, throughput)); name == "" {
		t.Error("the presets have no name")
	}
	ask[any](t, tab, "history.back()")
	says(t, tab, throughput, "276 of 276 rows")
	accessible(t, tab)
	tab = open(t, b, base+link+"?throughput.connections=64", view{width: 360, scheme: "dark"})
	says(t, tab, throughput, "29 of 87 rows")
	if width := ask[int](t, tab, "document.documentElement.scrollWidth"); width > 360 {
		t.Errorf("the page is %d px wide", width)
	}
	accessible(t, tab)
	unrefused(t, tab)
}

// Two rows are compared by the rule of figures: single figures have no interval,
// medians have, and what is compared stands in the address.
func TestComparingRows(t *testing.T) {
	b := browser(t)
	base, _ := fixtureSite(t)
	tab := open(t, b, base+choices+"?throughput.connections=512", view{width: 1280, scheme: "light"})
	says(t, tab, throughput, "92 of 276 rows")
	verdict := "#" + throughput + " .bench-verdict"
	click(t, tab, "#"+throughput+" button[name=compare]")
	until(t, tab, "the boxes", fmt.Sprintf(`!!document.querySelector('#%s input[name=row]')`, throughput))
	if got := text(t, tab, verdict); got != "Choose two rows to compare." {
		t.Errorf("it says %q", got)
	}
	pick := func(name string) {
		ask[any](t, tab, fmt.Sprintf(`document.querySelector('#%s input[aria-label="Compare %s"]').focus()`, throughput, name))
		press(t, tab, " ")
	}
	pick("fastify")
	pick("express")
	until(t, tab, "the verdict", fmt.Sprintf(`document.querySelector(%q).textContent === 'fastify: 1.2 times the throughput of express. No interval is known on both sides, so these are single figures.'`, verdict))
	accessible(t, tab)
	must(t, chromedp.Do(tab, chromedp.Reload()))
	until(t, tab, "the verdict again", fmt.Sprintf(`document.querySelector(%q).textContent.startsWith('fastify: 1.2 times')`, verdict))
	pick("koa") // takes the place of the first
	until(t, tab, "the other verdict", fmt.Sprintf(`document.querySelector(%q).textContent.startsWith('koa: ')`, verdict))
	click(t, tab, "#"+throughput+" button[name=compare]")
	until(t, tab, "no boxes", fmt.Sprintf(`!document.querySelector('#%s input[name=row]') && !document.querySelector(%q).textContent`, throughput, verdict))
	if q := query(t, tab); q != "?throughput.connections=512" {
		t.Errorf("the address says %q", q)
	}

	click(t, tab, "#"+startMarks+" button[name=compare]")
	until(t, tab, "the boxes", fmt.Sprintf(`document.querySelectorAll('#%s input[name=row]').length > 2`, startMarks))
	ask[any](t, tab, fmt.Sprintf(`{ const rows = [...document.querySelectorAll('#%s tbody tr')].filter((r) => r.cells[2].textContent === 'arm64');
		const named = (name) => rows.find((r) => r.textContent.includes(name)).querySelector('input');
		named('nodejs22.x').click(); window.second = () => named('python3.13').click(); }0`, startMarks))
	until(t, tab, "the first", `location.search.includes('cold-start.cmp=')`)
	ask[any](t, tab, "second()")
	until(t, tab, "a clear verdict", fmt.Sprintf(`document.querySelector('#%s .bench-verdict').textContent.endsWith('holds with at least 90 %%. python3.13 is better.')`, startMarks))
	unrefused(t, tab)
}

// Groups head their rows, with scripts and without; sorting stays within them, and
// footnotes are links to their texts.
func TestGroupsAndFootnotes(t *testing.T) {
	b := browser(t)
	base, _ := fixtureSite(t)
	heads := fmt.Sprintf(`[...document.querySelectorAll('#%s .bench-group th')].filter((e) => e.checkVisibility()).map((e) => e.scope + ' ' + e.textContent)`, claimRows)
	want := []string{"rowgroup throughput", "rowgroup latency p99", "rowgroup memory", "rowgroup cold start", "rowgroup wall time", "rowgroup packages"}
	for _, scriptless := range []bool{true, false} {
		tab := open(t, b, base+choices, view{width: 1280, scheme: "light", noScripts: scriptless})
		if got := ask[[]string](t, tab, heads); !slices.Equal(got, want) {
			t.Errorf("groups %v", got)
		}
		dead := ask[[]string](t, tab, fmt.Sprintf(`[...document.querySelectorAll('#%s .bench-foot a')].filter((a) => !document.querySelector(a.hash)).map((a) => a.hash)`, claimRows))
		if len(dead) > 0 {
			t.Errorf("footnotes that lead nowhere: %v", dead)
		}
		if scriptless {
			continue
		}
		ready(t, tab, claimRows)
		click(t, tab, box(claimRows, "Python"))
		says(t, tab, claimRows, "10 of 20 rows")
		click(t, tab, header(claimRows, "subject"))
		until(t, tab, "the order", fmt.Sprintf(`!!document.querySelector('#%s th[data-name="subject"]').ariaSort`, claimRows))
		if got := ask[[]string](t, tab, heads); !slices.Equal(got, want) {
			t.Errorf("sorted, the groups are %v", got)
		}
		subjects := ask[[]string](t, tab, fmt.Sprintf(`[...document.querySelectorAll('#%s tbody')].map((b) => [...b.rows].slice(1).map((r) => r.cells[1].textContent).join()).slice(0, 4)`, claimRows))
		if !slices.Equal(subjects, []string{"FastAPI,FastAPI,Flask", "FastAPI", "FastAPI", "FastAPI,Python,Python"}) {
			t.Errorf("sorted within groups: %v", subjects)
		}
		accessible(t, tab)
		unrefused(t, tab)
	}
}
