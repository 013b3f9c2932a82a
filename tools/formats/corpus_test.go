package formats

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

// A corpusFile states what a file of the corpus holds. All of it is worked out
// from the file, not from an import of it.
type corpusFile struct {
	name   string
	format string // that the file is recognised as; "from " before it if it has no mark of its own and is named
	// refused is the reason why it is no result of a tool. Of such a file the rest
	// is empty.
	refused string
	results string // how many of each metric and unit, and of which state if not ok
	names   string // the subjects: all if there are at most four, else the first, the last and how many
	left    string // what is left out, as the import counts it
	stands  []stand
}

// A stand is a result and where in the file it stands: a text in a line.
type stand struct {
	line   int
	text   string
	result string // the start of what row writes of it
}

// TestCorpus reads every file of the corpus, or sees it refused.
func TestCorpus(t *testing.T) {
	for _, c := range slices.Concat(corpusMicro, corpusLoad, corpusSystem) {
		t.Run(c.name, func(t *testing.T) { c.test(t) })
	}
}

// A file that is added to the corpus needs its line here, and one that may be
// copied and is not large stands in testdata.
func TestCorpusIsWhole(t *testing.T) {
	dir := os.Getenv("BENCHWRIGHT_CORPUS")
	if dir == "" {
		t.Skip("SKIPPED for want of the corpus; name its folder in BENCHWRIGHT_CORPUS")
	}
	stated := map[string]bool{"MANIFEST.tsv": true}
	for _, c := range slices.Concat(corpusMicro, corpusLoad, corpusSystem) {
		if stated[c.name] {
			t.Errorf("%s is stated twice", c.name)
		}
		stated[c.name] = true
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if name = filepath.ToSlash(name); !stated[name] {
			t.Errorf("no test states what %s holds", name)
		}
		delete(stated, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range stated {
		t.Errorf("%s is stated and not in the corpus", name)
	}
}

// Windows ends lines otherwise, and spreadsheets put a mark before the text or save
// it as UTF-16. What a file holds is the same. The large files are of formats that
// have small ones, too.
func TestCorpusAsOtherProgramsSaveIt(t *testing.T) {
	for _, c := range slices.Concat(corpusMicro, corpusLoad, corpusSystem) {
		t.Run(c.name, func(t *testing.T) {
			file := open(t, c.name)
			if len(file.Data) > 20_000 {
				return
			}
			unix := strings.ReplaceAll(string(file.Data), "\r\n", "\n")
			wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(unix)
			if err != nil {
				t.Fatal(err)
			}
			for how, data := range map[string]string{"CRLF": strings.ReplaceAll(unix, "\n", "\r\n"), "mark": "\ufeff" + unix, "UTF-16": wide} {
				saved, err := Open(strings.NewReader(data), c.name, "")
				if err != nil {
					t.Fatal(err)
				}
				if got, want := outcome(c, saved), outcome(c, file); got != want {
					t.Errorf("with %s it is\n%s\nwant\n%s", how, got, want)
				}
			}
		})
	}
}

// outcome says what a file is taken for and what is read of it.
func outcome(c corpusFile, file File) string {
	f, err := Detect(file)
	if name, named := strings.CutPrefix(c.format, "from "); named {
		f, err = Named(name)
	}
	if err != nil {
		return err.Error()
	}
	i, err := f.Read(file)
	return fmt.Sprint(f.Name, i.Results, i.Summary(), err)
}

func (c corpusFile) test(t *testing.T) {
	file := open(t, c.name)
	if c.refused != "" {
		c.refuses(t, file)
		return
	}
	name, named := strings.CutPrefix(c.format, "from ")
	switch f, err := Detect(file); {
	case !named && err != nil:
		t.Fatal(err)
	case !named && f.Name != name:
		t.Fatalf("taken for %s, not %s", f.Name, name)
	case named && err == nil:
		t.Fatalf("taken for %s without being named", f.Name)
	}
	i := read(t, name, file)
	same(t, "results", counted(i), c.results)
	same(t, "names", subjects(i), c.names)
	same(t, "left out", omitted(i), c.left)
	c.holds(t, i, strings.Split(string(file.Data), "\n"))
}

// refuses checks that the file is of no format, or of one that says why it is no
// result.
func (c corpusFile) refuses(t *testing.T, file File) {
	f, err := Detect(file)
	if f.Name != c.format {
		t.Fatalf("taken for %q, not %q", f.Name, c.format)
	}
	if err == nil {
		_, err = f.Read(file)
	}
	if err == nil {
		t.Fatal("it is read")
	}
	contains(t, err.Error(), c.refused)
}

// holds checks that each result stands in the file where the test says, and is in
// the import.
func (c corpusFile) holds(t *testing.T, i Import, lines []string) {
	for _, s := range c.stands {
		if s.line > len(lines) || !strings.Contains(lines[s.line-1], s.text) {
			t.Errorf("%q is not in line %d", s.text, s.line)
		}
		if !slices.ContainsFunc(i.Results, func(r Result) bool { return strings.HasPrefix(row(r)+" |", s.result) }) {
			t.Errorf("no result is %q of line %d", s.result, s.line)
		}
	}
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s are\n\t%s\nwant\n\t%s", what, got, want)
	}
}

// counted returns how many results there are of each metric, unit and state:
// "3 time s, 1 time s failed".
func counted(i Import) string {
	var keys []string
	counts := map[string]int{}
	for _, r := range i.Results {
		key := strings.TrimSpace(r.Metric + " " + r.Unit)
		if r.Status != "ok" {
			key += " " + r.Status
		}
		if counts[key]++; counts[key] == 1 {
			keys = append(keys, key)
		}
	}
	for n, key := range keys {
		keys[n] = fmt.Sprintf("%d %s", counts[key], key)
	}
	return strings.Join(keys, ", ")
}

func subjects(i Import) string {
	var names []string
	for _, r := range i.Results {
		if !slices.Contains(names, r.Subject) {
			names = append(names, r.Subject)
		}
	}
	if len(names) <= 4 {
		return strings.Join(names, "; ")
	}
	return fmt.Sprintf("%s … %s, %d", names[0], names[len(names)-1], len(names))
}

func omitted(i Import) string {
	var all []string
	for _, l := range i.LeftOut {
		all = append(all, count(l.Count, l.What))
	}
	return strings.Join(all, ", ")
}

// Every file of testdata is named by a test, which says what it holds or why it is
// refused.
func TestEveryFileOfTestdataIsNamed(t *testing.T) {
	all := tests(t)
	err := filepath.WalkDir("testdata", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "fuzz" {
			return cmp.Or(err, fs.SkipDir)
		}
		rel, err := filepath.Rel("testdata", name)
		of := filepath.ToSlash(rel)
		stem, _, _ := strings.Cut(strings.TrimPrefix(d.Name(), "json_"), ".")
		if d.IsDir() || filepath.Ext(name) == "" || // where a folder's files are from
			strings.Contains(all, `"`+of+`"`) || strings.Contains(all, `"`+stem+`"`) {
			return err
		}
		t.Errorf("no test names %s", name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
