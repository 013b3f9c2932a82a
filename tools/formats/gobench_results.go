package formats

import (
	"slices"
	"strings"
)

// results turns the lines read into results.
func (r *goReader) results() Import {
	varying := r.varying()
	r.procs()
	for _, l := range r.lines {
		if l.status != "" && r.isParent(l.name) {
			continue // it fails or is skipped as its parts do
		}
		of := Result{Status: l.status}
		of.Subject, of.Parameters = goParameters(l.name)
		if l.procs != "" {
			of.Parameters = with(of.Parameters, "gomaxprocs", l.procs)
		}
		for _, key := range varying {
			of.Parameters = with(of.Parameters, key, l.fact(key))
		}
		of.Benchmark = l.fact("pkg")
		if l.status != "" {
			of.Metric, of.Unit, of.Better, of.Statistic = "time", "ns/op", "lower", "sample"
			r.out.Results = append(r.out.Results, of)
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

func (r *goReader) isParent(name string) bool {
	return slices.ContainsFunc(r.lines, func(l goLine) bool { return strings.HasPrefix(l.name, name+"/") })
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
	if subject == "" {
		subject = "Benchmark" // func Benchmark
	}
	return subject, parameters
}

// goFigures are the units that the testing package writes, and those that
// benchstat makes of them.
var goFigures = map[string]figure{
	"ns/op":     {metric: "time", unit: "ns/op", better: "lower"},
	"sec/op":    {metric: "time", unit: "s/op", better: "lower"},
	"B/op":      {metric: "allocated memory", unit: "B/op", better: "lower"},
	"allocs/op": {metric: "allocations", unit: "allocs/op", better: "lower"},
	"MB/s":      {metric: "throughput", unit: "MB/s", better: "higher"},
	"B/s":       {metric: "throughput", unit: "B/s", better: "higher"},
}

// goFigureOf says what a unit stands for. A unit of the benchmark's own names the
// metric: "p99-ns/op" is one, in ns/op.
func goFigureOf(unit string) figure {
	if f, ok := goFigures[unit]; ok {
		return f
	}
	f := figure{metric: unit, better: "none", unit: knownUnit(unit)}
	if i := strings.LastIndexByte(unit, '-'); i >= 0 {
		f.unit = knownUnit(unit[i+1:])
		if known, ok := goFigures[unit[i+1:]]; ok {
			f.unit = known.unit
		}
	}
	for _, known := range goFigures {
		if known.metric == unit {
			f.metric = "reported " + unit
		}
	}
	return f
}

func (r *goReader) value(of Result, v goValue) Result {
	f := goFigureOf(v.unit)
	if own, ok := r.units[v.unit]; ok && f.better == "none" {
		f.better = own.better
	}
	of.Metric, of.Unit, of.Better, of.Statistic = f.metric, f.unit, f.better, "sample"
	n, ok := number(v.number)
	if of.Value = n; !ok { // NaN, and what no float64 holds
		of.Status = "failed"
	}
	return of
}
