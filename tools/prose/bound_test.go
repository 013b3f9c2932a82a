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
		{"---\ntitle: \"{claims: Fastify.throughput[scenario=JSON]|number}, " + ratio + "\"\n---\n", "---\ntitle: \"45,000, 3.8\u00a0times\"\n---\n", ""},
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

// A ratio and its operands in one paragraph, in two, and in two rows of a table. In
// one, the operands are shown in full, wherever else they stand.
func TestClose(t *testing.T) {
	value := func(of, digits string) string {
		return `{{< bench/value of="` + of + `" in="claims" where="scenario=JSON" digits="` + digits + `" >}}`
	}
	a, b, ratio := value("Fastify.throughput", "1"), value("FastAPI.throughput", "1"), value("Fastify.throughput / FastAPI.throughput", "2")
	for _, c := range []struct {
		texts []string
		full  bool
	}{
		{[]string{a + " against " + b + " is\n" + ratio + " times."}, true},
		{[]string{a + " against " + b + ".\n\n" + ratio + " times."}, false},
		{[]string{"| x |\n|---|\n| " + a + " | " + b + " |\n| " + ratio + " |"}, false},
		{[]string{"| x |\n|---|\n| " + a + " | " + b + " | " + ratio + " |"}, true},
		{[]string{a, a + b + ratio}, true},
		{[]string{a + b, ratio}, false},
	} {
		texts, values := read(t, c.texts...)
		if problems := prose.Close(texts, values); len(problems) > 0 {
			t.Errorf("%s: %v", c.texts, problems)
		}
		want := "40,000\u202freq/s"
		if c.full {
			want = "45,000\u202freq/s"
		}
		if got := values[texts[0].Calls[0].Key()].Text; got != want {
			t.Errorf("%s: %s, want %s", c.texts, got, want)
		}
	}
}

// read scans texts and evaluates the values in them.
func read(t *testing.T, words ...string) (texts []prose.Text, values map[string]prose.Value) {
	t.Helper()
	values = map[string]prose.Value{}
	for _, w := range words {
		calls, problems := prose.Scan("a.md", w)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		for _, c := range calls {
			v, err := packages(t).Value(c)
			if err != nil {
				t.Fatal(err)
			}
			values[c.Key()] = v
		}
		texts = append(texts, prose.Text{Words: w, Calls: calls})
	}
	return texts, values
}
