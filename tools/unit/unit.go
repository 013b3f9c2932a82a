// Package unit reads, converts, scales and formats units and numbers.
package unit

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
)

// A Unit is a symbol with its dimension and the factor to the base unit of that
// dimension. The zero Unit is that of a plain number.
type Unit struct {
	Symbol    string  // as the editor wrote it: "req/s", "ms", "MB", "packages", "%"
	Dimension string  // what it measures: "time", "data", "ratio", "req", "data/time"; "" for plain numbers
	Factor    float64 // base units in one of this: 0.001 for ms; 0 stands for 1
}

// symbols are the units with a scale. The prefixes k, M, G and T are decimal, as
// in the SI; KB is read like kB. Ki, Mi and Gi are powers of 1,024 (IEC 80000-13).
var symbols = map[string]Unit{
	"ns": {"ns", "time", 1e-9}, "us": {"us", "time", 1e-6}, "µs": {"µs", "time", 1e-6}, "μs": {"µs", "time", 1e-6},
	"ms": {"ms", "time", 1e-3}, "s": {"s", "time", 1}, "min": {"min", "time", 60}, "h": {"h", "time", 3600}, "d": {"d", "time", 86400},

	"B": {"B", "data", 1}, "kB": {"kB", "data", 1e3}, "KB": {"KB", "data", 1e3}, "MB": {"MB", "data", 1e6},
	"GB": {"GB", "data", 1e9}, "TB": {"TB", "data", 1e12},
	"KiB": {"KiB", "data", 1 << 10}, "MiB": {"MiB", "data", 1 << 20}, "GiB": {"GiB", "data", 1 << 30}, "TiB": {"TiB", "data", 1 << 40},
	"bit": {"bit", "data", 0.125}, "kbit": {"kbit", "data", 125}, "Mbit": {"Mbit", "data", 125e3}, "Gbit": {"Gbit", "data", 125e6},

	"%": {"%", "ratio", 0.01}, "x": {"x", "ratio", 1}, "×": {"×", "ratio", 1},
	"Hz": {"Hz", "frequency", 1}, "kHz": {"kHz", "frequency", 1e3}, "MHz": {"MHz", "frequency", 1e6}, "GHz": {"GHz", "frequency", 1e9},
}

// nouns are countable things with the dimension they count; spellings of one
// thing share it, so that req/s and requests/s compare.
var nouns = map[string]string{
	"req": "req", "request": "req", "requests": "req",
	"op": "op", "ops": "op", "operation": "op", "operations": "op",
	"iteration": "iteration", "iterations": "iteration", "iters": "iteration",
	"row": "row", "rows": "row", "package": "package", "packages": "package", "bytes": "byte",
	"connection": "connection", "connections": "connection", "user": "user", "users": "user",
	"event": "event", "events": "event", "message": "message", "messages": "message",
	"transaction": "transaction", "transactions": "transaction", "query": "query", "queries": "query",
	"run": "run", "runs": "run", "call": "call", "calls": "call", "error": "error", "errors": "error",
	"alloc": "alloc", "allocs": "alloc", "item": "item", "items": "item", "file": "file", "files": "file",
	"line": "line", "lines": "line", "thread": "thread", "threads": "thread", "core": "core", "cores": "core",
	"page": "page", "pages": "page", "rounds": "round", "packet": "packet", "packets": "packet",
	"sample": "sample", "samples": "sample", "token": "token", "tokens": "token",
}

// Parse returns the unit that a symbol stands for. It knows times, amounts of
// data, ratios, frequencies, countable things, the further nouns that the caller
// allows, and rates of all of these: X/s, X/min, X/op. An unknown symbol is an
// error that names the nearest known one; see Nearest.
func Parse(symbol string, further ...string) (Unit, error) {
	if symbol == "" {
		return Unit{}, nil
	}
	if u, ok := simple(symbol, further); ok {
		u.Symbol = symbol
		return u, nil
	}
	if u, ok := rate(symbol, further); ok {
		return u, nil
	}
	if slices.Contains(further, symbol) {
		return Unit{symbol, symbol, 1}, nil
	}
	if n := Nearest(symbol, further...); n != "" {
		return Unit{}, fmt.Errorf("unknown unit %q, did you mean %q?", symbol, n)
	}
	return Unit{}, fmt.Errorf("unknown unit %q", symbol)
}

