package reader

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/benchwright/benchwright/tools/sheet"
	"github.com/benchwright/benchwright/tools/table"
)

// tableFixture is a page of tables that ours does not have, and one whose script
// gives tests the parts of the tables' own.
func tableFixture() map[string][]byte {
	return map[string][]byte{
		"content/tables.md": []byte(`---
title: Tables
---
{{< bench/table resource="the-benchmarker/latency" facets="runtime,statistic,connections,subject,value" search="true" >}}

{{< bench/table resource="hostile/results" facets="subject,runtime,value" search="true" sort="subject" >}}

{{< bench/table resource="odd/rows" facets="group,day,value" search="true" sort="-value" pageSize="200" >}}
`),
		"content/linked.md": []byte(`---
title: Linked
---
{{< bench/chart "lambda-perf/cold-start" >}}

{{< bench/table resource="lambda-perf/cold-starts" where="runtime=Node.js,Python" columns="subject,runtime,memory,architecture,package,value" facets="runtime,memory,architecture,package,value" search="true" link="lambda-perf/cold-start" pageSize="20" >}}

{{< bench/chart "the-benchmarker/latency-p95" >}}

{{< bench/table resource="the-benchmarker/latency" facets="runtime,statistic,connections,subject" search="true" link="*" pageSize="20" >}}

{{< bench/chart "claims/memory" >}}

{{< bench/table resource="claims/claims" where="metric=memory" facets="runtime" search="true" link="claims/memory" >}}
`),
		"content/choices.md": []byte(`---
title: Choices
---
{{< bench/table resource="the-benchmarker/throughput" columns="subject,runtime,connections,value" facets="runtime,connections" search="true" sort="-value" presets="Only Node.js: runtime=Node.js | Under the highest load: connections=512; sort=value" >}}

{{< bench/table resource="claims/claims" columns="statement,subject,runtime,metric,value" group="metric" notes="note" facets="runtime" search="true" >}}

{{< bench/table view="lambda-perf/cold-start" search="true" >}}
`),
		"content/parts.md": []byte("---\ntitle: Parts\nlayout: parts\n---\n"),
		"site/layouts/parts.html": []byte(`<!doctype html><title>Parts</title><body>
{{ range slice "columns" "choice" "take" "linked" }}{{ with resources.Get (printf "bench/%s.ts" .) | js.Build (dict "format" "esm" "target" "es2022" "targetPath" (printf "parts/%s.js" .)) }}<i>{{ .RelPermalink }}</i>{{ end }}{{ end }}`),
		"data/odd/datapackage.yaml": encode(map[string]any{"name": "odd", "title": "Odd rows", "resources": []any{map[string]any{"name": "rows", "path": "rows.csv", "title": "Odd rows",
			"schema": map[string]any{"fields": []any{
				map[string]any{"name": "name", "type": "string"}, map[string]any{"name": "group", "type": "string"}, map[string]any{"name": "day", "type": "date"},
				map[string]any{"name": "value", "type": "number", "better": "lower"}, map[string]any{"name": "constructor", "type": "string"}, map[string]any{"name": "link", "type": "string"}}}}}}),
		"data/odd/rows.csv": oddRows(),
	}
}

// oddRows are more rows than stand in a page, with gaps, equal numbers written in
// several ways, texts that begin like formulas, and versions.
func oddRows() []byte {
	rows := [][]string{{"name", "group", "day", "value", "constructor", "link"}}
	names, groups := hostile(), []string{"a", "B", "", "ä", "=a", "Python 3.9", "Python 3.14", "z"}
	values := []string{"1.50", "1.5", "-2", "", "0", "1e3", "1000", "0.001", "12345678.25"}
	for i := range 2300 {
		rows = append(rows, []string{names[i*7%len(names)], groups[i*5%8], []string{"", fmt.Sprintf("2026-%02d-%02d", 1+i%12, 1+i%28)}[i%5/4^1],
			values[i*7%9], names[i*11%len(names)], fmt.Sprintf("https://example.org/%d?a=1&b=<c>", i)})
	}
	return encodeCSV(rows)
}

// A wanted is a state of a table, as the core of the script takes it.
type wanted struct {
	Query  string               `json:"query"`
	Picks  map[string][]string  `json:"picks"`
	Ranges map[string][2]string `json:"ranges"`
	Sort   string               `json:"sort"`
	Of     string               `json:"of"` // the column whose values are counted
}

// A reference finds the rows of a state in the plainest way there is.
type reference struct {
	t        *table.Table
	shown    sheet.Sheet
	collator *collate.Collator
}

