package formats

import (
	"strings"
	"testing"
)

const jtlHead = jtlColumns + "\n"

// 252 requests that succeeded and 3 that failed, with 400.
func TestJMeterJTL(t *testing.T) {
	i := imported(t, "jmeter-jtl", "jmeter/jtl_HTMLReportTestFile.csv")
	if got := shape(i); got != "252 latency ms lower sample ok\n3 latency ms lower sample failed" {
		t.Error(got)
	}
	has(t, i, "JR-OK | latency | ms | lower | sample | 351 |  |  |  | 1 | ok", "JR-OK | latency | ms | lower | sample | 192 |  |  |  | 2 | ok",
		"JR-KO | latency | ms | lower | sample |  |  |  |  | 1 | failed")
	contains(t, i.Summary(), "2 columns (Latency, Connect: parts of elapsed)", "12 columns (timeStamp, responseCode,")
}

// 500 with true and 200 with false both occur; a failure may take 0 ms.
func TestJTLSuccessDecidesNotTheCode(t *testing.T) {
	i := read(t, "jmeter-jtl", text(jtlHead+
		"1551783627191,351,a,500,,T 1-1,text,true,,1,1,1,1,null,0,0,0\n"+
		"1551783627192,12,a,200,OK,T 1-1,text,false,\"expected \"\"x\"\",\nnot y\",1,1,1,1,null,0,0,0\n"+
		"1551783627193,0,Requête HTTP,Non HTTP response code: java.net.ConnectException,,T 1-1,text,false,,1,1,1,1,null,0,0,0\n"))
	want(t, i.Results,
		"a | latency | ms | lower | sample | 351 |  |  |  | 1 | ok",
		"a | latency | ms | lower | sample |  |  |  |  | 2 | failed",
		"Requête HTTP | latency | ms | lower | sample |  |  |  |  | 1 | failed")
}

func TestJTLWithoutSuccessGoesByTheCode(t *testing.T) {
	i := read(t, "jmeter-jtl", text("elapsed,label,responseCode,threadName\n5,a,200,T\n6,a,404,T\n7,a,Non HTTP response code: x,T\n"))
	if got := shape(i); got != "1 latency ms lower sample ok\n2 latency ms lower sample failed" {
		t.Error(got)
	}
	states(t, i, "failures are told by the code of the response")
	states(t, read(t, "jmeter-jtl", text("elapsed,label,threadName,success2,responseCode2\n5,a,T,x,y\n")), "failures are not in the file")
}

// The time of a transaction is the sum of its samples, and stays apart from them.
func TestJTLTransactionsAreNoRequests(t *testing.T) {
	i := read(t, "jmeter-jtl", text("elapsed,label,responseMessage,success\n5,a,OK,true\n9,visit,\"Number of samples in transaction : 1, number of failing samples : 0\",true\n"))
	want(t, i.Results, "a | latency | ms | lower | sample | 5 |  |  |  | 1 | ok", "visit | transaction time | ms | lower | sample | 9 |  |  |  | 1 | ok")
}

func TestJTLRowsForSeveralSamples(t *testing.T) {
	i := read(t, "jmeter-jtl", text("elapsed;label;success;SampleCount;ErrorCount\n5;a;true;1;0\n900;a;true;30;2\n"))
	want(t, i.Results, "a | latency | ms | lower | sample | 5 |  |  |  | 1 | ok")
	contains(t, i.Summary(), "1 row (stands for several samples)")
}

func TestJTLDelimiters(t *testing.T) {
	for _, d := range []string{",", ";", "\t", "|"} {
		file := text(strings.ReplaceAll("label,elapsed,success,Latency\na,17,true,1\n", ",", d))
		if f, err := Detect(file); err != nil || f.Name != "jmeter-jtl" {
			t.Errorf("%q: %q, %v", d, f.Name, err)
		}
		want(t, read(t, "jmeter-jtl", file).Results, "a | latency | ms | lower | sample | 17 |  |  |  | 1 | ok")
	}
}

func TestJTLWithoutTimesIsRefused(t *testing.T) {
	for _, name := range []string{"jmeter/jtl_BatchTestLocal.csv", "jmeter/jtl_JDBC_TESTS.csv", "jmeter/jtl_TestResultStatusAction.csv"} {
		file := open(t, name)
		if f, err := Detect(file); err != nil || f.Name != "jmeter-jtl" {
			t.Errorf("%s is taken for %q, %v", name, f.Name, err)
		}
		contains(t, refused(t, "jmeter-jtl", file), name+`:1: field "elapsed": the column is missing: the file holds no time`, "saveservice.time=true")
	}
	contains(t, refused(t, "jmeter-jtl", text("elapsed,label,success\nsoon,a,true\n5,a,maybe\n")),
		`file.txt:2:1: field "elapsed": "soon" is not a number`, `file.txt:3:5: field "success": "maybe" is neither true nor false`)
}

