package prose_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/prose"
)

// packages are claims with one resource, and a lab with two.
func packages(t testing.TB) prose.Packages {
	t.Helper()
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	fsys := fstest.MapFS{
		"claims/datapackage.yaml": file("name: claims\nresources:\n  - {name: claims, path: claims.csv}\nviews:\n  - {name: throughput, resource: claims}\n"),
		"claims/claims.csv": file(`scenario,subject,metric,unit,better,value,low,high
JSON,Fastify,throughput,req/s,higher,45000,,
JSON,FastAPI,throughput,req/s,higher,12000,,
SQL,Fastify,throughput,req/s,higher,18000,,
Lambda,Node.js,cold start,ms,lower,,50,80
`),
		"lab/datapackage.yaml": file("name: lab\nresources:\n  - {name: first, path: first.csv}\n  - {name: second, path: second.csv}\n"),
		"lab/first.csv":        file("library,stars\nExpress,65000\n"),
		"lab/second.csv":       file("library,size\nExpress,1.5\n"),
	}
	all, problems := datapackage.LoadAll(fsys, ".")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return all
}

// call reads the only call in a text.
func call(t testing.TB, text string) prose.Call {
	t.Helper()
	calls, problems := prose.Scan("a.md", text)
	if len(calls) != 1 || len(problems) > 0 {
		t.Fatalf("%s: %d calls, %v", text, len(calls), problems)
	}
	return calls[0]
}

// check does with a call what a build does.
func check(t testing.TB, text string) problem.List {
	t.Helper()
	c := call(t, text)
	if problems := c.Validate(); len(problems) > 0 {
		return problems
	}
	return packages(t).Check(c)
}

func TestGoodCallsPass(t *testing.T) {
	for _, text := range []string{
		`{{< bench/chart "claims/throughput" >}}`,
		`{{< bench/chart view="claims/throughput" >}}`,
		`{{< bench/table "claims" >}}`, // its only resource
		`{{< bench/table resource="lab/second" columns="size, library" sort="-size" caption="" >}}`,
		`{{< bench/table view="claims/throughput" >}}`,
		`{{< bench/table resource="claims" where="scenario=JSON,SQL; subject=Fastify" >}}`,
		`{{< bench/filter resource="lab/first" facets="library" >}}`,
		`{{< bench/source "lab" >}}`,
		`{{< bench/value of="Fastify.throughput / FastAPI.throughput" in="claims" where="scenario=JSON" as="times" digits="2" sign="true" >}}`,
		`{{< bench/value of="'Node.js'.'cold start'" in="claims/claims" unit="s" >}}`,
		`{{< bench/value of="count()" in="lab/first" >}}`,
	} {
		if problems := check(t, text); len(problems) > 0 {
			t.Errorf("%s: %v", text, problems)
		}
	}
}

