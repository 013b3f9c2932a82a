// Package verdict is the one rule by which figures bear a claim out, contradict
// it, or leave it open. The method page of a site says it in words.
//
// A figure reaches from the lower to the upper end of what is known of it, and
// both ends are moved apart by a margin: the less is known of how far the figure
// scatters, the wider. What a claim says is a region. A figure that lies in it
// wholly supports the claim, one that lies outside of it wholly contradicts it,
// and any other leaves it open.
package verdict

import "math"

// A Verdict is what figures say of a claim.
type Verdict string

// All verdicts.
const (
	Supported    Verdict = "supported"           // the figures bear it out
	Contradicted Verdict = "contradicted"        // they lie wholly outside of what it says
	Undecided    Verdict = "not distinguishable" // they could go either way
	NotMeasured  Verdict = "not measured"        // there is no figure
)

// All returns the verdicts in the order in which they are told.
func All() []Verdict { return []Verdict{Supported, Contradicted, Undecided, NotMeasured} }

// A Basis is how much is known of a figure. The greater, the less is known.
type Basis int

// What a figure can rest on.
const (
	Exact    Basis = iota // it does not scatter: a count, a constant, a figure quoted as it was stated
	Interval              // there are bounds: an interval from samples, or one that a source reports
	Single                // one number, or too few samples, so that nobody knows how far it scatters
)

// Margin returns the factor by which a comparison must be clear of a tie.
func (b Basis) Margin() float64 {
	switch b {
	case Exact:
		return 1
	case Interval:
		return 1.05
	}
	return 1.25
}

// A Figure is what is known of one: it lies from Low to High, either of which may
// be infinite. Without bounds both are its value.
type Figure struct {
	Low, High float64
	Basis     Basis
}

// reach returns the ends of a figure, moved apart by a margin.
func (f Figure) reach(margin float64) (low, high float64) {
	low, high = f.Low/margin, f.High*margin
	if f.Low < 0 {
		low = f.Low * margin
	}
	if f.High < 0 {
		high = f.High / margin
	}
	return low, high
}

// Greater judges the claim that a is greater than b, or at least as great. For
// positive figures it is the same to ask whether the interval of a/b, from the
// opposite ends, lies above the margin. The margin is that of the one of which
// less is known.
func Greater(a, b Figure, orEqual bool) Verdict {
	low, high := a.reach(max(a.Basis, b.Basis).Margin())
	switch {
	case math.IsNaN(low+high) || math.IsNaN(b.Low+b.High): // nothing, or open on both sides
		return Undecided
	case low > b.High, orEqual && low == b.High:
		return Supported
	case high < b.Low, !orEqual && high == b.Low:
		return Contradicted
	}
	return Undecided
}

// Within judges the claim that a lies in a region, its ends included.
func Within(a, region Figure) Verdict {
	low, high := a.reach(max(a.Basis, region.Basis).Margin())
	switch {
	case low >= region.Low && high <= region.High:
		return Supported
	case high < region.Low || low > region.High:
		return Contradicted
	}
	return Undecided
}

// Not is the verdict on the opposite of a claim.
func Not(v Verdict) Verdict {
	switch v {
	case Supported:
		return Contradicted
	case Contradicted:
		return Supported
	}
	return v
}

// And is the verdict on both of two claims: what speaks against one of them
// speaks against both.
func And(a, b Verdict) Verdict { return first(a, b, Contradicted, NotMeasured, Undecided, Supported) }

// Or is the verdict on at least one of two claims.
func Or(a, b Verdict) Verdict { return first(a, b, Supported, NotMeasured, Undecided, Contradicted) }

func first(a, b Verdict, order ...Verdict) Verdict {
	for _, v := range order {
		if a == v || b == v {
			return v
		}
	}
	return NotMeasured
}
