package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// A Tree is the files of a folder, by slash-separated path below it.
type Tree map[string][]byte

// Replace makes a folder hold exactly the tree, at one stroke: everything is
// written beside it and synced to disk, and then the folders change places. A
// run that is interrupted or fails leaves the folder as it was. It returns how
// many files are new or changed and how many are gone.
func (t Tree) Replace(dir string) (changed, removed int, err error) {
	if err := recoverFolder(dir); err != nil {
		return 0, 0, err
	}
	before, err := list(dir)
	if err != nil {
		return 0, 0, err
	}
	same := map[string]bool{}
	for name, content := range t {
		old, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		same[name] = err == nil && bytes.Equal(old, content)
		if !same[name] {
			changed++
		}
	}
	for _, name := range before {
		if _, ok := t[name]; !ok {
			removed++
		}
	}
	if changed == 0 && removed == 0 {
		return 0, 0, nil
	}
	next := stagingFolder(dir)
	if err := os.RemoveAll(next); err != nil {
		return 0, 0, err
	}
	if err := t.stage(next, dir, same); err != nil {
		return 0, 0, fmt.Errorf("writing %s: %w", dir, err)
	}
	return changed, removed, swap(next, dir)
}

// stage writes the tree into a new folder. Files that have not changed are
// linked, which keeps their times and costs nothing.
func (t Tree) stage(next, dir string, same map[string]bool) error {
	for _, name := range slices.Sorted(maps.Keys(t)) {
		to := filepath.Join(next, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if same[name] && os.Link(filepath.Join(dir, filepath.FromSlash(name)), to) == nil {
			continue
		}
		if err := writeSynced(to, t[name]); err != nil {
			return err
		}
	}
	return syncFolders(next)
}

func writeSynced(name string, content []byte) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Sync(), f.Close())
}

// WriteFile writes a file so that a reader sees the old content or the new.
func WriteFile(name string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	next := name + ".tmp"
	if err := writeSynced(next, content); err != nil {
		return err
	}
	return os.Rename(next, name)
}

// list returns the paths of the files below a folder, none if it is absent.
func list(dir string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && errors.Is(err, fs.ErrNotExist) && name == dir:
			return fs.SkipAll
		case err != nil:
			return err
		case !d.IsDir():
			rel, err := filepath.Rel(dir, name)
			names = append(names, filepath.ToSlash(rel))
			return err
		}
		return nil
	})
	return names, err
}

// syncFolders makes the names in a folder and those below it durable.
func syncFolders(dir string) error { return syncAll(dir, fs.DirEntry.IsDir) }

// syncFiles makes everything in a folder durable that another program wrote.
func syncFiles(dir string) error { return syncAll(dir, func(fs.DirEntry) bool { return true }) }

func syncAll(dir string, which func(fs.DirEntry) bool) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !which(d) {
			return err
		}
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		return errors.Join(f.Sync(), f.Close())
	})
}
