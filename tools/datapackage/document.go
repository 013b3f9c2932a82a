package datapackage

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
)

const (
	maxBytes = 256 << 10 // of a descriptor; the parser's memory grows with the square of lists and depth
	maxNodes = 100_000   // values of a descriptor, with aliases resolved
	maxDepth = 100
	listed   = 100 // problems of a descriptor that are told
)

// A place is a line and a column, both from 1.
type place = [2]int

// A document is a YAML file as JSON values, and where each stands: by JSON
// pointer, for a key and for its value.
type document struct {
	file         string
	lines        []string
	root         any // map[string]any, []any, string, json.Number, bool, nil
	keys, values map[string]place
	anchors      map[string]ast.Node
	patterns     map[string]*regexp.Regexp // of the schema, by their text
	nodes        int
	problems     problem.List
}

// parse reads a YAML file. The root is nil if there is nothing to go on with.
func parse(file string, data []byte) *document {
	d := &document{file: file, lines: strings.Split(string(data), "\n"), keys: map[string]place{}, values: map[string]place{}, anchors: map[string]ast.Node{}}
	if len(data) > maxBytes {
		d.add(place{}, "", "", fmt.Sprintf("the descriptor is larger than %d bytes", maxBytes), "")
		return d
	}
	if !d.isText(data) || !d.isFlat(data) {
		return d
	}
	tree, err := parser.ParseBytes([]byte(strings.TrimPrefix(string(data), "\ufeff")), 0, parser.AllowDuplicateMapKey())
	if err != nil {
		d.syntax(err)
		return d
	}
	var body ast.Node
	for _, doc := range tree.Docs {
		if doc.Body != nil && body != nil {
			d.add(at(doc.Body), "", "", "a second document starts here; a descriptor is one", "remove the line ---")
		} else if doc.Body != nil {
			body = doc.Body
		}
	}
	if body == nil {
		d.add(place{}, "", "", "the descriptor is empty", "start with name: and resources:")
		return d
	}
	if d.root = d.value("", body, 0); d.root == nil && len(d.problems) == 0 {
		d.add(at(body), "", "", "the descriptor is empty", "start with name: and resources:")
	}
	return d
}

// isText refuses what YAML may not hold.
func (d *document) isText(data []byte) bool {
	for i, line := range bytes.Split(data, []byte{'\n'}) {
		for column, r := range []rune(string(line)) {
			if r == 0 || r == utf8.RuneError {
				d.add(place{i + 1, column + 1}, "", "", "a character that is not UTF-8 text", "save the file as UTF-8")
				return false
			}
		}
	}
	return true
}

// isFlat refuses what nests far deeper than any descriptor, before the parser
// spends its memory on it.
func (d *document) isFlat(data []byte) bool {
	open := 0
	for i, line := range bytes.Split(data, []byte{'\n'}) {
		open = max(0, open+bytes.Count(line, []byte{'['})+bytes.Count(line, []byte{'{'})-
			bytes.Count(line, []byte{']'})-bytes.Count(line, []byte{'}'}))
		dashes := 0
		for _, word := range bytes.Fields(line) {
			if len(word) == 1 && bytes.ContainsAny(word, "-?!") {
				dashes++
			}
		}
		if open > maxDepth || dashes > maxDepth || bytes.Count(line, []byte{'['})+bytes.Count(line, []byte{'{'}) > 10*maxDepth {
			d.add(place{i + 1, 1}, "", "", "the descriptor is nested too deeply here", "")
			return false
		}
	}
	return true
}

// list returns the first problems, in order; where some are cut, the last one
// says how many.
func (d *document) list() problem.List {
	all := d.problems.Sort()
	if len(all) <= listed {
		return all
	}
	last := all[listed-1]
	return append(all[:listed:listed], problem.Problem{File: d.file, Line: last.Line, Column: last.Column,
		Message: fmt.Sprintf("and %d more problems after this one", len(all)-listed)})
}

func (d *document) add(p place, field, text, message, hint string) {
	d.problems = append(d.problems, problem.Problem{File: d.file, Line: p[0], Column: p[1],
		Field: field, Text: text, Message: message, Hint: hint})
}

