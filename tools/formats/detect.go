package formats

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/problem"
)

// Detect returns the format of a file by what stands in it. The error is a
// problem.List: it says what the file looks like and which formats are near, or
// which ones match alike.
func Detect(file File) (Format, error) {
	var found []Format
	for _, f := range All() {
		if f.looks != nil && f.looks(file) {
			found = append(found, f)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return Format{}, problem.List{unknown(file)}
	}
	return Format{}, problem.List{{File: file.Name,
		Message: "looks like " + strings.Join(names(found), " and like "),
		Hint:    fmt.Sprintf("say which it is, such as --from %s", found[0].Name)}}
}

func unknown(file File) problem.Problem {
	p := problem.Problem{File: file.Name, Message: "is of no known format; it looks like " + appearance(file),
		Hint: "benchwright formats lists the known ones; name one with --from"}
	words := wordsOf(string(file.Head()))
	if words["metric"] && words["value"] && words["statistic"] {
		p.Hint = "it holds tidy results already; put it into a data package as it is"
		return p
	}
	if may := proposed(file); len(may) > 0 {
		p.Hint = "files of " + strings.Join(may, " and of ") + " start like it, but so may others; if it is one, say --from " + may[0]
		return p
	}
	if file.tabular() {
		p.Hint = "a table that was made by hand needs no format: benchwright inspect says how it reads; benchwright formats lists the known ones"
	}
	if near := nearest(words, wordsOf(file.firstLine())); near != nil {
		var known []string
		for _, f := range near {
			known = append(known, fmt.Sprintf("%s, known by %q", f.Name, f.Mark))
		}
		p.Hint = "near to it: " + strings.Join(known, "; ") + "; name one with --from"
	}
	return p
}

// bare are the formats without a mark, by what the first line of a file looks like.
// Columns of numbers may be anything, so that these are proposed and never taken.
var bare = []struct {
	format string
	line   func() *regexp.Regexp
}{
	{"fio-log", lazy.Regexp(`^\d+, *\d+, *[012], *\d+(?:, *\d+)*$`)},
	{"iperf-csv", lazy.Regexp(`^\d{14}(?:\.\d+)?,[^,]*,\d+,[^,]*,\d+,-?\d+,[\d.]+-[\d.]+,\d+,\d+`)},
	{"jmeter-jtl-bare", lazy.Regexp(`^\d{13},\d+,.*,(?i:true|false),`)},
	{"pgbench-aggregate-log", lazy.Regexp(`^\d{9,}(?: \d+){5,14}$`)},
	{"pgbench-log", lazy.Regexp(`^\d+ \d+ (?:\d+|[a-z]+) \d+ \d{9,} \d+(?: \d+){0,2}$`)},
}

// proposed returns the formats without a mark that a file may be of.
func proposed(file File) []string {
	var may []string
	for _, b := range bare {
		if b.line().MatchString(file.firstLine()) {
			may = append(may, b.format)
		}
	}
	return may
}

// nearest returns the formats that a file of these words comes near to, the
// nearest first, at most three: half of the words that mark the format stand in
// the file, or two words in three of its first line mark the format.
func nearest(words, first map[string]bool) []Format {
	share := map[string]float64{}
	var near []Format
	for _, f := range All() {
		if !f.wanted() {
			continue
		}
		mark := wordsOf(f.Mark)
		held, led := common(mark, words), common(mark, first)
		if held > 0 && 2*held >= len(mark) || led > 1 && 3*led >= 2*len(first) {
			share[f.Name] = float64(held) / float64(len(mark))
			near = append(near, f)
		}
	}
	slices.SortStableFunc(near, func(a, b Format) int { return cmp.Compare(share[b.Name], share[a.Name]) })
	return near[:min(3, len(near))]
}

func common(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// wordsOf returns the words of a text in lower case. A number is none.
func wordsOf(text string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' }) {
		if strings.Trim(w, "0123456789") != "" {
			words[strings.ToLower(w)] = true
		}
	}
	return words
}

// appearance says in words what a person sees who opens the file.
func appearance(file File) string {
	head := bytes.TrimSpace(file.Head())
	first := file.firstLine()
	switch {
	case len(head) == 0:
		return "an empty file"
	case head[0] == '<':
		return "XML or HTML"
	case head[0] == '{' || head[0] == '[':
		if keys := file.keys(); len(keys) > 0 {
			return "JSON with the members " + shortened(strings.Join(keys, ", "))
		}
		return "JSON"
	case file.tabular():
		return fmt.Sprintf("a CSV that starts %q", shortened(first))
	}
	return fmt.Sprintf("text that starts %q", shortened(first))
}

// tabular reports whether the first line has three cells or more.
func (f File) tabular() bool {
	first := f.firstLine()
	return strings.Count(first, ",")+strings.Count(first, ";")+strings.Count(first, "\t") > 1 && !strings.ContainsAny(first[:1], "{[<")
}

func shortened(text string) string {
	const most = 100
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most-1]) + "…"
	}
	return text
}
