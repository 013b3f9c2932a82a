package house

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// foreign are texts that belong to somebody's machine, put together so that this
// file does not hold them.
var foreign = []string{
	"/" + "work/", "/" + "root/", "/" + "home/", "/" + "Users/", `C:\` + "Users", "file:///" + "tmp",
	"127.0.0.1" + ":8", "FIX" + "ME", "XX" + "X:",
}

// outputs are folders that nobody writes by hand.
var outputs = []string{".git", ".bin", ".cache", "node_modules", "public", "generated", "resources"}

// The text of the repository speaks of the product, not of who made it where.
func TestNothingSpeaksOfAMachine(t *testing.T) {
	count := 0
	err := filepath.WalkDir(repository, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && slices.Contains(outputs, d.Name()):
			return fs.SkipDir
		case !d.Type().IsRegular(), d.Name() == ".git": // which is a file in a further work tree
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil || bytes.IndexByte(text, 0) >= 0 { // no text
			return err
		}
		count++
		for n, line := range strings.Split(string(text), "\n") {
			for _, f := range foreign {
				if strings.Contains(line, f) {
					t.Errorf("%s:%d holds %q", strings.TrimPrefix(name, repository+"/"), n+1, f)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if count < 100 {
		t.Errorf("only %d files were read", count)
	}
}
