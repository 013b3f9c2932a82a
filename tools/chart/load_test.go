package chart

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/sheet"
)

// viewLine is the line of the descriptor below on which a view's first key stands.
const viewLine = 8

const descriptor = `name: demo
units: [packages, projects]
resources:
  - {name: results, path: results.csv}
views:
  - name: v
    resource: results
`

// load reads a view, given as its keys, and the rows it draws.
func load(t testing.TB, view, csv string) (*datapackage.Package, *datapackage.View) {
	t.Helper()
	if !strings.Contains(view, "title:") {
		view += "\ntitle: A title"
	}
	yaml := descriptor + "    " + strings.ReplaceAll(strings.TrimSpace(view), "\n", "\n    ") + "\n"
	fsys := fstest.MapFS{"demo/datapackage.yaml": {Data: []byte(yaml)}, "demo/results.csv": {Data: []byte(csv)}}
	p, problems := datapackage.Load(fsys, "demo")
	if len(problems) > 0 {
		t.Fatalf("the test's own package is wrong: %v\n%s", problems, yaml)
	}
	return p, p.View("v")
}

// figure returns the figure of a view in which nothing is wrong.
func figure(t testing.TB, view, csv string, palette ...string) *Figure {
	t.Helper()
	p, v := load(t, view, csv)
	f, problems := New(p, v, Look{Palette: sheet.Palette(palette)})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return f
}

// refused returns the problems of a view in which something is wrong.
func refused(t testing.TB, view, csv string) problem.List {
	t.Helper()
	p, v := load(t, view, csv)
	_, problems := New(p, v, Look{})
	if len(problems) == 0 {
		t.Errorf("%s: nothing is refused", strings.ReplaceAll(view, "\n", ", "))
	}
	return problems
}

// throughput are claims about two frameworks under two loads.
const throughput = `scenario,subject,runtime,metric,unit,better,statistic,value,status
JSON,Fastify,Node.js,throughput,req/s,higher,claim,45000,ok
JSON,FastAPI,Python,throughput,req/s,higher,claim,12000,ok
SQL,Fastify,Node.js,throughput,req/s,higher,claim,18000,ok
SQL,FastAPI,Python,throughput,req/s,higher,claim,5500,ok
JSON,Express,Node.js,throughput,req/s,higher,claim,,skipped
SQL,Flask,Python,throughput,req/s,higher,claim,,failed
`

// scaling is throughput along a parameter.
const scaling = `subject,runtime,metric,unit,better,statistic,value,low,high,connections
Fastify,Node.js,throughput,req/s,higher,median,900,880,930,64
Fastify,Node.js,throughput,req/s,higher,median,1500,1450,1530,512
Fastify,Node.js,throughput,req/s,higher,median,1200,1180,1230,256
FastAPI,Python,throughput,req/s,higher,median,300,290,310,64
FastAPI,Python,throughput,req/s,higher,median,350,330,370,256
FastAPI,Python,throughput,req/s,higher,median,340,320,360,512
`

// coldStart are ranges, a bound from below and one from above.
const coldStart = `subject,runtime,metric,unit,better,statistic,value,low,high
Node.js,Node.js,cold start,ms,lower,claim,,50,80
Python,Python,cold start,ms,lower,claim,,200,500
Deno,Deno,cold start,ms,lower,claim,,,100
Java,Java,cold start,ms,lower,claim,,800,
`
