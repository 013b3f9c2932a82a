package problem

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// A Source is a line as it stands in a file, cut around the part that is wrong.
// What a terminal would not show as one character is replaced: a tab by →, other
// control characters by their pictures, invisible ones by �.
type Source struct {
	Text string `json:"text"`           // a … stands for what is cut at either end
	From int    `json:"from,omitempty"` // first marked character of the text, from 1; 0 marks none
	To   int    `json:"to,omitempty"`   // last marked character
}

// In columns of a terminal: how much of a line is shown, how much of that before
// the marked part where the line is longer, and how much of the part is marked.
const (
	shownWidth  = 70
	widthBefore = 35
	markedWidth = 40
)

// Place adds to a problem its line, with a mark under its text where that is
// found at its column, and else under one character.
func (p *Problem) Place(line []byte) {
	line = bytes.TrimRight(line, "\r\n")
	at := offset(line, p.Column)
	part := first(line[at:at+marked(line[at:], p.Text)], markedWidth)
	if p.Column == 0 {
		part = ""
	}
	before := last(line[:at], widthBefore)
	after := first(line[at+len(part):], shownWidth-width(before)-width(part))
	before = last(line[:at], shownWidth-width(part)-width(after))

	text := visible(before) + visible(part) + visible(after)
	if at+len(part)+len(after) < len(line) {
		text += "…"
	}
	p.Source.From = utf8.RuneCountInString(before) + 1
	if len(before) < at {
		text, p.Source.From = "…"+text, p.Source.From+1
	}
	p.Source.Text, p.Source.To = text, p.Source.From+max(1, utf8.RuneCountInString(part))-1
	if p.Column == 0 {
		p.Source.From, p.Source.To = 0, 0
	}
}

// offset returns where a column of a line starts, in bytes, at most its length.
func offset(line []byte, column int) int {
	at := 0
	for ; column > 1 && at < len(line); column-- {
		_, size := utf8.DecodeRune(line[at:])
		at += size
	}
	return at
}

// marked returns how many bytes at the start of what follows belong to a text,
// quotes around it included.
func marked(rest []byte, text string) int {
	text, _, _ = strings.Cut(text, "\n")
	_, one := utf8.DecodeRune(rest)
	if text == "" || bytes.HasPrefix(rest, []byte(text)) {
		return max(one, len(text))
	}
	quote := string(rest[:one])
	quoted := quote + strings.ReplaceAll(text, quote, quote+quote)
	switch {
	case !bytes.HasPrefix(rest, []byte(quoted)):
		return one
	case bytes.HasPrefix(rest[len(quoted):], []byte(quote)):
		return len(quoted) + one
	}
	return len(quoted)
}

// visible replaces each character that a terminal would not show by one that it
// does, so that no text can move the cursor and the marks stand below what they
// mean.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return '→'
		case r < ' ':
			return '␀' + r
		case r == 0x7f:
			return '␡'
		case !unicode.IsGraphic(r) || r == utf8.RuneError:
			return utf8.RuneError
		}
		return r
	}, s)
}

func width(s string) int { return displaywidth.String(visible(s)) }

// longest bounds the bytes that are looked at for a width.
const longest = 8 * shownWidth

// first returns as much from the start of a line as fits into a width.
func first(line []byte, room int) string {
	s := string(line[:min(len(line), longest)])
	end := 0
	for i, r := range s {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(s[i:])
		}
		if room -= width(s[i : i+size]); room < 0 {
			break
		}
		end = i + size
	}
	return s[:end]
}

// last returns as much from the end of a line as fits into a width.
func last(line []byte, room int) string {
	s := string(line[max(0, len(line)-longest):])
	start := len(s)
	for start > 0 {
		_, size := utf8.DecodeLastRuneInString(s[:start])
		if room -= width(s[start-size : start]); room < 0 {
			break
		}
		start -= size
	}
	return s[start:]
}
