package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A fingerprint is the SHA-256 of everything that goes into, or came out of, the
// pages: names and contents, so that touching a file changes nothing.
type fingerprint struct{ sum io.Writer }

// inputs returns the fingerprint of all that the pages are made from.
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
