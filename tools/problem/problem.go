// Package problem describes mistakes in what people wrote: where they are, what
// is wrong and what to do about it.
//
// A problem is a value, not an abort: readers collect all problems of a run and
// hand them up together, so that an editor mends a file once.
package problem

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Problem is one mistake in a file that a person wrote.
type Problem struct {
	File     string `json:"file"`               // slash-separated path as the person knows it
	Line     int    `json:"line,omitempty"`     // from 1; 0 means the whole file
	Column   int    `json:"column,omitempty"`   // in characters, from 1; 0 means the whole line
	Field    string `json:"field,omitempty"`    // the field, key or parameter concerned
	Text     string `json:"text,omitempty"`     // the offending text, as written
	Message  string `json:"message"`            // lower case, no full stop
	Expected string `json:"expected,omitempty"` // what may stand there, as in "a number"
	Source   Source `json:"source,omitzero"`    // the line itself, where it is known
	Hint     string `json:"hint,omitempty"`     // the remedy, where one is known
	More     int    `json:"more,omitempty"`     // later problems of the same kind in the same field, which are not listed

	Warning bool `json:"warning,omitempty"` // it stops nothing
}

// Error returns the problem as `file:line:column: field "name": message`, with
// the word warning before the field where it is one.
func (p Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
		if p.Column > 0 {
			fmt.Fprintf(&b, ":%d", p.Column)
		}
	}
	b.WriteString(": ")
	if p.Warning {
		b.WriteString("warning: ")
	}
	if p.Field != "" {
		fmt.Fprintf(&b, "field %q: ", p.Field)
	}
	b.WriteString(p.Message)
	return b.String()
}

// A List is every problem of a run. It is an error when it is not empty; return
// it through Err, since a nil List in an error interface is not nil.
type List []Problem

// Error returns all problems, one a line, each followed by its hint.
func (l List) Error() string {
	var b strings.Builder
	for i, p := range l {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.Error())
		if p.Hint != "" {
			b.WriteString("\n  hint: " + p.Hint)
		}
		if p.More > 0 {
			b.WriteString("\n  " + p.more())
		}
	}
	return b.String()
}

// more says how many problems were left out.
func (p Problem) more() string {
	switch {
	case p.Field == "":
		return fmt.Sprintf("and %d more like this one", p.More)
	case p.More == 1:
		return "and 1 more such cell in this column"
	}
	return fmt.Sprintf("and %d more such cells in this column", p.More)
}

// Count returns how many problems there are, those included that are not listed.
func (l List) Count() int {
	n := len(l)
	for _, p := range l {
		n += p.More
	}
	return n
}

// Err returns the list as an error, or nil if it is empty.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// Split parts the list into what stops a run and what does not.
func (l List) Split() (errors, warnings List) {
	for _, p := range l {
		if p.Warning {
			warnings = append(warnings, p)
		} else {
			errors = append(errors, p)
		}
	}
	return errors, warnings
}

// Sort orders problems by file, line and column, keeps the order of those at one
// place, and drops exact repetitions.
func (l List) Sort() List {
	slices.SortStableFunc(l, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
		)
	})
	return slices.Compact(l)
}
