package table_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/table"
)

// The same cells hold for the script of tables.
func TestGuardAgainstFormulas(t *testing.T) {
	vectors, err := os.ReadFile("testdata/formulas.json")
	if err != nil {
		t.Fatal(err)
	}
	var cells map[string]string
	if err := json.Unmarshal(vectors, &cells); err != nil {
		t.Fatal(err)
	}
	for in, want := range cells {
		if got := table.Guard(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

// Texts are guarded, numbers are not, whatever sign they begin with.
func TestGuardedCSVLeavesNumbersAlone(t *testing.T) {
	read, problems := table.Read(strings.NewReader("name,value\n=1+1,-12.50\n-x,+3\n"), "a.csv", table.Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var b strings.Builder
	if err := read.WriteGuardedCSV(&b); err != nil {
		t.Fatal(err)
	}
	if want := "name,value\n'=1+1,-12.50\n'-x,3\n"; b.String() != want && b.String() != strings.Replace(want, ",3", ",+3", 1) {
		t.Errorf("got %q", b.String())
	}
}
