package changes

import (
	"slices"
	"strings"
	"testing"
)

// Whatever two pages say, each word of theirs that a comparison tells of is one of
// theirs, the way from one text to another begins and ends with them, and a page
// does not differ from itself.
func FuzzSentences(f *testing.F) {
	for _, s := range [][2]string{
		{"<p>One is 3 times as fast. Two is not.", "<p>One is 4 times as fast. Two is not."},
		{"<h2>On</h2><p>A <b>b</b> c? D!<ul><li>e<li hidden>f</ul>", "<h2>On</h2><ul><li>e</ul><p>A <b>b</b> c? D!"},
		{"<figure class=bench-figure>x</figure>a\u00a0b", "<p>a b<script>c</script>"},
		{"", "<p>New. New. New."},
	} {
		f.Add([]byte(s[0]), []byte(s[1]))
	}
	f.Fuzz(func(t *testing.T, before, after []byte) {
		b, err := sentences(before)
		if err != nil {
			return
		}
		a, err := sentences(after)
		if err != nil || len(a)*len(b) > 1<<16 {
			return
		}
		if told := compareTexts(a, a); len(told) > 0 {
			t.Fatalf("a page differs from itself: %v", told)
		}
		for _, s := range compareTexts(b, a) {
			ours(t, s.Before, b)
			ours(t, s.After, a)
			whole(t, s)
		}
	})
}

func ours(t *testing.T, text string, of []sentence) {
	t.Helper()
	if text != "" && !slices.ContainsFunc(of, func(s sentence) bool { return s.text == text }) {
		t.Fatalf("%q is in none of %q", text, of)
	}
}

// whole checks that the pieces of a difference make up both texts.
func whole(t *testing.T, s Sentence) {
	t.Helper()
	var before, after []string
	for i, p := range s.Diff {
		if i > 0 && s.Diff[i-1].Op == p.Op {
			t.Fatalf("two pieces of one kind in a row: %v", s.Diff)
		}
		if p.Op != "+" {
			before = append(before, strings.Fields(p.Text)...)
		}
		if p.Op != "-" {
			after = append(after, strings.Fields(p.Text)...)
		}
	}
	if !slices.Equal(before, strings.Fields(s.Before)) || !slices.Equal(after, strings.Fields(s.After)) {
		t.Fatalf("%v is not the way from %q to %q", s.Diff, s.Before, s.After)
	}
}
