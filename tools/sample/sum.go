package sample

import (
	"math"
	"math/big"
	"math/bits"
)

// An exactSum adds float64s without rounding, so that their order does not
// matter: an integer of 128 bits for each exponent, after Kulisch.
type exactSum struct {
	parts [2048]struct{ high, low uint64 } // two's complement
}

// add adds a finite value n times.
func (s *exactSum) add(value float64, n uint64) {
	b := math.Float64bits(value)
	exponent, mantissa := b>>52&0x7FF, b&(1<<52-1)
	if exponent > 0 {
		mantissa |= 1 << 52
	} else {
		exponent = 1 // subnormal
	}
	p := &s.parts[exponent]
	high, low := bits.Mul64(mantissa, n)
	var carry uint64
	if value < 0 {
		p.low, carry = bits.Sub64(p.low, low, 0)
		p.high, _ = bits.Sub64(p.high, high, carry)
		return
	}
	p.low, carry = bits.Add64(p.low, low, 0)
	p.high, _ = bits.Add64(p.high, high, carry)
}

// mean returns the float64 nearest to the sum divided by n, which is above 0.
func (s *exactSum) mean(n uint64) float64 {
	sum, lowest := new(big.Int), 0 // in units of 2^(lowest-1075)
	for e := len(s.parts) - 1; e > 0; e-- {
		p := s.parts[e]
		if p.high|p.low == 0 {
			continue
		}
		sum.Lsh(sum, uint(max(lowest, e)-e))
		lowest = e
		part := new(big.Int).Lsh(big.NewInt(int64(p.high)), 64)
		sum.Add(sum, part.Add(part, new(big.Int).SetUint64(p.low)))
	}
	divisor := new(big.Int).SetUint64(n)
	if shift := lowest - 1075; shift > 0 {
		sum.Lsh(sum, uint(shift))
	} else {
		divisor.Lsh(divisor, uint(-shift))
	}
	mean, _ := new(big.Rat).SetFrac(sum, divisor).Float64()
	return mean
}
