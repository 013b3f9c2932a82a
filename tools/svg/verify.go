package svg

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// allowed lists the elements of a finished drawing with the attributes they may
// carry beyond the common ones.
var allowed = map[string]string{
	"svg":            "xmlns width height viewBox role aria-labelledby",
	"title":          "id",
	"desc":           "id",
	"g":              "",
	"defs":           "",
	"clipPath":       "id",
	"linearGradient": "id gradientUnits x1 y1 x2 y2",
	"stop":           "offset stop-color",
	"path":           "d",
	"circle":         "cx cy r",
	"rect":           "x y width height rx ry",
	"line":           "x1 y1 x2 y2",
	"polyline":       "points",
	"polygon":        "points",
	"text":           "x y text-anchor paint-order",
}

const common = "fill stroke stroke-width stroke-linejoin stroke-linecap stroke-dasharray stroke-dashoffset stroke-miterlimit " +
	"opacity fill-opacity stroke-opacity transform clip-path font-size font-family font-weight font-style"

const num = `-?\d{1,7}(?:\.\d{1,12})?`

// grammars say what the value of an attribute may be. An attribute that is not
// here holds one number.
var grammars = map[string]func() *regexp.Regexp{
	"xmlns":            exactly(`http://www\.w3\.org/2000/svg`),
	"viewBox":          exactly(`0 0 \d+ \d+`),
	"role":             exactly(`img`),
	"aria-labelledby":  exactly(`[a-z0-9-]+(?: [a-z0-9-]+)?`),
	"id":               exactly(`[a-z][a-z0-9-]*`),
	"gradientUnits":    exactly(`objectBoundingBox|userSpaceOnUse`),
	"d":                exactly(`(?:[MLHVCQAZ](?:` + num + `(?: ` + num + `)*)?)+`),
	"points":           exactly(num + `(?:[ ,]` + num + `)*`),
	"offset":           exactly(num + `%?`),
	"text-anchor":      exactly(`middle|end`),
	"paint-order":      exactly(`stroke`),
	"stroke-linejoin":  exactly(`round|bevel`),
	"stroke-linecap":   exactly(`round|square`),
	"stroke-dasharray": exactly(num + `(?:[ ,]` + num + `)*`),
	"transform":        exactly(`(?:(?:translate|scale|rotate|matrix)\(` + num + `(?:[ ,]` + num + `)*\) ?)+`),
	"clip-path":        exactly(`url\(#[a-z][a-z0-9-]*\)`),
	"font-weight":      exactly(`bold|[1-9]\d\d`),
	"font-style":       exactly(`italic`),
	"font-family":      validFamily,
	"fill":             exactly(`.+`), // see verifyPaint
	"stroke":           exactly(`.+`),
	"stop-color":       exactly(`.+`),
}

var oneNumber = exactly(num)

func exactly(pattern string) func() *regexp.Regexp { return lazy.Regexp(`^(?:` + pattern + `)$`) }

// verify reads the finished drawing as a stranger would and refuses everything
// that is not on the lists: it does not rely on how the drawing was made.
func verify(text, id string, p *palette) error {
	top, err := parse(text)
	if err != nil {
		return err
	}
	v := verifier{prefix: id + "-", palette: p, ids: map[string]bool{}}
	v.element(top)
	for _, ref := range v.refs {
		if !v.ids[ref] {
			v.refuse("reference to #%s, which is not in the drawing", ref)
		}
	}
	return errors.Join(v.problems...)
}

type verifier struct {
	prefix   string
	palette  *palette
	ids      map[string]bool
	refs     []string
	problems []error
}

func (v *verifier) refuse(format string, args ...any) {
	const enough = 10
	if len(v.problems) < enough {
		v.problems = append(v.problems, fmt.Errorf(format, args...))
	}
}

func (v *verifier) element(n *node) {
	own, known := allowed[n.name]
	if !known {
		v.refuse("element <%s>", n.name)
		return
	}
	names := " " + own + " " + common + " "
	for _, a := range n.attrs {
		if !strings.Contains(names, " "+a.name+" ") {
			v.refuse("attribute %s of <%s>", a.name, n.name)
			continue
		}
		v.value(n, a)
	}
	for _, c := range n.children {
		switch {
		case c.name != "":
			v.element(c)
		case n.name != "text" && n.name != "title" && n.name != "desc" && strings.TrimSpace(c.text) != "":
			v.refuse("text in <%s>", n.name)
		}
	}
}

func (v *verifier) value(n *node, a attr) {
	grammar := grammars[a.name]
	if grammar == nil {
		grammar = oneNumber
	}
	if !grammar().MatchString(a.value) {
		v.refuse("<%s %s=%q>", n.name, a.name, shorten(a.value))
		return
	}
	switch a.name {
	case "id":
		v.id(a.value)
	case "aria-labelledby":
		v.refs = append(v.refs, strings.Fields(a.value)...)
	case "clip-path":
		v.refs = append(v.refs, reference(a.value))
	case "fill", "stroke", "stop-color":
		v.paint(n, a)
	}
}

func (v *verifier) id(id string) {
	switch {
	case !strings.HasPrefix(id, v.prefix):
		v.refuse("id %q does not begin with %q", id, v.prefix)
	case v.ids[id]:
		v.refuse("id %q stands twice", id)
	}
	v.ids[id] = true
}

func (v *verifier) paint(n *node, a attr) {
	switch {
	case grammars["clip-path"]().MatchString(a.value): // a gradient
		v.refs = append(v.refs, reference(a.value))
	case a.value == paper:
	case !v.palette.has(a.value):
		v.refuse("<%s %s=%q>: this colour is not in the option; set it there", n.name, a.name, shorten(a.value))
	}
}

// reference returns the id in url(#id).
func reference(url string) string {
	return strings.TrimSuffix(strings.TrimPrefix(url, "url(#"), ")")
}
