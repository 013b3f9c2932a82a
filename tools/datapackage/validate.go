package datapackage

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
)

// validate holds a document to the JSON Schema and says in our words what is wrong,
// where it stands in the YAML.
//
// It knows the keywords that our schema is written in. A test holds it to a whole
// implementation of the standard, which takes longer to get ready, wanted or not, than
// the program needs to read a small file.
func (d *document) validate() { d.hold(nil, d.root, schemaTree()) }

// hold holds the value at a path to a part of the schema. Of a value of the wrong type
// nothing else is told.
func (d *document) hold(path []string, value any, node map[string]any) {
	node = deref(node)
	if want := typesOf(node); len(want) > 0 && !slices.ContainsFunc(want, func(t string) bool { return isA(value, t) }) {
		message, hint := wrongType(want, value, describe(path))
		d.wrong(path, "", message, hint)
		return
	}
	if enum, ok := node["enum"].([]any); ok {
		d.holdEnum(path, value, enum)
	}
	switch value := value.(type) {
	case string:
		d.holdText(path, value, node)
	case json.Number:
		least, limited := node["minimum"].(float64)
		if n, ok := new(big.Rat).SetString(string(value)); limited && ok && n.Cmp(new(big.Rat).SetFloat64(least)) < 0 {
			d.wrong(path, "", fmt.Sprintf("%s is below %v", n.RatString(), least), describe(path))
		}
	case []any:
		d.holdList(path, value, node)
	case map[string]any:
		d.holdKeys(path, value, node)
	}
}

// wrong adds a problem of the value at a path.
func (d *document) wrong(path []string, text, message, hint string) {
	d.add(d.values[pointerOf(path)], keyOf(path), text, message, hint)
}

func (d *document) holdEnum(path []string, value any, enum []any) {
	if slices.ContainsFunc(enum, func(e any) bool { return reflect.DeepEqual(e, value) }) {
		return
	}
	valid := make([]string, len(enum))
	for i, e := range enum {
		valid[i] = fmt.Sprint(e)
	}
	got := fmt.Sprint(value)
	if value == nil {
		d.wrong(path, got, "the key has no value", problem.Suggest("", valid))
		return
	}
	d.wrong(path, got, fmt.Sprintf("%q is not allowed here", got), problem.Suggest(got, valid))
}

func (d *document) holdText(path []string, text string, node map[string]any) {
	help, length := describe(path), utf8.RuneCountInString(text)
	if least, ok := node["minLength"].(float64); ok && length < int(least) {
		d.wrong(path, "", "the text is empty", help)
	}
	if most, ok := node["maxLength"].(float64); ok && length > int(most) {
		d.wrong(path, "", fmt.Sprintf("%d characters, at most %v are allowed", length, most), help)
	}
	if pattern, ok := node["pattern"].(string); ok && !d.pattern(pattern).MatchString(text) {
		d.wrong(path, text, fmt.Sprintf("%q cannot stand here", text), help)
	}
	if _, err := time.Parse(time.DateOnly, text); node["format"] == "date" && err != nil {
		d.wrong(path, text, fmt.Sprintf("%q is not a date", text), help)
	}
}

// pattern compiles a pattern of the schema once for the document.
func (d *document) pattern(text string) *regexp.Regexp {
	if d.patterns == nil {
		d.patterns = map[string]*regexp.Regexp{}
	}
	if d.patterns[text] == nil {
		d.patterns[text] = lazy.Regexp(text)()
	}
	return d.patterns[text]
}

func (d *document) holdList(path []string, list []any, node map[string]any) {
	if least, ok := node["minItems"].(float64); ok && len(list) < int(least) {
		d.wrong(path, "", "the list is empty", describe(path))
	}
	if most, ok := node["maxItems"].(float64); ok && len(list) > int(most) {
		d.wrong(path, "", fmt.Sprintf("%d items, at most %v are allowed", len(list), most), describe(path))
	}
	if items, ok := node["items"].(map[string]any); ok {
		for i, item := range list {
			d.hold(append(slices.Clone(path), strconv.Itoa(i)), item, items)
		}
	}
}

func (d *document) holdKeys(path []string, object, node map[string]any) {
	for _, key := range stringsOf(node["required"]) {
		if _, given := object[key]; !given {
			d.add(d.values[pointerOf(path)], key, "", "the key is missing"+within(path), describe(append(slices.Clone(path), key)))
		}
	}
	properties, _ := node["properties"].(map[string]any)
	for _, key := range slices.Sorted(maps.Keys(object)) {
		way := append(slices.Clone(path), key)
		if part, known := properties[key].(map[string]any); known {
			d.hold(way, object[key], part)
		} else if part, ok := node["additionalProperties"].(map[string]any); ok {
			d.hold(way, object[key], part)
		} else if node["additionalProperties"] == false {
			d.add(d.keys[pointerOf(way)], "", key, fmt.Sprintf("unknown key %q", key), problem.Suggest(key, slices.Sorted(maps.Keys(properties))))
		}
	}
}

// keyOf is the last key on the way to a value; list positions are no keys.
func keyOf(path []string) string {
	for _, step := range slices.Backward(path) {
		if strings.Trim(step, "0123456789") != "" {
			return step
		}
	}
	return ""
}

func within(path []string) string {
	if key := keyOf(path); key != "" {
		return " in " + strings.TrimSuffix(key, "s")
	}
	return ""
}

// typesOf are the types that a part of the schema allows; all if it names none.
func typesOf(node map[string]any) []string {
	if one, ok := node["type"].(string); ok {
		return []string{one}
	}
	return stringsOf(node["type"])
}

func stringsOf(list any) []string {
	all, _ := list.([]any)
	out := make([]string, len(all))
	for i, text := range all {
		out[i] = text.(string)
	}
	return out
}

// isA reports whether a value is of a type of JSON Schema.
func isA(value any, name string) bool {
	if number, ok := value.(json.Number); ok && name == "integer" {
		n, ok := new(big.Rat).SetString(string(number))
		return ok && n.IsInt()
	}
	return typeOf(value) == name
}

func typeOf(value any) string {
	switch value.(type) {
	case string:
		return "string"
	case json.Number:
		return "number"
	case bool:
		return "boolean"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	}
	return "null"
}

var typeNames = map[string]string{"string": "a text", "number": "a number", "integer": "a whole number",
	"boolean": "true or false", "array": "a list", "object": "keys with values", "null": "no value"}

// wrongType says what a value is instead of one of the wanted types, and what to write.
func wrongType(types []string, value any, help string) (message, hint string) {
	var want []string
	for _, t := range []string{"string", "number", "integer", "boolean", "array", "object"} {
		if slices.Contains(types, t) {
			want = append(want, typeNames[t])
		}
	}
	got := typeOf(value)
	if got == "null" {
		return "the key has no value", "write " + strings.Join(want, " or ") + ", or remove the key"
	}
	message = fmt.Sprintf("wants %s, not %s", strings.Join(want, " or "), typeNames[got])
	switch {
	case slices.Contains(types, "string") && (got == "number" || got == "boolean"):
		return message, "put it in quotes"
	case slices.Contains(types, "object"):
		return message, "write key: value, one a line, with a space after the colon"
	case slices.Contains(types, "array"):
		return message, "write one item a line, each after a - and a space"
	}
	return message, help
}
