package formats

import "testing"

// worstTraps are the kinds of traps in the order of how silently they hurt, each
// with examples: whose trap it is, and which.
var worstTraps = []struct {
	name     string
	examples [][2]string
}{
	{"a value that is not the value", [][2]string{
		{"published sets", "Benchmarks Game: the status decides, not a time of 0 or of seconds"},
		{"JMeter", "a failure of 0 ms is failed and not fast"},
		{"hyperfine", "the stddev 0 of one run is unknown"},
		{"published sets", "the-benchmarker: -1.0 is not measured and percentile99 is p95"},
		{"Criterion.rs", "the value is a total of iterations, and value the parameter"},
		{"Google Benchmark", "aggregates alone are taken, with the repetitions as n, but never _cv"},
		{"vegeta", "the latency of status 0 is time to failure"}}},
	{"aggregates among parts", [][2]string{
		{"JMeter", "TOTAL is the total"},
		{"Locust", "the last row is the total"},
		{"benchstat", "the geomean is an average of the others"},
		{"Google Benchmark", "a name again is a sample, and aggregates beside samples are left out"},
		{"Google Benchmark", "_BigO and _RMS are fits, whatever their units"},
		{"disks, networks, machines", "iperf: the last line is the total of those above, and dates are no numbers"},
		{"BenchmarkDotNet", "of measurements only workload results are results, over their operations"},
		{"JMeter", "a transaction is the sum of requests"}}},
	{"units that vary inside a column", [][2]string{
		{"BenchmarkDotNet", "the unit is in the cell and differs between rows"},
		{"published sets", "TechEmpower: times are text, each with its unit"},
		{"JMH", "the mode decides what a score is and which is better"},
		{"Google Benchmark", "ns, us and ms mix within a file"},
		{"published sets", "MLPerf: the unit of each row stands in its last column"},
		{"k6", "a row is a sample of one metric, whose unit is that of the metric"}}},
	{"no unit at all, a wrong one, or a wrong name", [][2]string{
		{"hyperfine", "times are seconds whatever --time-unit says"},
		{"pytest-benchmark", "times are seconds though the console shows us, and ops are better high"},
		{"Locust", "times are milliseconds and sizes bytes, and the file says neither"},
		{"JMeter", "any column can be off, and the delimiter is a setting"},
		{"ab", "-e is one curve and no samples"},
		{"vegeta", "no header, not in time order, and a time of 19 digits that is no value"},
		{"pgbench", "a log has blanks, no header, and times in us"},
		{"published sets", "Benchmarks Game: mem(KB) holds bytes"},
		{"published sets", "the-benchmarker: -1.0 is not measured and percentile99 is p95"}}},
	{"decimal comma or thousands", [][2]string{
		{"JMH", "the header tells a decimal comma"},
		{"JMH", "a comma under a header with a point is refused"},
		{"BenchmarkDotNet", "thousands are marked"},
		{"JMeter", "a decimal comma without a leading zero is told by the share of errors"},
		{"BenchmarkDotNet", "1,234 alone is undecidable"},
		{"JMeter", "1,234 without such a share is undecidable"}}},
	{"four meanings of a percent sign", [][2]string{
		{"Locust", "50% holds milliseconds, rounded, and differs from the median"},
		{"JMeter", "90% Line is milliseconds and Error % a share"},
		{"go test", "units of a benchmark's own have no direction"},
		{"disks, networks, machines", "fio: 99.000000%=337 is a pair"}}},
	{"header trouble", [][2]string{
		{"Google Benchmark", "the header is neither the first line nor the first with commas"},
		{"benchstat", "not one table but many of several widths"},
		{"disks, networks, machines", "sadf: a header behind # is no comment, and comes again with other columns"},
		{"JMeter", "without a header nothing tells a time"},
		{"JMeter", "without a header the default columns are taken on request"},
		{"published sets", "hand-made: no header"}}},
	{"identifiers that look numeric", [][2]string{
		{"Locust", "a history skips seconds, and its epoch is no value"},
		{"JMeter", "without a header the default columns are taken on request"},
		{"pgbench", "the start and the microseconds of a log are no times of its transactions"},
		{"vegeta", "no header, not in time order, and a time of 19 digits that is no value"},
		{"disks, networks, machines", "iperf: the last line is the total of those above, and dates are no numbers"},
		{"hey", "an answer that is an error is a row"},
		{"published sets", "Benchmarks Game: an id tells programs apart, and size(B) is that of the source"},
		{"published sets", "db-benchmark: the first run is cold and no average of it and the second"}}},
	{"direction differs by row", [][2]string{
		{"JMH", "the mode decides what a score is and which is better"},
		{"go test", "throughput is better high and what an operation costs better low"},
		{"published sets", "Phoronix: titles above a header that comes twice"}}},
	{"missing, spelled", [][2]string{
		{"Google Benchmark", "a row of an error is failed and its message kept"},
		{"BenchmarkDotNet", "NA is a benchmark that failed"},
		{"published sets", "fastify/benchmarks: numbers are strings and N/A is failed"},
		{"Locust", "N/A before the first request is not measured, nor are the first rates of 0"},
		{"JMH", "NaN for a score is failed"},
		{"BenchmarkDotNet", "? is a ratio that nobody can compute"},
		{"BenchmarkDotNet", "- is no allocation or none measured, and no 0"},
		{"benchstat", "the comparison is no result, ~ no number, and n may stand alone"},
		{"benchstat", "∞ is an unknown interval"},
		{"go test", "NaN and +Inf are no values"},
		{"vegeta", "the last step of a plot is of infinite fineness"},
		{"published sets", "ClickBench: null is failed"},
		{"pgbench", "skipped and failed stand for a time"},
		{"published sets", "the-benchmarker: -1.0 is not measured and percentile99 is p95"}}},
	{"characters", [][2]string{
		{"BenchmarkDotNet", "the unit is in the cell and differs between rows"},
		{"vegeta", "µs and ms stand in one line of text"},
		{"JMH", "percentiles are rows, with a dot that suffers on the way"},
		{"benchstat", "∞ is an unknown interval"},
		{"hyperfine", "names with commas, quotes, a leading sign, HTML and letters beyond ASCII"},
		{"Google Benchmark", "commas and brackets of templates, commas and quotes of labels"}}},
	{"well-formed but short files", [][2]string{
		{"pytest-benchmark", "a crashed exporter leaves a header"},
		{"Google Benchmark", "different counters stop the reporter half-way"},
		{"hey", "a header alone is total failure"},
		{"Locust", "the totals of a history end before the run does"},
		{"JMH", "an aborted run leaves an empty file"},
		{"Locust", "a total above the sum of the rows tells of rows that are missing"}}},
	{"precision", [][2]string{
		{"go test", "19 digits are kept, and 171717171716 is not 171717171717"},
		{"hyperfine", "every digit is kept"}}},
	{"repeats", [][2]string{
		{"go test", "the same name again is another sample"},
		{"Google Benchmark", "a name again is a sample, and aggregates beside samples are left out"},
		{"pytest-benchmark", "a name again is another run"},
		{"published sets", "Benchmarks Game: an id tells programs apart, and size(B) is that of the source"},
		{"go test", "configuration holds until it changes"}}},
}

// TestWorstTraps goes through the kinds of traps by the traps of the tools.
func TestWorstTraps(t *testing.T) {
	of := map[[2]string]trap{}
	for _, tool := range traps {
		for _, c := range tool.of {
			if _, twice := of[[2]string{tool.tool, c.name}]; twice {
				t.Errorf("%s has two traps %q", tool.tool, c.name)
			}
			of[[2]string{tool.tool, c.name}] = c
		}
	}
	for _, kind := range worstTraps {
		t.Run(kind.name, func(t *testing.T) {
			for _, example := range kind.examples {
				c, ok := of[example]
				if !ok {
					t.Errorf("%s has no trap %q", example[0], example[1])
					continue
				}
				t.Run(example[0]+" "+c.name, c.test)
			}
		})
	}
}
