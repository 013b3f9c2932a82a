package typed_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/prose"
	"github.com/benchwright/benchwright/tools/typed"
)

// Fastify serves 45,000 requests a second against 12,000 of FastAPI, which is 3.75
// times as many, and 18,000 against 5,500 with a query; it takes 60 ms to start.
// Of three starts of Koa the median is 8.4 ms.
const (
	results = "scenario,subject,runtime,metric,unit,statistic,value,low,high,run,connections\n" +
		"plain,Fastify,Node.js,throughput,req/s,mean,45000,,,,512\n" +
		"plain,FastAPI,Python,throughput,req/s,mean,12000,,,,512\n" +
		"query,Fastify,Node.js,throughput,req/s,mean,18000,,,,512\n" +
		"query,FastAPI,Python,throughput,req/s,mean,5500,,,,512\n" +
		"start,Fastify,Node.js,cold start,ms,mean,60,50,80,,1\n" +
		"start,Koa,Node.js,cold start,ms,sample,8.1,,,1,1\n" +
		"start,Koa,Node.js,cold start,ms,sample,8.4,,,2,1\n" +
		"start,Koa,Node.js,cold start,ms,sample,9,,,3,1\n" +
		"start,npm,Node.js,packages,packages,claim,,2000000,,,1\n"
	descriptor = `name: api
units: [packages]
resources:
  - name: results
    path: results.csv
    schema:
      fields:
        - {name: scenario, role: scenario}
        - {name: subject, role: subject}
        - {name: runtime, role: runtime}
        - {name: metric, role: metric}
        - {name: unit, role: unit}
        - {name: statistic, role: statistic}
        - {name: value, type: number, role: value}
        - {name: low, type: number, role: low}
        - {name: high, type: number, role: high}
        - {name: run, type: integer, role: run}
        - {name: connections, type: integer, role: parameter}
views:
  - {name: plain, resource: results, where: {scenario: plain}, title: T}
`
)

func load(t testing.TB) prose.Packages {
	t.Helper()
	fsys := fstest.MapFS{"datapackage.yaml": {Data: []byte(descriptor)}, "results.csv": {Data: []byte(results)}}
	p, problems := datapackage.Load(fsys, ".")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return prose.Packages{p}
}

func check(packages prose.Packages, text string, quotes ...datapackage.Quote) problem.List {
	data := typed.New(packages)
	var found problem.List
	for _, p := range prose.Passages("a.md", text) {
		found = append(found, data.Check(p, typed.Home{Quotes: quotes})...)
	}
	return found
}

func TestFindsWhatTheDataHolds(t *testing.T) {
	packages := load(t)
	for _, c := range []struct{ reason, text, want string }{
		{"equal", "Fastify serves 45,000 requests a second.", `1:16 "45,000" of="Fastify.throughput" where="scenario=plain" as="number"`},
		{"with a symbol", "Fastify serves 45,000 req/s.", `1:16 "45,000 req/s" of="Fastify.throughput" where="scenario=plain"`},
		{"in thousands", "Fastify serves 45k requests per second.", `1:16 "45k" of="Fastify.throughput" where="scenario=plain" as="number"`},
		{"rounded as typed", "Koa starts in 8 ms.", `1:15 "8 ms" of="Koa.'cold start'" digits="1"`},
		{"in another unit", "Fastify starts in 0.06 s.", `1:19 "0.06 s" of="Fastify.'cold start'" unit="s"`},
		{"without a unit, beside a name", "Fastify reaches 45,000 and FastAPI 12,000.",
			`1:17 "45,000" of="Fastify.throughput" where="scenario=plain" as="number"` + "\n" +
				`1:36 "12,000" of="FastAPI.throughput" where="scenario=plain" as="number"`},
		{"a range", "A start takes 50–80 ms on Fastify.", `1:15 "50" of="low(Fastify.'cold start')" as="number"` + "\n" +
			`1:18 "80 ms" of="high(Fastify.'cold start')"`},
		{"a bound", "There are over 2 million packages in npm.", `1:16 "2 million" of="low(npm.packages)" as="number"`},
		{"what the sentence says decides", "With a query Fastify serves 18,000 requests a second.",
			`1:29 "18,000" of="Fastify.throughput" where="scenario=query" as="number"`},
		{"a factor", "Fastify answers 3.8 times as many requests as FastAPI.",
			`1:17 "3.8 times" of="Fastify.throughput / FastAPI.throughput" where="scenario=plain" as="times"`},
		{"a change", "Fastify answers 275 % more requests than FastAPI.",
			`1:17 "275 %" of="Fastify.throughput / FastAPI.throughput" where="scenario=plain" as="change" digits="3"`},
		{"the name stands in the sentence before", "This is Fastify. It serves 45,000 requests a second.",
			`1:28 "45,000" of="Fastify.throughput" where="scenario=plain" as="number"`},
		{"nothing is named, and yet it is no chance", "About 45,000 requests a second were served.",
			`1:7 "45,000" of="Fastify.throughput" where="scenario=plain" as="number"`},
		{"a row of a table", "| a | b |\n|---|---|\n| Fastify | 45,000 req/s |", `3:13 "45,000 req/s" of="Fastify.throughput" where="scenario=plain"`},
		{"in bold, in an item, in a heading", "- **45,000** requests a second by Fastify", `1:5 "45,000" of="Fastify.throughput" where="scenario=plain" as="number"`},
		{"over lines", "Fastify serves\n45,000 requests\na second.", `2:1 "45,000" of="Fastify.throughput" where="scenario=plain" as="number"`},
		{"columns are characters", "Größe – Fastify: 45,000 req/s", `1:18 "45,000 req/s" of="Fastify.throughput" where="scenario=plain"`},
		{"another value", "Fastify serves 46,000 requests a second.", `1:16 "46,000" contradicts the data: the nearest throughput of Fastify is 45,000 req/s`},
		{"off by a unit", "Fastify starts in 60 s.", `1:19 "60 s" contradicts the data: the nearest cold start of Fastify is 60 ms`},
		{"another factor", "Fastify answers 3.9 times as many requests as FastAPI.",
			`1:17 "3.9 times" contradicts the data: Fastify over FastAPI is nearest at 3.8 times`},
	} {
		var got []string
		for _, p := range check(packages, c.text) {
			got = append(got, summary(t, packages, p))
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", c.reason, c.text, strings.Join(got, "\n"), c.want)
		}
	}
}

