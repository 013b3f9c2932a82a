package formats

import (
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// commonPackage returns what the names of all rows have in common, up to and with
// a dot: the package, and the class if there is one only.
func commonPackage(rows []jmhRow) string {
	if len(rows) == 0 {
		return ""
	}
	first, _ := splitJMH(rows[0].Benchmark)
	common := first[:strings.LastIndexByte(first, '.')+1]
	for _, r := range rows {
		name, _ := splitJMH(r.Benchmark)
		for !strings.HasPrefix(name, common) {
			common = common[:strings.LastIndexByte(strings.TrimSuffix(common, "."), '.')+1]
		}
	}
	return common
}

// splitJMH splits the name of a benchmark from what a further row is about.
func splitJMH(name string) (benchmark, second string) {
	benchmark, second, _ = strings.Cut(name, ":")
	return benchmark, second
}

// jmhTail is a percentile of mode sample behind the label of its benchmark. The
// dot between them is U+00B7, and what becomes of that in another encoding; since
// version 1.36 it is a colon.
var jmhTail = lazy.Regexp(`(?:^|:|·|Â·|\?|\x{fffd}+)p([01])\.(\d+)$`)

// jmhPercentile returns the statistic that a percentile is, or "": p0.99 is p99,
// the least and the greatest are p0.00 and p1.00.
func jmhPercentile(second string) string {
	m := jmhTail().FindStringSubmatch(second)
	digits := ""
	if m != nil {
		digits = strings.TrimRight(m[2], "0")
	}
	switch {
	case m == nil:
		return ""
	case m[1] == "1" && digits == "":
		return "max"
	case m[1] == "1":
		return ""
	case digits == "":
		return "min"
	case len(digits) <= 2:
		return "p" + strings.TrimPrefix((digits + "0")[:2], "0")
	}
	return "p" + strings.TrimPrefix(digits[:2], "0") + "." + digits[2:]
}

var jmhWords = strings.NewReplacer("hr", "h", "day", "d", "sec", "s")

// jmhUnit returns the unit of a score as tidy results have it, or "".
func jmhUnit(unit string) string { return knownUnit(jmhWords.Replace(unit)) }

// jmhScore is the unit of a time or a throughput: s/op, ops/ms.
var jmhScore = lazy.Regexp(`^(?:(?:ns|us|μs|µs|ms|s|min|hr|day)/op|ops/(?:ns|us|μs|µs|ms|s|min|hr|day))$`)

func isJMHScore(unit string) bool { return jmhScore().MatchString(unit) }
