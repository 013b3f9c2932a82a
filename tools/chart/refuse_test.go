package chart

import (
	"fmt"
	"strings"
	"testing"
)

// manyLines returns n lines of two points each.
func manyLines(n int) string {
	csv := "subject,metric,unit,better,value,connections\n"
	for i := range n {
		csv += fmt.Sprintf("s%d,latency,ms,lower,%d,1\ns%d,latency,ms,lower,%d,2\n", i, i+1, i, i+2)
	}
	return csv
}

func TestNewRefusesWhatWouldMislead(t *testing.T) {
	withPercentiles := "subject,metric,unit,better,statistic,value,connections\na,latency,ms,lower,p99,3,64\na,latency,ms,lower,p99,5,512\n"
	for _, c := range []struct {
		reason, view, csv string
		line              int // below the first key of the view
		want, hint        string
	}{
		{"two rows for one mark", "where: {metric: throughput}", throughput, 0,
			`field "views.v.where": Fastify, Node.js: 2 rows fall together; they differ in scenario (JSON, SQL)`,
			"choose one scenario in where, or make it the facet"},
		{"a parameter that differs", "where: {metric: latency}", withPercentiles, 0,
			"a: 2 rows fall together; they differ in connections (64, 512)", "choose one connections in where, or make it the facet"},
		{"the same row twice", "where: {metric: m}", "subject,metric,unit,value\na,m,ms,1\na,m,ms,2\n", 0,
			"2 rows say the same thing twice", "choose one of them in where"},
		{"two metrics in one mark", "where: {subject: a}", "subject,metric,unit,value\na,latency,ms,1\na,memory,MB,2\n", 0,
			`metrics "latency" and "memory" fall together`, "choose one of them in where"},
		{"two metrics on one axis", "where: {subject: [a, b]}", "subject,metric,unit,value\na,latency,ms,1\nb,memory,MB,2\n", 0,
			`latency in "ms" and memory in "MB" do not belong on one axis`, "choose one metric in where"},
		{"two metrics of one unit", "where: {subject: [a, b]}", "subject,metric,unit,value\na,latency,ms,1\nb,start,ms,2\n", 0,
			`latency in "ms" and start in "ms" do not belong on one axis`, "choose one metric in where"},
		{"a bar without a zero", "chart: bar\nscale: log", coldStart, 1,
			"a bar's length means nothing on a log scale", "use chart: dot"},
		{"zero on a log scale", "chart: dot\nscale: log", "subject,metric,unit,value\na,m,ms,1\nb,m,ms,0\n", 1,
			"b is 0, which a log scale cannot show", "use scale: linear"},
		{"less than zero on a log scale", "scale: log", "subject,metric,unit,value,low,high\na,m,ms,1,-2,3\n", 0,
			"a is -2, which a log scale cannot show", "use scale: linear"},
		{"nine lines", "chart: line\nx: connections", manyLines(9), 0,
			"9 lines are more than an eye can follow; 8 is the most", "choose some in where, or use chart: dot with a facet"},
		{"a line along words", "chart: line\nx: scenario\nwhere: {subject: Fastify}", throughput, 1,
			`field "scenario" holds "JSON", and a line needs numbers`, "use chart: dot"},
		{"a value that no row has", "where: {subject: Fastfy}", throughput, 0,
			"no row is left: subject=Fastfy", `no row has subject "Fastfy"; did you mean "Fastify"? valid: Fastify, FastAPI, Express, Flask`},
		{"conditions that no row fulfils together", "where: {subject: Flask, scenario: JSON}", throughput, 0,
			"no row is left: scenario=JSON, subject=Flask", "no single row fulfils all conditions"},
		{"nothing measured", "where: {subject: Flask}", throughput, 0,
			"no row that is left carries a figure", ""},
		{"a title about nothing", "where: {scenario: JSON}\ntitle: 'The {Fastify.througput} of it'", throughput, 1,
			`there is no metric "througput"`, `did you mean "throughput"? valid: throughput`},
	} {
		found := refused(t, c.view, c.csv)
		if len(found) == 0 {
			continue
		}
		p := found[0]
		if p.File != "demo/datapackage.yaml" || p.Line != viewLine+c.line && p.Line != viewLine-2 {
			t.Errorf("%s: at %s:%d, want line %d", c.reason, p.File, p.Line, viewLine+c.line)
		}
		if !strings.Contains(p.Error(), c.want) || p.Hint != c.hint {
			t.Errorf("%s:\n got  %s (%s)\n want %s (%s)", c.reason, p.Error(), p.Hint, c.want, c.hint)
		}
	}
}

// Eight lines are the most, and as many are drawn.
func TestNewDrawsEightLines(t *testing.T) {
	if f := figure(t, "chart: line\nx: connections", manyLines(8)); len(f.all()) != 16 {
		t.Errorf("got %d points, want 16", len(f.all()))
	}
}
