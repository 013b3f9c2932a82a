package datapackage

import (
	"fmt"
	"strings"
)

// A Text is a text of a descriptor that readers see.
type Text struct {
	Key          string // title, subtitle, description, notes, caveats, reason
	Text         string
	Line, Column int // of its first character
}

// waiver turns a waiver as it is written into one.
func (w waiverSource) waiver(d *document, pointer string) Waiver {
	out := Waiver{Rule: w.Rule, Reason: w.Reason, Where: map[string][]string{}}
	out.Line, out.Column = d.place(pointer)
	for field, accepted := range w.Where {
		out.Where[field] = accepted
	}
	return out
}

// A Quote is words with a figure that may stand typed, and the reason.
type Quote struct {
	Text   string `json:"text" yaml:"text" toml:"text"`
	Reason string `json:"reason" yaml:"reason" toml:"reason"`
}

// texts returns what stands under some keys of an object, in their order, each
// item of a list as a text of its own.
func (d *document) texts(pointer string, keys ...string) []Text {
	var all []Text
	object, _ := d.lookup(pointer).(map[string]any)
	add := func(key, at string, value any) {
		if words, ok := value.(string); ok {
			line, column := d.words(at)
			all = append(all, Text{key, words, line, column})
		}
	}
	for _, key := range keys {
		at := pointer + "/" + key
		add(key, at, object[key])
		list, _ := object[key].([]any)
		for i, item := range list {
			add(key, fmt.Sprintf("%s/%d", at, i), item)
		}
	}
	return all
}

// lookup returns the value at a pointer, which holds no escapes, or nil.
func (d *document) lookup(pointer string) any {
	value := d.root
	for step := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		switch v := value.(type) {
		case map[string]any:
			if step != "" {
				value = v[step]
			}
		case []any:
			var i int
			if _, err := fmt.Sscanf(step, "%d", &i); err != nil || i < 0 || i >= len(v) {
				return nil
			}
			value = v[i]
		default:
			return nil
		}
	}
	return value
}

// words returns where the first character of a text stands, behind its quote.
func (d *document) words(pointer string) (line, column int) {
	line, column = d.place(pointer)
	if line < 1 || line > len(d.lines) || column < 1 {
		return line, column
	}
	r := []rune(d.lines[line-1])
	if column <= len(r) && strings.ContainsRune(`"'`, r[column-1]) {
		column++
	}
	return line, column
}
