package main

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A piece is a text or a start tag of a page, or a whole drawing, with the place
// where it stands: the nearest id and class around it.
type piece struct{ place, text string }

// pieces takes a page apart.
func pieces(t *testing.T, page string) []piece {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var all []piece
	var walk func(n *html.Node, id, class string)
	walk = func(n *html.Node, id, class string) {
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				id = a.Val
			case "class":
				class = a.Val
			}
		}
		place := id + " ." + class
		switch {
		case n.Type == html.TextNode:
			all = append(all, piece{place, n.Data})
		case n.Type == html.ElementNode && n.Data == "svg":
			var b strings.Builder
			if err := html.Render(&b, n); err != nil {
				t.Fatal(err)
			}
			all = append(all, piece{place + " svg", b.String()})
			return
		case n.Type == html.ElementNode:
			tag := n.Data
			for _, a := range n.Attr {
				tag += " " + a.Key + "=" + a.Val
			}
			all = append(all, piece{place, tag})
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, id, class)
		}
	}
	walk(root, "", "")
	return all
}
