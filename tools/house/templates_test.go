package house

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/prose"
)

var (
	knownList = regexp.MustCompile(`known"? (?:= |:= )?\(?slice((?: "[\w-]+")+)`)
	quoted    = regexp.MustCompile(`"([\w-]+)"`)
	parameter = regexp.MustCompile(`(?m)^@param \{\w+\} +(\w+)`)
)

// The templates and the command know the same shortcodes, with the same
// parameters, in what they accept and in what their comments say.
func TestTemplatesKnowTheSameParameters(t *testing.T) {
	dir := filepath.Join(repository, "layouts/_shortcodes/bench")
	files, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(prose.Shortcodes) {
		t.Errorf("there are %d templates for %d shortcodes", len(files), len(prose.Shortcodes))
	}
	for name, s := range prose.Shortcodes {
		template, err := os.ReadFile(filepath.Join(dir, name+".html"))
		if err != nil {
			t.Error(err)
			continue
		}
		var want, accepted, described []string
		for _, p := range s.Parameters {
			want = append(want, p.Name)
		}
		for _, list := range knownList.FindAllStringSubmatch(string(template), -1) {
			for _, q := range quoted.FindAllStringSubmatch(list[1], -1) {
				accepted = append(accepted, q[1])
			}
		}
		for _, p := range parameter.FindAllStringSubmatch(string(template), -1) {
			described = append(described, p[1])
		}
		for what, got := range map[string][]string{"accepts": accepted, "describes": described} {
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s.html %s %s; the command knows %s", name, what, strings.Join(got, ", "), strings.Join(want, ", "))
			}
		}
	}
}
