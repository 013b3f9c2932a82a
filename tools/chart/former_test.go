package chart

import (
	"encoding/json"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/internal/golden"
	"github.com/benchwright/benchwright/tools/svg"
)

// encoded is the figure.json of a figure.
func encoded(t *testing.T, f *Figure) []byte {
	t.Helper()
	d, err := f.Data("p", "v", f.Variants()[0])
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// formerly makes the figure of a view from one CSV with the places from another.
func formerly(t *testing.T, view, before, after string) (*Figure, int) {
	t.Helper()
	old := figure(t, view, before, "Node.js", "Python")
	return figure(t, view, after, "Node.js", "Python").WithFormer(encoded(t, old))
}

func TestFormerPlaces(t *testing.T) {
	seconds := strings.NewReplacer(",s,", ",ms,", ",8.6", ",8600", ",372", ",372000", ",11.5", ",11500", ",945", ",945000", ",2.6", ",2600", ",4.4", ",5400")
	for _, c := range []struct {
		reason, view, before, after string
		want                        []float64 // former values, in the order of the marks
	}{
		{"what did not move has no former place", "where: {scenario: JSON}", throughput, throughput, nil},
		{"values by their row", "where: {scenario: JSON}", strings.Replace(throughput, "45000", "54000", 1), throughput, []float64{54000}},
		{"two runtimes of one task are two marks", "y: task", strings.Replace(tasks, ",945", ",900", 1), tasks, []float64{900}},
		{"another unit of the same dimension is converted", "y: task", seconds.Replace(tasks), tasks, []float64{5.4}},
		{"another dimension does not compare", "y: task", strings.ReplaceAll(tasks, ",s,", ",MB,"), tasks, nil},
		{"lines by the place along them", "chart: line\nx: connections\nfacet: database", strings.Replace(facets, "1200,1180", "1000,980", 1), facets, []float64{1000}},
		{"what is gone comes last", "where: {scenario: JSON}", throughput, without(throughput, "JSON,Fastify"), []float64{45000}},
		{"of a task in two runtimes one is gone", "y: task", tasks, without(tasks, "regex,Python"), []float64{4.4}},
		{"a point of a line is gone where it was", "chart: line\nx: connections\nfacet: database", facets, without(facets, "PostgreSQL,Fastify,Node.js,throughput,req/s,higher,median,1200"), []float64{1200}},
		{"ranges are no single place", "chart: range", strings.Replace(coldStart, ",100,", ",120,", 1), coldStart, nil},
	} {
		f, moved := formerly(t, c.view, c.before, c.after)
		var got []float64
		for _, m := range f.all() {
			if m.Former != nil {
				got = append(got, math.Round(m.Former.Value*1e6)/1e6)
			}
		}
		if !slices.Equal(got, c.want) || moved != len(c.want) {
			t.Errorf("%s: %v (%d moved), want %v", c.reason, got, moved, c.want)
		}
	}
}

func TestFormerPlacesOfWhatIsNoFigure(t *testing.T) {
	f := figure(t, "where: {scenario: JSON}", throughput)
	for _, text := range []string{"", "{}", "[]", `{"chart":"bar"}`} {
		if g, moved := f.WithFormer([]byte(text)); g != f || moved != 0 {
			t.Errorf("%q moved %d marks", text, moved)
		}
	}
}

// A figure that has become one on a log scale has no place for what was zero.
func TestFormerPlacesOnALogScale(t *testing.T) {
	old := figure(t, "where: {scenario: JSON}", strings.Replace(throughput, "45000", "0", 1))
	f, moved := figure(t, "where: {scenario: JSON}\nscale: log", throughput).WithFormer(encoded(t, old))
	if moved != 0 {
		t.Errorf("%d marks moved: %s", moved, drawn(f))
	}
}

// The axis reaches as far as both versions: 120,000 would lie beyond 50,000.
func TestFormerPlacesStretchTheAxis(t *testing.T) {
	f, _ := formerly(t, "where: {scenario: JSON}", strings.Replace(throughput, "45000", "120000", 1), throughput)
	if s := valueScale(f, 5); s.max < 120000 {
		t.Errorf("the axis ends at %v", s.max)
	}
}

// rings are frameworks of a runtime without a colour.
var rings = strings.NewReplacer("Node.js", "Ruby", "Python", "Ruby").Replace(throughput)

// without leaves out the lines of a CSV that begin like this.
func without(csv, start string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(csv, "\n"), func(line string) bool { return strings.HasPrefix(line, start) }), "\n")
}

