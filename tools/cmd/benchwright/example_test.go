package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// shown matches a problem in a text, with its line, the mark below, and the hint;
// the text may indent all of it.
var shown = regexp.MustCompile(`(?m)^( *)(data/claims/claims\.csv:\d+:\d+: .*)\n(.*)\n(.*)\n(.*hint: .*)$`)

// lines are those of a problem as shown, without what indents all of them.
func lines(of []string) string {
	var out []string
	for _, line := range of[2:] {
		out = append(out, strings.TrimPrefix(line, of[1]))
	}
	return strings.Join(out, "\n")
}

// What the README, the guide and the help show of a mistake is what the command
// says about it.
func TestShownProblemIsTheRealOne(t *testing.T) {
	site := ourSite(t)
	root := filepath.Dir(site)
	mustEdit(t, filepath.Join(root, "data/claims/claims.csv"), "simple JSON,Fastify,Node.js,throughput,req/s,higher,claim,45000,",
		"simple JSON,Fastify,Node.js,throughput,req/s,higher,claim,45k,")
	texts := map[string]string{"benchwright help": usage}
	for _, name := range []string{"README.md", "content/docs/start.md"} {
		text, err := os.ReadFile(absolute(t, name))
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(text)
	}
	t.Chdir(root)
	status, _, said := do("check", "--site", "site")
	real := shown.FindStringSubmatch(said)
	if status != exitProblem || real == nil || strings.Count(said, "\n") != 5 {
		t.Fatalf("status %d, and it says:\n%s", status, said)
	}
	for name, text := range texts {
		found := shown.FindAllStringSubmatch(text, -1)
		if len(found) == 0 {
			t.Errorf("%s shows no problem", name)
		}
		for _, f := range found {
			if lines(f) != lines(real) {
				t.Errorf("%s shows:\n%s\nreally it is:\n%s", name, lines(f), lines(real))
			}
		}
	}
}
