package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// A tree is the contents of the files below some folders, by path.
type tree map[string]string

// readTree reads folders; one that is not there has no files.
func readTree(dirs ...string) (tree, error) {
	got := tree{}
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			switch {
			case os.IsNotExist(err) && name == dir:
				return fs.SkipAll
			case err != nil || d.IsDir():
				return err
			}
			content, err := os.ReadFile(name)
			rel, _ := filepath.Rel(filepath.Dir(dir), name)
			got[filepath.ToSlash(rel)] = string(content)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return got, nil
}

func mustReadTree(t testing.TB, dirs ...string) tree {
	t.Helper()
	got, err := readTree(dirs...)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// write writes the files below a folder.
func (a tree) write(dir string) error {
	for name, content := range a {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// diff lists the files that are new, gone or changed in another tree, sorted.
func (a tree) diff(b tree) []string {
	var differ []string
	for name := range a {
		if content, ok := b[name]; !ok {
			differ = append(differ, "gone: "+name)
		} else if content != a[name] {
			differ = append(differ, "changed: "+name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			differ = append(differ, "new: "+name)
		}
	}
	slices.Sort(differ)
	return differ
}

func (a tree) names() []string { return slices.Sorted(maps.Keys(a)) }

// edit replaces the only occurrence of a text in a file.
func edit(name, old, new string) error {
	content, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if n := strings.Count(string(content), old); n != 1 {
		return fmt.Errorf("%s: %q occurs %d times, not once", name, old, n)
	}
	return os.WriteFile(name, []byte(strings.Replace(string(content), old, new, 1)), 0o644)
}

func mustEdit(t testing.TB, name, old, new string) {
	t.Helper()
	if err := edit(name, old, new); err != nil {
		t.Fatal(err)
	}
}

// A buffer may be read while a server writes to it.
type buffer struct {
	mutex sync.Mutex
	b     bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.b.String()
}
