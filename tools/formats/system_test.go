package formats

import (
	"slices"
	"strings"
	"testing"
)

// holds fails the test unless each line, as row writes it, is among the results.
func holds(t *testing.T, results []Result, lines ...string) {
	t.Helper()
	var all []string
	for _, r := range results {
		all = append(all, row(r))
	}
	for _, line := range lines {
		if !slices.Contains(all, line) {
			t.Errorf("no result is\n\t%s", line)
		}
	}
}

// tallied compares the summary's counts of statistics by metric, in its words.
func tallied(t *testing.T, in Import, lines ...string) {
	t.Helper()
	var all []string
	for _, n := range in.tallies() {
		all = append(all, n.name+": "+n.text())
	}
	if got, want := strings.Join(all, "\n"), strings.Join(lines, "\n"); got != want {
		t.Errorf("tallies are\n%s\nwant\n%s", got, want)
	}
}

// leftOut compares what an import left out, in the words of its summary.
func leftOut(t *testing.T, in Import, want string) {
	t.Helper()
	if got := in.leftOut(); got != want {
		t.Errorf("left out\n\t%s\nwant\n\t%s", got, want)
	}
}

// scenarios returns the scenarios of results, each once, in order.
func scenarios(results []Result) string {
	var all []string
	for _, r := range results {
		if !slices.Contains(all, r.Scenario) {
			all = append(all, r.Scenario)
		}
	}
	return strings.Join(all, "; ")
}
