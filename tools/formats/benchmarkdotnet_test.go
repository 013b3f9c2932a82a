package formats

import (
	"strings"
	"testing"
)

// Names in quotes, marks between thousands, 8 methods on two runtimes with mean,
// stddev, Gen0, Gen1 and Allocated.
func TestDotnetThousands(t *testing.T) {
	i := imported(t, "benchmarkdotnet-report", "benchmarkdotnet/thousands_compounding-report.csv")
	if len(i.Results) != 16*5 {
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[5:10],
		"NCalc evaluation | time | ns | lower | mean | 6156.36 | 6084.514 | 6228.206 |  |  | ok",
		"NCalc evaluation | time | ns | none | stddev | 63.689 |  |  |  |  | ok",
		"NCalc evaluation | Gen0 |  | lower | mean | 0.0916 |  |  |  |  | ok",
		"NCalc evaluation | Gen1 |  | lower | mean | 0.0000 |  |  |  |  | ok",
		"NCalc evaluation | allocated memory | B | lower | mean | 2808 |  |  |  |  | ok")
	// 92,071.15 ± 1,806.705
	want(t, i.Results[10:11], "MathEvaluator compilation | time | ns | lower | mean | 92071.15 | 90264.445 | 93877.855 |  |  | ok")
	want(t, i.Results[25:26], "MathEvaluator invoke fn(P, r, n, d) | time | ns | lower | mean | 23.09 | 22.881 | 23.299 |  |  | ok")
	if a, b := i.Results[0].Runtime, i.Results[79].Runtime; a != ".NET 10.0" || b != ".NET 8.0" {
		t.Errorf("the runtimes are %q and %q", a, b)
	}
}

// μs, with U+03BC; a ratio is left out.
func TestDotnetRatio(t *testing.T) {
	i := imported(t, "benchmarkdotnet-report", "benchmarkdotnet/baseline_ratio-report.csv")
	want(t, i.Results,
		"ConnectToLocalhost | time | us | lower | mean | 73.37 | 71.907 | 74.833 |  |  | ok",
		"ConnectToLocalhost | time | us | none | stddev | 2.404 |  |  |  |  | ok",
		"ConnectTo127 | time | us | lower | mean | 73.43 | 72.034 | 74.826 |  |  | ok",
		"ConnectTo127 | time | us | none | stddev | 2.518 |  |  |  |  | ok")
	contains(t, i.Summary(), "2 Ratio values (computed from other values)", "2 RatioSD values")
}

// NA is a benchmark that failed, and no 0.
func TestDotnetFailed(t *testing.T) {
	i := imported(t, "benchmarkdotnet-report", "benchmarkdotnet/na_failed-report.csv")
	want(t, i.Results,
		"ConnectToLocalhost | time |  | lower | mean |  |  |  |  |  | failed",
		"ConnectTo127 | time |  | lower | mean |  |  |  |  |  | failed")
}

func TestDotnetParameters(t *testing.T) {
	i := imported(t, "benchmarkdotnet-report", "benchmarkdotnet/rank_memory_param-report.csv")
	if len(i.Results) != 30 {
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[25:],
		"GetEnumerator | time | ns | lower | mean | 557.2 | 546.03 | 568.37 |  |  | ok | N=500",
		"GetEnumerator | time | ns | none | stddev | 28.83 |  |  |  |  | ok | N=500",
		"GetEnumerator | time | ns | lower | median | 548.6 |  |  |  |  | ok | N=500",
		"GetEnumerator | Gen0 |  | lower | mean | 0.0048 |  |  |  |  | ok | N=500",
		"GetEnumerator | allocated memory | B | lower | mean | 32 |  |  |  |  | ok | N=500")
	contains(t, i.Summary(), "6 Rank values", "Job .NET 8.0")
}

// Semicolons between cells, and decimal points in them.
func TestDotnetSemicolonsWithPoints(t *testing.T) {
	i := imported(t, "benchmarkdotnet-report", "benchmarkdotnet/semicolon_ef_dapper-report.csv")
	if len(i.Results) != 12 {
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[:2],
		"DapperInsert0 | time | ms | lower | mean | 5.202 | 5.0989 | 5.3051 |  |  | ok",
		"DapperInsert0 | time | ms | none | stddev | 0.1936 |  |  |  |  | ok")
}

