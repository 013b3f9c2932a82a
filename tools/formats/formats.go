// Package formats reads what benchmarking tools write into tidy results.
//
// Each file of the package knows one tool. A format is recognised by what stands
// in a file, never by its name alone, and only where nothing else looks like it;
// a format without a mark of its own is read on request.
//
// Three rules hold for all of them. A value that was not measured is empty, never
// zero. A unit comes from the file or from the format, and is never guessed from
// the size of a number. What is left out is counted and named.
package formats

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
)

// A Format is what one tool writes in one of its ways.
type Format struct {
	Name  string // as --from takes it: jmh-csv
	About string // the tool and the option that makes it write this, in one line
	// Mark are words that every such file holds, as they stand in it, such as the
	// start of its header; "" if there are none. They tell a person what a file is
	// known by, and find the formats that an unknown file comes near to.
	Mark string
	// looks reports whether a file is of this format; nil means that nothing in
	// such a file tells, so that it is read on request only.
	looks func(File) bool
	// read returns what the file says. The error is a problem.List, with the
	// place of each problem in the file. Of a result it may leave out the status
	// if that is ok, better if that is none, and the runs of samples.
	read func(File) (Import, error)
}

// Recognised reports whether the format is found out from what a file holds.
func (f Format) Recognised() bool { return f.looks != nil }

// Read returns what a file of the format says, as results that are complete and
// valid as tidy data. The error is a problem.List.
func (f Format) Read(file File) (Import, error) {
	i, err := f.read(file)
	if err != nil {
		return Import{}, err
	}
	i.Format, i.File = f.Name, file.Name
	i.complete()
	if err := i.check(); err != nil {
		return Import{}, err
	}
	return i, nil
}

// A File is what a tool wrote, as text in UTF-8 without byte order mark.
type File struct {
	Name string // as the person knows it
	Data []byte
}

// An Import is what a file says, or several together, as tidy results.
type Import struct {
	File    string   // as the person knows it
	Format  string   // its name; "" for several files
	Results []Result // in the order of the file
	// Addressed says that the subjects are the addresses that were loaded, or the
	// servers and hosts that were measured, for want of a name. A name that a
	// person gives may stand in the place of the only one.
	Addressed bool
	// LeftOut says what of the file is no result, in the order of first appearance.
	LeftOut []LeftOut
	// About are facts about the whole run, such as the processor, in the order of
	// the file.
	About []Fact
}

// LeftOut counts parts of a file that were not imported, for one reason.
type LeftOut struct {
	Count int    // at least 1
	What  string // a noun for them, such as "row", in the singular
	Why   string // "a total of the rows above"
}

// A Fact is something about a whole run that the file states.
type Fact struct{ Name, Value string }

// A Result is one row of tidy results. Its numbers are texts in the form of JSON
// numbers, so that every digit of the file is kept.
type Result struct {
	Benchmark  string // the suite or program
	Scenario   string // under which load
	Subject    string // what was measured
	Runtime    string // what it ran on
	Metric     string // what about it was measured: latency, throughput
	Unit       string // of value, low and high; "" for a plain number
	Better     string // higher, lower or none
	Statistic  string // sample, mean, median, p99, min, max, stddev, rate, count …
	Value      string // "" if failed or skipped
	Low, High  string // bounds of the value; "" where unknown
	N          string // observations behind a statistic; "" if unknown or a sample
	Run        string // number of a sample, from 1; "" for a statistic
	Status     string // ok, failed or skipped
	Parameters []Parameter
}

// A Parameter is a further setting that tells results apart.
type Parameter struct{ Name, Value string }

// All returns the formats, sorted by name.
func All() []Format {
	all := slices.Concat(micro, load, system, published)
	slices.SortFunc(all, func(a, b Format) int { return cmp.Compare(a.Name, b.Name) })
	return all
}

// Named returns the format of a name. An unknown name is an error that suggests
// what may be meant: the formats of a tool, if its name is given.
func Named(name string) (Format, error) {
	all := All()
	if i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name }); i >= 0 {
		return all[i], nil
	}
	all = slices.DeleteFunc(all, func(f Format) bool { return !f.wanted() })
	of := slices.DeleteFunc(names(all), func(n string) bool { return name == "" || !strings.HasPrefix(n, name) })
	if len(of) > 0 {
		return Format{}, fmt.Errorf("there is no format %q; did you mean %s?", name, strings.Join(of, " or "))
	}
	return Format{}, fmt.Errorf("there is no format %q; %s", name, problem.Suggest(name, names(all)))
}

func names(formats []Format) []string {
	all := make([]string, len(formats))
	for i, f := range formats {
		all[i] = f.Name
	}
	return all
}
