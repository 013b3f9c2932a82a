package svg

import (
	"context"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/dop251/goja"
)

// Two engines that share no code draw the same bytes, so a mistake of one shows.
func TestAnotherEngineDrawsTheSame(t *testing.T) {
	program, err := goja.Compile("ssr.min.js", bundle, false)
	if err != nil {
		t.Fatal(err)
	}
	vm := goja.New()
	if _, err := vm.RunProgram(program); err != nil {
		t.Fatal(err)
	}
	draw, ok := goja.AssertFunction(vm.Get("renderChart"))
	if !ok {
		t.Fatal("the bundle defines no renderChart")
	}
	p := newPool(1)
	defer p.close()
	for name, f := range fixtures(t) {
		want, err := draw(goja.Undefined(), vm.ToValue(string(f.Option)), vm.ToValue(f.Width), vm.ToValue(f.Height), vm.ToValue(f.ID))
		if err != nil {
			t.Errorf("%s: goja: %v", name, err)
			continue
		}
		got, err := p.draw(context.Background(), f)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got != want.String() {
			t.Errorf("%s: the engines differ", name)
		}
	}
}

// What an engine drew before, and what others draw meanwhile, changes nothing.
func TestRenderIsTheSameInAnyOrderAndInParallel(t *testing.T) {
	r := New(2)
	defer r.Close()
	figures := fixtures(t)
	var mu sync.Mutex
	first := map[string]string{}
	var wg sync.WaitGroup
	for range 3 {
		for name, f := range figures { // the order of a map differs each time
			wg.Go(func() {
				out, err := r.Render(context.Background(), f)
				mu.Lock()
				defer mu.Unlock()
				switch before, seen := first[name]; {
				case err != nil:
					t.Errorf("%s: %v", name, err)
				case !seen:
					first[name] = string(out)
				case before != string(out):
					t.Errorf("%s: two renders differ", name)
				}
			})
		}
	}
	wg.Wait()
	if n := len(r.pool.idle); n > 2 {
		t.Errorf("%d engines for 2 workers", n)
	}
}

// One engine draws figure after figure without growing.
func TestMemoryStaysFlat(t *testing.T) {
	if _, err := os.Stat("/proc/self/statm"); err != nil {
		t.Skipf("SKIPPED: the memory of a process is read from /proc, which %s lacks", runtime.GOOS)
	}
	r := New(1)
	defer r.Close()
	f := fixtures(t)["dot-wide"]
	draw := func(n int) {
		for range n {
			if _, err := r.Render(context.Background(), f); err != nil {
				t.Fatal(err)
			}
		}
	}
	draw(20)
	before := residentMB(t)
	draw(60)
	if grown := residentMB(t) - before; grown > 20 {
		t.Errorf("60 figures took %d MB for good", grown)
	}
}

func residentMB(t testing.TB) int {
	t.Helper()
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Fatal(err)
	}
	pages, err := strconv.Atoi(strings.Fields(string(text))[1])
	if err != nil {
		t.Fatal(err)
	}
	return pages * os.Getpagesize() >> 20
}
