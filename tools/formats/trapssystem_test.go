package formats

import "strings"

const pgbenchText = "pgbench (15.18)\ntransaction type: <builtin: TPC-B (sort of)>\nscaling factor: 1\nquery mode: simple\nnumber of clients: 4\nnumber of threads: 2\n"

var pgbenchTraps = []trap{
	{name: "a log has blanks, no header, and times in us", format: "pgbench-log", text: "1 2 122208 0 1795459430 71101\n",
		results: []string{" | latency | us | lower | sample | 122208 |  |  |  | 1 | ok"}},
	{name: "skipped and failed stand for a time", format: "pgbench-log", text: "0 1 700 0 1795459430 1 5\n0 2 skipped 0 1795459430 2 5\n0 3 failed 0 1795459430 3 5\n",
		has: []string{" | latency | us | lower | sample | 700 |", " | latency | us | lower | sample |  |  |  |  | 2 | skipped |", " | latency | us | lower | sample |  |  |  |  | 3 | failed |"}},
	{name: "a seventh value may be the lag or the retries", format: "pgbench-log", text: "0 1 700 0 1795459430 1 5\n", hasNo: []string{"lag"},
		says: []string{"1 seventh value (the lag with -R or the retries with --max-tries: the file does not say which)"}},
	{name: "the start and the microseconds of a log are no times of its transactions", format: "pgbench-log", text: "1 2 122208 0 1795459430 71101\n", hasNo: []string{"1795459430", "71101"}},
	{name: "an aggregated log has sums, of another width in each version", format: "pgbench-aggregate-log", text: "1795459433 10 600 60000 50 70 0 0 0 0 0 0 0 0 0\n1795459434 4 400 40400 90 110\n",
		has: []string{" | latency | us | lower | mean | 60.000 |  |  | 10 |  | ok | interval start=1795459433 |", " | latency | us | lower | mean | 100.000 |  |  | 4 |  | ok | interval start=1795459434 |"}, hasNo: []string{"lag"}},
	{name: "an aggregated log is no log of transactions", format: "pgbench-log", text: "1795459433 10 600 60000 50 70 0 0 0 0 0 0 0 0 0\n", refused: []string{"has 15 values", "--from pgbench-aggregate-log"}},
	{name: "tps is without connecting, and skipped and late are counts with a share", format: "pgbench",
		text:  pgbenchText + "number of transactions actually processed: 189\nnumber of transactions skipped: 157 (45.376%)\nnumber of transactions above the 10.0 ms latency limit: 9/189 (4.762%)\nlatency average = 28.197 ms\ntps = 139.969233 (without initial connection time)\n",
		has:   []string{"PostgreSQL 15.18 | throughput | transactions/s | higher | rate | 139.969233 |", "PostgreSQL 15.18 | latency | ms | lower | mean | 28.197 |", "PostgreSQL 15.18 | skipped transactions | transactions | lower | count | 157 |"},
		hasNo: []string{"45.376"}},
}

// hookText is a run of sysbench with the lines of a hook between banner and summary.
const hookText = "sysbench 1.0.20\n\nRunning the test with following options:\nNumber of threads: 2\n\nThreads started!\n\n1,2,97871.90,0.00,0.00,0.00,0.00,0.00,0.00,0.00\n\nGeneral statistics:\n    total time:  1.0s\n    total number of events:  97872\n"

const fioTerseHalf = "118012;39324;9831;3001;0;0;0.0;0.0;29;17449;74.7;310.0;"

