package formula_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/verdict"
)

// measured are results of two servers: single figures of throughput and memory,
// latencies with samples, and a run that failed.
func measured() []bench.Result {
	keys := []string{"subject", "metric", "statistic"}
	var all []bench.Result
	add := func(subject, metric, unit, better, statistic string, values ...float64) {
		for i, v := range values {
			r := bench.Result{Subject: subject, Metric: metric, Unit: unit, Better: better, Statistic: statistic, Value: &v,
				Status: bench.StatusOK, Keys: keys, Line: len(all) + 2, Cells: map[string]string{"subject": subject, "metric": metric, "statistic": statistic}}
			if statistic == bench.StatisticSample {
				r.Run = new(int)
				*r.Run = i + 1
			}
			all = append(all, r)
		}
	}
	add("a", "throughput", "req/s", "higher", "rate", 150)
	add("b", "throughput", "req/s", "higher", "rate", 100)
	add("c", "throughput", "req/s", "higher", "rate", 110)
	add("a", "memory", "MB", "lower", "rate", 40)
	add("b", "memory", "MB", "lower", "rate", 80)
	// The 95 % intervals of their medians are 100 to 105, 200 to 205, and 103 to 108.
	add("a", "latency", "ms", "lower", "sample", 100, 101, 102, 103, 104, 105)
	add("b", "latency", "ms", "lower", "sample", 200, 201, 202, 203, 204, 205)
	add("c", "latency", "ms", "lower", "sample", 103, 104, 105, 106, 107, 108)
	add("a", "said", "s", "lower", "claim", 0.1)
	add("b", "said", "s", "lower", "claim", 0.11)
	add("a", "size", "", "none", "claim", 7)
	failed := bench.Result{Subject: "d", Metric: "throughput", Unit: "req/s", Better: "higher", Statistic: "rate", Status: bench.StatusFailed,
		Keys: keys, Cells: map[string]string{"subject": "d", "metric": "throughput", "statistic": "rate"}}
	return append(all, failed)
}

func judge(text string) (formula.Judgement, error) {
	d, err := formula.ParseCondition(text)
	if err != nil {
		return formula.Judgement{}, err
	}
	return d.Judge(formula.Context{Results: measured(), Rows: len(measured())})
}

func TestJudge(t *testing.T) {
	for _, c := range []struct {
		text string
		want verdict.Verdict
	}{
		// 150 over 100 is 1.5, and single figures must be apart by more than 1.25
		{"a.throughput > b.throughput", verdict.Supported},
		{"a.throughput beats b.throughput", verdict.Supported},
		{"b.throughput beats a.throughput", verdict.Contradicted},
		{"b.throughput worse than a.throughput", verdict.Supported},
		{"a.throughput faster than b.throughput", verdict.Supported},
		{"a.throughput > 3 * b.throughput", verdict.Contradicted},
		{"a.throughput > 1.3 * b.throughput", verdict.Undecided},
		{"a.throughput beats b.throughput by 1.19", verdict.Supported}, // 1.5 / 1.19 is 1.26
		{"a.throughput beats b.throughput by 1.2", verdict.Undecided},  // exactly 1.25
		{"a.throughput beats b.throughput by 1.9", verdict.Contradicted},
		{"c.throughput beats b.throughput", verdict.Undecided},
		{"d.throughput beats b.throughput", verdict.NotMeasured},
		{"d.throughput beats b.throughput or a.throughput beats b.throughput", verdict.Supported},
		{"d.throughput beats b.throughput and a.throughput beats b.throughput", verdict.NotMeasured},
		// less memory is better: 80 over 40
		{"a.memory beats b.memory", verdict.Supported},
		{"a.memory better than b.memory by 1.6", verdict.Undecided},
		{"a.memory < b.memory", verdict.Supported},
		{"a.memory > b.memory", verdict.Contradicted},
		// 200 over 105 is 1.90 and must be above 1.05
		{"a.latency faster than b.latency", verdict.Supported},
		{"a.latency slower than b.latency", verdict.Contradicted},
		{"a.latency faster than b.latency by 1.8", verdict.Supported},
		{"a.latency faster than b.latency by 1.95", verdict.Undecided},
		{"a.latency faster than b.latency by 2.2", verdict.Contradicted}, // 205 over 100 is 2.05
		{"a.latency faster than c.latency", verdict.Undecided},
		{"a.latency within 80 ms to 120 ms", verdict.Supported},
		{"a.latency within 0.08 s to 0.12 s", verdict.Supported},
		{"a.latency within 104 ms to 120 ms", verdict.Undecided},
		{"a.latency within 120 ms to 200 ms", verdict.Contradicted},
		{"a.latency < 150 ms", verdict.Supported},
		{"a.latency / b.latency =~ 0.5", verdict.Undecided}, // 0.488 to 0.525 by 1.05: 0.46 to 0.55, above 0.5 and a tenth
		{"a.latency / b.latency =~ 2", verdict.Contradicted},
		// what is stated does not scatter
		{"a.said beats b.said", verdict.Supported},
		{"a.said =~ b.said", verdict.Supported}, // 100 ms is within 99 to 121
		{"a.said =~ 95 ms", verdict.Supported},
		{"a.said > 100 ms", verdict.Contradicted},
		{"a.said >= 100 ms", verdict.Supported},
		{"count(throughput) > 2 and count() >= 20", verdict.Supported},
		{"a.size > 6", verdict.Supported},
		{"not a.size > 6", verdict.Contradicted},
		{"not (a.size > 6 and a.size < 3)", verdict.Supported},
		{"(a.size + 1) * 2 >= 16", verdict.Supported},
		{"(a.size > 9 or (a.size) > 6)", verdict.Supported},
		{"a.size > 9 or a.size > 6 and a.size > 8", verdict.Contradicted}, // and binds tighter
		{"max(throughput) > min(throughput)", verdict.Supported},
		{"median(throughput) > b.throughput", verdict.Undecided}, // 110
	} {
		j, err := judge(c.text)
		if err != nil || j.Verdict != c.want {
			t.Errorf("%s: %s, %v; want %s", c.text, j.Verdict, err, c.want)
		}
	}
}

