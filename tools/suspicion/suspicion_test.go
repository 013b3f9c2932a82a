package suspicion_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/suspicion"
)

const (
	header = "scenario,subject,runtime,metric,unit,better,statistic,value,n,run,status,connections,rate\n"
	schema = `name: p
resources:
  - name: results
    path: results.csv
    schema:
      fields:
        - {name: scenario, role: scenario}
        - {name: subject, role: subject}
        - {name: runtime, role: runtime}
        - {name: metric, role: metric}
        - {name: unit, role: unit}
        - {name: better, role: better}
        - {name: statistic, role: statistic}
        - {name: value, type: number, role: value}
        - {name: n, type: integer, role: n}
        - {name: run, type: integer, role: run}
        - {name: status, role: status}
        - {name: connections, type: integer, role: parameter}
        - {name: rate, type: integer, role: parameter}
`
)

// find returns what is suspicious in rows, as line [rule] message, each row given
// from the subject to the run.
func find(t *testing.T, rows ...string) []string {
	t.Helper()
	text := header
	for _, r := range rows {
		text += r + "\n"
	}
	p, problems := datapackage.Load(fstest.MapFS{"datapackage.yaml": {Data: []byte(schema)}, "results.csv": {Data: []byte(text)}}, ".")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var all []string
	for _, s := range suspicion.Find(p) {
		all = append(all, fmt.Sprintf("%d [%s] %s", s.Results[0].Line, s.Rule, s.Message))
	}
	return all
}

