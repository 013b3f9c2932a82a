package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// stagingFolder is where the next version of a folder is written. It lies beside
// the folder, since only within a file system can they change places.
func stagingFolder(dir string) string {
	return filepath.Join(filepath.Dir(dir), "."+filepath.Base(dir)+".next")
}

// formerFolder holds the former version while two renames stand in for an
// exchange.
func formerFolder(dir string) string {
	return filepath.Join(filepath.Dir(dir), "."+filepath.Base(dir)+".former")
}

// swap puts the folder next in the place of dir. Where the system can exchange
// two folders, no moment passes without one; elsewhere recoverFolder mends what
// an interruption between two renames leaves.
func swap(next, dir string) error {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(next, dir)
	}
	if exchange(next, dir) == nil {
		return os.RemoveAll(next)
	}
	former := formerFolder(dir)
	if err := os.RemoveAll(former); err != nil {
		return err
	}
	if err := os.Rename(dir, former); err != nil {
		return err
	}
	if err := os.Rename(next, dir); err != nil {
		return errors.Join(err, os.Rename(former, dir))
	}
	return os.RemoveAll(former)
}

// recoverFolder brings the former version back if a swap was interrupted.
func recoverFolder(dir string) error {
	former := formerFolder(dir)
	if _, err := os.Stat(former); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(former, dir)
	}
	return os.RemoveAll(former)
}
