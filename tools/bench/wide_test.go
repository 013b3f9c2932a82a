package bench

import (
	"fmt"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/table"
)

// readWide reads a CSV by fields and makes it tidy by columns.
func readWide(t *testing.T, csv string, fields []table.Field, columns []WideColumn) *table.Table {
	t.Helper()
	wide, problems := table.Read(strings.NewReader(csv), "f.csv", table.Options{Schema: &table.Schema{Fields: fields}})
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	tidy := Tidy(wide, columns)
	if problems := tidy.CheckTidy(); len(problems) > 0 || !tidy.Tidy() {
		t.Errorf("no tidy results: %v", problems)
	}
	return tidy
}

func csvOf(t *table.Table) string {
	var b strings.Builder
	_ = t.WriteCSV(&b)
	return b.String()
}

func TestTidyOfAWideTable(t *testing.T) {
	tidy := readWide(t, "Framework;Latency p99 (ms);from;to;runs;Throughput;note;n\n"+
		"Fastify;1,50;1,2;1,9;5;~45.000 req/s;x;64\n"+
		"Express;12;;;;>12k;;64\n"+
		"Koa;;;;;8.500–9.000;;64\n",
		[]table.Field{{Name: "Framework", Role: table.RoleSubject},
			{Name: "Latency p99 (ms)", Type: "number", Better: "lower", DecimalChar: ","},
			{Name: "from", Type: "number", DecimalChar: ","}, {Name: "to", Type: "number", DecimalChar: ","}, {Name: "runs", Type: "integer"},
			{Name: "Throughput", Type: "number", Unit: "req/s", Better: "higher", DecimalChar: ",", GroupChar: ".", Notation: table.NotationMeasured},
			{Name: "note"}, {Name: "n", Type: "integer", Role: table.RoleParameter}},
		[]WideColumn{{Field: "Latency p99 (ms)", Metric: "latency", Statistic: "p99"},
			{Field: "from", Metric: "latency", Statistic: "p99", As: table.RoleLow},
			{Field: "to", Metric: "latency", Statistic: "p99", As: table.RoleHigh},
			{Field: "runs", Metric: "latency", Statistic: "p99", As: table.RoleN}, {Field: "Throughput"}})
	// The unit of the latency stands in its header; n as a parameter is no count
	// of observations; every digit stays.
	want := `subject,note,n 2,metric,unit,better,statistic,value,low,high,n,status,written
Fastify,x,64,latency,ms,lower,p99,1.50,1.2,1.9,5,ok,
Fastify,x,64,Throughput,req/s,higher,value,45000,,,,ok,~45.000 req/s
Express,,64,latency,ms,lower,p99,12,,,,ok,
Express,,64,Throughput,req/s,higher,value,,12000,,,ok,>12k
Koa,,64,latency,ms,lower,p99,,,,,skipped,
Koa,,64,Throughput,req/s,higher,value,,8500,9000,,ok,8.500–9.000
`
	if got := csvOf(tidy); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if f := tidy.Schema.Fields[0]; f.Title != "Framework" || f.Role != table.RoleSubject {
		t.Errorf("the subject is %+v", f)
	}
	// Problems and links point into the file: line 3, where the throughput of
	// Express starts behind "Express;12;;;;".
	row := tidy.Rows[3]
	if c := row.Cells[tidy.Role(table.RoleLow)]; row.Line != 3 || c.Column != 15 || c.Number != 12000 {
		t.Errorf("line %d, cell %+v", row.Line, c)
	}
}

func TestResultsOfAWideTable(t *testing.T) {
	tidy := readWide(t, "name,trial,time_ns,status\nquick,1,200,\nquick,2,400,ok\nslow,1,,failed\n",
		[]table.Field{{Name: "name", Role: table.RoleSubject}, {Name: "trial", Role: table.RoleRun},
			{Name: "time_ns", Type: "integer"}, {Name: "status", Role: table.RoleStatus}},
		[]WideColumn{{Field: "time_ns"}})
	results, err := Results(tidy)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range results {
		v := "-"
		if r.Value != nil {
			v = fmt.Sprint(*r.Value)
		}
		got = append(got, fmt.Sprintf("%s %s %s %s %s run %d %s", r.Subject, r.Metric, v, r.Unit, r.Statistic, *r.Run, r.Status))
	}
	want := "[quick time 200 ns sample run 1 ok quick time 400 ns sample run 2 ok slow time - ns sample run 1 failed]"
	if s := fmt.Sprint(got); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	s, err := Summarize(results[:2])
	if err != nil || s.Value != 300 || s.N != 2 {
		t.Errorf("the median of 200 and 400 is %v of %d, %v", s.Value, s.N, err)
	}
}

func TestLinksFollowRenamedFields(t *testing.T) {
	tidy := readWide(t, "Framework,value,ms\nFastify,https://fastify.example/,1\n",
		[]table.Field{{Name: "Framework", Role: table.RoleSubject, Link: "value"}, {Name: "value"}, {Name: "ms", Type: "number"}},
		[]WideColumn{{Field: "ms", Metric: "latency"}})
	if f := tidy.Schema.Fields[0]; f.Link != "value 2" || tidy.Index(f.Link) < 0 {
		t.Errorf("the link goes to %q", f.Link)
	}
}
