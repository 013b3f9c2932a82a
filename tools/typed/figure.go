package typed

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/internal/lazy"
	"github.com/benchwright/benchwright/tools/unit"
)

// A figure is a number of a sentence that may be one of the data.
type figure struct {
	text       string // what a binding takes the place of: with a unit that is a symbol
	start, end int    // of text, in characters of the sentence
	value      float64
	step       float64 // the place it is rounded to
	digits     int     // significant ones
	unit       unit.Unit
	bare       bool // without a unit
	apart      bool // the unit is in words, which stay
}

var (
	number     = lazy.Regexp(`\d{1,3}(?:[,\x{202f}\x{a0}]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`)
	multiplier = lazy.Regexp(`^(?:[\s\x{a0}\x{202f}](million|billion|thousand)|([kKM]|bn))(?:[^\pL\d]|$)`)
	rate       = lazy.Regexp(`^[\s\x{a0}\x{202f}](?:[\pL-]+ ){0,2}?(\pL+) (?:a|an|per|each|every) (second|minute|hour|request|operation|query)\b`)
	symbol     = lazy.Regexp(`^([\s\x{a0}\x{202f}-]?)(per cent|[%×]|[\pLµμ]+(?:/\pL+)?)`)
	join       = lazy.Regexp(`^\s?(?:–|-|to|and|or|against)\s?(?:about )?$`)
	// 95 % interval; 99 % confidence.
	confidence = lazy.Regexp(`^\s*(?:confidence|interval|probability|percentile|quantile|certain)`)
	// "3 times as long" is a factor, "run 3 times" is not.
	factor = lazy.Regexp(`^\s+(?:as|the|that|what|those|its|faster|slower|quicker|more|less|fewer|higher|lower|longer|shorter|larger|smaller|bigger|greater)\b`)
	// A bare number may be a figure where nothing that it counts follows.
	loose = lazy.Regexp(`^ (?:a|per) second\b|^[^\pL\d_-]*$|^\s*[^\pL\d\s_-]|^\s+(?:and|or|but|on|in|at|with|against|to|for|while|than|as|by|from|over|under|if|when|where|is|was)\b`)
	// Small ones behind another word than these are numbers of what it names.
	leading = lazy.Regexp(`(?:^|[^\pL\d.\s\x{a0}-])\s?$|\b(?:about|around|at|of|to|than|and|or|over|under|only|nearly|almost|roughly|with|against|is|was|from|by)[\s\x{a0}]$`)
)

// inWords are the units that prose writes out.
var inWords = map[string]string{
	"second": "s", "seconds": "s", "millisecond": "ms", "milliseconds": "ms", "microsecond": "µs", "microseconds": "µs",
	"nanosecond": "ns", "nanoseconds": "ns", "minute": "min", "minutes": "min", "hour": "h", "hours": "h",
	"kilobyte": "kB", "kilobytes": "kB", "megabyte": "MB", "megabytes": "MB", "gigabyte": "GB", "gigabytes": "GB",
	"byte": "B", "bytes": "B", "percent": "%", "per cent": "%", "times": "x", "fold": "x",
	"request": "req", "operation": "op", "query": "query",
}

// figures returns the figures of a sentence. The further nouns are units, too.
func (s sentence) figures(nouns []string) []figure {
	text := s.without()
	var all []figure
	var ends []int // in bytes, of the numbers alone
	for _, at := range number().FindAllStringIndex(text, -1) {
		f, end, ok := read(text, at[0], at[1], nouns)
		if ok {
			all, ends = append(all, f), append(ends, end)
		}
	}
	for i := len(all) - 2; i >= 0; i-- { // 50–80 ms: the unit is that of both
		next := &all[i+1]
		between := text[ends[i]:byteAt(text, next.start)]
		if all[i].bare && !next.bare && join().MatchString(between) {
			all[i].unit, all[i].bare, all[i].apart = next.unit, false, true
		}
	}
	return slices.DeleteFunc(all, func(f figure) bool { return f.bare && !f.distinct() })
}

func byteAt(text string, character int) int {
	return len(string([]rune(text)[:character]))
}

// distinct reports whether a number hardly occurs by chance.
func (f figure) distinct() bool { return f.digits >= 3 || f.value >= 1000 }

