package table

import (
	"fmt"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
)

const (
	listed    = 100    // problems of one file that are told
	repeated  = 3      // problems of one kind in one field that are told
	collected = 10_000 // problems that are kept to find the first ones of the file
)

// A report collects the problems of one file.
type report struct {
	file     string
	source   *source // nil until the file is read
	problems problem.List
	kinds    map[kind]*repetition
	more     int
	warnings problem.List
}

// A kind is what problems of one column have in common.
type kind struct{ field, message string }

// A repetition counts the problems of one kind.
type repetition struct{ count, last int } // last is the index of the last one listed

func (r *report) add(p problem.Problem) {
	if r.isRepeated(p) {
		return
	}
	if len(r.problems) == collected {
		r.more++
		return
	}
	p.File = r.file
	r.problems = append(r.problems, p)
}

// isRepeated counts a problem, and reports whether enough of its kind are listed.
func (r *report) isRepeated(p problem.Problem) bool {
	if r.kinds == nil {
		r.kinds = map[kind]*repetition{}
	}
	k := kindOf(p)
	of := r.kinds[k]
	if of == nil {
		of = &repetition{}
		r.kinds[k] = of
	}
	if of.count++; of.count <= repeated {
		of.last = len(r.problems)
		return false
	}
	if of.last < len(r.problems) { // else it was not kept either
		r.problems[of.last].More++
	}
	return true
}

// particular are the parts of a message that differ from cell to cell.
var particular = lazy.Regexp(`"(?:[^"\\]|\\.)*"|[0-9]+`)

func kindOf(p problem.Problem) kind {
	message := strings.TrimPrefix(p.Message, p.Text)
	return kind{p.Field, particular().ReplaceAllString(message, "_")}
}

func (r *report) warn(p problem.Problem) {
	if len(r.warnings) < listed {
		p.File, p.Warning = r.file, true
		r.warnings = append(r.warnings, p)
	}
}

// list returns the first problems in the order of the file; where some are cut,
// the last one says how many.
func (r *report) list() problem.List {
	all := r.problems.Sort()
	if len(all)+r.more > listed {
		last := all[listed-1]
		rest := all[listed:].Count() + r.more
		all = append(all[:listed:listed], problem.Problem{File: r.file, Line: last.Line, Column: last.Column,
			Message: fmt.Sprintf("and %d more problems after this one", rest)})
		r.locate(all[:listed])
		return all
	}
	r.locate(all)
	return all
}

// locate adds the lines of the file to problems.
func (r *report) locate(problems problem.List) {
	if r.source == nil {
		return
	}
	for i := range problems {
		if p := &problems[i]; p.Line > 0 {
			p.Place(r.source.lineOf(p.Line))
		}
	}
}
