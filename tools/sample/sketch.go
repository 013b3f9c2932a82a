package sample

import (
	"math"
	"slices"

	"github.com/DataDog/sketches-go/ddsketch"
	"github.com/DataDog/sketches-go/ddsketch/mapping"
	"github.com/DataDog/sketches-go/ddsketch/store"
)

// SketchError is the greatest relative error of a percentile taken from a sketch.
const SketchError = 0.001

// A sketch is a DDSketch: counts of values that differ by less than its error,
// after Masson, Rim and Lee, "DDSketch" (2019). Sum, least and greatest value are
// exact.
type sketch struct {
	buckets         *ddsketch.DDSketch
	sum             exactSum
	least, greatest float64
}

func newSketch() *sketch {
	m, err := mapping.NewLogarithmicMapping(SketchError)
	if err != nil {
		panic(err) // the error is a constant between 0 and 1
	}
	return &sketch{buckets: ddsketch.NewDDSketchFromStoreProvider(m, store.BufferedPaginatedStoreConstructor),
		least: math.Inf(1), greatest: math.Inf(-1)}
}

func (s *sketch) add(c count) {
	s.sum.add(c.value, c.n)
	s.least, s.greatest = min(s.least, c.value), max(s.greatest, c.value)
	bound := s.buckets.IndexMapping.MaxIndexableValue() // beyond it, the ends are exact all the same
	_ = s.buckets.AddWithCount(max(-bound, min(bound, c.value)), float64(c.n))
}

// ascending returns the buckets in order, each by its value in the middle. The ends
// are exact.
func (s *sketch) ascending() []count {
	var all []count
	s.buckets.ForEach(func(value, n float64) bool {
		all = append(all, count{max(s.least, min(s.greatest, value)), uint64(n)})
		return false
	})
	slices.SortFunc(all, byValue)
	return merged(all, nil)
}
