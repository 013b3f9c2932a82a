package sample

import (
	"bytes"
)

// quick reads a block without quotes. What is plain in a row is taken from its
// bytes; a row in which anything is not goes the careful way.
func (w *worker) quick() {
	p, data := w.plan, w.block.buffer
	ends := w.index.find(data, padding, w.block.end, byte(p.dialect.Delimiter))
	from := padding
	for len(ends) > 0 {
		n := p.width
		if !isRow(data, ends, n) {
			n = 1
			for data[ends[n-1]] != '\n' {
				n++
			}
			w.slow(data[from : ends[n-1]+1])
		} else if !w.row(data, from, ends[:n]) {
			w.slow(data[from : ends[n-1]+1])
		}
		from = int(ends[n-1]) + 1
		ends = ends[n:]
		w.line++
	}
	w.settle()
}

// isRow reports whether the first n cells are a row.
func isRow(data []byte, ends []uint32, n int) bool {
	if n > len(ends) || data[ends[n-1]] != '\n' {
		return false
	}
	for _, end := range ends[:n-1] {
		if data[end] == '\n' {
			return false
		}
	}
	return true
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
	h := hash(key, first, last)
	g := w.plain.find(h, key[first:last])
	if g == nil {
		if g = w.meet(data[from:ends[len(ends)-1]+1], h, key[first:last]); g == nil {
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
// between them: in a text that goes on for eight bytes at least.
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
	w.key = append(text, 0, 0, 0, 0, 0, 0, 0, 0)
	return w.key, 0, end
}

// meet finds the group of a plain row whose key is new, nil if no text may hold it.
func (w *worker) meet(row []byte, hash uint64, key []byte) *group {
	key = bytes.Clone(key) // before the row is split, which needs the place
	w.splitter.next(row)
	g := w.group(w.splitter.cells)
	if g != nil {
		w.plain.add(keySlot{hash, key, g})
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
