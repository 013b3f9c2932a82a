package reader

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// fixture publishes a site of pages that ours does not have: names that attack,
// a long line, a page of three figures and a long table.
var fixture = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "benchwright-fixture-")
	if err != nil {
		return "", err
	}
	fixtureDir = dir
	if err := copySite(dir, "layouts", "site", "data/claims", "data/lambda-perf", "data/the-benchmarker", "data/techempower", "data/fastify-benchmarks"); err != nil {
		return "", err
	}
	files := fixtureFiles()
	claims, err := withoutVerdicts()
	if err != nil {
		return "", err
	}
	files["data/claims/datapackage.yaml"] = claims
	maps.Copy(files, tableFixture())
	for name, content := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return "", err
		}
		if err := os.WriteFile(name, content, 0o644); err != nil {
			return "", err
		}
	}
	return publishSite(dir)
})

// withoutVerdicts returns the descriptor of the claims without what holds them to
// packages that the fixture does not have.
func withoutVerdicts() ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(repository, "data/claims/datapackage.yaml"))
	if err != nil {
		return nil, err
	}
	var kept []string
	drop := false
	for line := range strings.Lines(string(text)) {
		switch {
		case line == "verdicts:\n", line == "  - name: verdicts\n", line == "  - name: choices\n":
			drop = true
		case line[0] != ' ', strings.HasPrefix(line, "  - name: "):
			drop = false
		}
		if !drop {
			kept = append(kept, line)
		}
	}
	return []byte(strings.Join(kept, "")), nil
}

// fixtureDir is what TestMain removes, if a test has made it.
var fixtureDir string

// fixtureSite serves the fixture and returns its address and its folder.
func fixtureSite(t *testing.T) (address, dir string) {
	t.Helper()
	dir, err := fixture()
	must(t, err)
	return serve(t, dir), dir
}

func fixtureFiles() map[string][]byte {
	front := func(title, body string) []byte { return fmt.Appendf(nil, "---\ntitle: %s\n---\n\n%s\n", title, body) }
	return map[string][]byte{
		"site/benchwright.yaml": encode(map[string]any{"data": "../data", "content": "../content", "palette": runtimes()}),
		"content/_index.md":     front("Fixture", ""),
		"content/method.md":     front("Method", ""),
		"content/hostile.md": front("Hostile names", `{{< bench/chart "hostile/first" >}}

{{< bench/chart "hostile/second" >}}

{{< bench/chart "hostile/few" >}}`),
		"content/long.md": front("A long line", `{{< bench/chart "long/line" >}}`),
		"content/weight.md": front("Three figures and a table of 200 rows", `{{< bench/chart "claims/throughput" >}}

{{< bench/chart "lambda-perf/cold-start" >}}

{{< bench/chart "the-benchmarker/throughput" >}}

{{< bench/table resource="weight/rows" facets="runtime" search="true" >}}`),
		"data/hostile/datapackage.yaml": encode(hostilePackage()),
		"data/hostile/results.csv":      hostileResults(),
		"data/long/datapackage.yaml":    encode(longPackage()),
		"data/long/results.csv":         longResults(),
		"data/weight/datapackage.yaml": encode(map[string]any{"name": "weight", "title": "Weight",
			"resources": []any{map[string]any{"name": "rows", "path": "rows.csv", "title": "Two hundred rows"}}}),
		"data/weight/rows.csv": weightRows(),
	}
}

// encode writes JSON, which is YAML too.
func encode(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}

func encodeCSV(rows [][]string) []byte {
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		panic(err)
	}
	return b.Bytes()
}

var tidyHeader = []string{"benchmark", "scenario", "subject", "runtime", "metric", "unit", "better", "statistic", "value", "low", "high", "n", "run", "status"}

