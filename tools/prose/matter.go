package prose

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/pelletier/go-toml/v2"

	"github.com/benchwright/benchwright/tools/datapackage"
)

// A Matter is what the front matter of a Markdown file says that we use.
type Matter struct {
	Title       string              `yaml:"title" toml:"title" json:"title"`
	Description string              `yaml:"description" toml:"description" json:"description"`
	Summary     string              `yaml:"summary" toml:"summary" json:"summary"`
	Card        string              `yaml:"card" toml:"card" json:"card"`             // package/view of the figure on its card
	Packages    []string            `yaml:"packages" toml:"packages" json:"packages"` // that it is about
	Quotes      []datapackage.Quote `yaml:"quotes" toml:"quotes" json:"quotes"`
}

// ReadMatter returns the front matter of a Markdown text: YAML between lines of
// ---, TOML between lines of +++, or a JSON object. It is empty where there is
// none, or none that can be read: that is for Hugo to say.
func ReadMatter(text string) Matter {
	var m Matter
	text = strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\ufeff")
	var err error
	switch {
	case strings.HasPrefix(text, "---\n"):
		err = yaml.Unmarshal(between(text, "---"), &m)
	case strings.HasPrefix(text, "+++\n"):
		err = toml.Unmarshal(between(text, "+++"), &m)
	case strings.HasPrefix(text, "{"):
		err = json.NewDecoder(strings.NewReader(text)).Decode(&m)
	}
	if err != nil {
		return Matter{}
	}
	return m
}

// matterEnd returns where the front matter of a Markdown text ends, in bytes; 0
// where there is none.
func matterEnd(source string) int {
	text := strings.TrimPrefix(source, "\ufeff")
	for _, mark := range []string{"---", "+++"} {
		if first, rest, _ := strings.Cut(text, "\n"); strings.TrimSuffix(first, "\r") == mark {
			for end := len(source) - len(rest); rest != ""; {
				var line string
				line, rest, _ = strings.Cut(rest, "\n")
				if end = len(source) - len(rest); strings.TrimSuffix(line, "\r") == mark {
					return end
				}
			}
		}
	}
	if d := json.NewDecoder(strings.NewReader(text)); strings.HasPrefix(text, "{") && d.Decode(&Matter{}) == nil {
		return len(source) - len(text) + int(d.InputOffset())
	}
	return 0
}

// matterPassages returns the texts of a front matter that readers see. One that
// the file writes with escapes or over lines is placed at its key.
func matterPassages(file, front string) []Passage {
	var all []Passage
	m := ReadMatter(front)
	for _, one := range [][2]string{{"title", m.Title}, {"description", m.Description}, {"summary", m.Summary}} {
		key, words := one[0], one[1]
		line, column, found := 1, 1, false
		for i, l := range strings.Split(front, "\n") {
			if name := strings.TrimLeft(l, " \t\"{"); !found && strings.HasPrefix(name, key) {
				before, _, here := strings.Cut(l, words)
				line, column, found = i+1, 1, true
				if here {
					column = len([]rune(before)) + 1
				}
			}
		}
		if words != "" {
			all = append(all, PassageOf(file, words, line, column, false))
		}
	}
	return all
}

// between returns what stands between the first line, which is the mark, and the
// next line that is the mark.
func between(text, mark string) []byte {
	inside, _, _ := bytes.Cut([]byte(text[len(mark):]), []byte("\n"+mark+"\n"))
	return inside
}

// CardCall returns the figure that a front matter names for the card as if it
// were shown there, so that it is checked like any other.
func (m Matter) CardCall(file, text string) (Call, bool) {
	p := Param{Name: "view", Value: m.Card, Line: 1, Column: 1}
	for i, line := range strings.Split(text, "\n") {
		if key, _, ok := strings.Cut(line, m.Card); ok && strings.Contains(key, "card") {
			p.Line, p.Column = i+1, len([]rune(key))+1
			break
		}
	}
	return Call{Name: "chart", Params: []Param{p}, File: file, Line: p.Line, Column: p.Column}, m.Card != ""
}
