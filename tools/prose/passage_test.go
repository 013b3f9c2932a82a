package prose_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/prose"
)

// written writes passages as text@line:column of their first digit, a gap as □.
func passages(text string) string {
	var all []string
	for _, p := range prose.Passages("a.md", text) {
		words := string(p.Text)
		line, column := p.At(len([]rune(words[:max(0, strings.IndexAny(words, "0123456789"))])))
		fixed := ""
		if p.Fixed {
			fixed = "!"
		}
		all = append(all, fmt.Sprintf("%s%s@%d:%d", strings.ReplaceAll(words, string(prose.Gap), "□"), fixed, line, column))
	}
	return strings.Join(all, " | ")
}

func TestPassages(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"paragraphs with digits", "A 1.\n\nB.\n\nC 2\n", "A 1.@1:3 | C 2@5:3"},
		{"a heading", "## B 2", "B 2@1:6"},
		{"over lines", "A\nB 2", "A B 2@2:3"},
		{"items, but not their numbers", "1. A 5\n   - B 6\n", "A 5@1:6 | B 6@2:8"},
		{"a row", "| A | 1 |\n|---|---|\n| B | 2 |\n", "A□1□@1:7 | B□2□@3:7"},
		{"a quotation", "> A 1", "A 1@1:5"},
		{"a footnote and its mark", "A.[^1] 5\n\n[^1]: B 6\n", "A.□ 5@1:8 | B 6@3:9"},
		{"markup", "*A* **1** [B 2](c3) ![4](d)", "A 1 B 2 □@1:7"},
		{"characters, not bytes", "Größe é 1", "Größe é 1@1:9"},
		{"code", "`1` A 2\n\n```\n3\n```\n\n    4\n", "□ A 2@1:7"},
		{"HTML", "<b title=1>A 2</b>\n\n<div>\n3\n</div>\n", "□A 2□@1:14"},
		{"addresses", "<https://a.b/1> https://a.b/2 A 3", "□ □ A 3@1:33"},
		{"shortcodes", "A {{< x 1 >}} 2 {{% y \"%}} 3\" %}} 4", "A □ 2 □ 4@1:15"},
		{"a shortcode over lines", "A {{< bench/value\n  of=\"a\" >}} 2", "A □ □ 2@2:14"},
		{"the words of others' shortcodes", "{{< note >}}\nA 1\n{{< /note >}}", "□ A 1 □@2:3"},
		{"but not their code", "{{< highlight go >}}\nA 1\n{{< /highlight >}}", ""},
		{"a quote", `A {{< bench/quote reason="1" >}}2{{< /bench/quote >}} 3`, "A □ 3@1:55"},
		{"a comment", "A {{</* x 1 */>}} 2", "A □ 2@1:19"},
		{"a caption", `{{< bench/table "r" caption="A \"B\" 3" >}}`, `A "B" 3!@1:38`},
		{"front matter", "---\ntitle: A 1\nweight: 9\nsummary: \"B 2\"\n---\nC 3\n", "A 1!@2:10 | B 2!@4:13 | C 3@6:3"},
		{"escaped front matter stands at its key", "---\nx: y\ntitle: \"A\\u00201\"\n---\n", "A 1!@3:3"},
		{"TOML", "+++\ntitle = 'A 1'\n+++\nC 3\n", "A 1!@2:12 | C 3@4:3"},
		{"JSON", "{\"title\": \"A 1\"}\nC 3\n", "A 1!@1:14 | C 3@2:3"},
		{"lines of Windows", "---\r\ntitle: A 1\r\n---\r\nC 3\r\n", "A 1!@2:10 | C 3@4:3"},
		{"no front matter but a rule", "---\nA 1\n", "A 1@2:3"},
	} {
		if got := passages(c.text); got != c.want {
			t.Errorf("%s: %q\ngot  %s\nwant %s", c.reason, c.text, got, c.want)
		}
	}
}

func TestPassageOfHidesFormulas(t *testing.T) {
	p := prose.PassageOf("a.yaml", "A {b|c} 1", 3, 5, true)
	if line, column := p.At(8); string(p.Text) != "A "+strings.Repeat(string(prose.Gap), 5)+" 1" || line != 3 || column != 13 || p.Fixed {
		t.Errorf("%q at %d:%d", string(p.Text), line, column)
	}
}
