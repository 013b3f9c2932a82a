package formula_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/formula"
)

func show(t *testing.T, text string, s formula.Style) formula.Shown {
	t.Helper()
	f, err := formula.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	shown, err := formula.Show(f, formula.Context{Results: measured(), Rows: 31, Date: "2019-12-11"}, "", s)
	if err != nil {
		t.Fatalf("%s as %q: %v", text, s.As, err)
	}
	return shown
}

// Digits end where the interval ends: the medians of the latencies are 102.5,
// 202.5 and 105.5 ms, each with 2.5 ms to both sides.
func TestTextShowsWhatTheIntervalBears(t *testing.T) {
	for _, c := range []struct {
		text  string
		style formula.Style
		want  string
	}{
		{"a.latency", formula.Style{}, "102\u202fms"},                // halves to even
		{"a.latency", formula.Style{Digits: 5}, "102\u202fms"},       // asking for more shows no more
		{"a.latency", formula.Style{Digits: 2}, "100\u202fms"},       // asking for less does
		{"a.latency", formula.Style{As: "range"}, "100–105\u202fms"}, // its ends have one place more, where they differ there
		{"a.latency", formula.Style{Unit: "s"}, "0.102\u202fs"},      // in any unit
		{"a.latency / b.latency", formula.Style{}, "0.51"},           // 0.506, from 0.488 to 0.525
		{"a.latency / b.latency", formula.Style{As: "percent"}, "51\u202f%"},
		{"a.latency / b.latency", formula.Style{As: "change"}, "−49\u202f%"},
		{"a.throughput", formula.Style{}, "150\u202freq/s"}, // a single figure stands as reported
		{"a.said", formula.Style{Unit: "ms"}, "100\u202fms"},
	} {
		if got := show(t, c.text, c.style).Text; got != c.want {
			t.Errorf("%s %+v: got %q, want %q", c.text, c.style, got, c.want)
		}
	}
}

