package chart

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/svg"
)

// formsOf writes the variants of a figure as scale/baseline.
func formsOf(f *Figure) string {
	var all []string
	for _, v := range f.Variants() {
		all = append(all, v.Scale+"/"+v.Baseline)
	}
	return strings.Join(all, " ")
}

func TestVariants(t *testing.T) {
	for _, c := range []struct{ reason, view, csv, want string }{
		{"dots have either scale and each subject as the baseline", "where: {scenario: JSON}", throughput,
			"linear/ log/ linear/Fastify log/Fastify linear/FastAPI log/FastAPI"},
		{"the figure's own form comes first", "where: {scenario: JSON, subject: Fastify}\nscale: log", throughput, "log/ linear/"},
		{"where a row holds two runtimes, these are compared", "y: task", tasks,
			"linear/ log/ linear/Node.js log/Node.js linear/Python log/Python"},
		{"bars begin at zero", "chart: bar\nwhere: {scenario: JSON}", throughput, "linear/ linear/Fastify linear/FastAPI"},
		{"ranges have no ratio", "chart: range", coldStart, "linear/"},
		{"lines have either scale", "chart: line\nx: connections", scaling, "linear/ log/"},
		{"no log scale shows zero, and nothing is divided by it", "", "subject,metric,unit,value\na,m,ms,2\nb,m,ms,0\n", "linear/ linear/a"},
		{"nothing is divided by a bound", "", "subject,metric,unit,value,low\na,m,ms,2,\nb,m,ms,,1\n", "linear/ log/ linear/a log/a"},
	} {
		if got := formsOf(figure(t, c.view, c.csv)); got != c.want {
			t.Errorf("%s:\n got  %s\n want %s", c.reason, got, c.want)
		}
	}
}

// 45000 by 12000 is 3.75, and 18000 by 5500 is 3.27: panels divide by their own.
func TestInDividesByTheBaseline(t *testing.T) {
	f := figure(t, "facet: scenario\nwhere: {subject: [Fastify, FastAPI]}", throughput)
	relative := f.In(Variant{"linear", "FastAPI"})
	if got, want := relative.Alt, "Dot plot of throughput relative to FastAPI. JSON: Fastify 3.75×, FastAPI 1.00×. SQL: Fastify 3.27×, FastAPI 1.00×."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if f.Baseline != "" || f.Facets[0].Marks[0].Value != 45000 {
		t.Errorf("the figure itself has changed: %s", drawn(f))
	}
}

// What has no value has no ratio either, and is left out.
func TestInLeavesBoundsOut(t *testing.T) {
	f := figure(t, "sort: source", "subject,metric,unit,value,low,high\na,m,ms,2,,\nb,m,ms,,1,\nc,m,ms,,1,3\nd,m,ms,6,,\n")
	if got, want := drawn(f.In(Variant{"linear", "a"})), ": a /0 1; d /0 3;"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// awkward are figures in which some marks are only bounds.
var awkward = map[string]struct{ view, csv string }{
	"a range beside a value in one row": {"title: t", "subject,runtime,metric,unit,value,low,high\na,A,m,ms,,1,3\na,B,m,ms,5,,\n"},
	"two ranges in one row":             {"title: t", "subject,runtime,metric,unit,value,low,high\na,A,m,ms,,1,3\na,B,m,ms,,4,5\n"},
	"bounds beside a value":             {"title: t", "subject,metric,unit,value,low,high\na,m,ms,,1,\nb,m,ms,,,9\nc,m,ms,5,,\n"},
	"a bar of a range":                  {"title: t\nchart: bar", "subject,metric,unit,value,low,high\na,m,ms,,1,3\nb,m,ms,5,,\n"},
	"bars of nothing":                   {"title: t\nchart: bar", "subject,metric,unit,value\na,m,ms,0\nb,m,ms,0\n"},
	"bars below zero":                   {"title: t\nchart: bar", "subject,metric,unit,value\na,m,ms,-5\nb,m,ms,-2\n"},
	"a line through a range":            {"title: t\nchart: line\nx: k", "subject,metric,unit,value,low,high,k\na,m,ms,1,,,1\na,m,ms,,1,3,2\na,m,ms,4,,,3\n"},
	"lines of one point":                {"title: t\nchart: line\nx: k", "subject,metric,unit,value,k\na,m,ms,1,5\nb,m,ms,2,5\n"},
}

// Every form of every figure can be handed to a browser, and drawn.
func TestDataOfEveryForm(t *testing.T) {
	r := svg.New(1)
	defer r.Close()
	for _, set := range []map[string]struct{ view, csv string }{views, awkward} {
		for name, v := range set {
			f := figure(t, v.view, v.csv)
			for _, form := range f.Variants() {
				d, err := f.Data("demo", "v", form)
				if err != nil {
					t.Errorf("%s, %v: %v", name, form, err)
					continue
				}
				if _, err := json.Marshal(d); err != nil {
					t.Errorf("%s, %v: %v", name, form, err)
				}
				_, err = r.Render(context.Background(), svg.Figure{ID: "f", Title: d.Title, Option: d.Wide.Option, Width: d.Wide.Width, Height: d.Wide.Height})
				if err != nil {
					t.Errorf("%s, %v: %v", name, form, err)
				}
			}
		}
	}
}

func TestDataNamesEachMark(t *testing.T) {
	f := figure(t, "facet: scenario\nwhere: {subject: [Fastify, FastAPI]}", throughput)
	d, err := f.Data("demo", "v", f.Variants()[0])
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range d.Marks {
		got = append(got, fmt.Sprintf("%d %v %s", m.Panel, m.At, m.Text))
	}
	want := []string{"0 [45000 0] Fastify (Node.js), JSON: 45,000\u202freq/s", "0 [12000 1] FastAPI (Python), JSON: 12,000\u202freq/s",
		"1 [18000 0] Fastify (Node.js), SQL: 18,000\u202freq/s", "1 [5500 1] FastAPI (Python), SQL: 5,500\u202freq/s"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if d.Variants[0].Path != "figure.json" || d.Variants[1].Path != "figure-1.json" || len(d.Pairs) != 2 {
		t.Errorf("variants %v, pairs %v", d.Variants, d.Pairs)
	}
}
