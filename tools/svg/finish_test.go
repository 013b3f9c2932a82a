package svg

import (
	"strings"
	"testing"
)

func testPalette() *palette {
	p := &palette{paints: map[string]bool{}}
	p.add("#123456")
	return p
}

func finishInside(inside string) (string, error) {
	f := Figure{ID: "f", Width: 10, Height: 10, Title: "T"}
	out, err := finish(`<svg width="10" height="10" xmlns="http://www.w3.org/2000/svg">`+inside+`</svg>`, f, &option{palette: testPalette()})
	return string(out), err
}

func TestFinishRewrites(t *testing.T) {
	for _, c := range []struct{ reason, in, want string }{
		{"styles become attributes", `<text style="font-size:12px;font-weight:bold;" fill="#123456">a</text><text style="font-size:13px" fill="#123456">b</text><text style="font-size:13px" fill="#123456">c</text>`,
			`<text x="0" y="0" font-size="12" font-weight="bold" fill="#123456">a</text><text x="0" y="0" fill="#123456">b</text><text x="0" y="0" fill="#123456">c</text>`},
		{"of two sizes the smaller is the common one", `<text style="font-size:13px" fill="#123456">a</text><text style="font-size:12px" fill="#123456">b</text>`,
			`<text x="0" y="0" font-size="13" fill="#123456">a</text><text x="0" y="0" fill="#123456">b</text>`},
		{"the move of a text goes into its place", `<text dominant-baseline="central" style="font-size:10px" y="6.5" transform="translate(100.123 20)" fill="#123456">a</text>`,
			`<text x="100.12" y="30" fill="#123456">a</text>`},
		{"texts of the page's face say nothing of it", `<text style="font-size:10px;font-family:` + family + `" fill="#123456">a</text>`, `<text x="0" y="0" fill="#123456">a</text>`},
		{"another face stays", `<text style="font-size:10px;font-family:monospace" fill="#123456">a</text>`, `<text x="0" y="0" font-family="monospace" fill="#123456">a</text>`},
		{"notes for scripts go", `<path d="M0 0L4 0" stroke="#123456" fill="none" ecmeta_series_index="0" ecmeta_x="y"/>`, `<path d="M0 0H4" stroke="#123456" fill="none"/>`},
		{"a circle, under its transform", `<path d="M1 0A1 1 0 1 1 1 -0.1A1 1 0 0 1 1 0" transform="matrix(4.5,0,0,4.5,20.123,30)" fill="#123456"/>`, `<circle cx="20.12" cy="30" r="4.5" fill="#123456"/>`},
		{"its line keeps its width", `<path d="M1 0A1 1 0 1 1 1 -0.1A1 1 0 0 1 1 0" transform="matrix(4,0,0,4,20,30)" fill="#123456" stroke="#123456" stroke-width="0.5"/>`, `<circle cx="20" cy="30" r="4" fill="#123456" stroke="#123456" stroke-width="2"/>`},
		{"an arc is no circle", `<path d="M1 0A1 1 0 1 1 0 1A1 1 0 0 1 1 0" fill="#123456"/>`, `<path d="M1 0A1 1 0 1 1 0 1A1 1 0 0 1 1 0" fill="#123456"/>`},
		{"a rectangle", `<path d="M1 2l3 0l0 4l-3 0Z" fill="#123456"/>`, `<rect x="1" y="2" width="3" height="4" fill="#123456"/>`},
		{"what turns stays turned", `<path d="M0 0L1 1" transform="matrix(0,-1,1,0,5,5)" fill="none" stroke="#123456"/>`, `<path d="M0 0L1 1" transform="matrix(0,-1,1,0,5,5)" fill="none" stroke="#123456"/>`},
		{"grid lines become one, and one said twice is said once", `<path d="M1 0L1 9" fill="none" stroke="#123456"/><path d="M1 0L1 9" fill="none" stroke="#123456"/><path d="M2 0L2 9" fill="none" stroke="#123456"/>`, `<path d="M1 0V9M2 0V9" fill="none" stroke="#123456"/>`},
		{"marks stay apart", `<path d="M1 0L1 9" fill="none" stroke="#123456" ecmeta_series_index="0"/><path d="M2 0L2 9" fill="none" stroke="#123456" ecmeta_series_index="0"/>`, `<path d="M1 0V9" fill="none" stroke="#123456"/><path d="M2 0V9" fill="none" stroke="#123456"/>`},
		{"an empty symbol shows the page", `<path d="M0 0L1 1L2 0" fill="#fff" stroke="#123456" ecmeta_series_index="0"/>`, `<path d="M0 0L1 1L2 0" fill="` + paper + `" stroke="#123456"/>`},
		{"what cannot be seen goes", `<rect width="9" height="9" fill="none"/><rect width="9" height="9" fill="rgb(0,0,0)" fill-opacity="0" stroke="#abc" stroke-width="0"/><g></g>`, ``},
		{"a clip path is only a shape", `<defs><clipPath id="f-c0"><path d="M0 0l9 0l0 9l-9 0Z" fill="#000"/></clipPath></defs><g clip-path="url(#f-c0)"><circle r="1.005" fill="#123456"/></g>`,
			`<defs><clipPath id="f-c0"><rect x="0" y="0" width="9" height="9"/></clipPath></defs><g clip-path="url(#f-c0)"><circle r="1" fill="#123456"/></g>`},
		{"a gradient of equal steps", `<defs><linearGradient id="f-g0"><stop offset="0%" stop-color="#000000"/><stop offset="50.0001%" stop-color="#080808"/><stop offset="100%" stop-color="#101010"/></linearGradient></defs>`, ""},
	} {
		p := testPalette()
		p.addRamp([]string{"#000000", "#101010"})
		f := Figure{ID: "f", Width: 10, Height: 10, Title: "T"}
		out, err := finish(`<svg>`+c.in+`</svg>`, f, &option{palette: p})
		if err != nil {
			t.Errorf("%s: %v", c.reason, err)
			continue
		}
		_, got, _ := strings.Cut(string(out), "</title>")
		got = strings.TrimSuffix(strings.TrimSuffix(got, "\n"), "</svg>")
		if strings.Contains(c.in, "linearGradient") {
			if strings.Count(got, "<stop") != 2 {
				t.Errorf("%s: %s", c.reason, got)
			}
		} else if got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.reason, got, c.want)
		}
	}
}

