package formats

import "strings"

const (
	locustHead = "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,95%,100%\r\n"
	locustRowA = "GET,/a,100,2,142.0,150.25,1.5,2049.75,17.0,9.5,0.19,140,900,2000\r\n"
)

var locustTraps = []trap{
	{name: "times are milliseconds and sizes bytes, and the file says neither", format: "locust-stats", text: locustHead + locustRowA,
		has: []string{"GET /a | latency | ms | lower | mean | 150.25 |  |  | 100 |", "GET /a | response size | B | none | mean | 17.0 |"}},
	{name: "50% holds milliseconds, rounded, and differs from the median", format: "locust-stats", text: locustHead + locustRowA,
		has:  []string{"GET /a | latency | ms | lower | p50 | 140 |", "GET /a | latency | ms | lower | median | 142.0 |", "GET /a | latency | ms | lower | p95 | 900 |"},
		says: []string{"1 value (the maximum once more, rounded)"}},
	{name: "a name is type and name", format: "locust-stats", text: locustHead + locustRowA + strings.Replace(locustRowA, "GET", "POST", 1),
		has: []string{"GET /a | requests | req | none | count | 100 |  |  |  |  | ok |", "POST /a | requests | req | none | count | 100 |  |  |  |  | ok |"}},
	{name: "the last row is the total", format: "locust-stats", text: locustHead + locustRowA + ",Aggregated,100,2,142.0,150.25,1.5,2049.75,17.0,9.5,0.19,140,900,2000\r\n",
		hasNo: []string{"Aggregated", "repeat"}, says: []string{"1 row (the total of the others)"}},
	{name: "a total above the sum of the rows tells of rows that are missing", format: "locust-stats",
		text: locustHead + locustRowA + ",Aggregated,105,2,142.0,150.25,1.5,2049.75,17.0,9.5,0.19,140,900,2000\r\n", says: []string{"missing 5 requests of the total are in no row"}},
	{name: "a row whose failures equal its requests is failed, whatever its times", format: "locust-stats",
		text: locustHead + "GET,/a,5,5,3.0,3.5,1.0,9.0,0.0,0.5,0.5,3,9,9\r\n",
		has: []string{"GET /a | latency | ms | lower | mean |  |  |  |  |  | failed |", "GET /a | throughput | req/s | higher | rate |  |  |  |  |  | failed |",
			"GET /a | errors | errors | lower | count | 5 |  |  |  |  | ok |"}},
	{name: "N/A before the first request is not measured, nor are the first rates of 0", format: "locust-history",
		text: locustHistoryHead + "1724151243,0,,Aggregated,0.0,0.0,N/A,N/A,0,0\r\n1724151244,5,,Aggregated,0.0,0.0,7,8,9,0\r\n",
		results: []string{"Aggregated | throughput | req/s | higher | rate |  |  |  |  |  | skipped | second=0 | users=0", "Aggregated | error throughput | errors/s | lower | rate |  |  |  |  |  | skipped | second=0 | users=0",
			"Aggregated | latency | ms | lower | p50 |  |  |  |  |  | skipped | second=0 | users=0", "Aggregated | latency | ms | lower | max |  |  |  |  |  | skipped | second=0 | users=0",
			"Aggregated | throughput | req/s | higher | rate |  |  |  |  |  | skipped | second=1 | users=5", "Aggregated | error throughput | errors/s | lower | rate |  |  |  |  |  | skipped | second=1 | users=5",
			"Aggregated | latency | ms | lower | p50 | 7 |  |  |  |  | ok | second=1 | users=5", "Aggregated | latency | ms | lower | max | 8 |  |  |  |  | ok | second=1 | users=5"}},
	{name: "a history skips seconds, and its epoch is no value", format: "locust-history",
		text: locustHistoryHead + "1724151243,1,,Aggregated,1.0,0.0,7,8,9,0\r\n1724151246,1,,Aggregated,2.0,0.0,7,8,9,0\r\n",
		has:  []string{"Aggregated | throughput | req/s | higher | rate | 2.0 |  |  |  |  | ok | second=3 | users=1 |"}, hasNo: []string{"17241512"}, says: []string{"start 1724151243 s since 1970"}},
	{name: "a full history has a row a name in each second, and their total", format: "locust-history",
		text: locustHistoryHead + "1724151243,1,GET,/a,1.0,0.0,7,8,9,0\r\n1724151243,1,GET,/b,2.0,0.0,7,8,9,0\r\n1724151243,1,,Aggregated,3.0,0.0,7,8,9,0\r\n",
		has:  []string{"GET /a | throughput | req/s | higher | rate | 1.0 |", "GET /b | throughput | req/s | higher | rate | 2.0 |"}, hasNo: []string{"Aggregated"}, says: []string{"1 row (the total of the others)"}},
	{name: "the totals of a history end before the run does", format: "locust-history",
		text: locustHistoryHead + "1724151243,1,,Aggregated,1.0,0.0,7,8,900,3\r\n", hasNo: []string{"900"}, says: []string{"since the start, and short of the end of the run"}},
	{name: "failures are text and counts that stand elsewhere", format: "locust-failures",
		text: "Method,Name,Error,Occurrences\r\nGET,/,\"HTTPError('a, \"\"b\"\"')\",3\r\n", refused: []string{"counts the same failures as that of the statistics", "_stats.csv"}},
	{name: "exceptions hold tracebacks of several lines and no measurement", format: "locust-exceptions",
		text: "Count,Message,Traceback,Nodes\r\n2,\"no\",\"  File a\n    b()\n\",local\r\n", refused: []string{"no measurement"}},
	{name: "before version 1.0 other names and another total", format: "locust-0-requests",
		text: "\"Method\",\"Name\",\"# requests\",\"# failures\",\"Median response time\",\"Average response time\",\"Min response time\",\"Max response time\",\"Average Content Size\",\"Requests/s\"\n" +
			"\"PUT\",\"/a\",9,0,17,32,8,203,171,75.61\n\"None\",\"Total\",9,0,17,32,8,203,171,75.61\n",
		has: []string{"PUT /a | latency | ms | lower | mean | 32 |  |  | 9 |"}, hasNo: []string{"Total"}, says: []string{"1 row (the total of the others)"}},
}

