package datapackage_test

import (
	"fmt"
	"testing/fstest"

	"github.com/benchwright/benchwright/tools/datapackage"
)

func Example() {
	site := fstest.MapFS{
		"data/api/datapackage.yaml": {Data: []byte(`name: api
resources:
  - name: results
    path: results.csv
views:
  - name: throughput
    chart: doot
    resource: results
`)},
		"data/api/results.csv": {Data: []byte("subject,metric,unit,value\nFastify,throughput,req/s,45000\n")},
	}
	p, problems := datapackage.Load(site, "data/api")
	fmt.Println(problems)
	fmt.Println(p.Resource("results").Tidy)
	// Output:
	// data/api/datapackage.yaml:7:12: field "chart": "doot" is not allowed here
	//   hint: did you mean "dot"? valid: dot, bar, range, line, box, scatter, heatmap, ecdf, slope
	// true
}
