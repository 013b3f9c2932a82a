package prose_test

import (
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/prose"
	"github.com/benchwright/benchwright/tools/verdict"
)

func TestClaim(t *testing.T) {
	// 45,000 over 12,000 is 3.75, above 2 by more than the margin of 1.25.
	c := call(t, `{{< bench/claim that="Fastify.throughput beats FastAPI.throughput by 2" in="claims" where="scenario=JSON" >}}Fastify leads.{{< /bench/claim >}}`)
	k, err := packages(t).Claim(c)
	if err != nil || k.Verdict != verdict.Supported {
		t.Fatal(k, err)
	}
	if len(k.Figures) != 2 || k.Figures[0].Label != "Fastify throughput" || k.Figures[0].Text != "45,000\u202freq/s" ||
		len(k.Ratios) != 1 || k.Ratios[0] != (prose.ClaimRatio{Text: "3.75", Above: "2.5", Below: "1.6"}) {
		t.Errorf("%+v", k)
	}
	if c.Inner != "Fastify leads." {
		t.Errorf("it is said of %q", c.Inner)
	}
}

// What an editor expects, and what becomes of it: 45,000 over 12,000.
func TestExpected(t *testing.T) {
	for _, c := range []struct{ that, more, inner, want string }{
		{"Fastify.throughput > FastAPI.throughput", "", "It leads.", ""},
		{"Fastify.throughput < FastAPI.throughput", "", "It trails.", `the sentence "It trails." is contradicted, not supported: Fastify throughput 45,000`},
		{"Fastify.throughput < FastAPI.throughput", `expect="contradicted"`, "It trails.", ""},
		{"Fastify.throughput < FastAPI.throughput", `expect="any"`, "It trails.", ""},
		{"Fastify.throughput < FastAPI.throughput", "", "", ""}, // the verdict alone is never wrong
		{"Fastify.throughput < FastAPI.throughput", `expect="supported"`, "", "the claim is contradicted, not supported"},
		{"Fastify.throughput > FastAPI.throughput", `expect="not measured"`, "It leads.", "is supported, not not measured"},
	} {
		end := "/>}}"
		if c.inner != "" {
			end = ">}}" + c.inner + "{{< /bench/claim >}}"
		}
		call := call(t, `{{< bench/claim that="`+c.that+`" in="claims" where="scenario=JSON" `+c.more+` `+end)
		k, err := packages(t).Claim(call)
		if err != nil {
			t.Fatal(err)
		}
		k.Sentence = c.inner
		got := ""
		if problems := k.Expected(call); len(problems) > 0 {
			got = problems[0].Message
			if problems[0].Line != 1 || problems[0].Column != 23 {
				t.Errorf("%s stands at %d:%d", c.that, problems[0].Line, problems[0].Column)
			}
		}
		if !strings.HasPrefix(got, c.want) && !strings.Contains(got, c.want) || got != "" && c.want == "" {
			t.Errorf("%s %s: %s, want %s", c.that, c.more, got, c.want)
		}
	}
}

func TestProblemsOfClaims(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`{{< bench/claim in="claims" />}}`, `1:1: bench/claim needs the parameter "that"`},
		{`{{< bench/claim that="1 > 0" />}}`, `1:1: bench/claim needs the parameter "in"`},
		{`{{< bench/claim that="1 >" in="claims" />}}`, `1:26: field "that": the formula ends where a name or number is due`},
		{`{{< bench/claim that="Fastify.thrughput > 1 req/s" in="claims" />}}`, `1:23: field "that": there is no metric "thrughput"`},
		{`{{< bench/claim that="1 > 0" in="claims" expect="suported" />}}`, `1:50: field "expect": "suported" is no verdict; did you mean "supported"?`},
		{`{{< bench/claim that="1 > 0" in="claims" where="scenario=JS" />}}`, `1:49: field "where": no row has scenario "JS"; valid: JSON, SQL, Lambda`},
	} {
		problems := check(t, c.text)
		if len(problems) != 1 {
			t.Errorf("%s: %d problems: %v", c.text, len(problems), problems)
			continue
		}
		p := problems[0]
		got := strings.TrimPrefix(p.Error(), "a.md:")
		if p.Hint != "" {
			got += "; " + p.Hint
		}
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}

func TestScanReadsWhatStandsInside(t *testing.T) {
	calls, problems := prose.Scan("a.md", `{{< bench/claim that="1 > 0" in="x" >}}So {{< bench/value of="1" in="x" >}} it is.{{< /bench/claim >}}
{{< bench/claim that="1 > 0" in="x" />}} {{% bench/claim that="2 > 0" in="x" %}}Two{{% / bench/claim %}} {{< /other >}}`)
	if len(problems) > 0 || len(calls) != 4 {
		t.Fatalf("%d calls, %v", len(calls), problems)
	}
	for i, want := range []string{`So {{< bench/value of="1" in="x" >}} it is.`, "", "", "Two"} {
		if calls[i].Inner != want {
			t.Errorf("inside of call %d: %q, want %q", i, calls[i].Inner, want)
		}
	}
	plain := prose.Plain(calls[0].Inner+"\n{{< other >}} and\tmore", func(c prose.Call) string { return "<" + c.Key() + ">" })
	if want := "So <in=x of=1> it is. and more"; plain != want { // what others' shortcodes say is not known
		t.Errorf("plain: %q", plain)
	}
	_, problems = prose.Scan("a.md", "\n  {{< bench/claim that=\"1 > 0\" in=\"x\" >}}So it is.")
	if len(problems) != 1 || problems[0].Line != 2 || problems[0].Column != 3 {
		t.Errorf("a claim without its end: %v", problems)
	}
}
