package formats

import (
	"fmt"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
)

var sadfCSV = Format{
	Name:  "sadf-csv",
	About: "sysstat: sadf -d, and -dh with all activities in one line",
	Mark:  "# hostname;interval;timestamp",
	looks: func(f File) bool { return strings.HasPrefix(f.firstLine(), sadfHeader) },
	read:  readSadf,
}

var sadfPlain = Format{
	Name:  "sadf-p",
	About: "sysstat: sadf -p, one value a line",
	looks: func(f File) bool { return sadfPlainLine().MatchString(f.firstLine()) },
	read:  readSadfPlain,
}

var sadfJSON = unwanted("sadf-json", "sysstat: sadf -j", `"sysstat" "hosts" "nodename"`,
	func(f File) bool { return f.has("sysstat", "sysstat.hosts") },
	"the JSON of sadf has other names than sar, and gives no unit of most", "run sadf -d with the same activities")

const sadfHeader = "# hostname;interval;timestamp"

var sadfPlainLine = lazy.Regexp(`^[^\t]+\t-?\d+\t(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[^\t]*|\d+)\t[^\t]+\t[^\t]+\t[^\t]+$`)

// sadfUnits are the units of fields, as the manual of sar gives them: those whose
// names do not say it.
var sadfUnits = unitsOf(map[string]string{
	"ops/s":     "tps rtps wtps dtps",
	"ms":        "await",
	"KiB":       "areq-sz",
	"KiB/s":     "pgpgin/s pgpgout/s",
	"pages/s":   "pgfree/s pgscank/s pgscand/s pgsteal/s pswpin/s pswpout/s",
	"packets/s": "rxpck/s txpck/s rxcmp/s txcmp/s rxmcst/s rxdrop/s txdrop/s",
	"errors/s":  "rxerr/s txerr/s rxfram/s rxfifo/s txfifo/s txcarr/s",
	"events/s":  "proc/s cswch/s intr/s fault/s majflt/s coll/s",
	"":          "aqu-sz runq-sz plist-sz ldavg-1 ldavg-5 ldavg-15 blocked dentunusd file-nr inode-nr pty-nr totsck tcpsck udpsck rawsck ip-frag tcp-tw",
})

func unitsOf(fields map[string]string) map[string]string {
	units := map[string]string{}
	for unit, names := range fields {
		for _, name := range strings.Fields(names) {
			units[name] = unit
		}
	}
	return units
}

// sadfUnit returns the unit of a field, and whether the manual or the name says
// it. Its kilobytes are of 1,024 bytes.
func sadfUnit(field string) (string, bool) {
	unit, known := sadfUnits[field]
	switch {
	case known:
		return unit, true
	case strings.HasPrefix(field, "%"):
		return "%", true
	case strings.HasSuffix(field, "kB/s"):
		return "KiB/s", true
	}
	return "KiB", strings.HasPrefix(field, "kb")
}

// sadfInstances are the columns that say of what a line speaks.
var sadfInstances = map[string]bool{"CPU": true, "DEV": true, "IFACE": true, "INTR": true, "TTY": true, "FILESYSTEM": true, "MOUNTPOINT": true, "BUS": true}

// A sadfGroup is the columns of one activity; repeated is one that stands once for
// each processor, disk or interface.
type sadfGroup struct {
	names    []string
	repeated bool
}

// sadfColumns returns the groups of a header.
func sadfColumns(header string) []sadfGroup {
	var groups []sadfGroup
	current := sadfGroup{}
	for _, name := range strings.Split(header, ";")[3:] {
		name, last := strings.CutSuffix(name, "[...]")
		if sadfInstances[name] && len(current.names) > 0 {
			groups, current = append(groups, current), sadfGroup{}
		}
		current.names = append(current.names, name)
		if last {
			current.repeated = true
			groups, current = append(groups, current), sadfGroup{}
		}
	}
	if len(current.names) > 0 {
		groups = append(groups, current)
	}
	return groups
}

