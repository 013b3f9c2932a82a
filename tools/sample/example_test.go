package sample_test

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/benchwright/benchwright/tools/sample"
)

// Requests become a summary of each framework.
func Example() {
	const requests = "framework,ms\nFastify,1.2\nFastify,1.4\nFastAPI,3\nFastify,1.5\n"
	report, err := sample.Summarize(context.Background(), strings.NewReader(requests), "requests.csv",
		sample.Options{By: []string{"framework"}, Value: "ms"})
	if err != nil {
		fmt.Println(err) // all problems of the file
		return
	}
	for _, s := range report.Summaries {
		fmt.Println(s.Key[0].Text, s.N, s.Median)
	}
	_ = report.WriteJSON(os.Stdout)
	// Output:
	// Fastify 3 1.4
	// FastAPI 1 3
	// [
	// {"framework":"Fastify","n":3,"mean":1.3666666666666667,"median":1.4,"low":null,"high":null,"confidence":1,"unbounded":["low","high"],"p95":1.49,"p99":1.498,"p99.9":1.4998,"min":1.2,"max":1.5},
	// {"framework":"FastAPI","n":1,"mean":3,"median":3,"low":null,"high":null,"confidence":1,"unbounded":["low","high"],"p95":3,"p99":3,"p99.9":3,"min":3,"max":3}
	// ]
}