// hostile are names that would run, break out of an attribute, a script or a
// template, or be read as markup, where a text is taken for code.
func hostile() []string {
	names := []string{
		`<script>pwned()</script>`, `</script><script>pwned()</script>`, `<img src=x onerror=pwned()>`, `<svg onload=pwned()>`,
		`"><img src=x onerror=pwned()>`, `'><img src=x onerror=pwned()>`, `--><img src=x onerror=pwned()>`, `]]><img src=x onerror=pwned()>`,
		`</title><img src=x onerror=pwned()>`, `</textarea><img src=x onerror=pwned()>`, `</style><img src=x onerror=pwned()>`,
		`</template><img src=x onerror=pwned()>`, `</noscript><img src=x onerror=pwned()>`, `</svg><img src=x onerror=pwned()>`,
		`</text><image href=x onerror=pwned()>`, `</desc></svg><img src=x onerror=pwned()>`, `</option></select><img src=x onerror=pwned()>`,
		`<![CDATA[<img src=x onerror=pwned()>]]>`, `<!--<img src=x onerror=pwned()>-->`, `<a href=javascript:pwned()>a</a>`,
		`<iframe srcdoc="<script>parent.pwned()</script>">`, `<object data=javascript:pwned()>`, `<embed src=javascript:pwned()>`,
		`<math><mtext><img src=x onerror=pwned()>`, `<details open ontoggle=pwned()>`, `<video><source onerror=pwned()>`,
		`<style>*{display:none}</style>`, `<link rel=stylesheet href=//evil.test>`, `<meta http-equiv=refresh content=0>`,
		`<base href=//evil.test>`, `<form action=//evil.test><button>`, `<input autofocus onfocus=pwned()>`,
		`" onmouseover="pwned()`, `' onmouseover='pwned()`, `" autofocus onfocus="pwned()" x="`, `" style="color:red`, "` onmouseover=`pwned()",
		`javascript:pwned()`, `data:text/html,<script>pwned()</script>`, `\u003cscript\u003epwned()`, `&lt;img src=x onerror=pwned()&gt;`,
		`&#60;img src=x onerror=pwned()&#62;`, `{{constructor.constructor('pwned()')()}}`, `${pwned()}`, `{b|x}`, `{a}{b}{c}`, `{name|{value|x}}`,
		`{{< bench/chart "x" >}}`, `{{ . }}`, `constructor`, `toString`, `hasOwnProperty`, `prototype`, `valueOf`, `null`, `undefined`, `NaN`,
		`url(javascript:pwned())`, `var(--bench-ink)`, `currentColor`, `#fff`, `rgba(0,0,0,0)`, `=HYPERLINK("//evil.test")`, `+1+1`, `@SUM(1)`,
		`a,b;c`, `a&b=c`, `100%`, `%3Cscript%3E`, `../../etc/passwd`, `C:\temp\x`, "line\u2028separator", "right\u202eot left", "zero\u200bwidth",
		`🤖 robot`, `naïve Ünïcödé`, `汉字名称`, `العربية`, `a "quoted" name`, `it's`, `a|b|c`, `*bold* _it_`, "`code`", `[link](javascript:pwned())`,
	}
	for _, tag := range []string{"img", "svg", "body", "audio", "marquee"} {
		for _, event := range []string{"onload", "onerror", "onclick", "onanimationstart"} {
			names = append(names, fmt.Sprintf(`<%s/%s=pwned()//>`, tag, event))
		}
	}
	return names
}

// runtimes are the names of the hostile series.
func runtimes() []string { return hostile()[:4] }

func hostilePackage() map[string]any {
	all := hostile()
	view := func(name string, subjects []string) map[string]any {
		return map[string]any{"name": name, "chart": "dot", "resource": "results", "x": "value", "y": "subject", "color": "runtime",
			"facet": "scenario", "title": `Names such as <img src=x onerror=pwned()> are text`, "where": map[string]any{"subject": subjects}}
	}
	return map[string]any{"name": "hostile", "title": `<img src=x onerror=pwned()>`, "description": `"><script>pwned()</script>`,
		"resources": []any{map[string]any{"name": "results", "path": "results.csv", "title": `</caption><img src=x onerror=pwned()>`}},
		"views":     []any{view("first", all[:len(all)/2]), view("second", all[len(all)/2:]), view("few", all[2:10])}}
}

func hostileResults() []byte {
	rows := [][]string{tidyHeader}
	for i, name := range hostile() {
		scenario := hostile()[i%2*5]
		value := 1000 + i*37
		rows = append(rows, []string{`<b>b</b>`, scenario, name, runtimes()[i%4], "throughput", "req/s", "higher", "median",
			strconv.Itoa(value), strconv.Itoa(value - 90), strconv.Itoa(value + 90), "10", "", "ok"})
	}
	return encodeCSV(rows)
}

func longPackage() map[string]any {
	return map[string]any{"name": "long", "title": "Long",
		"resources": []any{map[string]any{"name": "results", "path": "results.csv", "title": "Results"}},
		"views": []any{map[string]any{"name": "line", "chart": "line", "resource": "results", "x": "connections", "y": "value",
			"title": "Two lines along forty places"}}}
}

func longResults() []byte {
	rows := [][]string{append(tidyHeader[:len(tidyHeader):len(tidyHeader)], "connections")}
	for i := range 40 {
		for j, subject := range []string{"express", "flask"} {
			rows = append(rows, []string{"b", "load", subject, []string{"Node.js", "Python"}[j], "throughput", "req/s", "higher", "median",
				strconv.Itoa(1000 + i*(50-30*j)), "", "", "", "", "ok", strconv.Itoa(10 + i*10)})
		}
	}
	return encodeCSV(rows)
}

func weightRows() []byte {
	rows := [][]string{{"framework", "runtime", "version", "requests", "median", "p99"}}
	for i := range 200 {
		rows = append(rows, []string{fmt.Sprintf("framework-%03d", i), []string{"Node.js", "Python"}[i%2], fmt.Sprintf("%d.%d.%d", i%7, i%13, i%5),
			strconv.Itoa(1000 + i*i*7919%90000), fmt.Sprintf("%.2f", float64(i*i*31%900)/10), fmt.Sprintf("%.1f", float64(i*i*17%9000)/10)})
	}
	return encodeCSV(rows)
}
