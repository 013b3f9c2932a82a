package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// shown matches a problem in a text, with its hint.
var shown = regexp.MustCompile(`(?m)^ *(data/claims/claims\.csv:\d+:\d+: .*)\n *(hint: .*)$`)

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
	if status != exitProblem || real == nil || strings.Count(said, "\n") != 3 {
		t.Fatalf("status %d, and it says:\n%s", status, said)
	}
	for name, text := range texts {
		found := shown.FindAllStringSubmatch(text, -1)
		if len(found) == 0 {
			t.Errorf("%s shows no problem", name)
		}
		for _, f := range found {
			if f[1] != real[1] || f[2] != real[2] {
				t.Errorf("%s shows:\n%s\n%s\nreally it is:\n%s\n%s", name, f[1], f[2], real[1], real[2])
			}
		}
	}
}
