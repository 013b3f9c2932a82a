package svg

import (
	"math"
	"strconv"
	"strings"
)

// number writes v with at most two decimals: a hundredth of a pixel.
func number(v float64) string {
	v = math.Round(v*100) / 100
	if v == 0 {
		return "0" // never -0
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// numbers reads a list separated by spaces or commas; ok is false if anything
// in it is not a finite number.
func numbers(s string) (list []float64, ok bool) {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' }) {
		v, err := strconv.ParseFloat(word, 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, false
		}
		list = append(list, v)
	}
	return list, true
}