// many writes a row for each value, with the subject A, B, C and so on.
func many(format string, values ...string) []string {
	var rows []string
	for i, v := range values {
		rows = append(rows, fmt.Sprintf(format, string(rune('A'+i)), v))
	}
	return rows
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		reason string
		rows   []string
		want   string
	}{
		{"percentiles that rise", []string{
			"x,A,R,latency,ms,lower,min,1,,,ok,64,", "x,A,R,latency,ms,lower,p50,2,,,ok,64,", "x,A,R,latency,ms,lower,mean,3,,,ok,64,",
			"x,A,R,latency,ms,lower,p99.9,4000,,,ok,64,", "x,A,R,latency,s,lower,max,5,,,ok,64,"}, ""},
		{"a percentile below the median", []string{"x,A,R,latency,ms,lower,median,20,,,ok,64,", "x,A,R,latency,ms,lower,p99,8,,,ok,64,"},
			"3 [order] the p99 of A is 8 ms, below the median, 20 ms"},
		{"in another unit", []string{"x,A,R,latency,s,lower,p90,1,,,ok,64,", "x,A,R,latency,ms,lower,p95,900,,,ok,64,"},
			"3 [order] the p95 of A is 900 ms, below the p90, 1 s"},
		{"a mean above the greatest value", []string{"x,A,R,latency,ms,lower,max,20,,,ok,64,", "x,A,R,latency,ms,lower,mean,21,,,ok,64,"},
			"3 [order] the mean of A is 21 ms, above the greatest value, 20 ms"},
		{"of another run", []string{"x,A,R,latency,ms,lower,median,20,,,ok,64,", "x,A,R,latency,ms,lower,p99,8,,,ok,16,"}, ""},

		{"a duration of zero, and a negative one", []string{"x,A,R,latency,ms,lower,mean,0,,,ok,64,", "x,B,R,latency,ms,lower,mean,-1,,,ok,64,"},
			"2 [duration] the latency of A is 0 ms\n3 [duration] the latency of B is −1 ms"},
		{"a point in time", []string{"x,A,R,latency,ns,lower,sample,207200,,1,ok,64,", "x,B,R,latency,ns,lower,mean,1758995990304000000,,,ok,64,"},
			"3 [duration] the latency of B is 1,758,995,990,304,000,000 ns, or 56 years\n2 [samples] latency of A has 1 sample, too few for an interval"},
		{"no work", []string{"x,A,R,throughput,req/s,higher,mean,0,,,ok,64,"}, "2 [duration] the throughput of A is 0 req/s"},
		{"no errors, no scatter, nothing measured", []string{"x,A,R,errors,req/s,lower,mean,0,,,ok,64,", "x,A,R,pause,ms,lower,variance,0,,,ok,64,",
			"x,A,R,latency,ms,lower,mean,,,,failed,64,"}, ""},

		{"samples without scatter", []string{"x,A,R,start,ms,lower,sample,5,,1,ok,1,", "x,A,R,start,ms,lower,sample,5,,2,ok,1,", "x,A,R,start,ms,lower,sample,5,,3,ok,1,"},
			"2 [constant] all 3 samples of start of A are 5 ms\n2 [samples] start of A has 3 samples, too few for an interval"},
		{"a deviation of zero", []string{"x,A,R,latency,ms,none,stddev,0,10,,ok,64,", "x,B,R,latency,ms,none,stddev,0,2,,ok,64,"},
			"2 [constant] the standard deviation of latency of A is zero"},
		{"two equal samples are no wonder, but few", []string{"x,A,R,start,ms,lower,sample,5,,1,ok,1,", "x,A,R,start,ms,lower,sample,5,,2,ok,1,"},
			"2 [samples] start of A has 2 samples, too few for an interval"},
		{"six samples", []string{"x,A,R,start,ms,lower,sample,5,,1,ok,1,", "x,A,R,start,ms,lower,sample,6,,2,ok,1,", "x,A,R,start,ms,lower,sample,5,,3,ok,1,",
			"x,A,R,start,ms,lower,sample,7,,4,ok,1,", "x,A,R,start,ms,lower,sample,5,,5,ok,1,", "x,A,R,start,ms,lower,sample,8,,6,ok,1,"}, ""},

		// 2 of 1,000 requests are more than one in a thousand, 1 of 1,000 is not.
		{"failed requests", []string{"x,A,R,requests,req,none,count,1000,,,ok,64,", "x,A,R,timeouts,req,lower,count,2,,,ok,64,",
			"x,B,R,requests,req,none,count,1000,,,ok,64,", "x,B,R,timeouts,req,lower,count,1,,,ok,64,"},
			"3 [errors] timeouts of A: 0.2 % of the requests"},
		{"a share of failed requests", []string{"x,A,R,error share,%,lower,mean,0.5,,,ok,64,", "x,B,R,error share,%,lower,mean,0.05,,,ok,64,"},
			"2 [errors] error share of A: 0.5 % of the requests"},
		{"failures of nobody knows how many", []string{"x,A,R,timeouts,req,lower,count,2,,,ok,64,"}, ""},

		// 10,000 req/s × 6.4 ms = 64; × 12.8 ms = 128, twice the 64 connections.
		{"Little's law holds", []string{"x,A,R,throughput,req/s,higher,mean,10000,,,ok,64,", "x,A,R,latency,ms,lower,mean,6.4,,,ok,64,"}, ""},
		{"and is broken", []string{"x,A,R,throughput,req/s,higher,mean,10000,,,ok,64,", "x,A,R,latency,ms,lower,mean,12.8,,,ok,64,"},
			"2 [little] A: 10,000 req/s at a mean latency of 12.8 ms keep 128 requests under way, not 64"},
		{"but not in an open loop", []string{"x,A,R,throughput,req/s,higher,mean,10000,,,ok,64,10000", "x,A,R,latency,ms,lower,mean,12.8,,,ok,64,10000"}, ""},
		{"nor by a median", []string{"x,A,R,throughput,req/s,higher,mean,10000,,,ok,64,", "x,A,R,latency,ms,lower,p50,12.8,,,ok,64,"}, ""},

		{"a load generator at its limit", []string{"x,A,R,load generator cpu,%,none,mean,97,,,ok,64,", "x,B,R,load generator cpu,%,none,mean,70,,,ok,64,",
			"x,C,R,cpu,%,none,mean,99,,,ok,64,"}, "2 [generator] the load generator cpu is 97 %, so the figures of A may be its own"},

		// Five of ten lie between 1,000 and 1,100.
		{"a ceiling", many("x,%s,R,throughput,req/s,higher,mean,%s,,,ok,64,", "1000", "1010", "1030", "1060", "1100", "400", "500", "600", "700", "800"),
			"2 [ceiling] 5 of 10 subjects come to between 1,000 req/s and 1,100 req/s"},
		{"a spread", many("x,%s,R,throughput,req/s,higher,mean,%s,,,ok,64,", "1000", "1010", "1030", "1060", "1200", "400", "500", "600", "700", "800"), ""},
		{"alike, but few", many("x,%s,R,throughput,req/s,higher,mean,%s,,,ok,64,", "1000", "1010", "1030", "1060", "1100"), ""},

		{"seconds among milliseconds", many("x,%s,R,latency,ms,lower,mean,%s,,,ok,64,", "12", "14", "9", "0.011", "20"),
			"5 [slip] the latency of D is 0.011 ms, 1091 times off the middle of the others"},
		{"two kinds of subjects", many("x,%s,R,latency,ms,lower,mean,%s,,,ok,64,", "12", "14", "9", "9000", "9000", "9500"), ""},
		{"a wide but even spread", many("x,%s,R,latency,ms,lower,mean,%s,,,ok,64,", "1", "30", "900", "27000", "800000"), ""},

		{"twins", []string{"x,A,R,latency,ms,lower,p50,1,,,ok,64,", "x,A,R,latency,ms,lower,p90,2,,,ok,64,", "x,A,R,latency,ms,lower,p99,3,,,ok,64,",
			"x,B,R,latency,ms,lower,p50,1,,,ok,64,", "x,B,R,latency,ms,lower,p90,2,,,ok,64,", "x,B,R,latency,ms,lower,p99,3,,,ok,64,"},
			"5 [twins] all 3 figures of B are those of A"},
		{"nearly twins", []string{"x,A,R,latency,ms,lower,p50,1,,,ok,64,", "x,A,R,latency,ms,lower,p90,2,,,ok,64,", "x,A,R,latency,ms,lower,p99,3,,,ok,64,",
			"x,B,R,latency,ms,lower,p50,1,,,ok,64,", "x,B,R,latency,ms,lower,p90,2,,,ok,64,", "x,B,R,latency,ms,lower,p99,4,,,ok,64,"}, ""},
	} {
		if got := strings.Join(find(t, c.rows...), "\n"); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.reason, got, c.want)
		}
	}
}

