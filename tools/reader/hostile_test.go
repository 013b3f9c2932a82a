package reader

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// intruders are elements and attributes that no name may bring onto the page.
const intruders = `[...document.querySelectorAll('img, image, iframe, object, embed, video, audio, marquee, math, form, base, style, foreignObject, a[href^="javascript"], script:not([src])')]
	.map((e) => e.outerHTML.slice(0, 200)).concat([...document.querySelectorAll('*')].flatMap((e) => [...e.attributes].filter((a) => a.name.startsWith('on')).map((a) => a.name + '=' + a.value)))`

// Names of subjects, runtimes and scenarios that attack stay text: in the drawing,
// the live chart, its controls, readouts and tables, and in the address.
func TestHostileNamesStayText(t *testing.T) {
	b := browser(t)
	base, _ := fixtureSite(t)
	if n := len(hostile()); n < 100 {
		t.Fatalf("%d payloads, want about 100", n)
	}
	tab := open(t, b, base+"/hostile/", view{width: 1280, scheme: "light"})
	ask[any](t, tab, `window.ran = 0; window.pwned = () => ran++; 0`)
	check := func(when string) {
		t.Helper()
		for _, e := range ask[[]string](t, tab, intruders) {
			t.Errorf("%s: %s is on the page", when, e)
		}
		if n := ask[int](t, tab, "ran"); n > 0 {
			t.Errorf("%s: a name ran as code %d times", when, n)
		}
		unrefused(t, tab)
	}
	check("before interaction")
	for _, id := range []string{"hostile-first", "hostile-second", "hostile-few"} {
		openPanel(t, tab, id)
		check(id + " lives")
		readAll(t, tab, id, 200)
		check(id + " is read")
		for i := range 4 {
			click(t, tab, fmt.Sprintf(`#%s button[name="series"]:nth-of-type(%d)`, id, i+1))
			press(t, tab, kb.Escape)
			check(id + " toggled")
		}
		click(t, tab, "#"+id+` button[name="reset"]`)
		for _, name := range []string{"scale", "baseline", "a", "b"} {
			ask[any](t, tab, fmt.Sprintf(`(() => {
				const control = document.querySelector('#%s [name="%s"], #%[1]s [name$="-%[2]s"][value="log"]');
				if (!control) return;
				if (control.type === 'radio') control.checked = true; else control.selectedIndex = control.options.length - 1 - (control.name === 'b');
				control.dispatchEvent(new Event('change', {bubbles: true}));
			})()`, id, name))
			ask[any](t, tab, "new Promise((r) => setTimeout(r, 200))")
			check(id + " with another " + name)
		}
	}
	want := slices.Sorted(slices.Values(hostile()))
	shown := ask[[]string](t, tab, `[...document.querySelectorAll('#hostile-first .bench-details tbody th, #hostile-second .bench-details tbody th')].map((e) => e.textContent)`)
	if slices.Sort(shown); !slices.Equal(shown, want) {
		t.Errorf("the table shows %q, want %q", shown, want)
	}
	state := query(t, tab)
	for _, want := range []string{"hostile-few.base=<", "hostile-few.a=", "hostile-few.scale=log", "hostile-first.scale=log"} {
		if !strings.Contains(state, want) {
			t.Errorf("the address %q lacks %q", state, want)
		}
	}
	again := open(t, b, base+"/hostile/"+ask[string](t, tab, "location.search"), view{width: 360, scheme: "dark"})
	alive(t, again, "hostile-few")
	for _, e := range ask[[]string](t, again, intruders) {
		t.Errorf("with the state in the address: %s", e)
	}
	unrefused(t, again)
}
