package unit

import (
	"encoding/json"
	"math"
	"strconv"
	"testing"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		text           string
		decimal, group rune
		want           float64
		why            string
	}{
		{"12", 0, 0, 12, "digits"},
		{"-0.5", '.', 0, -0.5, "sign and decimals"},
		{"+5", '.', 0, 5, "a plus"},
		{".5", '.', 0, 0.5, "JMeter leaves out the zero"},
		{"007", '.', 0, 7, "leading zeros"},
		{"1e3", '.', 0, 1000, "an exponent"},
		{"1.5E-3", '.', 0, 0.0015, "with sign"},
		{"17,134531", ',', 0, 17.134531, "a decimal comma"},
		{"398,232.31", '.', ',', 398232.31, "thousands"},
		{"1.234.567,5", ',', '.', 1234567.5, "both the other way round"},
		{"1234", '.', ',', 1234, "marks may be left out"},
		{"12 345", '.', ' ', 12345, "a blank between thousands"},
		{"-0", '.', 0, 0, "a negative zero"},
	} {
		got, err := ParseNumber(c.text, c.decimal, c.group)
		if err != nil || got != c.want {
			t.Errorf("%s: ParseNumber(%q) = %v, %v; want %v", c.why, c.text, got, err, c.want)
		}
	}
}

func TestParseNumberRefuses(t *testing.T) {
	for _, c := range []struct{ text, why string }{
		{"", "nothing"}, {" 12", "a blank"}, {"12k", "a multiplier"}, {"12 ms", "a unit"},
		{"NaN", "strconv takes it"}, {"Inf", "strconv takes it"}, {"-Infinity", "strconv takes it"},
		{"0x1p-2", "strconv takes hexadecimals"}, {"1_000", "and underscores"},
		{"5.", "no digit after the point"}, {".", "no digit"}, {"-", "no digit"}, {"--1", "two signs"}, {"+-1", "two signs"},
		{"1e", "no exponent"}, {"1e5.5", "a broken exponent"}, {"1.2.3", "a version"},
		{"1,5", "another decimal mark"}, {"٣", "digits of another script"}, {"−5", "a typographic minus"},
	} {
		if got, err := ParseNumber(c.text, '.', 0); err == nil {
			t.Errorf("%s: ParseNumber(%q) = %v, want an error", c.why, c.text, got)
		}
	}
	for _, text := range []string{"12,34", "1,2345", ",123", "1234,567", "1,,234", "1,234,", "1.234,567"} {
		if got, err := ParseNumber(text, '.', ','); err == nil {
			t.Errorf("misplaced thousands: ParseNumber(%q) = %v, want an error", text, got)
		}
	}
}

func TestParseNumberSaysWhatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"12k":    `"12k" is not a number`,
		"1e999":  `"1e999" is too large for a number`,
		"1e-999": `"1e-999" is too close to zero for a number`,
	} {
		if _, err := ParseNumber(text, '.', 0); err == nil || err.Error() != want {
			t.Errorf("ParseNumber(%q) says %v, want %s", text, err, want)
		}
	}
}

func TestNumberTextKeepsEveryDigit(t *testing.T) {
	for _, c := range []struct{ text, want, why string }{
		{"1758995990304000001", "1758995990304000001", "above 2^53"},
		{"+1.234,50", "1234.50", "the last zero is a digit too"},
		{",5", "0.5", "as JSON wants it"},
		{"007", "7", "likewise"},
		{"1E5", "1e5", "one spelling"},
	} {
		if got, err := NumberText(c.text, ',', '.'); err != nil || got != c.want {
			t.Errorf("%s: NumberText(%q) = %q, %v; want %q", c.why, c.text, got, err, c.want)
		}
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"12", "-1.5e3", "1,234.5", "NaN", "0x1p-2", "1_0", ".5", "1e999", "", "−1"} {
		f.Add(s, '.', ',')
	}
	f.Fuzz(func(t *testing.T, s string, decimal, group rune) {
		v, err := ParseNumber(s, decimal, group)
		if err != nil {
			return
		}
		if math.IsNaN(v) || math.IsInf(v, 0) {
			t.Fatalf("ParseNumber(%q) = %v", s, v)
		}
		text, err := NumberText(s, decimal, group)
		if err != nil {
			t.Fatalf("ParseNumber takes %q, NumberText does not: %v", s, err)
		}
		if !json.Valid([]byte(text)) {
			t.Errorf("NumberText(%q) = %q, which is no JSON", s, text)
		}
		if again, err := strconv.ParseFloat(text, 64); err != nil || again != v {
			t.Errorf("%q reads as %v, its text %q as %v, %v", s, v, text, again, err)
		}
	})
}
