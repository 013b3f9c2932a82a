package main

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// memory is what `snapshot` saw.
type memory struct {
	dirs  []string
	files tree
	times map[string]time.Time
}

func snapshot(ts *testscript.TestScript, neg bool, args []string) {
	m := ts.Value("memory").(*memory)
	m.dirs = nil
	for _, dir := range args {
		m.dirs = append(m.dirs, ts.MkAbs(dir))
	}
	var err error
	m.files, err = readTree(m.dirs...)
	ts.Check(err)
	if neg || len(m.files) == 0 {
		ts.Fatalf("nothing to remember in %q", args)
	}
}

func unchanged(ts *testscript.TestScript, neg bool, args []string) {
	m := ts.Value("memory").(*memory)
	now, err := readTree(m.dirs...)
	ts.Check(err)
	if differ := m.files.diff(now); neg == (len(differ) == 0) {
		ts.Fatalf("files that differ: %q", differ)
	}
}

// written returns when each file in the remembered folders was written.
func (m *memory) written() (map[string]time.Time, error) {
	written := map[string]time.Time{}
	for _, dir := range m.dirs {
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			written[name] = info.ModTime()
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return written, nil
}

func times(ts *testscript.TestScript, neg bool, args []string) {
	snapshot(ts, neg, args)
	m := ts.Value("memory").(*memory)
	var err error
	m.times, err = m.written()
	ts.Check(err)
}

func untouched(ts *testscript.TestScript, neg bool, args []string) {
	unchanged(ts, neg, args)
	m := ts.Value("memory").(*memory)
	now, err := m.written()
	ts.Check(err)
	if !maps.Equal(m.times, now) {
		ts.Fatalf("files were written again")
	}
}

func touch(ts *testscript.TestScript, neg bool, args []string) {
	for _, file := range args {
		later := time.Now().Add(time.Minute)
		ts.Check(os.Chtimes(ts.MkAbs(file), later, later))
	}
}
