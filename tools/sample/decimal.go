package sample

import (
	"encoding/binary"
	"math/bits"
)

// pow10 are the powers of ten that a float64 holds exactly.
var pow10 = [...]float64{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// maxMantissa is the greatest mantissa of a decimal. Below it a float64 holds
// every integer, and its quotient by a power of ten up to 1e22 is rounded once:
// it is the float64 nearest to the decimal.
const maxMantissa = 1<<53 - 1

// maxDigits is how long a decimal may be written, its point included.
const maxDigits = 20

const (
	zeros    = 0x3030303030303030
	points   = 0x2E2E2E2E2E2E2E2E
	highBits = 0x8080808080808080
	lowBits  = 0x7F7F7F7F7F7F7F7F
)

// decimal reads digits with at most one point between them, no sign and no
// exponent: the number is mantissa / 10^decimals. It is not ok for other texts,
// which may be numbers all the same. The text is data[from:to]; eight bytes
// before it must exist.
func decimal(data []byte, from, to int) (mantissa uint64, decimals int, ok bool) {
	length := to - from
	if length > 8 || length < 1 {
		return longDecimal(data[from:to])
	}
	// The text stands in the upper bytes of a word, the lower ones are zeros.
	word := binary.LittleEndian.Uint64(data[to-8 : to])
	drop := uint(64 - 8*length)
	word = word>>drop<<drop | zeros>>1>>(63-drop)
	y := word ^ points
	if point := ^((y&lowBits + lowBits) | y) & highBits; point != 0 {
		at := bits.TrailingZeros64(point) &^ 7 // of the first point, in bits
		decimals = 7 - at/8
		if decimals == 0 || at == int(drop) {
			return 0, 0, false // "5." and ".5" are told apart elsewhere
		}
		// What stands before the point moves up by a byte and takes its place.
		below := uint64(1)<<at - 1
		word = word&^(below<<8|0xFF) | word&below<<8 | '0'
	}
	word ^= zeros
	if (word|(word+0x7676767676767676))&highBits != 0 { // not a digit: above 9
		return 0, 0, false
	}
	return eightDigits(word), decimals, true
}

// eightDigits joins digits, the first in the lowest byte, in three steps: pairs,
// fours, and all eight.
func eightDigits(word uint64) uint64 {
	word = word*10 + word>>8
	return (word&0x000000FF000000FF*(100+1000000<<32) + word>>16&0x000000FF000000FF*(1+10000<<32)) >> 32
}

func longDecimal(text []byte) (mantissa uint64, decimals int, ok bool) {
	if len(text) == 0 || len(text) > maxDigits {
		return 0, 0, false
	}
	point := -1
	for i, c := range text {
		switch {
		case c >= '0' && c <= '9':
			if mantissa = mantissa*10 + uint64(c-'0'); mantissa > maxMantissa {
				return 0, 0, false
			}
		case c == '.' && point < 0:
			point = i
		default:
			return 0, 0, false
		}
	}
	if point < 0 {
		return mantissa, 0, true
	}
	decimals = len(text) - 1 - point
	return mantissa, decimals, point > 0 && decimals > 0
}
