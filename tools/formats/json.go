package formats

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
)

// A document is a JSON file, or the part of a file that is JSON, with what is
// wrong in it.
type document struct {
	file     File
	root     *node
	problems problem.List
}

// A node is a value of a document, with its place. The methods of a nil node say
// that nothing is there.
type node struct {
	at    int      // offset of its first byte in the file
	value any      // string, json.Number or bool; nil for null, objects and arrays
	names []string // of an object, in the order of the file
	items []*node  // of an object or array
}

// document reads the part of the file from one offset to another as JSON. Names
// keep their order and numbers their digits. NaN and Infinity, which are no JSON
// but which some tools write, are null.
func (f File) document(from, to int) (*document, error) {
	part := f.Data[from:to]
	strict := withoutWords(part)
	var whole json.RawMessage
	if err := json.Unmarshal(strict, &whole); err != nil {
		at := int64(from)
		if e := (*json.SyntaxError)(nil); errors.As(err, &e) {
			at += e.Offset - 1
		}
		return nil, problem.List{f.at(at, "is not whole JSON: "+err.Error(), "the tool may have been stopped while it wrote")}
	}
	r := &nodes{json.NewDecoder(bytes.NewReader(strict)), part, from}
	r.UseNumber()
	root, err := r.next()
	if err != nil {
		return nil, problem.List{f.problem(0, 0, "", "is not whole JSON: "+err.Error(), "")}
	}
	return &document{file: f, root: root}, nil
}

// wordOrText is a word for a value that is no number, or a string, which may hold
// such words.
var wordOrText = lazy.Regexp(`(?s)-?(?:NaN|Infinity)|"(?:[^"\\]|\\.)*"`)

// withoutWords puts empty strings where words for values stand that are no
// numbers. Everything keeps its place.
func withoutWords(part []byte) []byte {
	if !bytes.Contains(part, []byte("NaN")) && !bytes.Contains(part, []byte("Infinity")) {
		return part
	}
	return wordOrText().ReplaceAllFunc(part, func(m []byte) []byte {
		if m[0] == '"' {
			return m
		}
		return fmt.Appendf(nil, "%-*s", len(m), `""`)
	})
}

// nodes reads values that are known to be JSON.
type nodes struct {
	*json.Decoder
	data []byte // as in the file, with its words
	base int    // offset of data in the file
}

func (r *nodes) next() (*node, error) {
	start := int(r.InputOffset())
	for start < len(r.data) && bytes.IndexByte([]byte(" \t\r\n,:"), r.data[start]) >= 0 {
		start++
	}
	n := &node{at: r.base + start}
	token, err := r.Token()
	if err != nil {
		return nil, err
	}
	open, nested := token.(json.Delim)
	if !nested {
		if _, isText := token.(string); !isText || r.data[start] == '"' {
			n.value = token
		}
		return n, nil
	}
	for r.More() {
		if open == '{' {
			name, err := r.Token()
			if err != nil {
				return nil, err
			}
			n.names = append(n.names, fmt.Sprint(name))
		}
		item, err := r.next()
		if err != nil {
			return nil, err
		}
		n.items = append(n.items, item)
	}
	_, err = r.Token()
	return n, err
}

// get returns what stands under a path of names, or nil.
func (n *node) get(path ...string) *node {
	for _, name := range path {
		if n == nil {
			return nil
		}
		i := slices.Index(n.names, name)
		if i < 0 {
			return nil
		}
		n = n.items[i]
	}
	return n
}

// list returns the items of an array or object.
func (n *node) list() []*node {
	if n == nil {
		return nil
	}
	return n.items
}

// text returns a string or number as written, and "" for anything else.
func (n *node) text() string {
	if n == nil {
		return ""
	}
	switch v := n.value.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return ""
}

// is reports whether a node is that truth value.
func (n *node) is(truth bool) bool { return n != nil && n.value == truth }

// texts returns the texts of the items of an array.
func (n *node) texts() []string {
	texts := make([]string, len(n.list()))
	for i, item := range n.list() {
		texts[i] = item.text()
	}
	return texts
}

// number returns the number of a node, also one written as a string. It is ""
// where there is none: absent or null. Anything else is a problem of the document.
func (d *document) number(n *node, field string) string {
	if n == nil || n.value == nil && n.items == nil && n.names == nil {
		return ""
	}
	text, ok := number(n.text())
	if !ok {
		d.report(n, field, fmt.Sprintf("%q is not a number", n.text()), "")
		return ""
	}
	return text
}

// report adds a problem at a node, or in the whole file.
func (d *document) report(n *node, field, message, hint string) {
	p := d.file.problem(0, 0, "", message, hint)
	if n != nil {
		p = d.file.at(int64(n.at), message, hint)
		p.Text = n.text()
	}
	p.Field = field
	d.problems = append(d.problems, p)
}

// A member is an object of a document, as a record.
type member struct {
	*document
	*node
}

func (m member) number(name, _ string) string { return m.document.number(m.get(name), name) }

func (m member) refuse(name, message, hint string) { m.report(m.get(name), name, message, hint) }

// noJSON is the problem of a file that should hold JSON and does not.
func (f File) noJSON() error {
	return problem.List{f.problem(1, 0, "", "holds no JSON", "let the tool write JSON into a file of its own")}
}
