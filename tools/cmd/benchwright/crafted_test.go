package main

import (
	"slices"
	"strings"
)

// A craftedChange is an edit of the small site, to be told of just as it is.
type craftedChange struct {
	name    string
	edit    func()
	nothing bool // it changes nothing that a reader sees
}

// crafted are changes of every kind; testdata/changes holds what is to be said of each.
func crafted(h history) []craftedChange {
	const csv, yaml, words = "benchmarks/api/results.csv", "benchmarks/api/datapackage.yaml", "content/_index.md"
	edit := func(name, before, after string) { mustEdit(h.t, h.file(name), before, after) }
	write := func(files tree) {
		if err := files.write(h.site); err != nil {
			h.t.Fatal(err)
		}
	}
	return []craftedChange{
		{"a-cell", func() { edit(csv, ",8,7,9,5", ",28,27,29,5") }, false},
		{"a-number-in-prose", func() { edit(csv, ",40000,39000,41000,", ",45000,44000,46000,") }, false},
		{"within-the-interval", func() { edit(csv, ",8,7,9,5", ",8.5,7.5,9.5,5") }, false},
		{"another-unit", func() {
			edit(csv, "ms,lower,median,8,7,9,5", "s,lower,median,0.008,0.007,0.009,5")
			edit(csv, "ms,lower,median,21,20,25,5", "s,lower,median,0.021,0.020,0.025,5")
			edit(csv, "ms,lower,median,15,14,16,5", "s,lower,median,0.015,0.014,0.016,5")
		}, false},
		{"a-row-less", func() {
			edit(csv, "http,hello,Calm,Python,throughput,req/s,higher,median,9000,8800,9200,5,,ok\n", "")
		}, false},
		{"a-row-failed", func() {
			edit(csv, "median,9000,8800,9200,5,,ok", "median,,,,,,failed")
		}, false},
		{"a-column-renamed", func() {
			edit(csv, "benchmark,scenario,", "suite,scenario,")
			edit(yaml, "{name: benchmark,", "{name: suite,")
		}, false},
		{"a-key-renamed", func() {
			edit(csv, "scenario,subject", "load,subject")
			edit(yaml, "{name: scenario,", "{name: load,")
			edit(yaml, "[scenario, subject, metric]", "[load, subject, metric]")
		}, false},
		{"a-new-package", func() {
			write(tree{"benchmarks/sorting/times.csv": "subject,metric,unit,better,statistic,value\nQuicksort,wall time,ms,lower,median,12.5\n",
				"benchmarks/sorting/datapackage.yaml": "name: sorting\ntitle: Sorting\nresources:\n  - {name: times, path: times.csv}\n"})
		}, false},
		{"a-sentence", func() {
			edit(words, "as many requests.", "as many requests in a second. Nobody knows why.")
		}, false},
		{"a-caveat", func() {
			edit(yaml, "measured: 2026-05-04", "measured: 2026-05-04\ncaveats: [One machine only.]")
		}, false},
		{"a-figure-less", func() {
			before, view, _ := strings.Cut(h.read(yaml), "  - name: latency\n")
			_, after, _ := strings.Cut(view, "environment:")
			write(tree{yaml: before + "environment:" + after})
			edit(words, "{{< bench/chart view=\"api/latency\" >}}\n", "")
		}, false},
		{"a-verdict", func() { edit(csv, ",15,14,16,5", ",85,84,86,5") }, false},
		{"other-digits", func() { edit(csv, ",8,7,9,5", ",8.0,7,9,5") }, false},
		{"other-bounds", func() { edit(csv, ",8,7,9,5", ",8,6,9,5") }, false},
		{"more-runs", func() { edit(csv, ",8,7,9,5", ",8,7,9,50") }, false},
		{"the-other-direction", func() {
			write(tree{csv: strings.ReplaceAll(h.read(csv), "req/s,higher", "req/s,none")})
		}, false},
		{"a-row-more", func() {
			edit(csv, "http,hello,Calm,Python,latency", "http,hello,Brisk,Python,throughput,req/s,higher,median,20000,,,,,ok\nhttp,hello,Calm,Python,latency")
		}, false},
		{"a-subject-renamed", func() {
			write(tree{csv: strings.ReplaceAll(h.read(csv), "Calm", "Calmer")})
			edit(words, "that=\"Calm.", "that=\"Calmer.")
		}, false},
		{"a-column-more", func() {
			edit(csv, "run,status\n", "run,status,connections\n")
			write(tree{csv: strings.ReplaceAll(h.read(csv), ",ok\n", ",ok,64\n")})
			edit(yaml, "role: status}\n", "role: status}\n        - {name: connections, type: integer, role: parameter}\n")
		}, false},
		{"a-title", func() { edit(yaml, "title: Results", "title: All results") }, false},
		{"a-new-figure", func() {
			edit(yaml, "views:\n", "views:\n  - {name: all, resource: results, where: {metric: throughput}, chart: bar, title: All of them}\n")
		}, false},
		{"a-new-page", func() { write(tree{"content/method.md": "---\ntitle: Method\n---\n\nWe measured it.\n"}) }, false},
		{"a-file", func() { write(tree{"content/notes.pdf": "%PDF"}) }, false},
		{"a-footer", func() { edit("layouts/home.html", "</main>", "</main><footer><p>All of it is free.</p></footer>") }, false},
		{"rows-in-another-order", func() {
			lines := strings.Split(strings.TrimSpace(h.read(csv)), "\n")
			slices.Reverse(lines[1:])
			write(tree{csv: strings.Join(lines, "\n") + "\n"})
		}, true},
		{"columns-in-another-order", func() {
			var lines []string
			for line := range strings.Lines(h.read(csv)) {
				cells := strings.Split(strings.TrimSpace(line), ",")
				slices.Reverse(cells)
				lines = append(lines, strings.Join(cells, ","))
			}
			write(tree{csv: strings.Join(lines, "\n") + "\n"})
		}, true},
		{"white-space", func() {
			write(tree{csv: strings.ReplaceAll(h.read(csv), "\n", "\r\n")})
			edit(yaml, "\nsources:\n", "\n# Where it comes from\n\nsources:\n")
			edit(words, "as many requests.", "as   many\nrequests.\n\n")
		}, true},
		{"markup", func() { edit(words, "as many requests.", "as **many** requests.") }, true},
		{"paragraphs-in-another-order", func() {
			edit(words, "A first paragraph stands here.\n\nA second one follows it.\n", "A second one follows it.\n\nA first paragraph stands here.\n")
		}, true},
	}
}
