package formats

import (
	"math/big"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// percentile returns the statistic of a percentage: p50 of "50.000", min of "0"
// and max of "100".
func percentile(percent string) string {
	if strings.Contains(percent, ".") {
		percent = strings.TrimRight(strings.TrimRight(percent, "0"), ".")
	}
	switch percent {
	case "0":
		return "min"
	case "100":
		return "max"
	}
	return "p" + percent
}

// A step is a line of an HdrHistogram as text: so many requests took at most so
// long.
type step struct {
	line                  int
	value, percent, total string
}

var stepLine = lazy.Regexp(`^\s*(\d+\.\d+)\s+(\d\.\d+)\s+(\d+)\s+(\d+\.\d+|inf|\+Inf)\s*$`)

// stepOf reads a line of the form "Value Percentile TotalCount 1/(1-Percentile)".
func stepOf(n int, line string) (step, bool) {
	m := stepLine().FindStringSubmatch(line)
	if m == nil {
		return step{}, false
	}
	return step{n, m[1], times(m[2], "100"), m[3]}, true
}

// histogram tells the steps of an HdrHistogram, of which the last is the maximum.
// A step between, by which every request is counted, tells no more than that.
func (b *book) histogram(a *account, m measure, steps []step) {
	if len(steps) == 0 {
		return
	}
	last := steps[len(steps)-1]
	for i, s := range steps {
		statistic := percentile(s.percent)
		if i == len(steps)-1 {
			statistic = "max"
		}
		switch {
		case a.knows(m.metric, statistic):
			b.leave("step", "a percentile that stands above")
		case statistic != "max" && s.total == last.total:
			b.leave("step", "the maximum again: so few requests tell no finer percentile")
		default:
			a.tell(m, statistic, s.value, last.total)
		}
	}
}

// less compares texts that number returned.
func less(a, b string) bool { return rational(a).Cmp(rational(b)) < 0 }

// plus and minus return whole numbers in full, of texts that number returned.
func plus(a, b string) string { return whole(new(big.Rat).Add(rational(a), rational(b))) }

func minus(a, b string) string { return whole(new(big.Rat).Sub(rational(a), rational(b))) }

func whole(r *big.Rat) string {
	if r.IsInt() {
		return r.RatString()
	}
	return decimal(r)
}
