package reader

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	tablesPage = "/docs/tables/"
	evidence   = "table-the-benchmarker-throughput"
)

// column returns the texts of a column of the shown rows, from 1.
func column(t *testing.T, tab context.Context, id string, n int) []string {
	t.Helper()
	return ask[[]string](t, tab, fmt.Sprintf(`[...document.querySelectorAll('#%s tbody tr')].filter((r) => r.checkVisibility()).map((r) => r.cells[%d].textContent.trim())`, id, n-1))
}

func says(t *testing.T, tab context.Context, id, text string) {
	t.Helper()
	until(t, tab, text, fmt.Sprintf(`document.querySelector('#%s output').textContent === %q`, id, text))
}

func ready(t *testing.T, tab context.Context, id string) {
	t.Helper()
	until(t, tab, "the controls", fmt.Sprintf(`document.querySelector('#%s .bench-filter')?.checkVisibility({visibilityProperty: true})`, id))
}

func box(id, value string) string { return fmt.Sprintf(`#%s input[value=%q]`, id, value) }

func header(id, name string) string { return fmt.Sprintf(`#%s th[data-name=%q] button`, id, name) }

// typed replaces what stands in a field, key by key.
func typed(t *testing.T, tab context.Context, selector, text string) {
	t.Helper()
	ask[any](t, tab, fmt.Sprintf(`{ const e = document.querySelector(%q); e.focus(); e.select(); }0`, selector))
	press(t, tab, kb.Backspace)
	if text != "" {
		press(t, tab, text)
	}
}

// Nothing moves when the controls come, and nothing is loaded before a reader
// reaches for one.
func TestTableComesAliveInPlace(t *testing.T) {
	b, base := browser(t), served(t)
	for _, width := range []int64{360, 1280} {
		tab := open(t, b, base+tablesPage, view{width: width, scheme: "light"})
		ask[any](t, tab, shifts)
		ready(t, tab, evidence)
		if shifted := ask[[]string](t, tab, "new Promise((r) => setTimeout(() => r(shifted), 300))"); len(shifted) > 0 {
			t.Errorf("at %d px the layout shifts: %v", width, shifted)
		}
		if loaded := ask[[]string](t, tab, `performance.getEntriesByType('resource').map((e) => e.name).filter((n) => n.endsWith('.json'))`); len(loaded) > 0 {
			t.Errorf("loaded before anything was asked: %v", loaded)
		}
		unrefused(t, tab)
	}
}

func TestTableByMouse(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+tablesPage, view{width: 1280, scheme: "light"})
	ready(t, tab, evidence)
	all := column(t, tab, evidence, 1)
	if len(all) != 276 {
		t.Fatalf("%d rows stand in the page", len(all))
	}
	click(t, tab, box(evidence, "Python"))
	says(t, tab, evidence, "99 of 276 rows")
	if got := column(t, tab, evidence, 2); len(got) != 99 || slices.ContainsFunc(got, func(s string) bool { return s != "Python" }) {
		t.Errorf("%d rows, of %v", len(got), slices.Compact(got))
	}
	click(t, tab, box(evidence, "512"))
	says(t, tab, evidence, "33 of 276 rows")
	if got := text(t, tab, `#`+evidence+` label:has([value="Node.js"]) .bench-count`); got != "29" {
		t.Errorf("Node.js would leave %s rows with 512 connections, want 29", got)
	}
	if got := query(t, tab); got != "?throughput.runtime=Python&throughput.connections=512" {
		t.Errorf("the address says %q", got)
	}

	// It came sorted by value, the greatest first; now by name, and in three steps.
	order := func(name, want string) {
		t.Helper()
		click(t, tab, header(evidence, name))
		until(t, tab, want, fmt.Sprintf(`document.querySelector('#%s th[data-name=%q]').ariaSort === %s`, evidence, name, want))
	}
	order("subject", `"ascending"`)
	names := column(t, tab, evidence, 1)
	order("subject", `"descending"`)
	if reversed := column(t, tab, evidence, 1); len(names) != 33 || names[0] != reversed[32] || names[32] != reversed[0] {
		t.Errorf("ascending %v, descending %v", names, reversed)
	}
	order("subject", "null")
	if got := query(t, tab); !strings.HasSuffix(got, "&throughput.sort=") {
		t.Errorf("the order of the file is %q in the address", got)
	}
	order("value", `"descending"`) // more is better
	typed(t, tab, "#"+evidence+" input[name=q]", "uvicorn star")
	until(t, tab, "the search", `location.search.includes('q=uvicorn')`)
	if got := column(t, tab, evidence, 1); !slices.Contains(got, "starlette") || slices.Contains(got, "fastapi") {
		t.Errorf("found %v", got)
	}
	click(t, tab, "#"+evidence+" button[name=reset]")
	says(t, tab, evidence, "276 of 276 rows")
	if got := column(t, tab, evidence, 1); !slices.Equal(got, all) || query(t, tab) != "" {
		t.Errorf("after the reset there are %d rows, and the address says %q", len(got), query(t, tab))
	}
	unrefused(t, tab)
}

