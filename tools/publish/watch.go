package publish

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long a burst of changes, such as an editor's save, may go on
// before the pages are built.
const settle = 80 * time.Millisecond

// watch tells of changes to anything the site's pages are made from, one message
// for a burst of them, until the context ends.
func watch(ctx context.Context, s *Site) (<-chan struct{}, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	for _, dir := range slices.Concat([]string{s.Data, s.Content, s.Dir}, s.Watch) {
		if err := watchFolder(w, s, dir); err != nil {
			w.Close()
			return nil, err
		}
	}
	changes := make(chan struct{}, 1)
	go func() {
		defer w.Close()
		var timer <-chan time.Time
		for {
			select {
			case <-ctx.Done():
				return
			case e := <-w.Events:
				if s.ignores(e) {
					continue
				}
				watchFolder(w, s, e.Name) // a new folder's files count too; a file is refused
				timer = time.After(settle)
			case <-timer:
				timer = nil
				select {
				case changes <- struct{}{}:
				default: // one is already waiting to be seen
				}
			}
		}
	}()
	return changes, nil
}

func watchFolder(w *fsnotify.Watcher, s *Site, dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case s.output(name) || name == s.Generated() || strings.HasPrefix(d.Name(), ".git"):
			return fs.SkipDir
		}
		return w.Add(name)
	})
}

// ignores drops events of our own outputs, of editors' temporary files, and of
// mere attributes.
func (s *Site) ignores(e fsnotify.Event) bool {
	base := filepath.Base(e.Name)
	return e.Op == fsnotify.Chmod || s.output(e.Name) || e.Name == s.Generated() ||
		strings.HasPrefix(base, ".") || strings.HasPrefix(base, "#") || strings.HasSuffix(base, "~") || strings.HasSuffix(base, ".tmp")
}
