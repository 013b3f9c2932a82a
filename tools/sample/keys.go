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
	return shortKey{
		binary.LittleEndian.Uint64(text) & firstBytes(length),
		binary.LittleEndian.Uint64(text[8:]) & firstBytes(length-8),
		binary.LittleEndian.Uint64(text[16:]) & firstBytes(length-16),
		binary.LittleEndian.Uint64(text[24:]) & firstBytes(length-24),
		length,
	}
}

// firstBytes masks so many bytes of a word, all from 8 on.
func firstBytes(n int) uint64 { return ^(^uint64(0) << uint(8*max(0, n))) }

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