var systemTraps = []trap{
	{name: "sysbench: lines of a hook lie between text", format: "sysbench", text: hookText,
		has: []string{" | throughput | events/s | higher | sample | 97871.90 |  |  |  | 1 | ok | threads=2 |"}},
	{name: "sysbench: a latency of 0.00 is below resolution or not measured", format: "sysbench", text: hookText, hasNo: []string{"latency"},
		says: []string{"(below what sysbench prints, or not measured)"}},
	{name: "sysbench: the ten figures of a hook have no names and no units", format: "sysbench", file: "sysbench/oltp_csv.txt",
		has: []string{" | throughput | transactions/s | higher | sample | 1371.62 |  |  |  | 1 | ok | threads=2 |", " | read queries | queries/s | none | sample | 19224.64 |", " | p99 latency | ms | lower | sample | 6.67 |"}},
	{name: "fio: terse fields are known by their place alone", format: "fio-terse", file: "fio/terse_v3.csv",
		has: []string{"rw | bandwidth | KiB/s | higher | rate | 39324 |", "rw | operations | ops/s | higher | rate | 9831 |", "rw | completion latency | us | lower | mean | 74.713947 |", // 7, 8, 16
			"rw | bandwidth | KiB/s | higher | rate | 39370 |", "rw | completion latency | us | lower | mean | 4.169426 |"}}, // 41 behind
	{name: "fio: 99.000000%=337 is a pair", format: "fio-terse", file: "fio/terse_v3.csv", has: []string{"rw | completion latency | us | lower | p99 | 337 |"}},
	{name: "fio: a half of zeros was not run", format: "fio-terse", file: "fio/terse_read.csv",
		says: []string{"1 direction (the job did no such thing, so its zeros are no measurement)"}},
	{name: "fio: another version of terse is refused", format: "fio-terse", text: "3;fio-3.33;rw;0;0;" + fioTerseHalf + "\n", refused: []string{"the line may be cut off"}},
	{name: "fio: a log has blanks behind commas and two series", format: "fio-log", file: "fio/rw_bw.1.log",
		has: []string{"rw | bandwidth | KiB/s | higher | sample | 35840 |  |  |  | 1 | ok | job=1 |", "rw | bandwidth | KiB/s | higher | sample | 37712 |  |  |  | 1 | ok | job=1 |"}},
	{name: "fio: the unit of a log is in the name of the file", format: "fio-log", text: "250, 73822, 0, 0, 0\n", refused: []string{"a log of fio says by its name alone what its values are"}},
	{name: "iperf: the last line is the total of those above, and dates are no numbers", format: "iperf-csv",
		text:    "20261123184547,a,1,b,2,1,0.0-1.0,8,64\n20261123184548,a,1,b,2,1,1.0-2.0,8,66\n20261123184548,a,1,b,2,1,0.0-2.1,16,65\n",
		results: []string{" | throughput | bit/s | higher | sample | 64 |  |  |  | 1 | ok | stream=1", " | throughput | bit/s | higher | sample | 66 |  |  |  | 2 | ok | stream=1", " | throughput | bit/s | higher | rate | 65 |  |  |  |  | ok | stream=1"}},
	{name: "iperf: a date of 1970 and parallel streams without a sum", format: "iperf-csv",
		text:    "19700101000000,a,1,b,2,1,0.0-1.0,8,64\n19700101000000,a,3,b,2,2,0.0-1.0,8,66\n",
		results: []string{" | throughput | bit/s | higher | rate | 64 |  |  |  |  | ok | stream=1", " | throughput | bit/s | higher | rate | 66 |  |  |  |  | ok | stream=2"}},
	{name: "iperf3 writes JSON", format: "iperf3-json", file: "iperf/iperf3.json", has: []string{" | throughput | bit/s | higher | rate | 9141148844.2100353 |"}},
	{name: "sadf: a header behind # is no comment, and comes again with other columns", format: "sadf-csv",
		text:    "# hostname;interval;timestamp;CPU;%user\nvm;1;2026-11-23 18:53:02 UTC;-1;86.14\n# hostname;interval;timestamp;kbmemfree\nvm;1;2026-11-23 18:53:02 UTC;14666196\n",
		results: []string{"vm | %user | % | none | sample | 86.14 |  |  |  | 1 | ok | device=all", "vm | kbmemfree | KiB | none | sample | 14666196 |  |  |  | 1 | ok"}},
	{name: "sadf: [...] in a name, and CPU -1 for all", format: "sadf-csv",
		text:    "# hostname;interval;timestamp;CPU;%user[...];kbmemfree\nvm;1;2026-11-23 18:53:02 UTC;-1;86.14;7\n",
		results: []string{"vm | %user | % | none | sample | 86.14 |  |  |  | 1 | ok | device=all", "vm | kbmemfree | KiB | none | sample | 7 |  |  |  | 1 | ok"}},
	{name: "sadf -p is long", format: "sadf-p", text: "vm\t1\t2026-11-23 18:53:02 UTC\tall\t%user\t86.14\n",
		results: []string{"vm | %user | % | none | sample | 86.14 |  |  |  | 1 | ok | device=all"}},
}

const gameHead = "name,lang,id,n,size(B),cpu-time(s),mem(KB),status,make-time(s),elapsed-time(s),threefour(s),onetwo(s),cpu-time-mean(s),cpu-time-variance,cpu-time-sample\n"

