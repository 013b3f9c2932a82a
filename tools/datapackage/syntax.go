package datapackage

import (
	"errors"
	"strings"

	"github.com/goccy/go-yaml"
)

// syntax explains an error of the YAML parser.
func (d *document) syntax(err error) {
	var syntax *yaml.SyntaxError
	if !errors.As(err, &syntax) {
		d.add(place{}, "", "", "the file is not valid YAML", "")
		return
	}
	message, hint := explain(syntax.Message)
	text := ""
	if syntax.Token != nil {
		text = strings.TrimSpace(syntax.Token.Value)
	}
	d.add(tokenAt(syntax.Token), "", text, message, hint)
}

// explanations turn messages of the parser into what to look for. The first that
// is part of the message counts.
var explanations = []struct{ part, message, hint string }{
	{"tab character", "a tab indents this line", "indent with spaces"},
	{"cannot start any token", "a tab indents this line", "indent with spaces"},
	{"mapping value is not allowed", "a second colon, or a line that is indented too far", `put a text that holds a colon in quotes: "a: b"`},
	{"'}'", "a brace { has no matching }", "close it, or put a text that starts with { in quotes"},
	{"flow map", "a brace { has no matching }", "close it, or put a text that starts with { in quotes"},
	{"']'", "a bracket [ has no matching ]", "close it, or put a text that starts with [ in quotes"},
	{"end character of", "a quote opens here and never closes", "close it"},
	{"escape character", "a backslash in double quotes that starts nothing known", `use single quotes, or write \\`},
	{"key-value is pre-defined", "text after a closing quote", "put the whole value in quotes, and double a quote that belongs to it"},
	{"value is not allowed", "nothing may stand here", "is the line indented like its neighbours? is a bracket closed twice?"},
	{"non-map value", "a text or a list item stands where a key is wanted", "is a colon missing, the space after it, or the indentation?"},
	{"unexpected key name", "a text stands where a key is wanted", "is a colon missing, or the space after it?"},
	{"alias", "a text that starts with * is read as an alias", "put it in quotes"},
	{"anchor", "a text that starts with & is read as an anchor", "put it in quotes"},
	{"directive", "a text that starts with % is read as a directive", "put it in quotes"},
	{"reserved character", "a text starts with a character that YAML keeps for itself", "put it in quotes"},
	{"sequence", "a list item stands where none may", "is the - indented like the items before it?"},
}

func explain(raw string) (message, hint string) {
	for _, e := range explanations {
		if strings.Contains(raw, e.part) {
			return e.message, e.hint
		}
	}
	return "the YAML is not well-formed here", "look at indentation, colons and quotes of this line and the one before"
}
