package reader

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// rows returns the cells of a figure's table as readers see them.
func rows(t *testing.T, tab context.Context, id string) [][]string {
	t.Helper()
	return ask[[][]string](t, tab, fmt.Sprintf(`[...document.querySelectorAll('#%s .bench-details tbody tr')].map((r) =>
		[...r.cells].map((c) => c.textContent.trim().replace(/\s+/g, ' ')))`, id))
}

func rowsOf(p published, without string) [][]string {
	var out [][]string
	for _, r := range p.Table.Rows {
		var cells []string
		for _, c := range r {
			if c.Missing {
				c.Text = "–not measured"
			}
			cells = append(cells, plain(c.Text))
		}
		if without == "" || !slices.Contains(cells, without) {
			out = append(out, cells)
		}
	}
	return out
}

// sameRows fails the test where the table of the figure is not the given one.
func sameRows(t *testing.T, tab context.Context, id string, want [][]string) {
	t.Helper()
	got := rows(t, tab, id)
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: the table has\n%v\nwant\n%v", id, got, want)
	}
}

// readAll walks through a figure with the arrow keys.
func readAll(t *testing.T, tab context.Context, id string, most int) []string {
	t.Helper()
	ask[any](t, tab, fmt.Sprintf(`document.querySelector('#%s .bench-stage').focus()`, id))
	press(t, tab, kb.Escape)
	var texts []string
	for range most {
		press(t, tab, kb.ArrowRight)
		text := readout(t, tab, id)
		if len(texts) > 0 && texts[len(texts)-1] == text {
			break
		}
		texts = append(texts, text)
	}
	press(t, tab, kb.Escape)
	return texts
}

func description(t *testing.T, tab context.Context, id string) string {
	t.Helper()
	return text(t, tab, "#"+id+"-text")
}

// query is the state in the address, without escapes.
func query(t *testing.T, tab context.Context) string {
	t.Helper()
	q, err := url.QueryUnescape(ask[string](t, tab, "location.search"))
	must(t, err)
	return q
}

func series(id, name string) string {
	return fmt.Sprintf(`#%s button[name="series"][value="%s"]`, id, name)
}

// Hiding a series hides its marks, intervals and labels, its rows and its part of
// the description, and leaves the others where they stood.
func TestHidingASeriesHidesAllOfIt(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+article, view{width: 1280, scheme: "light"})
	const id = "lambda-perf-cold-start"
	own := figureFile(t, public(t), "lambda-perf/cold-start", "figure.json")
	openPanel(t, tab, id)
	whole := geometryOf(t, tab, id)
	click(t, tab, series(id, "Python"))
	until(t, tab, "the address", `location.search.includes('hide=Python')`)
	var left []string
	for _, m := range own.Marks {
		if m.Series != "Python" {
			left = append(left, plain(m.Text))
		}
	}
	if got := readAll(t, tab, id, len(own.Marks)); !slices.Equal(got, left) {
		t.Errorf("the keyboard reads %q, want %q", got, left)
	}
	sameRows(t, tab, id, rowsOf(own, "Python"))
	alt := description(t, tab, id)
	for _, m := range own.Marks {
		if listed := strings.Contains(alt, plain(m.Text)); listed != (m.Series != "Python") {
			t.Errorf("the description mentions %q: %v\n%s", m.Text, listed, alt)
		}
	}
	part := geometryOf(t, tab, id)
	python, node := "rgb(36, 71, 143)", "rgb(83, 150, 67)"
	for _, key := range []string{"shape " + python, "lines " + python} {
		if len(whole[key]) == 0 || len(part[key]) > 0 {
			t.Errorf("%s: %d before, %d while hidden", key, len(whole[key]), len(part[key]))
		}
	}
	for _, key := range []string{"shape " + node, "lines " + node, "text x86_64", "text arm64", "box"} {
		if d := differences(places{key: whole[key]}, places{key: part[key]}); len(d) > 0 {
			t.Errorf("what is not hidden moves: %v", d)
		}
	}
	click(t, tab, series(id, "Python"))
	until(t, tab, "the address", `location.search === ''`)
	if d := differences(whole, geometryOf(t, tab, id)); len(d) > 0 {
		t.Errorf("shown again, it is not as it was: %v", d)
	}
	sameRows(t, tab, id, rowsOf(own, ""))
	if got := description(t, tab, id); got != plain(own.Alt) {
		t.Errorf("the description is %q", got)
	}
	unrefused(t, tab)
}

