package unit

import (
	"math"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		symbol, dimension string
		factor            float64
		why               string
	}{
		{"", "", 0, "no unit is a plain number"},
		{"ms", "time", 1e-3, "a time"},
		{"µs", "time", 1e-6, "the micro sign"},
		{"μs", "time", 1e-6, "the Greek letter that looks the same"},
		{"KB", "data", 1e3, "decimal, like kB"},
		{"MiB", "data", 1 << 20, "binary"},
		{"Mbit/s", "data/time", 125e3, "network rates count bits"},
		{"%", "ratio", 0.01, "a share"},
		{"req/s", "req/time", 1, "a rate of things"},
		{"requests/min", "req/time", 1.0 / 60, "another spelling, another time"},
		{"ns/op", "time/op", 1e-9, "what go test writes"},
		{"B/op", "data/op", 1, "likewise"},
		{"frames", "frames", 1, "a noun of the caller"},
		{"frames/s", "frames/time", 1, "and its rate"},
		{"parsec/fortnight", "parsec/fortnight", 1, "a compound that the caller declares as it is"},
	} {
		u, err := Parse(c.symbol, "frames", "parsec/fortnight", "req/s")
		if err != nil {
			t.Errorf("%s: %q: %v", c.why, c.symbol, err)
			continue
		}
		if u.Symbol != c.symbol || u.Dimension != c.dimension || u.Factor != c.factor {
			t.Errorf("%s: Parse(%q) = %+v, want %q %v", c.why, c.symbol, u, c.dimension, c.factor)
		}
	}
}

func TestParseNamesTheNearestUnit(t *testing.T) {
	for symbol, want := range map[string]string{
		"reqs/s":  `unknown unit "reqs/s", did you mean "req/s"?`,  // one letter too many in a part
		"req/sec": `unknown unit "req/sec", did you mean "req/s"?`, // a long form in the other part
		"seconds": `unknown unit "seconds", did you mean "s"?`,     // too far for letters
		"Mb":      `unknown unit "Mb", did you mean "MB"?`,         // letter case
		"furlong": `unknown unit "furlong"`,                        // nothing near
		"req/":    `unknown unit "req/"`,                           // half a rate
		"req/%":   `unknown unit "req/%"`,                          // a rate per share means nothing
	} {
		_, err := Parse(symbol)
		if err == nil || err.Error() != want {
			t.Errorf("Parse(%q) says %v, want %s", symbol, err, want)
		}
	}
}

func TestConvert(t *testing.T) {
	for _, c := range []struct {
		v        float64
		from, to string
		want     float64
		why      string
	}{
		{1.5, "s", "ms", 1500, "to a smaller unit"},
		{8, "ms", "s", 0.008, "to a larger one, without the error of 8*0.001/1"},
		{60, "req/min", "requests/s", 1, "spellings of one thing compare"},
		{1, "GiB", "MB", 1073.741824, "binary to decimal"},
		{50, "%", "x", 0.5, "a share is a ratio"},
		{3, "", "", 3, "plain numbers"},
	} {
		got, err := unitOf(t, c.from).Convert(c.v, unitOf(t, c.to))
		if err != nil || math.Abs(got-c.want) > 1e-12*math.Abs(c.want) {
			t.Errorf("%s: %v %s = %v %s, %v; want %v", c.why, c.v, c.from, got, c.to, err, c.want)
		}
	}
	if _, err := unitOf(t, "ms").Convert(1, unitOf(t, "MB")); err == nil || !strings.Contains(err.Error(), "cannot convert ms to MB") {
		t.Errorf("time to data: got %v", err)
	}
}

func unitOf(t *testing.T, symbol string) Unit {
	t.Helper()
	u, err := Parse(symbol)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestCommonScale(t *testing.T) {
	for _, c := range []struct {
		values []float64
		unit   string
		want   string
		why    string
	}{
		{[]float64{0.0001, 0.02}, "s", "µs", "the smallest value decides: at least 1"},
		{[]float64{0.0024, 0.02}, "s", "ms", "both are at least 1 ms"},
		{[]float64{0.00015, 800}, "s", "s", "in µs and ms the largest would pass 100,000"},
		{[]float64{1500, 64000}, "ms", "s", "a larger unit where all stay at least 1"},
		{[]float64{0, 0.5}, "s", "ms", "zeros do not count"},
		{[]float64{90, 7200}, "s", "s", "minutes are never chosen"},
		{[]float64{1, 2}, "min", "min", "nor left"},
		{[]float64{0.5}, "KB", "B", "the decimal ladder, from another spelling"},
		{[]float64{2048}, "KiB", "MiB", "the binary ladder"},
		{[]float64{12, 90}, "us", "us", "the editor's spelling stays where the scale does"},
		{[]float64{1e7}, "req/s", "req/s", "rates stay"},
		{[]float64{0.001}, "%", "%", "ratios stay"},
		{nil, "s", "s", "no values"},
		{[]float64{-0.003, -0.008}, "s", "ms", "differences have signs"},
	} {
		if got := CommonScale(c.values, unitOf(t, c.unit)); got.Symbol != c.want {
			t.Errorf("%s: CommonScale(%v, %s) = %s, want %s", c.why, c.values, c.unit, got.Symbol, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"ms", "req/s", "", "/", "%", "x/x/x", "µs", "reqs/sec", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, symbol string) {
		u, err := Parse(symbol)
		if err != nil {
			return
		}
		if u.Symbol != symbol {
			t.Errorf("Parse(%q) has the symbol %q", symbol, u.Symbol)
		}
		if v, err := u.Convert(1, u); err != nil || v != 1 {
			t.Errorf("1 %s is %v %s, %v", symbol, v, symbol, err)
		}
	})
}

// A heading is parted into a name that stands in it and a unit that reads.
func FuzzHeading(f *testing.F) {
	for _, seed := range []string{"latency (ms)", "throughput [req/s]", "time in ms", "size, MB", "time_ns", "a (b", "x RPS", "req/s", "((ms))", "é (µs)"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, column string) {
		name, symbol := Heading(column)
		if !strings.Contains(column, name) {
			t.Errorf("%q: the name %q", column, name)
		}
		if _, err := Parse(symbol, "queries", "transactions"); symbol != "" && err != nil {
			t.Errorf("%q: the unit %q: %v", column, symbol, err)
		}
	})
}