var jmeterTraps = []trap{
	{name: "any column can be off, and the delimiter is a setting", format: "jmeter-jtl",
		text: "label;success;elapsed\na;true;17\n", results: []string{"a | latency | ms | lower | sample | 17 |  |  |  | 1 | ok"}},
	{name: "without elapsed no other integer is a time", format: "jmeter-jtl",
		text: "label,responseCode,success,bytes,grpThreads,allThreads,Latency\na,200,true,10,1,1,5\n", refused: []string{`field "elapsed": the column is missing: the file holds no time`}},
	{name: "without a header nothing tells a time", file: "jmeter/jtl_TEST_HTTP_Java.csv", refused: []string{"is of no known format"}},
	{name: "without a header the default columns are taken on request", format: "jmeter-jtl-bare",
		text: "1551783627191,351,a,200,OK,T 1-1,text,true,,18\n", results: []string{"a | latency | ms | lower | sample | 351 |  |  |  | 1 | ok"}},
	{name: "without a header other columns are refused", format: "jmeter-jtl-bare",
		text: "a,200,T 1-1,text,true\n", refused: []string{"the columns are not the default ones", "which is the time is not known"}},
	{name: "success decides and not the code", format: "jmeter-jtl",
		text:    "elapsed,label,responseCode,success\n5,a,500,true\n6,a,200,false\n7,b,,true\n8,b,Non HTTP response code: x,false\n",
		results: []string{"a | latency | ms | lower | sample | 5 |  |  |  | 1 | ok", "a | latency | ms | lower | sample |  |  |  |  | 2 | failed", "b | latency | ms | lower | sample | 7 |  |  |  | 1 | ok", "b | latency | ms | lower | sample |  |  |  |  | 2 | failed"}},
	{name: "a failure of 0 ms is failed and not fast", format: "jmeter-jtl",
		text: "elapsed,label,success\n0,a,false\n", results: []string{"a | latency | ms | lower | sample |  |  |  |  | 1 | failed"}},
	{name: "a row for several samples is an aggregate", format: "jmeter-jtl",
		text: "elapsed,label,success,SampleCount,ErrorCount\n5,a,true,1,0\n900,a,true,30,2\n", results: []string{"a | latency | ms | lower | sample | 5 |  |  |  | 1 | ok"}, says: []string{"1 row (stands for several samples)"}},
	{name: "a transaction is the sum of requests", format: "jmeter-jtl",
		text:    "elapsed,label,responseMessage,success\n5,a,OK,true\n9,buy,\"Number of samples in transaction : 1, number of failing samples : 0\",true\n",
		results: []string{"a | latency | ms | lower | sample | 5 |  |  |  | 1 | ok", "buy | transaction time | ms | lower | sample | 9 |  |  |  | 1 | ok"}},
	{name: "commas and line breaks in messages, letters beyond ASCII in labels", format: "jmeter-jtl",
		text: "elapsed,label,responseMessage,success\n5,Requête HTTP,\"no,\nnot \"\"x\"\"\",true\n", results: []string{"Requête HTTP | latency | ms | lower | sample | 5 |  |  |  | 1 | ok"}},
	{name: "a jtl may be XML", format: "jmeter-xml", file: "jmeter/made_xml.jtl", refused: []string{"a results file as XML is not read", "output_format=csv"}},
	{name: "90% Line is milliseconds and Error % a share", format: "jmeter-aggregate",
		text: jmeterReportHead + "a,10000,146,27,118,19,31407,0.160%,169.5,38.35,20.66\n",
		has:  []string{"a | latency | ms | lower | p90 | 118 |", "a | error rate | % | lower | rate | 0.160 |"}},
	{name: "TOTAL is the total", format: "jmeter-aggregate",
		text:  jmeterReportHead + "a,10,146,27,118,19,31407,0.160%,169.5,38.35,20.66\nTOTAL,10,146,27,118,19,31407,0.160%,169.5,38.35,20.66\n",
		hasNo: []string{"TOTAL"}, says: []string{"1 row (the total of the others)"}},
	{name: "a decimal comma without a leading zero is told by the share of errors", format: "jmeter-aggregate",
		text: jmeterReportHead + "a,300,146,27,118,19,31407,\"0,000%\",\",16005\",\"3,58\",0\nb,300,146,27,118,19,31407,\"0,000%\",\"3,71977\",\"3,58\",0\n",
		has:  []string{"a | throughput | req/s | higher | rate | 0.16005 |", "b | throughput | req/s | higher | rate | 3.71977 |", "a | transfer rate | KiB/s | higher | rate | 3.58 |"}},
	{name: "1,234 without such a share is undecidable", format: "jmeter-aggregate",
		text: jmeterReportHead + "a,3,1,2,3,1,3,0%,\"1,234\",1,1\n", refused: []string{"1,234 cannot be told from 1.234"}},
	{name: "a header of another language is of no known format",
		text: "Libellé,# Echantillons,Moyenne,Médiane,90e centile,Min,Max,% Erreur,Débit\na,3,1,2,3,1,3,0.000%,1\n", refused: []string{`it looks like a CSV that starts "Libellé,`}},
}

