package sample

import (
	"bytes"
	"encoding/binary"
)

// keys is a hash table from the cells that tell groups apart, as they stand in
// plain records, to groups. It exists since a map of Go takes twice as long.
type keys struct {
	slots []keySlot // a power of two, at least half of them empty
	used  int
}

type keySlot struct {
	hash  uint64
	key   []byte
	group *group // nil where there is none
}

// hash mixes data[from:to] eight bytes at a time; eight bytes behind it must exist.
func hash(data []byte, from, to int) uint64 {
	h := uint64(to - from)
	for ; to-from >= 8; from += 8 {
		h = mix(h ^ binary.LittleEndian.Uint64(data[from:]))
	}
	return mix(h ^ binary.LittleEndian.Uint64(data[from:])<<(64-8*uint(to-from))) // shifted by 64 if nothing is left
}

func mix(h uint64) uint64 {
	h *= 0x9E3779B97F4A7C15
	return h ^ h>>32
}

// find returns the group of a key, nil if it is not known.
func (k *keys) find(hash uint64, key []byte) *group {
	if k.used == 0 {
		return nil
	}
	mask := uint64(len(k.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := &k.slots[i]
		if s.group == nil || s.hash == hash && bytes.Equal(s.key, key) {
			return s.group
		}
	}
}

// add adds a key that is not known.
func (k *keys) add(s keySlot) {
	if 2*(k.used+1) > len(k.slots) {
		old := k.slots
		k.slots, k.used = make([]keySlot, max(64, 2*len(old))), 0
		for _, s := range old {
			if s.group != nil {
				k.add(s)
			}
		}
	}
	mask := uint64(len(k.slots) - 1)
	i := s.hash & mask
	for k.slots[i].group != nil {
		i = (i + 1) & mask
	}
	k.slots[i] = s
	k.used++
}
