package main

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The scripts are sessions of a user. Each has a copy of testdata/site in its
// folder `site`; what a script holds of it stands in for the copy's file.
//
// Commands beside those of testscript:
//
//	status N COMMAND…    run a command, which exits with just this status
//	edit FILE OLD NEW    replace the only OLD; \n, \x00 and the like are read
//	published DIR        make this folder the site as it is after `publish`
//	snapshot DIR…        remember what these folders hold
//	unchanged            they hold the same, byte for byte
//	times DIR…           remember when the files in these folders were written
//	untouched            none was written since
//	touch FILE…          make files look as if they were written a moment ago
//	await FILE           wait until there is such a file
func TestScripts(t *testing.T) {
	module, here := replacement(t)
	t.Setenv(module, here) // for what runs in this process
	bin := t.TempDir()
	if err := os.Symlink(absolute(t, ".bin/hugo"), filepath.Join(bin, "hugo")); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv(module, here)
			e.Setenv("PATH", bin+string(os.PathListSeparator)+e.Getenv("PATH"))
			e.Values["memory"] = &memory{}
			files, err := readTree("testdata/site")
			if err != nil {
				return err
			}
			own, err := readTree(filepath.Join(e.WorkDir, "site"))
			maps.Copy(files, own)
			return errors.Join(err, files.write(e.WorkDir))
		},
		Condition: func(name string) (bool, error) {
			if name != "hugo" {
				return false, errors.New("no condition " + name)
			}
			_, err := os.Stat(filepath.Join(bin, "hugo"))
			return err == nil, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status, "published": published, "edit": editInScript, "snapshot": snapshot, "unchanged": unchanged,
			"times": times, "untouched": untouched, "touch": touch, "await": await,
		},
	})
}
