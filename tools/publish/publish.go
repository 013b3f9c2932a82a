package publish

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"

	"github.com/gofrs/flock"

	"github.com/benchwright/benchwright/tools/problem"
)

// A Report says what a run did.
type Report struct {
	Figures  int  // in the site
	Drawn    int  // drawings rendered anew, two a figure
	Changed  int  // generated files written
	Removed  int  // generated files removed
	Rendered bool // whether Hugo ran
	Warnings problem.List
}

// ErrBusy means that another run is writing the same site.
var ErrBusy = errors.New("another run is writing this site; wait for it, or stop it")

// Check returns every problem of the site's data and words, warnings among them,
// as of a day.
func Check(s *Site, r Review) problem.List {
	m, problems := Load(s)
	return append(problems, m.stale(r)...).Sort()
}

// Build writes what Hugo needs into the site's generated folder. If there are
// problems, all of them are returned as a problem.List and nothing is written.
func Build(ctx context.Context, s *Site, progress func(done, of int)) (Report, error) {
	unlock, err := s.lock()
	if err != nil {
		return Report{}, err
	}
	defer unlock()
	return build(ctx, s, progress)
}

func build(ctx context.Context, s *Site, progress func(done, of int)) (Report, error) {
	_, tree, report, err := generate(ctx, s, progress)
	if err != nil {
		return report, err
	}
	report.Changed, report.Removed, err = tree.Replace(s.Generated())
	return report, err
}

// generate reads the site and makes everything that Hugo needs of it.
func generate(ctx context.Context, s *Site, progress func(done, of int)) (*Model, Tree, Report, error) {
	m, problems := Load(s)
	errors, warnings := problems.Split()
	if len(errors) > 0 {
		return nil, nil, Report{}, problems
	}
	drawer := NewDrawer(s.Drawings())
	drawer.Progress = progress
	tree, err := m.Outputs(ctx, drawer)
	return m, tree, Report{Figures: len(m.Figures), Drawn: drawer.Drawn, Warnings: warnings}, err
}

// Publish builds the site and has Hugo render its pages into the public folder.
// If nothing has changed since the pages were made, they are left alone. If
// anything fails, the former pages stay.
func Publish(ctx context.Context, s *Site, h Hugo, progress func(done, of int)) (Report, error) {
	unlock, err := s.lock()
	if err != nil {
		return Report{}, err
	}
	defer unlock()
	if current, err := s.isCurrent(h, s.sources); err != nil || current {
		return Report{}, err
	}
	report, err := build(ctx, s, progress)
	if err != nil {
		return report, err
	}
	if current, err := s.isCurrent(h, s.inputs); err != nil || current {
		return report, err
	}
	report.Rendered = true
	if err := s.render(ctx, h); err != nil {
		return report, err
	}
	return report, s.remember(h)
}

func (s *Site) render(ctx context.Context, h Hugo) error {
	next := stagingFolder(s.Public())
	if err := errors.Join(recoverFolder(s.Public()), os.RemoveAll(next)); err != nil {
		return err
	}
	if err := h.Build(ctx, s, next); err != nil {
		return errors.Join(err, os.RemoveAll(next))
	}
	if err := syncFiles(next); err != nil {
		return err
	}
	return swap(next, s.Public())
}

// lock keeps two runs from writing one site. The system frees it when a run ends,
// however it ends.
func (s *Site) lock() (unlock func(), err error) {
	if err := os.MkdirAll(s.cache(), 0o755); err != nil {
		return nil, err
	}
	l := flock.New(path.Join(s.cache(), "lock"))
	held, err := l.TryLock()
	switch {
	case err != nil:
		return nil, fmt.Errorf("locking the site: %w", err)
	case !held:
		return nil, ErrBusy
	}
	return func() { l.Unlock() }, nil
}