var call = regexp.MustCompile(`\{\{< bench/value (.*?) >}}`)

// summary writes a finding in short. The shortcode that it proposes must compute.
func summary(t *testing.T, packages prose.Packages, p problem.Problem) string {
	t.Helper()
	shown := regexp.MustCompile(`^a\.md:`).ReplaceAllString(p.Error(), "")
	shown = strings.Replace(shown, ": ", " ", 1)
	proposal := call.FindString(p.Hint)
	calls, problems := prose.Scan("hint", proposal)
	if len(calls) != 1 || len(problems) > 0 {
		t.Errorf("no shortcode in the hint %q", p.Hint)
		return shown
	}
	if problems := calls[0].Validate(); len(problems) > 0 {
		t.Errorf("%s: %v", proposal, problems)
	}
	if _, err := packages.Value(calls[0]); err != nil {
		t.Errorf("%s: %v", proposal, err)
	}
	if text, held := strings.CutSuffix(shown, " is typed by hand, and the data holds it"); held {
		return text + " " + strings.Replace(call.FindStringSubmatch(proposal)[1], ` in="api"`, "", 1)
	}
	return shown
}

// The replacement reads as what stood there, where the data holds just that.
func TestProposalReadsAlike(t *testing.T) {
	packages := load(t)
	for _, text := range []string{"Fastify serves 45,000 requests a second.", "Fastify serves 45,000 req/s.", "Koa starts in 8.4 ms.",
		"Fastify starts in 0.06 s.", "Fastify answers 3.8 times as many requests as FastAPI.", "Koa starts in 8 ms."} {
		found := check(packages, text)
		if len(found) != 1 {
			t.Errorf("%s: %v", text, found)
			continue
		}
		calls, _ := prose.Scan("hint", call.FindString(found[0].Hint))
		v, err := packages.Value(calls[0])
		if plain := strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(v.Text); err != nil || plain != found[0].Text {
			t.Errorf("%s: %q becomes %q, %v", text, found[0].Text, plain, err)
		}
	}
}

// What the data measures of others, or in other scenarios, may be missing in it.
func TestWarnsOfWhatNoDataHolds(t *testing.T) {
	packages := load(t)
	for _, c := range []struct{ reason, text, want string }{
		{"a kind that the data measures", "Fastify once took 93 ms for it.", `1:19: warning: "93 ms" is typed by hand, and the data holds no such figure of fastify`},
		{"a factor over something unnamed", "Fastify is 9.7 times as fast there.", `1:12: warning: "9.7 times" is typed by hand, and the data holds no such figure of fastify`},
		{"near a subject only", "It once took 93 ms.", ""},
		{"a kind that the data does not measure", "Fastify weighs 93 MHz.", ""},
	} {
		got := ""
		for _, p := range check(packages, c.text) {
			got += strings.TrimPrefix(strings.SplitN(p.Error(), "\n", 2)[0], "a.md:")
		}
		if got != c.want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", c.reason, c.text, got, c.want)
		}
	}
}