const k6Head = "metric_name,timestamp,metric_value,check,error,error_code,expected_response,group,method,name,proto,scenario,service,status,subproto,tls_version,url,extra_tags,metadata\n"

var k6Traps = []trap{
	{name: "a row is a sample of one metric, whose unit is that of the metric", format: "k6-csv",
		text: k6Head + "http_req_duration,1795459792,5.5,,,,true,,GET,a,,s,,200,,,,,\nhttp_req_waiting,1795459792,5.1,,,,true,,GET,a,,s,,200,,,,,\nhttp_reqs,1795459792,1,,,,true,,GET,a,,s,,200,,,,,\n" +
			"http_req_failed,1795459792,0,,,,true,,GET,a,,s,,200,,,,,\ndata_sent,1795459792,80,,,,,,,,,s,,,,,,,\nvus,1795459792,3,,,,,,,,,,,,,,,,\n",
		results: []string{"GET a | latency | ms | lower | sample | 5.5 |  |  |  | 1 | ok", "GET a | requests | req | none | count | 1 |  |  |  |  | ok",
			"GET a | errors | errors | lower | count | 0 |  |  | 1 |  | ok", "s | data sent | B | none | count | 80 |  |  |  |  | ok"},
		says: []string{"1 row (a part of the latency)", "1 row (the number of users at a time)", "users at most 3"}},
	{name: "counters are sums and failures ones", format: "k6-csv",
		text:    k6Head + "http_req_failed,1,1,,,,false,,GET,a,,s,,500,,,,,\nhttp_req_failed,1,0,,,,true,,GET,a,,s,,200,,,,,\nhttp_req_failed,1,1,,,,false,,GET,a,,s,,500,,,,,\niterations,1,1,,,,,,,,,s,,,,,,,\niterations,1,1,,,,,,,,,s,,,,,,,\n",
		results: []string{"GET a | errors | errors | lower | count | 2 |  |  | 3 |  | ok", "s | iterations | iterations | none | count | 2 |  |  |  |  | ok"}},
	{name: "the CSV does not say what a metric of the script is", format: "k6-csv",
		text:    k6Head + "http_reqs,1,1,,,,true,,GET,a,,s,,200,,,,,\nmy_wait,1,7,,,,,,,,,s,,,,,,,\n",
		results: []string{"GET a | requests | req | none | count | 1 |  |  |  |  | ok"}, says: []string{"1 row (of the metric my_wait, of which the file does not say what it counts; the summary does)"}},
	{name: "many rows share a whole second, and rows are not in order", format: "k6-csv",
		text:    k6Head + "http_req_duration,1795459793,7,,,,true,,GET,a,,s,,200,,,,,\nhttp_req_duration,1795459792,5,,,,true,,GET,a,,s,,200,,,,,\nhttp_req_duration,1795459792,5,,,,true,,GET,a,,s,,200,,,,,\n",
		results: []string{"GET a | latency | ms | lower | sample | 7 |  |  |  | 1 | ok", "GET a | latency | ms | lower | sample | 5 |  |  |  | 2 | ok", "GET a | latency | ms | lower | sample | 5 |  |  |  | 3 | ok"}},
	{name: "a group starts with colons, and extra tags are pairs with commas in them", format: "k6-csv",
		text:    k6Head + "http_req_duration,1,7,,,,true,::json,GET,a,,s,,200,,,,\"runtime=node, 20&x=1\",\n",
		results: []string{"GET a | latency | ms | lower | sample | 7 |  |  |  | 1 | ok | group=json | runtime=node, 20 | x=1"}},
	{name: "a check is a condition that was met or not", format: "k6-csv",
		text:    k6Head + "checks,1,1,status is 200,,,,,,,,s,,,,,,,\nchecks,1,0,status is 200,,,,,,,,s,,,,,,,\nchecks,1,1,\"says \"\"hi\"\", you\",,,,,,,,s,,,,,,,\n",
		results: []string{"s | failed checks |  | lower | count | 1 |  |  | 2 |  | ok | check=status is 200", `s | failed checks |  | lower | count | 0 |  |  | 1 |  | ok | check=says "hi", you`}},
	{name: "columns are tags that can be off", format: "k6-csv",
		text: "metric_name,timestamp,metric_value,name,status\nhttp_req_duration,1,7,a,200\n", results: []string{"a | latency | ms | lower | sample | 7 |  |  |  | 1 | ok"}},
	{name: "a failed request has no latency", format: "k6-csv",
		text: k6Head + "http_req_duration,1,0,,dial,1212,false,,GET,a,,s,,0,,,,,\n", results: []string{"GET a | latency | ms | lower | sample |  |  |  |  | 1 | failed"}},
}

