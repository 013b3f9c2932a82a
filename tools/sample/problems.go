package sample

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// listed is how many problems of a file are told one by one.
const listed = 100

// A place is a line of a block; both count from 0.
type place struct{ block, line int }

func (p place) compare(q place) int {
	return cmp.Or(cmp.Compare(p.block, q.block), cmp.Compare(p.line, q.line))
}

// nowhere is behind every place.
var nowhere = place{1 << 62, 0}

// A found problem has a line that counts from its place, from 0.
type found struct {
	place
	problem.Problem
}

// problems are those of a file, as workers find them in blocks.
type problems struct {
	plan      *plan
	mu        sync.Mutex
	all       []found  // the first ones, in order
	rows      []uint32 // with problems, of each block
	line      []uint32 // lines of each block
	stop      place    // where reading had to end
	abandoned bool
}

func newProblems(p *plan) *problems { return &problems{plan: p, stop: nowhere} }

// done takes what a worker found in a block.
func (p *problems) done(block, lines, rows int, all []found) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.line) <= block {
		p.line, p.rows = append(p.line, 0), append(p.rows, 0)
	}
	p.line[block], p.rows[block] = uint32(lines), uint32(rows)
	if len(all) == 0 {
		return
	}
	p.all = append(p.all, all...)
	slices.SortStableFunc(p.all, func(a, b found) int { return a.compare(b.place) })
	p.all = p.all[:min(len(p.all), listed+1)]
}

// halt ends reading: nothing behind the place counts.
func (p *problems) halt(at place) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if at.compare(p.stop) < 0 {
		p.stop = at
	}
}

// abandon ends reading though the file is sound so far.
func (p *problems) abandon() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.abandoned = true
}

func (p *problems) stopped() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.abandoned || p.stop != nowhere
}

// full reports whether problems in a block can no longer be among the first.
func (p *problems) full(block int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.all) > listed && p.all[listed].block < block
}

// lineOf returns the line of a place in the file, from 1.
func (p *problems) lineOf(at place) int {
	line := 1 + p.plan.lined + at.line
	for _, lines := range p.line[:at.block] {
		line += int(lines)
	}
	return line
}

// list returns the first problems, and how many rows have further ones.
func (p *problems) list() problem.List {
	var list problem.List
	rows, told := 0, map[place]bool{}
	for block, n := range p.rows {
		if block <= p.stop.block {
			rows += int(n)
		}
	}
	for _, f := range p.all {
		if f.compare(p.stop) > 0 || len(list) == listed {
			break
		}
		f.Line += p.lineOf(f.place)
		list, told[f.place] = append(list, f.Problem), true
	}
	if rest := rows - len(told); rest > 0 {
		list = append(list, problem.Problem{File: p.plan.file,
			Message: fmt.Sprintf("and %d more rows with problems, after line %d", rest, list[len(list)-1].Line)})
	}
	return list
}

// diagnose says what is wrong with a record, as the reader of tables does.
func (p *plan) diagnose(record []byte, at place, f fault) []found {
	if f == endless && bytes.IndexByte(record, byte(p.dialect.Quote)) < 0 {
		long := problem.Problem{File: p.file, Hint: "is a line break missing?",
			Message: fmt.Sprintf("a record of more than %d bytes; reading stops here", maxRecord)}
		long.Place(record)
		return []found{{at, long}}
	}
	lines := bytes.Count(p.head, []byte{'\n'})
	dialect := p.dialect
	dialect.Header, dialect.HeaderRow = true, 0
	_, told := table.Read(bytes.NewReader(append(p.head, record...)), p.file, table.Options{Dialect: dialect, Schema: &p.schema})
	if len(told) == 0 {
		told = problem.List{{File: p.file, Line: 1 + lines, Message: "bytes that are no character in the encoding of the file"}}
	}
	if f == misread && !strings.HasSuffix(told[0].Message, stops) { // nobody knows where the next record starts
		told[0].Message += stops
	}
	var all []found
	for _, one := range told {
		one.Line -= 1 + lines
		all = append(all, found{at, one})
	}
	return all
}

const stops = "; reading stops"
