package house

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	repository = "../.."
	ours       = "github.com/benchwright/benchwright/tools/"
)

// order holds the packages of tools by their height: each imports only lower
// ones. The architecture page tells what each is for.
var order = map[string]int{
	"internal/golden": 0, // pictures that tests are held to
	"internal/lazy":   0, // what is made when it is first asked for
	"problem":         0,
	"unit":            1,
	"verdict":         1,
	"table":           2,
	"sheet":           3,
	"bench":           3,
	"svg":             3,
	"card":            4,
	"datapackage":     4,
	"formula":         4,
	"formats":         4,
	"sample":          4,
	"chart":           5,
	"evidence":        5,
	"prose":           6,
	"lab":             5,
	"suspicion":       5,
	"history":         5,
	"typed":           7,
	"publish":         8,
	"changes":         8,
	"cmd/benchwright": 9,
	"reader":          10, // tests of the finished site
	"house":           10,
	"netlify":         10, // tests of the deploy settings
}

// keepers are the packages that alone may know a library; the value is theirs.
var keepers = map[string][]string{
	"modernc.org/quickjs":                   {"svg"},
	"github.com/go-echarts/go-echarts":      {"chart"},
	"encoding/csv":                          {"table", "sheet"}, // sheet writes
	"github.com/chromedp/chromedp":          {},
	"github.com/dop251/goja":                {},
	"github.com/rogpeppe/go-internal":       {},
	"github.com/yuin/goldmark":              {"prose"},
	"github.com/gofrs/flock":                {"publish"},
	"github.com/fsnotify/fsnotify":          {"publish"},
	"github.com/santhosh-tekuri/jsonschema": {"datapackage"},
	"github.com/klauspost/compress":         {"sample"},
	"github.com/DataDog/sketches-go":        {"sample"},
}

// A source is a Go file of a package of tools.
type source struct {
	file, of string // of is the package's folder below tools
	test     bool
	imports  []string
}

// sources parses the imports of every Go file of tools. A program that serves
// one package stands in its folder internal and belongs to it; a module of its own
// is none of ours.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	root := filepath.Join(repository, "tools")
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if _, other := os.Stat(filepath.Join(name, "go.mod")); err == nil && d.IsDir() && other == nil {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		of, _, _ := strings.Cut(path.Dir(rel), "/internal")
		s := source{file: rel, of: of, test: strings.HasSuffix(rel, "_test.go")}
		for _, i := range f.Imports {
			to, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			s.imports = append(s.imports, to)
		}
		all = append(all, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Fatalf("only %d files found", len(all))
	}
	return all
}

func TestImportsRunOneWay(t *testing.T) {
	for _, s := range sources(t) {
		height, placed := order[s.of]
		if !placed {
			t.Errorf("%s: package %q has no place in the order; give it one here and on the architecture page", s.file, s.of)
		}
		for _, to := range s.imports {
			name, own := strings.CutPrefix(to, ours)
			if !own || s.test || strings.HasPrefix(name, s.of+"/internal") {
				continue
			}
			if order[name] >= height {
				t.Errorf("%s: %s must not import %s, which does not stand below it", s.file, s.of, name)
			}
			if s.of == "changes" && name != "unit" && name != "internal/lazy" {
				t.Errorf("%s: changes reads what is published and nothing of how it is made, so not %s", s.file, name)
			}
			if s.of == "svg" && name != "problem" && name != "internal/lazy" {
				t.Errorf("%s: svg knows options and nothing of what they mean, so not %s", s.file, name)
			}
		}
	}
}

func TestOnlyOneKnowsALibrary(t *testing.T) {
	used := map[string]bool{}
	for _, s := range sources(t) {
		for _, to := range s.imports {
			for library, keepers := range keepers {
				if to != library && !strings.HasPrefix(to, library+"/") {
					continue
				}
				used[library] = true
				if !s.test && !slices.Contains(keepers, s.of) {
					t.Errorf("%s: only %q may import %s", s.file, keepers, library)
				}
			}
			if s.of != "svg" && strings.HasPrefix(to, "github.com/dop251/goja") {
				t.Errorf("%s: goja is there to check the engine of svg", s.file)
			}
		}
	}
	for library := range keepers {
		if !used[library] {
			t.Errorf("nothing imports %s; take it from this list", library)
		}
	}
}
