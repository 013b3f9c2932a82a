package suspicion

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/table"
)

// rank places a statistic among those that must not fall: 0 for min, 100 for max,
// and the percentile between; not ok for others.
func rank(statistic string) (float64, bool) {
	switch statistic {
	case "min":
		return 0, true
	case "median":
		return 50, true
	case "max":
		return 100, true
	}
	digits, found := strings.CutPrefix(statistic, "p")
	v, err := strconv.ParseFloat(digits, 64)
	return v, found && err == nil && v > 0 && v < 100
}

// order looks for a statistic that is below a lower one, and for a mean outside
// of least and greatest.
func order(in resource) []Suspicion {
	var all []Suspicion
	for _, g := range groups(in.rows, but(table.RoleStatistic)) {
		ranked := slices.DeleteFunc(slices.Clone(g.rows), func(r row) bool { _, ok := rank(r.statistic()); return !ok })
		slices.SortStableFunc(ranked, func(a, b row) int {
			x, _ := rank(a.statistic())
			y, _ := rank(b.statistic())
			return cmp.Compare(x, y)
		})
		for i := 1; i < len(ranked); i++ {
			if low, high := ranked[i-1], ranked[i]; high.base() < low.base() {
				all = append(all, about(fmt.Sprintf("the %s of %s is %s, below the %s, %s", high.Statistic, high.Subject,
					high.number(), low.Statistic, low.number()), "are two columns swapped?", high, low))
			}
		}
		for _, r := range g.rows {
			if r.Statistic != "mean" || len(ranked) == 0 {
				continue
			}
			least, greatest := ranked[0], ranked[len(ranked)-1]
			switch {
			case greatest.Statistic == "max" && r.base() > greatest.base():
				all = append(all, about(fmt.Sprintf("the mean of %s is %s, above the greatest value, %s", r.Subject, r.number(), greatest.number()), "", r, greatest))
			case least.Statistic == "min" && r.base() < least.base():
				all = append(all, about(fmt.Sprintf("the mean of %s is %s, below the least value, %s", r.Subject, r.number(), least.number()), "", r, least))
			}
		}
	}
	return all
}

// scatter are the statistics that may be zero whatever they are of.
var scatter = []string{"stddev", "variance"}

// decades are more than a benchmark takes, and less than has gone by since 1970, s.
const decades = 20 * 365 * 86400

// duration looks for times that are zero or negative, or so long that they must be
// points in time, and for rates of work that are zero or negative.
func duration(in resource) []Suspicion {
	var all []Suspicion
	for _, r := range in.rows {
		work := r.Better == "higher" && strings.HasSuffix(r.unit.Dimension, "/time")
		if r.value() <= 0 && (r.unit.Dimension == "time" || work) && !slices.Contains(scatter, r.Statistic) {
			all = append(all, about(fmt.Sprintf("the %s of %s is %s", r.Metric, r.Subject, r.number()),
				"give a row that was not measured the status failed and no value", r))
		}
		if r.unit.Dimension == "time" && r.base() > decades {
			all = append(all, about(fmt.Sprintf("the %s of %s is %s, or %.0f years", r.Metric, r.Subject, r.number(), r.base()/(365.25*86400)),
				"is it a point in time, counted from 1970?", r))
		}
	}
	return all
}

// constant looks for samples that are all alike, and for a reported deviation of
// zero.
func constant(in resource) []Suspicion {
	var all []Suspicion
	for _, r := range in.rows {
		if r.Statistic == "stddev" && r.value() == 0 && (r.N == nil || *r.N > 2) {
			all = append(all, about(fmt.Sprintf("the standard deviation of %s of %s is zero", r.Metric, r.Subject), "", r))
		}
	}
	for _, g := range sampled(in) {
		if len(g.rows) > 2 && !slices.ContainsFunc(g.rows, func(r row) bool { return r.value() != g.rows[0].value() }) {
			all = append(all, about(fmt.Sprintf("all %d samples of %s of %s are %s", len(g.rows), g.rows[0].Metric,
				g.rows[0].Subject, g.rows[0].number()), "is the clock too coarse, or one sample copied?", g.rows...))
		}
	}
	return all
}

// sampled returns the samples of each thing.
func sampled(in resource) []group {
	var samples []row
	for _, r := range in.rows {
		if r.Statistic == bench.StatisticSample {
			samples = append(samples, r)
		}
	}
	return groups(samples, but())
}

// LeastSamples is the number of samples below which no interval of confidence
// bench.Confidence exists: 1 − 2·0.5⁶ is the first that reaches it.
const LeastSamples = 6

// samples looks for things that were measured too few times for an interval.
func samples(in resource) []Suspicion {
	var all []Suspicion
	for _, g := range sampled(in) {
		if len(g.rows) < LeastSamples {
			all = append(all, about(fmt.Sprintf("%s of %s has %s, too few for an interval", g.rows[0].Metric, g.rows[0].Subject,
				counted(len(g.rows), "sample")), fmt.Sprintf("measure it %d times or more", LeastSamples), g.rows...))
		}
	}
	return all
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// NeighbourFactor is how far a value may be from the next of its neighbours,
// other subjects under the same settings.
const NeighbourFactor = 300

// slip looks for values that lie apart from those of all other subjects by about
// the factor between two units. Two of them or fewer, of at least five, on one
// side, are apart; with more there may be two kinds of subjects.
func slip(in resource) []Suspicion {
	var all []Suspicion
	for _, g := range rivals(in.rows) {
		rows := slices.DeleteFunc(slices.Clone(g.rows), func(r row) bool {
			return r.value() <= 0 || slices.Contains(scatter, r.Statistic)
		})
		if len(rows) < 5 {
			continue
		}
		slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.base(), b.base()) })
		middle := rows[len(rows)/2].base()
		for i := 1; i < len(rows); i++ {
			if rows[i].base() < NeighbourFactor*rows[i-1].base() {
				continue
			}
			below, above := rows[:i], rows[i:]
			for _, apart := range [][]row{below, above} {
				if len(apart) <= 2 {
					for _, r := range apart {
						all = append(all, about(fmt.Sprintf("the %s of %s is %s, %s times off the middle of the others",
							r.Metric, r.Subject, r.number(), strconv.FormatFloat(math.Round(max(r.base()/middle, middle/r.base())), 'f', -1, 64)),
							"is it in another unit?", r))
					}
				}
			}
		}
	}
	return all
}

// twins looks for two subjects whose samples, or whose reported figures, three at
// least, are the same throughout.
func twins(in resource) []Suspicion {
	var all []Suspicion
	first := map[string][]row{}
	for _, g := range groups(in.rows, func(_ string, role table.Role) bool { return role == table.RoleSubject || role == table.RoleRuntime }) {
		var id strings.Builder
		distinct := map[float64]bool{}
		for _, r := range g.rows {
			fmt.Fprintf(&id, "%s %s %v|", r.Metric, r.Statistic, r.base())
			distinct[r.base()] = true
		}
		before, known := first[id.String()]
		switch {
		case len(distinct) < 3:
		case !known:
			first[id.String()] = g.rows
		case before[0].Subject != g.rows[0].Subject:
			all = append(all, about(fmt.Sprintf("all %d figures of %s are those of %s", len(g.rows), g.rows[0].Subject, before[0].Subject),
				"is one of them copied?", append(slices.Clone(g.rows), before...)...))
		}
	}
	return all
}
