package chart

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/sheet"
)

// Every phrase of a figure can be said in another language, and what is not is
// said in English.
func TestWordsOfAnotherLanguage(t *testing.T) {
	p, v := load(t, "where: {scenario: JSON}", throughput)
	words := Words{"chart dot": "Punktdiagramm", "form": "%s: %s", "in unit": "%s in %s", "better higher": "mehr ist besser",
		"statistic claim": "wie behauptet", "not drawn": "Nicht gezeichnet: %s.", "no figure": "%s: keine Zahl"}
	f, problems := New(p, v, Look{Palette: sheet.Palette{"Node.js"}, Words: words})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if want := "Throughput in req/s; wie behauptet; mehr ist besser"; f.Subtitle != want {
		t.Errorf("got %q, want %q", f.Subtitle, want)
	}
	if want := "Punktdiagramm: throughput in req/s. Fastify 45,000, FastAPI 12,000. Nicht gezeichnet: Express: keine Zahl."; f.Alt != want {
		t.Errorf("got %q, want %q", f.Alt, want)
	}
}

func TestWordsAreChecked(t *testing.T) {
	found := Words{"chart dott": "x", "relative": "im Vergleich", "below": "unter %s"}.Check("benchwright.yaml")
	want := []string{`there is no phrase "chart dott"`, `the phrase "relative" puts in 0 things, and English 2`}
	if len(found) != len(want) {
		t.Fatalf("got %v", found)
	}
	for i, w := range want {
		if found[i].Message != w || found[i].Hint == "" {
			t.Errorf("got %v, want %s", found[i], w)
		}
	}
}

// No phrase in the code goes past the catalogue, and none in it is unused.
func TestPhrasesAreUsed(t *testing.T) {
	for key := range english {
		name, _, _ := strings.Cut(key, " ")
		if name == "chart" || name == "statistic" || name == "better" {
			continue // these are put together from what the data say
		}
		if !usedInCode(t, `"`+key+`"`) {
			t.Errorf("nothing says %q", key)
		}
	}
}

func usedInCode(t *testing.T, text string) bool {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if file == "phrases.go" || strings.HasSuffix(file, "_test.go") {
			continue
		}
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(code), text) {
			return true
		}
	}
	return false
}

// The guide lists every phrase as English says it.
func TestPhrasesAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../../content/docs/words.md")
	if err != nil {
		t.Fatal(err)
	}
	for key, phrase := range english {
		if phrase == "" {
			phrase = "(nothing)"
		}
		if row := "| `" + key + "` | " + phrase + " |"; !strings.Contains(string(page), row) {
			t.Errorf("the guide lacks the row %s", row)
		}
	}
}
