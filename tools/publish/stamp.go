package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A fingerprint is the SHA-256 of everything that goes into, or came out of, the
// pages: names and contents, so that touching a file changes nothing.
type fingerprint struct{ sum io.Writer }

// stampFile records from what and into what the pages were made.
func (s *Site) stampFile() string { return path.Join(s.cache(), "published") }

// isCurrent reports whether the public folder holds just what the given
// fingerprint stands for.
func (s *Site) isCurrent(h Hugo, of func(Hugo) (string, error)) (bool, error) {
	stamp, err := os.ReadFile(s.stampFile())
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	now, err := of(h)
	if err != nil {
		return false, err
	}
	outputs, err := treeFingerprint(s.Public())
	known := strings.Fields(string(stamp))
	return slices.Contains(known, now) && slices.Contains(known, outputs), err
}

// remember writes the stamp of the pages that have just been made.
func (s *Site) remember(h Hugo) error {
	sources, err := s.sources(h)
	if err != nil {
		return err
	}
	inputs, err := s.inputs(h)
	if err != nil {
		return err
	}
	outputs, err := treeFingerprint(s.Public())
	if err != nil {
		return err
	}
	return WriteFile(s.stampFile(), []byte(strings.Join([]string{sources, inputs, outputs}, "\n")+"\n"))
}

// sources returns the fingerprint of all that the generated files and the pages
// are made from: the data and this program as well. While it stays the same there
// is nothing to read, let alone to draw.
func (s *Site) sources(h Hugo) (string, error) {
	inputs, err := s.inputs(h)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	program, err := os.Executable()
	if err != nil {
		return "", err
	}
	info, err := os.Stat(program)
	if err != nil {
		return "", err
	}
	fmt.Fprintf(sum, "%s\n%d %d\n%s\n", inputs, info.Size(), info.ModTime().UnixNano(), s.commit())
	err = fingerprint{sum}.folder(s.Data, func(string) bool { return false })
	return hex.EncodeToString(sum.Sum(nil)), err
}

// commit is the newest commit of the repository of the data, which its history
// and the age of its figures are read from; "" without one.
func (s *Site) commit() string {
	if s.Git == nil {
		return ""
	}
	hash, err := s.Git(context.Background(), "rev-parse", "HEAD")
	if err != nil {
		return ""
	}
	return hash
}

// inputs returns the fingerprint of all that Hugo makes the pages from.
func (s *Site) inputs(h Hugo) (string, error) {
	sum := sha256.New()
	f := fingerprint{sum}
	info, err := os.Stat(h.Binary)
	if err != nil {
		return "", fmt.Errorf("Hugo is not at %q; name it with --hugo", h.Binary)
	}
	fmt.Fprintf(sum, "hugo %d %d %s %s\n", info.Size(), info.ModTime().UnixNano(), h.BaseURL, strings.Join(h.Env, " "))
	for _, v := range os.Environ() {
		if strings.HasPrefix(v, "HUGO_") {
			fmt.Fprintln(sum, v)
		}
	}
	for _, dir := range slices.Concat([]string{s.Content, s.Dir}, s.Watch) {
		if err := f.folder(dir, s.output); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// output reports whether a path is a folder that a build writes, other than the
// generated one, which the pages are made from.
func (s *Site) output(name string) bool {
	name = filepath.ToSlash(name)
	return name == s.Public() || name == s.cache() || name == stagingFolder(s.Public()) || name == formerFolder(s.Public()) ||
		name == stagingFolder(s.Generated()) || name == formerFolder(s.Generated()) || filepath.Base(name) == "resources"
}

// tree returns the fingerprint of a folder.
func treeFingerprint(dir string) (string, error) {
	sum := sha256.New()
	err := fingerprint{sum}.folder(dir, func(string) bool { return false })
	return hex.EncodeToString(sum.Sum(nil)), err
}

func (f fingerprint) folder(dir string, skip func(string) bool) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == dir:
			return fs.SkipAll
		case err != nil:
			return err
		case d.IsDir() && skip(name):
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		content, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		fmt.Fprintf(f.sum, "%s %d %x\n", filepath.ToSlash(rel), len(content), sha256.Sum256(content))
		return err
	})
}
