package formats

import (
	"strings"
	"testing"
)

func TestDBBenchmarkOfTheCorpus(t *testing.T) {
	in := imported(t, "db-benchmark", "db-benchmark/time_first_1299_rows.csv")
	tallied(t, in, "time in s: 1299 sample", "memory in GB: 730 sample, 569 skipped")
	want(t, in.Results[:4],
		"juliads | time | s | lower | sample | 0.177 |  |  |  | 1 | ok | task=groupby | data=G1_1e7_1e2_0_0 | rows=10000000 | start=cold | version=0.7.18 | on disk=false",
		"juliads | memory | GB | lower | sample | 1.131 |  |  |  | 1 | ok | task=groupby | data=G1_1e7_1e2_0_0 | rows=10000000 | start=cold | version=0.7.18 | on disk=false",
		"juliads | time | s | lower | sample | 0.045 |  |  |  | 1 | ok | task=groupby | data=G1_1e7_1e2_0_0 | rows=10000000 | start=warm | version=0.7.18 | on disk=false",
		"juliads | memory | GB | lower | sample | 0.955 |  |  |  | 1 | ok | task=groupby | data=G1_1e7_1e2_0_0 | rows=10000000 | start=warm | version=0.7.18 | on disk=false")
	leftOut(t, in, "11 columns (machine, dates, sizes and checksums of the answers)")
}

const dbHeader = "nodename,batch,timestamp,task,data,in_rows,question,solution,version,run,time_sec,mem_gb,on_disk,machine_type\n"

// TRUE and True are one thing, a version stays as written, and the first run is
// never averaged with a warm one.
func TestDBBenchmarkSpellings(t *testing.T) {
	in := read(t, "db-benchmark", text(dbHeader+"m,1,1,join,d,5,q,duckdb,3.10,1,0.5,NA,TRUE,big\nm,1,1,join,d,5,q,duckdb,3.10,2,NA,1,True,big\n"))
	want(t, in.Results,
		"duckdb | time | s | lower | sample | 0.5 |  |  |  | 1 | ok | task=join | data=d | rows=5 | start=cold | version=3.10 | on disk=true | machine=big",
		"duckdb | memory | GB | lower | sample |  |  |  |  | 1 | skipped | task=join | data=d | rows=5 | start=cold | version=3.10 | on disk=true | machine=big",
		"duckdb | time | s | lower | sample |  |  |  |  | 1 | failed | task=join | data=d | rows=5 | start=warm | version=3.10 | on disk=true | machine=big",
		"duckdb | memory | GB | lower | sample |  |  |  |  | 1 | failed | task=join | data=d | rows=5 | start=warm | version=3.10 | on disk=true | machine=big")
}

// Failures are missing rows of time.csv; logs.csv knows of them, but has no times.
func TestDBBenchmarkOtherFiles(t *testing.T) {
	contains(t, refused(t, "db-benchmark", text("nodename,batch,solution,version,git,task,data,timestamp,action,stderr,ret\n")), "when each script began and ended, no times", "import its time.csv")
	contains(t, refused(t, "db-benchmark", text("task,question,question_group\n")), "holds the questions, no times")
}

func TestDBBenchmarkOtherFilesOfTheCorpus(t *testing.T) {
	for _, name := range []string{"db-benchmark/logs_first_799_rows.csv", "db-benchmark/questions.csv"} {
		file := open(t, name)
		if f, err := Detect(file); err != nil || f.Name != "db-benchmark" {
			t.Errorf("%s: %s, %v", name, f.Name, err)
		}
		contains(t, refused(t, "db-benchmark", file), "no times")
	}
}

