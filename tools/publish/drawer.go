package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path"
	"runtime"
	"sync"

	"github.com/benchwright/benchwright/tools/svg"
)

// A Drawer draws the figures that have changed since they were last drawn, and
// takes the others from its cache. The key of a drawing is everything it is made
// from, so a cache can be stale only by being absent.
type Drawer struct {
	Drawn, Kept int                // after Draw: rendered, and taken from the cache
	Progress    func(done, of int) // called after each rendering; may be nil

	cache string
	jobs  []job
}

type job struct {
	figure svg.Figure
	key    string
	place  func([]byte)
}

// NewDrawer returns a Drawer with its cache in a folder, made on first use.
func NewDrawer(cache string) *Drawer { return &Drawer{cache: cache} }

// Add asks for a drawing; place receives it in Draw.
func (d *Drawer) Add(f svg.Figure, place func([]byte)) {
	d.jobs = append(d.jobs, job{f, drawingKey(f), place})
}

func drawingKey(f svg.Figure) string {
	description, err := json.Marshal(struct {
		Version string
		svg.Figure
	}{svg.Version(), f})
	if err != nil {
		panic(err) // strings, numbers and bytes always marshal
	}
	sum := sha256.Sum256(description)
	return hex.EncodeToString(sum[:])
}

// Draw makes all drawings asked for and forgets what is no longer needed.
func (d *Drawer) Draw(ctx context.Context) error {
	var missing []job
	for _, j := range d.jobs {
		picture, err := os.ReadFile(d.file(j))
		if err != nil {
			missing = append(missing, j)
			continue
		}
		d.Kept++
		j.place(picture)
	}
	if err := d.render(ctx, missing); err != nil {
		return err
	}
	return d.forget()
}

func (d *Drawer) file(j job) string { return path.Join(d.cache, j.key+".svg") }

// render draws figures on all cores; the results are placed one at a time.
func (d *Drawer) render(ctx context.Context, jobs []job) error {
	if len(jobs) == 0 {
		return nil
	}
	workers := min(runtime.GOMAXPROCS(0), len(jobs))
	renderer := svg.New(workers)
	defer renderer.Close()
	var (
		wait     sync.WaitGroup
		mutex    sync.Mutex
		problems []error
		queue    = make(chan job)
	)
	for range workers {
		wait.Go(func() {
			for j := range queue {
				picture, err := renderer.Render(ctx, j.figure)
				if err == nil {
					err = WriteFile(d.file(j), picture)
				}
				mutex.Lock()
				d.finish(j, picture, len(jobs))
				problems = append(problems, err)
				mutex.Unlock()
			}
		})
	}
	for _, j := range jobs {
		queue <- j
	}
	close(queue)
	wait.Wait()
	return errors.Join(problems...)
}

func (d *Drawer) finish(j job, picture []byte, of int) {
	j.place(picture)
	d.Drawn++
	if d.Progress != nil {
		d.Progress(d.Drawn, of)
	}
}

// forget removes drawings that this run did not ask for.
func (d *Drawer) forget() error {
	used := map[string]bool{}
	for _, j := range d.jobs {
		used[j.key+".svg"] = true
	}
	entries, err := os.ReadDir(d.cache)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	for _, e := range entries {
		if !used[e.Name()] {
			if err := os.Remove(path.Join(d.cache, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}