func TestProblemsOfCalls(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`{{< bench/chrt "claims/throughput" >}}`, `1:1: there is no shortcode "bench/chrt"; did you mean "bench/chart"? valid: bench/chart, bench/claim, bench/corrections, bench/filter, bench/quote, bench/source, bench/table, bench/value`},
		{`{{< bench/chart veiw="claims/throughput" >}}`, `1:23: field "veiw": bench/chart has no parameter "veiw"; did you mean "view"? valid: view`},
		{`{{< bench/table "claims" caption="x" >}}`, `1:18: a value without a name beside other parameters; name each, as in resource="claims"`},
		{`{{< bench/chart "claims/throughput" "x" >}}`, `1:18: a value without a name beside other parameters; name each, as in view="claims/throughput"`},
		{`{{< bench/chart view="a" view="b" >}}`, `1:32: field "view": the parameter "view" is given twice`},
		{`{{< bench/chart >}}`, `1:1: bench/chart needs the parameter "view"`},
		{`{{< bench/chart "clams/throughput" >}}`, `1:18: field "view": there is no package "clams"; did you mean "claims"? valid: claims, lab`},
		{`{{< bench/chart "claims/througput" >}}`, `1:18: field "view": there is no view "claims/througput"; did you mean "claims/throughput"? valid: claims/throughput`},
		{`{{< bench/chart "lab/any" >}}`, `1:18: field "view": there is no view "lab/any"; there are none`},
		{`{{< bench/source "clams" >}}`, `1:19: field "package": there is no package "clams"; did you mean "claims"? valid: claims, lab`},
		{`{{< bench/table "lab" >}}`, `1:18: field "resource": there is no resource "lab"; valid: lab/first, lab/second`},
		{`{{< bench/table resource="lab/first" columns="library, star" >}}`, `1:56: field "columns": resource "first" has no field "star"; did you mean "stars"? valid: library, stars`},
		{`{{< bench/table resource="lab/first" sort="-star" >}}`, `1:44: field "sort": resource "first" has no field "star"; did you mean "stars"? valid: library, stars`},
		{`{{< bench/table resource="lab/first" facets="library,  star" >}}`, `1:56: field "facets": resource "first" has no field "star"; did you mean "stars"? valid: library, stars`},
		{`{{< bench/table resource="lab/first" columns="stars, stars" >}}`, `1:54: field "columns": the field "stars" is named twice`},
		{`{{< bench/table resource="lab/first" search="yes" >}}`, `1:46: field "search": "yes" is neither true nor false`},
		{`{{< bench/table resource="lab/first" pageSize="0" >}}`, `1:48: field "pageSize": "0" is not a number of rows; 1 to 1000`},
		{`{{< bench/table resource="lab/first" where="Express" >}}`, `1:45: field "where": "Express" is no condition; write field=value; field=value,value`},
		{`{{< bench/table resource="lab/first" where="librry=Express" >}}`, `1:45: field "where": there is no field "librry"; did you mean "library"? valid: library, stars`},
		{`{{< bench/table resource="lab/first" where="library=Expres" >}}`, `1:45: field "where": no row has library "Expres"; did you mean "Express"? valid: Express`},
		{`{{< bench/filter resource="lab/first" >}}`, `1:1: bench/filter needs the parameter "facets"`},
		{`{{< bench/filter resource="lab/first" facets=" " >}}`, `1:47: field "facets": bench/filter needs a field to filter by`},
		{`{{< bench/filter resource="lab/first" facets="library, star" >}}`, `1:56: field "facets": resource "first" has no field "star"; did you mean "stars"? valid: library, stars`},
		{`{{< bench/value of="1" >}}`, `1:1: bench/value needs the parameter "in"`},
		{`{{< bench/value in="claims" >}}`, `1:1: bench/value needs the parameter "of"`},
		{`{{< bench/value of="1" in="claims" as="time" >}}`, `1:40: field "as": there is no form "time"; did you mean "times"? valid: change, date, direction, number, percent, quantity, range, times, words, year`},
		{`{{< bench/value of="1" in="claims" digits="0" >}}`, `1:44: field "digits": "0" is not a count of digits; 1 to 15`},
		{`{{< bench/value of="1" in="claims" digits="two" >}}`, `1:44: field "digits": "two" is not a count of digits; 1 to 15`},
		{`{{< bench/value of="1" in="claims" sign="yes" >}}`, `1:42: field "sign": "yes" is neither true nor false`},
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
		if got != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}

// A problem of a formula stands at the word that is wrong. The column of each is
// that of the ^ below it.
func TestProblemsOfFormulasPointIntoThem(t *testing.T) {
	for _, c := range []struct{ text, at, want string }{
		{`{{< bench/value in="claims" of="Fastify.throughput[scenario=JSON] / Fastfy.throughput" >}}`,
			`                                                                    ^`, `there is no subject "Fastfy"`},
		{`{{< bench/value in="claims" of="Fastify.throughput[scenario=JSON] /" >}}`,
			`                                                                   ^`, "the formula ends where a name or number is due"},
		{`{{< bench/value in="claims" of="1 2" >}}`,
			`                                  ^`, "unexpected '2'"},
		{`{{< bench/value in="claims" of="1 + Fastify.throughput" >}}`,
			`                                    ^`, "is not one figure: 2 rows fall together; they differ in scenario (JSON, SQL)"},
		{`{{< bench/value in="claims" of="'Node.js'.'cold start' * ü" >}}`,
			`                                                         ^`, `there is no metric "ü"`},
		{`{{< bench/value in="claims" of="'\"a\"'.throughput + $" >}}`,
			`                                                     ^`, `'$' where a name is due`},
	} {
		problems := check(t, c.text)
		if len(problems) != 1 {
			t.Errorf("%s: %d problems: %v", c.text, len(problems), problems)
			continue
		}
		if p := problems[0]; p.Line != 1 || p.Column != len(c.at) || !strings.Contains(p.Message, c.want) || p.Field != "of" {
			t.Errorf("%s: at %d:%d, want 1:%d: %s\n want %s", c.text, p.Line, p.Column, len(c.at), p.Message, c.want)
		}
	}
	over := "{{< bench/value in=\"claims\" of=`Fastify.throughput[scenario=JSON]\n  / Fastfy.throughput` >}}"
	if p := check(t, over); len(p) != 1 || p[0].Line != 2 || p[0].Column != 5 {
		t.Errorf("over two lines: %v, want 2:5", p)
	}
}

