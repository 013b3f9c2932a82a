package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// Each command would pay for an expression that is compiled when the program
// starts, whether it needs it or not. What package lazy gets is compiled on first
// use, so whether it does compile is seen here.
func TestExpressionsAreCompiledWhenTheyAreNeeded(t *testing.T) {
	constants := map[string]map[string]string{} // by folder
	var calls []patternCall
	for _, s := range sources(t) {
		if s.test || s.of == "internal/lazy" {
			continue
		}
		files := token.NewFileSet()
		f, err := parser.ParseFile(files, filepath.Join(repository, "tools", s.file), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		dir := filepath.Dir(s.file)
		if constants[dir] == nil {
			constants[dir] = map[string]string{}
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				for i, v := range n.Values {
					if text, ok := textOf(v, constants[dir]); ok && i < len(n.Names) {
						constants[dir][n.Names[i].Name] = text
					}
				}
			case *ast.CallExpr:
				switch of := calledName(n); of {
				case "regexp.MustCompile", "regexp.MustCompilePOSIX":
					t.Errorf("%s:%v: %s compiles when the program starts, or at each call; use lazy.Regexp", s.file, files.Position(n.Pos()).Line, of)
				case "lazy.Regexp":
					calls = append(calls, patternCall{s.file, dir, n.Args[0]})
				}
			}
			return true
		})
	}
	checked := 0
	for _, c := range calls {
		text, ok := textOf(c.arg, constants[c.dir])
		if !ok {
			continue // made by a function, of parts
		}
		checked++
		if _, err := regexp.Compile(text); err != nil {
			t.Errorf("%s: %v", c.file, err)
		}
	}
	if checked < 100 {
		t.Errorf("only %d of %d expressions were seen", checked, len(calls))
	}
}

type patternCall struct {
	file, dir string
	arg       ast.Expr
}

// calledName returns what a call names as package.Function, or "".
func calledName(call *ast.CallExpr) string {
	if of, ok := call.Fun.(*ast.SelectorExpr); ok {
		if pkg, ok := of.X.(*ast.Ident); ok {
			return pkg.Name + "." + of.Sel.Name
		}
	}
	return ""
}

// textOf evaluates texts that are put together of literals and constants.
func textOf(e ast.Expr, constants map[string]string) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil && e.Kind == token.STRING
	case *ast.Ident:
		text, ok := constants[e.Name]
		return text, ok
	case *ast.ParenExpr:
		return textOf(e.X, constants)
	case *ast.BinaryExpr:
		left, ok := textOf(e.X, constants)
		right, also := textOf(e.Y, constants)
		return left + right, ok && also && e.Op == token.ADD
	}
	return "", false
}
