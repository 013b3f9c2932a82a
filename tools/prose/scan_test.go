package prose_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/prose"
)

// written writes calls as name@line:column(parameter=value@line:column …).
func written(calls []prose.Call) string {
	var all []string
	for _, c := range calls {
		var params []string
		for _, p := range c.Params {
			params = append(params, fmt.Sprintf("%s=%s@%d:%d", p.Name, p.Value, p.Line, p.Column))
		}
		all = append(all, fmt.Sprintf("%s@%d:%d(%s)", c.Name, c.Line, c.Column, strings.Join(params, " ")))
	}
	return strings.Join(all, " ")
}

func TestScan(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"no call", "Words { } {{ }} <b> and `{{`.", ""},
		{"positional", `{{< bench/chart "claims/x" >}}`, "chart@1:1(=claims/x@1:18)"},
		{"named", `{{< bench/chart view="claims/x" >}}`, "chart@1:1(view=claims/x@1:23)"},
		{"without quotes", `{{< bench/value digits=2 unit=ms >}}`, "value@1:1(digits=2@1:24 unit=ms@1:31)"},
		{"with markup", `{{% bench/source claims %}}`, "source@1:1(=claims@1:18)"},
		{"no spaces", `{{<bench/source "claims">}}`, "source@1:1(=claims@1:18)"},
		{"closed in itself", `{{< bench/source "claims" />}}`, "source@1:1(=claims@1:19)"},
		{"columns are characters, not bytes", `Größe – {{< bench/source "é" >}}`, "source@1:9(=é@1:27)"},
		{"two in a line", `{{< bench/source "a" >}} and {{< bench/source "b" >}}`, "source@1:1(=a@1:19) source@1:30(=b@1:48)"},
		{"over lines", "x\n\n  {{< bench/value\n    of=\"a.b\"\n    in=\"c\"\n  >}}\n", "value@3:3(of=a.b@4:9 in=c@5:9)"},
		{"Windows' ends of lines", "x\r\n{{< bench/value\r\n of=\"a\" >}}", "value@2:1(of=a@3:6)"},
		{"a formula in a raw string", "{{< bench/value of=`'Node.js'.\"x\" \\ y` >}}", `value@1:1(of='Node.js'."x" \ y@1:21)`},
		{"a quote in quotes", `{{< bench/table caption="the \"best\" of" >}}`, `table@1:1(caption=the "best" of@1:26)`},
		// As Hugo has it: without an escaped quote, backslashes stay; with one, they all go.
		{"a backslash alone", `{{< bench/table caption="C:\temp" >}}`, `table@1:1(caption=C:\temp@1:26)`},
		{"a backslash beside an escaped quote", `{{< bench/table caption="C:\temp \"x\"" >}}`, `table@1:1(caption=C:temp "x"@1:26)`},
		{"the end of a shortcode in a value", `{{< bench/table caption="a >}} b" >}}`, `table@1:1(caption=a >}} b@1:26)`},
		{"an empty value", `{{< bench/table caption="" >}}`, `table@1:1(caption=@1:26)`},
		{"an equals sign in a value", `{{< bench/table "r" where="a=b; c=d" >}}`, `table@1:1(=r@1:18 where=a=b; c=d@1:28)`},
		{"commented out", `{{</* bench/chart "x" */>}} {{%/* bench/chart "y" */%}}`, ""},
		{"commented out, with another inside", `{{</* a {{< bench/chart "x" >}} b */>}}{{< bench/source "y" >}}`, "source@1:40(=y@1:58)"},
		{"others'", `{{< figure src="x" >}}{{< benchmark "x" >}}{{< bench "x" >}}`, ""},
		{"a call in another's", `{{% note "n" %}}{{< bench/source "a" >}}{{% /note %}}`, "source@1:17(=a@1:35)"},
		{"an end tag", `{{< bench/source "a" >}}{{< /bench/source >}}`, "source@1:1(=a@1:19)"},
		{"Hugo runs those in code blocks", "```\n{{< bench/source \"a\" >}}\n```\n    {{< bench/source \"b\" >}}\n",
			"source@2:1(=a@2:19) source@4:5(=b@4:23)"},
	} {
		calls, problems := prose.Scan("a.md", c.text)
		if got := written(calls); got != c.want || len(problems) > 0 {
			t.Errorf("%s:\n got  %s %v\n want %s", c.reason, got, problems, c.want)
		}
	}
}

