// Package prose finds what the Markdown of a site asks for: charts, tables,
// values and sources, each with its position.
package prose

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/benchwright/benchwright/tools/problem"
)

// Prefix begins the name of each of our shortcodes.
const Prefix = "bench/"

// A Call is one shortcode of ours in a Markdown file.
type Call struct {
	Name         string // without the prefix: chart, table, filter, value, source, claim
	Params       []Param
	File         string
	Line, Column int    // of the opening braces, from 1; columns in characters
	Inner        string // what stands between the call and its end tag, as written

	start    int  // of what stands behind it
	ends     bool // it is an end tag
	complete bool // it ends itself, or its end tag has been read
}

// A Param is one parameter of a call. Name is "" for a positional one.
type Param struct {
	Name, Value  string
	Line, Column int    // of the value's first character
	raw          string // the value as written, with its backslashes
}

// place returns where a character of the value stands, counted from 0.
func (p Param) place(offset int) (line, column int) {
	line, column = p.Line, p.Column
	escaped := p.raw != p.Value
	for _, r := range p.raw {
		value := r != '\\' || !escaped
		switch {
		case value && offset == 0:
			return line, column
		case value:
			offset--
		}
		if column++; r == '\n' {
			line, column = line+1, 1
		}
	}
	return line, column
}

// Get returns the value of a named parameter and whether it is given.
func (c Call) Get(name string) (Param, bool) {
	for _, p := range c.Params {
		if p.Name == name {
			return p, true
		}
	}
	return Param{}, false
}

// Scan returns the calls of our shortcodes in a Markdown text, in order.
// Shortcodes that are commented out, `{{</* … */>}}`, are text; those in code
// blocks are calls, as Hugo runs them there too. Values are read as Hugo does.
func Scan(file, text string) ([]Call, problem.List) {
	s := &scanner{file: file, src: []rune(text), line: 1, column: 1}
	var calls []Call
	for s.seek() {
		start := s.pos
		switch call, ours := s.call(); {
		case ours && call.ends:
			s.end(calls, call, start)
		case ours:
			calls = append(calls, call)
		}
	}
	for _, c := range calls {
		if c.Name == "quote" && !c.complete {
			s.problem(c.Line, c.Column, "the shortcode bench/quote has no end", "put {{< /bench/quote >}} behind the words")
		}
		if c.Name == "claim" && !c.complete {
			s.problem(c.Line, c.Column, "the shortcode bench/claim has no end", "put {{< /bench/claim >}} behind the sentence, or end it with />}}")
		}
	}
	return calls, s.problems
}

// end gives the call that an end tag belongs to, the last open one of its name,
// what stands between the two.
func (s *scanner) end(calls []Call, tag Call, at int) {
	for i := len(calls) - 1; i >= 0; i-- {
		if c := &calls[i]; c.Name == tag.Name && !c.complete {
			c.Inner, c.complete = string(s.src[c.start:at]), true
			return
		}
	}
}

type scanner struct {
	file         string
	src          []rune
	pos          int
	line, column int
	problems     problem.List
}

func (s *scanner) ahead(text string) bool {
	return strings.HasPrefix(string(s.src[s.pos:min(len(s.src), s.pos+len(text))]), text)
}

func (s *scanner) next() {
	if s.src[s.pos] == '\n' {
		s.line, s.column = s.line+1, 0
	}
	s.pos, s.column = s.pos+1, s.column+1
}

func (s *scanner) skip(n int) {
	for range n {
		s.next()
	}
}

// seek moves to the next opening of a shortcode.
func (s *scanner) seek() bool {
	for s.pos < len(s.src) {
		if s.ahead("{{<") || s.ahead("{{%") {
			return true
		}
		s.next()
	}
	return false
}

func (s *scanner) problem(line, column int, message, hint string) {
	s.problems = append(s.problems, problem.Problem{File: s.file, Line: line, Column: column, Message: message, Hint: hint})
}

