package table

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/problem"
)

const (
	chunk = 64 << 10
	ahead = 1 << 20 // bytes after which the header is looked at before reading on
)

// load reads a file within the limits and refuses what is no text. It returns nil
// if there is nothing to go on with.
func load(r io.Reader, o Options, report *report) *source {
	hash := sha256.New()
	text, decoded, err := Decode(io.TeeReader(r, hash), o.Encoding)
	s := &source{}
	if err == nil {
		s, err = fill(text, o)
	}
	switch {
	case err != nil:
		report.add(problem.Problem{Message: fmt.Sprintf("cannot be read: %v", err)})
		return nil
	case int64(len(s.data)) > o.Limits.Bytes:
		report.add(problem.Problem{Message: fmt.Sprintf("is larger than %d bytes", o.Limits.Bytes),
			Hint: "split it, or summarise the samples first"})
		return nil
	}
	s.sum = hex.EncodeToString(hash.Sum(nil))
	s.data = bytes.TrimPrefix(s.data, markUTF8)
	s.index()
	report.source = s
	if !s.isText(report) || decoded && !s.isWhole(report) || !s.skipTo(o.Dialect.HeaderRow, report) || !s.wholeLines(report) {
		return nil
	}
	return s
}

// fill reads up to one byte more than the limit. It stops early at a record that
// is too long, and behind a header that is too wide: these are reported by who
// takes the text apart, and need not fill the memory before.
func fill(r io.Reader, o Options) (*source, error) {
	s := &source{}
	g := gauge{quote: byte(o.Dialect.Quote), skip: o.Dialect.HeaderRow - 1}
	if o.Dialect.Comment != 0 {
		g.comment = []byte(string(o.Dialect.Comment))
	}
	for looked := false; int64(len(s.data)) <= o.Limits.Bytes; {
		s.data = slices.Grow(s.data, chunk)
		n, err := r.Read(s.data[len(s.data):min(len(s.data)+chunk, cap(s.data))])
		s.data = s.data[:len(s.data)+n]
		if err == io.EOF {
			return s, nil
		}
		if err != nil {
			return nil, err
		}
		wide := false
		if !looked && len(s.data) > ahead {
			looked, wide = true, s.tooWide(o)
		}
		if g.measure(s.data) > 2*o.Limits.FieldBytes || wide {
			s.data, s.cut = wholeRunes(s.data), true
			return s, nil
		}
	}
	return s, nil
}

// A gauge measures records while they are read, as far as their quotes are sound.
type gauge struct {
	quote       byte
	comment     []byte // starts a line without quotes; nil if none does
	skip        int    // lines that belong to no record
	next, start int    // the byte to look at, and where its record started
	quoted      bool
}

// measure goes on through data and returns how long the last record is by now.
func (g *gauge) measure(data []byte) int {
	for g.next < len(data) {
		switch b := data[g.next]; {
		case g.skip > 0:
			if b == '\n' {
				g.skip, g.start = g.skip-1, g.next+1
			}
		case g.next == g.start && g.comment != nil && bytes.HasPrefix(data[g.next:], g.comment):
			end := bytes.IndexByte(data[g.next:], '\n')
			if end < 0 {
				return len(data) - g.start
			}
			g.next += end
			g.start = g.next + 1
		case b == g.quote:
			g.quoted = !g.quoted
		case b == '\n' && !g.quoted:
			g.start = g.next + 1
		}
		g.next++
	}
	return len(data) - g.start
}

// wholeRunes cuts the last character if only a part of it is there.
func wholeRunes(data []byte) []byte {
	for n := 1; n < utf8.UTFMax && n <= len(data); n++ {
		if rest := data[len(data)-n:]; utf8.RuneStart(rest[0]) {
			if !utf8.FullRune(rest) {
				return data[:len(data)-n]
			}
			return data
		}
	}
	return data
}

// tooWide reports whether the first record has more cells than a table may have
// columns.
func (s *source) tooWide(o Options) bool {
	head := &source{data: s.data, cut: true}
	head.index()
	if !head.skipTo(o.Dialect.HeaderRow, &report{}) {
		return false
	}
	if o.Dialect.Delimiter == 0 {
		o.Dialect.Delimiter = sniff(head, o.Dialect)
	}
	_, cells := head.width(o.Dialect)
	return cells > o.Limits.Columns
}

// width counts the cells of the first record and returns the line on which it
// starts. Both are 0 if it has no end.
func (s *source) width(d Dialect) (line, cells int) {
	quoted, cells := false, 1
	for n := range s.starts {
		if s.cut && n == len(s.starts)-1 {
			break
		}
		text := bytes.TrimRight(s.lineOf(s.above+n+1), "\r\n")
		if !quoted && (len(text) == 0 || d.Comment != 0 && bytes.HasPrefix(text, []byte(string(d.Comment)))) {
			continue
		}
		if line == 0 {
			line = s.above + n + 1
		}
		for _, r := range string(text) {
			switch {
			case r == d.Quote:
				quoted = !quoted
			case r == d.Delimiter && !quoted:
				cells++
			}
		}
		if !quoted {
			return line, cells
		}
	}
	return 0, 0
}