const dotnetStart = "Method;Job;Runtime;WarmupCount;N;Mean;Error;StdDev;Ratio;Allocated\n"

// The notation is that of the whole file: 1,234 alone is undecidable.
func TestDotnetDecimalComma(t *testing.T) {
	i := read(t, "benchmarkdotnet-report", text(dotnetStart+"A;Job-X;.NET 8.0;1;1;1.234,5 μs;0,5 μs;0,25 μs;1,00;1,5 KB\n"))
	want(t, i.Results,
		"A | time | us | lower | mean | 1234.5 | 1234 | 1235 |  |  | ok | N=1",
		"A | time | us | none | stddev | 0.25 |  |  |  |  | ok | N=1",
		"A | allocated memory | KiB | lower | mean | 1.5 |  |  |  |  | ok | N=1")
	// With commas between cells there is no decimal comma.
	i = read(t, "benchmarkdotnet-report", text("Method,Job,Mean,Error\nA,J,\"1,234 ns\",2 ns\n"))
	want(t, i.Results, "A | time | ns | lower | mean | 1234 | 1232 | 1236 |  |  | ok")
	contains(t, refused(t, "benchmarkdotnet-report", text(dotnetStart+"A;J;R;1;1;1,234 μs;2 μs;3 μs;?;-\n")),
		`file.txt:2:11: field "Mean": "1,234 μs" may be 1234 or 1.234, and no other cell tells`, "InvariantCulture")
	i = read(t, "benchmarkdotnet-report", text(dotnetStart+"A;J;R;1;1;1,234 μs;2 μs;3 μs;?;-\nB;J;R;1;1;1,25 μs;2 μs;3 μs;?;-\n"))
	want(t, i.Results[:1], "A | time | us | lower | mean | 1.234 | -0.766 | 3.234 |  |  | ok | N=1")
	i = read(t, "benchmarkdotnet-report", text(dotnetStart+"A;J;R;1;1;1\u00a0234,5 ns;2,0 ns;3,0 ns;?;-\n"))
	want(t, i.Results[:1], "A | time | ns | lower | mean | 1234.5 | 1232.5 | 1236.5 |  |  | ok | N=1")
}

// Units of a table are usual but not sure to be one, and the mu has several looks.
func TestDotnetUnits(t *testing.T) {
	for cell, unit := range map[string]string{"1.5 μs": "us", "1.5 µs": "us", "1.5 us": "us", "1.5 ?s": "us", "1.5 ms": "ms", "1.5 s": "s", "1.5 m": "min"} {
		i := read(t, "benchmarkdotnet-report", text(dotnetStart+"A;J;R;1;1;"+cell+";500 ns;0.00 ns;1.28x slower;584 B\n"))
		if got := i.Results[0].Unit; got != unit || i.Results[0].Value != "1.5" {
			t.Errorf("%s is in %q", cell, got)
		}
		if unit == "us" && (i.Results[0].Low != "1" || i.Results[0].High != "2") {
			t.Errorf("%s ± 500 ns is %s to %s", cell, i.Results[0].Low, i.Results[0].High)
		}
		contains(t, i.Summary(), "1 zero stddev (rounded to 0)")
	}
	contains(t, refused(t, "benchmarkdotnet-report", text(dotnetStart+"A;J;R;1;1;5 apples;?;?;?;?\n")), `"5 apples" is no time with its unit`)
	contains(t, refused(t, "benchmarkdotnet-report", text("Method,Job\nA,B\n")), `has no column "Mean"`)
}

