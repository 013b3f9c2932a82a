package formats

import "testing"

// The measured value is a total: 915000 ns in 110740 iterations are 8.26… ns.
func TestCriterion(t *testing.T) {
	i := imported(t, "criterion-raw", "criterion/book_example_raw.csv")
	if len(i.Results) != 11 {
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[:2],
		"Iterative | time | ns | lower | sample | 8.262597074227921 |  |  |  | 1 | ok",
		"Iterative | time | ns | lower | sample | 8.867617843597616 |  |  |  | 2 | ok")
	if b := i.Results[0].Benchmark; b != "Fibonacci" {
		t.Errorf("the benchmark is %q", b)
	}
}

func TestCriterionInputs(t *testing.T) {
	i := read(t, "criterion-raw", text(criterionHeader+"\ng,f,20,1024,bytes,10,ns,4\ng,,,,,9,cycles,3\n"))
	want(t, i.Results,
		"f | time | ns | lower | sample | 2.5 |  |  |  | 1 | ok | input=20 | bytes per iteration=1024",
		"g | cycles |  | none | sample | 3 |  |  |  | 1 | ok")
	contains(t, refused(t, "criterion-raw", text(criterionHeader+"\ng,f,,,,1,ns,0\n")), `a total of "1" in "0" iterations`)
	contains(t, refused(t, "criterion-raw", text(criterionHeader+"\ng,f,,,,x,ns,y\n")), `"x" is not a number`, `"y" is not a number`)
	contains(t, refused(t, "criterion-raw", text("group,function\ng,f\n")), `has no column "iteration_count"`)
}

func TestCriterionThroughput(t *testing.T) {
	i := imported(t, "criterion-raw", "criterion/fold_1000_raw.csv")
	if len(i.Results) != 10 || i.Results[0].Benchmark != "sums, of <numbers>" {
		t.Errorf("%d results of %q", len(i.Results), i.Results[0].Benchmark)
	}
	// 8593626.0 ns in 16420 iterations.
	want(t, i.Results[9:], "fold | time | ns | lower | sample | 523.3633373934226 |  |  |  | 10 | ok | input=1000 | elements per iteration=1000")
	imported(t, "criterion-raw", "criterion/fold_10_raw.csv")
}

func FuzzCriterion(f *testing.F) {
	fuzz(f, "criterion-raw", string(open(f, "criterion/book_example_raw.csv").Data))
}