// A category may hold what else ends one.
func TestCategoryOfAFormerMark(t *testing.T) {
	for _, c := range []struct {
		d    MarkData
		want string
	}{
		{MarkData{Text: "a: b (c), d: 1", Series: "", Facet: ""}, "a"},
		{MarkData{Text: "a, b (Python): 1", Series: "Python"}, "a, b"},
		{MarkData{Text: "a, SQL: 1", Facet: "SQL"}, "a"},
		{MarkData{Text: "Python, SQL: 1", Series: "Python", Facet: "SQL"}, "Python"},
		{MarkData{Text: "a (Python), SQL: 1", Series: "Python", Facet: "SQL"}, "a"},
	} {
		if got := c.d.category(); got != c.want {
			t.Errorf("%q: %q, want %q", c.d.Text, got, c.want)
		}
	}
}

// Pictures with former places, to look at: drawings in testdata.
func TestGoldenFormer(t *testing.T) {
	r := svg.New(1)
	defer r.Close()
	for name, c := range map[string]struct {
		view          string
		before, after string
		moved         int
	}{
		"former-dots":    {"title: Dots and what they were", strings.NewReplacer("46100,45200,46900", "39000,38000,40000", "2950", "9000").Replace(intervals), intervals, 2},
		"former-bars":    {"title: Bars and what they were\nchart: bar\nwhere: {scenario: SQL}", strings.NewReplacer("18000", "24000", ",5500", ",3500").Replace(throughput), throughput, 2},
		"former-neutral": {"title: Rings and what they were\nwhere: {scenario: SQL}", strings.NewReplacer("18000", "24000", ",5500", ",3500").Replace(rings), rings, 2},
		"former-rows":    {"title: Two in a row\ny: task\nscale: log", strings.NewReplacer(",372", ",800", ",2.6", ",1.2").Replace(tasks), tasks, 2},
		"gone-dots":      {"title: Dots and those that are gone", intervals, without(without(intervals, "Koa"), "Flask"), 2},
		"gone-bars":      {"title: Bars and those that are gone\nchart: bar\nwhere: {scenario: [JSON, SQL]}\nfacet: scenario", throughput, without(without(throughput, "JSON,Fastify"), "SQL,FastAPI"), 2},
		"gone-rows":      {"title: One in a row is gone, and one row\ny: task\nscale: log", tasks, without(without(tasks, "regex,Python"), "n-body,Node"), 2},
		"gone-line":      {"title: A line and a point of one are gone\nchart: line\nx: connections", scaling, without(without(scaling, "FastAPI,Python,throughput,req/s,higher,median,3"), "Fastify,Node.js,throughput,req/s,higher,median,1500"), 4},
		"gone-scatter":   {"title: Points that are gone\nchart: scatter\nx: throughput\ny: latency", strings.Replace(both, "8\n", "9\n", 1), without(strings.Replace(both, ",22", ",20", 1), "Fastify"), 2},
		"former-line":    {"title: Lines and what they were\nchart: line\nx: connections\nfacet: database", strings.NewReplacer("1200,1180", "1000,980", "1500,1450", "1100,1080").Replace(facets), facets, 2},
	} {
		f, moved := formerly(t, c.view, c.before, c.after)
		if moved != c.moved {
			t.Errorf("%s: %d marks moved", name, moved)
		}
		got, err := picture(t, r, f, Narrow)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		golden.Text(t, filepath.Join("testdata", name+".svg"), got)
	}
}