var vegetaTraps = []trap{
	{name: "no header, not in time order, and a time of 19 digits that is no value", format: "vegeta-csv",
		text:    "1795459499246734706,200,246471950,0,17,,eyJ9,,1,GET,http://a/,Q29=\n1795459499241617123,200,251367642,0,17,,eyJ9,,0,GET,http://a/,Q29=\n",
		results: []string{"GET http://a/ | latency | ns | lower | sample | 246471950 |  |  |  | 1 | ok", "GET http://a/ | latency | ns | lower | sample | 251367642 |  |  |  | 2 | ok"}, says: []string{"the rows are not sorted by it"}},
	{name: "the latency of status 0 is time to failure", format: "vegeta-csv",
		text: "1795459499241617123,0,81234,0,0,EOF,,a,0,GET,http://a/,\n", results: []string{"GET http://a/ | latency | ns | lower | sample |  |  |  |  | 1 | failed"}},
	{name: "µs and ms stand in one line of text", format: "vegeta-text", file: "vegeta/node_report.txt",
		has: []string{" | latency | us | lower | min | 230.214 |", " | latency | ms | lower | mean | 9.103 |"}},
	{name: "the last step of a plot is of infinite fineness", format: "vegeta-hdrplot",
		text:    "Value(ms)  Percentile  TotalCount  1/(1-Percentile)\n0.5  0.500000  2  2.000000\n9.5  1.000000  4  inf\n",
		results: []string{" | latency | ms | lower | p50 | 0.5 |  |  | 4 |  | ok", " | latency | ms | lower | max | 9.5 |  |  | 4 |  | ok"}},
	{name: "or of a fineness of ten million", format: "vegeta-hdrplot",
		text: "Value(ms)  Percentile  TotalCount  1/(1-Percentile)\n0.5  0.500000  2  2.000000\n9.5  1.000000  4  10000000.000000\n", has: []string{" | latency | ms | lower | max | 9.5 |  |  | 4 |"}, hasNo: []string{"10000000"}},
}