func TestFinishRefuses(t *testing.T) {
	for _, c := range []struct{ reason, in string }{
		{"script", `<script>alert(1)</script>`},
		{"script in another name space", `<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>`},
		{"HTML", `<foreignObject><body/></foreignObject>`},
		{"a style sheet", `<style>*{fill:red}</style>`},
		{"a picture", `<image href="x.png"/>`},
		{"a link", `<a href="javascript:alert(1)"><text style="font-size:9px">a</text></a>`},
		{"a copy from elsewhere", `<use href="https://example.org/#x"/>`},
		{"animation", `<animate attributeName="href"/>`},
		{"a handler", `<rect width="1" height="1" fill="#123456" onload="alert(1)"/>`},
		{"a handler in capitals", `<rect width="1" height="1" fill="#123456" OnLoad="alert(1)"/>`},
		{"a class", `<rect width="1" height="1" fill="#123456" class="a"/>`},
		{"a link as attribute", `<rect width="1" height="1" fill="#123456" xlink:href="x"/>`},
		{"a style that loads", `<rect width="1" height="1" style="fill:url(https://example.org/x)"/>`},
		{"a style with a handler", `<rect width="1" height="1" style="onload:alert(1)"/>`},
		{"a paint that loads", `<rect width="1" height="1" fill="url(//example.org/x)"/>`},
		{"a paint of another figure", `<rect width="1" height="1" fill="url(#g-g0)"/>`},
		{"a paint that is not there", `<rect width="1" height="1" fill="url(#f-g0)"/>`},
		{"a default of ECharts", `<rect width="1" height="1" fill="#54555a"/>`},
		{"white of what is no mark", `<path d="M0 0L1 1L2 0" fill="#fff" stroke="#123456"/>`},
		{"white outside of a symbol", `<rect width="1" height="1" fill="#fff"/>`},
		{"a colour by name", `<rect width="1" height="1" fill="red"/>`},
		{"an id of another figure", `<defs><clipPath id="g-c0"><rect width="1" height="1"/></clipPath></defs>`},
		{"an id of the root", `<defs><clipPath id="f-title"><rect width="1" height="1"/></clipPath></defs>`},
		{"a point that is none", `<path d="M0 NaNL1 1" fill="#123456"/>`},
		{"a point at infinity", `<path d="M0 1e999L1 1" fill="#123456"/>`},
		{"a place that is none", `<circle cx="NaN" cy="1" r="1" fill="#123456"/>`},
		{"a transform that is none", `<g transform="evil(1)"><rect width="1" height="1" fill="#123456"/></g>`},
		{"a face that loads", `<text style="font-size:9px;font-family:url(x)" fill="#123456">a</text>`},
		{"text that is no text", `<g>a</g>`},
		{"a comment", `<!-- a -->`},
		{"a declaration", `<!DOCTYPE svg>`},
		{"an instruction", `<?xml-stylesheet href="x"?>`},
		{"an entity", `<text style="font-size:9px">&x;</text>`},
		{"a broken attribute", `<text style="font-family:"Source Sans 3";">a</text>`},
		{"not closed", `<g>`},
		{"closed too early", `</svg><svg>`},
		{"a control character", "<text style=\"font-size:9px\" fill=\"#123456\">\x01</text>"},
		{"a filter", `<defs><filter id="f-f"/></defs>`},
	} {
		if out, err := finishInside(c.in); err == nil {
			t.Errorf("%s passed: %s", c.reason, out)
		}
	}
}

