package formats

import (
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// micro are the formats of tools that time programs and functions.
var micro = []Format{
	{"hyperfine-csv", "hyperfine --export-csv FILE", hyperfineHeader, isHyperfineCSV, readHyperfineCSV},
	{"hyperfine-json", "hyperfine --export-json FILE", "results command times", isHyperfineJSON, readHyperfineJSON},
	{"go-bench", "go test -bench", "Benchmark ns/op", isGoBench, readGoBench},
	{"go-bench-json", "go test -bench -json", "Time Action Package Output", isGoBenchJSON, readGoBenchJSON},
	{"benchstat-csv", "benchstat -format csv", ",sec/op,CI", isBenchstat, readBenchstat},
	{"google-benchmark-csv", "Google Benchmark --benchmark_format=csv or --benchmark_out_format=csv", googleHeader, isGoogle, readGoogle},
	{"google-benchmark-json", "Google Benchmark --benchmark_format=json or --benchmark_out=FILE", "context date benchmarks name real_time cpu_time time_unit", isGoogleJSON, readGoogleJSON},
	{"jmh-csv", "JMH -rf csv or -rf scsv", jmhHeader, isJMH, readJMH},
	{"jmh-json", "JMH -rf json", "benchmark mode threads forks primaryMetric score scoreError scoreUnit secondaryMetrics", isJMHJSON, readJMHJSON},
	{"benchmarkdotnet-report", "BenchmarkDotNet: *-report.csv", "Method Job Runtime WarmupCount Mean Error StdDev", isDotnetReport, readDotnetReport},
	{"benchmarkdotnet-measurements", "BenchmarkDotNet: *-measurements.csv", "Target_Method Measurement_IterationStage Measurement_Nanoseconds", isDotnetMeasurements, readDotnetMeasurements},
	{"pytest-benchmark-csv", "pytest-benchmark compare --csv, --benchmark-csv", "name,min,max,mean,stddev,median,iqr,outliers,ops,rounds,iterations", isPytest, readPytest},
	{"pytest-benchmark-json", "pytest-benchmark --benchmark-json FILE, --benchmark-save", "machine_info benchmarks fullname stats rounds iterations", isPytestJSON, readPytestJSON},
	{"criterion-raw", "Criterion.rs: raw.csv", criterionHeader, isCriterion, readCriterion},
	unwanted("hyperfine-markdown", "hyperfine --export-markdown: a table", "| Command | Mean [ms] | Min [ms] | Max [ms] | Relative |",
		func(f File) bool { return strings.HasPrefix(f.firstLine(), "| Command | Mean [") },
		"the Markdown of hyperfine is rounded for people and mixes a mean with its deviation", "run it with --export-json"),
	unwanted("google-benchmark-console", "Google Benchmark: the table that it prints", "Benchmark Time CPU Iterations UserCounters...",
		func(f File) bool { return googleConsole().Match(f.Head()) },
		"the table of Google Benchmark is rounded for people", "run it with --benchmark_format=json or =csv"),
	unwanted("google-benchmark-preamble", "Google Benchmark: what it says of the machine, without results", "Run on (2 X 2596 MHz CPU s)",
		func(f File) bool {
			return googleMachine().Match(f.Head()) && !isGoogle(f) && !isGoogleJSON(f) && !googleConsole().Match(f.Head())
		},
		"what Google Benchmark says of the machine, and no result", "its results went to standard output; import both in one file, or these alone"),
	unwanted("benchstat-warnings", "benchstat: its warnings", "B7: need >= 6 samples for confidence interval",
		func(f File) bool { return benchstatWarning().MatchString(f.firstLine()) && !isBenchstat(f) },
		"the warnings of benchstat, which name cells of its CSV, and no result", "its results went to standard output; import those"),
}

var (
	googleConsole    = lazy.Regexp(`(?m)^-+\r?\nBenchmark +Time +CPU +Iterations`)
	googleMachine    = lazy.Regexp(`(?m)^Run on \(\d+ X .+ CPU s?\)`)
	benchstatWarning = lazy.Regexp(`^[A-Z]+\d+: (?:need >= \d+ samples|exact distribution expected|summaries must be|all samples are equal)`)
)
