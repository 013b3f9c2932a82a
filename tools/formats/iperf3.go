package formats

import "strings"

var iperf3 = Format{
	Name:  "iperf3-json",
	About: "iperf3 -J",
	Mark:  `"start" "version": "iperf 3" "intervals" "end"`,
	looks: func(f File) bool {
		return f.has("start.version", "intervals") && strings.Contains(string(f.Head()), `"iperf 3`)
	},
	read: readIperf3,
}

// iperf3Sums are the sums over all streams that the end of a report gives, by the
// direction of the data and the side that counted them.
var iperf3Sums = []struct{ field, direction, side string }{
	{"sum_sent", "forward", "sent"}, {"sum_received", "forward", "received"},
	{"sum_sent_bidir_reverse", "reverse", "sent"}, {"sum_received_bidir_reverse", "reverse", "received"},
}

// An iperf3Report reads the report of one test.
type iperf3Report struct {
	*document
	in   Import
	base Result
}

func readIperf3(f File) (Import, error) {
	d, err := f.document(0, len(f.Data))
	if err != nil {
		return Import{}, err
	}
	r := iperf3Report{document: d}
	test := d.root.get("start", "test_start")
	r.base = Result{Benchmark: "iperf3", Scenario: test.get("protocol").text()}
	if n := test.get("num_streams").text(); n != "" {
		r.base.Parameters = []Parameter{{"streams", n}}
	}
	for _, name := range []string{"version", "system_info"} {
		if text := d.root.get("start", name).text(); text != "" {
			r.in.About = append(r.in.About, Fact{name, text})
		}
	}
	if message := d.root.get("error").text(); message != "" {
		r.in.About = append(r.in.About, Fact{"error", message})
		r.in.Results = append(r.in.Results, r.base.failed(networkRate, "rate"))
		r.in.leaveOut(LeftOut{1, "report", "the test ended with an error"})
		return r.in, nil
	}
	r.intervals(test.get("reverse").text() == "1")
	r.end(test.get("reverse").text() == "1")
	return r.in, d.problems.Err()
}

// result returns a result that says which way the data went and who counted.
func (r *iperf3Report) result(direction, side string) Result {
	result := r.base
	result.Parameters = append(result.Parameters[:len(result.Parameters):len(result.Parameters)],
		Parameter{"direction", direction}, Parameter{"side", side})
	return result
}

// intervals adds the sum of each interval. Those that iperf3 was told to omit are
// a warm-up.
func (r *iperf3Report) intervals(reverse bool) {
	for _, interval := range r.root.get("intervals").list() {
		for _, name := range []string{"sum", "sum_bidir_reverse"} {
			sum := interval.get(name)
			switch {
			case sum == nil:
				continue
			case sum.get("omitted").is(true):
				r.in.leave("interval", "a warm-up that iperf3 was told to omit")
				continue
			}
			direction, side := "forward", "sent"
			if reverse || name == "sum_bidir_reverse" {
				direction = "reverse"
			}
			if sum.get("sender").is(false) {
				side = "received"
			}
			r.add(r.result(direction, side), networkRate, "sample", sum, "bits_per_second")
		}
		if len(interval.get("streams").list()) > 1 {
			r.in.leave("stream list", "parts of the sum")
		}
	}
}

// end adds what the whole test gave.
func (r *iperf3Report) end(reverse bool) {
	end := r.root.get("end")
	for _, s := range iperf3Sums {
		sum := end.get(s.field)
		if sum == nil {
			continue
		}
		if reverse {
			s.direction = "reverse"
		}
		base := r.result(s.direction, s.side)
		r.add(base, networkRate, "rate", sum, "bits_per_second")
		r.add(base, quantity{"retransmits", "packets", "lower"}, "count", sum, "retransmits")
		if s.side == "received" {
			r.losses(base, sum)
		}
	}
	if sum := end.get("sum"); sum != nil && end.get("sum_received") == nil { // UDP before 3.11
		base := r.result("forward", "received")
		r.add(base, networkRate, "rate", sum, "bits_per_second")
		r.losses(base, sum)
	}
	r.roundTrips(end, reverse)
	if end.get("cpu_utilization_percent") != nil {
		r.in.leave("section", "cpu_utilization_percent: the load of the machines")
	}
}

// losses adds what only the receiver of UDP knows.
func (r *iperf3Report) losses(base Result, sum *node) {
	r.add(base, networkJitter, "value", sum, "jitter_ms")
	r.add(base, networkLost, "count", sum, "lost_packets")
	r.add(base, networkPackets, "count", sum, "packets")
	r.add(base, networkLoss, "value", sum, "lost_percent")
}

// roundTrips adds the round trip times of each stream in microseconds. A receiver
// writes zeros for them.
func (r *iperf3Report) roundTrips(end *node, reverse bool) {
	streams := end.get("streams").list()
	for _, stream := range streams {
		sender := stream.get("sender")
		if mean := sender.get("mean_rtt").text(); mean == "" || mean == "0" {
			continue
		}
		direction := "forward"
		if reverse || sender.get("sender").is(false) {
			direction = "reverse"
		}
		base := r.result(direction, "sent")
		base.Parameters = append(base.Parameters, Parameter{"stream", sender.get("socket").text()})
		for _, statistic := range []string{"min", "max", "mean"} {
			r.add(base, quantity{"round trip time", "us", "lower"}, statistic, sender, statistic+"_rtt")
		}
	}
	if len(streams) > 1 {
		r.in.leave("stream list", "parts of the sum")
	}
}

// add adds a statistic that stands in a field, if it does.
func (r *iperf3Report) add(base Result, q quantity, statistic string, from *node, field string) {
	if value := r.number(from.get(field), field); value != "" {
		r.in.Results = append(r.in.Results, base.with(q, statistic, value))
	}
}