// at is the place of a node. A mapping starts at its first key.
func at(n ast.Node) place {
	switch n := n.(type) {
	case *ast.MappingNode:
		if !n.IsFlowStyle && len(n.Values) > 0 {
			return at(n.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return at(n.Key)
	}
	return tokenAt(n.GetToken())
}

func tokenAt(t *token.Token) place {
	if t == nil || t.Position == nil {
		return place{}
	}
	return place{t.Position.Line, t.Position.Column}
}

// value turns a node into a JSON value and notes where it stands.
func (d *document) value(pointer string, n ast.Node, depth int) any {
	if d.nodes++; d.nodes > maxNodes || depth > maxDepth {
		if d.nodes <= maxNodes+1 || depth == maxDepth+1 {
			d.add(at(n), "", "", "the descriptor is nested too deeply or too large", "")
		}
		return nil
	}
	if _, known := d.values[pointer]; !known {
		d.values[pointer] = at(n)
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		return d.mapping(pointer, n.Values, depth)
	case *ast.MappingValueNode:
		return d.mapping(pointer, []*ast.MappingValueNode{n}, depth)
	case *ast.SequenceNode:
		list := make([]any, len(n.Values))
		for i, item := range n.Values {
			list[i] = d.value(pointer+"/"+strconv.Itoa(i), item, depth+1)
		}
		return list
	case *ast.AnchorNode:
		d.anchors[n.Name.GetToken().Value] = n.Value
		return d.value(pointer, n.Value, depth+1)
	case *ast.AliasNode:
		return d.alias(pointer, n, depth)
	case *ast.TagNode:
		return d.value(pointer, n.Value, depth+1)
	}
	return scalar(n)
}

func (d *document) alias(pointer string, n *ast.AliasNode, depth int) any {
	name := n.Value.GetToken().Value
	target, ok := d.anchors[name]
	if !ok {
		d.add(at(n), "", "*"+name, fmt.Sprintf("the alias *%s has no anchor &%s before it", name, name), "")
		return nil
	}
	return d.value(pointer, target, depth+1)
}

func (d *document) mapping(pointer string, pairs []*ast.MappingValueNode, depth int) any {
	m := map[string]any{}
	for _, pair := range pairs {
		if _, merge := pair.Key.(*ast.MergeKeyNode); merge {
			d.add(at(pair.Key), "", "<<", "merge keys (<<) are not read here", "write the keys out, or use an alias for a whole value")
			continue
		}
		key := fmt.Sprint(scalar(pair.Key))
		child := pointer + "/" + escape(key)
		if first, twice := d.keys[child]; twice {
			if _, inThisMap := m[key]; inThisMap {
				d.add(at(pair.Key), key, key, fmt.Sprintf("the key stands twice, first in line %d", first[0]), "keep one of them")
				continue
			}
		}
		d.keys[child] = at(pair.Key)
		if _, empty := pair.Value.(*ast.NullNode); empty {
			d.values[child] = at(pair.Key) // a value that is not there has no place
		}
		m[key] = d.value(child, pair.Value, depth+1)
	}
	return m
}

var jsonNumber = lazy.Regexp(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

// scalar keeps the digits of a number as they are written: 3.10 is not 3.1.
func scalar(n ast.Node) any {
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return nil
	case *ast.StringNode:
		return n.Value
	case *ast.LiteralNode:
		return n.Value.Value
	case *ast.BoolNode:
		return n.Value
	case *ast.IntegerNode, *ast.FloatNode:
		if text := n.GetToken().Value; jsonNumber().MatchString(text) {
			return json.Number(text)
		}
	}
	if t := n.GetToken(); t != nil {
		return t.Value
	}
	return nil
}

var pointerEscape = strings.NewReplacer("~", "~0", "/", "~1")

func escape(key string) string { return pointerEscape.Replace(key) }

func pointerOf(path []string) string {
	var b strings.Builder
	for _, step := range path {
		b.WriteString("/" + escape(step))
	}
	return b.String()
}