func (r reference) passes(w wanted, row int, without string) bool {
	for name, values := range w.Picks {
		c := r.t.Rows[row].Cells[r.t.Index(name)]
		if name != without && (c.Missing || !slices.Contains(values, c.Text)) {
			return false
		}
	}
	for name, ends := range w.Ranges {
		i := r.t.Index(name)
		c := r.t.Rows[row].Cells[i]
		if c.Missing {
			return false
		}
		if r.t.Schema.Fields[i].Type == "date" {
			if ends[0] != "" && c.Text < ends[0] || ends[1] != "" && c.Text > ends[1] {
				return false
			}
			continue
		}
		if v, err := strconv.ParseFloat(ends[0], 64); err == nil && c.Number < v {
			return false
		}
		if v, err := strconv.ParseFloat(ends[1], 64); err == nil && c.Number > v {
			return false
		}
	}
	for word := range strings.FieldsSeq(strings.ToLower(w.Query)) {
		found := false
		for i, c := range r.t.Rows[row].Cells {
			found = found || !c.Missing && (strings.Contains(strings.ToLower(c.Text), word) || strings.Contains(strings.ToLower(r.shown.Rows[row][i].Text), word))
		}
		if !found {
			return false
		}
	}
	return true
}

func (r reference) rows(w wanted) []int {
	var rows []int
	for row := range r.t.Rows {
		if r.passes(w, row, "") {
			rows = append(rows, row)
		}
	}
	name, descending := strings.CutPrefix(w.Sort, "-")
	i := r.t.Index(name)
	if i < 0 {
		return rows
	}
	numeric := slices.Contains([]string{"number", "integer", "year"}, r.t.Schema.Fields[i].Type)
	before := func(a, b table.Cell) bool { // missing ones are sorted out below
		if numeric {
			return a.Number < b.Number
		}
		if c := r.collator.CompareString(a.Text, b.Text); c != 0 {
			return c < 0
		}
		return a.Text < b.Text
	}
	slices.SortStableFunc(rows, func(x, y int) int {
		a, b := r.t.Rows[x].Cells[i], r.t.Rows[y].Cells[i]
		if a.Missing || b.Missing {
			return map[[2]bool]int{{true, false}: 1, {false, true}: -1}[[2]bool{a.Missing, b.Missing}]
		}
		if descending {
			a, b = b, a
		}
		if before(a, b) {
			return -1
		} else if before(b, a) {
			return 1
		}
		return 0
	})
	return rows
}

func (r reference) counts(w wanted) map[string]int {
	counts := map[string]int{}
	for row := range r.t.Rows {
		if c := r.t.Rows[row].Cells[r.t.Index(w.Of)]; !c.Missing && r.passes(w, row, w.Of) {
			counts[c.Text]++
		}
	}
	return counts
}

// random makes a state of what the table holds.
func (r reference) random(rng *rand.Rand, facets []string) wanted {
	w := wanted{Picks: map[string][]string{}, Ranges: map[string][2]string{}, Of: facets[0]}
	cell := func(i int) table.Cell { return r.t.Rows[rng.IntN(len(r.t.Rows))].Cells[i] }
	for range rng.IntN(3) {
		text := []rune(cell(rng.IntN(len(r.t.Schema.Fields))).Text)
		if len(text) > 0 {
			from := rng.IntN(len(text))
			w.Query += " " + string(text[from:min(len(text), from+1+rng.IntN(4))])
		}
	}
	if rng.IntN(3) == 0 {
		w.Query = strings.ToUpper(w.Query)
	}
	for _, name := range facets {
		i := r.t.Index(name)
		if rng.IntN(3) > 0 {
			continue
		}
		if f := r.t.Schema.Fields[i]; f.Type == "number" || f.Type == "date" {
			w.Ranges[name] = [2]string{cell(i).Text, cell(i).Text}
			continue
		}
		for range 1 + rng.IntN(3) {
			if c := cell(i); !c.Missing {
				w.Picks[name] = append(w.Picks[name], c.Text)
			}
		}
	}
	if rng.IntN(4) > 0 {
		w.Sort = []string{"", "-"}[rng.IntN(2)] + r.t.Schema.Fields[rng.IntN(len(r.t.Schema.Fields))].Name
	}
	return w
}