func TestTableByKeyboardAlone(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+tablesPage, view{width: 1280, scheme: "light"})
	ready(t, tab, evidence)
	ask[any](t, tab, fmt.Sprintf(`{ const a = document.querySelector('#%s'); a.tabIndex = -1; a.focus(); }0`, evidence))
	var names []string
	for range 40 {
		press(t, tab, kb.Tab)
		name := ask[string](t, tab, `document.activeElement.closest('.bench-table') ? (document.activeElement.name || document.activeElement.value || document.activeElement.textContent.trim() || document.activeElement.tagName) : ''`)
		if name == "" {
			break
		}
		names = append(names, name)
	}
	for _, want := range []string{"q", "Python", "512", "link", "Columns", "Take these rows", "Subject", "Value, req/s"} {
		if !slices.Contains(names, want) && !slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, want) }) {
			t.Errorf("Tab does not reach %q; it reaches %q", want, names)
		}
	}
	focus := func(selector string) { ask[any](t, tab, fmt.Sprintf(`document.querySelector(%q).focus()`, selector)) }
	focus(box(evidence, "Python"))
	press(t, tab, " ")
	says(t, tab, evidence, "99 of 276 rows")
	focus(header(evidence, "subject"))
	press(t, tab, kb.Enter)
	until(t, tab, "the order", fmt.Sprintf(`document.querySelector('#%s th').ariaSort === 'ascending'`, evidence))
	if on := ask[string](t, tab, `document.activeElement.textContent`); on != "Subject" {
		t.Errorf("the focus went to %q", on)
	}
	focus("#" + evidence + " .bench-menu summary")
	press(t, tab, kb.Enter)
	until(t, tab, "the menu", fmt.Sprintf(`document.querySelector('#%s .bench-menu').open`, evidence))
	press(t, tab, kb.Tab)
	press(t, tab, " ")
	until(t, tab, "the column to go", fmt.Sprintf(`!document.querySelector('#%s th[data-name="runtime"]').checkVisibility()`, evidence))
	press(t, tab, kb.Escape)
	if on := ask[string](t, tab, `document.activeElement.textContent`); on != "Columns" {
		t.Errorf("after Escape the focus is on %q", on)
	}
	unrefused(t, tab)
}

// By touch on a phone: low columns have given way and come back, a header sorts.
func TestTableByTouchOnAPhone(t *testing.T) {
	b, base := browser(t), served(t)
	tab := onAPhone(t, b, base+tablesPage)
	ready(t, tab, evidence)
	version := fmt.Sprintf(`document.querySelector('#%s th[data-name="version"]').checkVisibility()`, evidence)
	if ask[bool](t, tab, version) {
		t.Error("a low column is shown on a phone")
	}
	tap(t, tab, "#"+evidence+" .bench-menu summary")
	until(t, tab, "the menu", fmt.Sprintf(`document.querySelector('#%s .bench-menu').open`, evidence))
	tap(t, tab, fmt.Sprintf(`#%s input[name="column"][value="version"]`, evidence))
	until(t, tab, "the column", version)
	tap(t, tab, "#"+evidence+" .bench-menu summary")
	tap(t, tab, box(evidence, "Python"))
	says(t, tab, evidence, "99 of 276 rows")
	tap(t, tab, header(evidence, "subject"))
	until(t, tab, "the order", fmt.Sprintf(`document.querySelector('#%s th').ariaSort === 'ascending'`, evidence))
	if width := ask[int](t, tab, "document.documentElement.scrollWidth"); width > 360 {
		t.Errorf("the page is %d px wide", width)
	}
	small := ask[[]string](t, tab, fmt.Sprintf(`[...document.querySelectorAll('#%s :is(button, select, summary, .bench-filter label)')].filter((e) => e.checkVisibility() && !e.closest('th')).filter((e) => e.getBoundingClientRect().height < 32).map((e) => e.textContent)`, evidence))
	if len(small) > 0 {
		t.Errorf("hard to hit: %v", small)
	}
	unrefused(t, tab)
}

