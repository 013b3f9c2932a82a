package formula_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/table"
)

func p(v float64) *float64 { return &v }

// results are claims as an editor would have them: two subjects under two
// scenarios, a range, a bound and a claim without a figure.
func results() []bench.Result {
	keys := []string{"subject", "scenario", "metric", "statistic"}
	row := func(line int, subject, scenario, metric, unit string, value, low, high *float64) bench.Result {
		r := bench.Result{Subject: subject, Scenario: scenario, Metric: metric, Unit: unit, Better: "higher",
			Statistic: "claim", Value: value, Low: low, High: high, Status: bench.StatusOK, Keys: keys, Line: line}
		if value == nil && low == nil && high == nil {
			r.Status = bench.StatusSkipped
		}
		r.Cells = map[string]string{"subject": subject, "scenario": scenario, "metric": metric, "statistic": "claim"}
		return r
	}
	return []bench.Result{
		row(2, "Fastify", "JSON", "throughput", "req/s", p(45000), nil, nil),
		row(3, "FastAPI", "JSON", "throughput", "req/s", p(12000), nil, nil),
		row(4, "Fastify", "SQL", "throughput", "req/s", p(18000), nil, nil),
		row(5, "FastAPI", "SQL", "throughput", "req/s", p(5500), nil, nil),
		row(6, "Node.js", "Lambda", "cold start", "ms", nil, p(50), p(80)),
		row(7, "Python", "Lambda", "cold start", "ms", nil, p(200), p(500)),
		row(8, "npm", "registry", "packages", "packages", nil, p(2e6), nil),
		row(9, "Express", "JSON", "throughput", "req/s", nil, nil, nil),
		row(10, "edge", "Lambda", "cold start", "s", p(0.05), nil, nil),
	}
}

func eval(text string, where bench.Filter) (formula.Quantity, error) {
	f, err := formula.Parse(text)
	if err != nil {
		return formula.Quantity{}, err
	}
	return f.Eval(formula.Context{Results: results(), Where: where, Rows: 9})
}

func TestEval(t *testing.T) {
	json := bench.Filter{"scenario": {"JSON"}}
	for _, c := range []struct {
		text             string
		where            bench.Filter
		value, low, high float64
		unit             string
	}{
		{"Fastify.throughput", json, 45000, nan, nan, "req/s"},
		{"Fastify.throughput[scenario=SQL]", nil, 18000, nan, nan, "req/s"},
		{"Fastify.throughput[scenario=SQL]", json, 18000, nan, nan, "req/s"}, // a name's own filter comes first
		{"Fastify.throughput / FastAPI.throughput", json, 3.75, nan, nan, ""},
		{"Fastify.throughput - FastAPI.throughput", json, 33000, nan, nan, "req/s"},
		{"2 * Fastify.throughput", json, 90000, nan, nan, "req/s"},
		{"Fastify.throughput / 1000", json, 45, nan, nan, "req/s"},
		{"1 + 2 * 3", nil, 7, nan, nan, ""},   // times binds tighter
		{"(1 + 2) * 3", nil, 9, nan, nan, ""}, // unless in brackets
		{"8 - 4 - 2", nil, 2, nan, nan, ""},   // from the left
		{"'Node.js'.'cold start'", nil, nan, 50, 80, "ms"},
		{"low('Node.js'.'cold start')", nil, 50, nan, nan, "ms"},
		// 200/80 to 500/50: the bounds hold for every pair of values
		{"Python.'cold start' / 'Node.js'.'cold start'", nil, nan, 2.5, 10, ""},
		{"edge.'cold start' / low('Node.js'.'cold start')", nil, 1, nan, nan, ""}, // 0.05 s is 50 ms
		{"min(throughput[scenario=SQL])", nil, 5500, nan, nan, "req/s"},
		{"max(throughput)", nil, 45000, nan, nan, "req/s"},
		{"median(throughput)", nil, 15000, nan, nan, "req/s"}, // of 5.5, 12, 18 and 45 thousand
		{"count(throughput)", nil, 4, nan, nan, ""},           // Express has no figure
		{"count()", nil, 9, nan, nan, ""},
	} {
		q, err := eval(c.text, c.where)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if !near(q.Value, c.value) || !near(q.Low, c.low) || !near(q.High, c.high) || q.Unit.Symbol != c.unit {
			t.Errorf("%s: got %v (%v–%v) %q, want %v (%v–%v) %q", c.text, q.Value, q.Low, q.High, q.Unit.Symbol, c.value, c.low, c.high, c.unit)
		}
	}
}