// answers are what the script finds: rows, folded into a number, and counts.
const answers = `((states) => Promise.all([import('/parts/columns.js'), fetch(%q).then((r) => r.json())]).then(([{Core}, file]) => {
	const core = new Core(file);
	return states.map((s) => {
		const wanted = {...s, picks: new Map(Object.entries(s.picks)), ranges: new Map(Object.entries(s.ranges))};
		const rows = core.rows(wanted);
		const counts = core.counts(wanted, s.of);
		return {Rows: rows.length, Fold: rows.reduce((n, row) => (n * 31 + row) %% 1000000007, 7),
			Counts: Object.fromEntries(core.values(s.of).map((v, i) => [v, counts[i]]).filter(([, n]) => n))};
	});
}))(%s)`

type answer struct {
	Rows, Fold int
	Counts     map[string]int
}

// coreTables are those in which the core of the script must find what others find:
// real results, names that attack, and odd values.
var coreTables = []struct {
	name, file string
	facets     []string
}{
	{"the-benchmarker/latency", "data/the-benchmarker/latency.csv", []string{"runtime", "statistic", "connections", "subject", "value"}},
	{"hostile/results", "data/hostile/results.csv", []string{"subject", "runtime", "value"}},
	{"odd/rows", "data/odd/rows.csv", []string{"group", "day", "value"}},
}

// The core of the script finds the same rows, in the same order and with the same
// counts, as the plain way, in thousands of states of real results and of names
// that attack.
func TestTableCoreAgainstThePlainWay(t *testing.T) {
	b := browser(t)
	base, dir := fixtureSite(t)
	tab := open(t, b, base+"/parts/", view{width: 1280, scheme: "light"})
	for _, c := range coreTables {
		r := newReference(t, filepath.Join(dir, "../.."), c.file)
		rng := rand.New(rand.NewPCG(1, uint64(len(c.name))))
		found := 0
		for range 8 {
			found += r.compare(t, tab, columnsFile(t, dir, c.name), rng, c.facets, 150)
		}
		t.Logf("%s: 1200 states, %d rows found in all", c.name, found)
		if found == 0 {
			t.Errorf("%s: no state finds anything", c.name)
		}
	}
	unrefused(t, tab)
}

// newReference reads a CSV of the fixture as its package does.
func newReference(t *testing.T, root, file string) reference {
	t.Helper()
	fields := []table.Field{{Name: "day", Type: "date"}, {Name: "value", Type: "number"}, {Name: "group", Type: "string"}, {Name: "name", Type: "string"},
		{Name: "constructor", Type: "string"}, {Name: "link", Type: "string"}}
	f, err := os.Open(filepath.Join(root, file))
	must(t, err)
	defer f.Close()
	o := table.Options{}
	if strings.Contains(file, "odd") {
		slices.SortFunc(fields, func(a, b table.Field) int {
			order := "name,group,day,value,constructor,link"
			return strings.Index(order, a.Name) - strings.Index(order, b.Name)
		})
		o.Schema = &table.Schema{Fields: fields}
	}
	read, problems := table.Read(f, file, o)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return reference{read, sheet.FromTable(read, nil, len(read.Rows)), collate.New(language.Und, collate.Numeric)}
}

// columnsFile returns the address of a table by columns.
func columnsFile(t *testing.T, dir, name string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "data", name+"-*.columns.json"))
	if err != nil || len(files) == 0 { // several pages may show it, with the same rows
		t.Fatalf("%s: %v, %v", name, files, err)
	}
	return "/data/" + filepath.Dir(name) + "/" + filepath.Base(files[0])
}

// compare compares some random states and returns how many rows they have in all.
func (r reference) compare(t *testing.T, tab context.Context, file string, rng *rand.Rand, facets []string, states int) (found int) {
	t.Helper()
	asked := make([]wanted, states)
	for i := range asked {
		asked[i] = r.random(rng, facets)
	}
	text, err := json.Marshal(asked)
	must(t, err)
	for i, got := range ask[[]answer](t, tab, fmt.Sprintf(answers, file, text)) {
		rows, fold := r.rows(asked[i]), 7
		for _, row := range rows {
			fold = (fold*31 + row) % 1000000007
		}
		found += len(rows)
		counts := r.counts(asked[i])
		if got.Rows != len(rows) || got.Fold != fold || fmt.Sprint(got.Counts) != fmt.Sprint(counts) {
			t.Fatalf("%s: %+v finds %d rows (%d), the plain way %d (%d); counts %v and %v", file, asked[i], got.Rows, got.Fold, len(rows), fold, got.Counts, counts)
		}
	}
	return found
}

