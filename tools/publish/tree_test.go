package publish

import (
	"os"
	"path/filepath"
	"testing"
)

func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	names, err := list(dir)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, name := range names {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		got[name] = string(b)
	}
	return got
}

func replace(t *testing.T, dir string, tree Tree) (changed, removed int) {
	t.Helper()
	changed, removed, err := tree.Replace(dir)
	if err != nil {
		t.Fatal(err)
	}
	return changed, removed
}

func TestReplaceLeavesJustTheTree(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "generated")
	if c, r := replace(t, dir, Tree{"a.json": []byte("1"), "x/b.svg": []byte("2")}); c != 2 || r != 0 {
		t.Errorf("first: %d changed, %d removed; want 2, 0", c, r)
	}
	if c, r := replace(t, dir, Tree{"a.json": []byte("1"), "c.json": []byte("3")}); c != 1 || r != 1 {
		t.Errorf("second: %d changed, %d removed; want 1, 1", c, r)
	}
	got := content(t, dir)
	if len(got) != 2 || got["a.json"] != "1" || got["c.json"] != "3" {
		t.Errorf("got %v", got)
	}
	if entries, _ := os.ReadDir(filepath.Dir(dir)); len(entries) != 1 {
		t.Errorf("something is left beside the folder: %v", entries)
	}
}

// Hugo's watcher and caches go by times, so a file that did not change must not
// look changed.
func TestReplaceLeavesUnchangedFilesAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "generated")
	replace(t, dir, Tree{"a": []byte("1"), "b": []byte("1")})
	before, _ := os.Stat(filepath.Join(dir, "a"))
	replace(t, dir, Tree{"a": []byte("1"), "b": []byte("2")})
	after, _ := os.Stat(filepath.Join(dir, "a"))
	if !os.SameFile(before, after) {
		t.Error("an unchanged file was written again")
	}
	if c, r := replace(t, dir, Tree{"a": []byte("1"), "b": []byte("2")}); c+r != 0 {
		t.Errorf("nothing changed, yet %d were written and %d removed", c, r)
	}
}

func TestReplaceClearsWhatAnInterruptedRunLeft(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "generated")
	replace(t, dir, Tree{"a": []byte("1")})
	if err := os.MkdirAll(stagingFolder(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(stagingFolder(dir), "half"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	replace(t, dir, Tree{"a": []byte("2")})
	if got := content(t, dir); len(got) != 1 || got["a"] != "2" {
		t.Errorf("got %v", got)
	}
}

// Without an exchange of folders, a run may stop between two renames: the former
// folder is then the only one.
func TestReplaceRecoversTheFormerFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "generated")
	replace(t, dir, Tree{"a": []byte("1")})
	if err := os.Rename(dir, formerFolder(dir)); err != nil {
		t.Fatal(err)
	}
	if err := recoverFolder(dir); err != nil {
		t.Fatal(err)
	}
	if got := content(t, dir); got["a"] != "1" {
		t.Errorf("got %v", got)
	}
}

func TestFingerprintGoesByContent(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	write := func(text string) string {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		f, err := treeFingerprint(dir)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	first := write("1")
	if again := write("1"); again != first {
		t.Error("touching a file changes the fingerprint")
	}
	if other := write("2"); other == first {
		t.Error("changing a byte does not change the fingerprint")
	}
}
