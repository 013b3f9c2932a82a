package svg

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A node is an element with its children, or a text if it has no name.
type node struct {
	name     string
	attrs    []attr
	children []*node
	text     string
	mark     bool // drawn by a series, not by an axis or a legend
}

type attr struct{ name, value string }

func (n *node) get(name string) string {
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// set changes an attribute in its place or adds it at the end; an empty value
// removes it.
func (n *node) set(name, value string) {
	for i, a := range n.attrs {
		if a.name != name {
			continue
		}
		if value == "" {
			n.attrs = append(n.attrs[:i], n.attrs[i+1:]...)
		} else {
			n.attrs[i].value = value
		}
		return
	}
	if value != "" {
		n.attrs = append(n.attrs, attr{name, value})
	}
}

// parse reads a document of elements and texts, and nothing else: no
// declarations, comments, entities of its own or processing instructions.
func parse(raw string) (*node, error) {
	d := xml.NewDecoder(strings.NewReader(raw))
	top := &node{}
	open := []*node{top}
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("not well-formed: %w", err)
		}
		last := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			n := element(t)
			last.children = append(last.children, n)
			open = append(open, n)
		case xml.EndElement:
			if last.name != fullName(t.Name) {
				return nil, fmt.Errorf("not well-formed: </%s> closes <%s>", fullName(t.Name), last.name)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if last == top && strings.TrimSpace(string(t)) != "" {
				return nil, errors.New("not well-formed: text outside the root element")
			}
			last.children = append(last.children, &node{text: string(t)})
		default:
			return nil, fmt.Errorf("unexpected %T", token)
		}
	}
	if len(open) > 1 {
		return nil, fmt.Errorf("not well-formed: <%s> is not closed", open[len(open)-1].name)
	}
	return root(top)
}

func root(top *node) (*node, error) {
	var found *node
	for _, n := range top.children {
		switch {
		case n.name == "":
		case found != nil:
			return nil, errors.New("not well-formed: more than one root element")
		default:
			found = n
		}
	}
	if found == nil || found.name != "svg" {
		return nil, errors.New("the root element is not <svg>")
	}
	return found, nil
}

func element(t xml.StartElement) *node {
	n := &node{name: fullName(t.Name)}
	for _, a := range t.Attr {
		n.attrs = append(n.attrs, attr{fullName(a.Name), a.Value})
	}
	return n
}

// fullName keeps the prefix as written, so that nothing hides behind a name space.
func fullName(n xml.Name) string {
	if n.Space != "" {
		return n.Space + ":" + n.Local
	}
	return n.Local
}

var (
	escapeText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	escapeAttr = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
)

// write appends n to b; every text and value is escaped.
func (n *node) write(b *strings.Builder) {
	if n.name == "" {
		escapeText.WriteString(b, n.text)
		return
	}
	b.WriteByte('<')
	b.WriteString(n.name)
	for _, a := range n.attrs {
		b.WriteByte(' ')
		b.WriteString(a.name)
		b.WriteString(`="`)
		escapeAttr.WriteString(b, a.value)
		b.WriteByte('"')
	}
	if len(n.children) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	for _, c := range n.children {
		c.write(b)
	}
	b.WriteString("</" + n.name + ">")
}
