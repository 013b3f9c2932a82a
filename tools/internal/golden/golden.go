// Package golden holds what tests draw against what a person accepted when last
// looking at it: golden files, which `make golden` writes anew. What looks
// different is written beside its golden file, so that a review is a look at two
// pictures.
package golden

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Text fails the test unless got is the content of a golden file.
func Text(t testing.TB, file string, got []byte) {
	t.Helper()
	compare(t, file, got, func(want []byte) (string, error) {
		if bytes.Equal(got, want) {
			return "", nil
		}
		return "looks different", nil
	})
}

// Picture fails the test unless got, a PNG, looks like a golden file. Processors
// round the edges of shapes differently, so pictures are compared by what an eye
// can see: see Difference.
func Picture(t testing.TB, file string, got []byte) {
	t.Helper()
	compare(t, file, got, func(want []byte) (string, error) {
		d, err := Difference(got, want)
		if err != nil || d <= invisible {
			return "", err
		}
		return fmt.Sprintf("differs in %.2f %% of its pixels", 100*d), nil
	})
}

// compare updates a golden file or holds got to it; difference says in words how
// the two differ, "" if they do not.
func compare(t testing.TB, file string, got []byte, difference func(want []byte) (string, error)) {
	t.Helper()
	changed := strings.TrimSuffix(file, filepath.Ext(file)) + "-changed" + filepath.Ext(file)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Errorf("%v; run the test with -update", err)
		return
	}
	words, err := difference(want)
	switch {
	case err != nil:
		t.Fatal(err)
	case words == "":
		os.Remove(changed)
		return
	}
	if err := os.WriteFile(changed, got, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Errorf("%s %s: compare %s", file, words, changed)
}
