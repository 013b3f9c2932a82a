package reader

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
)

// spoken returns what a screen reader meets from a role with a name on, in its
// order: roles, names and states, as the browser hands them over.
func spoken(t *testing.T, tab context.Context, from string, most int) []string {
	t.Helper()
	all, err := chromedp.Call(tab, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	must(t, err)
	byID := map[accessibility.NodeID]*accessibility.Node{}
	for _, n := range all.Nodes {
		byID[n.NodeID] = n
	}
	var lines []string
	var walk func(n *accessibility.Node)
	walk = func(n *accessibility.Node) {
		if n == nil {
			return
		}
		if role := word(n.Role); !n.Ignored && slices.Contains(told, role) {
			line := role + " " + word(n.Name)
			for _, p := range n.Properties {
				if slices.Contains(states, string(p.Name)) && word(p.Value) != "false" && word(p.Value) != "none" {
					line += ", " + string(p.Name) + " " + word(p.Value)
				}
			}
			lines = append(lines, strings.TrimSpace(line))
		}
		for _, id := range n.ChildIDs {
			walk(byID[id])
		}
	}
	walk(all.Nodes[0])
	at := slices.Index(lines, from)
	if at < 0 {
		t.Fatalf("nothing is read as %q: %q", from, lines)
	}
	return lines[at:min(len(lines), at+most)]
}

// told are the roles that the test listens to, states what is said beside a name.
var (
	told = []string{"navigation", "search", "searchbox", "group", "checkbox", "combobox", "status", "button", "link", "region", "table",
		"columnheader", "rowheader", "DisclosureTriangle"}
	states = []string{"checked", "pressed", "disabled", "expanded"}
)

func word(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var out any
	if err := json.Unmarshal(v.Value, &out); err != nil {
		return ""
	}
	return strings.TrimSpace(fmt.Sprint(out))
}

// A screen reader meets a table in the order in which a reader works with it:
// ready-made choices, search, facets, how many rows, what to do with them, and the
// table with the names of its columns and rows.
func TestTableIsReadInOrder(t *testing.T) {
	b := browser(t)
	base, _ := fixtureSite(t)
	tab := open(t, b, base+choices+"?throughput.runtime=Python&throughput.connections=512", view{width: 1280, scheme: "light"})
	says(t, tab, throughput, "33 of 276 rows")
	got := spoken(t, tab, "navigation Ready-made choices of rows", 40)
	want := []string{"navigation Ready-made choices of rows", "link Only Node.js", "link Under the highest load", "search", "searchbox Search",
		"group Runtime", "checkbox Bun 15", "checkbox Deno 6", "checkbox Node.js 29", "checkbox Python 33, checked true",
		"group Connections", "checkbox 64 33", "checkbox 256 33", "checkbox 512 33, checked true",
		"status", "button Reset", "button Copy link", "button Compare rows", "DisclosureTriangle Columns", "DisclosureTriangle Take these rows",
		"region", "table", "columnheader Subject", "button Subject", "columnheader Runtime", "button Runtime", "columnheader Connections", "button Connections",
		"columnheader Value, req/s", "button Value, req/s", "rowheader"}
	next := 0
	for _, line := range got {
		if next < len(want) && (line == want[next] || strings.HasPrefix(line, want[next]+" ") || strings.HasPrefix(line, want[next]+",")) {
			next++
		}
	}
	if next < len(want) {
		t.Errorf("after %q, %q is missing in what is read:\n%s", want[max(0, next-1)], want[next], strings.Join(got, "\n"))
	}
	for _, line := range got {
		if strings.HasSuffix(line, "button") || strings.HasSuffix(line, "checkbox") || line == "table" || line == "region" {
			t.Errorf("without a name: %q", line)
		}
	}
}