// The rows that the script builds read like those of the page, and names are text.
func TestRowsOfALongTable(t *testing.T) {
	b := browser(t)
	base, dir := fixtureSite(t)
	tab := open(t, b, base+"/tables/", view{width: 1280, scheme: "light"})
	const id = "table-odd-rows"
	ready(t, tab, id)
	if note := text(t, tab, "#"+id+" .bench-first"); !strings.Contains(note, "First 200 of 2,300 rows") {
		t.Errorf("the note says %q", note)
	}
	if got := len(column(t, tab, id, 1)); got != 200 {
		t.Errorf("%d rows are shown at a time", got)
	}
	r := newReference(t, filepath.Join(dir, "../.."), "data/odd/rows.csv")
	click(t, tab, header(id, "name"))
	until(t, tab, "the order", fmt.Sprintf(`document.querySelector('#%s th').ariaSort === 'ascending'`, id))
	click(t, tab, "#"+id+" .bench-more button")
	until(t, tab, "more rows", fmt.Sprintf(`document.querySelectorAll('#%s tbody tr').length === 400`, id))
	var want [][]string
	for _, row := range r.rows(wanted{Sort: "name"})[:400] {
		cells := []string{}
		for _, c := range r.shown.Rows[row] {
			if c.Missing {
				c.Text = "–not measured"
			}
			cells = append(cells, plain(c.Text))
		}
		want = append(want, cells)
	}
	got := ask[[][]string](t, tab, fmt.Sprintf(`[...document.querySelectorAll('#%s tbody tr')].map((r) => [...r.cells].map((c) => c.textContent.trim().replace(/\s+/g, ' ')))`, id))
	for i := range want {
		if !slices.Equal(got[i], want[i]) {
			t.Fatalf("row %d reads %q, want %q", i, got[i], want[i])
		}
	}
	// Built or written by the command, a row is the same element for element.
	same := ask[[]string](t, tab, fmt.Sprintf(`(() => {
		const shapes = new Map();
		const shape = (c) => c.outerHTML.replace(/ hidden=""/g, '').replace(/\s+/g, ' ');
		return [...document.querySelectorAll('#%s tbody tr')].flatMap((r) => [...r.cells].slice(0, 5).map((c, i) => [i + c.textContent.replace(/\s+/g, ' '), shape(c)]))
			.filter(([k, s]) => { const known = shapes.get(k); shapes.set(k, s); return known && known !== s; }).map(([k, s]) => s + ' / ' + shapes.get(k));
	})()`, id))
	if len(same) > 0 {
		t.Errorf("built rows differ: %v", same[:min(3, len(same))])
	}
	if n := ask[int](t, tab, `document.querySelectorAll('.bench-table :is(tbody, .bench-filter) :is(img, script, iframe, style, object, embed, form, b)').length`); n > 0 {
		t.Errorf("%d names became markup", n)
	}
	unrefused(t, tab)
}

// Texts that a spreadsheet would run get an apostrophe, numbers never do.
func TestFormulasInDownloads(t *testing.T) {
	b := browser(t)
	base, _ := fixtureSite(t)
	tab := open(t, b, base+"/parts/", view{width: 1280, scheme: "light"})
	var cells map[string]string
	vectors, err := os.ReadFile("../table/testdata/formulas.json")
	must(t, err)
	must(t, json.Unmarshal(vectors, &cells))
	for in, want := range cells {
		text, err := json.Marshal(in)
		must(t, err)
		if got := ask[string](t, tab, fmt.Sprintf(`import('/parts/take.js').then(({guard}) => guard(%s))`, text)); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
	csv := ask[string](t, tab, `import('/parts/take.js').then(({csv}) => csv({rows: [0, 1, 2], columns: [
		{title: 'Name', type: 'string', values: ['=a"b', 'x\ny'], codes: [0, 1, -1]},
		{title: 'Value, ms', type: 'number', values: ['-12.50', '9007199254740993'], codes: [0, 1, -1]}]}))`)
	if want := "Name,\"Value, ms\"\n\"'=a\"\"b\",-12.50\n\"x\ny\",9007199254740993\n,\n"; csv != want {
		t.Errorf("got  %q\nwant %q", csv, want)
	}
	if one := ask[string](t, tab, `import('/parts/take.js').then(({csv}) => csv({rows: [0, 1], columns: [{title: 'a', type: 'string', values: ['b'], codes: [-1, 0]}]}))`); one != "a\n\"\"\nb\n" {
		t.Errorf("a column of one empty cell: %q", one)
	}
}
