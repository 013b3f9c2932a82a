package sample

import "bytes"

// piece is how many bytes are looked through before their rows are taken: they are
// still in the nearest cache then. It is a multiple of 64.
const piece = 16 << 10

// quick reads a block without quotes. What is plain in a row is taken from its
// bytes; a row in which anything is not goes the careful way.
func (w *worker) quick() {
	data, from := w.block.buffer, padding
	for at := padding; at < w.block.end; at += piece {
		w.index.find(data, at, min(at+piece, w.block.end), byte(w.plan.dialect.Delimiter))
		from = w.rows(data, from)
	}
	w.settle()
}

// rows takes the rows whose ends are known, and returns where the next one starts.
func (w *worker) rows(data []byte, from int) int {
	ends, width := w.index.ends, w.plan.width
	for len(ends) > 0 {
		n := cells(data, ends)
		if n == 0 {
			break
		}
		if n != width || !w.row(data, from, ends[:n]) {
			w.slow(data[from : ends[n-1]+1])
		}
		from = int(ends[n-1]) + 1
		ends = ends[n:]
		w.line++
	}
	w.index.keep(ends)
	return from
}

// cells counts the cells of a row, of which the last one ends with a line feed. It
// is 0 if the end of the row is not known yet.
func cells(data []byte, ends []uint32) int {
	for n, end := range ends {
		if data[end] == '\n' {
			return n + 1
		}
	}
	return 0
}

// slow takes a row without quotes the careful way.
func (w *worker) slow(line []byte) {
	w.splitter.next(line)
	w.record(line, sound)
}

// row counts a row if all that is looked at in it is plain, and reports that.
func (w *worker) row(data []byte, from int, ends []uint32) bool {
	p := w.plan
	for _, c := range p.plain {
		start, end := cell(data, from, ends, c.column)
		if !c.accepts(data[start:end]) {
			return c.skip
		}
	}
	start, end := cell(data, from, ends, p.value)
	mantissa, decimals, ok := decimal(data, start, end)
	if !ok {
		return false
	}
	key, first, last := w.rawKey(data, from, ends)
	g := w.plain.find(key, first, last)
	if g == nil {
		if g = w.meet(data[from:ends[len(ends)-1]+1], key, first, last); g == nil {
			return false
		}
	}
	if len(w.pending) == cap(w.pending) {
		w.settle()
	}
	w.pending = append(w.pending, pending{&g.counts, mantissa, decimals})
	return true
}

// pending is a number that is read but not yet counted.
type pending struct {
	counts   *counts
	mantissa uint64
	decimals int
}

// settle counts what is pending. The counters of one number after the other are
// seldom in the cache: close together, the processor fetches several at once.
func (w *worker) settle() {
	for i := range w.pending {
		p := &w.pending[i]
		w.distinct += p.counts.fixed(p.mantissa, p.decimals)
	}
	w.pending = w.pending[:0]
}

// cell returns where a cell starts and ends.
func cell(data []byte, from int, ends []uint32, column int) (start, end int) {
	if column > 0 {
		from = int(ends[column-1]) + 1
	}
	end = int(ends[column])
	if column == len(ends)-1 && end > from && data[end-1] == '\r' {
		end--
	}
	return from, end
}

// rawKey returns where the cells that tell groups apart stand, with delimiters
// between them: in a text that goes on for some bytes, as find asks for.
func (w *worker) rawKey(data []byte, from int, ends []uint32) (text []byte, start, end int) {
	p := w.plan
	if p.joined {
		if len(p.by) == 0 {
			return data, 0, 0
		}
		start, _ = cell(data, from, ends, p.by[0])
		_, end = cell(data, from, ends, p.by[len(p.by)-1])
		return data, start, end
	}
	text = w.key[:0]
	for _, column := range p.by {
		start, end := cell(data, from, ends, column)
		text = append(append(text, data[start:end]...), byte(p.dialect.Delimiter))
	}
	end = len(text)
	w.key = append(text, behind[:]...)
	return w.key, 0, end
}

// behind is what follows a key that is put together.
var behind [shortBytes]byte

// meet finds the group of a plain row whose key is new, nil if no text may hold it.
func (w *worker) meet(row []byte, key []byte, start, end int) *group {
	key = bytes.Clone(key[start : start+max(end-start, shortBytes)]) // its place is needed to split the row
	w.splitter.next(row)
	g := w.group(w.splitter.cells)
	if g != nil {
		w.plain.add(key, 0, end-start, g)
	}
	return g
}

// A glance is a condition on a cell of a plain row.
type glance struct {
	column   int
	accepted [][]byte
	skip     bool // a row that does not meet it is left out, else it is read carefully
}

func (g *glance) accepts(cell []byte) bool {
	for _, text := range g.accepted {
		if bytes.Equal(text, cell) {
			return true
		}
	}
	return false
}