const heyHead = "response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset\n"

var heyTraps = []trap{
	{name: "0.0000 is below its resolution", format: "hey-csv", text: heyHead + "0.0000,0.0000,0.0000,0.0000,0.0000,0.0000,200,0.5\n",
		results: []string{" | latency | s | lower | sample | 0.0000 |  |  |  | 1 | ok"}, says: []string{"resolution of times 0.0001 s"}},
	{name: "an answer that is an error is a row", format: "hey-csv", text: heyHead + "0.0010,0,0,0,0,0,503,0.5\n0.0020,0,0,0,0,0,200,0.1\n",
		results: []string{" | latency | s | lower | sample |  |  |  |  | 1 | failed", " | latency | s | lower | sample | 0.0020 |  |  |  | 2 | ok"},
		says:    []string{"offset: when the request started; the rows are not sorted by it", "errors at least those in the file: requests without an answer are not in it"}},
	{name: "a header alone is total failure", format: "hey-csv", text: heyHead, refused: []string{"no request was answered"}},
}

var abTraps = []trap{
	{name: "-e is one curve and no samples", format: "ab-percentiles", text: "Percentage served,Time in ms\n0,0.9\n50,2.5\n100,8.1\n",
		results: []string{" | latency | ms | lower | min | 0.9 |  |  |  |  | ok", " | latency | ms | lower | p50 | 2.5 |  |  |  |  | ok", " | latency | ms | lower | max | 8.1 |  |  |  |  | ok"}},
	{name: "-g is sorted by time, in whole milliseconds, with a date without zone and an epoch", format: "ab-gnuplot",
		text:    "starttime\tseconds\tctime\tdtime\tttime\twait\nMon Nov 23 18:45:14 2026\t1795459514\t0\t0\t0\t0\nMon Nov 23 18:45:12 2026\t1795459512\t1\t3\t4\t2\n",
		results: []string{" | latency | ms | lower | sample | 0 |  |  |  | 1 | ok", " | latency | ms | lower | sample | 4 |  |  |  | 2 | ok"},
		says:    []string{"starttime, seconds: when the request started; the rows are sorted by ttime", "resolution of times 1 ms"}},
}

const wrkText = "Running 2s test @ http://h/\n  2 threads and 50 connections\n  Thread Stats   Avg      Stdev     Max   +/- Stdev\n    Latency   295.19us   11.56ms   1.10s    92.60%\n    Req/Sec     8.57k     6.58k   28.62k    75.86%\n" +
	"  50154 requests in 3.01s, 8.23MB read\nRequests/sec:  16675.44\nTransfer/sec:      2.74MB\n"

