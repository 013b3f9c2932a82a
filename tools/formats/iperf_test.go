package formats

import (
	"strings"
	"testing"
)

// The last line of a stream is over all the others: 0.0-3.1.
func TestIperfTotalIsNotAnInterval(t *testing.T) {
	in := read(t, "iperf-csv", open(t, "iperf/client_interval.csv"))
	want(t, in.Results,
		" | throughput | bit/s | higher | sample | 3369075168 |  |  |  | 1 | ok | stream=1",
		" | throughput | bit/s | higher | sample | 6740246528 |  |  |  | 2 | ok | stream=1",
		" | throughput | bit/s | higher | sample | 4247781376 |  |  |  | 3 | ok | stream=1",
		" | throughput | bit/s | higher | rate | 4676061782 |  |  |  |  | ok | stream=1")
	leftOut(t, in, "3 columns (date, addresses and ports), 1 column (bytes: the rate says the same)")
}

func TestIperfParallelStreams(t *testing.T) {
	in := read(t, "iperf-csv", open(t, "iperf/iperf_par.csv"))
	tallied(t, in, "throughput in bit/s: 4 sample, 2 rate")
	holds(t, in.Results,
		" | throughput | bit/s | higher | rate | 16320409901 |  |  |  |  | ok | stream=1",
		" | throughput | bit/s | higher | rate | 19813084180 |  |  |  |  | ok | stream=2")
	sums := read(t, "iperf-csv", text("0,a,1,b,2,1,0.0-1.0,8,64\n0,a,1,b,2,2,0.0-1.0,8,64\n0,a,0,b,2,-1,0.0-1.0,16,128\n"))
	tallied(t, sums, "throughput in bit/s: 2 rate")
	contains(t, sums.leftOut(), "1 row (the sum of the streams)")
}

// The date of one line alone is the epoch, which is no reason to think anything of it.
func TestIperfOneLineIsTheWhole(t *testing.T) {
	in := read(t, "iperf-csv", open(t, "iperf/iperf_one.csv"))
	want(t, in.Results, " | throughput | bit/s | higher | rate | 18802749200 |  |  |  |  | ok | stream=1")
	one := read(t, "iperf-csv", text("0,a,1,b,2,1,0.0-1.0,8,64\n0,a,1,b,2,1,0.0-1.0,8,65\n"))
	want(t, one.Results,
		" | throughput | bit/s | higher | sample | 64 |  |  |  | 1 | ok | stream=1",
		" | throughput | bit/s | higher | rate | 65 |  |  |  |  | ok | stream=1")
}

// The sender of UDP writes -1 for what only the receiver knows.
func TestIperfUDP(t *testing.T) {
	client := read(t, "iperf-csv", open(t, "iperf/iperf_udp.csv"))
	want(t, client.Results, " | throughput | bit/s | higher | rate | 10508313 |  |  |  |  | ok | stream=1")
	contains(t, client.leftOut(), "1 row of losses (only the receiver knows them)")
	server := read(t, "iperf-csv", open(t, "iperf/iperf_udp_server.csv"))
	want(t, server.Results,
		" | throughput | bit/s | higher | rate | 10506152 |  |  |  |  | ok | stream=1",
		" | jitter | ms | lower | value | 0.001 |  |  |  |  | ok | stream=1",
		" | lost packets | packets | lower | count | 0 |  |  |  |  | ok | stream=1",
		" | packets | packets | none | count | 895 |  |  |  |  | ok | stream=1",
		" | loss | % | lower | value | 0.000 |  |  |  |  | ok | stream=1",
		" | packets out of order | packets | lower | count | 0 |  |  |  |  | ok | stream=1")
	if got := scenarios(append(client.Results, server.Results...)); got != "UDP" {
		t.Errorf("scenarios %s", got)
	}
}

func TestIperfRefuses(t *testing.T) {
	contains(t, refused(t, "iperf-csv", text("0,a,1,b,2,1,0.0-1.0,8,fast\n1,2\n0,a,1,b,2,1,whole,8,1\n")),
		`file.txt:1: "fast" is not a number`, "file.txt:2: has 2 fields", `file.txt:3: "whole" is not a number`)
	if f, err := Detect(open(t, "iperf/client_interval.csv")); err == nil {
		t.Errorf("taken for %s", f.Name)
	}
}

