package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// fenced matches the code blocks of a page: language, then text.
var fenced = regexp.MustCompile("(?ms)^ *```(\\w*)\n(.*?)^ *```$")

// guide returns the site configuration, the commands and the line of the head
// that content/docs/module.md tells owners of other sites to write.
func guide(t *testing.T) (config string, commands []string, head string) {
	t.Helper()
	page, err := os.ReadFile(absolute(t, "content/docs/module.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range fenced.FindAllStringSubmatch(string(page), -1) {
		lines := strings.Split(strings.TrimSpace(block[2]), "\n")
		for i := range lines {
			lines[i] = strings.TrimSpace(lines[i])
		}
		if block[1] == "toml" {
			config += strings.Join(lines, "\n") + "\n"
		} else {
			commands = append(commands, lines...)
		}
	}
	head = regexp.MustCompile("{{ partial [^`]*}}").FindString(string(page))
	if config == "" || len(commands) == 0 || head == "" {
		t.Fatal("content/docs/module.md lacks the configuration, the commands or the head")
	}
	return config, commands, head
}

// proxy writes the module into a folder that Go can fetch it from.
func proxy(t *testing.T) (url string) {
	t.Helper()
	const version = "v0.1.0"
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	files := mustReadTree(t, absolute(t, "layouts"))
	for _, name := range files.names() {
		w, err := z.Create(layouts + "@" + version + strings.TrimPrefix(name, "layouts"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	dir, at := t.TempDir(), layouts+"/@v/"
	err := tree{at + "list": version, at + version + ".info": `{"Version":"` + version + `"}`,
		at + version + ".mod": files["layouts/go.mod"], at + version + ".zip": archive.String()}.write(dir)
	if err != nil {
		t.Fatal(err)
	}
	return "file://" + filepath.ToSlash(dir)
}

// Another site imports the module, as its guide says, and shows its own figures:
// nothing of ours but the module and the command is at hand.
func TestAnotherSiteImportsTheModule(t *testing.T) {
	hugo := hugo(t)
	config, commands, head := guide(t)
	site := t.TempDir()
	files := tree{
		"hugo.toml":                `disableKinds = ["taxonomy", "term", "rss", "sitemap"]` + "\n" + config,
		"layouts/home.html":        "<!doctype html><html><head><title>T</title>" + head + "</head><body>{{ .Content }}</body></html>",
		"static/own.txt":           "own",
		"benchmarks/api/times.csv": "benchmark,subject,runtime,metric,unit,better,statistic,value\nsort,Quick,Go,wall time,ms,lower,median,12.5\nsort,Slow,Go,wall time,ms,lower,median,50\n",
		"benchmarks/api/datapackage.yaml": "name: api\ntitle: Sorting\nresources:\n  - {name: times, path: times.csv, title: Times}\n" +
			"views:\n  - {name: sorting, resource: times, title: \"Quick needs {Quick.'wall time'} to sort\", description: Sorting times.}\n",
		"content/_index.md": "---\ntitle: Mine\n---\n\nSlow takes {{< bench/value of=\"Slow.'wall time' / Quick.'wall time'\" in=\"api\" as=\"times\" >}} as long.\n\n" +
			"{{< bench/chart \"api/sorting\" >}}\n\n{{< bench/table resource=\"api/times\" columns=\"subject,value\" >}}\n\n{{< bench/source \"api\" >}}\n",
	}
	if err := files.write(site); err != nil {
		t.Fatal(err)
	}
	environment := []string{"HUGO_MODULE_PROXY=" + proxy(t), "HUGO_CACHEDIR=" + t.TempDir(), "GOMODCACHE=" + t.TempDir(),
		"GOFLAGS=-modcacherw", "GOSUMDB=off", "GOTOOLCHAIN=local", "GOWORK=off"}
	for _, line := range commands {
		words := strings.Fields(line)
		switch words[0] {
		case "go": // go run …/tools/cmd/benchwright@latest build
			must(t, words[len(words)-1], "--site", site)
		case "hugo":
			args := words[1:]
			if len(words) == 1 {
				args = append(args, "--panicOnWarning", "--printPathWarnings")
			}
			if out, err := command(site, environment, hugo, args...); err != nil {
				t.Fatalf("%s: %v\n%s", line, err, out)
			}
		}
	}
	public := mustReadTree(t, filepath.Join(site, "public"))
	page := public["public/index.html"]
	for what, want := range map[string]string{
		"the stylesheet": `<link rel="stylesheet" href="/assets/bench.`,
		"the figure":     `width="768" height=`,
		"its title":      "Quick needs 12.5\u202fms to sort",
		"the value":      ">4\u00a0times</span>",
		"the table":      `<td class="bench-end">12.5</td>`,
		"the source":     "Sorting",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s: %s", what, want)
		}
	}
	for _, name := range []string{"public/own.txt", "public/data/api/datapackage.json", "public/figures/api/sorting/figure.svg"} {
		if _, ok := public[name]; !ok {
			t.Errorf("there is no %s", name)
		}
	}
	if strings.Contains(page, "Fastify") {
		t.Error("the page shows our article's data")
	}
}
