package formats

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
}
