package chart

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/svg"
)

// hostile are names that mean something to HTML, to ECharts, to JSON or to a
// terminal, and names that are merely long or written from right to left.
var hostile = []string{
	"</script><script>alert(1)</script>", `"quoted" & 'quoted'`, "{a|b}", "{value}", "{b}: {c}", "a|b", `back\slash`,
	"<b>bold</b>", "مرحبا بالعالم", "שלום", "速度 測試", "🚀👩‍💻", "e\u0301", "constructor", "toString", "0", "-1", "null", " padded ",
	"a very long name of many words that no row of any chart has room for, not even the widest of them",
	"averylongnamewithoutaspace" + strings.Repeat("x", 60), "a\u202eb", "${x}", "%s", "../../etc/passwd", "=1+1",
}

// csvOf writes records as a CSV.
func csvOf(t testing.TB, records ...[]string) string {
	t.Helper()
	var b strings.Builder
	if err := csv.NewWriter(&b).WriteAll(records); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// drawable are views over rows that each name appears in as subject, runtime and
// panel.
var drawable = []string{"chart: dot", "chart: bar", "chart: range\nwhere: {connections: 2}", "chart: line\nx: connections", "facet: scenario"}

func TestEveryNameCanBeDrawn(t *testing.T) {
	r := svg.New(1)
	defer r.Close()
	for names := range slices.Chunk(hostile, maxSeries) {
		records := [][]string{{"subject", "runtime", "scenario", "metric", "unit", "value", "low", "high", "connections"}}
		for _, name := range names {
			records = append(records, []string{name, name, name, "latency", "ms", "5", "4", "6", "1"},
				[]string{name, name, name, "latency", "ms", "", "2", "", "2"})
		}
		rows := csvOf(t, records...)
		for _, view := range drawable {
			if !strings.Contains(view, "x:") && !strings.Contains(view, "where:") {
				view += "\nwhere: {connections: 1}"
			}
			f := figure(t, view, rows)
			f.Title = strings.Join(names, " ")
			for _, l := range []Layout{Wide, Narrow} {
				if out, err := picture(t, r, f, l); err != nil {
					t.Errorf("%q, %s, %s: %v", names, view, l.Name, err)
				} else if bytes.Contains(out, []byte("<script")) || bytes.Contains(out, []byte("<b>")) {
					t.Errorf("%q, %s: markup reaches the picture: %s", names, view, out)
				}
			}
		}
	}
}

// Braces and bars are markup in ECharts' labels; in a name they are written as
// something like them, and nothing of the name is lost.
func TestMarkupInNamesIsText(t *testing.T) {
	r := svg.New(1)
	defer r.Close()
	rows := csvOf(t, []string{"subject", "runtime", "metric", "unit", "value", "connections"},
		[]string{"{value|fast}", "{name|one}", "m", "ms", "1", "1"}, []string{"{value|fast}", "{name|one}", "m", "ms", "1", "2"},
		[]string{"{b}", "{c}", "m", "ms", "1", "1"})
	for view, want := range map[string][]string{
		"where: {connections: 1}":     {"{value|fast}", "(name/one)", "{b}", "(c)"},
		"chart: line\nx: connections": {"(value/fast)", "(b)"},
	} {
		out, err := picture(t, r, figure(t, view, rows), Wide)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range want {
			if _, drawing, _ := strings.Cut(string(out), "</desc>"); !strings.Contains(drawing, name) {
				t.Errorf("%s: %s is not in the picture: %s", view, name, drawing)
			}
		}
	}
}

// An option stands in pages, where a script would end at its own end tag.
func TestOptionsAreSafeInPages(t *testing.T) {
	for _, name := range hostile {
		rows := csvOf(t, []string{"subject", "runtime", "metric", "unit", "value"}, []string{name, name, "m", "ms", "1"})
		d, err := figure(t, "", rows).Draw(Wide)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.ContainsAny(d.Option, "<>&\u2028\u2029") || !json.Valid(d.Option) {
			t.Errorf("%q: %s", name, d.Option)
		}
	}
}

// numbersIn returns the numbers of the series' data in an option, in order.
func numbersIn(t *testing.T, option []byte) []float64 {
	t.Helper()
	var o struct {
		Series []struct{ Data json.RawMessage }
	}
	if err := json.Unmarshal(option, &o); err != nil {
		t.Fatal(err)
	}
	var numbers []float64
	for _, s := range o.Series {
		for d := json.NewDecoder(bytes.NewReader(s.Data)); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if n, ok := token.(float64); ok {
				numbers = append(numbers, n)
			}
		}
	}
	return numbers
}