func TestScanReportsWhatIsNotClosed(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"at the end", "a\n {{< bench/chart ", "a.md:2:2: the shortcode bench/chart is not closed\n  hint: end it with >}}"},
		{"before another", `{{< bench/chart "x" {{< bench/chart "y" >}}`, "a.md:1:1: the shortcode bench/chart is not closed\n  hint: end it with >}}"},
		{"with half an end", `{{% bench/source "x" }} words >}}`, "a.md:1:1: the shortcode bench/source is not closed\n  hint: end it with %}}"},
		{"a quote", `{{< bench/chart "x >}}`, "a.md:1:17: the quote is not closed"},
		{"a quote over lines", "{{< bench/chart view=\"x\ny\" >}}", "a.md:1:22: the quote is not closed"},
		{"a raw string", "{{< bench/value of=`x >}}", "a.md:1:20: the quote is not closed"},
		{"an escaped quote is no end", `{{< bench/chart "x\" >}}`, "a.md:1:17: the quote is not closed"},
		{"a name without quotes", `{{< bench/chart claims/x >}}`, `a.md:1:17: "claims/x" must stand in quotes`},
		{"a value without a name", `{{< bench/chart ="x" >}}`, `a.md:1:17: '=' does not belong here`},
	} {
		_, problems := prose.Scan("a.md", c.text)
		if got := problems.Error(); got != c.want {
			t.Errorf("%s:\n got  %s\n want %s", c.reason, got, c.want)
		}
	}
}

// One mistake does not hide the calls below it.
func TestScanGoesOnAfterAProblem(t *testing.T) {
	calls, problems := prose.Scan("a.md", "{{< bench/chart \"x }}\n\n{{< bench/source \"y\" >}}\n{{< bench/chart ")
	if written(calls) != "source@3:1(=y@3:19)" || len(problems) != 2 {
		t.Errorf("%s, %v", written(calls), problems)
	}
}

// Whatever is written, reading it ends, and each value stands where it says.
func FuzzScan(f *testing.F) {
	for _, seed := range []string{`{{< bench/value of="a / b" in=c >}}`, "{{% bench/x `a\nb` %}}", `{{</* bench/x */>}}`, `{{<bench/x "\"\\">}}`,
		"{{< bench/", "{{< bench/x =", "{{<{{<{{%", "{{< bench/x a= />}}", "\xff{{< bench/x \"\xff\" >}}"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		calls, problems := prose.Scan("a.md", text)
		lines := strings.Split(strings.ToValidUTF8(text, "?"), "\n")
		if !utf8.ValidString(text) {
			return // its characters cannot be counted
		}
		inside := func(line, column int) bool {
			return line >= 1 && line <= len(lines) && column >= 1 && column <= utf8.RuneCountInString(lines[line-1])+1
		}
		for _, p := range problems {
			if !inside(p.Line, p.Column) {
				t.Errorf("%q: %s is not in the text", text, p.Error())
			}
		}
		for _, c := range calls {
			if !inside(c.Line, c.Column) || !strings.HasPrefix(string([]rune(lines[c.Line-1])[c.Column-1:]), "{{") {
				t.Errorf("%q: no call stands at %d:%d", text, c.Line, c.Column)
			}
			for _, p := range c.Params {
				if !inside(p.Line, p.Column) {
					t.Errorf("%q: no value stands at %d:%d", text, p.Line, p.Column)
				}
				word, _, _ := strings.Cut(p.Value, "\n")
				there := string([]rune(lines[p.Line-1])[p.Column-1:])
				if !strings.Contains(there, `\`) && !strings.HasPrefix(there, word) {
					t.Errorf("%q: %q stands at %d:%d, not %q", text, there, p.Line, p.Column, word)
				}
			}
		}
	})
}

func ExampleScan() {
	calls, _ := prose.Scan("article.md", "Fastify answers\n{{< bench/value of=\"Fastify.throughput\" in=\"claims\" >}} requests.\n")
	for _, c := range calls {
		of, _ := c.Get("of")
		fmt.Printf("%s:%d:%d %s %s\n", c.File, c.Line, c.Column, c.Name, of.Value)
	}
	// Output: article.md:2:1 value Fastify.throughput
}
