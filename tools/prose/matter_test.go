package prose

import (
	"reflect"
	"testing"
)

func TestReadMatter(t *testing.T) {
	want := Matter{Title: "T: a", Description: "D", Card: "p/v"}
	for reason, text := range map[string]string{
		"YAML":                 "---\ntitle: \"T: a\"\ndescription: D\ncard: p/v\ntags: [x]\n---\nText\n",
		"lines of Windows":     "---\r\ntitle: \"T: a\"\r\ndescription: D\r\ncard: p/v\r\n---\r\nText\r\n",
		"a mark of the coding": "\ufeff---\ntitle: \"T: a\"\ndescription: D\ncard: p/v\n---\n",
		"TOML":                 "+++\ntitle = \"T: a\"\ndescription = 'D'\ncard = 'p/v'\n+++\nText\n",
		"JSON":                 "{\"title\": \"T: a\", \"description\": \"D\", \"card\": \"p/v\"}\nText\n",
	} {
		if got := ReadMatter(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v", reason, got)
		}
	}
	for reason, text := range map[string]string{
		"none":                     "# Title\n",
		"a rule":                   "Text\n---\ntitle: T\n---\n",
		"broken, which Hugo tells": "---\ntitle: [\n---\n",
		"empty":                    "",
		"a mark alone":             "---",
	} {
		if got := ReadMatter(text); !reflect.DeepEqual(got, Matter{}) {
			t.Errorf("%s: %+v", reason, got)
		}
	}
}

func TestCardCallStandsWhereTheFigureIsNamed(t *testing.T) {
	text := "---\ntitle: p/v explained\ncard: \"p/v\"\n---\n"
	c, ok := ReadMatter(text).CardCall("a.md", text)
	if p, _ := c.Get("view"); !ok || p.Value != "p/v" || p.Line != 3 || p.Column != 8 || c.File != "a.md" {
		t.Errorf("%+v, %v", c, ok)
	}
	if _, ok := ReadMatter("---\ntitle: T\n---\n").CardCall("a.md", ""); ok {
		t.Error("a figure that is not named")
	}
}
