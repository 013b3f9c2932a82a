package changes

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Sentence is a sentence that was added, removed or changed.
type Sentence struct {
	Kind   string   `json:"kind"`
	Pages  []string `json:"pages"`   // where it stands
	Under  string   `json:"heading"` // the heading above it
	Before string   `json:"before,omitempty"`
	After  string   `json:"after,omitempty"`
	Diff   []Piece  `json:"diff"`
}

// A sentence is one of a page, with the heading it stands under.
type sentence struct{ text, under string }

// sentences returns what a page says, sentence by sentence. Figures, tables of data
// and the blocks on sources are left out, since their words and numbers are
// compared as such, and so are the ways to other pages.
func sentences(page []byte) ([]sentence, error) {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, err
	}
	r := reader{}
	r.walk(root)
	r.flush(false)
	return r.sentences, nil
}

// A reader collects sentences from a page.
type reader struct {
	text      strings.Builder
	under     string
	sentences []sentence
}

// inline are the elements that do not end a sentence.
var inline = map[atom.Atom]bool{atom.A: true, atom.Abbr: true, atom.B: true, atom.Cite: true, atom.Code: true, atom.Del: true,
	atom.Em: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true,
	atom.Small: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.U: true, atom.Var: true, atom.Wbr: true}

var silent = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Svg: true, atom.Template: true, atom.Noscript: true,
	atom.Nav: true, atom.Button: true, atom.Select: true, atom.Head: true, atom.Form: true}

var headings = map[atom.Atom]bool{atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true}

// apart are the classes of what is compared by other means, or repeats something.
var apart = []string{"bench-figure", "bench-table", "bench-source", "bench-source-line", "bench-hash", "bench-evidence", "bench-corrections", "bench-preview", "margin-note"}

func skipped(n *html.Node) bool {
	if silent[n.DataAtom] {
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "class":
			if slices.ContainsFunc(strings.Fields(a.Val), func(c string) bool { return slices.Contains(apart, c) }) {
				return true
			}
		}
	}
	return false
}

func (r *reader) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		r.text.WriteString(n.Data)
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode, skipped(n):
		return
	}
	block := !inline[n.DataAtom]
	if block {
		r.flush(false)
	}
	for c := range n.ChildNodes() {
		r.walk(c)
	}
	if block {
		r.flush(headings[n.DataAtom])
	}
}

func (r *reader) flush(heading bool) {
	text := plain(r.text.String())
	r.text.Reset()
	if text == "" {
		return
	}
	if heading {
		r.under = text
	}
	for _, s := range split(text) {
		r.sentences = append(r.sentences, sentence{s, r.under})
	}
}

// split cuts a text after a full stop, question or exclamation mark that a new
// sentence follows. A cut too many or too few is the same in both versions.
func split(text string) []string {
	var all []string
	runes := []rune(text)
	start := 0
	for i := 0; i+2 < len(runes); i++ {
		if strings.ContainsRune(".?!", runes[i]) && runes[i+1] == ' ' && (unicode.IsUpper(runes[i+2]) || unicode.IsDigit(runes[i+2])) {
			all = append(all, string(runes[start:i+1]))
			start = i + 2
		}
	}
	return append(all, string(runes[start:]))
}

// comparePages tells which pages came and went.
func comparePages(b, h map[string][]sentence) []Item {
	list := []Item{}
	for _, page := range union(b, h) {
		_, had := b[page]
		_, has := h[page]
		switch {
		case !had:
			list = append(list, Item{Added, page})
		case !has:
			list = append(list, Item{Removed, page})
		}
	}
	return list
}

