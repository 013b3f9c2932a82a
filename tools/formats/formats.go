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

import "slices"

// A Format is what one tool writes in one of its ways.
type Format struct {
	Name  string // as --from takes it: jmh-csv
	About string // the tool and the option that makes it write this, in one line
	// looks reports whether a file is of this format; nil means that nothing in
	// such a file tells, so that it is read on request only.
	looks func(File) bool
	// read returns what the file says. The error is a problem.List, with the
	// place of each problem in the file.
	read func(File) (Import, error)
}

// Recognised reports whether the format is found out from what a file holds.
func (f Format) Recognised() bool { return f.looks != nil }

// A File is what a tool wrote, as text in UTF-8 without byte order mark.
type File struct {
	Name string // as the person knows it
	Data []byte
}

// An Import is what a file says, as tidy results.
type Import struct {
	Format  string   // its name
	Results []Result // in the order of the file
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
	slices.SortFunc(all, func(a, b Format) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	return all
}
