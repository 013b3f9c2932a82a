package formats

import (
	"strconv"
	"strings"
	"time"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

var (
	vegetaReport = lazy.Regexp(`(?m)^Requests\s+\[total, rate[\w, ]*\]\s`)
	vegetaLine   = lazy.Regexp(`^(Requests|Duration|Latencies|Bytes In|Bytes Out|Success|Status Codes)\s+\[([^\]]+)\]\s*(.*)$`)
	vegetaTime   = lazy.Regexp(`^([\d.]+)(ns|us|µs|μs|ms|s)$`)
)

func readVegetaText(f File) (Import, error) {
	b := &book{file: f}
	var run *vegetaRun
	for n, line := range f.lines() {
		line = strings.TrimRight(line, " \t")
		m := vegetaLine().FindStringSubmatch(line)
		switch {
		case line == "" || line == "Error Set:":
		case m == nil:
			b.leave("line", "of an error, without a count")
		case m[1] == "Requests":
			run.finish()
			run = &vegetaRun{book: b, line: n}
			fallthrough
		case run != nil:
			run.section(n, m[1], strings.Split(m[2], ", "), m[3])
		default:
			b.refuse(n, 0, "", line, "stands before the requests of a report", "")
		}
	}
	run.finish()
	return b.end()
}

// finish ends a report, which must be whole.
func (r *vegetaRun) finish() {
	if r == nil {
		return
	}
	if r.success == "" {
		r.refuse(r.line, 0, "", "", "the report stops before its success ratio", "let vegeta finish")
	}
	r.end()
}

// section reads the figures of a line by the names before them.
func (r *vegetaRun) section(n int, section string, names []string, text string) {
	if section == "Status Codes" {
		for _, pair := range strings.Fields(text) {
			code, count, _ := strings.Cut(pair, ":")
			r.code(n, code, r.number(n, section, count))
		}
		return
	}
	figures := strings.Split(text, ", ")
	if len(figures) != len(names) {
		r.refuse(n, 0, section, text, "has "+count(len(figures), "figure")+" for "+count(len(names), "name"), "")
		return
	}
	for i, name := range names {
		if name == "" {
			r.refuse(n, 0, section, text, "holds a figure without a name", "")
			return
		}
		r.figure(n, section+" "+name, figures[i])
	}
}

func (r *vegetaRun) figure(n int, name, text string) {
	section, statistic, _ := strings.Cut(name, " ")
	switch name {
	case "Requests total":
		r.requests = r.number(n, name, text)
		r.tell(requestCount, "count", r.requests, "")
	case "Requests rate":
		r.tell(requestRate, "rate", r.number(n, name, text), "")
	case "Requests throughput":
		r.tell(throughput, "rate", r.number(n, name, text), "")
	case "Bytes In total":
		r.tell(received("B"), "count", r.number(n, name, text), "")
	case "Bytes In mean":
		r.tell(responseSize("B"), "mean", r.number(n, name, text), r.requests)
	case "Bytes Out total":
		r.tell(sent("B"), "count", r.number(n, name, text), "")
	case "Bytes Out mean":
		r.tell(requestSize("B"), "mean", r.number(n, name, text), r.requests)
	case "Success ratio":
		r.success = over(orZero(r.number(n, name, strings.TrimSuffix(text, "%"))), "100")
	case "Duration total":
		r.state("duration", text)
	default:
		if section != "Latencies" {
			r.leave("figure", "the time of a part of the attack")
			return
		}
		if statistic = vegetaStatistic(statistic); statistic == "" {
			r.leave("figure", "a latency that is no percentile, mean, least or greatest")
			return
		}
		value, unit := r.goTime(n, name, text)
		r.tell(latency(unit), statistic, value, r.requests)
	}
}

func orZero(text string) string {
	if text == "" {
		return "0"
	}
	return text
}

// goTime reads a time as Go prints it: 230.214µs, 9.103ms, 1m2.5s.
func (r *vegetaRun) goTime(n int, name, text string) (value, unit string) {
	if m := vegetaTime().FindStringSubmatch(text); m != nil {
		return r.number(n, name, m[1]), strings.NewReplacer("µ", "u", "μ", "u").Replace(m[2])
	}
	d, err := time.ParseDuration(text)
	if err != nil {
		r.refuse(n, 0, name, text, `"`+text+`" is not a time`, "")
		return "", "s"
	}
	return over(strconv.FormatInt(d.Nanoseconds(), 10), "1000000000"), "s"
}
