package formats

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"
)

// saved are the ways in which programs save the same text.
var saved = []struct {
	name string
	as   func(string) string
}{
	{"with the line ends of Windows", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
	{"without the last line end", func(s string) string { return strings.TrimSuffix(s, "\n") }},
	{"with a byte order mark", func(s string) string { return "\ufeff" + s }},
	{"with blank lines behind", func(s string) string { return s + "\n\n" }},
	{"as UTF-16", func(s string) string {
		b := []byte{0xff, 0xfe}
		for _, unit := range utf16.Encode([]rune(s)) {
			b = append(b, byte(unit), byte(unit>>8))
		}
		return string(b)
	}},
}

// TestTrapsHoweverSaved reads the texts of all traps as editors and spreadsheets
// save them: an import depends on what a file says and not on that.
func TestTrapsHoweverSaved(t *testing.T) {
	for _, way := range saved {
		t.Run(way.name, func(t *testing.T) {
			for _, tool := range traps {
				for _, c := range tool.of {
					if c.format == "" || c.text == "" || c.refused != nil {
						continue
					}
					t.Run(tool.tool+"/"+c.name, func(t *testing.T) {
						plain := strings.ReplaceAll(c.text, "\r\n", "\n")
						c.text = plain
						asWritten := c.imported(t)
						c.text = way.as(plain)
						if again := c.imported(t); !reflect.DeepEqual(again, asWritten) {
							t.Errorf("got\n%s\nwant\n%s", again.Summary(), asWritten.Summary())
							want(t, again.Results, lines(asWritten)...)
						}
					})
				}
			}
		})
	}
}

func (c trap) imported(t *testing.T) Import {
	file, err := c.open(t)
	if err != nil {
		t.Fatal(err)
	}
	if f, err := Named(c.format); err == nil && f.Recognised() {
		if found, err := Detect(file); err != nil || found.Name != c.format {
			t.Errorf("taken for %q, %v", found.Name, err)
		}
	}
	return read(t, c.format, file)
}

func lines(i Import) []string {
	var all []string
	for _, r := range i.Results {
		all = append(all, row(r))
	}
	return all
}