func simple(symbol string, further []string) (Unit, bool) {
	if u, ok := symbols[symbol]; ok {
		return u, true
	}
	if dimension, ok := nouns[symbol]; ok {
		return Unit{symbol, dimension, 1}, true
	}
	if slices.Contains(further, symbol) && !strings.Contains(symbol, "/") {
		return Unit{symbol, symbol, 1}, true
	}
	return Unit{}, false
}

func rate(symbol string, further []string) (Unit, bool) {
	over, under, found := strings.Cut(symbol, "/")
	if !found || under == "%" {
		return Unit{}, false
	}
	a, ok := simple(over, further)
	b, okB := simple(under, further)
	if !ok || !okB {
		return Unit{}, false
	}
	return Unit{symbol, a.Dimension + "/" + b.Dimension, a.Factor / b.Factor}, true
}

// Nearest returns the known unit that symbol most likely meant, or "". A rate is
// mended part by part: "reqs/s" becomes "req/s".
func Nearest(symbol string, further ...string) string {
	if over, under, found := strings.Cut(symbol, "/"); found {
		a, b := Nearest(over, further...), Nearest(under, further...)
		if _, known := rate(a+"/"+b, further); !known {
			return ""
		}
		return a + "/" + b
	}
	if _, ok := simple(symbol, further); ok {
		return symbol
	}
	if word, ok := longForms[strings.ToLower(symbol)]; ok {
		return word
	}
	return problem.Nearest(symbol, Known(further...))
}

// longForms are spellings too far from their symbol for a letter distance.
var longForms = map[string]string{
	"sec": "s", "secs": "s", "second": "s", "seconds": "s", "msec": "ms", "millis": "ms", "millisecond": "ms", "milliseconds": "ms",
	"usec": "us", "microsecond": "us", "microseconds": "us", "nsec": "ns", "nanosecond": "ns", "nanoseconds": "ns",
	"minute": "min", "minutes": "min", "hour": "h", "hours": "h", "hr": "h", "day": "d", "days": "d",
	"byte": "B", "kilobytes": "kB", "megabytes": "MB", "gigabytes": "GB", "k": "kB", "m": "MB", "g": "GB",
	"percent": "%", "pct": "%", "times": "x", "fold": "x", "reqs": "req", "rqs": "req",
}

// Known returns every symbol and noun that Parse knows, rates excepted, sorted.
func Known(further ...string) []string {
	all := append(slices.Collect(maps.Keys(symbols)), slices.Collect(maps.Keys(nouns))...)
	all = append(all, further...)
	slices.Sort(all)
	return slices.Compact(all)
}

func (u Unit) factor() float64 {
	if u.Factor == 0 {
		return 1
	}
	return u.Factor
}

// Convert returns v, counted in u, counted in another unit of the same
// dimension. Units of different dimensions are an error.
func (u Unit) Convert(v float64, to Unit) (float64, error) {
	divide, times, err := u.Ratio(to)
	if divide > 0 {
		return v / divide, err
	}
	return v * times, err
}

// Ratio returns what a number in u is divided by to be one in another unit of the
// same dimension or, where that is 0, what it is multiplied by. One factor or the
// other is often a whole number; dividing by it rounds less than multiplying by its
// inverse. Units of different dimensions are an error.
func (u Unit) Ratio(to Unit) (divide, times float64, err error) {
	if u.Dimension != to.Dimension {
		return 0, 0, fmt.Errorf("cannot convert %s to %s", u.name(), to.name())
	}
	if ratio := to.factor() / u.factor(); ratio >= 1 {
		return whole(ratio), 0, nil
	}
	return 0, whole(u.factor() / to.factor()), nil
}

// whole undoes the rounding of factors such as 0.001, whose quotients are whole
// numbers nearly always.
func whole(ratio float64) float64 {
	if n := math.Round(ratio); math.Abs(ratio-n) < 1e-12*n {
		return n
	}
	return ratio
}

func (u Unit) name() string {
	if u.Symbol == "" {
		return "a plain number"
	}
	return u.Symbol
}
