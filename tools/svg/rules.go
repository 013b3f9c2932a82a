package svg

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

var familyName = `(?:[A-Za-z-]+|'[A-Za-z][A-Za-z ]*')`

// validFamily is a list of plain family names, those with spaces in single quotes.
var validFamily = exactly(familyName + `(?:, ?` + familyName + `)*`)

var colorKey = lazy.Regexp(`(?i)(^|[a-z])colors?0?$|^fill$|^stroke$`)

// forbidden are keys that lead out of the drawing, or out of JSON.
var forbidden = map[string]string{
	"image":        "pictures are not allowed",
	"link":         "links are not allowed",
	"sublink":      "links are not allowed",
	"extraCssText": "styles are not allowed",
	"className":    "classes are not allowed",
}

// key checks the value of a key that has a meaning to us. Rows of a dataset are
// data: their keys are names of columns.
func (o *option) key(path, key string, v any) {
	if strings.HasPrefix(path, "dataset") {
		return
	}
	switch reason, no := forbidden[key]; {
	case no:
		o.refuse(path, "%s", reason)
	case colorKey().MatchString(key):
		o.each(path, v, o.color)
	case key == "symbol", key == "icon":
		o.each(path, v, func(at, s string) { o.oneOf(at, s, symbols) })
	case key == "fontFamily":
		o.each(path, v, o.family)
	case key == "renderMode":
		o.each(path, v, func(at, s string) { o.oneOf(at, s, []string{"richText"}) })
	}
}

// each calls check for v if it is a string, or for the strings of a list.
func (o *option) each(path string, v any, check func(at, s string)) {
	switch v := v.(type) {
	case string:
		check(path, v)
	case []any:
		for i, item := range v {
			if s, ok := item.(string); ok {
				check(fmt.Sprintf("%s[%d]", path, i), s)
			}
		}
	}
}

func (o *option) color(path, s string) {
	if err := checkColor(s); err != nil {
		o.refuse(path, "%w", err)
		return
	}
	o.palette.add(s)
}

func (o *option) family(path, s string) {
	if !validFamily().MatchString(s) {
		o.refuse(path, "%q is not a list of fonts; put names with spaces in single quotes", shorten(s))
	}
}

// checkText refuses what XML cannot hold or nobody can see: controls other than
// a line break, and what stands for damaged text. The JSON decoder
// turns a lone surrogate and a broken UTF-8 sequence into U+FFFD.
func checkText(s string) error {
	if !utf8.ValidString(s) {
		return fmt.Errorf("%q is not UTF-8", shorten(s))
	}
	if strings.Contains(s, "__proto__") {
		return fmt.Errorf("%q holds __proto__, which breaks the tables in which ECharts keeps texts", shorten(s))
	}
	for _, r := range s {
		switch {
		case r == '\n':
		case unicode.IsControl(r):
			return fmt.Errorf("%q holds the control character U+%04X", shorten(s), r)
		case r == unicode.ReplacementChar:
			return fmt.Errorf("%q holds a lone surrogate or other damaged text (U+FFFD)", shorten(s))
		case r&0xFFFE == 0xFFFE:
			return fmt.Errorf("%q holds U+%04X, which is not a character", shorten(s), r)
		}
	}
	return nil
}
