package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"runtime"
	"sync"

	"github.com/benchwright/benchwright/tools/card"
	"github.com/benchwright/benchwright/tools/svg"
)

// A Drawer draws the figures that have changed since they were last drawn, and
// paints pictures of them; the others it takes from its cache. The key of a
// result is everything it is made from, so a cache can be stale only by being
// absent.
type Drawer struct {
	Drawn, Painted, Kept int                // after Draw: drawings and pictures made, and what came from the cache
	Progress             func(done, of int) // called after each one made; may be nil

	cache string
	jobs  []job
}

// A picture paints the finished drawing of a figure, and words around it, as PNG.
type picture interface {
	PNG(drawing []byte) ([]byte, error)
}

type job struct {
	figure  svg.Figure
	picture picture // nil for the drawing itself
	file    string  // in the cache
	place   func([]byte)
}

// NewDrawer returns a Drawer with its cache in a folder, made on first use.
func NewDrawer(cache string) *Drawer { return &Drawer{cache: cache} }

// Add asks for a drawing; place receives it in Draw.
func (d *Drawer) Add(f svg.Figure, place func([]byte)) {
	d.jobs = append(d.jobs, job{f, nil, key(svg.Version(), f) + ".svg", place})
}

// AddPicture asks for a picture of a figure; place receives it in Draw.
func (d *Drawer) AddPicture(f svg.Figure, p picture, place func([]byte)) {
	d.jobs = append(d.jobs, job{f, p, key(card.Version(), f, fmt.Sprintf("%T", p), p) + ".png", place})
}

// key returns the SHA-256 of what a result is made from.
func key(parts ...any) string {
	description, err := json.Marshal(parts)
	if err != nil {
		panic(err) // strings, numbers and bytes always marshal
	}
	sum := sha256.Sum256(description)
	return hex.EncodeToString(sum[:])
}

func (j job) make(ctx context.Context, r *svg.Renderer) ([]byte, error) {
	drawing, err := r.Render(ctx, j.figure)
	if err != nil || j.picture == nil {
		return drawing, err
	}
	return j.picture.PNG(drawing)
}

// Draw makes everything asked for and forgets what is no longer needed.
func (d *Drawer) Draw(ctx context.Context) error {
	var missing []job
	for _, j := range d.jobs {
		made, err := os.ReadFile(d.path(j))
		if err != nil {
			missing = append(missing, j)
			continue
		}
		d.Kept++
		j.place(made)
	}
	if err := d.render(ctx, missing); err != nil {
		return err
	}
	return d.forget()
}

func (d *Drawer) path(j job) string { return path.Join(d.cache, j.file) }

// render works on all cores; the results are placed one at a time.
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
				made, err := j.make(ctx, renderer)
				if err == nil {
					err = WriteFile(d.path(j), made)
				}
				mutex.Lock()
				d.finish(j, made, len(jobs))
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

func (d *Drawer) finish(j job, made []byte, of int) {
	j.place(made)
	if j.picture == nil {
		d.Drawn++
	} else {
		d.Painted++
	}
	if d.Progress != nil {
		d.Progress(d.Drawn+d.Painted, of)
	}
}

// forget removes what this run did not ask for.
func (d *Drawer) forget() error {
	used := map[string]bool{}
	for _, j := range d.jobs {
		used[j.file] = true
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
