package formats

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/table"
)

// corpus returns the path of a file that a tool wrote: from testdata, or, where
// it may not be copied, from the folder that BENCHWRIGHT_CORPUS names. Without
// that, the test is skipped by name.
func corpus(t testing.TB, name string) string {
	t.Helper()
	if path := filepath.Join("testdata", name); exists(path) {
		return path
	}
	dir := os.Getenv("BENCHWRIGHT_CORPUS")
	if dir == "" {
		t.Skipf("SKIPPED for want of %s; name its folder in BENCHWRIGHT_CORPUS", name)
	}
	return filepath.Join(dir, name)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// open reads a file of the corpus as text.
func open(t testing.TB, name string) File {
	t.Helper()
	in, err := os.Open(corpus(t, name))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	f, err := Open(in, name, "")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// imported detects a file of the corpus as the format, reads it, and holds the
// results to what tidy data must be.
func imported(t testing.TB, format, name string) Import {
	t.Helper()
	file := open(t, name)
	f, err := Detect(file)
	if err != nil {
		t.Fatal(err)
	}
	if f.Name != format {
		t.Fatalf("%s is taken for %s, not %s", name, f.Name, format)
	}
	return read(t, format, file)
}

// read reads a file as a format, which need not be recognised.
func read(t testing.TB, format string, file File) Import {
	t.Helper()
	f, err := Named(format)
	if err != nil {
		t.Fatal(err)
	}
	i, err := f.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	tidy(t, i)
	return i
}

// text is a file of a test's own words.
func text(s string) File { return File{"file.txt", []byte(s)} }

// refused reads a file as a format and returns the problems, of which there must
// be some.
func refused(t testing.TB, format string, file File) string {
	t.Helper()
	f, err := Named(format)
	if err != nil {
		t.Fatal(err)
	}
	i, err := f.Read(file)
	if err == nil {
		t.Fatalf("%s reads %d results", format, len(i.Results))
	}
	return err.Error()
}

// tidy checks that the results, written as CSV, are tidy data without a problem
// or a doubt, row for row.
func tidy(t testing.TB, i Import) *table.Table {
	t.Helper()
	var b bytes.Buffer
	if err := i.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	written, problems := table.Read(&b, "import.csv", table.Options{})
	if len(problems) > 0 {
		t.Fatalf("the import is no tidy data:\n%v", problems)
	}
	if !written.Tidy() || len(written.Rows) != len(i.Results) {
		t.Fatalf("%d results make %d rows; tidy: %v", len(i.Results), len(written.Rows), written.Tidy())
	}
	return written
}

// row writes a result in one line for comparison:
// "subject | metric | unit | better | statistic | value | low | high | n | run |
// status | name=value …", without what is empty at the end.
func row(r Result) string {
	parts := []string{r.Subject, r.Metric, r.Unit, r.Better, r.Statistic, r.Value, r.Low, r.High, r.N, r.Run, r.Status}
	for _, p := range r.Parameters {
		parts = append(parts, p.Name+"="+p.Value)
	}
	return strings.TrimRight(strings.Join(parts, " | "), " |")
}

// want compares results with lines as row writes them. A line that ends in " …"
// leaves the rest open.
func want(t testing.TB, results []Result, lines ...string) {
	t.Helper()
	if len(results) != len(lines) {
		t.Errorf("%d results, want %d", len(results), len(lines))
	}
	for n := range min(len(results), len(lines)) {
		got := row(results[n])
		start, open := strings.CutSuffix(lines[n], " …")
		if got != lines[n] && !(open && strings.HasPrefix(got, start)) {
			t.Errorf("result %d is\n\t%s\nwant\n\t%s", n+1, got, lines[n])
		}
	}
}

// contains fails the test unless a text holds all of some parts.
func contains(t testing.TB, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("%q is not in:\n%s", p, text)
		}
	}
}

// fuzz holds the reader of a format to two things, whatever it is given: it does
// not panic, and what it accepts is tidy data.
func fuzz(f *testing.F, format string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	reader, err := Named(format)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(bytes.NewReader(data), "file", "")
		if err != nil {
			return
		}
		if reader.looks != nil {
			reader.looks(file)
		}
		if i, err := reader.Read(file); err == nil {
			tidy(t, i)
		}
	})
}

// tests is the text of all tests of this package.
func tests(t testing.TB) string {
	t.Helper()
	sources, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range sources {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}