func TestTableStateStandsInTheAddress(t *testing.T) {
	b, base := browser(t), served(t)
	const asked = "?throughput.q=a&throughput.runtime=Python&throughput.runtime=Bun&throughput.sort=subject"
	tab := open(t, b, base+tablesPage+asked, view{width: 1280, scheme: "light"})
	until(t, tab, "the state", fmt.Sprintf(`document.querySelector('#%s th').ariaSort === 'ascending'`, evidence))
	check := func(tab context.Context) {
		t.Helper()
		for _, r := range column(t, tab, evidence, 2) {
			if r != "Python" && r != "Bun" {
				t.Errorf("a row of %s", r)
			}
		}
		if q := ask[string](t, tab, `document.querySelector('input[name=q]').value`); q != "a" {
			t.Errorf("the search says %q", q)
		}
	}
	check(tab)
	before := text(t, tab, "#"+evidence+" output")
	click(t, tab, box(evidence, "Bun"))
	until(t, tab, "the address", `!location.search.includes('Bun')`)
	must(t, chromedp.Do(tab, chromedp.Reload()))
	until(t, tab, "the state after a reload", fmt.Sprintf(`document.querySelector('#%s output').textContent.includes('of') && !location.search.includes('Bun')`, evidence))
	ask[any](t, tab, "history.back()")
	says(t, tab, evidence, before)
	until(t, tab, "the box", fmt.Sprintf(`document.querySelector('#%s input[value="Bun"]').checked`, evidence))
	check(tab)
	ask[any](t, tab, "history.forward()")
	until(t, tab, "the way forward", fmt.Sprintf(`!document.querySelector('#%s input[value="Bun"]').checked`, evidence))
	unrefused(t, tab)

	const wrong = "?throughput.runtime=Perl&throughput.x=%3Cimg%20src=x%3E&throughput.sort=__proto__&throughput.runtime=Deno&other=1"
	tab = open(t, b, base+tablesPage+wrong, view{width: 1280, scheme: "light"})
	until(t, tab, "the note", fmt.Sprintf(`document.querySelector('#%s output').textContent.includes('does not have')`, evidence))
	note := text(t, tab, "#"+evidence+" output")
	for _, want := range []string{"runtime=Perl", "x=<img src=x>", "sort=__proto__"} {
		if !strings.Contains(note, want) {
			t.Errorf("the note %q lacks %q", note, want)
		}
	}
	if got := slices.Compact(column(t, tab, evidence, 2)); !slices.Equal(got, []string{"Deno"}) {
		t.Errorf("rows of %v are shown", got)
	}
	tab = open(t, b, base+tablesPage+"?throughput.v=2&throughput.runtime=Deno", view{width: 1280, scheme: "light"})
	until(t, tab, "the note", fmt.Sprintf(`document.querySelector('#%s output').textContent.includes('v=2')`, evidence))
	if got := len(column(t, tab, evidence, 2)); got != 276 {
		t.Errorf("a link of another version leaves %d rows", got)
	}
	unrefused(t, tab)
}

func TestTableThatNothingMatches(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+article, view{width: 1280, scheme: "light"})
	const id = "table-reference-libraries-by-task"
	ready(t, tab, id)
	typed(t, tab, "#"+id+" input[name=q]", "<b>deno")
	says(t, tab, id, "0 of 10 rows")
	if got := text(t, tab, "#"+id+" .bench-none"); got != "No rows match “<b>deno”. Reset" {
		t.Errorf("it says %q", got)
	}
	accessible(t, tab)
	click(t, tab, "#"+id+" .bench-none button")
	says(t, tab, id, "10 of 10 rows")
	unrefused(t, tab)
}

// Another table's and a figure's state is left alone.
func TestTablesOfTheArticle(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+article+"?claims-latency.hide=Python", view{width: 1280, scheme: "light"})
	ready(t, tab, "table-reference-ecosystem")
	click(t, tab, box("table-reference-comparison", "Python"))
	until(t, tab, "the first table", `location.search.includes('comparison.edge=Python')`)
	click(t, tab, box("table-reference-ecosystem", "Node.js"))
	click(t, tab, box("table-reference-ecosystem", "testing"))
	says(t, tab, "table-reference-ecosystem", "3 of 37 rows")
	if got := query(t, tab); got != "?claims-latency.hide=Python&comparison.edge=Python&ecosystem.runtime=Node.js&ecosystem.category=testing" {
		t.Errorf("the address says %q", got)
	}
	accessible(t, tab)
	unrefused(t, tab)
}

