package sample

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// A count is a value and how often it was seen.
type count struct {
	value float64
	n     uint64
}

// counts hold how often each value of a group was seen, exactly.
//
// Measurements are printed decimals, so few values differ: those from zero up to
// some bound are counted in one byte each, at the index that their digits spell.
// Whatever lies beyond it or has more decimals stands in a hash table.
type counts struct {
	decimals int     // of dense
	dense    []uint8 // by value * 10^decimals; never back to 0
	carried  tally   // what did not fit the bytes of dense
	sparse   tally   // values that dense has no place for
	distinct int     // values
}

// maxDense bounds the bytes of dense.
const maxDense = 1 << 22

// byteWorth is how many bytes of dense a value in the hash table costs.
const byteWorth = 64

// fixed counts the number mantissa / 10^decimals once and returns how many values
// are new by that: one or none.
func (c *counts) fixed(mantissa uint64, decimals int) int {
	if mantissa < uint64(len(c.dense)) && decimals == c.decimals {
		if seen := &c.dense[mantissa]; *seen < 255 {
			if *seen++; *seen > 1 {
				return 0
			}
			c.distinct++
			return 1
		}
	}
	if c.dense == nil {
		c.decimals = max(c.decimals, decimals)
	}
	return c.add(float64(mantissa)/pow10[decimals], 1)
}

// add counts a finite value n times and returns how many values are new by that.
func (c *counts) add(value float64, n uint64) int {
	before := c.distinct
	if i, ok := c.index(value); ok && i < len(c.dense) {
		c.addDense(i, value, n)
	} else {
		c.addSparse(value, n)
	}
	return c.distinct - before
}

func (c *counts) addDense(i int, value float64, n uint64) {
	seen := uint64(c.dense[i])
	if seen == 0 {
		c.distinct++
	}
	if seen += n; seen > 255 {
		c.carried.add(value, seen-128)
		seen = 128
	}
	c.dense[i] = uint8(seen)
}

func (c *counts) addSparse(value float64, n uint64) {
	if c.sparse.full() && !c.widen() {
		c.sparse.grow(2 * len(c.sparse.slots))
	}
	if i, ok := c.index(value); ok && i < len(c.dense) { // widened just now
		c.addDense(i, value, n)
	} else if c.sparse.add(value, n) {
		c.distinct++
	}
}

// index returns the place of a value in a dense array without end.
func (c *counts) index(value float64) (int, bool) {
	scaled := value * pow10[c.decimals]
	if !(scaled >= 0 && scaled < maxDense) {
		return 0, false
	}
	i := int(scaled + 0.5)
	return i, float64(i)/pow10[c.decimals] == value
}

// widen moves values from the hash table to a longer dense array if that saves
// memory, and reports whether it did.
func (c *counts) widen() bool {
	var below [24]int // values by the bits of their index
	for _, s := range c.sparse.slots {
		if i, ok := c.index(s.value); ok && s.n > 0 && i < maxDense {
			below[bits.Len(uint(i))]++
		}
	}
	length, values := 0, 0
	for b, n := range below {
		if values += n; n > 0 && 1<<b <= byteWorth*values+len(c.dense) {
			length = 1 << b
		}
	}
	if length <= len(c.dense) {
		return false
	}
	c.dense = append(make([]uint8, 0, length), c.dense...)[:length]
	old := c.sparse.slots
	c.sparse = tally{}
	c.sparse.grow(minSlots)
	for _, s := range old {
		if s.n == 0 {
			continue
		}
		c.distinct--
		c.add(s.value, s.n)
	}
	return true
}

// merge adds what other counted.
func (c *counts) merge(other *counts) {
	for i, n := range other.dense {
		if v := float64(i) / pow10[other.decimals]; n == 0 {
		} else if i < len(c.dense) && c.decimals == other.decimals {
			c.addDense(i, v, uint64(n))
		} else {
			c.add(v, uint64(n))
		}
	}
	other.eachHashed(func(o count) { c.add(o.value, o.n) })
}

// each calls f with every value: those of the hash tables in no order, then those
// of dense in theirs. A value may come in two parts.
func (c *counts) each(f func(count)) {
	c.eachHashed(f)
	for i, n := range c.dense {
		if n > 0 {
			f(count{float64(i) / pow10[c.decimals], uint64(n)})
		}
	}
}

func (c *counts) eachHashed(f func(count)) {
	for _, t := range []*tally{&c.carried, &c.sparse} {
		for _, one := range t.slots {
			if one.n > 0 {
				f(one)
			}
		}
	}
}

// ascending returns the values in their order, each once.
func (c *counts) ascending() []count {
	all := make([]count, 0, c.distinct+c.carried.used)
	c.each(func(one count) { all = append(all, one) })
	hashed := all[:c.carried.used+c.sparse.used]
	slices.SortFunc(hashed, byValue)
	return merged(hashed, all[len(hashed):])
}

func byValue(a, b count) int { return cmp.Compare(a.value, b.value) }

// merged joins two lists in ascending order into one that has each value once.
func merged(a, b []count) []count {
	all := make([]count, 0, len(a)+len(b))
	for len(a) > 0 || len(b) > 0 {
		next := &a
		if len(a) == 0 || len(b) > 0 && b[0].value < a[0].value {
			next = &b
		}
		one := (*next)[0]
		*next = (*next)[1:]
		if n := len(all); n > 0 && all[n-1].value == one.value {
			all[n-1].n += one.n
		} else {
			all = append(all, one)
		}
	}
	return all
}

// A tally is a hash table from values to counts. The zero tally is empty.
type tally struct {
	slots []count // n is 0 where there is none; the length is a power of two
	used  int
}

const minSlots = 16

// full reports whether the next new value would crowd the table.
func (t *tally) full() bool { return 4*(t.used+1) > 3*len(t.slots) }

// add counts a value and reports whether it is new.
func (t *tally) add(value float64, n uint64) bool {
	if t.full() {
		t.grow(2 * len(t.slots))
	}
	mask := uint64(len(t.slots) - 1)
	for i := scatter(value) & mask; ; i = (i + 1) & mask {
		switch s := &t.slots[i]; {
		case s.n == 0:
			*s = count{value, n}
			t.used++
			return true
		case s.value == value:
			s.n += n
			return false
		}
	}
}

func (t *tally) grow(length int) {
	old := t.slots
	t.slots, t.used = make([]count, max(minSlots, length)), 0
	for _, s := range old {
		if s.n > 0 {
			t.add(s.value, s.n)
		}
	}
}

// scatter spreads the bits of a value: those of near values differ in few places.
func scatter(value float64) uint64 {
	h := math.Float64bits(value) * 0x9E3779B97F4A7C15
	return h ^ h>>29
}