// call reads one shortcode or end tag and reports whether it is one of ours.
func (s *scanner) call() (Call, bool) {
	c := Call{File: s.file, Line: s.line, Column: s.column}
	closing := ">}}"
	if s.ahead("{{%") {
		closing = "%}}"
	}
	s.skip(3)
	if s.ahead("/*") {
		s.comment(closing)
		return c, false
	}
	s.space()
	if c.ends = s.ahead("/"); c.ends {
		s.next()
		s.space()
	}
	name := s.word(closing)
	if !strings.HasPrefix(name, Prefix) {
		return c, false
	}
	c.Name = strings.TrimPrefix(name, Prefix)
	if c.ends {
		return c, true
	}
	for {
		s.space()
		switch {
		case s.pos >= len(s.src), s.ahead("{{<"), s.ahead("{{%"), s.ahead("}}"):
			s.problem(c.Line, c.Column, fmt.Sprintf("the shortcode %s is not closed", name), "end it with "+closing)
			return c, false
		case s.ahead(closing), s.ahead("/" + closing):
			c.complete = s.ahead("/")
			c.start = s.pos + len(closing)
			return c, true
		}
		p, ok := s.param(closing)
		if !ok {
			return c, false
		}
		c.Params = append(c.Params, p)
	}
}

func (s *scanner) space() {
	for s.pos < len(s.src) && unicode.IsSpace(s.src[s.pos]) {
		s.next()
	}
}

// word reads up to a space, an equals sign or the end of the shortcode.
func (s *scanner) word(closing string) string {
	start := s.pos
	for s.pos < len(s.src) && !unicode.IsSpace(s.src[s.pos]) && s.src[s.pos] != '=' && !s.ahead(closing) {
		s.next()
	}
	return string(s.src[start:s.pos])
}

// comment moves behind a shortcode that is commented out.
func (s *scanner) comment(closing string) {
	for s.pos < len(s.src) && !s.ahead("*/"+closing) {
		s.next()
	}
}

func (s *scanner) param(closing string) (Param, bool) {
	if s.ahead(`"`) || s.ahead("`") {
		return s.quoted("")
	}
	p := Param{Line: s.line, Column: s.column}
	p.Value = s.word(closing)
	p.raw = p.Value
	switch {
	case p.Value == "":
		s.problem(s.line, s.column, fmt.Sprintf("%q does not belong here", s.src[s.pos]), "")
		return p, false
	case !s.ahead("=") && strings.ContainsFunc(p.Value, wantsQuotes):
		s.problem(p.Line, p.Column, fmt.Sprintf("%q must stand in quotes", p.Value), "")
		return p, false
	case !s.ahead("="):
		return p, true
	}
	s.next()
	if s.ahead(`"`) || s.ahead("`") {
		return s.quoted(p.Value)
	}
	named := Param{Name: p.Value, Line: s.line, Column: s.column}
	named.Value = s.word(closing)
	named.raw = named.Value
	return named, true
}

// wantsQuotes reports whether a value without a name may hold a character only in
// quotes.
func wantsQuotes(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_-.", r)
}

// quoted reads a value in quotes. Between double quotes, which end with the line,
// a backslash before a quote makes it a part of the value, and then all
// backslashes are dropped.
func (s *scanner) quoted(name string) (Param, bool) {
	quote, line, column := s.src[s.pos], s.line, s.column
	s.next()
	p := Param{Name: name, Line: s.line, Column: s.column}
	start, escaped := s.pos, false
	for s.pos < len(s.src) && s.src[s.pos] != quote && (quote == '`' || s.src[s.pos] != '\n') {
		if quote == '"' && s.ahead(`\"`) {
			escaped = true
			s.next()
		}
		s.next()
	}
	if s.pos == len(s.src) || s.src[s.pos] != quote {
		s.problem(line, column, "the quote is not closed", "")
		return p, false
	}
	p.raw = string(s.src[start:s.pos])
	p.Value = p.raw
	if escaped {
		p.Value = strings.ReplaceAll(p.raw, `\`, "")
	}
	s.next()
	return p, true
}
