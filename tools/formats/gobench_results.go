package formats

import (
	"slices"
	"strings"
)

// results turns the lines read into results.
func (r *goReader) results() Import {
	varying, parents := r.varying(), r.parents()
	r.procs()
	for _, l := range r.lines {
		if l.status != "" && parents[l.name] {
			continue // it fails or is skipped as its parts do
		}
		var of Result
		of.Subject, of.Parameters = goParameters(l.name)
		if of.Subject == "" && r.statistic == "sample" {
			of.Subject = "Benchmark" // func Benchmark
		}
		if l.procs != "" {
			of.Parameters = with(of.Parameters, "gomaxprocs", l.procs)
		}
		for _, key := range varying {
			of.Parameters = with(of.Parameters, key, l.fact(key))
		}
		of.Benchmark = l.fact("pkg")
		switch l.status {
		case "failed":
			r.out.Results = append(r.out.Results, of.failed(goQuantities["ns/op"], "sample"))
		case "skipped":
			r.out.Results = append(r.out.Results, of.skipped(goQuantities["ns/op"], "sample"))
		}
		for _, v := range l.values {
			r.out.Results = append(r.out.Results, r.value(of, v))
		}
	}
	return r.out
}

func (l goLine) fact(key string) string {
	if i := slices.IndexFunc(l.config, func(f Fact) bool { return f.Name == key }); i >= 0 {
		return l.config[i].Value
	}
	return ""
}

// varying returns the keys of configuration that tell lines apart. What holds for
// all of them is a fact about the run.
func (r *goReader) varying() []string {
	var keys []string
	for _, l := range r.lines {
		for _, f := range l.config {
			if f.Name != "pkg" && !slices.Contains(keys, f.Name) {
				keys = append(keys, f.Name)
			}
		}
	}
	return slices.DeleteFunc(keys, func(key string) bool {
		first := r.lines[0].fact(key)
		if slices.ContainsFunc(r.lines, func(l goLine) bool { return l.fact(key) != first }) {
			return false
		}
		r.out.About = append(r.out.About, Fact{key, first})
		return true
	})
}

// parents returns the names of benchmarks that have parts.
func (r *goReader) parents() map[string]bool {
	parents := map[string]bool{}
	for _, l := range r.lines {
		for name := l.name; ; {
			i := strings.LastIndexByte(name, '/')
			if i < 0 || parents[name[:i]] {
				break
			}
			name = name[:i]
			parents[name] = true
		}
	}
	return parents
}

// goParameters splits a name: its parts key=value are parameters, the others say
// what was measured.
func goParameters(name string) (subject string, parameters []Parameter) {
	parts := strings.Split(name, "/")
	subject = parts[0]
	for _, part := range parts[1:] {
		key, value, ok := strings.Cut(part, "=")
		if ok && key != "" {
			parameters = with(parameters, key, value)
		} else {
			subject += "/" + part
		}
	}
	return subject, parameters
}

// goQuantities are the units that the testing package writes, and those that
// benchstat makes of them.
var goQuantities = map[string]quantity{
	"ns/op":     {"time", "ns/op", "lower"},
	"sec/op":    {"time", "s/op", "lower"},
	"B/op":      {"allocated memory", "B/op", "lower"},
	"allocs/op": {"allocations", "allocs/op", "lower"},
	"MB/s":      {"throughput", "MB/s", "higher"},
	"B/s":       {"throughput", "B/s", "higher"},
}

// goQuantity says what a unit stands for. A unit of the benchmark's own names the
// metric: "p99-ns/op" is one, in ns/op.
func goQuantity(unit string) quantity {
	if q, ok := goQuantities[unit]; ok {
		return q
	}
	q := quantity{unit, knownUnit(unit), "none"}
	if i := strings.LastIndexByte(unit, '-'); i >= 0 {
		q.unit = knownUnit(unit[i+1:])
		if known, ok := goQuantities[unit[i+1:]]; ok {
			q.unit = known.unit
		}
	}
	for _, known := range goQuantities {
		if known.metric == unit {
			q.metric = "reported " + unit
		}
	}
	return q
}

func (r *goReader) value(of Result, v goValue) Result {
	q := goQuantity(v.unit)
	if own, ok := r.units[v.unit]; ok && q.better == "none" {
		q.better = own.better
	}
	n, ok := number(v.number)
	if !ok { // NaN, and what no float64 holds
		return of.failed(q, r.statistic)
	}
	of = of.with(q, r.statistic, n)
	of.N = v.n
	of.Low, of.High = r.bounds(q, n, v.spread)
	return of
}
