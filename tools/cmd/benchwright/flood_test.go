package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// An endless text, as far as anybody will read it.
type endless struct{ text string }

func (e endless) Read(p []byte) (int, error) {
	n := 0
	for n+len(e.text) <= len(p) {
		n += copy(p[n:], e.text)
	}
	if n == 0 {
		n = copy(p, e.text)
	}
	return n, nil
}

// flood are the inputs that no editor meant, each to be refused after some lines.
var flood = map[string]struct {
	start, text string
	bytes       int64
	want        string
}{
	"an endless line":              {"name,value\n", "x", 1 << 30, ":2: a "},
	"a quote that is never closed": {"name,value\n\"a,b\n", "c,d\n", 64 << 20, ":2:1: a quote opens here and never closes; reading stops"},
	"ten thousand columns":         {strings.Repeat("x,", 9_999) + "x\n", "1,", 64 << 10, ""},
}

// What must not fill the memory is refused early: all that the command allocates is
// bounded, freed or not, and so is the time.
func TestFloodsAreRefused(t *testing.T) {
	for name, c := range flood {
		file, site := filepath.Join(t.TempDir(), "flood.csv"), smallSite(t)
		write(t, file, io.LimitReader(io.MultiReader(strings.NewReader(c.start), endless{c.text}), min(c.bytes, 64<<20)))
		if err := os.Truncate(file, c.bytes); err != nil { // the rest is a hole, which nobody comes to
			t.Fatal(err)
		}
		for _, args := range [][]string{{"inspect", file}, {"import", file}, {"summarize", file, "--by", "name", "--value", "value"}} {
			t.Run(name+"/"+args[0], func(t *testing.T) { refusedEarly(t, nil, args, c.want) })
		}
		if err := os.Rename(file, filepath.Join(site, "benchmarks/api/results.csv")); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"check", "--site", site}, {"build", "--site", site}} {
			t.Run(name+"/"+args[0], func(t *testing.T) { refusedEarly(t, nil, args, c.want) })
		}
	}
}

// So is standard input that never ends.
func TestEndlessInputIsRefused(t *testing.T) {
	for name, c := range flood {
		for _, args := range [][]string{{"inspect", "-"}, {"summarize", "-", "--by", "name", "--value", "value"}} {
			in := io.MultiReader(strings.NewReader(c.start), endless{c.text})
			t.Run(name+"/"+args[0], func(t *testing.T) { refusedEarly(t, in, args, c.want) })
		}
	}
}

func refusedEarly(t *testing.T, in io.Reader, args []string, want string) {
	const longest = 3 * time.Second // a tenth of it on an idle machine
	most := uint64(64 << 20)
	if args[0] == "summarize" {
		most = 96 << 20 // of which it frees the half: it has 40 MiB at its peak
	}
	var out, said buffer
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	status := run(context.Background(), args, in, &out, &said)
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; status != exitProblem || !strings.Contains(said.String(), want) || used > most || took > longest {
		t.Errorf("status %d after %s and %d MiB: %.300s", status, took, used>>20, said.String())
	}
}

func write(t *testing.T, file string, from io.Reader) {
	t.Helper()
	out, err := os.Create(file)
	if err == nil {
		_, err = io.Copy(out, from)
	}
	if err := errors.Join(err, out.Close()); err != nil {
		t.Fatal(err)
	}
}
