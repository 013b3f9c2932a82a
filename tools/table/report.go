package table

import (
	"fmt"

	"github.com/benchwright/benchwright/tools/problem"
)

const (
	listed    = 100    // problems of one file that are told
	collected = 10_000 // problems that are kept to find the first ones of the file
)

// A report collects the problems of one file.
type report struct {
	file     string
	problems problem.List
	more     int
	warnings []problem.Problem
}

func (r *report) add(p problem.Problem) {
	if len(r.problems) == collected {
		r.more++
		return
	}
	p.File = r.file
	r.problems = append(r.problems, p)
}

func (r *report) warn(p problem.Problem) {
	if len(r.warnings) < listed {
		p.File = r.file
		r.warnings = append(r.warnings, p)
	}
}

// list returns the first problems in the order of the file; where some are cut,
// the last one says how many.
func (r *report) list() problem.List {
	all := r.problems.Sort()
	if len(all)+r.more <= listed {
		return all
	}
	last := all[listed-1]
	rest := len(all) - listed + r.more
	return append(all[:listed:listed], problem.Problem{File: r.file, Line: last.Line, Column: last.Column,
		Message: fmt.Sprintf("and %d more problems after this one", rest)})
}
