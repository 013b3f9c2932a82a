package prose

import (
	"strings"
	"testing"
)

// Digits that are added for a reader to check a ratio are added in attributes, too.
func TestPlainIsTheSameValue(t *testing.T) {
	calls, problems := Scan("a.md", `{{< bench/value of="A.t" in="p" >}} {{< bench/value of="A.t" in="p" plain="true" >}}`)
	if len(problems) > 0 || calls[0].Key() != calls[1].Key() {
		t.Errorf("%q and %q, %v", calls[0].Key(), calls[1].Key(), problems)
	}
}

// An attribute holds text alone: a shortcode that writes HTML would break the page.
func TestAttributes(t *testing.T) {
	const value = `{{< bench/value of="A.t" in="p" >}}`
	const plain = `{{< bench/value of="A.t" in="p" plain="true" >}}`
	for _, c := range []struct {
		name, words, want string
	}{
		{"a sentence", value, ""},
		{"the text of a link", "[" + value + "](/x/)", ""},
		{"beside an image", "![alt](x.png) " + value, ""},
		{"brackets around", "(see [1] " + value + ")", ""},
		{"plain alternative text", "![ä " + plain + "](x.png)", ""},
		{"an example", `![{{</* bench/value of="A.t" */>}}](x.png)`, ""},
		{"alternative text", "ä\n\nö ![ü " + value + " each](x.png)", `a.md:3:7: bench/value writes HTML, which cannot stand in an attribute of an image or a link / add plain="true"`},
		{"said not to be plain", "![" + strings.Replace(plain, "true", "false", 1) + "](x.png)", `a.md:1:3: bench/value writes HTML, which cannot stand in an attribute of an image or a link / add plain="true"`},
		{"title of an image", `![a](x.png "of ` + value + `")`, `a.md:1:16: bench/value writes HTML, which cannot stand in an attribute of an image or a link / add plain="true"`},
		{"address of a link", "[a](/" + value + ")", `a.md:1:6: bench/value writes HTML, which cannot stand in an attribute of an image or a link / add plain="true"`},
		{"a claim", `![{{< bench/claim that="A.t > 1" />}}](x.png)`, `a.md:1:3: bench/claim writes HTML, which cannot stand in an attribute of an image or a link / here only bench/value with plain="true" may stand`},
		{"a link around an image", "[![" + value + "](x.png)](/x/)", `a.md:1:4: bench/value writes HTML, which cannot stand in an attribute of an image or a link / add plain="true"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			calls, problems := Scan("a.md", c.words)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			var got []string
			for _, p := range (Text{Words: c.words, Calls: calls}).Attributes() {
				got = append(got, p.Error()+" / "+p.Hint)
			}
			if s := strings.Join(got, "\n"); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}
