package bench

import "math"

// Quantile returns the value below which a share p, 0 to 1, of ascending samples
// lies, interpolated between the two nearest order statistics: type 7 of Hyndman
// and Fan, "Sample Quantiles in Statistical Packages" (1996). It is NaN without
// samples.
func Quantile(samples []float64, p float64) float64 {
	return QuantileOf(len(samples), func(i int) float64 { return samples[i] }, p)
}

// QuantileOf is Quantile for n samples of which only some are looked at: at
// returns the one that stands i-th in ascending order, from 0.
func QuantileOf(n int, at func(i int) float64, p float64) float64 {
	if n == 0 {
		return math.NaN()
	}
	place := p * float64(n-1)
	below := int(math.Floor(place))
	if below+1 >= n {
		return at(n - 1)
	}
	return at(below) + (place-float64(below))*(at(below+1)-at(below))
}

// A Box is the five numbers of a box plot, after Tukey, "Exploratory Data
// Analysis" (1977).
type Box struct {
	Low, Q1, Median, Q3, High float64   // whiskers end at the last sample within 1.5 boxes of the box
	Outliers                  []float64 // samples beyond the whiskers, ascending
}

// BoxOf returns the box of ascending samples, at least one.
func BoxOf(samples []float64) Box {
	b := Box{Q1: Quantile(samples, 0.25), Median: Quantile(samples, 0.5), Q3: Quantile(samples, 0.75)}
	reach := 1.5 * (b.Q3 - b.Q1)
	b.Low, b.High = math.Inf(1), math.Inf(-1)
	for _, v := range samples {
		if v < b.Q1-reach || v > b.Q3+reach {
			b.Outliers = append(b.Outliers, v)
			continue
		}
		b.Low, b.High = math.Min(b.Low, v), math.Max(b.High, v)
	}
	return b
}
