package bench

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"golang.org/x/perf/benchmath"

	"github.com/benchwright/benchwright/tools/unit"
)

// Confidence is the least confidence of the intervals we compute.
const Confidence = 0.95

// Spread says what the bounds of a summary are.
type Spread string

// What low and high can mean.
const (
	SpreadNone     Spread = ""         // there are no bounds
	SpreadInterval Spread = "interval" // confidence interval of the median, from samples
	SpreadSamples  Spread = "samples"  // least and greatest of too few samples for an interval
	SpreadStated   Spread = "stated"   // bounds that the source stated
)

// A Summary describes results of one thing by a centre and bounds.
type Summary struct {
	Value     float64   // the centre; NaN if only bounds are known or nothing was measured
	Low, High float64   // NaN where there is no such bound
	Unit      unit.Unit // of value, low and high
	Better    string    // higher, lower or none
	Metric    string
	Statistic string // median if computed from samples, else as the source reported it
	Spread    Spread
	N         int       // observations; 0 if the source does not say
	Samples   []float64 // ascending; nil for a reported statistic
	Status    string
	Results   []Result // what was summarised
}

// Measured reports whether the summary carries a figure.
func (s Summary) Measured() bool {
	return !math.IsNaN(s.Value) || !math.IsNaN(s.Low) || !math.IsNaN(s.High)
}

// Summarize describes results of one thing. Samples are reduced to their median
// and its distribution-free interval from order statistics, as benchmath does
// under AssumeNothing; below six samples no 95 % interval exists, and the bounds
// are the least and the greatest sample. A single reported statistic stands as
// reported. It returns an error if the results speak about more than one thing.
func Summarize(rs []Result) (Summary, error) {
	if len(rs) == 0 {
		return Summary{}, errors.New("there is nothing to summarise")
	}
	if err := oneThing(rs); err != nil {
		return Summary{}, err
	}
	u, err := unit.Parse(rs[0].Unit, rs[0].Unit)
	if err != nil {
		return Summary{}, err
	}
	s := Summary{Value: math.NaN(), Low: math.NaN(), High: math.NaN(), Unit: u, Better: rs[0].Better,
		Metric: rs[0].Metric, Statistic: rs[0].Statistic, Status: rs[0].Status, Results: rs}
	if rs[0].Statistic != StatisticSample {
		s.report(rs[0])
		return s, nil
	}
	s.sample(rs)
	return s, nil
}

func (s *Summary) report(r Result) {
	s.Value, s.Low, s.High = orNaN(r.Value), orNaN(r.Low), orNaN(r.High)
	if r.Low != nil || r.High != nil {
		s.Spread = SpreadStated
	}
	if r.N != nil {
		s.N = *r.N
	}
}

func (s *Summary) sample(rs []Result) {
	s.Statistic, s.Status = "median", StatusFailed
	for _, r := range rs {
		if r.Measured() && r.Value != nil {
			s.Samples = append(s.Samples, *r.Value)
		}
	}
	if s.N = len(s.Samples); s.N == 0 {
		return
	}
	s.Status = StatusOK
	slices.Sort(s.Samples)
	sum := benchmath.AssumeNothing.Summary(benchmath.NewSample(s.Samples, &benchmath.DefaultThresholds), Confidence)
	s.Value = sum.Center
	switch {
	case s.N == 1:
	case math.IsInf(sum.Lo, 0) || math.IsInf(sum.Hi, 0):
		s.Low, s.High, s.Spread = s.Samples[0], s.Samples[s.N-1], SpreadSamples
	default:
		s.Low, s.High, s.Spread = sum.Lo, sum.Hi, SpreadInterval
	}
}

// oneThing reports results that must not be thrown together.
func oneThing(rs []Result) error {
	for _, r := range rs[1:] {
		switch a := rs[0]; {
		case r.Metric != a.Metric:
			return fmt.Errorf("metrics %q and %q fall together", a.Metric, r.Metric)
		case r.Unit != a.Unit:
			return fmt.Errorf("units %q and %q fall together", a.Unit, r.Unit)
		case r.Statistic != a.Statistic:
			return fmt.Errorf("statistics %q and %q fall together", a.Statistic, r.Statistic)
		}
	}
	if len(rs) == 1 {
		return nil
	}
	if differ := Differing(rs); rs[0].Statistic != StatisticSample || len(differ) > 0 {
		return &AmbiguityError{Count: len(rs), Fields: differ, Results: rs}
	}
	return nil
}

// Differing returns the keys in which the results do not agree, in the table's
// order.
func Differing(rs []Result) []string {
	var fields []string
	for _, f := range rs[0].Keys {
		if slices.ContainsFunc(rs, func(r Result) bool { return r.Cells[f] != rs[0].Cells[f] }) {
			fields = append(fields, f)
		}
	}
	return fields
}

// An AmbiguityError says that results which were taken for one thing differ.
type AmbiguityError struct {
	Count   int
	Fields  []string // in which they differ
	Results []Result
}

// Error names the fields that differ and some of their values.
func (e *AmbiguityError) Error() string {
	var parts []string
	for _, f := range e.Fields {
		var values []string
		for _, g := range GroupBy(e.Results, f) {
			values = append(values, g.Key[0])
		}
		if len(values) > 4 {
			values = append(values[:3], fmt.Sprintf("and %d more", len(values)-3))
		}
		parts = append(parts, f+" ("+strings.Join(values, ", ")+")")
	}
	if len(parts) == 0 {
		return fmt.Sprintf("%d rows say the same thing twice", e.Count)
	}
	return fmt.Sprintf("%d rows fall together; they differ in %s", e.Count, strings.Join(parts, ", "))
}

func orNaN(v *float64) float64 {
	if v == nil {
		return math.NaN()
	}
	return *v
}
