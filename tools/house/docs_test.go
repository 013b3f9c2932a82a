package house

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/formats"
	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/prose"
)

var (
	code = regexp.MustCompile("(?s)```.*?```|`[^`\n]+`")
	word = regexp.MustCompile(`[\pL\d_-]+`)
)

// documented returns the words that a page of the documentation sets as code.
func documented(t *testing.T, page string) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(repository, "content/docs", page))
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]bool{}
	for _, span := range code.FindAllString(string(text), -1) {
		for _, w := range word.FindAllString(span, -1) {
			words[w] = true
		}
	}
	return words
}

// holds checks that a page documents all of some names.
func holds(t *testing.T, page, what string, names ...string) {
	t.Helper()
	if len(names) == 0 {
		t.Errorf("no %s found to look for", what)
	}
	words := documented(t, page)
	for _, name := range names {
		if !words[name] {
			t.Errorf("content/docs/%s lacks the %s `%s`", page, what, name)
		}
	}
}

// parse returns the syntax of the Go files of a package below tools.
func parse(t *testing.T, dir string) []*ast.File {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(repository, "tools", dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return files
}

func text(e ast.Expr) string {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		s, _ := strconv.Unquote(l.Value)
		return s
	}
	return ""
}

// Flags are declared as f.String("name", …) and the like; commands are the keys
// of the map that commands() returns.
func TestCommandsAndFlagsAreDocumented(t *testing.T) {
	var commands, flags []string
	for _, file := range parse(t, "cmd/benchwright") {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Name.Name == "commands" {
					ast.Inspect(n, func(n ast.Node) bool {
						if kv, ok := n.(*ast.KeyValueExpr); ok {
							commands = append(commands, text(kv.Key))
						}
						return true
					})
				}
			case *ast.CallExpr:
				s, ok := n.Fun.(*ast.SelectorExpr)
				if !ok || len(n.Args) < 3 || text(n.Args[0]) == "" {
					return true
				}
				if set, ok := s.X.(*ast.Ident); ok && set.Name == "f" {
					flags = append(flags, "--"+text(n.Args[0]))
				}
			}
			return true
		})
	}
	if len(commands) < 7 || len(flags) < 6 {
		t.Errorf("found only the commands %q and the flags %q", commands, flags)
	}
	holds(t, "commands.md", "command", commands...)
	holds(t, "commands.md", "flag", flags...)
}

func TestFormatsAreDocumented(t *testing.T) {
	var names []string
	for _, f := range formats.All() {
		names = append(names, f.Name)
	}
	holds(t, "import.md", "format", names...)
}

func TestKeysOfTheSiteAreDocumented(t *testing.T) {
	var keys []string
	for _, file := range parse(t, "publish") {
		ast.Inspect(file, func(n ast.Node) bool {
			if f, ok := n.(*ast.Field); ok && f.Tag != nil {
				tag, _ := strconv.Unquote(f.Tag.Value)
				if key := reflect.StructTag(tag).Get("yaml"); key != "" {
					keys = append(keys, key)
				}
			}
			return true
		})
	}
	holds(t, "commands.md", "key of benchwright.yaml", keys...)
}

// A definition is a part of datapackage.schema.json.
type definition struct {
	Properties map[string]definition `json:"properties"`
	Items      *definition           `json:"items"`
	Enum       []any                 `json:"enum"`
	Defs       map[string]definition `json:"$defs"`
}

// keys returns all keys that may be written at and below a definition.
func (d definition) keys() []string {
	var all []string
	for key, below := range d.Properties {
		all = append(append(all, key), below.keys()...)
	}
	if d.Items != nil {
		all = append(all, d.Items.keys()...)
	}
	return all
}

func (d definition) enum(key string) []string {
	var all []string
	for _, v := range d.Properties[key].Enum {
		if s, ok := v.(string); ok {
			all = append(all, s)
		}
	}
	return all
}

func TestKeysOfDescriptorsAreDocumented(t *testing.T) {
	var schema definition
	if err := json.Unmarshal(datapackage.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	holds(t, "data.md", "key of a package", schema.keys()...)
	for name, d := range schema.Defs {
		page := "data.md"
		if name == "view" {
			page = "figures.md"
		}
		if len(d.Properties) > 0 {
			holds(t, page, "key of a "+name, d.keys()...)
		}
	}
	view, field := schema.Defs["view"], schema.Defs["field"]
	holds(t, "figures.md", "kind of chart", view.enum("chart")...)
	holds(t, "figures.md", "scale", view.enum("scale")...)
	holds(t, "data.md", "role", field.enum("role")...)
	holds(t, "data.md", "type", field.enum("type")...)
	holds(t, "data.md", "direction", field.enum("better")...)
}

func TestFormulasAreDocumented(t *testing.T) {
	for name := range formula.Functions() {
		holds(t, "values.md", "function", name)
	}
	holds(t, "values.md", "form", formula.FormNames()...)
	var words []string
	for _, w := range formula.Keywords() {
		if word.MatchString(w) { // signs are no words
			words = append(words, w)
		}
	}
	holds(t, "claims.md", "word of conditions", words...)
}

func TestShortcodesAreDocumented(t *testing.T) {
	pages := map[string]string{"chart": "figures.md", "table": "tables.md", "filter": "tables.md", "value": "values.md", "source": "sources.md", "claim": "claims.md", "quote": "checks.md", "corrections": "sources.md"}
	for name, s := range prose.Shortcodes {
		page, ok := pages[name]
		if !ok {
			t.Errorf("no page is known that documents %s%s; name it here", prose.Prefix, name)
			continue
		}
		var parameters []string
		for _, p := range s.Parameters {
			parameters = append(parameters, p.Name)
		}
		holds(t, page, "parameter of "+prose.Prefix+name, parameters...)
	}
}