// Another scale or baseline shows the figures of that form in chart, table and
// description.
func TestScaleAndBaselineShowTheirFigures(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+article, view{width: 1280, scheme: "light"})
	const id, name = "claims-throughput", "claims/throughput"
	own := figureFile(t, public(t), name, "figure.json")
	openPanel(t, tab, id)
	check := func(form published) {
		t.Helper()
		until(t, tab, "the form", fmt.Sprintf(`document.querySelector('#%s-subtitle').textContent === %q`, id, form.Subtitle))
		var want []string
		for _, m := range form.Marks {
			want = append(want, plain(m.Text))
		}
		if got := readAll(t, tab, id, 99); !slices.Equal(got, want) {
			t.Errorf("the keyboard reads %q, want %q", got, want)
		}
		sameRows(t, tab, id, rowsOf(form, ""))
		if got := description(t, tab, id); got != plain(form.Alt) {
			t.Errorf("the description is %q, want %q", got, form.Alt)
		}
		drawn := ask[string](t, tab, fmt.Sprintf(`[...document.querySelectorAll('#%s .bench-live text')].map((e) => e.textContent).join(' ')`, id))
		for _, row := range form.Table.Rows {
			if number := strings.TrimRight(row[3].Text, "0"); !strings.Contains(drawn, strings.TrimRight(number, ".")) {
				t.Errorf("%q is not in the chart: %s", row[3].Text, drawn)
			}
		}
	}
	click(t, tab, `#`+id+` input[value="log"]`)
	check(own.variant(t, name, "log", ""))
	choose(t, tab, "#"+id+` select[name="baseline"]`, "FastAPI")
	check(own.variant(t, name, "log", "FastAPI"))
	click(t, tab, `#`+id+` input[value="linear"]`)
	check(own.variant(t, name, "linear", "FastAPI"))
	if got := query(t, tab); got != "?claims-throughput.base=FastAPI" {
		t.Errorf("the address says %q", got)
	}
	click(t, tab, `#`+id+` button[name="reset"]`)
	check(own)
	if got := query(t, tab); got != "" {
		t.Errorf("after the reset the address says %q", got)
	}
	unrefused(t, tab)
}

// The download of what is shown holds the rows of the table, numbers as numbers.
func TestDownloadFollowsTheFigure(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+article, view{width: 1280, scheme: "light"})
	const id = "claims-throughput"
	openPanel(t, tab, id)
	ask[any](t, tab, `(() => {
		const make = URL.createObjectURL;
		URL.createObjectURL = (blob) => { window.saved = blob.text(); return make.call(URL, blob); };
		HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };
	})()`)
	click(t, tab, series(id, "Python"))
	until(t, tab, "the address", `location.search.includes('hide=Python')`)
	click(t, tab, "#"+id+` button[name="csv"]`)
	want := "Subject,Runtime,Scenario,\"Throughput, req/s\",Statistic\nFastify,Node.js,simple JSON,45000,claim\nFastify,Node.js,PostgreSQL query + serialize,18000,claim\n"
	if got := ask[string](t, tab, "saved"); got != want {
		t.Errorf("saved\n%s\nwant\n%s", got, want)
	}
	if name := ask[string](t, tab, "savedAs"); name != "claims-throughput.csv" {
		t.Errorf("saved as %q", name)
	}
	unrefused(t, tab)
}

