package chart

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
)

// Words are phrases of another language by key; those that it lacks are English.
// %s and %d stand for what is put in, in English order, or as %[2]s by number.
type Words map[string]string

// english are the phrases that figures are described in.
var english = map[string]string{
	"over":             "over %s",
	"below":            "below %s",
	"was":              "was %s",
	"relative":         "%s relative to %s",
	"against":          "%s over %s",
	"in unit":          "%s in %s",
	"better higher":    "higher is better",
	"better lower":     "lower is better",
	"log scale":        "log scale",
	"statistic best":   "best result",
	"statistic max":    "greatest value",
	"statistic min":    "least value",
	"statistic claim":  "as claimed",
	"statistic rate":   "rate over the run",
	"statistic value":  "",
	"sample":           "%s sample",
	"samples":          "%s samples",
	"boxes":            "quartiles of %s, whiskers within 1.5 boxes",
	"shares":           "share of %s up to each value",
	"some intervals":   "median of %s, with 95 %% interval, or range below six samples",
	"intervals":        "median and 95 %% interval of %s",
	"too few":          "median and all of %s, too few for an interval",
	"median":           "median of %s",
	"chart dot":        "Dot plot",
	"chart bar":        "Bar chart",
	"chart range":      "Range chart",
	"chart line":       "Line chart",
	"chart box":        "Box plot",
	"chart scatter":    "Scatter plot",
	"chart heatmap":    "Heatmap",
	"chart ecdf":       "Distribution",
	"chart slope":      "Slope chart",
	"form":             "%s of %s",
	"form log":         "%s of %s, on a log scale",
	"not drawn":        "Not drawn: %s.",
	"failed":           "%s: failed",
	"no figure":        "%s: no figure",
	"more":             "And %d more in the data.",
	"more of":          "%s: and %d more in the data.",
	"marks":            "%d marks, from %s to %s",
	"half":             "%s (half of the samples between %s and %s)",
	"nearly all":       "%s (99 %% of the samples up to %s)",
	"course":           "%s from %s at %s to %s at %s",
	"along":            "%s, along %s",
	"side":             "%s for %s",
	"sides":            "%s, from %s to %s",
	"point":            "%s %s at %s %s",
	"points":           "%d points over %s up to %s, the first %s",
	"interval":         "; median of %d samples, 95 %% interval %s–%s",
	"spread":           "; median of %d samples, range %s–%s",
	"pair zero":        "%s has more %s than %s, which is zero.",
	"pair clear":       "%s: %s times the %s of %s; the interval of the ratio, %s to %s, holds with at least %.0f %%.",
	"pair none":        "No clear difference between %s and %s: the ratio is %s, and its interval, %s to %s, includes 1.",
	"pair single":      "%s: %s times the %s of %s. No interval is known on both sides, so these are single figures.",
	"pair better":      " %s is better.",
	"share of samples": "Share of samples",
	"log axis":         "%s, log scale",
	"log axis step":    "%s, log scale: each line is %v×",
}

// Phrases returns the phrases that a site may say in its own language, by key.
func Phrases() map[string]string { return maps.Clone(english) }

// Check returns what is wrong with a site's words: keys that there are not, and
// phrases that leave out what English puts in.
func (w Words) Check(file string) problem.List {
	var problems problem.List
	for _, key := range slices.Sorted(maps.Keys(w)) {
		phrase, known := english[key]
		switch {
		case !known:
			problems = append(problems, problem.Problem{File: file, Field: "words", Text: key,
				Message: fmt.Sprintf("there is no phrase %q", key), Hint: problem.Suggest(key, slices.Sorted(maps.Keys(english)))})
		case holes(phrase) != holes(w[key]):
			problems = append(problems, problem.Problem{File: file, Field: "words", Text: w[key],
				Message: fmt.Sprintf("the phrase %q puts in %d things, and English %d", key, holes(w[key]), holes(phrase)),
				Hint:    fmt.Sprintf("English says %q", phrase)})
		}
	}
	return problems
}

// holes counts what a phrase puts in.
func holes(phrase string) int {
	return strings.Count(strings.ReplaceAll(phrase, "%%", ""), "%")
}

// Phrase returns a phrase with its holes.
func (w Words) Phrase(key string) string {
	if phrase, ok := w[key]; ok {
		return phrase
	}
	return english[key]
}

// say writes a phrase in the figure's language.
func (f *Figure) say(key string, args ...any) string {
	return fmt.Sprintf(f.language.Phrase(key), args...)
}