// A dash may be none or not measured, and is no 0; a setting that differs between
// jobs tells them apart, but not if the runtime says it already.
func TestDotnetJobs(t *testing.T) {
	const start = "Type;Method;Job;Runtime;Toolchain;Server;WarmupCount;Mean;Error;Allocated;Extra;Note\n"
	i := read(t, "benchmarkdotnet-report", text(start+
		"T;A;.NET 6.0;.NET 6.0;net6.0;True;1;1.5 ns;NA;-;3.5 MB;yes\n"+
		"T;A;.NET 6.0;.NET 6.0;net6.0;False;1;2.5 ns;NA;1 B;4.5 MB;no\n"+
		"T;A;.NET 8.0;.NET 8.0;net8.0;True;1;3.5 ns;0.5 ns;8 B;NA;\n"))
	want(t, i.Results,
		"A | time | ns | lower | mean | 1.5 |  |  |  |  | ok | Server=True",
		"A | Extra | MiB | none | mean | 3.5 |  |  |  |  | ok | Server=True",
		"A | time | ns | lower | mean | 2.5 |  |  |  |  | ok | Server=False",
		"A | allocated memory | B | lower | mean | 1 |  |  |  |  | ok | Server=False",
		"A | Extra | MiB | none | mean | 4.5 |  |  |  |  | ok | Server=False",
		"A | time | ns | lower | mean | 3.5 | 3 | 4 |  |  | ok | Server=True",
		"A | allocated memory | B | lower | mean | 8 |  |  |  |  | ok | Server=True")
	if b := i.Results[0].Benchmark; b != "T" {
		t.Errorf("the benchmark is %q", b)
	}
	contains(t, i.Summary(), "2 Note values (no number)", "1 Allocated value (written as -: none, or not measured)")
}

// 95 of 459 iterations are results; each is a total over its operations.
func TestDotnetMeasurements(t *testing.T) {
	i := imported(t, "benchmarkdotnet-measurements", "benchmarkdotnet/benchmarks-measurements.csv")
	if len(i.Results) != 95 {
		t.Errorf("%d results", len(i.Results))
	}
	const name = `MathEvaluator.Evaluate("22888.32 * 30 / 323.34 / .5 - -1 / (2 + 22888.32) * 4 - 6")`
	want(t, i.Results[:1], name+" | time | ns | lower | sample | 503.8271903991699 |  |  |  | 1 | ok")
	if r := i.Results[0]; r.Benchmark != "Benchmarks" || r.Runtime != ".NET 6.0" {
		t.Errorf("%+v", r)
	}
	left := 0
	for _, l := range i.LeftOut {
		left += l.Count
	}
	if left != 364 {
		t.Errorf("%d iterations are left out", left)
	}
	contains(t, i.Summary(), "100 iterations (no result but Workload Actual)", "29 iterations (no result but Overhead Warmup)")
}

func TestDotnetMeasurementsParameters(t *testing.T) {
	const start = "Target_Namespace;Target_Type;Target_Method;Job_Runtime;Job_Server;Params;Measurement_IterationMode;Measurement_Nanoseconds;Measurement_Operations\n"
	i := read(t, "benchmarkdotnet-measurements", text(start+"N;T;'a b';Default;True;Size=5&X;Result;10;4\nN;T;c;Default;False;;MainTarget;10;4\n"))
	want(t, i.Results, "a b | time | ns | lower | sample | 2.5 |  |  |  | 1 | ok | Size=5 | Params=X | Server=True")
	contains(t, i.Summary(), "1 iteration (no result but MainTarget)")
	contains(t, refused(t, "benchmarkdotnet-measurements", text(start+"N;T;a;R;S;;Result;x;4\nN;T;a;R;S;;Result;1;0\n")),
		`"x" is not a number`, `file.txt:3:21: field "Measurement_Operations": 1 ns of no operation`)
}

func FuzzDotnetReport(f *testing.F) {
	fuzz(f, "benchmarkdotnet-report",
		dotnetStart+"'A b';Job-X;.NET 8.0;1;1;1.234,5 μs;0,5 ns;0,25 ms;?;1,5 KB\nB;J;R;1;2;NA;NA;NA;?;-\n",
		strings.ReplaceAll(dotnetStart, ";", ",")+"A,J,R,1,1,\"1,234.5 ns\",1 ns,0 ns,1.2x slower,584 B\n",
		"Method;Mean;P95;Gen 0;Extra\nA;1'234.5 s;1 m;-;7 widgets\n")
}

func FuzzDotnetMeasurements(f *testing.F) {
	fuzz(f, "benchmarkdotnet-measurements",
		"Target_Type,Target_Method,Job_Runtime,Job_X,Params,Measurement_IterationMode,Measurement_IterationStage,Measurement_Nanoseconds,Measurement_Operations\nT,'m',R,1,a=b&c,Workload,Result,10,3\nT,m,Q,2,,Overhead,Pilot,1,0\n")
}