// read reads the number between two bytes of a sentence with its unit. It also
// returns the byte behind the number and its multiplier.
func read(text string, start, end int, nouns []string) (figure, int, bool) {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(text[:start], string(before)))
	joined := strings.ContainsRune("-–−", before) && (last < '0' || last > '9')
	grouped := unicode.IsSpace(before) && last >= '0' && last <= '9' // 2 722, and what is in two
	if isWordRune(before) || joined || grouped || strings.ContainsRune("_./:@^~=", before) {
		return figure{}, 0, false // a part of a word, negative, or of an address
	}
	f := figure{bare: true}
	plain := strings.NewReplacer(",", "", "\u202f", "", "\u00a0", "").Replace(text[start:end])
	f.value, _ = strconv.ParseFloat(plain, 64)
	f.step, f.digits = precision(plain)
	if m := multiplier().FindStringSubmatchIndex(text[end:]); m != nil {
		by := map[string]float64{"thousand": 1e3, "k": 1e3, "K": 1e3, "million": 1e6, "M": 1e6, "billion": 1e9, "bn": 1e9}
		word := max(m[3], m[5])
		factor := by[strings.TrimSpace(strings.Trim(text[end:end+word], "\u00a0\u202f"))]
		f.value, f.step = f.value*factor, f.step*factor
		end += word
	}
	length, ok := f.readUnit(text[end:], nouns)
	if !ok {
		return figure{}, 0, false
	}
	shown := end
	if !f.apart {
		shown += length
	}
	f.text = text[start:shown]
	f.start = utf8.RuneCountInString(text[:start])
	f.end = f.start + utf8.RuneCountInString(f.text)
	if f.bare && (f.year(text[start:end]) || !loose().MatchString(text[end:]) || f.value < 1000 && !leading().MatchString(text[:start])) {
		return f, end, join().MatchString(joint(text[end:]))
	}
	return f, end, !confidence().MatchString(text[end+length:])
}

// joint returns what stands before the next number.
func joint(tail string) string {
	if i := strings.IndexAny(tail, "0123456789"); i >= 0 {
		return tail[:i]
	}
	return tail
}

func (f figure) year(text string) bool {
	return len(text) == 4 && f.value >= 1900 && f.value < 2100
}

// precision returns the place that a number is rounded to, and its significant
// digits; zeros at the end of a whole number count up to the second digit.
func precision(plain string) (step float64, digits int) {
	whole, fraction, found := strings.Cut(plain, ".")
	if found {
		return math.Pow10(-len(fraction)), len(strings.TrimLeft(whole+fraction, "0"))
	}
	all := len(strings.TrimLeft(whole, "0"))
	zeros := all - len(strings.TrimRight(strings.TrimLeft(whole, "0"), "0"))
	zeros = max(0, min(zeros, all-2))
	return math.Pow10(zeros), all - zeros
}

// readUnit reads the unit at the start of what follows a number, and returns how
// many bytes it takes. It is not ok if the number is a part of a word.
func (f *figure) readUnit(tail string, nouns []string) (length int, ok bool) {
	if m := rate().FindStringSubmatchIndex(tail); m != nil {
		noun, per := tail[m[2]:m[3]], inWords[tail[m[4]:m[5]]]
		if u, err := unit.Parse(noun+"/"+per, nouns...); err == nil {
			f.unit, f.bare, f.apart = u, false, true
			return m[1], true
		}
	}
	m := symbol().FindStringSubmatchIndex(tail)
	if m == nil {
		return 0, true
	}
	if behind, _ := utf8.DecodeRuneInString(tail[m[1]:]); isWordRune(behind) || behind == '_' { // 512 x86_64
		return 0, m[2] < m[3]
	}
	word := tail[m[4]:m[5]]
	short, spelt := inWords[word]
	if !spelt {
		short = word
	}
	if strings.EqualFold(word, "rps") {
		short = "req/s"
	}
	u, err := unit.Parse(short, nouns...)
	if err != nil || word == "times" && f.step >= 1 && !factor().MatchString(tail[m[1]:]) {
		return 0, m[2] < m[3] // attached letters that are no unit: 3d, x86
	}
	f.unit, f.bare = u, false
	f.apart = word != "times" && (spelt || slices.Contains(nouns, word))
	return m[1], true
}