func TestMLPerfOfTheCorpus(t *testing.T) {
	in := imported(t, "mlperf", "mlperf/summary_first_6_rows.csv")
	tallied(t, in, "throughput in queries/s: 3 value", "throughput in samples/s: 3 value")
	want(t, in.Results[:2],
		"GIGABYTE G593-SD1 | throughput | queries/s | higher | value | 57174.1 |  |  |  |  | ok | model=mixtral-8x7b | organization=GigaComputing | division=closed | availability=available | nodes=1 | accelerator=NVIDIA H200-SXM-141GB | accelerators per node=8 | version=v4.1",
		"GIGABYTE G593-SD1 | throughput | samples/s | higher | value | 59334.8 |  |  |  |  | ok | model=mixtral-8x7b | organization=GigaComputing | division=closed | availability=available | nodes=1 | accelerator=NVIDIA H200-SXM-141GB | accelerators per node=8 | version=v4.1")
	if got := scenarios(in.Results); got != "Server; Offline" || in.Results[0].Runtime != "TensorRT 10.2.0, CUDA 12.4" {
		t.Errorf("scenarios %s, runtime %s", got, in.Results[0].Runtime)
	}
	leftOut(t, in, "12 columns (further names and remarks), 1 column (Accuracy: its scale differs by model)")
}

const mlperfHeader = "Organization,Availability,Division,SystemType,SystemName,MlperfModel,Scenario,Result,Accuracy,number_of_nodes,accelerator_model_name,accelerators_per_node,framework,version,inferred,Units\n"

// The unit stands in the last column of each row, and latency is better low.
func TestMLPerfUnitsDifferByRow(t *testing.T) {
	const row = `o,a,open,edge,"S, 1",m,SingleStream,RESULT,0.9,1,acc,1,f,v4.1,INFERRED,UNITS` + "\n"
	line := func(result, inferred, units string) string {
		return strings.NewReplacer("RESULT", result, "INFERRED", inferred, "UNITS", units).Replace(row)
	}
	in := read(t, "mlperf", text(mlperfHeader+line("1.5", "0", "Latency (ms)")+line("900", "0", "Tokens/s")+line("", "0", "Samples/s")+line("7", "1", "Samples/s")+line("7", "0", "bogos")))
	tallied(t, in, "latency in ms: 1 value", "throughput in tokens/s: 1 value", "throughput in samples/s: 1 failed")
	if in.Results[0].Better != "lower" || in.Results[0].Subject != "S, 1" {
		t.Errorf("%s", in.Results[0])
	}
	contains(t, in.leftOut(), "1 row (inferred from the result of another scenario)", `1 row (unknown units "bogos")`)
}

func TestClickBenchOfTheCorpus(t *testing.T) {
	duck := imported(t, "clickbench", "clickbench/duckdb_results_20260511_c8g.4xlarge.json")
	const machine = "machine=c8g.4xlarge | cluster_size=1 | tuned=no"
	tallied(t, duck, "load time in s: 1 value", "data size in B: 1 value", "query time in s: 129 sample")
	want(t, duck.Results[:5],
		"DuckDB | load time | s | lower | value | 120 |  |  |  |  | ok | "+machine,
		"DuckDB | data size | B | lower | value | 20462448640 |  |  |  |  | ok | "+machine,
		"DuckDB | query time | s | lower | sample | 0.021 |  |  |  | 1 | ok | "+machine+" | query=Q0",
		"DuckDB | query time | s | lower | sample | 0.013 |  |  |  | 1 | ok | "+machine+" | query=Q0",
		"DuckDB | query time | s | lower | sample | 0.013 |  |  |  | 2 | ok | "+machine+" | query=Q0")
	if got := scenarios(duck.Results); got != "load; cold; hot" {
		t.Errorf("scenarios %s", got)
	}
	// This system is tagged as one whose first run was not quite cold.
	if got := scenarios(imported(t, "clickbench", "clickbench/postgresql_results_20250310_c6a.4xlarge.json").Results); got != "load; lukewarm; hot" {
		t.Errorf("scenarios %s", got)
	}
}