// Without names a file is read on request only, and only with the default columns.
func TestJTLWithoutHeader(t *testing.T) {
	named := string(open(t, "jmeter/jtl_HTMLReportTestFile.csv").Data)
	_, bare, _ := strings.Cut(named, "\n")
	if f, err := Detect(text(bare)); err == nil {
		t.Errorf("taken for %s", f.Name)
	}
	i := read(t, "jmeter-jtl-bare", text(bare))
	if got := shape(i); got != "252 latency ms lower sample ok\n3 latency ms lower sample failed" {
		t.Error(got)
	}
	contains(t, refused(t, "jmeter-jtl-bare", text(strings.Replace(bare, ",192,", ",1x2,", 1))), `file.txt:2:15: field "elapsed": "1x2" is not a number`)
	file := open(t, "jmeter/jtl_TEST_HTTP_Java.csv")
	if f, err := Detect(file); err == nil {
		t.Errorf("taken for %s", f.Name)
	}
	contains(t, refused(t, "jmeter-jtl-bare", file), "the columns are not the default ones", "which is the time is not known", "print_field_names=true")
	// One column less before the eighth, and one more behind it.
	contains(t, refused(t, "jmeter-jtl-bare", text("1551783627191,351,a,200,T,text,true,,18,8\n")), "the columns are not the default ones")
}

// Each of these was made by the same plan: 6 answered requests, 6 of which half
// failed, 6 refused ones, and 6 transactions.
func TestJTLOfEverySetting(t *testing.T) {
	for name, format := range map[string]string{
		"jmeter/made_default.jtl": "jmeter-jtl", "jmeter/made_tab.jtl": "jmeter-jtl", "jmeter/made_semicolon.jtl": "jmeter-jtl", "jmeter/made_bare.jtl": "jmeter-jtl-bare",
	} {
		i := read(t, format, open(t, name))
		counts := map[string]int{}
		for _, r := range i.Results {
			counts[r.Subject+" "+r.Metric+" "+r.Status]++
		}
		for key, want := range map[string]int{"Requête HTTP latency ok": 6, "refused latency failed": 6} {
			if counts[key] != want {
				t.Errorf("%s: %d of %s in %v", name, counts[key], key, counts)
			}
		}
		if counts["some latency ok"]+counts["some latency failed"] != 6 || counts["Visit, whole transaction time ok"]+counts["Visit, whole transaction time failed"] != 6 {
			t.Errorf("%s: %v", name, counts)
		}
	}
	contains(t, refused(t, "jmeter-jtl", open(t, "jmeter/made_times_off.jtl")), "the file holds no time")
	contains(t, refused(t, "jmeter-xml", open(t, "jmeter/made_xml.jtl")), "XML is not read")
}

func TestJTLAsXMLIsRefused(t *testing.T) {
	file := text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testResults version=\"1.2\">\n<httpSample t=\"5\" lb=\"a\" s=\"true\"/>\n</testResults>\n")
	if f, err := Detect(file); err != nil || f.Name != "jmeter-xml" {
		t.Errorf("taken for %q, %v", f.Name, err)
	}
	contains(t, refused(t, "jmeter-xml", file), "XML is not read", "output_format=csv")
}

const jmeterReportHead = "Label,# Samples,Average,Median,90% Line,Min,Max,Error %,Throughput,Received KB/sec,Sent KB/sec\n"

func TestJMeterAggregateReport(t *testing.T) {
	i := read(t, "jmeter-aggregate", text(jmeterReportHead+"a,10000,146,27,118,19,31407,0.160%,.16005,38.35,20.66\nb,10,5,5,6,1,9,100.000%,2.5,0.1,0.1\nTOTAL,10010,140,20,110,1,31407,0.3%,170,38,20\n"))
	want(t, i.Results,
		"a | requests | req | none | count | 10000 |  |  |  |  | ok",
		"a | error rate | % | lower | rate | 0.160 |  |  | 10000 |  | ok",
		"a | latency | ms | lower | mean | 146 |  |  | 10000 |  | ok",
		"a | latency | ms | lower | median | 27 |  |  | 10000 |  | ok",
		"a | latency | ms | lower | min | 19 |  |  | 10000 |  | ok",
		"a | latency | ms | lower | max | 31407 |  |  | 10000 |  | ok",
		"a | latency | ms | lower | p90 | 118 |  |  | 10000 |  | ok",
		"a | throughput | req/s | higher | rate | 0.16005 |  |  |  |  | ok",
		"a | transfer rate | KiB/s | higher | rate | 38.35 |  |  |  |  | ok",
		"a | send rate | KiB/s | none | rate | 20.66 |  |  |  |  | ok",
		"b | requests | req | none | count | 10 |  |  |  |  | ok",
		"b | error rate | % | lower | rate | 100.000 |  |  | 10 |  | ok",
		"b | latency | ms | lower | mean |  |  |  |  |  | failed",
		"b | latency | ms | lower | median |  |  |  |  |  | failed",
		"b | latency | ms | lower | min |  |  |  |  |  | failed",
		"b | latency | ms | lower | max |  |  |  |  |  | failed",
		"b | latency | ms | lower | p90 |  |  |  |  |  | failed",
		"b | throughput | req/s | higher | rate |  |  |  |  |  | failed",
		"b | transfer rate | KiB/s | higher | rate |  |  |  |  |  | failed",
		"b | send rate | KiB/s | none | rate | 0.1 |  |  |  |  | ok",
	)
	leaves(t, i, "1 row: the total of the others")
}