func TestWordsOfRatios(t *testing.T) {
	for _, c := range []struct{ text, as, want string }{
		{"a.latency / b.latency", "words", "about half"},
		{"b.latency / a.latency", "words", "about twice"},
		{"a.latency / c.latency", "words", "no clear difference"}, // 100 to 105 over 103 to 108
		{"c.throughput / b.throughput", "words", "no clear difference"},
		{"a.throughput / b.throughput", "words", "about one and a half times"},
		{"a.said / b.said", "words", "about 0.91\u00a0times"}, // stated, so a difference is one
		{"a.latency / b.latency", "direction", "faster"},
		{"b.latency / a.latency", "direction", "slower"},
		{"a.throughput / b.throughput", "direction", "faster"},
		{"b.memory / a.memory", "direction", "worse"},
		{"a.latency / c.latency", "direction", "no clear difference"},
		{"rank(a.throughput)", "", "1"},
		{"rank(b.throughput)", "", "2–3"}, // c is a tenth ahead, which is not clear
		{"rank(a.latency)", "", "1–2"},
		{"date()", "", "11 December 2019"},
		{"date()", "year", "2019"},
		{"sum(throughput)", "", "360\u202freq/s"},
	} {
		if got := show(t, c.text, formula.Style{As: c.as}).Text; got != c.want {
			t.Errorf("%s as %q: got %q, want %q", c.text, c.as, got, c.want)
		}
	}
	f, _ := formula.Parse("date()")
	if _, err := f.Eval(formula.Context{}); err == nil || !strings.Contains(err.Error(), "does not say when") {
		t.Errorf("no date: %v", err)
	}
	for text, want := range map[string]string{"date() - 1": "dates cannot be computed with", "rank(throughput)": "rank() wants a subject", "rank(a.size)": "rank() wants a subject"} {
		f, _ := formula.Parse(text)
		if _, err := f.Eval(formula.Context{Results: measured(), Date: "2019-12-11"}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// 45,000 over 12,000 is 3.8, and that is what a reader gets. Shown as 40,000 and
// 10,000 they come to 4, so they are shown in full.
func TestCloses(t *testing.T) {
	json := bench.Filter{"scenario": {"JSON"}}
	shown := func(text string, s formula.Style) *formula.Shown {
		f, err := formula.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		out, err := formula.Show(f, formula.Context{Results: results(), Where: json}, "JSON", s)
		if err != nil {
			t.Fatal(err)
		}
		return &out
	}
	one := formula.Style{Digits: 1}
	ratio := func() *formula.Shown {
		return shown("Fastify.throughput / FastAPI.throughput", formula.Style{As: "times"})
	}
	other := shown("FastAPI.throughput", one)
	other.Sees = "SQL"
	for name, c := range map[string]struct {
		shown formula.Together
		want  string // of the operands, afterwards
	}{
		"in full":      {formula.Together{shown("Fastify.throughput", formula.Style{As: "number"}), shown("FastAPI.throughput", formula.Style{}), ratio()}, "45,000 12,000\u202freq/s"},
		"rough":        {formula.Together{shown("Fastify.throughput", one), shown("FastAPI.throughput", one), ratio()}, "45,000\u202freq/s 12,000\u202freq/s"},
		"a difference": {formula.Together{shown("Fastify.throughput", one), shown("FastAPI.throughput", one), shown("Fastify.throughput - FastAPI.throughput", formula.Style{})}, "45,000\u202freq/s 12,000\u202freq/s"},
		"one operand":  {formula.Together{shown("Fastify.throughput", one), ratio()}, "40,000\u202freq/s"},
		"other rows":   {formula.Together{shown("Fastify.throughput", one), other, ratio()}, "40,000\u202freq/s 10,000\u202freq/s"},
	} {
		last := len(c.shown) - 1
		former := c.shown[last].Text
		if open := formula.Close([]formula.Together{c.shown}); len(open) > 0 || c.shown[last].Text != former {
			t.Errorf("%s: %v, and %s became %s", name, open, former, c.shown[last].Text)
		}
		var texts []string
		for _, s := range c.shown[:last] {
			texts = append(texts, s.Text)
		}
		if got := strings.Join(texts, " "); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// The medians are 102.5 and 202.5 ms. Written as the interval bears, as 102 and
// 202, they come to 0.50; with one digit more they come to 0.51, as the ratio does.
func TestClosesBeyondWhatTheIntervalBears(t *testing.T) {
	got, err := formula.Expand("{a.latency} over {b.latency} is {a.latency / b.latency}", formula.Context{Results: measured()})
	if want := "102.5\u202fms over 202.5\u202fms is 0.51"; got != want || err != nil {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
}

// What one text needs, another shows as well, and its ratio closes with that.
func TestCloseAcrossTexts(t *testing.T) {
	a, b, c := show(t, "a.latency", formula.Style{}), show(t, "b.latency", formula.Style{}), show(t, "c.latency", formula.Style{})
	ab, ac := show(t, "a.latency / b.latency", formula.Style{}), show(t, "a.latency - c.latency", formula.Style{})
	if open := formula.Close([]formula.Together{{&a, &c, &ac}, {&a, &b, &ab}}); len(open) > 0 {
		t.Error(open)
	}
	if a.Text != "102.5\u202fms" || c.Text != "105.5\u202fms" || ac.Text != "−3\u202fms" {
		t.Errorf("%s less %s is %s", a.Text, c.Text, ac.Text)
	}
}

// A third less 0.333333 is 3.33333333328e-7, of which 15 digits of a third give nine.
func TestCloseGivesUp(t *testing.T) {
	third, near := bench.Result{Subject: "third", Metric: "m", Unit: "s", Status: bench.StatusOK, Value: p(1.0 / 3)}, bench.Result{Subject: "near", Metric: "m", Unit: "s", Status: bench.StatusOK, Value: p(0.333333)}
	show := func(text string, digits int) *formula.Shown {
		f, err := formula.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		s, err := formula.Show(f, formula.Context{Results: []bench.Result{third, near}}, "", formula.Style{Digits: digits})
		if err != nil {
			t.Fatal(err)
		}
		return &s
	}
	group := formula.Together{show("third.m", 0), show("near.m", 0), show("third.m - near.m", 12)}
	open := formula.Close([]formula.Together{{}, group})
	if len(open) != 1 || open[0] != (formula.Open{Group: 1, Index: 2, Want: "0\u202fs"}) || group[0].Text != "0.333\u202fs" {
		t.Errorf("%+v, %s", open, group[0].Text)
	}
}

func TestShowBound(t *testing.T) {
	lookup := func(name string) (formula.Context, error) {
		if name != "claims/all" {
			return formula.Context{}, &formula.EvalError{Message: "there is no " + name}
		}
		return formula.Context{Results: results()}, nil
	}
	bound := formula.Bound("{a} {b: c d} over {claims/all: low(npm.packages)|words} packages {claims/all: low(npm.packages)|wrds} {")
	if len(bound) != 3 {
		t.Fatalf("%q", bound)
	}
	for i, c := range []struct {
		want   string
		offset int // of the error
	}{{"", 1}, {"2\u00a0million", 0}, {"", 12}} {
		got, err := formula.ShowBound(bound[i], lookup)
		var at *formula.EvalError
		if got.Text != c.want || err != nil && (!errors.As(err, &at) || at.Offset != c.offset) || (err == nil) != (c.offset == 0) {
			t.Errorf("%s: %q, %v; want %q, an error at %d", bound[i], got.Text, err, c.want, c.offset)
		}
	}
}
