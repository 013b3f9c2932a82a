package formats

// corpusLoad are the files of tools that load a server.
var corpusLoad = []corpusFile{
	{name: "ab/node_gnuplot.tsv", format: "ab-gnuplot", results: "2000 latency ms", left: "2 columns, 3 columns", stands: []stand{
		{2, "\t1\t0\t1\t0", " | latency | ms | lower | sample | 1 |  |  |  | 1 | ok |"},
		{2001, "\t0\t201\t201\t189", " | latency | ms | lower | sample | 201 |  |  |  | 2000 | ok |"}}},
	{name: "ab/node_percentiles.csv", format: "ab-percentiles", results: "101 latency ms", stands: []stand{ // 0 to 100
		{2, "0,0.929", " | latency | ms | lower | min | 0.929 |"},
		{3, "1,2.297", " | latency | ms | lower | p1 | 2.297 |"},
		{102, "100,201.221", " | latency | ms | lower | max | 201.221 |"}}},
	{name: "ab/node_stdout.txt", format: "ab",
		// Five figures of each time, and eight percentiles but the last, which is the maximum.
		results: "1 requests req, 1 data received B, 1 throughput req/s, 1 transfer rate KiB/s, 5 connect time ms, 5 processing time ms, 5 waiting time ms, 13 latency ms, 1 errors errors",
		names:   "http://127.0.0.1:18080/", left: "1 line, 2 values, 1 value", stands: []stand{
			{21, "809.46 [#/sec]", "http://127.0.0.1:18080/ | throughput | req/s | higher | rate | 809.46 |"},
			{31, "1   24  29.0     15     201", "http://127.0.0.1:18080/ | latency | ms | lower | median | 15 |  |  | 2000 |"},
			{41, "99%    159", "http://127.0.0.1:18080/ | latency | ms | lower | p99 | 159 |  |  | 2000 |"},
			{18, "Failed requests:        0", "http://127.0.0.1:18080/ | errors | errors | lower | count | 0 |"}}},
	{name: "ab/python_stdout.txt", format: "ab",
		results: "1 requests req, 1 data received B, 1 throughput req/s, 1 transfer rate KiB/s, 5 connect time ms, 5 processing time ms, 5 waiting time ms, 13 latency ms, 1 errors errors",
		names:   "http://127.0.0.1:18081/", left: "1 line, 2 values, 1 value", stands: []stand{
			{21, "743.23 [#/sec]", "http://127.0.0.1:18081/ | throughput | req/s | higher | rate | 743.23 |"},
			{28, "0    4  63.7      0    1011", "http://127.0.0.1:18081/ | connect time | ms | none | stddev | 63.7 |"},
			{39, "95%     23", "http://127.0.0.1:18081/ | latency | ms | lower | p95 | 23 |  |  | 1000 |"}}},
	{name: "autocannon/node.json", format: "autocannon-json",
		// Three figures and 15 percentiles of the latency, whose minimum is of no
		// use; of the rates of two seconds four figures and the four percentiles that
		// the tables of autocannon have; the other eleven of each are left out.
		results: "18 latency ms, 8 throughput req/s, 8 transfer rate B/s, 1 requests req, 1 requests sent req, 1 data received B, 5 errors errors",
		names:   "http://127.0.0.1:18080", left: "1 minimum, 22 percentiles, 1 member", stands: []stand{
			{1, `"mean":0.34,`, "http://127.0.0.1:18080 | latency | ms | lower | mean | 0.34 |  |  | 27120 |"},
			{1, `"p97_5":4,`, "http://127.0.0.1:18080 | latency | ms | lower | p97.5 | 4 |  |  | 27120 |"},
			{1, `"stddev":10270.5,`, "http://127.0.0.1:18080 | throughput | req/s | none | stddev | 10270.5 |"}}},
	{name: "autocannon/node_table.txt", format: "autocannon-table", refused: "the tables of autocannon are rounded for people"},
	{name: "gatling/simulation_first_40_lines.log", format: "gatling-log", results: "21 latency ms", names: "01_Get_Specific_Post; 02_Get_Comments_For_Post; 03_Create_Post", left: "3 lines, 15 lines", stands: []stand{
		{6, "1767825935194\t1767825935216\tOK", "01_Get_Specific_Post | latency | ms | lower | sample | 22 |  |  |  | 1 | ok |"},
		{8, "1767825935672\t1767825935692\tOK", "01_Get_Specific_Post | latency | ms | lower | sample | 20 |  |  |  | 2 | ok |"}}},
	{name: "hey/node.csv", format: "hey-csv", results: "1000 latency s", left: "5 columns, 1 column", stands: []stand{
		{2, "0.0259,", " | latency | s | lower | sample | 0.0259 |  |  |  | 1 | ok |"},
		{1001, "0.0002,", " | latency | s | lower | sample | 0.0002 |  |  |  | 1000 | ok |"}}},
	{name: "hey/node.txt", format: "hey",
		results: "10 latency s, 1 throughput req/s, 1 data received B, 1 response size B, 3 connect time s, 3 waiting time s, 1 requests req", left: "11 bars, 3 lines", stands: []stand{
			{7, "Requests/sec:\t699.4094", " | throughput | req/s | higher | rate | 699.4094 |"},
			{33, "99%% in 0.3718 secs", " | latency | s | lower | p99 | 0.3718 |  |  | 1000 |"}}},
	{name: "hey/python.csv", format: "hey-csv", results: "600 latency s", left: "5 columns, 1 column", stands: []stand{
		{2, "0.0352,", " | latency | s | lower | sample | 0.0352 |  |  |  | 1 | ok |"},
		{601, "0.0485,", " | latency | s | lower | sample | 0.0485 |  |  |  | 600 | ok |"}}},
	{name: "jmeter/aggregate_report_flask_express.csv", format: "jmeter-aggregate",
		results: "4 requests req, 4 error rate %, 28 latency ms, 4 throughput req/s, 4 transfer rate KiB/s, 4 send rate KiB/s",
		names:   "GET_SLEEP 8080; GET 8080; GET_SLEEP 8000 - gunicorn; GET 8000 - gunicorn", left: "1 row", stands: []stand{
			{2, ",118,261,472,19,31407,0.160%,", "GET_SLEEP 8080 | latency | ms | lower | p90 | 118 |  |  | 10000 |"},
			{2, "0.160%,169.50014", "GET_SLEEP 8080 | error rate | % | lower | rate | 0.160 |  |  | 10000 |"},
			{5, "169.83984", "GET 8000 - gunicorn | throughput | req/s | higher | rate | 169.83984 |"}}},
	{name: "jmeter/jtl_BatchTestLocal.csv", format: "jmeter-jtl", refused: `field "elapsed": the column is missing: the file holds no time`},
	{name: "jmeter/jtl_HTMLReportTestFile.csv", format: "jmeter-jtl", results: "252 latency ms, 3 latency ms failed", names: "JR-OK; JR-KO", left: "2 columns, 12 columns", stands: []stand{
		{2, "1551783627191,351,JR-OK,200,", "JR-OK | latency | ms | lower | sample | 351 |  |  |  | 1 | ok |"},
		{42, "329,JR-KO,400,Bad request,Thread Group 1-1,text,false", "JR-KO | latency | ms | lower | sample |  |  |  |  | 1 | failed |"}}},
	{name: "jmeter/jtl_JDBC_TESTS.csv", format: "jmeter-jtl", refused: `field "elapsed": the column is missing: the file holds no time`},
	{name: "jmeter/jtl_TEST_HTTP_Java.csv", refused: `is of no known format; it looks like a CSV that starts "JSS_startMirror,200,`},
	{name: "jmeter/jtl_TestResultStatusAction.csv", format: "jmeter-jtl", refused: `field "elapsed": the column is missing: the file holds no time`},
	{name: "k6/raw_rfc3339.csv", format: "k6-csv",
		// 812 rows: 50 requests of two scripts, 30 of them in a group; 70 checks, all
		// passed, three by script and name; six parts of 50 latencies.
		results: "50 latency ms, 30 group time ms, 50 iteration time ms, 2 requests req, 2 errors errors, 3 failed checks, 2 data sent B, 2 data received B, 2 iterations iterations",
		names:   "GET http://127.0.0.1:18081/; GET http://127.0.0.1:18080/; node; py",
		left:    "300 rows, 30 rows, 30 rows, 2 rows, 7 columns", stands: []stand{
			{3, "1.163515", "GET http://127.0.0.1:18081/ | latency | ms | lower | sample | 1.163515 |  |  |  | 1 | ok |"},
			{14, "1.576251", "GET http://127.0.0.1:18080/ | latency | ms | lower | sample | 1.576251 |  |  |  | 1 | ok |"}}},
	{name: "k6/stdout.txt", format: "k6-text", refused: "the summary that k6 prints is rounded for people"},
	{name: "k6/summary.json", format: "k6-summary",
		// Six figures of each time; node_waiting and bad are metrics of the script.
		results: "1 data received B, 1 transfer rate B/s, 6 sending time ms, 6 latency ms, 1 iterations iterations, 1 iteration rate iterations/s, 6 receiving time ms, 6 group time ms, " +
			"1 data sent B, 1 send rate B/s, 6 node_waiting, 1 requests req, 1 throughput req/s, 1 bad %, 6 iteration time ms, 6 blocked time ms, 6 waiting time ms, 6 connect time ms, " +
			"1 errors errors, 1 error rate %, 3 failed checks",
		left: "1 metric, 1 metric, 1 metric, 1 metric", stands: []stand{
			{64, "23.1943879", " | latency | ms | lower | p95 | 23.1943879 |  |  | 50 |"},
			{68, "45.45496434270322", " | throughput | req/s | higher | rate | 45.45496434270322 |"}}},
	{name: "locust/legacy_v0_distribution.csv", format: "locust-0-distribution", results: "36 latency ms",
		names: "PUT high_cardinality_insert; PUT low_cardinality_insert; PUT medium_cardinality_insert; GET simple_search", left: "1 row", stands: []stand{
			{2, ",4502,17,23,37,53,87,100,110,110,203", "PUT high_cardinality_insert | latency | ms | lower | p90 | 87 |  |  | 4502 |"},
			{5, ",100,113", "GET simple_search | latency | ms | lower | max | 113 |  |  | 429 |"}}},
	{name: "locust/legacy_v0_requests.csv", format: "locust-0-requests", results: "4 requests req, 4 errors errors, 4 throughput req/s, 16 latency ms, 4 response size B",
		names: "PUT high_cardinality_insert; PUT low_cardinality_insert; PUT medium_cardinality_insert; GET simple_search", left: "1 row", stands: []stand{
			{2, "4485,0,17,32,8,203,171,75.61", "PUT high_cardinality_insert | latency | ms | lower | mean | 32 |  |  | 4485 |"},
			{5, "2596,7.21", "GET simple_search | response size | B | none | mean | 2596 |"}}},
	{name: "locust/results_exceptions.csv", format: "locust-exceptions", refused: "exceptions are mistakes in the script of the load, and no measurement"},
	{name: "locust/retail_exceptions.csv", format: "locust-exceptions", refused: "exceptions are mistakes in the script of the load, and no measurement"},
	{name: "locust/retail_stats.csv", format: "locust-stats",
		// Four times and ten percentages; the eleventh is the maximum once more.
		results: "5 requests req, 5 errors errors, 5 throughput req/s, 5 error throughput errors/s, 70 latency ms, 5 response size B",
		names:   "POST /carts … GET /users/random, 5", left: "5 values, 1 row", stands: []stand{
			{2, "15375,0,1200.0,3423.340802137289,", "POST /carts | latency | ms | lower | mean | 3423.340802137289 |  |  | 15375 |"},
			{5, "4286,1,20000.0,", "GET /products/* | errors | errors | lower | count | 1 |"}}},
	{name: "locust/retail_stats_history.csv", format: "locust-history",
		// 61 rows: the first has no percentages, the first four no rates.
		results: "4 throughput req/s skipped, 4 error throughput errors/s skipped, 11 latency ms skipped, 660 latency ms, 57 throughput req/s, 57 error throughput errors/s",
		names:   "Aggregated", left: "7 columns", stands: []stand{
			{3, "1724151244,1000,,Aggregated,0.000000,0.000000,770,", "Aggregated | latency | ms | lower | p50 | 770 |  |  |  |  | ok | second=1 | users=1000 |"},
			{6, "162.500000", "Aggregated | throughput | req/s | higher | rate | 162.500000 |  |  |  |  | ok | second=4 | users=4000 |"}}},
	{name: "vegeta/node_encode.csv", format: "vegeta-csv", results: "100 latency ns", names: "GET http://127.0.0.1:18080/", left: "5 columns, 2 columns", stands: []stand{
		{1, "1795459499241617123,200,251367642,", "GET http://127.0.0.1:18080/ | latency | ns | lower | sample | 251367642 |  |  |  | 1 | ok |"},
		{100, "1795459499737210615,200,556680,", "GET http://127.0.0.1:18080/ | latency | ns | lower | sample | 556680 |  |  |  | 100 | ok |"}}},
	{name: "vegeta/node_hdrplot.txt", format: "vegeta-hdrplot", results: "53 latency ms", left: "41 steps", stands: []stand{
		{2, "0.230214    0.000000    0", " | latency | ms | lower | min | 0.230214 |"},
		{7, "0.657602    0.500000    300", " | latency | ms | lower | p50 | 0.657602 |"},
		{54, "271.404066  0.999219    599", " | latency | ms | lower | max | 271.404066 |"}}},
	{name: "vegeta/node_hist.txt", format: "vegeta-hist", refused: "a histogram counts requests and times none of them"},
	{name: "vegeta/node_report.json", format: "vegeta-json",
		results: "1 requests req, 1 request rate req/s, 1 throughput req/s, 7 latency ns, 1 data received B, 1 response size B, 1 data sent B, 1 request size B, 1 error rate %", left: "1 member", stands: []stand{
			{1, `"50th":657602`, " | latency | ns | lower | p50 | 657602 |  |  | 599 |"},
			{1, `"max":271404066`, " | latency | ns | lower | max | 271404066 |  |  | 599 |"}}},
	{name: "vegeta/node_report.txt", format: "vegeta-text",
		results: "1 requests req, 1 request rate req/s, 1 throughput req/s, 2 latency us, 5 latency ms, 1 data received B, 1 response size B, 1 data sent B, 1 request size B, 1 error rate %", left: "2 figures", stands: []stand{
			{3, "230.214µs, 9.103ms", " | latency | us | lower | min | 230.214 |  |  | 599 |"},
			{3, "230.214µs, 9.103ms", " | latency | ms | lower | mean | 9.103 |  |  | 599 |"}}},
	{name: "wrk/node.txt", format: "wrk", results: "7 latency ms, 1 requests req, 1 data received MiB, 1 throughput req/s, 1 transfer rate MiB/s", names: "http://127.0.0.1:18080/", left: "1 value, 1 line", stands: []stand{
		{12, "16675.44", "http://127.0.0.1:18080/ | throughput | req/s | higher | rate | 16675.44 |  |  |  |  | ok | connections=50 | threads=2 |"},
		{4, "6.04ms   11.56ms 113.10ms", "http://127.0.0.1:18080/ | latency | ms | none | stddev | 11.56 |"},
		{10, "99%   67.37ms", "http://127.0.0.1:18080/ | latency | ms | lower | p99 | 67.37 |"}}},
	{name: "wrk/node_lua.txt", format: "wrk", results: "3 latency ms, 1 requests req, 1 data received MiB, 1 throughput req/s, 1 transfer rate MiB/s", names: "http://127.0.0.1:18080/", left: "1 value, 1 line", stands: []stand{
		{7, "7106.56", "http://127.0.0.1:18080/ | throughput | req/s | higher | rate | 7106.56 |  |  |  |  | ok | connections=50 | threads=2 |"},
		{6, "14405 requests", "http://127.0.0.1:18080/ | requests | req | none | count | 14405 |"}}},
	{name: "wrk/report.lua", refused: `is of no known format; it looks like text that starts "-- done() hook`},
	{name: "wrk/summary.csv", refused: `is of no known format; it looks like a CSV that starts "duration_us,requests,bytes,lat_min_us`},
}
