package formats

import (
	"maps"
	"slices"
	"strings"
)

// Names end in -8 if the benchmark ran with GOMAXPROCS 8, and in nothing if it
// ran with 1. A name may end in such digits of its own, so what they mean is
// decided for all benchmarks of a package at once: go test runs each of them with
// each of the values.

// splitProcs cuts the last -<digits> off a name; digits is "" if there is none.
func splitProcs(name string) (stem, digits string) {
	i := strings.LastIndexByte(name, '-')
	if i < 0 || i == len(name)-1 || strings.Trim(name[i+1:], "0123456789") != "" {
		return name, ""
	}
	return name[:i], name[i+1:]
}

// procsOf returns the endings of some names that are values of GOMAXPROCS: those
// that the most benchmarks end in, if by them and 1 all names are accounted for.
func procsOf(names []string) map[string]bool {
	stems := map[string]map[string]bool{}
	var most map[string]bool
	for _, name := range names {
		stem, digits := splitProcs(name)
		if digits == "" {
			continue
		}
		if stems[digits] == nil {
			stems[digits] = map[string]bool{}
		}
		if stems[digits][stem] = true; len(stems[digits]) > len(most) {
			most = stems[digits]
		}
	}
	procs := map[string]bool{}
	for digits, with := range stems {
		if maps.Equal(with, most) {
			procs[digits] = true
		}
	}
	for _, name := range names {
		if _, digits := splitProcs(name); !procs[digits] && !most[name] {
			return nil
		}
	}
	return procs
}

// procs fills in the GOMAXPROCS of the lines, and cuts it off their names. One
// that is the same for all is a fact about the run.
func (r *goReader) procs() {
	names := map[string][]string{}
	for _, l := range r.lines {
		if l.status == "" {
			names[l.fact("pkg")] = append(names[l.fact("pkg")], l.name)
		}
	}
	procs := map[string]map[string]bool{}
	for pkg := range names {
		procs[pkg] = procsOf(names[pkg])
	}
	var all []string
	for i := range r.lines {
		l := &r.lines[i]
		known := procs[l.fact("pkg")]
		stem, digits := splitProcs(l.name)
		switch {
		case known[digits]:
			l.name, l.procs = stem, digits
		case len(known) > 0 && l.status == "":
			l.procs = "1"
		}
		if l.status == "" && !slices.Contains(all, l.procs) {
			all = append(all, l.procs)
		}
	}
	if len(all) == 1 && all[0] != "" {
		r.out.About = append(r.out.About, Fact{"gomaxprocs", all[0]})
		for i := range r.lines {
			r.lines[i].procs = ""
		}
	}
}
