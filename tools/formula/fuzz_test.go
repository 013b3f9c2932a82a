package formula_test

import (
	"errors"
	"math"
	"testing"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/formula"
)

// Whatever a formula says, it comes to a quantity that can be written, or to an
// error with a place in it: never to infinity, to nothing, or to bounds that do
// not hold their value.
func FuzzEval(f *testing.F) {
	for _, seed := range []string{"Fastify.throughput[scenario=SQL] / FastAPI.throughput[scenario=SQL]", "1 / 0", "0 / 0", "1 / (2 - 2)",
		"'Node.js'.'cold start' / (Python.'cold start' - Python.'cold start')", "npm.packages * 2 - npm.packages", "low('Node.js'.'cold start')",
		"median(throughput) - min(throughput)", "n(Fastify.throughput[scenario=SQL])", "count(throughput) / count()",
		"99999999999999999999 * 99999999999999999999", "max(1)", "edge.'cold start' * 'Node.js'.'cold start'"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		q, err := eval(text, nil)
		if err != nil {
			var syntax *formula.SyntaxError
			var evaluation *formula.EvalError
			offset := -1
			switch {
			case errors.As(err, &syntax):
				offset = syntax.Offset
			case errors.As(err, &evaluation):
				offset = evaluation.Offset
			}
			if offset < 0 || offset > utf8.RuneCountInString(text) || err.Error() == "" {
				t.Errorf("%q: %v at %d", text, err, offset)
			}
			return
		}
		if math.IsInf(q.Value, 0) || math.IsInf(q.Low, 0) || math.IsInf(q.High, 0) {
			t.Errorf("%q is infinite: %+v", text, q)
		}
		if slack := 1e-9 * math.Abs(q.Value); q.Low > q.High || q.Low > q.Value+slack || q.High < q.Value-slack {
			t.Errorf("%q: %v is not within %v–%v", text, q.Value, q.Low, q.High)
		}
		if _, err := q.Text(formula.Style{}); err != nil {
			t.Errorf("%q cannot be written: %v, %+v", text, err, q)
		}
	})
}
