package formats

// micro are the formats of tools that time programs and functions.
var micro = []Format{
	{"hyperfine-csv", "hyperfine --export-csv FILE", hyperfineHeader, isHyperfineCSV, readHyperfineCSV},
	{"hyperfine-json", "hyperfine --export-json FILE", "results command times", isHyperfineJSON, readHyperfineJSON},
	{"go-bench", "go test -bench", "Benchmark ns/op", isGoBench, readGoBench},
	{"go-bench-json", "go test -bench -json", "Time Action Package Output", isGoBenchJSON, readGoBenchJSON},
}
