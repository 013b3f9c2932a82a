package sample

import (
	"fmt"
	"math"
	"sort"

	"github.com/aclements/go-moremath/stats"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/problem"
)

// A Report is the summaries of a file.
type Report struct {
	Summaries []Summary
	Notes     []string // what was left out, and where it stands first
}

// A Summary describes the samples of a group. Without samples its numbers are NaN.
type Summary struct {
	Key             []Cell
	N               int
	Missing         int // rows without a value
	Failed, Skipped int // rows of such a status
	Mean            float64
	Median          float64
	Low, High       float64 // of the interval of the median; infinite where the samples are too few for a bound
	Confidence      float64 // of that interval, at least bench.Confidence
	P95, P99, P999  float64
	Min, Max        float64
	Approximate     bool // median, its interval and percentiles may be off by SketchError
}

// A Cell is what a field holds.
type Cell struct{ Field, Text string }

// statisticNames are the keys of a summary; no field of its groups has such a name.
var statisticNames = []string{"n", "mean", "median", "low", "high", "confidence", "unbounded", "p95", "p99", "p99.9",
	"min", "max", "missing", "failed", "skipped", "approximate"}

func (r *run) report() *Report {
	report := &Report{Summaries: []Summary{}, Notes: r.total.aside.notes(r.plan.file, r.problems.lineOf)}
	var sum exactSum
	for _, g := range r.total.inOrder() {
		s := Summary{Missing: g.aside[missing].n, Failed: g.aside[failed].n, Skipped: g.aside[skipped].n}
		for i, text := range g.key {
			s.Key = append(s.Key, Cell{r.plan.schema.Fields[r.plan.by[i]].Name, text})
		}
		if g.sketch != nil {
			s.describe(g.sketch.ascending(), &g.sketch.sum)
			s.Min, s.Max, s.Approximate = g.sketch.least, g.sketch.greatest, true
		} else {
			all := g.counts.ascending()
			sum = exactSum{}
			for _, c := range all {
				sum.add(c.value, c.n)
			}
			s.describe(all, &sum)
		}
		report.Summaries = append(report.Summaries, s)
	}
	return report
}

// describe fills the statistics from counts in ascending order.
func (s *Summary) describe(all []count, sum *exactSum) {
	ranks := make([]int, len(all)) // of the last sample of each value, from 1
	for i, c := range all {
		s.N += int(c.n)
		ranks[i] = s.N
	}
	at := func(i int) float64 { return all[sort.SearchInts(ranks, i+1)].value }
	quantile := func(p float64) float64 { return bench.QuantileOf(s.N, at, p) }
	s.Mean, s.Low, s.High = math.NaN(), math.Inf(-1), math.Inf(1)
	s.Median, s.P95, s.P99, s.P999, s.Min, s.Max = quantile(0.5), quantile(0.95), quantile(0.99), quantile(0.999), quantile(0), quantile(1)
	if s.N == 0 {
		return
	}
	s.Mean = sum.mean(uint64(s.N))
	interval := stats.QuantileCI(s.N, 0.5, bench.Confidence)
	s.Confidence = interval.Confidence
	if interval.LoOrder >= 1 {
		s.Low = at(interval.LoOrder - 1)
	}
	if interval.HiOrder <= s.N {
		s.High = at(interval.HiOrder - 1)
	}
}

// fruitless says why there is no summary to give though every row is sound.
func (r *run) fruitless() problem.List {
	p := problem.Problem{File: r.plan.file}
	switch {
	case r.total.overfull():
		p.Message, p.Hint = fmt.Sprintf("more than %d groups", maxGroups), "group by fewer fields, or by others"
	case len(r.total.groups) > 0:
		return nil
	case len(r.options.Where) > 0:
		p.Message, p.Hint = "no row has "+r.options.Where.String(), "look at the rows with benchwright inspect"
	default:
		p.Message, p.Hint = "there are no samples", "a header without rows is what a run leaves that failed"
	}
	return problem.List{p}
}
