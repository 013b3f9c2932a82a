package formats

// corpusSystem are the files of tools that measure databases, disks, networks and
// machines, and what projects publish.
var corpusSystem = []corpusFile{
	{name: "benchmarksgame/alldata_first_1500_rows.csv", format: "benchmarks-game",
		// 1,500 rows, 6 of them with a status below 0, of 126 programs.
		results: "1494 elapsed time s, 1494 cpu time s, 1494 memory B, 126 source size B, 6 elapsed time s failed, 6 cpu time s failed, 6 memory B failed",
		names:   "sbcl #1 … perl #5, 126", left: "1 column, 5 columns", stands: []stand{
			{2, "9.729,665079808,0,2.51,10.215", "sbcl #1 | elapsed time | s | lower | sample | 10.215 |"},
			{2, "9.729,665079808,0,2.51,10.215", "sbcl #1 | memory | B | lower | sample | 665079808 |"}}},
	{name: "clickbench/altinity_result.csv", format: "clickbench", refused: "holds times alone: not the system, the machine and the date"},
	{name: "clickbench/duckdb_results_20260511_c8g.4xlarge.json", format: "clickbench", results: "1 load time s, 1 data size B, 129 query time s", names: "DuckDB", stands: []stand{
		{10, `"load_time": 120`, "DuckDB | load time | s | lower | value | 120 |"},
		{15, "[0.021, 0.013, 0.013]", "DuckDB | query time | s | lower | sample | 0.021 |"}}},
	{name: "clickbench/postgresql_results_20250310_c6a.4xlarge.json", format: "clickbench", results: "1 load time s, 1 data size B, 129 query time s", names: "PostgreSQL", stands: []stand{
		{14, "106489682778", "PostgreSQL | data size | B | lower | value | 106489682778 |"},
		{17, "269.992", "PostgreSQL | query time | s | lower | sample | 269.992 |"}}},
	{name: "db-benchmark/logs_first_799_rows.csv", format: "db-benchmark", refused: "holds when each script began and ended, no times"},
	{name: "db-benchmark/questions.csv", format: "db-benchmark", refused: "holds the questions, no times"},
	{name: "db-benchmark/time_first_1299_rows.csv", format: "db-benchmark",
		// mem_gb is empty in 569 of 1,299 rows.
		results: "1299 time s, 730 memory GB, 569 memory GB skipped", names: "juliads … pandas, 5", left: "11 columns", stands: []stand{
			{2, "combine,1,0.177,1.131,", "juliads | time | s | lower | sample | 0.177 |"},
			{3, "combine,2,0.045,0.955,", "juliads | memory | GB | lower | sample | 0.955 |"}}},
	{name: "fio/job.json", format: "fio-json",
		results: "1 bandwidth KiB/s, 1 operations ops/s, 21 completion latency ns, 4 latency ns", names: "j", left: "2 directions, 1 section, 1 section", stands: []stand{
			{24, `"bw" : 51522,`, "j | bandwidth | KiB/s | higher | rate | 51522 |"},
			{56, `"99.000000" : 1171456`, "j | completion latency | ns | lower | p99 | 1171456 |  |  | 2048 |"}}},
	{name: "fio/rw_bw.1.log", format: "from fio-log", results: "22 bandwidth KiB/s", names: "rw", left: "1 column", stands: []stand{
		{1, "250, 35840, 0,", "rw | bandwidth | KiB/s | higher | sample | 35840 |  |  |  | 1 | ok | job=1 |"},
		{2, "250, 37712, 1,", "rw | bandwidth | KiB/s | higher | sample | 37712 |  |  |  | 1 | ok | job=1 |"}}},
	{name: "fio/rw_clat.1.log", format: "from fio-log", results: "24 completion latency ns", names: "rw", left: "1 column", stands: []stand{
		{1, "250, 73822, 0,", "rw | completion latency | ns | lower | sample | 73822 |  |  |  | 1 | ok | job=1 |"},
		{24, "3000, 4263, 1,", "rw | completion latency | ns | lower | sample | 4263 |  |  |  | 12 | ok | job=1 |"}}},
	{name: "fio/terse_v3.csv", format: "fio-terse",
		results: "10 bandwidth KiB/s, 2 operations ops/s, 42 completion latency us, 8 latency us", names: "rw", left: "1 section", stands: []stand{
			{1, ";0;118012;39324;9831;3001;", "rw | bandwidth | KiB/s | higher | rate | 39324 |"},
			{1, ";99.000000%=337;", "rw | completion latency | us | lower | p99 | 337 |"},
			{1, ";2;705;4.169426;6.224154;", "rw | completion latency | us | lower | mean | 4.169426 |"}}},
	{name: "handmade/hiero_k6_results.csv", refused: `is of no known format; it looks like a CSV that starts "\"scenario\",\"suite\",\"url\",\"Overall RPS\"`},
	{name: "handmade/splinter231_bench-results.csv", refused: `is of no known format; it looks like a CSV that starts "algorithm,n,trial,time_ns`},
	{name: "iperf/client_interval.csv", format: "from iperf-csv", results: "4 throughput bit/s", left: "3 columns, 1 column", stands: []stand{
		{2, "842530816,6740246528", " | throughput | bit/s | higher | sample | 6740246528 |"},
		{4, "0.0-3.1,1794768956,4676061782", " | throughput | bit/s | higher | rate | 4676061782 |"}}},
	{name: "iperf/iperf3.json", format: "iperf3-json",
		// Two seconds, and the sums of the sender and of the receiver.
		results: "4 throughput bit/s, 1 retransmits packets, 3 round trip time us", left: "1 section", stands: []stand{
			{46, "4907144651.6136875", " | throughput | bit/s | higher | sample | 4907144651.6136875 |"},
			{108, `"mean_rtt":	2351`, " | round trip time | us | lower | mean | 2351 |"}}},
	{name: "mlperf/summary_first_6_rows.csv", format: "mlperf", results: "3 throughput queries/s, 3 throughput samples/s", names: "GIGABYTE G593-SD1", left: "12 columns, 1 column", stands: []stand{
		{2, "Server,57174.1,45.3551", "GIGABYTE G593-SD1 | throughput | queries/s | higher | value | 57174.1 |"},
		{5, "Offline,14988.0,37.320", "GIGABYTE G593-SD1 | throughput | samples/s | higher | value | 14988.0 |"}}},
	{name: "pgbench/agg_log.txt", format: "from pgbench-aggregate-log",
		// Two stretches; without -R there is no lag.
		results: "2 transactions transactions, 8 latency us, 2 skipped transactions transactions, 2 retried transactions transactions, 2 retries transactions, " +
			"2 serialization failures transactions, 2 deadlock failures transactions", stands: []stand{
			// 1346167 us of 2519 transactions
			{1, "1795459433 2519 1346167 26378030921 22 83444", " | latency | us | lower | mean | 534.405 |  |  | 2519 |"},
			{1, "1795459433 2519 1346167 26378030921 22 83444", " | latency | us | lower | max | 83444 |"}}},
	{name: "pgbench/psql_copy_header.csv", refused: `is of no known format; it looks like a CSV that starts "mode,clients,tps,latency_ms"`},
	{name: "pgbench/psql_csv.csv", refused: `is of no known format; it looks like a CSV that starts "bid,bbalance,filler"`},
	{name: "pgbench/report_select.txt", format: "pgbench",
		results: "1 transactions transactions, 1 failed transactions transactions, 1 latency ms, 1 connection time ms, 1 throughput transactions/s", names: "PostgreSQL 15.18", left: "1 line", stands: []stand{
			{12, "0.667 ms", "PostgreSQL 15.18 | latency | ms | lower | mean | 0.667 |"},
			{14, "2997.574758", "PostgreSQL 15.18 | throughput | transactions/s | higher | rate | 2997.574758 |"}}},
	{name: "pgbench/report_tpcb.txt", format: "pgbench",
		// Eleven statements, each with a time and its failures.
		results: "1 transactions transactions, 1 failed transactions transactions, 2 latency ms, 1 connection time ms, 1 throughput transactions/s, 11 statement latency ms, 11 statement failures transactions", names: "PostgreSQL 15.18", stands: []stand{
			{12, "33.151 ms", "PostgreSQL 15.18 | latency | ms | none | stddev | 33.151 |"},
			{24, "10.187", "PostgreSQL 15.18 | statement latency | ms | lower | mean | 10.187 |"}}},
	{name: "pgbench/report_tpcb_progress.stderr", refused: `is of no known format; it looks like text that starts "starting vacuum...end."`},
	{name: "pgbench/tx_log.txt", format: "from pgbench-log", results: "115 latency us", left: "4 columns", stands: []stand{
		{1, "1 2 122208 0", " | latency | us | lower | sample | 122208 |"},
		{115, "0 103 40048 0", " | latency | us | lower | sample | 40048 |"}}},
	{name: "programming-language-benchmarks/javascript_node_binarytrees_1_14.json", format: "programming-language-benchmarks",
		results: "2 elapsed time ms, 1 cpu time ms, 1 user cpu time ms, 1 kernel cpu time ms, 1 memory B", names: "javascript 1.js", left: "1 section, 1 section", stands: []stand{
			{10, "394.9272", "javascript 1.js | elapsed time | ms | lower | mean | 394.9272 |"},
			{12, "107716608", "javascript 1.js | memory | B | lower | mean | 107716608 |"}}},
	{name: "sysbench/cpu.txt", format: "sysbench",
		results: "4 throughput events/s, 3 p95 latency ms, 1 total time s, 1 events events, 4 latency ms, 2 events per thread events, 1 time per thread s", left: "10 lines, 190 histogram lines, 1 total, 1 zero", stands: []stand{
			{16, "eps: 769.42 lat (ms,95%): 14.46", " | throughput | events/s | higher | sample | 769.42 |"},
			{16, "eps: 769.42 lat (ms,95%): 14.46", " | p95 latency | ms | lower | sample | 14.46 |"}}},
	{name: "sysbench/csvrep.lua", refused: `is of no known format; it looks like text that starts "-- uses sysbench's own csv reporter`},
	{name: "sysbench/intermediate_csv_mixed.txt", format: "sysbench",
		// Four seconds; the rates of queries, the latencies of the seconds and two of
		// the summary are 0.00.
		results: "4 throughput events/s, 4 errors errors/s, 4 reconnects connections/s, 1 total time s, 1 events events, 2 latency ms, 2 events per thread events, 2 time per thread s",
		left:    "7 lines, 6 zeros, 1 total, 16 zero query rates", stands: []stand{
			{14, "2,2,107719.02,", " | throughput | events/s | higher | sample | 107719.02 |"},
			{25, "240.23", " | latency | ms | lower | max | 240.23 |"}}},
	{name: "sysstat/sadf_dh.csv", format: "sadf-csv",
		results: "3 %user %, 3 %nice %, 3 %system %, 3 %iowait %, 3 %steal %, 3 %idle %, 3 kbmemfree KiB, 3 kbavail KiB, 3 kbmemused KiB, 3 %memused %, 3 kbbuffers KiB, 3 kbcached KiB, 3 kbcommit KiB, 3 %commit %, 3 kbactive KiB, 3 kbinact KiB, 3 kbdirty KiB",
		names:   "vm", left: "2 columns", stands: []stand{
			{2, ";-1;86.14;", "vm | %user | % | none | sample | 86.14 |  |  |  | 1 | ok |"},
			{4, ";593836", "vm | kbdirty | KiB | none | sample | 593836 |  |  |  | 3 | ok |"}}},
	{name: "sysstat/sadf_p.tsv", format: "sadf-p", results: "3 %user %, 3 %nice %, 3 %system %, 3 %iowait %, 3 %steal %, 3 %idle %", names: "vm", left: "2 columns", stands: []stand{
		{9, "%system\t13.50", "vm | %system | % | none | sample | 13.50 |  |  |  | 2 | ok |"}}},
	{name: "techempower/results_excerpt_9_frameworks.json", format: "techempower",
		// 231 levels with totalRequests and three latencies, ten with four errors.
		results: "231 throughput req/s, 693 latency ms, 10 timeouts requests, 10 connect errors requests, 10 read errors requests, 10 write errors requests", names: "flask … express, 9", stands: []stand{
			// 535619 requests in 15 s
			{1337, `"totalRequests": 535619`, "flask | throughput | req/s | higher | rate | 35707.9333"}}},
}
