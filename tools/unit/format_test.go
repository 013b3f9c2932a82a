package unit

import "testing"

func TestFormat(t *testing.T) {
	for _, c := range []struct {
		v     float64
		style Style
		want  string
		why   string
	}{
		{6662, Natural, "6,662", "thousands have commas"},
		{1234567, Natural, "1,234,567", "each of them"},
		{999, Natural, "999", "hundreds have none"},
		{-5, Natural, "−5", "a true minus"},
		{0.15145, Natural, "0.151", "three significant digits"},
		{54500.8, Natural, "54,501", "the whole part is never rounded away"},
		{2.5, Natural, "2.5", "not more digits than there are"},
		{1e21, Natural, "1,000,000,000,000,000,000,000", "never an exponent"},
		{1e-7, Natural, "0.0000001", "nor for small values"},
		{3.75, Style{Digits: 2}, "3.8", "rounded"},
		{3.0004, Style{Digits: 2}, "3.0", "the zero is known"},
		{3, Style{Digits: 2}, "3", "the zero would be invented"},
		{6662, Style{Digits: 2}, "6,700", "whole numbers are rounded too"},
		{9.99, Style{Digits: 2}, "10", "a carry takes the place of the decimal"},
		{99.99, Style{Digits: 3}, "100", "likewise"},
		{0.125, Style{Decimals: 2}, "0.12", "half to even"},
		{2, Style{Decimals: 1}, "2.0", "fixed decimals align a column"},
		{-0.001, Style{Decimals: 1}, "0.0", "zero has no sign"},
		{0.3, Style{Decimals: -1, Sign: true}, "+0.3", "a plus where differences stand"},
		{0, Style{Decimals: -1, Sign: true}, "0", "but not before zero"},
	} {
		if got := Format(c.v, c.style); got != c.want {
			t.Errorf("%s: Format(%v, %+v) = %q, want %q", c.why, c.v, c.style, got, c.want)
		}
	}
}

func TestQuantity(t *testing.T) {
	for _, c := range []struct {
		v    float64
		unit string
		want string
		why  string
	}{
		{45000, "req/s", "45,000\u202freq/s", "a narrow space that does not break"},
		{12, "%", "12\u202f%", "before the percent sign too"},
		{3.8, "x", "3.8×", "a ratio has none"},
		{7, "", "7", "a plain number"},
		{1, "packages", "1\u202fpackages", "nouns stay as they are"},
		{3, "us", "3\u202fµs", "shown as readers know it"},
	} {
		if got := Quantity(c.v, unitOf(t, c.unit), Natural); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func TestRange(t *testing.T) {
	ms := unitOf(t, "ms")
	for _, c := range []struct {
		lo, hi float64
		want   string
		why    string
	}{
		{50, 80, "50–80\u202fms", "an en dash"},
		{50, 50, "50\u202fms", "equal bounds once"},
		{-5, 3, "−5 to 3\u202fms", "a dash would look like a sign"},
	} {
		if got := Range(c.lo, c.hi, ms, Natural); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}