// What is read of real sources is suspicious only where their packages say why it
// is kept.
func TestOurDataIsWaived(t *testing.T) {
	packages, _ := datapackage.LoadAll(os.DirFS("../../data"), ".")
	if len(packages) < 7 {
		t.Fatalf("only %d packages", len(packages))
	}
	found := 0
	for _, p := range packages {
		for _, s := range suspicion.Find(p) {
			found++
			if !slices.ContainsFunc(s.Resource.Waivers, func(w datapackage.Waiver) bool { return w.Rule == s.Rule }) {
				t.Errorf("%s/%s:%d: %s [%s]", p.Name, s.Resource.Path, s.Results[0].Line, s.Message, s.Rule)
			}
		}
	}
	if found < 50 { // sanic's server errors, the-benchmarker's ceiling, single runs of slow programs
		t.Errorf("only %d found, although more are known", found)
	}
}

// Editors offer the rules that there are.
func TestDescriptorsKnowTheRules(t *testing.T) {
	var schema struct {
		Defs struct {
			Waiver struct {
				Properties struct{ Rule struct{ Enum []string } }
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(datapackage.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	if names, _ := suspicion.Rules(); !slices.Equal(names, schema.Defs.Waiver.Properties.Rule.Enum) {
		t.Errorf("the rules are %q, the schema has %q", names, schema.Defs.Waiver.Properties.Rule.Enum)
	}
}
