package formats

// corpusMicro are the files of tools that time programs and functions.
var corpusMicro = []corpusFile{
	{name: "benchmarkdotnet/baseline_ratio-report.csv", format: "benchmarkdotnet-report",
		results: "4 time us", names: "ConnectToLocalhost; ConnectTo127", left: "2 Ratio values, 2 RatioSD values", stands: []stand{
			{2, ",73.37 μs,1.463 μs,2.404 μs,", "ConnectToLocalhost | time | us | lower | mean | 73.37 | 71.907 | 74.833 |"},
			{3, ",2.518 μs,", "ConnectTo127 | time | us | none | stddev | 2.518 |"}}},
	{name: "benchmarkdotnet/benchmarks-measurements.csv", format: "benchmarkdotnet-measurements",
		// 459 rows, 95 of them Workload,Result.
		results: "95 time ns", names: `MathEvaluator.Evaluate("22888.32 * 30 / 323.34 / .5 - -1 / (2 + 22888.32) * 4 - 6"); 22888.32 * 30 / 323.34 / .5 - -1 / (2 + 22888.32) * 4 - 6); CSharpScript.EvaluateAsync<double>("22888.32 * 30 / 323.34 / .5 - -1 / (2 + 22888.32) * 4 - 6")`,
		left: "12 iterations, 12 iterations, 108 iterations, 29 iterations, 60 iterations, 43 iterations, 100 iterations", stands: []stand{
			// 528301100 ns of 1048576 operations, 503.83 each
			{67, "Workload,Result,1,528301100,1048576,503.83", `MathEvaluator.Evaluate("22888.32 * 30 / 323.34 / .5 - -1 / (2 + 22888.32) * 4 - 6") | time | ns | lower | sample | 503.82719`}}},
	{name: "benchmarkdotnet/na_failed-report.csv", format: "benchmarkdotnet-report",
		results: "2 time failed", names: "ConnectToLocalhost; ConnectTo127", stands: []stand{
			{2, ",NA,NA,?,?", "ConnectToLocalhost | time |  | lower | mean |  |  |  |  |  | failed |"},
			{3, ",NA,NA,?,?", "ConnectTo127 | time |  | lower | mean |  |  |  |  |  | failed |"}}},
	{name: "benchmarkdotnet/rank_memory_param-report.csv", format: "benchmarkdotnet-report",
		results: "18 time ns, 6 Gen0, 6 allocated memory B", names: "ForEachLoop … GetEnumerator, 6", left: "6 Rank values", stands: []stand{
			{7, ",500,557.2 ns,11.17 ns,28.83 ns,548.6 ns,4,0.0048,32 B", "GetEnumerator | time | ns | lower | mean | 557.2 | 546.03 | 568.37 |  |  | ok | N=500 |"},
			{7, ",32 B", "GetEnumerator | allocated memory | B | lower | mean | 32 |  |  |  |  | ok | N=500 |"},
			{2, ",0 B", "ForEachLoop | allocated memory | B | lower | mean | 0 |"}}},
	{name: "benchmarkdotnet/semicolon_ef_dapper-report.csv", format: "benchmarkdotnet-report",
		results: "12 time ms", names: "DapperInsert0 … EfSelectWithFilter0, 6", stands: []stand{
			{2, ";5.202 ms;0.1031 ms;0.1936 ms", "DapperInsert0 | time | ms | lower | mean | 5.202 | 5.0989 | 5.3051 |"},
			{7, ";0.1008 ms", "EfSelectWithFilter0 | time | ms | none | stddev | 0.1008 |"}}},
	{name: "benchmarkdotnet/thousands_compounding-report.csv", format: "benchmarkdotnet-report",
		results: "32 time ns, 16 Gen0, 16 Gen1, 16 allocated memory B", names: "MathEvaluator evaluation … NCalc invoke fn(P, r, n, d), 8", stands: []stand{
			{2, ",818.11 ns,6.158 ns,5.760 ns,0.0401,0.0000,1520 B", "MathEvaluator evaluation | time | ns | lower | mean | 818.11 | 811.952 | 824.268 |"},
			{4, `"92,071.15 ns","1,806.705 ns"`, "MathEvaluator compilation | time | ns | lower | mean | 92071.15 | 90264.445 | 93877.855 |"},
			{2, ",1520 B", "MathEvaluator evaluation | allocated memory | B | lower | mean | 1520 |"}}},
	{name: "criterion/book_example_raw.csv", format: "criterion-raw", results: "11 time ns", names: "Iterative", stands: []stand{
		{2, "915000,ns,110740", "Iterative | time | ns | lower | sample | 8.262597"},    // the quotient
		{12, "11206000,ns,1218140", "Iterative | time | ns | lower | sample | 9.199"}}}, // 11206000 / 1218140
	{name: "go-bench/benchstat_col_poly.csv", format: "benchstat-csv",
		// Two tables of 12 rows, each with three columns, two of them compared.
		results: "36 time s/op, 36 throughput B/s", names: "CRC32", left: "48 comparisons, 2 geomeans", stands: []stand{
			{7, "4.44e-08,2%", "CRC32 | time | s/op | lower | median | 4.44e-08 | 4.3512e-08 | 4.5288e-08 | 10 |  | ok | size=15 | align=0 | column=IEEE |"},
			{7, "1.63e-08,2%", "CRC32 | time | s/op | lower | median | 1.63e-08 | 1.5974e-08 | 1.6626e-08 | 10 |  | ok | size=15 | align=0 | column=Castagnoli |"}}},
	{name: "go-bench/benchstat_local.stderr", format: "benchstat-warnings", refused: "the warnings of benchstat, which name cells of its CSV, and no result"},
	{name: "go-bench/benchstat_one_file.csv", format: "benchstat-csv", results: "2 time s/op", names: "Encode", left: "1 geomean", stands: []stand{
		{6, "1.4225000000000001e-06,1%", "Encode | time | s/op | lower | median | 1.4225000000000001e-06 | 1.408275e-06 |"},
		{7, "3.0700000000000003e-06,2%", "Encode | time | s/op | lower | median | 3.0700000000000003e-06 | 3.0086000000000003e-06 |"}}},
	{name: "go-bench/benchstat_two_files.csv", format: "benchstat-csv", results: "4 time s/op", names: "Encode", left: "2 comparisons, 1 geomean, 1 interval", stands: []stand{
		{7, "3.0655e-06,0%", "Encode | time | s/op | lower | median | 3.0655e-06 |  |  | 10 |  | ok | format=gob | column=perf_old.txt |"},
		{6, "1.4225000000000001e-06,1%,-17.20%,p=0.000 n=10", "Encode | time | s/op | lower | median | 1.4225000000000001e-06 | 1.408275e-06 | 1.4367250000000002e-06 | 10 |  | ok | format=json | column=perf_new.txt |"}}},
	{name: "go-bench/benchstat_units.csv", format: "benchstat-csv", results: "4 text-bytes bytes", names: "Size; NonExact", left: "2 geomeans, 3 intervals", stands: []stand{
		{4, "Size,105,0%", "Size | text-bytes | bytes | none | median | 105 |  |  |  |  | ok | note=after |"},
		{12, "NonExact,101,1%", "NonExact | text-bytes | bytes | none | median | 101 | 99.99 | 102.01 |  |  | ok | note=before |"}}},
	{name: "go-bench/benchstat_units.stderr", format: "benchstat-warnings", refused: "the warnings of benchstat, which name cells of its CSV, and no result"},
	{name: "go-bench/local_stdlib.jsonl", format: "go-bench-json",
		// Three sizes and Custom, each twice.
		results: "8 time ns/op, 6 throughput MB/s, 6 allocated memory B/op, 6 allocations allocs/op, 2 hit%, 2 p99-ns/op ns/op", names: "Marshal; Custom", stands: []stand{
			{13, `11863 ns/op`, "Marshal | time | ns/op | lower | sample | 11863 |  |  |  | 1 | ok | size=1 |"},
			{30, `261.2 ns/op`, "Custom | time | ns/op | lower | sample | 261.2 |  |  |  | 2 | ok |"}}},
	{name: "go-bench/local_stdlib.txt", format: "go-bench",
		results: "20 time ns/op, 15 throughput MB/s, 15 allocated memory B/op, 15 allocations allocs/op, 5 hit%, 5 p99-ns/op ns/op", names: "Marshal; Custom", stands: []stand{
			{5, "10009 ns/op", "Marshal | time | ns/op | lower | sample | 10009 |  |  |  | 1 | ok | size=1 |"},
			{24, "0.9000 hit%", "Custom | hit% |  | none | sample | 0.9000 |  |  |  | 5 | ok |"}}},
	{name: "go-bench/perf_crc-old.txt", format: "go-bench", results: "360 time ns/op, 360 throughput MB/s", names: "CRC32", stands: []stand{
		{365, "425.72 MB/s", "CRC32 | throughput | MB/s | higher | sample | 425.72 |  |  |  | 10 | ok | poly=Koopman | size=32kB | align=1 |"}}},
	{name: "go-bench/perf_issue19634.txt", format: "go-bench", results: "10 time ns/op", names: "FloatSub/100", stands: []stand{
		{4, "114 ns/op", "FloatSub/100 | time | ns/op | lower | sample | 114 |  |  |  | 2 | ok | note=before |"},
		{11, "78.8 ns/op", "FloatSub/100 | time | ns/op | lower | sample | 78.8 |  |  |  | 1 | ok | note=after |"}}},
	{name: "go-bench/perf_new.txt", format: "go-bench", results: "20 time ns/op", names: "Encode", stands: []stand{
		{8, "1423 ns/op", "Encode | time | ns/op | lower | sample | 1423 |  |  |  | 1 | ok | format=json |"}}},
	{name: "go-bench/perf_old.txt", format: "go-bench", results: "20 time ns/op", names: "Encode", stands: []stand{
		{4, "1726 ns/op", "Encode | time | ns/op | lower | sample | 1726 |  |  |  | 1 | ok | format=json |"}}},
	{name: "go-bench/perf_units.txt", format: "go-bench", results: "8 text-bytes bytes", names: "Size; NonExact", stands: []stand{
		{8, "101 text-bytes", "NonExact | text-bytes | bytes | none | sample | 101 |  |  |  | 2 | ok | note=before |"},
		{13, "105 text-bytes", "Size | text-bytes | bytes | none | sample | 105 |  |  |  | 1 | ok | note=after |"}}},
	{name: "google-benchmark/aggregates_only.csv", format: "google-benchmark-csv",
		// mean, median and stddev of two in ns and of one in us.
		results: "6 time ns, 6 cpu time ns, 6 items per second items/s, 3 time us, 3 cpu time us, 3 bytes per second B/s", names: "BM_Fill; BM_Str", left: "3 cvs", stands: []stand{
			{3, "48.8303", "BM_Fill | time | ns | lower | median | 48.8303 |  |  | 4 |  | ok | n=64 |"},
			{12, "1.94327e+09", "BM_Str | bytes per second | B/s | none | stddev | 1.94327e+09 |  |  | 4 |  | ok | argument=65536 | label=fill, x |"}}},
	{name: "google-benchmark/console.txt", format: "google-benchmark-console", refused: "the table of Google Benchmark is rounded for people"},
	{name: "google-benchmark/out_file.csv", format: "google-benchmark-csv",
		results: "4 time ns, 4 cpu time ns, 3 items per second items/s, 2 time us, 2 cpu time us, 2 bytes per second B/s, 1 time failed",
		names:   "BM_Sort; BM_Copy; BM_Tmpl<std::pair<int,long>>; BM_Skip", left: "2 fits", stands: []stand{
			{13, "9036.37", "BM_Sort | time | ns | lower | sample | 9036.37 |  |  |  | 1 | ok | argument=512 |"},
			{17, "0.044179", `BM_Copy | time | us | lower | sample | 0.044179 |  |  |  | 1 | ok | argument=16 | label=memcpy, "std" |`},
			{20, `,true,"no device, ""skipped"""`, "BM_Skip | time |  | lower | sample |  |  |  |  | 1 | failed |"}}},
	{name: "google-benchmark/stderr_preamble.txt", format: "google-benchmark-preamble", refused: "what Google Benchmark says of the machine, and no result"},
	{name: "google-benchmark/stdout.csv", format: "google-benchmark-csv",
		results: "4 time ns, 4 cpu time ns, 3 items per second items/s, 2 time us, 2 cpu time us, 2 bytes per second B/s, 1 time failed",
		names:   "BM_Sort; BM_Copy; BM_Tmpl<std::pair<int,long>>; BM_Skip", left: "2 fits", stands: []stand{
			{4, "8.07132e+07", "BM_Sort | items per second | items/s | higher | sample | 8.07132e+07 |  |  |  | 1 | ok | argument=4096 |"},
			{9, "0.280453", "BM_Tmpl<std::pair<int,long>> | cpu time | ns | lower | sample | 0.280453 |"}}},
	{name: "google-benchmark/user_counters_threads.csv", format: "google-benchmark-csv",
		results: "3 time ns, 3 cpu time ns, 3 foo, 3 rate/s", names: "BM_Threads/real_time", stands: []stand{
			{4, "0.655893", "BM_Threads/real_time | time | ns | lower | sample | 0.655893 |  |  |  | 1 | ok | threads=4 |"},
			{2, ",1.5,9.24262e+08", "BM_Threads/real_time | foo |  | none | sample | 1.5 |  |  |  | 1 | ok | threads=1 |"},
			{2, ",1.5,9.24262e+08", "BM_Threads/real_time | rate/s |  | none | sample | 9.24262e+08 |  |  |  | 1 | ok | threads=1 |"}}},
	{name: "hyperfine/basic.csv", format: "hyperfine-csv", results: "15 time s, 3 user time s, 3 system time s",
		names: `node -e 0; python3 -c pass; python3 -c "import json, sys"`, stands: []stand{
			{2, "0.8821904540000001", "node -e 0 | time | s | lower | mean | 0.8821904540000001 |"},
			{4, "4.682293527", `python3 -c "import json, sys" | time | s | lower | max | 4.682293527 |`}}},
	{name: "hyperfine/basic.json", format: "hyperfine-json", results: "60 time s, 3 user time s, 3 system time s", // 20 runs of each
		names: `node -e 0; python3 -c pass; python3 -c "import json, sys"`, left: "3 command aggregates", stands: []stand{
			{13, "0.5798983870000001", "node -e 0 | time | s | lower | sample | 0.5798983870000001 |  |  |  | 1 | ok |"},
			{8, `"user": 0.06742655`, "node -e 0 | user time | s | lower | mean | 0.06742655 |  |  | 20 |"}}},
	{name: "hyperfine/basic.md", format: "hyperfine-markdown", refused: "the Markdown of hyperfine is rounded for people"},
	{name: "hyperfine/parameters.csv", format: "hyperfine-csv", results: "20 time s, 4 user time s, 4 system time s",
		names: "node n=1000; node n=100000; python3 n=1000; python3 n=100000", stands: []stand{
			{3, "0.38960947111500005", "node n=100000 | time | s | lower | mean | 0.38960947111500005 |  |  |  |  | ok | lang=node | size=100000 |"},
			{5, "0.04117881999999999", "python3 n=100000 | system time | s | lower | mean | 0.04117881999999999 |"}}},
	{name: "jmh/decimal_comma_readme_excerpt.csv", format: "jmh-csv", results: "6 average time ms/op", names: "mergeSort; quickSort", stands: []stand{
		{4, `"17,134531","1,697708"`, "mergeSort | average time | ms/op | lower | mean | 17.134531 | 15.436823 | 18.832239 | 5 |  | ok | n=100000 |"},
		{5, `"0,139126"`, "quickSort | average time | ms/op | lower | mean | 0.139126 |"}}},
	{name: "jmh/params_avgt.csv", format: "jmh-csv", results: "64 average time ms/op", names: "testMyInputStream1; testMyInputStream2; testMyInputStream3; testMyInputStream4", stands: []stand{
		{2, "0.273248,0.018152", "testMyInputStream1 | average time | ms/op | lower | mean | 0.273248 | 0.255096 | 0.2914 | 5 |  | ok | B=1048576 | N=10000000 | k=1 |"}}},
	{name: "jmh/seconds_four_params.csv", format: "jmh-csv", results: "30 average time s/op", names: "testMergeSort", stands: []stand{
		{12, "93.340199,3.653857", "testMergeSort | average time | s/op | lower | mean | 93.340199 | 89.686342 | 96.994056 | 4 |  | ok | B=4194304 | M=6144000 | N=250000000 | d=2 |"}}},
	{name: "pytest-benchmark/compare_columns.csv", format: "pytest-benchmark-csv", results: "12 time s", names: "test_dumps", stands: []stand{
		{3, "1.9729998257389525e-06", "test_dumps | time | s | lower | min | 1.9729998257389525e-06 |  |  |  |  | ok | kind=dict, nested | n=10 |"},
		{5, "2.840912221240155e-05", "test_dumps | time | s | none | stddev | 2.840912221240155e-05 |  |  |  |  | ok | kind=dict, nested | n=1000 |"}}},
	{name: "pytest-benchmark/compare_console.txt", refused: `is of no known format; it looks like text that starts "Computing stats ...`},
	{name: "pytest-benchmark/compare_one_run.csv", format: "pytest-benchmark-csv", results: "12 time s, 2 throughput ops/s", names: "test_loads", left: "2 outlier counts", stands: []stand{
		{2, "488286.6822310926,5442", "test_loads | throughput | ops/s | higher | rate | 488286.6822310926 |  |  | 5442 |  | ok | n=10 |"},
		{3, "3.0650003282062244e-06,104;356", "test_loads | time | s | none | iqr | 3.0650003282062244e-06 |  |  | 3572 |  | ok | n=1000 |"}}},
}