// sadfCounts returns how often each group stands in a line of some width, and
// whether there is exactly one answer.
func sadfCounts(groups []sadfGroup, width int) ([]int, bool) {
	if len(groups) == 0 {
		return nil, width == 0
	}
	var found []int
	size := len(groups[0].names)
	for n := 1; n*size <= width && (n == 1 || groups[0].repeated); n++ {
		rest, ok := sadfCounts(groups[1:], width-n*size)
		if !ok {
			continue
		}
		if found != nil {
			return nil, false
		}
		found = append([]int{n}, rest...)
	}
	return found, found != nil
}

// readSadf reads lines under the header that stands above them. A header begins
// with "# " and repeats with other columns: it is no comment.
func readSadf(f File) (Import, error) {
	in := Import{}
	var problems problem.List
	var groups []sadfGroup
	for line, text := range f.lines() {
		fields := strings.Split(text, ";")
		switch {
		case strings.TrimSpace(text) == "":
		case strings.HasPrefix(text, sadfHeader):
			groups = sadfColumns(text)
		case len(fields) == 4 && (strings.HasPrefix(fields[3], "LINUX-RESTART") || strings.HasPrefix(fields[3], "COM ")):
			in.leave("line", "a restart of the machine or a comment in its log")
		case len(fields) < 4:
			problems = append(problems, f.problem(line, 0, text, fmt.Sprintf("has %d values", len(fields)), "host, interval and time stand before the values"))
		default:
			counts, ok := sadfCounts(groups, len(fields)-3)
			if !ok {
				problems = append(problems, f.problem(line, 0, "", fmt.Sprintf("the header does not fit a line of %d values", len(fields)), "write one activity a line: sadf -d without -h"))
				continue
			}
			problems = append(problems, in.sadfLine(f, line, fields, groups, counts)...)
		}
	}
	in.sadfWhole()
	return in, problems.Err()
}

// sadfWhole says what holds for all lines: the subject is the host, and two of
// their columns are no results.
func (i *Import) sadfWhole() {
	i.Addressed = true
	if len(i.Results) > 0 {
		i.leaveOut(LeftOut{2, "column", "length and time of each interval"})
	}
}

func (i *Import) sadfLine(f File, line int, fields []string, groups []sadfGroup, counts []int) problem.List {
	var problems problem.List
	at := 3
	for g, group := range groups {
		for range counts[g] {
			device := "-"
			for _, name := range group.names {
				if value := fields[at]; sadfInstances[name] {
					device = sadfDevice(name, value)
				} else if p := i.sadf(f, line, fields[0], device, name, value); p != nil {
					problems = append(problems, *p)
				}
				at++
			}
		}
	}
	return problems
}

// sadfDevice names what a line speaks of as sadf -p does: processor -1 is all.
func sadfDevice(column, value string) string {
	switch {
	case column != "CPU":
		return value
	case value == "-1":
		return "all"
	}
	return "cpu" + value
}

// sadf adds one value: what a machine did on average in one interval.
func (i *Import) sadf(f File, line int, host, device, field, text string) *problem.Problem {
	unit, known := sadfUnit(field)
	if !known {
		i.leave("value", field+": nothing says its unit")
		return nil
	}
	value, ok := number(text)
	if !ok {
		p := f.problem(line, 0, text, fmt.Sprintf("%q is not a number", text), "")
		p.Field = field
		return &p
	}
	r := Result{Benchmark: "sysstat", Subject: host}
	if device != "-" {
		r.Parameters = []Parameter{{"device", device}}
	}
	i.Results = append(i.Results, r.with(quantity{field, unit, "none"}, "sample", value))
	return nil
}

func readSadfPlain(f File) (Import, error) {
	in := Import{}
	var problems problem.List
	for line, text := range f.lines() {
		fields := strings.Split(text, "\t")
		switch {
		case strings.TrimSpace(text) == "":
		case len(fields) >= 4 && strings.HasPrefix(fields[3], "LINUX-RESTART"):
			in.leave("line", "a restart of the machine or a comment in its log")
		case len(fields) != 6:
			problems = append(problems, f.problem(line, 0, text, fmt.Sprintf("has %d values; a line of sadf -p has 6", len(fields)), ""))
		default:
			if p := in.sadf(f, line, fields[0], fields[3], fields[4], fields[5]); p != nil {
				problems = append(problems, *p)
			}
		}
	}
	in.sadfWhole()
	return in, problems.Err()
}
