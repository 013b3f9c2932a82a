package formats

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A vegetaAnswer is a request as JSON. Its latency is in nanoseconds, its code that
// of the answer, or 0 if there was none.
type vegetaAnswer struct {
	Attack, Error, Method, URL string
	Code, Latency              json.Number
}

// isVegetaLines tells requests from other lines of JSON by the member that the
// tool alone writes. The first line may be longer than the head of the file, for
// it holds what the server answered.
func isVegetaLines(f File) bool {
	first := f.firstLine()
	return strings.HasPrefix(first, `{"attack":`) && strings.Contains(first, `"seq":`) && strings.Contains(first, `"latency":`)
}

func readVegetaLines(f File) (Import, error) {
	b := &book{file: f}
	var a account
	for n, text := range f.lines() {
		if strings.TrimSpace(text) == "" {
			continue
		}
		var line vegetaAnswer
		if err := json.Unmarshal([]byte(text), &line); err != nil {
			b.refuse(n, 0, "", "", fmt.Sprintf("is no request of vegeta as JSON: %v", err), "the tool may have been stopped while it wrote")
			continue
		}
		failed := isErrorStatus(b.number(n, "code", line.Code.String())) || line.Error != ""
		a.about = Result{Scenario: line.Attack, Subject: strings.TrimSpace(line.Method + " " + line.URL)}
		a.sample(latency("ns"), b.number(n, "latency", line.Latency.String()), failed)
	}
	b.leaveOut(LeftOut{5, "member", "bytes_out, bytes_in, error, body, headers: no time of a request"})
	b.leaveOut(LeftOut{2, "member", "timestamp, seq: when the request started; the lines are not sorted by it"})
	b.Addressed = true
	b.enter(a)
	return b.end()
}
