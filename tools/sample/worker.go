package sample

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/unit"
)

// maxGroups bounds the groups of a file.
const maxGroups = 10_000

// A group is the rows that agree in some fields.
type group struct {
	key    []string
	first  place // of its rows
	aside  aside
	counts counts
}

// A worker reads blocks. What it counts goes into the total when that is much,
// and at the end.
type worker struct {
	*run
	groups   map[string]*group // by the texts of their fields, joined by NUL
	plain    keys              // by their cells as they stand in plain records
	distinct int               // values of all groups
	aside    aside
	index    index
	pending  []pending
	splitter *splitter
	key      []byte
	kinds    map[string]bool // statistics other than samples, and whether they are spelled well

	block *block // being read
	line  int    // of the record, in the block
	wrong int    // rows of the block with problems
	found []found
}

func newWorker(r *run) *worker {
	return &worker{run: r, groups: map[string]*group{},
		splitter: newSplitter(r.plan.dialect), pending: make([]pending, 0, 512), kinds: map[string]bool{}}
}

// work reads blocks until there are no more.
func (w *worker) work(blocks <-chan *block, free chan<- *block) {
	for b := range blocks {
		w.block, w.line, w.wrong, w.found = b, 0, 0, nil
		if w.plan.fast && !w.options.careful && !b.quoted && !b.broken {
			w.quick()
		} else {
			w.careful(b.buffer[padding:b.end])
		}
		w.problems.done(b.number, w.line, w.wrong, w.found)
		free <- b
		if w.distinct > w.options.exact/w.options.workers || len(w.groups) > maxGroups {
			w.flush()
		}
	}
	w.flush()
}

// flush hands over all that was counted.
func (w *worker) flush() {
	if w.total.merge(w); w.total.overfull() {
		w.problems.abandon()
	}
	clear(w.groups)
	w.plain, w.distinct, w.aside = keys{}, 0, aside{}
}

// careful reads records one by one. It stops at a fault.
func (w *worker) careful(data []byte) {
	for len(data) > 0 {
		size, f := w.splitter.next(data)
		w.record(data[:size], f)
		if f != sound {
			w.problems.halt(w.place())
			return
		}
		w.line += bytes.Count(data[:size], []byte{'\n'})
		data = data[size:]
	}
}

func (w *worker) place() place { return place{w.block.number, w.line} }

// record takes the row that was split last; raw is how it is written.
func (w *worker) record(raw []byte, f fault) {
	p, cells := w.plan, w.splitter.cells
	switch {
	case f != sound || len(cells) != p.width && len(cells) > 0:
		w.bad(raw, f)
		return
	case len(cells) == 0:
		if lineEnd(raw) > 0 {
			w.aside.add(blank, w.place())
		}
		return
	}
	for _, c := range p.where {
		if !slices.Contains(c.accepted, string(cells[c.column])) {
			return
		}
	}
	if p.kind >= 0 && string(cells[p.kind]) != bench.StatisticSample {
		w.otherStatistic(string(cells[p.kind]), raw)
		return
	}
	g := w.group(cells)
	if g == nil {
		w.bad(raw, sound)
		return
	}
	w.value(g, cells, raw)
}

// bad keeps what is wrong with a record, if there are not too many such.
func (w *worker) bad(raw []byte, f fault) {
	w.wrong++
	if len(w.found) <= listed && !w.problems.full(w.block.number) {
		w.found = append(w.found, w.plan.diagnose(raw, w.place(), f)...)
	}
}

// otherStatistic leaves out a row that is no sample, unless its statistic is a
// word misspelled.
func (w *worker) otherStatistic(name string, raw []byte) {
	good, known := w.kinds[name]
	if !known {
		if len(w.kinds) == maxGroups { // hostile
			clear(w.kinds)
		}
		good = w.plan.spelled(name)
		w.kinds[name] = good
	}
	if !good {
		w.bad(raw, sound)
		return
	}
	w.aside.add(reported, w.place())
}

// value counts the number of a row.
func (w *worker) value(g *group, cells [][]byte, raw []byte) {
	p := w.plan
	status := bench.StatusOK
	if p.status >= 0 && len(cells[p.status]) > 0 {
		status = string(cells[p.status])
	}
	cell := cells[p.value]
	switch {
	case status == bench.StatusFailed:
		w.leave(g, failed)
	case status == bench.StatusSkipped:
		w.leave(g, skipped)
	case status != bench.StatusOK:
		w.bad(raw, sound)
	case p.missing[string(cell)]:
		w.leave(g, missing)
	case !w.number(g, string(cell)):
		w.bad(raw, sound)
	}
}

func (w *worker) leave(g *group, why reason) {
	g.aside.add(why, w.place())
	w.aside.add(why, w.place())
}

// number counts a number and reports whether the text is one.
func (w *worker) number(g *group, text string) bool {
	marks := w.plan.marks
	plain, err := unit.NumberText(text, marks.decimal, marks.group)
	if err != nil {
		return false
	}
	if mantissa, decimals, ok := longDecimal([]byte(plain)); ok {
		w.distinct += g.counts.fixed(mantissa, decimals)
		return true
	}
	value, err := unit.ParseNumber(text, marks.decimal, marks.group)
	if err != nil {
		return false
	}
	w.distinct += g.counts.add(value+0, 1) // no negative zero
	return true
}

// group returns the group of a row, nil if its fields hold what no text may.
func (w *worker) group(cells [][]byte) *group {
	w.key = w.key[:0]
	for _, column := range w.plan.by {
		w.key = append(append(w.key, cells[column]...), 0)
	}
	if g := w.groups[string(w.key)]; g != nil {
		return g
	}
	key := string(w.key)
	if strings.Count(key, "\x00") != len(w.plan.by) || !utf8.ValidString(key) || strings.Contains(key, "\r") ||
		w.plan.decoded && strings.Contains(key, "\ufffd") {
		return nil
	}
	g := &group{first: w.place(), key: strings.Split(key, "\x00")[:len(w.plan.by)]}
	w.groups[key] = g
	return g
}