// Choices made faster than their files arrive all count.
func TestQuickChoicesAllCount(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+article, view{width: 1280, scheme: "light"})
	const id = "claims-throughput"
	openPanel(t, tab, id)
	ask[any](t, tab, `(() => {
		const panel = document.querySelector('#claims-throughput .bench-panel');
		const list = panel.querySelector('select[name="baseline"]');
		list.value = 'FastAPI';
		list.dispatchEvent(new Event('change', {bubbles: true}));
		panel.querySelector('input[value="log"]').click();
		panel.querySelector('button[name="series"]').click();
	})()`)
	own := figureFile(t, public(t), "claims/throughput", "figure.json")
	form := own.variant(t, "claims/throughput", "log", "FastAPI")
	until(t, tab, "the form", fmt.Sprintf(`document.querySelector('#%s-subtitle').textContent === %q`, id, form.Subtitle))
	sameRows(t, tab, id, rowsOf(form, own.Series[0].Name))
	if got, want := query(t, tab), "?claims-throughput.scale=log&claims-throughput.base=FastAPI&claims-throughput.hide="+own.Series[0].Name; got != want {
		t.Errorf("the address says %q, want %q", got, want)
	}
}

func TestComparingTwoSubjectsSaysTheirVerdict(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+article, view{width: 1280, scheme: "light"})
	const id = "claims-throughput"
	own := figureFile(t, public(t), "claims/throughput", "figure.json")
	openPanel(t, tab, id)
	for _, order := range [][2]string{{"Fastify", "FastAPI"}, {"FastAPI", "Fastify"}} {
		choose(t, tab, "#"+id+` select[name="a"]`, order[0])
		choose(t, tab, "#"+id+` select[name="b"]`, order[1])
		until(t, tab, "the verdict", fmt.Sprintf(`document.querySelectorAll('#%s .bench-verdict p').length === %d`, id, len(own.Pairs)))
		got := text(t, tab, "#"+id+" .bench-verdict")
		for _, p := range own.Pairs {
			if !strings.Contains(got, plain(p.Facet+": "+p.Text)) {
				t.Errorf("%v: %q lacks %q", order, got, p.Text)
			}
		}
	}
	unrefused(t, tab)
}

// The state stands in the address: it survives a reload, is the same for who gets
// the link, and the way back undoes it. Another figure's state is left alone.
func TestStateStandsInTheAddress(t *testing.T) {
	b, base := browser(t), served(t)
	tab := open(t, b, base+article, view{width: 1280, scheme: "light"})
	const id = "claims-throughput"
	subtitle := text(t, tab, "#"+id+"-subtitle")
	openPanel(t, tab, id)
	click(t, tab, `#`+id+` input[value="log"]`)
	until(t, tab, "the log scale", `location.search.includes('scale=log')`)
	click(t, tab, series(id, "Node.js"))
	until(t, tab, "the address", `location.search.includes('hide=')`)
	openPanel(t, tab, "claims-latency")
	click(t, tab, series("claims-latency", "Python"))
	until(t, tab, "the second figure", `location.search.includes('claims-latency')`)
	const all = "?claims-throughput.scale=log&claims-throughput.hide=Node.js&claims-latency.hide=Python"
	if got := query(t, tab); got != all {
		t.Errorf("the address says %q, want %q", got, all)
	}
	restored := func(tab context.Context) {
		t.Helper()
		until(t, tab, "the state of the link", `document.querySelectorAll('#claims-throughput .bench-details tbody tr').length === 2`)
		until(t, tab, "that of the other figure", `document.querySelectorAll('#claims-latency .bench-details tbody tr').length === 1`)
		if got := readout(t, tab, id); !strings.Contains(got, "Log scale. Without Node.js") {
			t.Errorf("the figure does not say how it was changed: %q", got)
		}
		if got := query(t, tab); got != all {
			t.Errorf("the address became %q", got)
		}
	}
	must(t, chromedp.Do(tab, chromedp.Reload()))
	restored(tab)
	shared := open(t, b, base+article+all, view{width: 360, scheme: "dark"})
	restored(shared)
	unrefused(t, shared)

	for range 3 {
		ask[any](t, tab, "history.back()")
	}
	until(t, tab, "the way back", `location.search === '' && document.querySelectorAll('#claims-throughput .bench-details tbody tr').length === 4`)
	until(t, tab, "the subtitle", fmt.Sprintf(`document.querySelector('#%s-subtitle').textContent === %q`, id, subtitle))
	unrefused(t, tab)
}

