package main

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expectations of the scripts")

// scratch is a folder for what several tests share.
var scratch string

// TestMain makes the command available to scripts, as a process of its own.
func TestMain(m *testing.M) {
	testscript.Main(shared{m}, map[string]func(){"benchwright": main})
}

// Shared runs the tests with a scratch folder around them.
type shared struct{ *testing.M }

func (s shared) Run() int {
	dir, err := os.MkdirTemp("", "benchwright-test-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	scratch = dir
	return s.M.Run()
}

const repository = "../../.."

// layouts is the Hugo module, which sites of these tests import from here.
const layouts = "github.com/benchwright/benchwright/layouts"

// absolute returns the absolute path of something in the repository.
func absolute(t testing.TB, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join(repository, name))
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// hugo returns the path of Hugo. Without one, the test is skipped by name.
func hugo(t testing.TB) string {
	t.Helper()
	binary := absolute(t, ".bin/hugo")
	if _, err := os.Stat(binary); err != nil {
		t.Skip("SKIPPED for want of Hugo; build it with make .bin/hugo")
	}
	return binary
}

// replacement is the environment that lets a site import the module from here.
func replacement(t testing.TB) (key, value string) {
	t.Helper()
	return "HUGO_MODULE_REPLACEMENTS", layouts + " -> " + absolute(t, "layouts")
}

// smallSite copies testdata/site, a site with one package and two figures, into a
// folder of its own and returns the path.
func smallSite(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(dir, os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// do runs the command in this process and returns its status and what it said.
func do(args ...string) (status int, stdout, stderr string) {
	var out, err buffer
	status = run(context.Background(), args, nil, &out, &err)
	return status, out.String(), err.String()
}

// must runs the command and fails the test unless all went well.
func must(t testing.TB, args ...string) (stderr string) {
	t.Helper()
	status, _, stderr := do(args...)
	if status != exitOK {
		t.Fatalf("benchwright %q: status %d\n%s", args, status, stderr)
	}
	return stderr
}
