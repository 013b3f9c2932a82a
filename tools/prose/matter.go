package prose

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/pelletier/go-toml/v2"
)

// A Matter is what the front matter of a Markdown file says that we use.
type Matter struct {
	Title       string `yaml:"title" toml:"title" json:"title"`
	Description string `yaml:"description" toml:"description" json:"description"`
	Card        string `yaml:"card" toml:"card" json:"card"` // package/view of the figure on its card
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
