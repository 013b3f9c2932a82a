package prose_test

import (
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/prose"
)

// 45,000 over 12,000 is 3.75, which two digits make 3.8.
func TestExpandMatter(t *testing.T) {
	const ratio = "{claims: Fastify.throughput[scenario=JSON] / FastAPI.throughput|times}"
	for _, c := range []struct{ text, want, problem string }{
		{"---\ntitle: \"Ahead " + ratio + "\"\ntags: {claims: Fastify}\n---\n" + ratio + "\n",
			"---\ntitle: \"Ahead 3.8\u00a0times\"\ntags: {claims: Fastify}\n---\n" + ratio + "\n", ""}, // tags and the text are not ours
		{"+++\ndescription = \"Ahead " + ratio + "\"\n+++\nx", "+++\ndescription = \"Ahead 3.8\u00a0times\"\n+++\nx", ""},
		{"---\nsummary: \"" + ratio + " and " + ratio + "\"\n---\n", "---\nsummary: \"3.8\u00a0times and 3.8\u00a0times\"\n---\n", ""},
		{"---\ntitle: \"{braces}\"\n---\n", "---\ntitle: \"{braces}\"\n---\n", ""},
		{"no front matter {claims: x}", "no front matter {claims: x}", ""},
		{"---\ndraft: true\ntitle: \"{claims: Fastify.thruput}\"\n---\n", "", `a.md:3:18: there is no metric "thruput"`},
		{"---\ntitle: \"{clams: Fastify.throughput}\"\n---\n", "", `a.md:2:10: field "in": there is no package "clams"`},
		{"---\ntitle: '{claims: ''Node.js''.''cold start''}'\n---\n", "", `a.md:1: the formula {claims: 'Node.js'.'cold start'} does not stand in the front matter as it reads`},
	} {
		got, problems := packages(t).ExpandMatter("a.md", c.text)
		switch {
		case c.problem == "" && (got != c.want || len(problems) > 0):
			t.Errorf("%q became %q, %v", c.text, got, problems)
		case c.problem != "" && (len(problems) != 1 || !strings.HasPrefix(problems[0].Error(), c.problem)):
			t.Errorf("%q: %v, want %s", c.text, problems, c.problem)
		}
	}
}

// A ratio and its operands in one paragraph, in two, and in two rows of a table.
func TestClosure(t *testing.T) {
	value := func(of, digits string) string {
		return `{{< bench/value of="` + of + `" in="claims" where="scenario=JSON" digits="` + digits + `" >}}`
	}
	a, b, ratio := value("Fastify.throughput", "1"), value("FastAPI.throughput", "1"), value("Fastify.throughput / FastAPI.throughput", "2")
	for _, c := range []struct {
		text  string
		place int // line of the problem, 0 for none
	}{
		{a + " against " + b + " is\n" + ratio + " times.", 2},
		{a + " against " + b + ".\n\n" + ratio + " times.", 0},
		{"| x |\n|---|\n| " + a + " | " + b + " |\n| " + ratio + " |", 0},
		{"| x |\n|---|\n| " + a + " | " + b + " | " + ratio + " |", 3},
		{strings.ReplaceAll(a+b, `digits="1"`, `digits="2"`) + ratio, 0},
	} {
		calls, problems := prose.Scan("a.md", c.text)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		values := map[string]prose.Value{}
		for _, call := range calls {
			v, err := packages(t).Value(call)
			if err != nil {
				t.Fatal(err)
			}
			values[call.Key()] = v
		}
		problems = prose.Closure(c.text, calls, values)
		switch {
		case c.place == 0 && len(problems) > 0:
			t.Errorf("%s: %v", c.text, problems)
		case c.place > 0 && (len(problems) != 1 || problems[0].Line != c.place || problems[0].Hint != `give both operands digits="2"` ||
			problems[0].Message != "the paragraph shows 3.8, and what it shows beside comes to 4"):
			t.Errorf("%s: %v", c.text, problems)
		}
	}
}