func TestValue(t *testing.T) {
	for text, want := range map[string]string{
		`{{< bench/value of="Fastify.throughput[scenario=JSON]" in="claims" >}}`:                                                          "45,000\u202freq/s",
		`{{< bench/value of="Fastify.throughput / FastAPI.throughput" in="claims" where="scenario=JSON" as="times" >}}`:                   "3.8\u00a0times",
		`{{< bench/value of="Fastify.throughput / FastAPI.throughput" in="claims" where="scenario=JSON" as="change" digits="3" >}}`:       "+275\u202f%",
		`{{< bench/value of="'Node.js'.'cold start'" in="claims" unit="s" >}}`:                                                            "0.05–0.08\u202fs",
		`{{< bench/value of="Fastify.throughput[scenario=JSON] - Fastify.throughput[scenario=SQL]" in="claims" as="number" sign=true >}}`: "+27,000",
		`{{< bench/value of="count()" in="claims" where="metric=throughput" as="words" >}}`:                                               "three",
		`{{< bench/value of="Express.stars" in="lab/first" >}}`:                                                                           "65,000",
	} {
		v, err := packages(t).Value(call(t, text))
		if err != nil || v.Text != want {
			t.Errorf("%s: got %q, %v; want %q", text, v.Text, err, want)
		}
	}
	v, _ := packages(t).Value(call(t, `{{< bench/value of="count()" in="lab/first" >}}`))
	if v.Of != "count()" || v.In != "lab/first" {
		t.Errorf("a value does not say what it is of: %+v", v)
	}
}

// The template that looks a value up joins the parameters in this order, however
// they were written; what does not change the value is no part of the key.
func TestKey(t *testing.T) {
	want := "in=claims\nof=a / b\nwhere=x=y\nas=times\ndigits=2\nunit=s\nsign=true"
	for _, text := range []string{
		`{{< bench/value in="claims" of="a / b" where="x=y" as="times" digits="2" unit="s" sign="true" >}}`,
		"{{< bench/value sign=true unit=s digits=2 as=times\n  where=`x=y` of=\"a / b\" in=claims >}}",
	} {
		if got := call(t, text).Key(); got != want {
			t.Errorf("%s: key %q, want %q", text, got, want)
		}
	}
	c := call(t, `{{< bench/value "a / b" >}}`)
	c.Validate()
	if got := c.Key(); got != "of=a / b" {
		t.Errorf("without a name: key %q", got)
	}
}

// Every shortcode and parameter has a line of help, and its first may go unnamed.
func TestShortcodesAreExplained(t *testing.T) {
	for name, s := range prose.Shortcodes {
		if s.Name != name || s.Help == "" || len(s.Parameters) == 0 {
			t.Errorf("%s: %+v", name, s)
		}
		for _, p := range s.Parameters {
			if p.Name == "" || p.Help == "" {
				t.Errorf("%s: %+v", name, p)
			}
		}
	}
}

func ExamplePackages_Value() {
	site := fstest.MapFS{
		"claims/datapackage.yaml": {Data: []byte("name: claims\nresources:\n  - {name: claims, path: claims.csv}\n")},
		"claims/claims.csv":       {Data: []byte("subject,metric,unit,value\nFastify,throughput,req/s,45000\nFastAPI,throughput,req/s,12000\n")},
	}
	packages, _ := datapackage.LoadAll(site, ".")
	calls, _ := prose.Scan("article.md", `Fastify answers {{< bench/value of="Fastify.throughput / FastAPI.throughput" in="claims" >}} times as many.`)
	v, _ := prose.Packages(packages).Value(calls[0])
	fmt.Println(v.Text)
	// Output: 3.8
}
