package formats

import (
	"fmt"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
)

var iperf2 = Format{
	Name:  "iperf-csv",
	About: "iperf 2 -y C: one line a stream and interval, without header",
	read:  readIperf2,
}

var (
	networkRate     = quantity{"throughput", "bit/s", "higher"}
	networkJitter   = quantity{"jitter", "ms", "lower"}
	networkLost     = quantity{"lost packets", "packets", "lower"}
	networkPackets  = quantity{"packets", "packets", "none"}
	networkLoss     = quantity{"loss", "%", "lower"}
	networkDisorder = quantity{"packets out of order", "packets", "lower"}
)

// Fields of a line: date, source, its port, destination, its port, stream,
// interval in seconds, bytes, bit/s. For UDP jitter in ms, packets lost and sent,
// their share in % and packets out of order follow.
const (
	iperfStream   = 5
	iperfInterval = 6
	iperfRate     = 8
	iperfTCP      = 9
	iperfUDP      = 14
)

// An iperfRow is a line of iperf 2.
type iperfRow struct {
	line       int
	fields     []string
	stream     string // its addresses, ports and number: what tells streams apart
	start, end string
}

func readIperf2(f File) (Import, error) {
	var rows []iperfRow
	var problems problem.List
	for line, text := range f.lines() {
		if strings.TrimSpace(text) == "" {
			continue
		}
		fields := strings.Split(text, ",")
		if len(fields) != iperfTCP && len(fields) != iperfUDP {
			problems = append(problems, f.problem(line, 0, text, fmt.Sprintf("has %d fields; a line of iperf -y C has %d, or %d for UDP", len(fields), iperfTCP, iperfUDP), ""))
			continue
		}
		row := iperfRow{line: line, fields: fields, stream: strings.Join(fields[1:iperfInterval], ",") + fmt.Sprint(len(fields))}
		row.start, row.end, _ = strings.Cut(fields[iperfInterval], "-")
		for _, text := range append([]string{row.start, row.end}, fields[iperfInterval+1:]...) {
			if _, ok := number(text); !ok {
				problems = append(problems, f.problem(line, 0, text, fmt.Sprintf("%q is not a number", text), ""))
			}
		}
		rows = append(rows, row)
	}
	if err := problems.Err(); err != nil {
		return Import{}, err
	}
	return iperfImport(rows), nil
}

// iperfImport tells intervals from the whole: of a stream with several lines, the
// last one that starts where the first did is over all the others.
func iperfImport(rows []iperfRow) Import {
	first, whole := map[string]int{}, map[string]int{}
	for at, row := range rows {
		if start, seen := first[row.stream]; !seen {
			first[row.stream], whole[row.stream] = at, at
		} else if row.start == rows[start].start {
			whole[row.stream] = at
		}
	}
	lines := map[string]int{}
	for _, row := range rows {
		lines[row.stream]++
	}
	in := Import{}
	for at, row := range rows {
		statistic := "sample"
		if whole[row.stream] == at && (at > first[row.stream] || lines[row.stream] == 1) {
			statistic = "rate"
		}
		in.iperfRow(row, statistic)
	}
	if len(rows) > 0 {
		in.leaveOut(LeftOut{3, "column", "date, addresses and ports"})
		in.leave("column", "bytes: the rate says the same")
	}
	return in
}

func (i *Import) iperfRow(row iperfRow, statistic string) {
	if row.fields[iperfStream] == "-1" {
		i.leave("row", "the sum of the streams")
		return
	}
	base := Result{Benchmark: "iperf", Scenario: "TCP", Parameters: []Parameter{{"stream", row.fields[iperfStream]}}}
	if len(row.fields) == iperfUDP {
		base.Scenario = "UDP"
	}
	add := func(q quantity, statistic, text string) {
		value, _ := number(text)
		i.Results = append(i.Results, base.with(q, statistic, value))
	}
	add(networkRate, statistic, row.fields[iperfRate])
	switch rest := row.fields[iperfRate+1:]; {
	case len(rest) == 0:
	case strings.HasPrefix(rest[2], "-"):
		i.leave("row of losses", "only the receiver knows them")
	case statistic == "rate":
		add(networkJitter, "value", rest[0])
		add(networkLost, "count", rest[1])
		add(networkPackets, "count", rest[2])
		add(networkLoss, "value", rest[3])
		add(networkDisorder, "count", rest[4])
	default:
		add(networkJitter, "sample", rest[0])
		add(networkLoss, "sample", rest[3])
	}
}
