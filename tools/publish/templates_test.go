package publish

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/changes"
	"github.com/benchwright/benchwright/tools/prose"
	"github.com/benchwright/benchwright/tools/sheet"
)

// keysOf adds the JSON keys of a type and of all that it holds.
func keysOf(t reflect.Type, keys map[string]bool) {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		keysOf(t.Elem(), keys)
	case reflect.Struct:
		for i := range t.NumField() {
			name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			if name != "" && name != "-" && !keys[name+" of "+t.String()] {
				keys[name], keys[name+" of "+t.String()] = true, true
				keysOf(t.Field(i).Type, keys)
			}
		}
	}
}

// hugoKeys are what templates read of Hugo's own data: the folders and files that
// we write, the parameters of a site, and a word among translations.
var hugoKeys = []string{"benchwright", "packages", "values", "verdicts", "captions", "cards", "changes", "former", "bench", "method", "other"}

var (
	comment = regexp.MustCompile(`(?s){{-?\s*/\*.*?\*/\s*-?}}`)
	action  = regexp.MustCompile("(?s){{(.*?)}}")
	literal = regexp.MustCompile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`")
	read    = regexp.MustCompile(`\.([a-z]\w*)`)
	made    = regexp.MustCompile(`"([a-z]\w*)"`)
)

// templateKeys returns the keys that a template reads, and those of the maps that
// it makes itself.
func templateKeys(text string) (reads, makes []string) {
	for _, a := range action.FindAllStringSubmatch(comment.ReplaceAllString(text, ""), -1) {
		if strings.Contains(a[1], "dict") {
			for _, m := range made.FindAllStringSubmatch(a[1], -1) {
				makes = append(makes, m[1])
			}
		}
		for _, m := range read.FindAllStringSubmatch(literal.ReplaceAllString(a[1], `""`), -1) {
			reads = append(reads, m[1])
		}
	}
	return reads, makes
}

func TestTemplateKeys(t *testing.T) {
	reads, makes := templateKeys("{{/* .not this */}} .nor.this {{ $x.title }} {{ with (index . 0).path }}{{ printf \".no %s\" .name }}{{ dict \"a\" 1 \"b\" .c }}")
	if got := strings.Join(reads, " "); got != "title path name c" {
		t.Errorf("reads %s", got)
	}
	if got := strings.Join(makes, " "); got != "a b" {
		t.Errorf("makes %s", got)
	}
}

// What templates read is what the command writes: a key that no struct has reads
// as nothing, without a word.
func TestTemplatesReadWhatIsWritten(t *testing.T) {
	known := map[string]bool{}
	for _, v := range []any{packageManifest{}, tableManifest{}, sheet.Sheet{}, prose.Value{}, prose.Claim{}, correctionsManifest{},
		changes.Page{}, changes.Preview{}, formerFigure{}} {
		keysOf(reflect.TypeOf(v), known)
	}
	for _, key := range hugoKeys {
		known[key] = true
	}
	reads := map[string][]string{}
	err := filepath.WalkDir("../../layouts", func(name string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		text, err := os.ReadFile(name)
		r, makes := templateKeys(string(text))
		for _, key := range r {
			reads[key] = append(reads[key], filepath.Base(name))
		}
		for _, key := range makes {
			known[key] = true
		}
		return err
	})
	if err != nil || len(reads) < 20 {
		t.Fatalf("%d keys, %v", len(reads), err)
	}
	for _, key := range slices.Sorted(maps.Keys(reads)) {
		if !known[key] {
			t.Errorf("the key %q, which nothing writes, is read in %s", key, strings.Join(slices.Compact(reads[key]), ", "))
		}
	}
}
