package chart

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// printed writes a sheet's columns and the texts of its cells.
func printed(f *Figure) string {
	s := f.Sheet()
	var b strings.Builder
	for _, c := range s.Columns {
		fmt.Fprintf(&b, "%s[%s]%s ", c.Title, c.Unit, c.Align[:1])
	}
	for _, row := range s.Rows {
		b.WriteString("| ")
		for _, c := range row {
			text := c.Text
			if c.Missing {
				text = "?"
			}
			if c.Mark != nil {
				text += fmt.Sprint("#", *c.Mark)
			}
			b.WriteString(text + " ")
		}
	}
	return strings.TrimSpace(b.String())
}

func TestSheet(t *testing.T) {
	for _, c := range []struct{ reason, view, csv, want string }{
		{"one panel", "where: {scenario: JSON}", throughput,
			"subject[]s runtime[]s Throughput[req/s]e Statistic[]s | Fastify Node.js#1 45,000 claim | FastAPI Python#2 12,000 claim"},
		{"panels have a column", "facet: scenario\nwhere: {subject: Fastify}", throughput,
			"subject[]s runtime[]s scenario[]s Throughput[req/s]e Statistic[]s | Fastify Node.js#1 JSON 45,000 claim | Fastify Node.js#1 SQL 18,000 claim"},
		{"no column twice", "y: runtime\nwhere: {scenario: JSON, subject: [Fastify, FastAPI]}", throughput,
			"runtime[]s Throughput[req/s]e Statistic[]s | Node.js 45,000 claim | Python 12,000 claim"},
		{"bounds that are not there", "chart: range\nsort: source", coldStart,
			"subject[]s runtime[]s Low[ms]e High[ms]e Statistic[]s | Node.js Node.js#1 50 80 claim | Python Python#2 200 500 claim" +
				" | Deno Deno#3 ? 100 claim | Java Java#4 800 ? claim"},
		{"samples with n", "", sampled(6), "subject[]s Latency[ms]e Low[ms]e High[ms]e n[]e Statistic[]s | s0 3.5 1 6 6 median"},
		{"a line's parameter", "chart: line\nx: connections\nwhere: {subject: FastAPI, connections: 64}", scaling,
			"subject[]s runtime[]s connections[]e Throughput[req/s]e Low[req/s]e High[req/s]e Statistic[]s | FastAPI Python#1 64 300 290 310 median"},
	} {
		if got := printed(figure(t, c.view, c.csv)); got != c.want {
			t.Errorf("%s:\n got  %s\n want %s", c.reason, got, c.want)
		}
	}
}

// The file under a figure holds every digit of what is drawn, in its order.
func TestSheetAsCSVKeepsDigits(t *testing.T) {
	f := figure(t, "", "subject,metric,unit,better,value,low,high\na,time,ms,lower,1234.5678,1200,1300\nb,time,ms,lower,9000,,\n")
	var b bytes.Buffer
	if err := f.Sheet().WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	want := "subject,value,low,high,statistic\na,1.2345678,1.2,1.3,\nb,9,,,\n"
	if b.String() != want || f.Unit.Symbol != "s" {
		t.Errorf("in %s:\n%swant\n%s", f.Unit.Symbol, b.String(), want)
	}
}
