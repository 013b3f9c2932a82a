package unit

import (
	"fmt"
	"math"
	"testing"
)

func TestParseMeasured(t *testing.T) {
	ms, _ := Parse("ms")
	rate, _ := Parse("req/s")
	percent, _ := Parse("%")
	for _, c := range []struct {
		s              string
		decimal, group rune
		in             Unit
		want           string // value [low, high] text, ~ if approximate, unit
	}{
		{"12", 0, 0, ms, "12 [] 12"},
		{"12 ms", 0, 0, ms, "12 [] 12 ms"},
		{"12.50ms", 0, 0, ms, "12.5 [] 12.50 ms"},
		{"1.2 s", 0, 0, ms, "1200 [] s"},
		{"340 µs", 0, 0, ms, "0.34 [] µs"},
		{"99.5%", 0, 0, percent, "99.5 [] 99.5 %"},
		{"~45,000", 0, ',', rate, "45000 [] 45000~"},
		{"≈ 45.000 req/s", ',', '.', rate, "45000 [] 45000~ req/s"},
		{"45k", 0, 0, rate, "45000 []"},
		{"1.5M req/s", 0, 0, rate, "1.5e+06 [] req/s"},
		{"<100 ms", 0, 0, ms, "NaN [NaN, 100] ms"},
		{"≤ 0,5 s", ',', 0, ms, "NaN [NaN, 500] s"},
		{">500k", 0, 0, rate, "NaN [500000, NaN]"},
		{">= 3", 0, 0, rate, "NaN [3, NaN]"},
		{"50–80 ms", 0, 0, ms, "NaN [50, 80] ms"},
		{"50-80", 0, 0, ms, "NaN [50, 80]"},
		{"~50 ms to 1.5 s", 0, 0, ms, "NaN [50, 1500]~ s"},
		{"10k-20k", 0, 0, rate, "NaN [10000, 20000]"},
		{"1e-5", 0, 0, ms, "1e-05 [] 1e-5"},
		{"-5 – -2", 0, 0, ms, "NaN [-5, -2]"},
		{"1 234 ms", 0, ' ', ms, "1234 [] 1234 ms"},

		{"fast", 0, 0, ms, `"fast" is not a figure`},
		{"", 0, 0, ms, `"" is not a figure`},
		{"~", 0, 0, ms, `"~" is not a figure`},
		{"80–50 ms", 0, 0, ms, `"80–50 ms": the low end is above the high end`},
		{"12 MB", 0, 0, ms, `"12 MB": cannot convert MB to ms`},
		{"12 parsecs", 0, 0, ms, `"12 parsecs": unknown unit "parsecs"`},
		{"12 ms", 0, 0, Unit{}, `"12 ms": the unit ms is not that of the column, which has none`},
		{"1,234 ms", 0, 0, ms, `"1,234 ms": "1,234" is not a number`},
		{"12 ± 3 ms", 0, 0, ms, `"12 ± 3 ms" is not a figure`},
	} {
		m, err := ParseMeasured(c.s, c.decimal, c.group, c.in)
		got := shownMeasured(m)
		if err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%q in %s: got %s, want %s", c.s, c.in.name(), got, c.want)
		}
	}
}

func shownMeasured(m Measured) string {
	s := fmt.Sprint(m.Value, " [")
	if !math.IsNaN(m.Low) || !math.IsNaN(m.High) {
		s = fmt.Sprintf("%v [%v, %v", m.Value, m.Low, m.High)
	}
	s += "]"
	if m.Text != "" {
		s += " " + m.Text
	}
	if m.Approximate {
		s += "~"
	}
	if m.Unit != "" {
		s += " " + m.Unit
	}
	return s
}

func TestHeading(t *testing.T) {
	for column, want := range map[string]string{
		"latency (ms)": "latency|ms", "throughput [req/s]": "throughput|req/s", "Zeit in ms": "Zeit|ms",
		"size, MB": "size|MB", "time_ns": "time|ns", "CPU (%)": "CPU|%", "req/s": "req/s|req/s",
		"latency p99 (ms)": "latency p99|ms", "open_files": "open_files|", "name": "name|", "what (I think)": "what (I think)|",
		"latency_min": "latency_min|", "latency (min)": "latency (min)|", "build in min": "build|min", "n_d": "n_d|",
		"Overall RPS": "Overall RPS|req/s", "qps": "qps|queries/s", "": "|",
		"requests": "requests|", "speedup (x)": "speedup (x)|", "done in Go": "done in Go|", "(ms)": "(ms)|", "s": "s|",
	} {
		name, symbol := Heading(column)
		if got := name + "|" + symbol; got != want {
			t.Errorf("%q: got %s, want %s", column, got, want)
		}
	}
}

// FuzzParseMeasured holds that what is read is a value, a bound or a range with
// its ends in order, all finite, and that the parts that are not there are NaN.
func FuzzParseMeasured(f *testing.F) {
	for _, s := range []string{"12 ms", "~45,000", "50–80 ms", "<100 ms", ">500k", "1.5M req/s", "1e-5", "-5 – -2", "9e999", "1e308k"} {
		f.Add(s, '.', ',')
		f.Add(s, ',', rune(0))
	}
	ms, _ := Parse("ms")
	f.Fuzz(func(t *testing.T, s string, decimal, group rune) {
		m, err := ParseMeasured(s, decimal, group, ms)
		if err != nil {
			return
		}
		value, low, high := !math.IsNaN(m.Value), !math.IsNaN(m.Low), !math.IsNaN(m.High)
		if value == (low || high) || math.IsInf(m.Value, 0) || math.IsInf(m.Low, 0) || math.IsInf(m.High, 0) || m.Low > m.High {
			t.Errorf("%q is read as %+v", s, m)
		}
	})
}
