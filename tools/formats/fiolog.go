package formats

import (
	"fmt"
	"path"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
)

var fioLog = Format{
	Name:  "fio-log",
	About: "fio --write_bw_log, --write_lat_log, --write_iops_log; the name of the file says which",
	read:  readFioLog,
}

// fioLogName is how fio names a log: what the person called it, what it holds, and
// the number of the job. Nothing in the file says what it holds.
var fioLogName = lazy.Regexp(`^(.*)_(bw|iops|slat|clat|lat)(?:\.(\d+))?\.log$`)

var fioLogQuantities = map[string]quantity{
	"bw": fioBandwidth, "iops": fioIOPS,
	"slat": {"submission latency", "ns", "lower"}, "clat": {"completion latency", "ns", "lower"}, "lat": {"latency", "ns", "lower"},
}

var fioDirections = map[string]string{"0": "read", "1": "write", "2": "trim"}

// readFioLog reads "milliseconds, value, direction, block size[, …]". A block size
// of 0 marks a mean over --log_avg_msec.
func readFioLog(f File) (Import, error) {
	name := fioLogName().FindStringSubmatch(path.Base(strings.ReplaceAll(f.Name, `\`, "/")))
	if name == nil {
		return Import{}, problem.List{f.problem(0, 0, "", "a log of fio says by its name alone what its values are, and this name does not",
			"name it as fio does, such as disk_bw.1.log (KiB/s), disk_iops.1.log, disk_clat.1.log (ns)")}
	}
	base := Result{Benchmark: "fio", Subject: name[1]}
	if name[3] != "" {
		base.Parameters = []Parameter{{"job", name[3]}}
	}
	in := Import{}
	var problems problem.List
	for line, text := range f.lines() {
		if strings.TrimSpace(text) == "" {
			continue
		}
		fields := strings.Split(text, ",")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		if len(fields) < 4 || fioDirections[fields[2]] == "" {
			problems = append(problems, f.problem(line, 0, text, fmt.Sprintf("%q is no line of a fio log", shortened(text)), "such a line is time, value, direction 0 to 2, block size"))
			continue
		}
		value, ok := number(fields[1])
		if !ok {
			problems = append(problems, f.problem(line, 0, fields[1], fmt.Sprintf("%q is not a number", fields[1]), ""))
			continue
		}
		if name[2] == "iops" && fields[3] != "0" {
			in.leave("row", "a single operation, which makes no rate; fio averages with --log_avg_msec")
			continue
		}
		base.Scenario = fioDirections[fields[2]]
		in.Results = append(in.Results, base.with(fioLogQuantities[name[2]], "sample", value))
	}
	if len(in.Results) > 0 {
		in.leave("column", "the time of each sample")
	}
	return in, problems.Err()
}