// compareSentences compares pages that both versions have. What stands on several
// pages is told once.
func compareSentences(b, h map[string][]sentence) []Sentence {
	list := []Sentence{}
	at := map[[2]string]int{}
	for _, page := range slices.Sorted(maps.Keys(h)) {
		before, had := b[page]
		if !had {
			continue
		}
		for _, s := range compareTexts(before, h[page]) {
			key := [2]string{s.Before, s.After}
			if i, told := at[key]; told {
				if !slices.Contains(list[i].Pages, page) {
					list[i].Pages = append(list[i].Pages, page)
				}
				continue
			}
			at[key] = len(list)
			s.Pages = []string{page}
			list = append(list, s)
		}
	}
	return list
}

func compareTexts(before, after []sentence) []Sentence {
	var list []Sentence
	var gone, new []sentence
	texts := func(all []sentence) []string {
		out := make([]string, len(all))
		for i, s := range all {
			out[i] = s.text
		}
		return out
	}
	edits := diff(texts(before), texts(after))
	moved := movedTexts(edits, before, after)
	flush := func() {
		list = append(list, match(gone, new)...)
		gone, new = nil, nil
	}
	for _, e := range edits {
		switch {
		case e.op == same:
			flush()
		case e.op == taken && !take(moved, before[e.a].text+"\x1f-"):
			gone = append(gone, before[e.a])
		case e.op == given && !take(moved, after[e.b].text+"\x1f+"):
			new = append(new, after[e.b])
		}
	}
	flush()
	return list
}

// movedTexts counts the sentences that only changed their place on the page.
func movedTexts(edits []edit, before, after []sentence) map[string]int {
	gone, new, moved := map[string]int{}, map[string]int{}, map[string]int{}
	for _, e := range edits {
		switch e.op {
		case taken:
			gone[before[e.a].text]++
		case given:
			new[after[e.b].text]++
		}
	}
	for text, n := range gone {
		if both := min(n, new[text]); both > 0 {
			moved[text+"\x1f-"], moved[text+"\x1f+"] = both, both
		}
	}
	return moved
}

func take(counts map[string]int, key string) bool {
	if counts[key] == 0 {
		return false
	}
	counts[key]--
	return true
}

// match pairs sentences that are gone with new ones in the same place which share
// most of their words; what finds no partner was removed or added.
func match(gone, new []sentence) []Sentence {
	var list []Sentence
	for _, g := range gone {
		best, share := -1, 0.4
		for i, n := range new {
			if s := alike(g.text, n.text); s > share {
				best, share = i, s
			}
		}
		if best < 0 {
			list = append(list, Sentence{Kind: Removed, Under: g.under, Before: g.text, Diff: WordDiff(g.text, "")})
			continue
		}
		n := new[best]
		new = slices.Delete(slices.Clone(new), best, best+1)
		list = append(list, Sentence{Kind: Changed, Under: n.under, Before: g.text, After: n.text, Diff: WordDiff(g.text, n.text)})
	}
	for _, n := range new {
		list = append(list, Sentence{Kind: Added, Under: n.under, After: n.text, Diff: WordDiff("", n.text)})
	}
	return list
}

// alike returns the share of words that two texts have in common.
func alike(a, b string) float64 {
	x, y := strings.Fields(a), strings.Fields(b)
	common := 0
	for _, e := range diff(x, y) {
		if e.op == same {
			common++
		}
	}
	return float64(2*common) / float64(len(x)+len(y))
}

// withoutTold leaves out sentences that only repeat a word change of a figure or
// a text of the data.
func (r *Report) withoutTold(list []Sentence) []Sentence {
	told := map[[2]string]bool{}
	for _, f := range r.Figures {
		for _, w := range f.Words {
			told[[2]string{plain(w.Before), plain(w.After)}] = true
		}
		switch f.Kind {
		case Added:
			told[[2]string{"", plain(f.Title)}] = true
		case Removed:
			told[[2]string{plain(f.Title), ""}] = true
		}
	}
	for _, t := range r.Texts {
		told[[2]string{plain(t.Before), plain(t.After)}] = true
	}
	return slices.DeleteFunc(list, func(s Sentence) bool { return told[[2]string{s.Before, s.After}] })
}
