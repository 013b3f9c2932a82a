package reader

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/chart"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/sheet"
	"github.com/benchwright/benchwright/tools/table"
)

// A subset is some rows of a table, with the columns in which a reader chose.
type subset struct {
	Rows   []int    `json:"rows"`
	Chosen []string `json:"chosen"`
}

// A drawn figure is what its words and its table say.
type drawn struct {
	Several  bool         `json:"several"` // rows that differ fell on one mark
	Subtitle string       `json:"subtitle"`
	Alt      string       `json:"alt"`
	Texts    []string     `json:"texts"`
	Table    [][]string   `json:"table"` // the titles first
	Pairs    []chart.Pair `json:"pairs"`
	Pictures [][]any      `json:"pictures"` // the sizes, axes and data of the drawings, wide and narrow
	Unit     string       `json:"-"`
}

const followed = `((states) => Promise.all([import('/parts/linked.js'), fetch(%q).then((r) => r.json()), fetch(%q).then((r) => r.json())]).then(([{follow, Several}, linked, own]) =>
	states.map((s) => {
		try {
			const [d] = follow(linked, own, {...s, sorted: false});
			const picture = ({width, height, option: o}) => [width, height, ...[o.grid, o.xAxis, o.yAxis, o.series].flat().filter(Boolean).flatMap((x) =>
				[x.left, x.right, x.top, x.height, x.min, x.max, x.interval, x.name, x.type, x.data])].map((v) => v ?? '');
			const cells = (r) => r.map((c) => c.t ?? '');
			return {subtitle: d.subtitle, alt: d.alt, texts: d.marks.map((m) => m.text), pairs: d.pairs, pictures: d.marks.length ? [picture(d.wide), picture(d.narrow)] : [],
				table: d.marks.length ? [d.table.columns.map((c) => c.title), ...d.table.rows.map(cells)] : []};
		} catch (error) {
			if (error instanceof Several) return {several: true};
			throw error;
		}
	})))(%s)`

// What a figure shows of the rows that a reader has left is what the command draws
// of the same rows, digit for digit and word for word.
func TestLinkedFiguresAsTheCommandDrawsThem(t *testing.T) {
	b := browser(t)
	base, dir := fixtureSite(t)
	tab := open(t, b, base+"/parts/", view{width: 1280, scheme: "light"})
	for _, c := range []struct {
		pkg, view string
		where     map[string][]string // of the table
		free      []string
	}{
		{"lambda-perf", "cold-start", map[string][]string{"runtime": {"Node.js", "Python"}}, []string{"runtime", "memory", "architecture", "package", "value"}},
		{"the-benchmarker", "latency-p95", nil, []string{"runtime", "statistic", "connections", "subject"}},
		{"claims", "memory", map[string][]string{"metric": {"memory"}}, []string{"runtime"}},
	} {
		o := newLinkedOracle(t, filepath.Join(dir, "../.."), c.pkg, c.view, c.where)
		states := o.states(rand.New(rand.NewPCG(3, uint64(len(c.view)))), c.free, 400)
		text, err := json.Marshal(states)
		must(t, err)
		files, err := filepath.Glob(filepath.Join(dir, "figures", c.pkg, c.view, "rows-*.json"))
		if err != nil || len(files) != 1 {
			t.Fatalf("%s: %v, %v", c.view, files, err)
		}
		folder := "/figures/" + c.pkg + "/" + c.view + "/"
		compared, several, marks := 0, 0, 0
		for i, got := range ask[[]drawn](t, tab, fmt.Sprintf(followed, folder+filepath.Base(files[0]), folder+"figure.json", text)) {
			want := o.draw(t, states[i])
			if want.Unit != "" && want.Unit != o.unit {
				continue // the command would choose another unit for these alone
			}
			compared++
			if got.Several {
				several++
			}
			marks += len(got.Texts)
			if want.Texts == nil && !want.Several { // the command refuses to draw nothing
				if len(got.Texts)+len(got.Table) > 0 || got.Several {
					t.Errorf("%s of no row shows %v", c.view, got.Texts)
				}
				continue
			}
			want.Unit = ""
			for _, d := range []drawn{got, want} {
				for i := range d.Pictures {
					d.Pictures[i] = alike(d.Pictures[i]).([]any)
				}
			}
			if g, w := asJSON(t, got), asJSON(t, want); g != w {
				t.Fatalf("%s of %d rows, chosen in %v: %s", c.view, len(states[i].Rows), states[i].Chosen, difference(g, w))
			}
		}
		t.Logf("%s: %d of %d subsets compared, %d with several rows on a mark, %d marks", c.view, compared, len(states), several, marks)
		if compared < len(states)/3 || marks == 0 {
			t.Errorf("%s: too little was compared", c.view)
		}
	}
	unrefused(t, tab)
}

// difference returns the first lines in which two texts differ.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("%s\nthe command, after the same:\n%s", strings.Join(g[max(0, i-8):i+1], "\n"), w[i])
		}
	}
	return fmt.Sprintf("%d lines, the command %d", len(g), len(w))
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	must(t, err)
	return string(b)
}

// A linkedOracle draws a view of some rows by the command's own means.
type linkedOracle struct {
	p    *datapackage.Package
	v    *datapackage.View
	rows []table.Row // of the table that drives the figure
	look chart.Look
	unit string
}