var nan = math.NaN()

func near(a, b float64) bool {
	return math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= 1e-12*math.Max(math.Abs(a), math.Abs(b))
}

func TestErrorsNamePlaceAndRemedy(t *testing.T) {
	for _, c := range []struct {
		text    string
		offset  int
		message string
		hint    string
	}{
		{"Fastify.throughput /", 20, "the formula ends where a name or number is due", ""},
		{"(1 + 2", 6, `the formula ends where ')' is due after the bracketed part`, ""},
		{"'Node.js.x", 0, "the quote is not closed", ""},
		{"1 2", 2, `unexpected '2'`, ""},
		{"Fastify.througput", 0, `there is no metric "througput"`, `did you mean "throughput"?`},
		{"1 * Fastfy.throughput", 4, `there is no subject "Fastfy"`, `did you mean "Fastify"?`},
		{"Fastify.throughput", 0, "Fastify.throughput is not one figure: 2 rows fall together; they differ in scenario (JSON, SQL)", "narrow it, as in Fastify.throughput[scenario=JSON]"},
		{"Fastify.throughput[scenari=JSON]", 0, `there is no field "scenari"`, `did you mean "scenario"?`},
		{"Express.throughput", 0, "Express.throughput has no figure: its status is skipped", ""},
		{"npm.packages / 'Node.js'.'cold start'", 0, "cannot convert ms to packages", ""},
		{"Fastify.throughput[scenario=SQL] + 1", 0, `"req/s" and "" cannot be combined with '+'`, ""},
		{"1 / 0", 0, "the formula divides by zero", ""},
		{"0 / 0", 0, "the formula divides by zero", ""},
		{"npm.packages - npm.packages", 0, "the bounds of its parts leave no bound to the formula", ""},
		// -300 to 300 ms, and what is divided by nearly nothing has no bounds
		{"edge.'cold start' / (Python.'cold start' - Python.'cold start')", 0, "the bounds of its parts leave no bound to the formula", ""},
		{"high(npm.packages)", 0, "there is no high bound", ""},
	} {
		_, err := eval(c.text, nil)
		var syntax *formula.SyntaxError
		var evaluation *formula.EvalError
		offset, hint := -1, ""
		switch {
		case errors.As(err, &syntax):
			offset = syntax.Offset
		case errors.As(err, &evaluation):
			offset, hint = evaluation.Offset, evaluation.Hint
		}
		if err == nil || offset != c.offset || !strings.Contains(err.Error(), c.message) || !strings.HasPrefix(hint, c.hint) {
			t.Errorf("%s:\n got  %d: %v (%s)\n want %d: %s (%s)", c.text, offset, err, hint, c.offset, c.message, c.hint)
		}
	}
}

func TestText(t *testing.T) {
	json := bench.Filter{"scenario": {"JSON"}}
	for _, c := range []struct {
		text  string
		style formula.Style
		want  string
	}{
		{"Fastify.throughput", formula.Style{}, "45,000\u202freq/s"},
		{"Fastify.throughput", formula.Style{As: "number"}, "45,000"},
		{"Fastify.throughput / FastAPI.throughput", formula.Style{}, "3.8"}, // 3.75 to two digits
		{"Fastify.throughput / FastAPI.throughput", formula.Style{As: "times", Digits: 3}, "3.75\u00a0times"},
		{"FastAPI.throughput / Fastify.throughput", formula.Style{As: "percent"}, "27\u202f%"},
		{"FastAPI.throughput / Fastify.throughput", formula.Style{As: "change"}, "−73\u202f%"},
		{"Fastify.throughput / FastAPI.throughput", formula.Style{As: "change", Digits: 3}, "+275\u202f%"},
		{"'Node.js'.'cold start'[scenario=Lambda]", formula.Style{}, "50–80\u202fms"},
		{"'Node.js'.'cold start'[scenario=Lambda]", formula.Style{Unit: "s"}, "0.05–0.08\u202fs"},
		{"npm.packages[scenario=registry]", formula.Style{}, "over 2,000,000\u202fpackages"},
		{"low(npm.packages[scenario=registry])", formula.Style{As: "words"}, "2\u00a0million"},
		{"count(throughput)", formula.Style{As: "words"}, "two"},
	} {
		q, err := eval(c.text, json)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if got, err := q.Text(c.style); err != nil || got != c.want {
			t.Errorf("%s as %q: got %q, %v; want %q", c.text, c.style.As, got, err, c.want)
		}
	}
}

