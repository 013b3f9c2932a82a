package prose

import (
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
)

// attribute matches what Markdown writes into attributes: the alternative text
// of an image; the address and the title of an image or a link.
var attribute = lazy.Regexp(`!\[[^\]]*\](?:\([^()\n]*\))?|\]\([^()\n]*\)`)

// Attributes returns a problem for each of our shortcodes that would write HTML
// into an attribute.
func (t Text) Attributes() problem.List {
	masked := tag().ReplaceAllStringFunc(t.Words, func(s string) string { return blank(s, hole) })
	inside := map[[2]int]bool{} // lines and columns of tags
	for _, a := range attribute().FindAllStringIndex(masked, -1) {
		for _, g := range tag().FindAllStringIndex(t.Words[a[0]:a[1]], -1) {
			inside[placeOf(t.Words, a[0]+g[0])] = true
		}
	}
	var problems problem.List
	for _, c := range t.Calls {
		if !inside[[2]int{c.Line, c.Column}] || c.Name == "value" && c.is("plain") {
			continue
		}
		hint := "here only " + Prefix + `value with plain="true" may stand`
		if c.Name == "value" {
			hint = `add plain="true"`
		}
		problems = append(problems, c.At(Param{}, Prefix+c.Name+" writes HTML, which cannot stand in an attribute of an image or a link", hint))
	}
	return problems
}

// placeOf returns the line and column of a byte of a text.
func placeOf(s string, offset int) [2]int {
	lines := lineStarts(s[:offset])
	return [2]int{len(lines), utf8.RuneCountInString(s[lines[len(lines)-1]:offset]) + 1}
}
