package chart

import (
	"strings"
	"testing"
)

// The estimate must not be narrower than what fonts need. The widths are those of
// Arial at 100 px, from its tables of advances in thousandths of the em.
func TestTextWidthCoversArial(t *testing.T) {
	for text, arial := range map[string]int{
		"Fastify": 295, "Node.js": 339, "0123456789": 556, "45,000": 306, "illicit": 189, "MMMM": 334, "WWW": 284,
	} {
		if got := textWidth(text, 100); got < arial || float64(got) > 1.3*float64(arial) {
			t.Errorf("%s: estimated %d px at 100 px; Arial needs %d", text, got, arial)
		}
	}
	if textWidth("速度", 10) < 20 || textWidth("🚀", 10) < 10 {
		t.Error("a character of Chinese, or a picture, is as wide as it is high")
	}
	if textWidth("", 13) != 1 {
		t.Error("no text takes room")
	}
}

func TestWrapLabel(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"Fastify", 200, "Fastify"},
		{"Fastify with Redis", 60, "Fastify\nwith\nRedis"},
		{"Fastify with Redis", 90, "Fastify with\nRedis"},
		{"  two   words ", 200, "two words"},
		{"", 200, ""},
	} {
		if got := wrapLabel(c.text, 13, c.width); got != c.want {
			t.Errorf("%q in %d px: got %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// Whatever is wrapped, no word is lost and no line is longer than it may be.
func TestWrapLabelKeepsWordsAndFits(t *testing.T) {
	text := strings.Repeat("asyncpg over a pool of twenty connections and ", 5)
	got := wrapLabel(text, 13, 120)
	if strings.Join(strings.Fields(got), " ") != strings.TrimSpace(text) {
		t.Errorf("words are lost: %q", got)
	}
	if w := labelWidth([]string{got}, 13); w > 120 {
		t.Errorf("a line of %d px, want 120 at the most", w)
	}
}

func TestLabelWidthIsThatOfTheWidestLine(t *testing.T) {
	if got, want := labelWidth([]string{"a", "short\nmuch wider", "b"}, 13), textWidth("much wider", 13); got != want {
		t.Errorf("got %d, want %d", got, want)
	}
}
