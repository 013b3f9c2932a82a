package formats

import (
	"bytes"
	"slices"
	"strings"
)

var fioJSON = Format{
	Name:  "fio-json",
	About: "fio --output-format=json",
	Mark:  `"fio version" "jobs" "jobname"`,
	looks: func(f File) bool {
		_, _, found := fioJSONPart(f.Data)
		return found && bytes.Contains(f.Head(), []byte(`"fio version"`))
	},
	read: readFioJSON,
}

// What fio measures. Its kilobytes are of 1,024 bytes.
var (
	fioBandwidth = quantity{"bandwidth", "KiB/s", "higher"}
	fioIOPS      = quantity{"operations", "ops/s", "higher"}
)

// fioLatencies are the three latencies of fio: until the kernel has the request,
// from then until it is done, and both together.
var fioLatencies = []struct{ field, metric string }{
	{"slat_ns", "submission latency"}, {"clat_ns", "completion latency"}, {"lat_ns", "latency"},
}

// fioSettings are the options of a job that tell results apart.
var fioSettings = []string{"rw", "bs", "iodepth", "numjobs", "ioengine"}

// fioJSONPart returns the part of the file that is JSON, from a line that opens it
// to the last line that closes it: fio prints messages before and, where asked for
// several forms, the other one after.
func fioJSONPart(data []byte) (from, to int, found bool) {
	if !bytes.HasPrefix(data, []byte("{")) {
		if from = bytes.Index(data, []byte("\n{")) + 1; from == 0 {
			return 0, 0, false
		}
	}
	if to = bytes.LastIndex(data, []byte("\n}")); to < from {
		return from, len(data), true
	}
	return from, to + len("\n}"), true
}

func readFioJSON(f File) (Import, error) {
	from, to, found := fioJSONPart(f.Data)
	if !found {
		return Import{}, f.noJSON()
	}
	d, err := f.document(from, to)
	if err != nil {
		return Import{}, err
	}
	in := Import{}
	for range bytes.Lines(bytes.TrimSpace(slices.Concat(f.Data[:from], f.Data[to:]))) {
		in.leave("line", "outside the JSON: a message of fio, or the results in another form")
	}
	if version := d.root.get("fio version").text(); version != "" {
		in.About = append(in.About, Fact{"tool", version})
	}
	for _, job := range d.root.get("jobs").list() {
		in.fioJob(d, job)
	}
	if d.root.get("disk_util") != nil {
		in.leave("section", "disk_util: the load of the disk, not what a job achieved")
	}
	return in, d.problems.Err()
}

// fioJob adds the results of one job.
func (i *Import) fioJob(d *document, job *node) {
	base := Result{Benchmark: "fio", Subject: job.get("jobname").text()}
	for _, name := range fioSettings {
		value := job.get("job options", name).text()
		if value == "" {
			value = d.root.get("global options", name).text()
		}
		if value != "" {
			base.Parameters = append(base.Parameters, Parameter{name, value})
		}
	}
	// With continue_on_error fio counts the errors and goes on; else the first one
	// ends the job, and what it did before is no result.
	errors := job.get("total_err")
	failed := errors == nil && d.number(job.get("error"), "error") != "0"
	for _, direction := range []string{"read", "write", "trim"} {
		base.Scenario = direction
		side := job.get(direction)
		switch idle := side.get("total_ios").text() == "0" || side == nil; {
		case failed && fioDoes(d, job, direction):
			i.Results = append(i.Results, base.failed(fioBandwidth, "rate"), base.failed(fioIOPS, "rate"))
		case idle || failed:
			i.leave("direction", "the job did no such thing, so its zeros are no measurement")
		default:
			i.fioSide(d, side, base)
		}
	}
	if errors != nil {
		base.Scenario = ""
		i.fioFigure(d, job, base, quantity{"errors", "errors", "lower"}, "count", "total_err")
	}
	i.leave("section", "processor use, queue depths and bands of latency of a job")
}

// fioDoes reports whether a job that failed would have gone in a direction, which
// its option rw says: randread, write, randrw, trimwrite … The default is read.
func fioDoes(d *document, job *node, direction string) bool {
	rw := job.get("job options", "rw").text()
	if rw == "" {
		rw = d.root.get("global options", "rw").text()
	}
	both := rw == "rw" || rw == "randrw" || rw == "readwrite"
	return strings.Contains(rw, direction) || both && direction != "trim" || rw == "" && direction == "read"
}

// fioSide adds what a job did in one direction.
func (i *Import) fioSide(d *document, side *node, base Result) {
	i.fioFigure(d, side, base, fioBandwidth, "rate", "bw")
	i.fioFigure(d, side, base, fioIOPS, "rate", "iops")
	i.fioSpread(d, side, base, fioBandwidth, side.get("bw_samples"), "bw_min", "bw_max", "bw_mean", "bw_dev")
	i.fioSpread(d, side, base, fioIOPS, side.get("iops_samples"), "iops_min", "iops_max", "iops_mean", "iops_stddev")
	for _, l := range fioLatencies {
		latency, q := side.get(l.field), quantity{l.metric, "ns", "lower"}
		i.fioSpread(d, latency, base, q, latency.get("N"), "min", "max", "mean", "stddev")
		base.N = latency.get("N").text()
		percentiles := latency.get("percentile")
		for at, value := range percentiles.list() {
			name := percentiles.names[at]
			if text := d.number(value, name); text != "" {
				i.Results = append(i.Results, base.with(q, fioPercentile(name), text))
			}
		}
		base.N = ""
		if latency.get("bins") != nil {
			i.leave("section", "bins: the distribution that the percentiles are of")
		}
	}
}

// fioSpread adds the four statistics of a section, if there were observations.
func (i *Import) fioSpread(d *document, section *node, base Result, q quantity, n *node, fields ...string) {
	base.N = d.number(n, "n")
	if base.N == "" || base.N == "0" {
		return
	}
	for at, statistic := range []string{"min", "max", "mean", "stddev"} {
		i.fioFigure(d, section, base, q, statistic, fields[at])
	}
}

// fioFigure adds what stands in a field of a section, if it does.
func (i *Import) fioFigure(d *document, section *node, base Result, q quantity, statistic, field string) {
	if value := d.number(section.get(field), field); value != "" {
		i.Results = append(i.Results, base.with(q, statistic, value))
	}
}

// fioPercentile returns the statistic for "99.900000", which is p99.9.
func fioPercentile(text string) string {
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return "p" + text
}
