package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// drawn writes the marks of a figure as "facet: category series slot value".
func drawn(f *Figure) string {
	var b strings.Builder
	for _, facet := range f.Facets {
		b.WriteString(facet.Title + ":")
		for _, m := range facet.Marks {
			fmt.Fprintf(&b, " %s %s/%d %v", m.Category, m.Series, m.Slot, m.Value)
			if !math.IsNaN(m.Low) || !math.IsNaN(m.High) {
				fmt.Fprintf(&b, " (%v–%v)", m.Low, m.High)
			}
			if m.X != 0 {
				fmt.Fprintf(&b, " at %v", m.X)
			}
			b.WriteString(";")
		}
	}
	return b.String()
}

func TestNewPlacesMarks(t *testing.T) {
	for _, c := range []struct{ reason, view, csv, want string }{
		{"best first where higher is better", "where: {scenario: JSON}", throughput,
			": Fastify Node.js/1 45000; FastAPI Python/2 12000;"},
		{"a panel for each value of the facet, in the order of the file", "facet: scenario", throughput,
			"JSON: Fastify Node.js/1 45000; FastAPI Python/2 12000;SQL: Fastify Node.js/1 18000; FastAPI Python/2 5500;"},
		{"sort by value; colours go by the order in the picture", "facet: scenario\nsort: x", throughput,
			"JSON: FastAPI Python/1 12000; Fastify Node.js/2 45000;SQL: FastAPI Python/1 5500; Fastify Node.js/2 18000;"},
		{"sort by value downwards", "where: {scenario: SQL}\nsort: -x", throughput,
			": Fastify Node.js/1 18000; FastAPI Python/2 5500;"},
		{"sort by name", "where: {scenario: JSON}\nsort: y", throughput,
			": FastAPI Python/1 12000; Fastify Node.js/2 45000;"},
		{"another field on the rows", "y: scenario\nwhere: {subject: FastAPI}", throughput,
			": JSON Python/1 12000; SQL Python/1 5500;"},
		{"two runtimes in one row", "y: scenario\nwhere: {subject: [Fastify, FastAPI]}", throughput,
			": JSON Node.js/1 45000; SQL Node.js/1 18000; JSON Python/2 12000; SQL Python/2 5500;"},
		{"ranges by their upper end, least first", "chart: range", coldStart,
			": Node.js Node.js/1 NaN (50–80); Deno Deno/2 NaN (NaN–100); Python Python/3 NaN (200–500); Java Java/4 NaN (800–NaN);"},
		{"as in the file", "chart: range\nsort: source", coldStart,
			": Node.js Node.js/1 NaN (50–80); Python Python/2 NaN (200–500); Deno Deno/3 NaN (NaN–100); Java Java/4 NaN (800–NaN);"},
		{"lines along their parameter", "chart: line\nx: connections", scaling,
			": Fastify Node.js/1 900 (880–930) at 64; FastAPI Python/2 300 (290–310) at 64;" +
				" Fastify Node.js/1 1200 (1180–1230) at 256; FastAPI Python/2 350 (330–370) at 256;" +
				" Fastify Node.js/1 1500 (1450–1530) at 512; FastAPI Python/2 340 (320–360) at 512;"},
		{"the parameter is found by its role", "chart: line\nwhere: {subject: FastAPI, connections: [64, 512]}", scaling,
			": FastAPI Python/1 300 (290–310) at 64; FastAPI Python/1 340 (320–360) at 512;"},
		{"a numeric field of a plain table", "y: library\nx: stars", "library,stars,size\nExpress,65000,1.5\nKoa,35000,0.5\n",
			": Express /0 65000; Koa /0 35000;"},
	} {
		if got := drawn(figure(t, c.view, c.csv)); got != c.want {
			t.Errorf("%s:\n got  %s\n want %s", c.reason, got, c.want)
		}
	}
}

// Fewer ms are better, so the fastest stands first without being told.
func TestNewSortsLowestFirstWhereLowerIsBetter(t *testing.T) {
	f := figure(t, "", "subject,metric,unit,better,value\nslow,latency,ms,lower,30\nfast,latency,ms,lower,10\nmiddle,latency,ms,lower,20\n")
	if got := strings.Join(categories(f.all()), " "); got != "fast middle slow" {
		t.Errorf("got %s", got)
	}
}

