package bench_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/table"
)

const header = "benchmark,scenario,subject,runtime,metric,unit,better,statistic,value,low,high,n,run,status,connections\n"

// tidyTable reads rows under the tidy header, each field with its role.
func tidyTable(t testing.TB, rows string) *table.Table {
	t.Helper()
	var fields []table.Field
	for name := range strings.SplitSeq(strings.TrimSpace(header), ",") {
		f := table.Field{Name: name, Type: "string", Role: table.Role(name)}
		switch name {
		case "value", "low", "high":
			f.Type = "number"
		case "n", "run":
			f.Type = "integer"
		case "connections":
			f.Type, f.Role = "integer", "parameter"
		}
		fields = append(fields, f)
	}
	got, problems := table.Read(strings.NewReader(header+rows), "results.csv", table.Options{Schema: &table.Schema{Fields: fields}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return got
}

func results(t testing.TB, rows string) []bench.Result {
	t.Helper()
	rs, err := bench.Results(tidyTable(t, rows))
	if err != nil {
		t.Fatal(err)
	}
	return rs
}

// samples returns n rows of one subject with the values 1 to n.
func samples(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, "api,json,fastify,Node.js,latency,ms,lower,sample,%d,,,,%d,ok,64\n", i, i)
	}
	return b.String()
}

func TestResultsOfTidyRows(t *testing.T) {
	rs := results(t, `api,json,fastify,Node.js,throughput,req/s,higher,claim,45000,,,,,,64
api,json,flask,Python,throughput,req/s,higher,claim,,,,,,skipped,64
`)
	if len(rs) != 2 {
		t.Fatalf("got %d results, want 2", len(rs))
	}
	if r := rs[0]; r.Value == nil || *r.Value != 45000 || r.Low != nil || r.Status != bench.StatusOK || r.Line != 2 {
		t.Errorf("first row: got %+v", r)
	}
	if rs[0].Cells["connections"] != "64" {
		t.Errorf("the parameter is lost: %v", rs[0].Cells)
	}
	if rs[1].Measured() {
		t.Error("a skipped row counts as measured")
	}
}

func TestResultsOfPlainTable(t *testing.T) {
	plain, problems := table.Read(strings.NewReader("library,stars,size\nExpress,65,1.5\nKoa,,0.5\n"), "p.csv", table.Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	rs, err := bench.Results(plain)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rs {
		got = append(got, fmt.Sprint(r.Subject, " ", r.Metric, " ", r.Status))
	}
	want := "Express stars ok; Express size ok; Koa stars skipped; Koa size ok"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// The interval of the median of 1…n has as its bounds the order statistics l and
// n+1−l with P(l ≤ B < n+1−l) ≥ 0.95, B ~ Bin(n, ½). For n = 6, P(1 ≤ B ≤ 5) =
// 1 − 2/64 = 0.969, so the whole range; for n = 10, P(2 ≤ B ≤ 8) = 1 − 2·11/1024
// = 0.979, so the second and the ninth. Below six, 1 − 2/2ⁿ < 0.95: none exists.
func TestSummarizeSamples(t *testing.T) {
	for _, c := range []struct {
		n                int
		value, low, high float64
		spread           bench.Spread
	}{
		{1, 1, math.NaN(), math.NaN(), bench.SpreadNone},
		{5, 3, 1, 5, bench.SpreadSamples},
		{6, 3.5, 1, 6, bench.SpreadInterval},
		{10, 5.5, 2, 9, bench.SpreadInterval},
	} {
		s, err := bench.Summarize(results(t, samples(c.n)))
		if err != nil {
			t.Fatal(err)
		}
		if s.Value != c.value || !same(s.Low, c.low) || !same(s.High, c.high) || s.Spread != c.spread || s.N != c.n {
			t.Errorf("n=%d: got %v (%v–%v) %q n=%d", c.n, s.Value, s.Low, s.High, s.Spread, s.N)
		}
	}
}

func same(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

func TestSummarizeLeavesFailedSamplesOut(t *testing.T) {
	s, err := bench.Summarize(results(t, samples(2)+"api,json,fastify,Node.js,latency,ms,lower,sample,,,,,3,failed,64\n"))
	if err != nil {
		t.Fatal(err)
	}
	if s.N != 2 || s.Value != 1.5 {
		t.Errorf("got median %v of %d, want 1.5 of 2: a failed run must not count as zero", s.Value, s.N)
	}
}

func TestSummarizeKeepsReportedBounds(t *testing.T) {
	s, err := bench.Summarize(results(t, "reg,size,npm,Node.js,packages,packages,none,claim,,2000000,,,,,64\n"))
	if err != nil {
		t.Fatal(err)
	}
	if !math.IsNaN(s.Value) || s.Low != 2e6 || !math.IsNaN(s.High) || s.Spread != bench.SpreadStated {
		t.Errorf("a lower bound became %+v", s)
	}
}

func TestSummarizeRefusesDifferentThings(t *testing.T) {
	rows := `api,json,fastify,Node.js,throughput,req/s,higher,mean,1,,,,,ok,64
api,json,fastify,Node.js,throughput,req/s,higher,mean,2,,,,,ok,512
`
	_, err := bench.Summarize(results(t, rows))
	if want := "2 rows fall together; they differ in connections (64, 512)"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	_, err = bench.Summarize(results(t, samples(1)+"api,json,fastify,Node.js,latency,s,lower,sample,1,,,,2,ok,64\n"))
	if want := `units "ms" and "s" fall together`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestFilter(t *testing.T) {
	rs := results(t, samples(1)+"api,json,flask,Python,latency,ms,lower,sample,9,,,,1,ok,512\n")
	for _, c := range []struct {
		filter bench.Filter
		want   int
	}{
		{nil, 2},
		{bench.Filter{"runtime": {"Python"}}, 1},
		{bench.Filter{"runtime": {"Python", "Node.js"}}, 2},                                 // or within a field
		{bench.Filter{"runtime": {"Python"}, "connections": {"64"}}, 0},                     // and between fields
		{bench.Filter{"runtime": {"Python"}}.With(bench.Filter{"runtime": {"Node.js"}}), 1}, // the later one stands
	} {
		if got := len(c.filter.Select(rs)); got != c.want {
			t.Errorf("%s keeps %d, want %d", c.filter, got, c.want)
		}
	}
}

func ExampleSummarize() {
	t, _ := table.Read(strings.NewReader("subject,seconds\nbuild,12\n"), "times.csv", table.Options{})
	rs, _ := bench.Results(t)
	s, _ := bench.Summarize(rs)
	fmt.Println(rs[0].Subject, s.Value)
	// Output: build 12
}
