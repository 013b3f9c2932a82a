package typed

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// A sentence is a part of a passage.
type sentence struct {
	text  string
	start int // in the passage, in characters
}

// abbreviations end with a point that ends no sentence.
var abbreviation = lazy.Regexp(`(?:^|[\s(])(?:e\.g|i\.e|vs|cf|etc|No|approx|ca|Fig|Dr|Mr|Ms)\.$`)

// sentences splits a passage at . ! ? before a space.
func sentences(passage []rune) []sentence {
	var all []sentence
	start := 0
	for i, r := range passage {
		end := i == len(passage)-1
		if !end && strings.ContainsRune(".!?", r) && unicode.IsSpace(passage[i+1]) {
			end = r != '.' || !abbreviation().MatchString(string(passage[start:i+1]))
		}
		if end {
			all = append(all, sentence{string(passage[start : i+1]), start})
			start = i + 1
		}
	}
	return all
}

// left are the numbers that are no figures, each with its reason. They are
// written over before figures are looked for.
var left = []func() *regexp.Regexp{
	lazy.Regexp(`\b\d{4}-\d{2}(?:-\d{2})?\b`),   // a date
	lazy.Regexp(`\b\d{1,2}:\d{2}(?::\d{2})?\b`), // a time of day
	lazy.Regexp(`(?:\b\d{1,2}\.? )?\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?: \d{1,2}\b)?(?:,? \d{4}\b)?`),
	lazy.Regexp(`\bv?\d+\.\d+\.\d+[\w.-]*`),       // a version
	lazy.Regexp(`\bv\d[\w.]*`),                    // a version
	lazy.Regexp(`\b\d+(?:st|nd|rd|th)\b`),         // an ordinal
	lazy.Regexp(`\b\d+/\d+\b`),                    // a fraction, a section
	lazy.Regexp(`\b\d+\s?(?:×|x|by)\s?\d+\b`),     // the sides of a matrix
	lazy.Regexp(`^\s*\d+[.)]\s`),                  // the number of a heading
	lazy.Regexp(`(?:^|[\s(])[#§$€£]\s?\d[\d.,]*`), // a number in a list, a section, a price
}

func (s sentence) without() string {
	text := s.text
	for _, pattern := range left {
		text = pattern().ReplaceAllStringFunc(text, func(m string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsDigit(r) {
					return '_'
				}
				return r
			}, m)
		})
	}
	return text
}

// named returns the subjects that a sentence names, in lower case.
func (d *Data) named(text string) []string {
	lower := strings.ToLower(text)
	var all []string
	for _, subject := range d.subjects {
		if hasWord(lower, subject) {
			all = append(all, subject)
		}
	}
	return all
}

// hasWord reports whether a text has a word that is no part of another: Fastify
// is no part of fastify-postgres, and Node is none of Node.js.
func hasWord(text, word string) bool {
	for at := 0; word != ""; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		i += at
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after := []rune(text[i+len(word):min(len(text), i+len(word)+8)] + "  ")
		inside := strings.ContainsRune(".-_/", after[0]) && isWordRune(after[1])
		if !isWordRune(before) && !strings.ContainsRune("-_/.@", before) && !isWordRune(after[0]) && !inside {
			return true
		}
		at = i + len(word)
	}
	return false
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