// The median of 1…5 is 3, and there is no 95 % interval of five: its bounds are
// the least and the greatest. Of 10…60 it is 35, and by the binomial distribution
// the interval of six is the whole range too.
func TestNewSummarisesSamples(t *testing.T) {
	csv := "subject,metric,unit,better,statistic,value,run\n"
	for i := 1; i <= 5; i++ {
		csv += fmt.Sprintf("few,latency,ms,lower,sample,%d,%d\n", i, i)
	}
	for i := 1; i <= 6; i++ {
		csv += fmt.Sprintf("many,latency,ms,lower,sample,%d,%d\n", 10*i, i)
	}
	if got, want := drawn(figure(t, "", csv)), ": few /0 3 (1–5); many /0 35 (10–60);"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestNewListsWhatIsMissingAndNeverDrawsIt(t *testing.T) {
	f := figure(t, "facet: scenario", throughput)
	for _, m := range f.all() {
		if m.Category == "Express" || m.Category == "Flask" || m.Value == 0 {
			t.Errorf("%s is drawn at %v", m.Category, m.Value)
		}
	}
	want := "Not drawn: Express (JSON): no figure; Flask (SQL): failed."
	if !slices.Contains(f.Notes, want) || !strings.HasSuffix(f.Alt, want) {
		t.Errorf("%q is not among the notes %q or not at the end of %q", want, f.Notes, f.Alt)
	}
	failed := "subject,metric,unit,better,statistic,value,run,status\na,latency,ms,lower,sample,1,1,ok\nb,latency,ms,lower,sample,,1,failed\nb,latency,ms,lower,sample,,2,failed\n"
	if f := figure(t, "", failed); !slices.Contains(f.Notes, "Not drawn: b: failed.") {
		t.Errorf("all samples failed: %q", f.Notes)
	}
}

// All marks of a figure are shown in the unit that suits them together.
func TestNewBringsMarksToOneUnit(t *testing.T) {
	f := figure(t, "", "subject,metric,unit,better,value,low,high\na,time,ms,lower,1500,1400,1700\nb,time,ms,lower,3000,2500,3500\n")
	if got, want := drawn(f), ": a /0 1.5 (1.4–1.7); b /0 3 (2.5–3.5);"; f.Unit.Symbol != "s" || got != want {
		t.Errorf("in %s: %s, want %s", f.Unit.Symbol, got, want)
	}
}

func TestNewCutsAtTheLimit(t *testing.T) {
	f := figure(t, "limit: 1\nwhere: {scenario: JSON}\nnotes: [Claimed.]", throughput)
	if got, want := drawn(f), ": Fastify Node.js/1 45000;"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	want := []string{"Claimed.", "And 1 more in the data."}
	if len(f.Notes) < 2 || !slices.Equal(f.Notes[:2], want) {
		t.Errorf("notes %q, want %q first", f.Notes, want)
	}
}

// The notes of a view are the package's own: making its figure twice, as a
// server does, must not make them longer.
func TestNewLeavesTheViewAlone(t *testing.T) {
	p, v := load(t, "limit: 1\nwhere: {scenario: JSON}\nnotes: [a, b, c]", throughput)
	v.Notes = slices.Grow(v.Notes, 8)
	first, _ := New(p, v, Look{})
	second, _ := New(p, v, Look{})
	if len(v.Notes) != 3 || !slices.Equal(first.Notes, second.Notes) {
		t.Errorf("%q, then %q; the view has %q", first.Notes, second.Notes, v.Notes)
	}
}

func TestNewGivesRuntimesTheirSlots(t *testing.T) {
	for _, c := range []struct {
		reason  string
		view    string
		palette []string
		want    []Entry
	}{
		{"by order without a palette", "where: {scenario: JSON}", nil, []Entry{{"Node.js", 1}, {"Python", 2}}},
		{"by the palette, in its order", "where: {scenario: JSON}", []string{"Python", "Go", "Node.js"}, []Entry{{"Python", 1}, {"Node.js", 3}}},
		{"neutral, and last, if the palette does not know it", "where: {scenario: JSON}", []string{"Python"}, []Entry{{"Python", 1}, {"Node.js", 0}}},
		{"no legend where the rows say it", "y: runtime\nwhere: {scenario: JSON, subject: [Fastify, FastAPI]}", nil, nil},
	} {
		f := figure(t, c.view, throughput, c.palette...)
		if !slices.Equal(f.Legend, c.want) {
			t.Errorf("%s: %v, want %v", c.reason, f.Legend, c.want)
		}
	}
}

// There are eight colours; the runtimes that come after them are neutral.
func TestNewRunsOutOfColoursWithoutFailing(t *testing.T) {
	csv := "subject,runtime,metric,unit,value\n"
	for i := range 12 {
		csv += fmt.Sprintf("s%d,r%d,stars,projects,%d\n", i, i, 100-i)
	}
	f := figure(t, "", csv)
	for i, m := range f.all() {
		if want := i + 1; i < 8 && m.Slot != want || i >= 8 && m.Slot != 0 {
			t.Errorf("mark %d has slot %d", i, m.Slot)
		}
	}
}
