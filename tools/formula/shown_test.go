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
// 10,000 they come to 4.0.
func TestCloses(t *testing.T) {
	json := bench.Filter{"scenario": {"JSON"}}
	shown := func(text string, s formula.Style) formula.Shown {
		f, err := formula.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		out, err := formula.Show(f, formula.Context{Results: results(), Where: json}, "JSON", s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	ratio := shown("Fastify.throughput / FastAPI.throughput", formula.Style{As: "times"})
	exact := []formula.Shown{shown("Fastify.throughput", formula.Style{As: "number"}), shown("FastAPI.throughput", formula.Style{})}
	rough := []formula.Shown{shown("Fastify.throughput", formula.Style{Digits: 1}), shown("FastAPI.throughput", formula.Style{Digits: 1})}
	if _, _, ok := ratio.Closes(exact); !ok {
		t.Errorf("%s is not what %s and %s come to", ratio.Text, exact[0].Text, exact[1].Text)
	}
	if want, digits, ok := ratio.Closes(rough); ok || want != "4\u00a0times" || digits != 2 {
		t.Errorf("%s beside %s and %s: %q, %d, %v", ratio.Text, rough[0].Text, rough[1].Text, want, digits, ok)
	}
	if _, _, ok := ratio.Closes(rough[:1]); !ok {
		t.Error("with one operand nothing can be computed")
	}
	other := rough[1]
	other.Sees = "SQL"
	if _, _, ok := ratio.Closes([]formula.Shown{rough[0], other}); !ok {
		t.Error("what stems from other rows is no operand")
	}
	difference := shown("Fastify.throughput - FastAPI.throughput", formula.Style{})
	if want, digits, ok := difference.Closes(rough); ok || want != "30,000\u202freq/s" || digits != 2 {
		t.Errorf("%s: %q, %d, %v", difference.Text, want, digits, ok)
	}
	_, err := formula.Expand("From {rank(Fastify.throughput)} to {FastAPI.throughput / 7|number}: {Fastify.throughput / FastAPI.throughput}", formula.Context{Results: results(), Where: json})
	if err != nil {
		t.Errorf("a text without operands: %v", err)
	}
}

func TestExpandBound(t *testing.T) {
	lookup := func(name string) (formula.Context, error) {
		if name != "claims/all" {
			return formula.Context{}, errors.New("there is no " + name)
		}
		return formula.Context{Results: results()}, nil
	}
	got, err := formula.ExpandBound("{a} {b: c d} over {claims/all: low(npm.packages)|words} packages {", func(name string) (formula.Context, error) {
		if name == "b" {
			return formula.Context{}, &formula.EvalError{Message: "there is no b"}
		}
		return lookup(name)
	})
	var at *formula.EvalError
	if !errors.As(err, &at) || at.Offset != 5 || got != "" {
		t.Errorf("%q, %v", got, err)
	}
	got, err = formula.ExpandBound("{a}: over {claims/all: low(npm.packages)|words} packages {", lookup)
	if want := "{a}: over 2\u00a0million packages {"; got != want || err != nil {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
	if _, err = formula.ExpandBound("over {claims/all: low(npm.packages)|wrds}", lookup); !errors.As(err, &at) || at.Offset != 17 {
		t.Errorf("the place is lost: %v", err)
	}
	if bound := formula.Bound("{a} {claims: x} {claims/b:y}"); len(bound) != 2 {
		t.Errorf("%q", bound)
	}
}