// Every number that is drawn is one of a summary, to the last digit, and all of
// them are drawn.
func TestOptionsHoldTheSummaries(t *testing.T) {
	for name, v := range views {
		f := figure(t, v.view, v.csv)
		for _, l := range []Layout{Wide, Narrow} {
			d, err := f.Draw(l)
			if err != nil {
				t.Fatal(err)
			}
			got := numbersIn(t, d.Option)
			for _, m := range f.all() {
				if f.Chart == "ecdf" { // draws every sample instead
					for _, want := range m.Samples {
						if !slices.Contains(got, want) {
							t.Errorf("%s, %s: the sample %v of %s is not drawn", name, l.Name, want, m.Category)
						}
					}
					continue
				}
				for what, want := range map[string]float64{"value": m.Summary.Value, "low": m.Summary.Low, "high": m.Summary.High} {
					// A bar has no ends to draw, and a box has others.
					if f.Chart != "bar" && (f.Chart != "box" || what == "value") && !math.IsNaN(want) && !slices.Contains(got, want) {
						t.Errorf("%s, %s: the %s of %s, %v, is not drawn: %v", name, l.Name, what, m.Category, want, got)
					}
				}
			}
		}
	}
}

// rowsDrawn returns, from the labels of the rows and the dots or bars, what an
// option says of each row: its name and its values.
func rowsDrawn(t *testing.T, option []byte) map[string][]float64 {
	t.Helper()
	var o struct {
		YAxis  []struct{ Data []string }
		Series []struct {
			Type       string
			SymbolSize any
			YAxisIndex int
			Data       []json.RawMessage
		}
	}
	if err := json.Unmarshal(option, &o); err != nil {
		t.Fatal(err)
	}
	out := map[string][]float64{}
	for _, s := range o.Series {
		if s.Type != "bar" && (s.Type != "scatter" || fmt.Sprint(s.SymbolSize) == "0" || s.SymbolSize == nil) {
			continue // the labels, which stand at the ends of the marks
		}
		for _, row := range s.Data {
			var at [2]float64
			if err := json.Unmarshal(row, &at); err != nil {
				t.Fatalf("%v: %s", err, row)
			}
			name := fmt.Sprint(s.YAxisIndex, " ", o.YAxis[s.YAxisIndex].Data[int(at[1])])
			out[name] = append(out[name], at[0])
		}
	}
	return out
}

// Each value stands in the row of its own name: nothing is reordered between the
// names and the numbers.
func TestOptionsKeepNamesAndNumbersTogether(t *testing.T) {
	for _, name := range []string{"dot-interval", "dot-runtimes", "bar"} {
		f := figure(t, views[name].view, views[name].csv)
		d, err := f.Draw(Narrow) // where names do not wrap
		if err != nil {
			t.Fatal(err)
		}
		drawn := rowsDrawn(t, d.Option)
		for i, facet := range f.Facets {
			for _, m := range facet.Marks {
				if values := drawn[fmt.Sprint(i, " ", m.Category)]; !slices.Contains(values, m.Value) {
					t.Errorf("%s: the row of %s holds %v, want %v", name, m.Category, values, m.Value)
				}
			}
		}
	}
}

// A panel of more rows is higher, and panels do not cover each other.
func TestDrawMakesRoomForRows(t *testing.T) {
	one := figure(t, "where: {scenario: JSON, subject: Fastify}", throughput)
	two := figure(t, "where: {scenario: JSON}", throughput)
	a, _ := one.Draw(Wide)
	b, _ := two.Draw(Wide)
	if b.Height-a.Height != Wide.row || a.Width != Wide.width {
		t.Errorf("%d px for one row and %d for two, want %d more", a.Height, b.Height, Wide.row)
	}
}

// A key that is wider than a phone goes on below, and the chart begins lower.
func TestKeysOfLongNamesWrap(t *testing.T) {
	const csv = "subject,verdict,metric,unit,better,statistic,value\na,supported,choices,,none,count,3\n" +
		"a,contradicted,choices,,none,count,2\na,not distinguishable,choices,,none,count,5\n"
	f := figure(t, "chart: bar\nstack: true\ncolor: verdict\ny: subject", csv)
	for l, lines := range map[Layout]int{Wide: 1, Narrow: 2} {
		d := &draft{}
		below := d.key(f, 0, l)
		if text := d.titles[0]["text"].(string); strings.Count(text, "\n") != lines-1 || below != lines*(l.font+keyGap)+keyGap {
			t.Errorf("%s: the chart begins at %d below the key %q", l.Name, below, text)
		}
	}
}