func TestTextRefusesUnsuitableForms(t *testing.T) {
	q, _ := eval("Fastify.throughput", bench.Filter{"scenario": {"JSON"}})
	for as, want := range map[string]string{
		"times": `"times" suits a ratio, and this is in req/s`,
		"timez": `there is no form "timez": did you mean "times"?`,
		"range": "there are no bounds to write as a range",
	} {
		if _, err := q.Text(formula.Style{As: as}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", as, err, want)
		}
	}
}

func TestExpand(t *testing.T) {
	c := formula.Context{Results: results(), Where: bench.Filter{"scenario": {"JSON"}}}
	got, err := formula.Expand("Fastify serves {Fastify.throughput / FastAPI.throughput} times as many; npm has {low(npm.packages[scenario=registry])|words}", c)
	if want := "Fastify serves 3.8 times as many; npm has 2\u00a0million"; err != nil || got != want {
		t.Errorf("got %q, %v", got, err)
	}
	_, err = formula.Expand("about {Fastify.thruput}", c)
	var e *formula.EvalError
	if !errors.As(err, &e) || e.Offset != 7 {
		t.Errorf("the place is lost: %v", err)
	}
	if _, err = formula.Expand("about {Fastify", c); err == nil {
		t.Error("an open brace is taken for text")
	}
}

// A count of rows that there could be is zero where there are none; of what no row
// can have, it is a mistake. A sum of nothing measured is not zero either.
func TestCountOfNone(t *testing.T) {
	c := formula.Context{Results: results(), Fields: []table.Field{{Name: "scenario", Constraints: table.Constraints{Enum: []string{"JSON", "XML"}}}}}
	for _, q := range []struct{ text, want string }{
		{"count(throughput[scenario=XML])", "0"},    // the enum has it
		{"count(throughput[scenario=Lambda])", "0"}, // rows of another metric have it
		{"count(throughput[scenario=Lamda])", "no row has"},
		{"sum(throughput[scenario=XML])", "no row has"},
		{"count(thruput[scenario=XML])", "there is no metric"},
	} {
		got, err := formula.Expand("{"+q.text+"}", c)
		if got != q.want && (err == nil || !strings.Contains(err.Error(), q.want)) {
			t.Errorf("%s: %q, %v; want %s", q.text, got, err, q.want)
		}
	}
	counts := []bench.Result{{Metric: "choices", Status: bench.StatusOK, Value: p(3), Cells: map[string]string{"verdict": "supported"}}}
	c = formula.Context{Results: counts, Fields: []table.Field{{Name: "verdict", Constraints: table.Constraints{Enum: []string{"contradicted"}}}}}
	if got, err := formula.Expand("{sum(choices[verdict=contradicted])}", c); got != "0" || err != nil {
		t.Errorf("a sum of counts: %q, %v", got, err)
	}
}

// Whatever is typed, reading it ends, and what can be read has a name quoted so
// that it reads the same again.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"a.b / c.d", "'x y'.z[k=v|w, l='m']", "min(a)", "((", "1.5*(a-b)", "é.ü", "'"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		formula.Parse(text)
		if strings.Contains(text, "'") || text == "" {
			return
		}
		if _, err := formula.Parse(formula.Quote(text)); err != nil && strings.TrimSpace(text) != "" {
			if _, err2 := formula.Parse("a." + formula.Quote(text)); err2 != nil {
				t.Errorf("%q quoted does not read: %v", text, err2)
			}
		}
	})
}

func ExampleExpand() {
	c := formula.Context{Results: results(), Where: bench.Filter{"scenario": {"SQL"}}}
	title, _ := formula.Expand("Fastify answers {Fastify.throughput / FastAPI.throughput} times as many requests", c)
	fmt.Println(title)
	// Output: Fastify answers 3.3 times as many requests
}
