package sample

import "encoding/binary"

// keys finds groups by the cells that tell them apart, as they stand in plain
// records. Short keys stand in a hash table of words, which is twice as fast as a
// map; few are long.
type keys struct {
	slots []keySlot // a power of two, at least half of them empty
	used  int
	long  map[string]*group
}

type keySlot struct {
	key   shortKey
	group *group // nil where there is none
}

// shortBytes is the length of the longest short key. So many bytes must exist behind
// the start of any key.
const shortBytes = 32

// A shortKey is a text as words, zeros behind it.
type shortKey struct {
	a, b, c, d uint64
	length     int
}

func short(text []byte, start, end int) shortKey {
	length := end - start
	text = text[start : start+shortBytes : start+shortBytes]
	mask := &firstBytes[length&63]
	return shortKey{
		binary.LittleEndian.Uint64(text) & mask[0],
		binary.LittleEndian.Uint64(text[8:]) & mask[1],
		binary.LittleEndian.Uint64(text[16:]) & mask[2],
		binary.LittleEndian.Uint64(text[24:]) & mask[3],
		length,
	}
}

// firstBytes are masks of the first bytes of four words, by their number. There are
// 64 of them so that the compiler sees no index beyond.
var firstBytes = func() (all [64][4]uint64) {
	for length := range shortBytes + 1 {
		for i := range 8 * length {
			all[length][i/64] |= 1 << (i % 64)
		}
	}
	return all
}()

func (k *shortKey) hash() uint64 {
	h := k.a*0x9E3779B97F4A7C15 ^ k.b*0xC2B2AE3D27D4EB4F ^ k.c*0x165667B19E3779F9 ^ k.d*0xD6E8FEB86659FD93
	return h ^ h>>32
}

func (k *shortKey) equal(l *shortKey) bool {
	return (k.a^l.a)|(k.b^l.b)|(k.c^l.c)|(k.d^l.d)|uint64(k.length^l.length) == 0
}

// find returns the group of the key text[start:end], nil if it is not known.
func (k *keys) find(text []byte, start, end int) *group {
	if end-start > shortBytes {
		return k.long[string(text[start:end])]
	}
	if k.used == 0 {
		return nil
	}
	key := short(text, start, end)
	mask := uint64(len(k.slots) - 1)
	for i := key.hash() & mask; ; i = (i + 1) & mask {
		s := &k.slots[i]
		if s.key.equal(&key) || s.group == nil {
			return s.group
		}
	}
}

// add adds a key that is not known.
func (k *keys) add(text []byte, start, end int, g *group) {
	if end-start > shortBytes {
		if k.long == nil {
			k.long = map[string]*group{}
		}
		k.long[string(text[start:end])] = g
		return
	}
	if 2*(k.used+1) > len(k.slots) {
		old := k.slots
		k.slots = make([]keySlot, max(64, 2*len(old)))
		for _, s := range old {
			if s.group != nil {
				k.place(s)
			}
		}
	}
	k.place(keySlot{short(text, start, end), g})
	k.used++
}

func (k *keys) place(s keySlot) {
	mask := uint64(len(k.slots) - 1)
	i := s.key.hash() & mask
	for k.slots[i].group != nil {
		i = (i + 1) & mask
	}
	k.slots[i] = s
}
