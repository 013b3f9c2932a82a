package main

import (
	"context"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"
)

// An endless text, as far as anybody will read it.
type endless struct{ text string }

func (e endless) Read(p []byte) (int, error) { return copy(p, e.text), nil }

// Standard input that never ends must not fill the memory: all that the command
// allocates is bounded, freed or not.
func TestInspectRefusesEndlessInput(t *testing.T) {
	const most, longest = 64 << 20, 3 * time.Second // a tenth of it on an idle machine
	for _, c := range []struct{ start, text, want string }{
		{"name,value\n", "x", "-:2: a record of more than 2097152 bytes; reading stops here"},
		{"name,value\n\"a,b\n", "c,d\n", "-:2:1: a quote opens here and never closes; reading stops"},
	} {
		var out, said buffer
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		in := io.MultiReader(strings.NewReader(c.start), endless{c.text})
		status := run(context.Background(), []string{"inspect", "-"}, in, &out, &said)
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		first, _, _ := strings.Cut(said.String(), "\n")
		if used := after.TotalAlloc - before.TotalAlloc; status != exitProblem || first != c.want || used > most || took > longest {
			t.Errorf("status %d after %s and %d MiB: %s", status, took, used>>20, first)
		}
	}
}