func newLinkedOracle(t *testing.T, root, pkg, view string, where map[string][]string) *linkedOracle {
	t.Helper()
	packages, problems := datapackage.LoadAll(os.DirFS(filepath.Join(root, "data")), ".")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	i := slices.IndexFunc(packages, func(p *datapackage.Package) bool { return p.Name == pkg })
	o := &linkedOracle{p: packages[i], look: chart.Look{Palette: sheet.Palette(runtimes())}}
	v := *o.p.View(view)
	f, problems := chart.New(o.p, &v, o.look)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	o.unit = f.Unit.Symbol
	v.Title, v.Subtitle, v.Description, v.Claims = "", "", "", nil
	o.v = &v
	table := o.p.Resource(v.Resource).Table
	for _, row := range table.Rows {
		keep := true
		for field, values := range where {
			keep = keep && slices.Contains(values, row.Cells[table.Index(field)].Text)
		}
		if keep {
			o.rows = append(o.rows, row)
		}
	}
	return o
}

// states are random rows: those with some values in some columns, and of these a
// random part.
func (o *linkedOracle) states(rng *rand.Rand, free []string, n int) []subset {
	t := o.p.Resource(o.v.Resource).Table
	states := make([]subset, n)
	for i := range states {
		s := subset{Rows: []int{}, Chosen: []string{}}
		picked := map[string][]string{}
		for _, name := range free {
			if rng.IntN(3) == 0 {
				s.Chosen = append(s.Chosen, name)
				for range 1 + rng.IntN(4) {
					picked[name] = append(picked[name], o.rows[rng.IntN(len(o.rows))].Cells[t.Index(name)].Text)
				}
			}
		}
		share := []float64{1, 1, 0.9, 0.5, 0.1}[rng.IntN(5)]
		for n, row := range o.rows {
			keep := rng.Float64() < share
			for name, values := range picked {
				keep = keep && (name == "value" || slices.Contains(values, row.Cells[t.Index(name)].Text))
			}
			if keep {
				s.Rows = append(s.Rows, n)
			}
		}
		states[i] = s
	}
	return states
}

// picture takes from a drawing what the script is held to.
func picture(t *testing.T, s chart.Sized) []any {
	t.Helper()
	all := map[string]json.RawMessage{}
	must(t, json.Unmarshal(s.Option, &all))
	out := []any{float64(s.Width), float64(s.Height)}
	for _, part := range []string{"grid", "xAxis", "yAxis", "series"} {
		var list []map[string]any
		must(t, json.Unmarshal(all[part], &list))
		for _, one := range list {
			for _, key := range []string{"left", "right", "top", "height", "min", "max", "interval", "name", "type", "data"} {
				value, known := one[key]
				if !known {
					value = ""
				}
				out = append(out, value)
			}
		}
	}
	return out
}

// alike writes alike what ECharts takes for the same: "49" and 49, {value: [1, 2]}
// and [1, 2].
func alike(v any) any {
	switch v := v.(type) {
	case string:
		if n, err := strconv.ParseFloat(v, 64); err == nil {
			return n
		}
	case []any:
		for i := range v {
			if v[i] != nil {
				v[i] = alike(v[i])
			}
		}
	case map[string]any:
		if inner, only := v["value"]; only && len(v) == 1 {
			return alike(inner)
		}
		for key := range v {
			v[key] = alike(v[key])
		}
	}
	return v
}

func (o *linkedOracle) draw(t *testing.T, s subset) drawn {
	t.Helper()
	p, v, own := *o.p, *o.v, o.p.Resource(o.v.Resource)
	rows := *own.Table
	rows.Rows = nil
	for _, n := range s.Rows {
		rows.Rows = append(rows.Rows, o.rows[n])
	}
	p.Resources = []*datapackage.Resource{{Name: own.Name, Path: own.Path, Title: own.Title, Tidy: own.Tidy, Table: &rows}}
	v.Where = map[string][]string{}
	for field, values := range o.v.Where {
		if !slices.Contains(s.Chosen, field) {
			v.Where[field] = values
		}
	}
	f, problems := chart.New(&p, &v, o.look)
	switch {
	case len(problems) == 0:
	case strings.Contains(problems[0].Message, "fall together"):
		return drawn{Several: true}
	case strings.Contains(problems[0].Message, "no row"):
		return drawn{}
	default:
		t.Fatal(problems)
	}
	data, err := f.Data(p.Name, v.Name, f.Variants()[0])
	must(t, err)
	out := drawn{Subtitle: data.Subtitle, Alt: strings.Join(append([]string{data.Alt}, further(f.Notes, o.v.Notes)...), " "), Texts: []string{}, Table: [][]string{{}}, Pairs: data.Pairs, Unit: f.Unit.Symbol}
	if out.Pairs == nil || len(data.Subjects) > 24 {
		out.Pairs = []chart.Pair{}
	}
	out.Pictures = [][]any{picture(t, data.Wide), picture(t, data.Narrow)}
	for _, m := range data.Marks {
		out.Texts = append(out.Texts, m.Text)
	}
	for _, c := range data.Table.Columns {
		out.Table[0] = append(out.Table[0], c.Title)
	}
	for _, row := range data.Table.Rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, c.Text)
		}
		out.Table = append(out.Table, cells)
	}
	return out
}

// further are the notes that the view itself does not have: what is left out. What
// is not drawn stands in the description already.
func further(notes, own []string) []string {
	return slices.DeleteFunc(slices.Clone(notes), func(n string) bool { return slices.Contains(own, n) || strings.HasPrefix(n, "Not drawn") })
}
