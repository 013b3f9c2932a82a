package svg

import (
	"context"
	"fmt"
	"sync"
	"time"

	"modernc.org/quickjs"
)

// Bounds of one machine. A figure takes well under a second and 30 MB; what
// goes beyond these is a runaway.
const (
	memoryLimit = 256 << 20 // bytes
	timeLimit   = 30 * time.Second
)

// A machine is a JavaScript engine with ECharts loaded. It serves one caller at
// a time.
type machine struct{ vm *quickjs.VM }

// bytecode is the bundle, compiled once for all machines: loading it takes a
// third of the time of loading the source. It belongs to this version of the
// engine, so it is never stored.
var bytecode = sync.OnceValues(func() ([]byte, error) {
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, err
	}
	defer vm.Close()
	// The bundle's last value would be a function, which cannot leave the engine.
	return vm.Compile(bundle+";0", quickjs.EvalGlobal)
})

func startMachine() (*machine, error) {
	code, err := bytecode()
	if err != nil {
		return nil, fmt.Errorf("compiling ECharts: %w", err)
	}
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, err
	}
	vm.SetMemoryLimit(memoryLimit)
	if err := vm.SetEvalTimeout(timeLimit); err != nil {
		vm.Close()
		return nil, err
	}
	if _, err := vm.EvalBytecode(code); err != nil {
		vm.Close()
		return nil, fmt.Errorf("loading ECharts: %w", err)
	}
	return &machine{vm}, nil
}

// draw returns the SVG as ECharts writes it. After an error the machine must be
// closed.
func (m *machine) draw(ctx context.Context, f Figure) (raw string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the JavaScript engine failed: %v", r)
		}
	}()
	if err := ctx.Err(); err != nil {
		return "", err
	}
	end := m.interruptWith(ctx)
	v, err := m.vm.Call("renderChart", string(f.Option), f.Width, f.Height, f.ID)
	if interrupted := end(); interrupted {
		return "", ctx.Err()
	}
	if err != nil {
		return "", fmt.Errorf("ECharts: %w", err)
	}
	raw, ok := v.(string)
	if !ok {
		return "", fmt.Errorf("ECharts returned %T instead of text", v)
	}
	return raw, nil
}

// interruptWith interrupts the engine when the context ends, and again until the
// returned function is called: an interruption that comes just before the engine
// runs is lost. That function reports whether there was any.
func (m *machine) interruptWith(ctx context.Context) (end func() bool) {
	over, finished := make(chan struct{}), make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(finished)
		for {
			m.vm.Interrupt()
			select {
			case <-over:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	})
	return func() bool {
		close(over)
		if stop() {
			return false
		}
		<-finished
		return true
	}
}

func (m *machine) close() { m.vm.Close() }