// ",16005" and "3,71977" stand in one column; the share of errors shows the mark.
func TestJMeterAggregateWithDecimalComma(t *testing.T) {
	i := read(t, "jmeter-aggregate", text(jmeterReportHead+"a,300,146,27,118,19,31407,\"0,000%\",\",16005\",\"3,58\",\"1,234\"\nb,300,146,27,118,19,31407,\"0,333%\",\"3,71977\",\"3,58\",0\n"))
	has(t, i, "a | throughput | req/s | higher | rate | 0.16005 |  |  |  |  | ok", "b | throughput | req/s | higher | rate | 3.71977 |  |  |  |  | ok",
		"a | send rate | KiB/s | none | rate | 1.234 |  |  |  |  | ok", "b | error rate | % | lower | rate | 0.333 |  |  | 300 |  | ok")
	contains(t, refused(t, "jmeter-aggregate", text(jmeterReportHead+"a,3,1,2,3,1,3,0%,\"1,234\",1,1\n")), `1,234 cannot be told from 1.234`)
	contains(t, refused(t, "jmeter-aggregate", text(jmeterReportHead+"a,3,1,2,3,1,3,0.000%,\"1,234\",1,1\n")), `file.txt:2:`, `field "Throughput": "1,234" is not a number`)
	contains(t, refused(t, "jmeter-aggregate", text(jmeterReportHead+"a,3,1,2,3,1,3,0.000%,1,1,1\nb,3,1,2,3,1,3,\"0,000%\",1,1,1\n")), "both decimal points and decimal commas")
}

func TestJMeterSummaryReport(t *testing.T) {
	i := read(t, "jmeter-aggregate", text("Label,# Samples,Average,Min,Max,Std. Dev.,Error %,Throughput,Received KB/sec,Sent KB/sec,Avg. Bytes\na,300,146,19,314,12.34,0.000%,2.5,3.58,1.2,455.0\n"))
	has(t, i, "a | latency | ms | none | stddev | 12.34 |  |  | 300 |  | ok", "a | response size | B | none | mean | 455.0 |  |  | 300 |  | ok")
}

func TestJMeterAggregateOfTheCorpus(t *testing.T) {
	i := imported(t, "jmeter-aggregate", "jmeter/aggregate_report_flask_express.csv")
	if len(i.Results) != 4*12 {
		t.Errorf("%d results", len(i.Results))
	}
	has(t, i, "GET_SLEEP 8080 | error rate | % | lower | rate | 0.160 |  |  | 10000 |  | ok",
		"GET 8000 - gunicorn | latency | ms | lower | p99 | 25903 |  |  | 10000 |  | ok",
		"GET 8080 | throughput | req/s | higher | rate | 169.71878 |  |  |  |  | ok")
	leaves(t, i, "1 row: the total of the others")
	states(t, i, "times and rates also count the requests that failed")
}

func FuzzJTL(f *testing.F) {
	fuzz(f, "jmeter-jtl", jtlHead+"1,2,a,200,OK,T,text,true,,1,1,1,1,null,0,0,0\n", "label;elapsed;success\na;1;false\n")
}

func FuzzBareJTL(f *testing.F) {
	fuzz(f, "jmeter-jtl-bare", "1551783627191,351,a,200,OK,T 1-1,text,true,,18\n", "1\t2\ta\t\t\t\t\tfalse\n")
}

func FuzzJMeterAggregate(f *testing.F) {
	fuzz(f, "jmeter-aggregate", jmeterReportHead+"a,300,146,27,118,19,31407,\"0,000%\",\",16005\",\"3,58\",1\n")
}
