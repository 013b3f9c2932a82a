package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// latencies are ten samples each of two servers, one of them with a long tail.
func latencies() string {
	var b strings.Builder
	b.WriteString("subject,runtime,metric,unit,better,statistic,value,run\n")
	for i, v := range []float64{8, 8.2, 8.1, 7.9, 8.4, 8.3, 8.8, 9.1, 8, 21} {
		fmt.Fprintf(&b, "Fastify,Node.js,latency,ms,lower,sample,%v,%d\n", v, i+1)
		fmt.Fprintf(&b, "FastAPI,Python,latency,ms,lower,sample,%v,%d\n", 20+v/2, i+1)
	}
	return b.String()
}

// few are three runs each: too few for an interval.
const few = `subject,runtime,metric,unit,better,statistic,value,run
Fastify,Node.js,latency,ms,lower,sample,8,1
Fastify,Node.js,latency,ms,lower,sample,9,2
Fastify,Node.js,latency,ms,lower,sample,12,3
FastAPI,Python,latency,ms,lower,sample,20,1
FastAPI,Python,latency,ms,lower,sample,22,2
FastAPI,Python,latency,ms,lower,sample,21,3
`

// phases are parts of a whole.
const phases = `subject,phase,metric,unit,better,statistic,value
Fastify,connect,time,ms,lower,mean,1
Fastify,query,time,ms,lower,mean,4
FastAPI,connect,time,ms,lower,mean,2
FastAPI,query,time,ms,lower,mean,7
`

// both are two metrics of each server.
const both = `subject,runtime,metric,unit,better,statistic,value
Fastify,Node.js,throughput,req/s,higher,mean,46000
Fastify,Node.js,latency,ms,lower,mean,8
FastAPI,Python,throughput,req/s,higher,mean,12000
FastAPI,Python,latency,ms,lower,mean,22
Flask,Python,latency,ms,lower,mean,60
`

// sizes are one metric over two fields.
const sizes = `subject,runtime,metric,unit,better,statistic,value,memory
Node 22,Node.js,start,ms,lower,median,132,128
Node 22,Node.js,start,ms,lower,median,130,1024
Python 3.13,Python,start,ms,lower,median,83,128
Python 3.13,Python,start,ms,lower,median,66,1024
`

func init() {
	for name, v := range map[string]struct{ view, csv string }{
		"box":     {"title: Boxes\nchart: box", latencies()},
		"ecdf":    {"title: Distributions\nchart: ecdf", latencies()},
		"few":     {"title: Three runs each", few},
		"stack":   {"title: Parts\nchart: bar\nstack: true\ncolor: phase\nreferences: [{value: 8, label: budget}]", phases},
		"scatter": {"title: Two metrics\nchart: scatter\nx: throughput\ny: latency", both},
		"heatmap": {"title: Two fields\nchart: heatmap\nx: memory", sizes},
		"slope":   {"title: Two sides\nchart: slope\nx: memory", sizes},
	} {
		views[name] = v
	}
}

// Who has only one of the two metrics of a scatter has no place in it.
func TestScatterJoinsTwoMetrics(t *testing.T) {
	f := figure(t, views["scatter"].view, both)
	marks := f.all()
	if len(marks) != 2 {
		t.Fatalf("got %d points, want Fastify and FastAPI: %+v", len(marks), marks)
	}
	for _, m := range marks {
		if m.Category == "Fastify" && (m.X != 46000 || m.Value != 8) {
			t.Errorf("Fastify stands at %v, %v", m.X, m.Value)
		}
	}
	if want := "Latency in ms over throughput in req/s"; !strings.HasPrefix(f.Subtitle, want) {
		t.Errorf("got %q, want %q", f.Subtitle, want)
	}
}

func TestStackComesToTheWhole(t *testing.T) {
	f := figure(t, views["stack"].view, phases)
	if got := f.totals(); len(got) != 2 || got[0]+got[1] != 14 {
		t.Errorf("1 + 4 and 2 + 7 came to %v", got)
	}
	d, err := f.Draw(Wide)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"formatter":"5"`, `"formatter":"9"`, `"stack":"panel 0"`, `"formatter":"budget"`} {
		if !strings.Contains(string(d.Option), want) {
			t.Errorf("the option lacks %s", want)
		}
	}
}

// Bars of one panel do not stand on those of another.
func TestStacksOfPanelsStandApart(t *testing.T) {
	f := figure(t, "title: Parts\nchart: bar\nstack: true\ncolor: phase\nfacet: subject", phases)
	d, err := f.Draw(Wide)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"stack":"panel 0"`, `"stack":"panel 1"`} {
		if strings.Count(string(d.Option), want) != 2 { // one for each phase
			t.Errorf("the option lacks %s twice", want)
		}
	}
}

