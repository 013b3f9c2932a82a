package unit

import (
	"regexp"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// headings are the ways in which people write a unit behind the name of a column.
var headings = []func() *regexp.Regexp{
	lazy.Regexp(`^(.*\S)\s*\(([^()]+)\)$`),
	lazy.Regexp(`^(.*\S)\s*\[([^\[\]]+)\]$`),
	lazy.Regexp(inWords),
	lazy.Regexp(`^(.*\S),\s*(\S+)$`),
	lazy.Regexp(`^(.+)_([A-Za-z]+)$`),
}

// inWords is the way that takes nothing else for a unit; in others a mistakable
// symbol is none: latency_min and latency (min) are the least latency.
const inWords = `^(.*\S)\s+in\s+(\S+)$`

var mistakable = []string{"min", "d", "h", "x"}

// rates are words at the end of a name that say its unit, and stay in it.
var rates = map[string]string{"rps": "req/s", "qps": "queries/s", "tps": "transactions/s"}

// Heading parts the name of a column into a name and the unit at its end, as in
// "latency (ms)", "throughput [req/s]", "time in ms", "size, MB" and "time_ns".
// Minutes, hours and days are units in "time in min" only. Without a unit that Parse knows, the symbol is "". A name that is a unit as a
// whole, such as "req/s", is both, and so is one that ends with RPS, QPS or TPS.
func Heading(column string, further ...string) (name, symbol string) {
	for _, h := range headings {
		m := h().FindStringSubmatch(column)
		if m == nil {
			continue
		}
		symbol := strings.TrimSpace(m[2])
		if h().String() != inWords && slices.Contains(mistakable, symbol) {
			continue
		}
		if u, err := Parse(symbol, further...); err == nil && u.scales() {
			return strings.TrimSpace(m[1]), symbol
		}
	}
	words := strings.Fields(column)
	if len(words) > 0 && rates[strings.ToLower(words[len(words)-1])] != "" {
		return column, rates[strings.ToLower(words[len(words)-1])]
	}
	if u, err := Parse(column, further...); err == nil && strings.Contains(u.Dimension, "/") {
		return column, column
	}
	return column, ""
}

// scales reports whether a unit is more than a noun: the files of "open_files" are
// no unit, the seconds of "time_s" are.
func (u Unit) scales() bool {
	if strings.Contains(u.Dimension, "/") {
		return true
	}
	_, known := symbols[u.Symbol]
	return known && u.Dimension != "ratio" || u.Symbol == "%"
}
