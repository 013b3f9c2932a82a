package formats

import (
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// A googleKind says what a row is: a run of a benchmark, or an aggregate of runs.
type googleKind struct {
	name, statistic, n string
	what, leave        string // why it is no result, if it is none
}

// googleKinds returns what tells the kind of a row. Aggregates are named like
// their benchmark with _mean, _median and _stddev behind it, of which there are
// always three; _cv and further ones of the benchmark's own may follow. Fits of a
// curve have no iterations. The JSON says of each row what it is.
func googleKinds(rows []googleRow) func(googleRow) googleKind {
	iterations := map[string]string{}
	for _, r := range rows {
		iterations[r.Name] = r.Iterations
	}
	isBase := func(name string) bool {
		mean, ok := iterations[name+"_mean"]
		median, okMedian := iterations[name+"_median"]
		stddev, okStdDev := iterations[name+"_stddev"]
		return ok && okMedian && okStdDev && mean == median && mean == stddev
	}
	return func(r googleRow) googleKind {
		run := googleKind{name: r.Name, statistic: "sample"}
		base, suffix := r.of, r.aggregate
		if r.kind == "" {
			i := max(strings.LastIndexByte(r.Name, '_'), 0)
			base, suffix = r.Name[:i], strings.TrimPrefix(r.Name[i:], "_")
		}
		isFit := (suffix == "BigO" || suffix == "RMS") && r.Iterations == "" && r.Error == ""
		isAggregate := r.kind == "aggregate" || r.kind == "" && isBase(base) && r.Iterations == iterations[base+"_mean"]
		_, hasRuns := iterations[base]
		switch {
		case isFit:
			return googleKind{what: "fit", leave: "a curve through the others and its error"}
		case !isAggregate:
			return run
		case hasRuns:
			return googleKind{what: "aggregate", leave: "computed again from the runs"}
		case suffix == "cv":
			return googleKind{what: "cv", leave: "the stddev divided by the mean, which some versions get wrong"}
		case slices.Contains([]string{"mean", "median", "stddev", "min", "max"}, suffix):
			return googleKind{name: base, statistic: suffix, n: r.Iterations}
		}
		return googleKind{what: "aggregate", leave: "a statistic of the benchmark's own"}
	}
}

// googleLabels returns the labels that the rows of each benchmark have.
func googleLabels(rows []googleRow) map[string]map[string]bool {
	kinds := googleKinds(rows)
	labels := map[string]map[string]bool{}
	for _, r := range rows {
		k := kinds(r)
		if labels[k.name] == nil {
			labels[k.name] = map[string]bool{}
		}
		labels[k.name][r.Label] = true
	}
	return labels
}

var (
	googleNamed      = lazy.Regexp(`^([\w-]+):([^:].*)$`)
	googlePositional = lazy.Regexp(`^-?\d+$`)
)

// googleName splits a name at its slashes: numbers are arguments, name:value are
// parameters, the rest says what was measured. Slashes in the angle brackets of a
// template divide nothing.
func googleName(name string) (subject string, parameters []Parameter) {
	for n, part := range splitName(name) {
		m := googleNamed().FindStringSubmatch(part)
		switch {
		case n == 0:
			subject = part
		case m != nil:
			parameters = with(parameters, m[1], m[2])
		case googlePositional().MatchString(part):
			parameters = with(parameters, "argument", part)
		default:
			subject += "/" + part
		}
	}
	return subject, parameters
}

func splitName(name string) []string {
	var parts []string
	depth, start := 0, 0
	for i, r := range name {
		switch {
		case r == '<':
			depth++
		case r == '>' && depth > 0:
			depth--
		case r == '/' && depth == 0:
			parts = append(parts, name[start:i])
			start = i + 1
		}
	}
	return append(parts, name[start:])
}
