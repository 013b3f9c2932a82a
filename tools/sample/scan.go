package sample

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// An index holds where cells end: the offsets of delimiters and line feeds, in
// their order.
type index struct {
	ends  []uint32
	masks []uint64
}

// usual is how many ends are written down for 64 bytes, be they there or not: to
// guess when to stop costs a processor more.
const usual = 8

// find adds the ends in data[from:to]. What stands behind that up to the next 64
// bytes must exist and, unless it is found later, hold neither.
func (x *index) find(data []byte, from, to int, delimiter byte) {
	words := (to - from + 63) / 64
	if len(x.masks) < words {
		x.masks = make([]uint64, words)
	}
	masks := x.masks[:words]
	mark(masks, data[from:from+64*words], delimiter)
	n := len(x.ends)
	x.ends = slices.Grow(x.ends, 64*words)
	ends := x.ends[:cap(x.ends)]
	for i, m := range masks {
		room, at := ends[n:n+64:n+64], from+64*i
		n += bits.OnesCount64(m)
		for j := range usual {
			room[j] = uint32(at + bits.TrailingZeros64(m))
			m &= m - 1
		}
		for j := usual; m != 0; m &= m - 1 {
			room[j&63] = uint32(at + bits.TrailingZeros64(m))
			j++
		}
	}
	x.ends = ends[:n]
}

// keep forgets all ends but the last ones.
func (x *index) keep(last []uint32) { x.ends = x.ends[:copy(x.ends, last)] }

const ones = 0x0101010101010101

// markWords sets the bit of every byte of text that is the delimiter or a line
// feed: 64 bytes a mask, the first in its lowest bit. It is for processors whose
// vectors we do not use.
//
// A byte of a word differs from the one looked for if the exclusive or has any bit
// in it; adding 0x7F to the lower seven brings that to the highest, with no carry
// into the next byte. A product then gathers the eight highest bits.
func markWords(masks []uint64, text []byte, delimiter byte) {
	delimiters, feeds := ones*uint64(delimiter), uint64(ones*'\n')
	for i := range masks {
		chunk := text[64*i : 64*i+64]
		var mask uint64
		for j := 0; j < 64; j += 8 {
			word := binary.LittleEndian.Uint64(chunk[j:])
			a, b := word^delimiters, word^feeds
			a = (a&lowBits + lowBits) | a
			b = (b&lowBits + lowBits) | b
			mask |= ^(a & b) & highBits * 0x0002040810204081 >> 56 << (j & 63)
		}
		masks[i] = mask
	}
}