func TestClickBenchNullIsFailedAndShortFilesAreRefused(t *testing.T) {
	queries := strings.Repeat("[1,null,0.5],", 42) + "[null,null,null]"
	file := `{"system":"s","machine":"m","load_time":0,"data_size":null,"tags":[],"result":[` + queries + `]}`
	in := read(t, "clickbench", text(file))
	lukewarm := read(t, "clickbench", text(strings.Replace(file, `[]`, `["lukewarm-cold-run"]`, 1)))
	if a, b := scenarios(in.Results), scenarios(lukewarm.Results); a != "load; cold; hot" || b != "load; lukewarm; hot" {
		t.Errorf("scenarios %s and %s", a, b)
	}
	tallied(t, in, "load time in s: 1 value", "query time in s: 84 sample, 45 failed")
	contains(t, refused(t, "clickbench", text(`{"system":"s","result":[[1,2,3]]}`)), `file.txt:1:24: field "result": 1 queries, ClickBench has 43`)
}

// A line of result.csv looks like four cells to a reader of CSVs.
func TestClickBenchResultCSVIsRefused(t *testing.T) {
	file := text("[0.002,0.002,0.002],\n[null,0.013,0.014],\n")
	if f, err := Detect(file); err != nil || f.Name != "clickbench" {
		t.Errorf("%s, %v", f.Name, err)
	}
	contains(t, refused(t, "clickbench", file), "holds times alone: not the system, the machine and the date", "import the JSON in the folder results")
}

func TestClickBenchResultCSVOfTheCorpus(t *testing.T) {
	contains(t, refused(t, "clickbench", open(t, "clickbench/altinity_result.csv")), "holds times alone")
}

func FuzzTechEmpower(f *testing.F) {
	fuzz(f, "techempower", techEmpowerFile(`{"latencyAvg":"1.05s","latencyStdev":"130.81us","latencyMax":"2m","totalRequests":30,"5xx":1}`))
}

func FuzzTheBenchmarker(f *testing.F) {
	fuzz(f, "the-benchmarker", `{"updated_at":"","hardware":{"cpu_name":""},"frameworks":[{"id":1,"label":"a","language":"go","version":3.10}],
"metrics":[{"level":64,"label":"percentile50","value":0.1,"framework_id":1},{"level":64,"label":"total_requests_per_s","value":0.0,"framework_id":1}]}`)
}

func FuzzClickBench(f *testing.F) {
	fuzz(f, "clickbench", `{"system":"s","machine":"m","load_time":1,"data_size":2,"tags":["lukewarm-cold-run"],"result":[`+strings.Repeat("[1,null,0.5],", 42)+`[1,2,3]]}`, "[0.1,0.2,null],\n")
}

func FuzzDBBenchmark(f *testing.F) {
	fuzz(f, "db-benchmark", dbHeader+"m,1,1,join,d,5,q,duckdb,3.10,1,0.5,NA,TRUE,big\n")
}

func FuzzMLPerf(f *testing.F) {
	fuzz(f, "mlperf", mlperfHeader+"o,a,open,edge,s,m,Server,1.5,0.9,1,acc,1,f,v4.1,0,Queries/s\n")
}

func FuzzLanguageBenchmark(f *testing.F) {
	fuzz(f, "programming-language-benchmarks", `{"lang":"go","compiler":"go","test":"a","code":"1.go","input":"14","timeMS":1.5,"timeStdDevMS":2,"memBytes":3}`)
}

func FuzzBenchmarksGame(f *testing.F) {
	fuzz(f, "benchmarks-game", "name,lang,id,n,size(B),cpu-time(s),mem(KB),status,elapsed-time(s)\na,b,1,1,1,2,1,0,1\n")
}

func FuzzLambdaPerf(f *testing.F) {
	fuzz(f, "lambda-perf", `{"metadata":{},"runtimeData":[{"d":"go","m":128,"a":"arm64","p":"zip","i":[1.5,null],"acd":1,"ad":2,"mu":3}]}`)
}

func FuzzFastifyBenchmarks(f *testing.F) {
	fuzz(f, "fastify-benchmarks", `[{"name":"a","hasRouter":true,"version":"1","requests":"N/A","latency":"1.5","throughput":"1"}]`)
}