func TestIperf3(t *testing.T) {
	in := imported(t, "iperf3-json", "iperf/iperf3.json")
	const sent, received = "streams=1 | direction=forward | side=sent", "streams=1 | direction=forward | side=received"
	want(t, in.Results,
		" | throughput | bit/s | higher | sample | 4907144651.6136875 |  |  |  | 1 | ok | "+sent,
		" | throughput | bit/s | higher | sample | 13304231283.744013 |  |  |  | 2 | ok | "+sent,
		" | throughput | bit/s | higher | rate | 9141148844.2100353 |  |  |  |  | ok | "+sent,
		" | retransmits | packets | lower | count | 2 |  |  |  |  | ok | "+sent,
		" | throughput | bit/s | higher | rate | 9124542322.2379971 |  |  |  |  | ok | "+received,
		" | round trip time | us | lower | min | 419 |  |  |  |  | ok | "+sent+" | stream=5",
		" | round trip time | us | lower | max | 4283 |  |  |  |  | ok | "+sent+" | stream=5",
		" | round trip time | us | lower | mean | 2351 |  |  |  |  | ok | "+sent+" | stream=5")
	leftOut(t, in, "1 section (cpu_utilization_percent: the load of the machines)")
}

func TestIperf3StreamsAreNotMixedWithTheirSum(t *testing.T) {
	in := imported(t, "iperf3-json", "iperf/iperf3_par.json")
	tallied(t, in, "throughput in bit/s: 1 sample, 2 rate", "retransmits in packets: 1 count", "round trip time in us: 2 min, 2 max, 2 mean")
	contains(t, in.leftOut(), "2 stream lists (parts of the sum)")
}

func TestIperf3WarmUpIsLeftOut(t *testing.T) {
	in := imported(t, "iperf3-json", "iperf/iperf3_reverse.json")
	want(t, in.Results[:1],
		" | throughput | bit/s | higher | sample | 21046074269.27758 |  |  |  | 1 | ok | streams=1 | direction=reverse | side=received")
	contains(t, in.leftOut(), "1 interval (a warm-up that iperf3 was told to omit)")
	tallied(t, in, "throughput in bit/s: 1 sample, 2 rate", "retransmits in packets: 1 count") // a receiver's round trip of 0 is none
}

func TestIperf3BothWays(t *testing.T) {
	in := imported(t, "iperf3-json", "iperf/iperf3_bidir.json")
	holds(t, in.Results,
		" | throughput | bit/s | higher | rate | 12226924479.008808 |  |  |  |  | ok | streams=1 | direction=forward | side=received",
		" | throughput | bit/s | higher | rate | 10297125251.539547 |  |  |  |  | ok | streams=1 | direction=reverse | side=received",
		" | round trip time | us | lower | mean | 119 |  |  |  |  | ok | streams=1 | direction=reverse | side=sent | stream=7")
}

func TestIperf3UDP(t *testing.T) {
	in := imported(t, "iperf3-json", "iperf/iperf3_udp.json")
	const received = "streams=1 | direction=forward | side=received"
	holds(t, in.Results,
		" | jitter | ms | lower | value | 0.06132866042390283 |  |  |  |  | ok | "+received,
		" | packets | packets | none | count | 20 |  |  |  |  | ok | "+received)
	if got := scenarios(in.Results); got != "UDP" || len(in.Results) != 7 {
		t.Errorf("scenarios %s, %d results", got, len(in.Results))
	}
}

func TestIperf3ThatFailed(t *testing.T) {
	in := imported(t, "iperf3-json", "iperf/iperf3_refused.json")
	want(t, in.Results, " | throughput | bit/s | higher | rate |  |  |  |  |  | failed")
	contains(t, in.Summary(), "unable to connect to server: Connection refused")
}

func TestIperf3Refuses(t *testing.T) {
	contains(t, refused(t, "iperf3-json", text("{\"end\": {\"sum_sent\":\n {\"bits_per_second\": \"much\"}}}")),
		`file.txt:2:22: field "bits_per_second": "much" is not a number`)
	cut := open(t, "iperf/iperf3.json")
	cut.Data = cut.Data[:2000]
	contains(t, refused(t, "iperf3-json", cut), "is not whole JSON")
}

func FuzzIperf(f *testing.F) {
	fuzz(f, "iperf-csv", "20261123184547,127.0.0.1,34056,127.0.0.1,15001,1,0.0-1.0,421134396,3369075168\n", "0,a,1,b,2,1,0.0-1.0,8,64"+strings.Repeat(",1", 5))
}

func FuzzIperf3(f *testing.F) {
	fuzz(f, "iperf3-json", `{"start":{"version":"iperf 3.12","test_start":{"protocol":"TCP","num_streams":1}},"intervals":[{"sum":{"bits_per_second":1,"omitted":false,"sender":true}}],
"end":{"streams":[{"sender":{"socket":5,"mean_rtt":1,"sender":true}}],"sum_sent":{"bits_per_second":1,"retransmits":0}}}`)
}
