package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND…")
	}
	want, got := args[0], "0"
	err := ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = strconv.Itoa(exit.ExitCode())
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit status %s, want %s; it said:\n%s", got, want, ts.ReadFile("stderr"))
	}
}

func editInScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	text := func(s string) string {
		read, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
		ts.Check(err)
		return read
	}
	ts.Check(edit(ts.MkAbs(args[0]), text(args[1]), text(args[2])))
}

// publishedSite publishes the site of the scripts once for all of them.
var publishedSite = sync.OnceValues(func() (tree, error) {
	dir, err := os.MkdirTemp("", "benchwright-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	site := filepath.Join(dir, "site")
	if err := os.CopyFS(site, os.DirFS("testdata/site")); err != nil {
		return nil, err
	}
	if status, _, stderr := do("publish", "--site", site, "--hugo", repository+"/.bin/hugo"); status != exitOK {
		return nil, errors.New(stderr)
	}
	return readTree(site)
})

func published(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: published DIR")
	}
	files, err := publishedSite()
	ts.Check(err)
	ts.Check(files.write(filepath.Dir(ts.MkAbs(args[0]))))
}

func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: await FILE")
	}
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			return
		}
	}
	ts.Fatalf("there is no %s yet", args[0])
}