// What a link asks for in vain is ignored, and the reader is told.
func TestUnknownStateIsToldAndIgnored(t *testing.T) {
	b, base := browser(t), served(t)
	const asked = "?claims-throughput.hide=Deno&claims-throughput.scale=cubic&claims-throughput.x=%3Cimg%20src=x%3E&claims-throughput.__proto__=1&claims-throughput.hide=Python"
	tab := open(t, b, base+article+asked, view{width: 1280, scheme: "light"})
	until(t, tab, "the note", `document.querySelector('#claims-throughput .bench-readout').textContent.includes('Deno')`)
	note := readout(t, tab, "claims-throughput")
	for _, want := range []string{"Without Python", "hide=Deno", "scale=cubic", "x=<img src=x>", "does not have"} {
		if !strings.Contains(note, want) {
			t.Errorf("the note %q lacks %q", note, want)
		}
	}
	if n := len(rows(t, tab, "claims-throughput")); n != 2 {
		t.Errorf("%d rows are shown, want the 2 of Node.js", n)
	}
	unrefused(t, tab)
}

// Along many places a reader may look at a stretch.
func TestStretchOfALongLine(t *testing.T) {
	b := browser(t)
	base, dir := fixtureSite(t)
	tab := open(t, b, base+"/long/", view{width: 1280, scheme: "light"})
	const id = "long-line"
	own := figureFile(t, dir, "long/line", "figure.json")
	openPanel(t, tab, id)
	if got := readAll(t, tab, id, 100); len(got) != len(own.Marks) {
		t.Errorf("%d marks are read, want %d", len(got), len(own.Marks))
	}
	choose(t, tab, "#"+id+` select[name="from"]`, "100")
	choose(t, tab, "#"+id+` select[name="to"]`, "200")
	until(t, tab, "the address", `location.search === '?long-line.from=100&long-line.to=200'`)
	var want []string
	for _, m := range own.Marks {
		if m.At[0] >= 100 && m.At[0] <= 200 {
			want = append(want, plain(m.Text))
		}
	}
	if got := readAll(t, tab, id, 100); !slices.Equal(got, want) || len(want) != 22 {
		t.Errorf("the stretch reads %q, want %q", got, want)
	}
	// The stretch fills the width: its ends stand where those of the whole stood.
	ask[any](t, tab, fmt.Sprintf(`document.querySelector('#%s .bench-stage').focus()`, id))
	press(t, tab, kb.Home)
	first := ask[place](t, tab, fmt.Sprintf(ringed, id))
	click(t, tab, `#`+id+` button[name="reset"]`)
	until(t, tab, "the whole", `location.search === ''`)
	ask[any](t, tab, fmt.Sprintf(`document.querySelector('#%s .bench-stage').focus()`, id))
	press(t, tab, kb.Home)
	if whole := ask[place](t, tab, fmt.Sprintf(ringed, id)); whole.X-first.X > 1 || first.X-whole.X > 1 {
		t.Errorf("the stretch begins at %.1f, the whole at %.1f", first.X, whole.X)
	}
	if got := readAll(t, tab, id, 100); len(got) != len(own.Marks) {
		t.Errorf("after the reset %d marks are read", len(got))
	}
	unrefused(t, tab)
}

// After each control the page is as accessible as before, and nothing is refused.
func TestControlsAreAccessible(t *testing.T) {
	b, base := browser(t), served(t)
	for _, scheme := range []string{"light", "dark"} {
		tab := open(t, b, base+article, view{width: 1280, scheme: scheme})
		const id = "claims-throughput"
		openPanel(t, tab, id)
		uses := []func(){
			func() { click(t, tab, series(id, "Python")) },
			func() { click(t, tab, `#`+id+` input[value="log"]`) },
			func() { choose(t, tab, "#"+id+` select[name="baseline"]`, "FastAPI") },
			func() { choose(t, tab, "#"+id+` select[name="a"]`, "FastAPI") },
			func() { choose(t, tab, "#"+id+` select[name="b"]`, "Fastify") },
			func() { readAll(t, tab, id, 3) },
			func() { click(t, tab, `#`+id+` button[name="copy"]`) },
			func() { click(t, tab, `#`+id+` button[name="reset"]`) },
			func() { click(t, tab, "#"+id+" .bench-open") },
		}
		for i, use := range uses {
			use()
			if accessible(t, tab, "#"+id); t.Failed() {
				t.Fatalf("after control %d", i)
			}
		}
		unrefused(t, tab)
	}
}
