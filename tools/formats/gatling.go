package formats

import (
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

var gatlingFormats = []Format{{
	Name: "gatling-log", About: "Gatling up to 3.9: simulation.log, a line for each request; later ones are no text",
	Mark:  "RUN USER REQUEST START END OK",
	looks: func(f File) bool { return gatlingRun().Match(f.Head()) && gatlingEvent().Match(f.Head()) },
	read:  readGatling,
}}

var (
	gatlingRun   = lazy.Regexp(`(?m)^RUN\t[^\t\n]*\t[^\t\n]*\t\d+\t`)
	gatlingEvent = lazy.Regexp(`(?m)^(USER|REQUEST)\t`)
	epoch        = lazy.Regexp(`^-?\d+$`)
)

// A gatlingReader reads a log of events.
type gatlingReader struct {
	*book
	account
	scenarios []string
}

func readGatling(f File) (Import, error) {
	r := &gatlingReader{book: &book{file: f}}
	for n, line := range f.lines() {
		fields := strings.Split(line, "\t")
		switch fields[0] {
		case "":
		case "RUN":
			r.run(n, fields)
		case "REQUEST":
			r.request(n, fields)
		case "GROUP":
			r.group(n, fields)
		case "USER":
			r.user(fields)
			r.leave("line", "a user that starts or ends")
		case "ASSERTION":
			r.leave("line", "a limit that the simulation sets, no measurement")
		case "ERROR":
			r.leave("line", "an error of the simulation itself")
		default:
			r.refuse(n, 0, "", line, "is no line of a Gatling log", "it must start with RUN, USER, REQUEST, GROUP, ASSERTION or ERROR, and a tab")
		}
	}
	if len(r.scenarios) == 1 {
		for i := range r.told {
			r.told[i].Scenario = r.scenarios[0]
		}
	}
	r.enter(r.account)
	return r.end()
}

func (r *gatlingReader) run(n int, fields []string) {
	if len(fields) < 4 {
		r.refuse(n, 0, "", "", "has too few fields for a run", "")
		return
	}
	r.about.Benchmark = fields[1][strings.LastIndex(fields[1], ".")+1:]
	r.state("start", fields[3]+" ms since 1970")
	r.state("Gatling", fields[len(fields)-1])
}

// user keeps the names of the scenarios. Versions before 3.4 have the number of
// the user before or behind it.
func (r *gatlingReader) user(fields []string) {
	for _, name := range fields[1:] {
		if name != "START" && name != "END" && name != "" && !epoch().MatchString(name) {
			if !slices.Contains(r.scenarios, name) {
				r.scenarios = append(r.scenarios, name)
			}
			return
		}
	}
}

// request reads a request. Older versions have more fields at its start, so that
// those before its times count from there.
func (r *gatlingReader) request(n int, fields []string) {
	at := r.outcome(n, fields)
	if at < 5 {
		return
	}
	r.about.Subject, r.about.Parameters = fields[at-3], nil
	if group := fields[at-4]; group != "" {
		r.about.Parameters = []Parameter{{"group", strings.ReplaceAll(group, ",", " / ")}}
	}
	r.took(n, latency("ms"), fields[at-2], fields[at-1], fields[at])
}

func (r *gatlingReader) group(n int, fields []string) {
	at := r.outcome(n, fields)
	if at < 5 {
		return
	}
	r.about.Subject, r.about.Parameters = strings.ReplaceAll(fields[at-4], ",", " / "), nil
	r.took(n, duration("group time", "ms"), fields[at-3], fields[at-2], fields[at])
}

// outcome returns the index of the field that says OK or KO, behind two times.
// Without it the line is broken.
func (r *gatlingReader) outcome(n int, fields []string) int {
	for i, field := range fields {
		if (field == "OK" || field == "KO") && i >= 5 && epoch().MatchString(fields[i-1]) && epoch().MatchString(fields[i-2]) {
			return i
		}
	}
	r.refuse(n, 0, "", "", "lacks two times and an OK or KO", "Gatling may have been stopped while it wrote; remove the line if it is the last")
	return -1
}

func (r *gatlingReader) took(n int, m measure, start, end, outcome string) {
	start, end = r.number(n, "start", start), r.number(n, "end", end)
	if start == "" || end == "" {
		return
	}
	failed := outcome == "KO"
	if !failed && less(end, start) {
		r.refuse(n, 0, "end", end, "ends before it starts", "")
		return
	}
	r.sample(m, minus(end, start), failed)
}