// 64, 128, 1024 are in that order, not in that of their letters.
func TestColumnsThatAreNumbersGoByNumber(t *testing.T) {
	f := &Figure{Facets: []Facet{{Marks: []Mark{{Column: "1024"}, {Column: "128"}, {Column: "64"}}}}}
	if got := strings.Join(f.columns(), " "); got != "64 128 1024" {
		t.Errorf("got %s", got)
	}
	f = &Figure{Facets: []Facet{{Marks: []Mark{{Column: "before"}, {Column: "after"}}}}}
	if got := strings.Join(f.columns(), " "); got != "before after" {
		t.Errorf("words keep the order of the data, got %s", got)
	}
}

// Of 1, 1, 2, 4 half lies at or below 1, three quarters at or below 2.
func TestDistribution(t *testing.T) {
	got := distribution([]float64{1, 1, 2, 4})
	want := []step{{1, 50}, {2, 75}, {4, 100}}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("step %d: got %v, want %v", i, got[i], want[i])
		}
	}
}

// Below six runs there is no interval: every run is drawn, and none is left out.
func TestFewRunsAreAllDrawn(t *testing.T) {
	d, err := figure(t, views["few"].view, few).Draw(Wide)
	if err != nil {
		t.Fatal(err)
	}
	for _, run := range []string{"[8,0]", "[9,0]", "[12,0]", "[20,1]", "[21,1]", "[22,1]"} {
		if !strings.Contains(string(d.Option), run) {
			t.Errorf("run %s is not drawn", run)
		}
	}
	if strings.Contains(string(d.Option), `"renderItem":"interval"`) {
		t.Error("an interval is drawn of three runs")
	}
}

func TestNamesOfAScatterStandApart(t *testing.T) {
	r := &points{f: &Figure{}, l: Wide, x: scale{min: 0, max: 100, step: 20}, y: scale{min: 0, max: 100, step: 20}, left: 40, right: 20}
	facet := Facet{Marks: []Mark{{Category: "one", X: 50, Value: 50}, {Category: "two", X: 51, Value: 50}, {Category: "three", X: 50.5, Value: 51}}}
	r.f.Facets = []Facet{facet}
	places := r.place(facet)
	if len(places) < 2 {
		t.Errorf("only %v has a place", places)
	}
	if places["one"] == places["two"] {
		t.Errorf("one and two cover each other: both %s", places["one"])
	}
}

func TestFormsAreRefusedWithTheBetterOne(t *testing.T) {
	for _, c := range []struct{ view, csv, message, hint string }{
		{"chart: range\nscale: log", coldStart, "means nothing on a log scale", "chart: dot"},
		{"chart: heatmap", sizes, "a heatmap needs a field along x", "name it in x"},
		{"chart: heatmap\nx: memory\nscale: log", sizes, "a heatmap has no log scale", "chart: dot"},
		{"chart: dot\nstack: true", phases, "a dot cannot be stacked", "chart: bar"},
		{"chart: scatter", both, "needs a metric along x and one along y", "name them in x and y"},
		{"chart: scatter\nx: througput\ny: latency", both, `there is no metric "througput"`, `did you mean "throughput"?`},
		{"chart: slope\nx: connections\nwhere: {database: PostgreSQL}", facets, "joins two sides", "use chart: line"},
	} {
		problems := refused(t, c.view, c.csv)
		if len(problems) == 0 || !strings.Contains(problems[0].Message, c.message) || !strings.Contains(problems[0].Hint, c.hint) {
			t.Errorf("%s:\n got  %v\n want %s (%s)", strings.ReplaceAll(c.view, "\n", ", "), problems, c.message, c.hint)
		}
	}
	problems := refused(t, "chart: box\nwhere: {metric: throughput}", both)
	if len(problems) == 0 || !strings.Contains(problems[0].Message, "has no samples") {
		t.Errorf("a box without samples: %v", problems)
	}
}

// The ranks of overlapping intervals overlap.
func TestRankColumn(t *testing.T) {
	s := figure(t, "", latencies()).Sheet()
	i := -1
	for n, c := range s.Columns {
		if c.Name == "rank" {
			i = n
		}
	}
	if i < 0 {
		t.Fatalf("no rank among %+v", s.Columns)
	}
	if a, b := s.Rows[0][i].Text, s.Rows[1][i].Text; a != "1 of 2" || b != "2 of 2" {
		t.Errorf("got %s and %s; the intervals are far apart", a, b)
	}
}

func TestWholeLeavesOutWhatIsMissing(t *testing.T) {
	if got := whole([]Mark{{Value: 1}, {Value: math.NaN()}, {Value: 2}}); got != 3 {
		t.Errorf("got %v", got)
	}
}