var otherLoadTraps = []trap{
	{name: "wrk: each time has its unit, and Req/Sec is that of a thread", format: "wrk", text: wrkText,
		has:   []string{"http://h/ | latency | us | lower | mean | 295.19 |", "http://h/ | latency | ms | none | stddev | 11.56 |", "http://h/ | latency | s | lower | max | 1.10 |", "http://h/ | throughput | req/s | higher | rate | 16675.44 |"},
		hasNo: []string{"8.57", "92.60", "| p50 |"}, says: []string{"1 line (the rate of one thread)"}},
	{name: "wrk: errors are printed only where there are some, and travel with the rate", format: "wrk",
		text: strings.Replace(wrkText, "Requests/sec", "  Socket errors: connect 0, read 7, write 0, timeout 0\n  Non-2xx or 3xx responses: 12\nRequests/sec", 1),
		has:  []string{"http://h/ | errors | errors | lower | count | 12 |  |  |  |  | ok | connections=50 | threads=2 | error=status |", "http://h/ | errors | errors | lower | count | 7 |  |  |  |  | ok | connections=50 | threads=2 | error=read |"},
		says: []string{"times and rates also count 12 requests that failed"}},
	{name: "wrk: percentiles come with --latency", format: "wrk", file: "wrk/node.txt", has: []string{"http://127.0.0.1:18080/ | latency | ms | lower | p99 | 67.37 |"}},
	{name: "wrk: a hook writes a CSV of its own layout", file: "wrk/summary.csv", refused: []string{"is of no known format"}},
	{name: "wrk2 adds a spectrum", format: "wrk", file: "wrk/wrk2_uncorrected.txt", has: []string{"http://127.0.0.1:18080/some | latency | ms | lower | p99.7266 | 2.263 |"}},
	{name: "autocannon: a minimum above the median", format: "autocannon-json", file: "autocannon/node.json",
		has: []string{"http://127.0.0.1:18080 | latency | ms | lower | p50 | 0 |"}, hasNo: []string{"latency | ms | lower | min"}, says: []string{"1 minimum (counts no request below 1 ms, of which there are some)"}},
	{name: "autocannon: tables are rounded", format: "autocannon-table", file: "autocannon/node_table.txt", refused: []string{"rounded for people"}},
	{name: "oha: a column came in the middle", format: "oha-csv", text: "request-start,DNS,DNS+dialup,Response-delay,request-duration,bytes,status\n0.002,0,0.0004,0.001,0.0025,17,200\n",
		results: []string{" | latency | s | lower | sample | 0.0025 |  |  |  | 1 | ok"}},
	{name: "oha: or did not", format: "oha-csv", text: "request-start,DNS,DNS+dialup,request-duration,bytes,status\n0.002,0,0.0004,0.0025,17,200\n",
		results: []string{" | latency | s | lower | sample | 0.0025 |  |  |  | 1 | ok"}},
	{name: "oha: percentiles of the JSON are seconds", format: "oha-json", text: ohaJSON, has: []string{" | latency | s | lower | p50 | 0.009 |"}},
	{name: "Gatling: lines of 2 to 7 fields, and a time is end less start", format: "gatling-log",
		text:    "ASSERTION\tAAED\n" + gatlingHead + "USER\tbuyers\tSTART\t1767825935179\nREQUEST\t\thome\t1767825935194\t1767825935216\tOK\t \nREQUEST\tcart\tpay\t1767825935300\t1767825935300\tKO\tno\n",
		results: []string{"home | latency | ms | lower | sample | 22 |  |  |  | 1 | ok", "pay | latency | ms | lower | sample |  |  |  |  | 1 | failed | group=cart"}},
	{name: "Gatling: later logs are binary", text: "\x00\x00\x00\x063.11.5\x00\x00\x01\x8c", refused: []string{"file.txt:1:1: a NUL byte"}},
	{name: "Artillery writes JSON", format: "artillery-json", file: "artillery/ok.json", has: []string{" | latency | ms | lower | p99 | 32.8 |"}},
}
