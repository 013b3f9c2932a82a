package verdict_test

import (
	"math"
	"math/rand/v2"
	"testing"

	. "github.com/benchwright/benchwright/tools/verdict"
)

func single(v float64) Figure          { return Figure{v, v, Single} }
func exact(v float64) Figure           { return Figure{v, v, Exact} }
func between(low, high float64) Figure { return Figure{low, high, Interval} }

func TestGreater(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		name    string
		a, b    Figure
		orEqual bool
		want    Verdict
	}{
		{"a quarter more of single figures is not clear of the margin", single(125), single(100), false, Undecided},
		{"a little more is", single(125.01), single(100), false, Supported},
		{"a quarter more, or as much", single(125), single(100), true, Supported},
		{"four fifths is the margin the other way", single(80), single(100), false, Contradicted},
		{"and so for at least, just beyond it", single(79.99), single(100), true, Contradicted},
		{"at least, at the margin", single(80), single(100), true, Undecided},
		// 106 to 110 over 100 to 100.5: from 106/100.5 = 1.0547 times
		{"intervals apart by more than a twentieth", between(106, 110), between(100, 100.5), false, Supported},
		{"intervals apart by less", between(104, 110), between(99, 100), false, Undecided},
		{"intervals that overlap", between(90, 110), between(100, 120), false, Undecided},
		{"intervals apart the other way", between(80, 95), between(100, 105), false, Contradicted},
		{"one single figure makes the margin wide", between(110, 112), single(100), false, Undecided},
		{"exact figures have no margin", exact(12), exact(11), false, Supported},
		{"equal ones are not greater", exact(11), exact(11), false, Contradicted},
		{"but as great", exact(11), exact(11), true, Supported},
		{"exact against zero", exact(0), exact(0), true, Supported},
		{"an open end cannot decide", Figure{2e6, inf, Exact}, Figure{5e5, inf, Exact}, false, Undecided},
		{"but the other can", Figure{2e6, inf, Exact}, exact(5e5), false, Supported},
		{"below zero the margin moves the ends apart, too", single(-80), single(-90), false, Undecided},
	} {
		if got := Greater(c.a, c.b, c.orEqual); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		a, region Figure
		want      Verdict
	}{
		{between(60, 70), Figure{50, 80, Exact}, Supported},
		{between(51, 70), Figure{50, 80, Exact}, Undecided}, // 51/1.05 is below 50
		{between(100, 120), Figure{50, 80, Exact}, Contradicted},
		{between(83, 120), Figure{50, 80, Exact}, Undecided}, // 83/1.05 is 79
		{between(20, 30), Figure{50, 80, Exact}, Contradicted},
		{single(63), Figure{50, 80, Exact}, Supported}, // 50.4 to 78.75
		{single(65), Figure{50, 80, Exact}, Undecided}, // up to 81.25
		{single(101), Figure{50, 80, Exact}, Contradicted},
		{exact(80), Figure{50, 80, Exact}, Supported},
		{between(1000, 1100), Figure{500, math.Inf(1), Exact}, Supported},
	} {
		if got := Within(c.a, c.region); got != c.want {
			t.Errorf("%v within %v: %s, want %s", c.a, c.region, got, c.want)
		}
	}
}

// Whatever the figures are: a claim and its opposite never both hold, turning the
// two figures round turns the verdict round, and knowing less never decides what
// knowing more left open.
func TestGreaterIsConsistent(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	figure := func(b Basis) Figure {
		low := r.Float64()*10 + 0.1
		return Figure{low, low * (1 + r.Float64()/2), b}
	}
	count := map[Verdict]int{}
	for range 20_000 {
		a, b := figure(Interval), figure(Basis(r.IntN(3)))
		v := Greater(a, b, false)
		count[v]++
		if back := Greater(b, a, true); back != Not(v) {
			t.Fatalf("%v over %v is %s, but the other way round %s", a, b, v, back)
		}
		wide := a
		wide.Basis = Single
		if w := Greater(wide, b, false); w != v && w != Undecided {
			t.Fatalf("%v over %v is %s, and with less known of it %s", a, b, v, w)
		}
	}
	for _, v := range []Verdict{Supported, Contradicted, Undecided} {
		if count[v] < 100 {
			t.Errorf("%s came out %d times, too rarely to say anything", v, count[v])
		}
	}
}

func TestJunctions(t *testing.T) {
	for _, a := range All() {
		for _, b := range All() {
			if And(a, b) != And(b, a) || Or(a, b) != Or(b, a) {
				t.Errorf("%s and %s depend on their order", a, b)
			}
			if And(a, b) != Not(Or(Not(a), Not(b))) { // De Morgan
				t.Errorf("%s and %s: %s, but not(not or not) is %s", a, b, And(a, b), Not(Or(Not(a), Not(b))))
			}
		}
	}
	if And(Supported, Undecided) != Undecided || And(Contradicted, NotMeasured) != Contradicted || Or(Supported, NotMeasured) != Supported {
		t.Error("what decides does not come first")
	}
}
