package sample

import "fmt"

// A reason is why a row is not counted.
type reason int

const (
	missing  reason = iota // the cell stands for no value
	failed                 // as the status says
	skipped                // likewise
	reported               // not a sample but a statistic that the source reported
	blank                  // an empty line
	reasons
)

// nouns say what was left out, for one and for several.
var nouns = [reasons][2]string{
	missing:  {"row without a value", "rows without a value"},
	failed:   {"failed row", "failed rows"},
	skipped:  {"skipped row", "skipped rows"},
	reported: {"row that is no sample", "rows that are no samples"},
	blank:    {"empty line", "empty lines"},
}

// aside counts the rows that were left out.
type aside [reasons]struct {
	n     int
	first place
}

func (a *aside) add(why reason, at place) {
	if a[why].n == 0 {
		a[why].first = at
	}
	a[why].n++
}

func (a *aside) merge(b aside) {
	for why, other := range b {
		mine := &a[why]
		if mine.n == 0 || other.n > 0 && other.first.compare(mine.first) < 0 {
			mine.first = other.first
		}
		mine.n += other.n
	}
}

// notes tells what was left out of a file.
func (a *aside) notes(file string, lineOf func(place) int) []string {
	var notes []string
	for why, left := range a {
		noun, where := nouns[why][0], "in line"
		if left.n > 1 {
			noun, where = nouns[why][1], "the first in line"
		}
		if left.n > 0 {
			notes = append(notes, fmt.Sprintf("%s: left out %d %s, %s %d", file, left.n, noun, where, lineOf(left.first)))
		}
	}
	return notes
}
