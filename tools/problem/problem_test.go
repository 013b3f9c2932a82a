package problem

import "testing"

func TestErrorNamesPlaceFieldAndText(t *testing.T) {
	p := Problem{File: "data/api/results.csv", Line: 14, Column: 7, Field: "value", Message: `"12k" is not a number`}
	if got, want := p.Error(), `data/api/results.csv:14:7: field "value": "12k" is not a number`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestSortOrdersByPlaceAndDropsRepetitions(t *testing.T) {
	l := List{{File: "b", Line: 1}, {File: "a", Line: 9}, {File: "a", Line: 2, Column: 3}, {File: "a", Line: 9}}.Sort()
	want := List{{File: "a", Line: 2, Column: 3}, {File: "a", Line: 9}, {File: "b", Line: 1}}
	if len(l) != len(want) {
		t.Fatalf("got %v, want %v", l, want)
	}
	for i := range l {
		if l[i] != want[i] {
			t.Errorf("%d: got %v, want %v", i, l[i], want[i])
		}
	}
}

func TestNearest(t *testing.T) {
	valid := []string{"throughput", "latency p99", "memory"}
	for word, want := range map[string]string{
		"througput":  "throughput",  // a letter missing
		"thruoghput": "throughput",  // two neighbours swapped
		"Memory":     "memory",      // another case
		"latency99":  "latency p99", // two letters missing
		"disk":       "",            // nothing near
		"x":          "",
	} {
		if got := Nearest(word, valid); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestErrOfNoProblemsIsNil(t *testing.T) {
	if err := (List)(nil).Err(); err != nil {
		t.Errorf("got %v, want nil", err)
	}
}