func TestTableIsAccessibleInEachState(t *testing.T) {
	b, base := browser(t), served(t)
	for _, scheme := range []string{"light", "dark"} {
		tab := open(t, b, base+tablesPage, view{width: 1280, scheme: scheme})
		ready(t, tab, evidence)
		for i, use := range []func(){
			func() {},
			func() { click(t, tab, box(evidence, "Python")) },
			func() { click(t, tab, header(evidence, "subject")) },
			func() { typed(t, tab, "#"+evidence+" input[name=q]", "star") },
			func() { click(t, tab, "#"+evidence+" .bench-menu:nth-of-type(1) summary") },
			func() { click(t, tab, "#"+evidence+" .bench-menu:nth-of-type(2) summary") },
			func() { click(t, tab, "#"+evidence+" button[name=reset]") },
		} {
			use()
			if accessible(t, tab); t.Failed() {
				t.Fatalf("after use %d, %s", i, scheme)
			}
		}
		unrefused(t, tab)
	}
}

// taken returns what a button of the menu hands over.
func taken(t *testing.T, tab context.Context, id, format string) string {
	t.Helper()
	return ask[string](t, tab, fmt.Sprintf(`new Promise((done) => {
		const make = URL.createObjectURL;
		URL.createObjectURL = (blob) => { blob.text().then(done); URL.createObjectURL = make; return make.call(URL, blob); };
		document.querySelector('#%s button[name=%q]').click();
	})`, id, format))
}

func TestTakingRowsAlong(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+tablesPage+"?throughput.runtime=Python&throughput.connections=512&throughput.q=flask", view{width: 1280, scheme: "light"})
	says(t, tab, evidence, "1 of 276 rows")
	csv := taken(t, tab, evidence, "csv")
	const value = "2742.6463388946063"
	source, err := os.ReadFile(repository + "/data/the-benchmarker/throughput.csv")
	must(t, err)
	line := ""
	for l := range strings.Lines(string(source)) {
		if f := strings.Split(l, ","); f[2] == "flask" && f[14] == "512" {
			line = fmt.Sprintf("flask,Python,%s,512,%s,%s", f[15], f[8], f[16])
		}
	}
	if csv != "Subject,Runtime,Engine,Connections,\"Value, req/s\",Version\n"+line {
		t.Errorf("the CSV is\n%s\nwant the row\n%s (%s)", csv, line, value)
	}
	var got struct {
		Title, Source, Licence, Link string
		Rows                         []map[string]any
	}
	must(t, json.Unmarshal([]byte(taken(t, tab, evidence, "json")), &got))
	if len(got.Rows) != 1 || got.Rows[0]["subject"] != "flask" || got.Licence != "MIT License" || !strings.Contains(got.Link, "q=flask") {
		t.Errorf("the JSON is %+v", got)
	}
	md := taken(t, tab, evidence, "md")
	if !strings.Contains(md, "| Subject | Runtime |") || !strings.Contains(md, "| flask | Python |") || !strings.Contains(md, "MIT License") {
		t.Errorf("the Markdown is\n%s", md)
	}
	unrefused(t, tab)
}

// The script of tables is small, and so is all script of the article before a
// reader reaches for anything.
func TestScriptsOfTablesAreSmall(t *testing.T) {
	size := func(pattern string) (sum int) {
		files, err := filepath.Glob(filepath.Join(public(t), "assets", pattern))
		if err != nil || len(files) != 1 {
			t.Fatalf("%s: %v, %v", pattern, files, err)
		}
		text, err := os.ReadFile(files[0])
		must(t, err)
		var z bytes.Buffer
		w, _ := gzip.NewWriterLevel(&z, gzip.BestCompression)
		io.Copy(w, bytes.NewReader(text))
		w.Close()
		return z.Len()
	}
	table, loader := size("bench-table-en.*.js"), size("bench.*.js")
	t.Logf("tables %d bytes compressed, with the loader of figures %d", table, table+loader)
	if table > 8000 || table+loader > 10_000 {
		t.Errorf("the script of tables has %d bytes compressed, with the loader of figures %d", table, table+loader)
	}
}
