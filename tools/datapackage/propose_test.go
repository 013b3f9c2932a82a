package datapackage

import (
	"fmt"
	"strings"
	"testing"
)

// proposal is what is proposed for a CSV: of each field its role or metric, its
// unit and how it is written.
func proposal(t *testing.T, csv string) string {
	t.Helper()
	inferred, problems := Infer(strings.NewReader(csv), "f.csv")
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	p := Propose(inferred)
	metrics := map[string]string{}
	for _, c := range p.Wide {
		metrics[c.Field] = strings.TrimSuffix(c.Metric+"/"+c.Statistic, "/")
	}
	var all []string
	for _, f := range p.Fields {
		text := string(f.Role)
		if m := metrics[f.Name]; m != "" {
			text = strings.Join(strings.Fields(strings.Join([]string{m, f.Unit, f.Better, f.Notation, f.DecimalChar, f.GroupChar}, " ")), " ")
		}
		if p.Doubts[f.Name] != "" {
			text = "?"
		}
		all = append(all, text)
	}
	if p.MissingValues != nil {
		all = append(all, fmt.Sprintf("missing %q", p.MissingValues))
	}
	return strings.Join(all, "; ")
}

func TestPropose(t *testing.T) {
	for _, c := range []struct{ csv, want, why string }{
		{"Framework,Language,latency p99 (ms),throughput [req/s]\na,Go,1.5,2\nb,Go,2,3\n",
			"subject; runtime; latency/p99 ms lower; throughput req/s higher", "units and statistics in the header"},
		{"name,Avg. duration in s,Overall RPS,CPU (%)\na,1,2,3.5\n", "subject; duration/mean s lower; Overall RPS req/s higher; CPU %", "other ways to write them"},
		{"name;ms\na;1,5\nb;1.234,25\n", "subject; ms , .", "decimal commas, found out when the file is read"},
		{"name;speed\na;~45,000\nb;1,234,567\n", "subject; speed measured ,", "two commas: thousands"},
		{"name;speed\na;~45,000\nb;12,5\n", "subject; speed measured ,", "one digit behind a comma: decimals"},
		{"name;speed;ms\na;~45,000;1\nb;12;2\n", "subject; ?; ms", "could be either"},
		{"name;speed;ms\na;~45.000;1,5\nb;12.500;2\n", "subject; ?; ms ,", "points between thousands beside decimal commas"},
		{"name;speed;ms\na;45.125;1,5\nb;12.5;2\n", "subject; speed; ms ,", "one digit behind a point: decimals"},
		{"name,time\na,50–80 ms\nb,<100 ms\nc,1.2 s\n", "subject; time ms lower measured", "ranges, bounds and units in cells"},
		{"name,share\na,99.5%\nb,~80 %\n", "subject; share % measured", "percent signs"},
		{"name,requests,ms\na,>500k,1\nb,12k,2\n", "subject; requests measured; ms", "multipliers"},
		{"name,ms\na,1\nb,n/a\nc,-\n", "subject; ms; missing [\"\" \"n/a\" \"-\"]", "where there is no value"},
		{"name,ms,code\na,1,007\nb,2,008\n", "subject; ms; ", "identifiers with leading zeros"},
		{"algorithm,n,trial,time_ns,seed\nx,10,1,5,42\nx,10,2,6,43\n", "subject; parameter; run; time ns lower; ", "the samples of a run: the statistic follows from the role"},
		{"name,ms\na,1\na,2\n", "subject; ms/sample", "so are repetitions without a number"},
		{"name,kind,ms\na,cold,1\na,warm,2\n", "subject; parameter; ms", "a text tells rows apart"},
		{"name,p50 (ms),p99 (ms)\na,1,2\n", "subject; time/p50 ms lower; time/p99 ms lower", "names that are statistics only"},
		{"name,latency_min,latency (max)\na,1,2\n", "subject; latency/min; latency/max", "a least latency is none in minutes"},
		{"scenario,url,Pass RPS\na,/x,2\nb,/y,3\n", "subject; ; Pass RPS req/s higher", "scenarios are what is measured, if nothing else is"},
		{"name,licence\na,MIT\n", "; ", "no metrics: a table of texts"},
		{"metric,value\nx,1\n", "metric; value", "tidy results are proposed as they are"},
	} {
		if got := proposal(t, c.csv); got != c.want {
			t.Errorf("%s: %q\ngot  %s\nwant %s", c.why, c.csv, got, c.want)
		}
	}
}
