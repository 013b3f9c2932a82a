package sample

import (
	"encoding/binary"
	"math/bits"
)

// An index holds where the cells of a block end: the offsets of its delimiters
// and line feeds, in their order.
type index struct {
	ends  []uint32
	masks []uint64
}

// find fills the index for data[from:to]. What stands behind the end up to the next
// 64 bytes must exist and hold neither.
func (x *index) find(data []byte, from, to int, delimiter byte) []uint32 {
	words := (to - from + 63) / 64
	if len(x.masks) < words {
		x.masks = make([]uint64, words)
	}
	masks := x.masks[:words]
	mark(masks, data[from:from+64*words], delimiter)
	count := 0
	for _, m := range masks {
		count += bits.OnesCount64(m)
	}
	if len(x.ends) < count+64 {
		x.ends = make([]uint32, count+count/8+64)
	}
	n := 0
	for i, m := range masks {
		room := x.ends[n : n+64 : n+64]
		count := 0
		for at := from + 64*i; m != 0; m &= m - 1 {
			room[count&63] = uint32(at + bits.TrailingZeros64(m))
			count++
		}
		n += count
	}
	return x.ends[:n]
}

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
