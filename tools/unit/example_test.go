package unit_test

import (
	"fmt"

	"github.com/benchwright/benchwright/tools/unit"
)

func Example() {
	seconds, _ := unit.Parse("s")
	latencies := []float64{0.0024, 0.0171}

	u := unit.CommonScale(latencies, seconds) // one unit for the whole column
	for _, v := range latencies {
		shown, _ := seconds.Convert(v, u)
		fmt.Println(unit.Format(shown, unit.Natural), u.Symbol)
	}
	_, err := unit.Parse("reqs/s")
	fmt.Println(err)
	// Output:
	// 2.4 ms
	// 17.1 ms
	// unknown unit "reqs/s", did you mean "req/s"?
}