// A gradient keeps the stops that matter: a bend, and a step at one place.
func TestThinStopsKeepsBends(t *testing.T) {
	stops := func(pairs ...string) *node {
		n := &node{}
		for i := 0; i < len(pairs); i += 2 {
			n.children = append(n.children, &node{name: "stop", attrs: []attr{{"offset", pairs[i]}, {"stop-color", pairs[i+1]}}})
		}
		return n
	}
	for _, c := range []struct {
		reason   string
		gradient *node
		want     int
	}{
		{"equal steps", stops("0%", "#000000", "25%", "#404040", "50%", "#808080", "100%", "#ffffff"), 2},
		{"a bend in the middle", stops("0%", "#000000", "50%", "#ffffff", "100%", "#000000"), 3},
		{"a step at one place", stops("0%", "#000000", "50%", "#000000", "50%", "#ffffff", "100%", "#ffffff"), 4},
		{"a colour of the page cannot be mixed here", stops("0%", "#000000", "50%", "var(--a,#000000)", "100%", "#000000"), 3},
	} {
		thinStops(c.gradient)
		if got := len(c.gradient.children); got != c.want {
			t.Errorf("%s: %d stops, want %d", c.reason, got, c.want)
		}
	}
}

// Whatever an engine could write, finish returns an error or a drawing that
// finishing again would not refuse.
func FuzzFinish(f *testing.F) {
	f.Add(`<path d="M1 0A1 1 0 1 1 1 -0.1A1 1 0 0 1 1 0" transform="matrix(4.5,0,0,4.5,1,2)" fill="#123456"/>`)
	f.Add(`<g clip-path="url(#f-c0)"><text style="font-size:9px;a:b" x="1">a&lt;b</text></g><rect onload="x"/>`)
	f.Fuzz(func(t *testing.T, inside string) {
		out, err := finishInside(inside)
		if err != nil {
			return
		}
		if err := verify(out, "f", testPalette()); err != nil {
			t.Errorf("%s: %v", out, err)
		}
		for _, bad := range []string{"<script", "<foreignObject", "<style", " style=", " class=", " href="} {
			if tags := textless(out); strings.Contains(tags, bad) {
				t.Errorf("%s in %s", bad, tags)
			}
		}
	})
}

// textless returns the tags alone; text holds no < in a finished drawing.
func textless(svg string) string {
	var b strings.Builder
	for _, part := range strings.Split(svg, "<")[1:] {
		tag, _, _ := strings.Cut(part, ">")
		b.WriteString("<" + tag + ">")
	}
	return b.String()
}