var publishedTraps = []trap{
	{name: "db-benchmark: the first run is cold and no average of it and the second", format: "db-benchmark",
		text: dbHeader + "m,1,1,join,d,5,q,duckdb,3.10,1,0.5,1.5,TRUE,big\nm,1,1,join,d,5,q,duckdb,3.10,2,0.25,1.5,TRUE,big\n",
		has: []string{"duckdb | time | s | lower | sample | 0.5 |  |  |  | 1 | ok | task=join | data=d | rows=5 | start=cold | version=3.10 |",
			"duckdb | time | s | lower | sample | 0.25 |  |  |  | 1 | ok | task=join | data=d | rows=5 | start=warm | version=3.10 |"}},
	{name: "db-benchmark: TRUE and True are one", format: "db-benchmark",
		text: dbHeader + "m,1,1,join,d,5,q,duckdb,1,1,0.5,1.5,TRUE,big\nm,1,1,join,d,5,q,duckdb,1,1,0.6,1.5,True,big\n",
		has:  []string{"duckdb | time | s | lower | sample | 0.6 |  |  |  | 2 | ok | task=join | data=d | rows=5 | start=cold | version=1 | on disk=true | machine=big |"}, hasNo: []string{"=TRUE", "=True"}},
	{name: "db-benchmark: checksums and epochs are no measures", format: "db-benchmark",
		text:  "nodename,batch,timestamp,task,data,in_rows,question,solution,version,run,time_sec,mem_gb,chk,on_disk\nm,1697528140,1697528163.224612,join,d,5,q,duckdb,1,1,0.5,1.5,29998789.000;79989360.000,TRUE\n",
		hasNo: []string{"29998789.000", "1697528"}, says: []string{"machine, dates, sizes and checksums of the answers"}},
	{name: "db-benchmark: failures are rows of another file", format: "db-benchmark",
		text: "nodename,batch,solution,version,git,task,data,timestamp,action,stderr,ret\n", refused: []string{"when each script began and ended, no times", "import its time.csv"}},
	{name: "Benchmarks Game: mem(KB) holds bytes", format: "benchmarks-game", text: gameHead + "a,go,1,21,595,9.7,665079808,0,2.51,10.2,0.000,0.000,0.000,0.000,1\n",
		has: []string{"go #1 | memory | B | lower | sample | 665079808 |"}},
	{name: "Benchmarks Game: the status decides, not a time of 0 or of seconds", format: "benchmarks-game",
		text: gameHead + "a,go,1,21,595,0.000,0,-12,2,0.000,0,0,0,0,1\na,go,2,21,595,0.000,0,-10,2,3.5,0,0,0,0,1\na,go,3,21,595,0.000,9,0,2,0.000,0,0,0,0,1\n",
		has: []string{"go #1 | elapsed time | s | lower | sample |  |  |  |  | 1 | failed |", "go #2 | elapsed time | s | lower | sample |  |  |  |  | 1 | failed |", "go #2 | memory | B | lower | sample |  |  |  |  | 1 | failed |",
			"go #3 | elapsed time | s | lower | sample | 0.000 |  |  |  | 1 | ok |"}},
	{name: "Benchmarks Game: an id tells programs apart, and size(B) is that of the source", format: "benchmarks-game",
		text: gameHead + "a,go,1,7,595,1,2,0,2,3,0,0,0,0,1\na,go,1,21,595,1,2,0,2,4,0,0,0,0,1\na,go,8,7,700,1,2,0,2,5,0,0,0,0,1\n",
		has:  []string{"go #1 | source size | B | lower | count | 595 |  |  |  |  | ok | program=1 |", "go #8 | source size | B | lower | count | 700 |  |  |  |  | ok | program=8 |"}, hasNo: []string{"repeat"},
		says: []string{"1 column (make-time(s): the build, not the run)", "5 columns (summaries that the source does not fill)"}},
	{name: "TechEmpower: times are text, each with its unit", format: "techempower",
		text: techEmpowerFile(`{"latencyAvg":"130.81us","latencyStdev":"2.86ms","latencyMax":"1.05s","totalRequests":30}`),
		has:  []string{"a | latency | ms | lower | mean | 0.13081 |", "a | latency | ms | none | stddev | 2.86 |", "a | latency | ms | lower | max | 1050 |"}},
	{name: "TechEmpower: a rate is requests over the length of the run, and a level a place in a list", format: "techempower",
		text: techEmpowerFile(`{"totalRequests":30},{"totalRequests":45}`),
		has:  []string{"a | throughput | req/s | higher | rate | 2 |  |  |  |  | ok | test=json | level=16 |", "a | throughput | req/s | higher | rate | 3 |  |  |  |  | ok | test=json | level=32 |"}},
	{name: "TechEmpower: a level without totalRequests is failed, and 5xx count among them", format: "techempower",
		text: techEmpowerFile(`{"startTime":1},{"totalRequests":15,"5xx":7}`),
		has:  []string{"a | throughput | req/s | higher | rate |  |  |  |  |  | failed | test=json | level=16 |", "a | throughput | req/s | higher | rate | 1 |", "a | server errors | requests | lower | count | 7 |"}},
	{name: "ClickBench: a line of result.csv looks like four cells", format: "clickbench", text: "[0.002,0.002,0.002],\n[null,0.013,0.014],\n", refused: []string{"holds times alone"}},
	{name: "ClickBench: null is failed", format: "clickbench",
		text: `{"system":"s","machine":"m","load_time":0,"data_size":1,"tags":[],"result":[` + strings.Repeat("[1,null,0.5],", 42) + `[1,2,3]]}`,
		has:  []string{"s | query time | s | lower | sample | 1 |  |  |  | 1 | ok | machine=m | query=Q0 |", "s | query time | s | lower | sample |  |  |  |  | 1 | failed | machine=m | query=Q0 |"}},
	{name: "MLPerf: the unit of each row stands in its last column", format: "mlperf",
		text: mlperfHeader + "o,a,open,\"edge\",\"S, 1\",m,SingleStream,1.5,0.9,1,acc,1,f,v4.1,0,Latency (ms)\no,a,open,edge,S2,m,Offline,900,45.3,1,acc,1,f,v4.1,0,Samples/s\n",
		has:  []string{"S, 1 | latency | ms | lower | value | 1.5 |", "S2 | throughput | samples/s | higher | value | 900 |"}, says: []string{"1 column (Accuracy: its scale differs by model)"}},
	{name: "the-benchmarker: -1.0 is not measured and percentile99 is p95", format: "the-benchmarker",
		text: `{"updated_at":"","hardware":{"cpu_name":""},"frameworks":[{"id":1,"label":"a","language":"go","version":3.10}],"metrics":[{"level":64,"label":"percentile99","value":0.5,"framework_id":1},` +
			`{"level":64,"label":"percentile99999","value":-1.0,"framework_id":1},{"level":64,"label":"total_requests_per_s","value":7.5,"framework_id":1}]}`,
		results: []string{"a | latency | s | lower | p95 | 0.5 |  |  |  |  | ok | connections=64 | language=go | version=3.10", "a | throughput | req/s | higher | mean | 7.5 |  |  |  |  | ok | connections=64 | language=go | version=3.10"},
		says:    []string{"-1 means not measured"}},
	{name: "fastify/benchmarks: numbers are strings and N/A is failed", format: "fastify-benchmarks",
		text: `[{"name":"a","hasRouter":true,"version":"1","requests":"57912.2","latency":"16.77","throughput":"10.27"},{"name":"b","hasRouter":true,"version":"1","requests":"N/A","latency":"N/A","throughput":"N/A"}]`,
		has:  []string{"a | throughput | req/s | higher | mean | 57912.2 |", "a | latency | ms | lower | mean | 16.77 |", "b | throughput | req/s | higher | mean |  |  |  |  |  | failed |"}},
	{name: "Programming-Language-Benchmarks: units stand in the names of members", format: "programming-language-benchmarks",
		text: `{"lang":"go","compiler":"go","test":"a","code":"1.go","input":"14","timeMS":394.9,"timeStdDevMS":8.7,"memBytes":107716608}`,
		has:  []string{"go 1.go | elapsed time | ms | lower | mean | 394.9 |", "go 1.go | elapsed time | ms | none | stddev | 8.7 |", "go 1.go | memory | B | lower | mean | 107716608 |"}},
	{name: "Phoronix: titles above a header that comes twice",
		text: "\"A title\"\n\n ,,\"sysA\",\"sysB\"\nProcessor,,X,Y\n\n ,,\"sysA\",\"sysB\"\n\"Test - args (Seconds)\",LIB,1.5,2.5\n", refused: []string{"is of no known format"}},
	{name: "SPEC CPU: a report in the clothes of a CSV",
		text: "\"SPEC CPU2017 Result\"\n\n\"Full Results Table\"\n\nBenchmark,\"Base # Threads\",\"Base Run Time\",\"Base Ratio\"\n600.perlbench_s,1,NR,CE\n", refused: []string{"is of no known format"}},
	{name: "Node core compare.js: a configuration of parameters in one cell",
		text: "\"binary\",\"filename\",\"configuration\",\"rate\",\"time\"\n\"old\",\"a.js\",\"n=1 size=16\",10,0.5\n", refused: []string{"is of no known format", "benchwright inspect"}},
	{name: "hand-made: no header", text: "arraysort,1000,0,207200\narraysort,1000,1,217800\n", refused: []string{"is of no known format", "made by hand"}},
	{name: "hand-made: an epoch among times, columns in another order half-way", text: "sort,n,time_ns,seed\nheap,100,207200,42\n7,heap,100,1758995990304000000\n", refused: []string{"is of no known format", "made by hand"}},
	{name: "hand-made: units that nothing says", text: "\"url\",\"RPS\",\"Duration\"\n/a?x=1,125.6,10961.7\n", refused: []string{"is of no known format", "made by hand"}},
}
