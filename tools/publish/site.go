// Package publish turns a site's data and words into its finished pages: it
// plans what to write, draws what has changed, writes it at one stroke, and runs
// Hugo.
package publish

import (
	"fmt"
	"os"
	"path"
	"path/filepath"

	"github.com/goccy/go-yaml"

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
}

type config struct {
	Data    string   `yaml:"data"`
	Content string   `yaml:"content"`
	Watch   []string `yaml:"watch"`
	Palette []string `yaml:"palette"`
}

// Open returns the site in a folder. Without a benchwright.yaml, data packages
// are expected in its folder `benchmarks` and Markdown in `content`.
func Open(dir string) (*Site, error) {
	c := config{Data: "benchmarks", Content: "content"}
	file := path.Join(filepath.ToSlash(dir), ConfigFile)
	text, err := os.ReadFile(file)
	switch {
	case os.IsNotExist(err):
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return nil, problem.List{{File: dir, Message: "there is no such folder",
				Hint: "name the folder of the Hugo project with --site"}}
		}
	case err != nil:
		return nil, err
	default:
		if err := yaml.UnmarshalWithOptions(text, &c, yaml.DisallowUnknownField()); err != nil {
			return nil, problem.List{{File: file, Message: yaml.FormatError(err, false, false),
				Hint: "the keys are data, content, watch and palette"}}
		}
	}
	s := &Site{Dir: path.Clean(filepath.ToSlash(dir)), Palette: c.Palette}
	s.Data, s.Content = s.path(c.Data), s.path(c.Content)
	for _, w := range c.Watch {
		s.Watch = append(s.Watch, s.path(w))
	}
	if len(c.Palette) > 8 {
		return nil, problem.List{{File: file, Field: "palette", Message: fmt.Sprintf("%d runtimes for 8 colours", len(c.Palette))}}
	}
	return s, nil
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

// cache is the folder for what can be lost: drawings, stamps, the lock.
func (s *Site) cache() string { return path.Join(s.Dir, ".cache") }