func TestJudgementNamesItsFigures(t *testing.T) {
	j, err := judge("a.latency faster than b.latency by 1.5 and a.latency < 150 ms and median(throughput[statistic=rate]) > 1 req/s")
	if err != nil {
		t.Fatal(err)
	}
	var labels []string
	for _, f := range j.Figures {
		labels = append(labels, f.Label)
	}
	if got := strings.Join(labels, "; "); got != "a latency; b latency; median of throughput, statistic rate" {
		t.Errorf("figures: %s", got)
	}
	// b over a: less is better, and more than 1 favours what is said
	if r := j.Ratios[0]; len(j.Ratios) != 3 || !near(r.Quantity.Value, 202.5/102.5) || !near(r.Quantity.Low, 200.0/105) || !near(r.Above, 1.5*1.05) || !near(r.Below, 1.5/1.05) {
		t.Errorf("ratios: %+v", j.Ratios)
	}
}

func TestErrorsOfConditions(t *testing.T) {
	for _, c := range []struct {
		text    string
		offset  int
		message string
		hint    string
	}{
		{"a.throughput", 12, "the condition ends where a comparison is due", ""},
		{"a.throughput = 3", 13, "'=' where a comparison is due", ""},
		{"a.throughput better b.throughput", 20, `"than" is due after "better"`, ""},
		{"a.latency within 3 ms", 21, "within needs two ends", ""},
		{"a.latency within 30 ms to 20 ms", 10, "the lower end of within is above the upper one", "swap"},
		{"a.latency > 30", 10, "one side is in ms and the other is a plain number", "write the number with its unit, as in 20 ms"},
		{"a.latency > 30 parsecs", 12, `unknown unit "parsecs"`, ""},
		{"a.latency > a.throughput", 10, "cannot convert req/s to ms", ""},
		{"a.latency beats a.throughput", 10, "cannot convert req/s to ms", ""},
		{"a.memory faster than b.memory", 9, "memory in MB is neither fast nor slow", "write better than"},
		{"a.size better than 3", 7, "the data does not say which is better", "set better"},
		{"a.latency / b.latency beats 2", 22, "the data does not say which is better", ""},
		{"a.latency beats b.latency by 0.5", 10, "by needs a factor of at least 1", "write by 1.2"},
		{"b.latency - a.latency > 50 ms", 22, "a difference of measured figures cannot be judged", "compare the two"},
		{"a.latency > 1 ms and", 20, "the formula ends where a name or number is due", ""},
		{"(a.latency > 1 ms", 17, "the formula ends where ')' is due", ""},
		{"a.latncy > 1 ms", 0, `there is no metric "latncy"`, "did you mean"},
		{"a.latency > 1 ms x", 17, `unexpected 'x'`, ""},
		{strings.Repeat("(", 200) + "1", 101, "the brackets nest too deeply", ""},
		{strings.Repeat("not ", 200) + "1 > 0", 403, "the brackets nest too deeply", ""},
	} {
		_, err := judge(c.text)
		offset, hint := place(err)
		if err == nil || offset != c.offset || !strings.Contains(err.Error(), c.message) || !strings.HasPrefix(hint, c.hint) {
			t.Errorf("%.40s:\n got  %d: %v (%s)\n want %d: %s (%s)", c.text, offset, err, hint, c.offset, c.message, c.hint)
		}
	}
}

func place(err error) (offset int, hint string) {
	var syntax *formula.SyntaxError
	var evaluation *formula.EvalError
	switch {
	case errors.As(err, &syntax):
		return syntax.Offset, ""
	case errors.As(err, &evaluation):
		return evaluation.Offset, evaluation.Hint
	}
	return -1, ""
}

// Whatever a condition says, it comes to a verdict, and its opposite to the
// opposite one, or to an error with a place in it.
func FuzzJudge(f *testing.F) {
	for _, seed := range []string{"a.throughput > 3 * b.throughput", "not (a.size > 6 and a.size < 3) or d.throughput beats b.throughput",
		"a.latency within 80 ms to 120 ms", "a.latency faster than b.latency by 1.8", "a.latency / b.latency =~ 0.5",
		"((a.size)) >= 7", "'not' > 1", "a.x[k='>'] < 1", "1 % > 2 %", "0 > 0", "(1 > 0", "a.latency * a.latency > 1", "beats beats beats"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		j, err := judge(text)
		if err != nil {
			if offset, _ := place(err); offset < 0 || offset > utf8.RuneCountInString(text) || err.Error() == "" {
				t.Errorf("%q: %v at %d", text, err, offset)
			}
			return
		}
		opposite, err := judge("not (" + text + ")")
		if err != nil && !strings.Contains(err.Error(), "nest too deeply") || err == nil && opposite.Verdict != verdict.Not(j.Verdict) {
			t.Errorf("%q is %s, and its opposite %s, %v", text, j.Verdict, opposite.Verdict, err)
		}
	})
}
