package changes

import (
	"encoding/json"
	"strings"
	"testing"
)

// Figures that are computed are rounded where people read them; those of a file keep
// the digits that its author gave them.
func TestDerivedNumbersAreRounded(t *testing.T) {
	q := func(value, low, high Decimal) *Quantity { return &Quantity{Value: value, Low: low, High: high} }
	for _, c := range []struct {
		reason        string
		before, after *Quantity
		derived       bool
		was, is       string
	}{
		{"from a file", q("3.1666666666666665", "", ""), q("2.5", "", ""), false, "3.1666666666666665", "2.5"},
		{"two digits", q("3.1666666666666665", "", ""), q("2.5333333333333", "", ""), true, "3.2", "2.5"},
		{"as many as tell them apart", q("3.1666666666666665", "", ""), q("3.1712345", "", ""), true, "3.167", "3.171"},
		// Half the interval is 0.45, so the value ends at tenths, its ends at hundredths.
		{"as many as the interval bears", q("12.3456", "11.9123", "12.8123"), q("15.3456", "14.9123", "15.8123"), true, "12.3 (11.91 to 12.81)", "15.3 (14.91 to 15.81)"},
		{"counts are whole", q("1234", "", ""), q("1235", "", ""), true, "1234", "1235"},
		{"a new one", nil, q("3.1666666666666665", "", ""), true, "none", "3.2"},
		{"a bound that went", q("3.14159", "3.01234", ""), q("3.14159", "", ""), true, "3.1 (3.0 to open)", "3.1"},
	} {
		n := Number{Before: c.before, After: c.after, derived: c.derived}
		if was, is := n.Sides(); was != c.was || is != c.is {
			t.Errorf("%s: %q and %q, want %q and %q", c.reason, was, is, c.was, c.is)
		}
	}
}

// Terminal, Markdown and page say the same; programs get all digits.
func TestDerivedNumbersAreRoundedEverywhere(t *testing.T) {
	n := Number{Package: "claims", Resource: "ratios", Field: "value", Before: &Quantity{Value: "3.1666666666666665"}, After: &Quantity{Value: "2.1111111111111"}, derived: true}
	if !n.settle() {
		t.Fatal("it did not change")
	}
	r := Report{Summary: "1 number changed", Numbers: []Number{n}}
	var text, markdown strings.Builder
	if r.WriteText(&text) != nil || r.WriteMarkdown(&markdown) != nil {
		t.Fatal("writing to memory failed")
	}
	page, _ := json.Marshal(r.Page(Preview{}).Tables)
	for where, got := range map[string]string{"terminal": text.String(), "Markdown": markdown.String(), "page": string(page)} {
		if !strings.Contains(got, "3.2") || !strings.Contains(got, "2.1") || !strings.Contains(got, "−1.1") || strings.Contains(got, "3.16") || strings.Contains(got, "2.11") {
			t.Errorf("%s: %s", where, got)
		}
	}
	if all, _ := json.Marshal(r); !strings.Contains(string(all), "3.1666666666666665") {
		t.Errorf("JSON: %s", all)
	}
}
