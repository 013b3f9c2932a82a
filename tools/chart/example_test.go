package chart_test

import (
	"fmt"
	"testing/fstest"

	"github.com/benchwright/benchwright/tools/chart"
	"github.com/benchwright/benchwright/tools/datapackage"
)

func Example() {
	site := fstest.MapFS{
		"api/datapackage.yaml": {Data: []byte(`name: api
resources:
  - {name: results, path: results.csv}
views:
  - name: throughput
    resource: results
    title: "Fastify answers {Fastify.throughput / FastAPI.throughput} times as many requests"
`)},
		"api/results.csv": {Data: []byte(`subject,metric,unit,better,statistic,value,status
FastAPI,throughput,req/s,higher,claim,12000,ok
Fastify,throughput,req/s,higher,claim,45000,ok
Express,throughput,req/s,higher,claim,,skipped
`)},
	}
	p, _ := datapackage.Load(site, "api")
	f, problems := chart.New(p, p.View("throughput"), chart.Look{})
	fmt.Println(len(problems), f.Title)
	fmt.Println(f.Subtitle)
	fmt.Println(f.Alt)
	// Output:
	// 0 Fastify answers 3.8 times as many requests
	// Throughput in req/s; as claimed; higher is better
	// Dot plot of throughput in req/s. Fastify 45,000, FastAPI 12,000. Not drawn: Express: no figure.
}
