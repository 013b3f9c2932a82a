// Package publish turns a site's data and words into its finished pages: it
// plans what to write, draws what has changed, writes it at one stroke, and runs
// Hugo.
package publish

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/goccy/go-yaml"

	"github.com/benchwright/benchwright/tools/chart"
	"github.com/benchwright/benchwright/tools/history"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/sheet"
)

// ConfigFile is the name of the file in which a site says where its data and
// words are. It may be absent.
const ConfigFile = "benchwright.yaml"

// A Site is a Hugo project and the folders it is made from. Paths are as the
// user would type them.
type Site struct {
	Dir     string        // the Hugo project
	Data    string        // the folder of the data packages
	Content string        // the folder of the Markdown files
	Watch   []string      // further folders that the pages are made from
	Palette sheet.Palette // which runtimes wear which colour slot, from 1
	Words   chart.Words   // the phrases of the site's language

	Git history.Git // in the folder of the data; nil without a repository

	TypedNumbers string // how figures typed by hand are taken: problem, warning or off
}

// look is how all figures of the site look and speak.
func (s *Site) look() chart.Look { return chart.Look{Palette: s.Palette, Words: s.Words} }

type config struct {
	Data    string            `yaml:"data"`
	Content string            `yaml:"content"`
	Watch   []string          `yaml:"watch"`
	Palette []string          `yaml:"palette"`
	Words   map[string]string `yaml:"words"`

	TypedNumbers string `yaml:"typedNumbers"`
}

// Open returns the site in a folder. Without a benchwright.yaml, data packages
// are expected in its folder `benchmarks` and Markdown in `content`.
func Open(dir string) (*Site, error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, problem.List{{File: dir, Message: "there is no such folder",
			Hint: "name the folder of the Hugo project with --site"}}
	}
	var c config
	file := path.Join(filepath.ToSlash(dir), ConfigFile)
	text, err := os.ReadFile(file)
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	if err := yaml.UnmarshalWithOptions(text, &c, yaml.DisallowUnknownField()); err != nil && !errors.Is(err, io.EOF) {
		return nil, problem.List{refused(file, err)}
	}
	s := &Site{Dir: path.Clean(filepath.ToSlash(dir)), Palette: c.Palette, Words: c.Words,
		TypedNumbers: cmp.Or(c.TypedNumbers, typedNumbers[0])}
	s.Data, s.Content = s.path(cmp.Or(c.Data, "benchmarks")), s.path(cmp.Or(c.Content, "content"))
	for _, w := range c.Watch {
		s.Watch = append(s.Watch, s.path(w))
	}
	if len(c.Palette) > 8 {
		return nil, problem.List{{File: file, Field: "palette", Message: fmt.Sprintf("%d runtimes for 8 colours", len(c.Palette)),
			Hint: "name the eight that matter most"}}
	}
	if !slices.Contains(typedNumbers, s.TypedNumbers) {
		return nil, problem.List{{File: file, Field: "typedNumbers", Text: s.TypedNumbers,
			Message: fmt.Sprintf("%q is not allowed here", s.TypedNumbers), Hint: problem.Suggest(s.TypedNumbers, typedNumbers)}}
	}
	if problems := s.Words.Check(file); len(problems) > 0 {
		return nil, problems
	}
	return s, nil
}

// refused places an error of the YAML parser in the file.
func refused(file string, err error) problem.Problem {
	p := problem.Problem{File: file, Message: err.Error(), Hint: "the keys are data, content, watch, palette, words and typedNumbers"}
	var placed yaml.Error
	if errors.As(err, &placed) {
		p.Message = placed.GetMessage()
		if t := placed.GetToken(); t != nil {
			p.Line, p.Column = t.Position.Line, t.Position.Column
		}
	}
	return p
}

// path resolves a path that the site's configuration gives.
func (s *Site) path(p string) string {
	if path.IsAbs(p) {
		return path.Clean(p)
	}
	return path.Join(s.Dir, p)
}

// Generated is the folder that Hugo mounts: data, assets and static files.
func (s *Site) Generated() string { return path.Join(s.Dir, "generated") }

// Public is the folder of the finished pages.
func (s *Site) Public() string { return path.Join(s.Dir, "public") }

// Drawings is the folder of the finished drawings, each by the hash of what it is
// made from.
func (s *Site) Drawings() string { return path.Join(s.cache(), "drawings") }

// cache is the folder for what can be lost: drawings, stamps, the lock.
func (s *Site) cache() string { return path.Join(s.Dir, ".cache") }
