package formats

import (
	"encoding/json"
	"fmt"
	"iter"
	"strings"
)

// A goEvent is a line of `go test -json`.
type goEvent struct {
	Action, Package, Output string
}

func isGoBenchJSON(f File) bool {
	var e goEvent
	first := f.firstLine()
	return strings.HasPrefix(first, "{") && json.Unmarshal([]byte(first), &e) == nil && e.Action != "" && (e.Package != "" || e.Output != "" || strings.HasPrefix(e.Action, "build"))
}

// readGoBenchJSON puts the output of each package together again: packages run at
// the same time, and a result may come in parts.
func readGoBenchJSON(f File) (Import, error) {
	r := goReader{file: f, units: map[string]goUnit{}, statistic: "sample"}
	var order []string
	outputs := map[string]*goOutput{}
	for n, line := range f.lines() {
		if !strings.HasPrefix(line, "{") {
			if strings.TrimSpace(line) != "" {
				r.out.leave("line", "no event of go test -json")
			}
			continue
		}
		var e goEvent
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			r.problems = append(r.problems, f.problem(n, 0, "", fmt.Sprintf("is no event of go test -json: %v", err), ""))
			continue
		}
		if e.Action != "output" {
			continue
		}
		if outputs[e.Package] == nil {
			order, outputs[e.Package] = append(order, e.Package), &goOutput{}
		}
		outputs[e.Package].add(n, e.Output)
	}
	for _, pkg := range order {
		r.config, r.pending = nil, ""
		r.read(outputs[pkg].all())
	}
	return r.results(), r.problems.Err()
}

// A goOutput is the output of one package, with the line of the file in which
// each of its lines starts.
type goOutput struct {
	text  strings.Builder
	lines []int
	open  bool // the last line has not ended
}

func (o *goOutput) add(line int, text string) {
	for part := range strings.Lines(text) {
		if !o.open {
			o.lines = append(o.lines, line)
		}
		o.text.WriteString(part)
		o.open = !strings.HasSuffix(part, "\n")
	}
}

func (o *goOutput) all() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range strings.Lines(o.text.String()) {
			if !yield(o.lines[n], strings.TrimRight(line, "\r\n")) {
				return
			}
			n++
		}
	}
}