func TestLeavesAlone(t *testing.T) {
	packages := load(t)
	for _, c := range []struct{ reason, text string }{
		{"code", "Fastify: `45000 req/s`.\n\n```\nFastify 45,000 req/s\n```\n\n    Fastify 45,000 req/s\n"},
		{"an address", "[Fastify](https://example.org/45000) and <https://example.org/45000>, https://example.org/45000"},
		{"the text of a bound value", `Fastify serves {{< bench/value of="x" where="a=45,000" >}} requests a second.`},
		{"HTML", `Fastify <span title="45,000 req/s">x</span>`},
		{"a quote", `Fastify says {{< bench/quote reason="theirs" >}}45,000{{< /bench/quote >}} requests a second.`},
		{"a year", "Fastify was ahead in 2026, and Koa since 1999."},
		{"dates", "Fastify, 12 March 2026, 2026-03-12, March 12, at 12:30, is ahead."},
		{"versions", "Fastify 5 and FastAPI 0.115.2, v12000 and Koa 2.16, lead."},
		{"ordinals", "Fastify is the 45th and the 8th."},
		{"a level of load", "At 512 connections Fastify leads, and at 512 FastAPI follows."},
		{"things that the data does not count", "Fastify has 45,000 stars, 60 plugins and 18,000 users."},
		{"repetitions", "Fastify and FastAPI ran 4 times, 4 times a day."},
		{"confidence", "Fastify leads, with a 95 % interval, and 99 % confidence."},
		{"sides", "Fastify multiplies 1000 × 1000 and 60 x 60."},
		{"the number of a heading", "## 60. Fastify in ms"},
		{"an item of a list", "60. Fastify in ms"},
		{"a footnote", "Fastify leads.[^60]\n\n[^60]: In ms."},
		{"parts of words", "Fastify on x86_64, UTF-8, p99, h2o2 and 3d."},
		{"a common number without a name", "Wait 60 ms, or 10 ms."},
		{"percent of something else", "With Fastify 50 % of the work is done."},
		{"words", "Fastify is twice as fast as FastAPI; a dozen of its users agree."},
		{"a status", "Both answer with 422 and 404."},
	} {
		if found := check(packages, c.text); len(found) > 0 {
			t.Errorf("%s: %s\n%v", c.reason, c.text, found)
		}
	}
}

func TestQuotesExemptTheirWords(t *testing.T) {
	packages := load(t)
	text := "Fastify serves 45,000 requests a second. Fastify serves 45,000 req/s."
	found := check(packages, text, datapackage.Quote{Text: "45,000 requests", Reason: "theirs"})
	if len(found) != 1 || found[0].Column != 57 {
		t.Errorf("%v", found)
	}
}

func TestTextsThatCannotBeBound(t *testing.T) {
	data := typed.New(load(t))
	view := load(t)[0].Views[0]
	title := prose.PassageOf("p.yaml", "Fastify serves 45,000 req/s, {Fastify.throughput} in all", 3, 9, true)
	found := data.Check(title, typed.Home{View: view})
	if len(found) != 1 || found[0].Line != 3 || found[0].Column != 24 || !strings.HasPrefix(found[0].Hint, "write {Fastify.throughput} in its place") {
		t.Errorf("%v", found)
	}
	note := prose.PassageOf("p.yaml", "Fastify serves 45,000 req/s", 3, 9, false)
	if found := data.Check(note, typed.Home{View: view}); len(found) != 1 || !strings.Contains(found[0].Hint, "leave the figure out") {
		t.Errorf("%v", found)
	}
	front := "---\ntitle: Fastify at 45,000 req/s\n---\n{{< bench/table resource=\"api\" caption=\"Fastify at 45,000 req/s\" >}}\n"
	for i, p := range check(load(t), front) {
		if want := [][2]int{{2, 19}, {4, 52}}[i]; p.Line != want[0] || p.Column != want[1] || !strings.Contains(p.Hint, "leave the figure out") {
			t.Errorf("%v, want it at %v", p, want)
		}
	}
}

func FuzzCheck(f *testing.F) {
	for _, text := range []string{"Fastify serves 45,000 requests a second.", "| Fastify | 3.8× |\n|-|-|\n| 50–80 ms | 8 |",
		"---\ntitle: 5\n---\n{{< bench/quote", "+++\n+++", "{\"title\": 4}", "1 million–2k ms to 3 %", "12\u202f000\xff ms"} {
		f.Add(text)
	}
	packages := load(f)
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Split(text, "\n")
		for _, p := range check(packages, text) {
			if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > len([]rune(lines[p.Line-1]))+1 {
				t.Errorf("%q: %v is not in the text", text, p)
			}
		}
	})
}
