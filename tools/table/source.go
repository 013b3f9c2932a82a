package table

import (
	"bytes"
	"fmt"
	"sort"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/benchwright/benchwright/tools/problem"
)

// A source is the text of a file, without byte order mark, and where its lines
// start.
type source struct {
	data   []byte
	starts []int
	sum    string
	above  int  // lines before the first of these, which are no part of the table
	cut    bool // reading stopped early, as what follows is refused anyway
}

const saveAsUTF8 = `save it as UTF-8, in Excel as "CSV UTF-8 (Comma delimited)"`

// CheckText returns what keeps a file from being text in UTF-8, with its place
// and remedy. An empty file and one in UTF-16 are no such text either.
func CheckText(data []byte, file string) problem.List {
	report := &report{file: file}
	s := &source{data: data}
	s.index()
	report.source = s
	s.isText(report)
	return report.list()
}

func (s *source) index() {
	s.starts = make([]int, 1, 1+bytes.Count(s.data, []byte{'\n'}))
	for i, b := range s.data {
		if b == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
}

// skipTo drops the lines above one, which is counted from 1.
func (s *source) skipTo(line int, report *report) bool {
	if line <= 1 {
		return true
	}
	if line > len(s.starts) || s.starts[line-1] == len(s.data) {
		report.add(problem.Problem{Field: "headerRows", Message: fmt.Sprintf("there is no line %d to be the header", line)})
		return false
	}
	from := s.starts[line-1]
	s.data, s.starts, s.above = s.data[from:], s.starts[line-1:], line-1
	for i := range s.starts {
		s.starts[i] -= from
	}
	return true
}

// lineOf returns a line, from 1, with its line end.
func (s *source) lineOf(line int) []byte {
	line -= s.above
	if line >= len(s.starts) {
		return s.data[s.starts[len(s.starts)-1]:]
	}
	return s.data[s.starts[line-1]:s.starts[line]]
}

// position returns line and column, in characters, of an offset.
func (s *source) position(offset int) (line, column int) {
	line = sort.SearchInts(s.starts, offset+1)
	return s.above + line, 1 + utf8.RuneCount(s.data[s.starts[line-1]:offset])
}

func (s *source) isText(report *report) bool {
	data := s.data
	if len(bytes.TrimSpace(data)) == 0 {
		report.add(problem.Problem{Message: "the file is empty", Hint: "the first line names the columns, each further line is a row"})
		return false
	}
	if bytes.HasPrefix(data, markUTF16LE) || bytes.HasPrefix(data, markUTF16BE) {
		report.add(problem.Problem{Line: 1, Column: 1, Message: "the file is UTF-16, not UTF-8", Hint: saveAsUTF8})
		return false
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		report.add(s.nul(i))
		return false
	}
	if !utf8.Valid(data) {
		report.add(s.notUTF8())
		return false
	}
	return true
}

func (s *source) nul(offset int) problem.Problem {
	line, column := s.position(offset)
	p := problem.Problem{Line: line, Column: column, Text: "\x00", Message: "a NUL byte, which no text holds",
		Hint: "the file is damaged or no CSV; export it again"}
	head := s.data[:min(len(s.data), 1024)]
	if bytes.Count(head, []byte{0}) > len(head)/4 {
		p.Message, p.Hint = "a NUL byte; the file looks like UTF-16, not UTF-8", saveAsUTF8
	}
	return p
}

func (s *source) notUTF8() problem.Problem {
	offset := 0
	for {
		r, size := utf8.DecodeRune(s.data[offset:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		offset += size
	}
	line, column := s.position(offset)
	word, encoding := s.asWindows1252(offset)
	return problem.Problem{Line: line, Column: column, Text: word,
		Message: fmt.Sprintf("byte 0x%02X is not UTF-8", s.data[offset]),
		Hint: fmt.Sprintf("the file looks like %s, in which this reads %q; %s, or declare encoding: windows-1252 in the descriptor",
			encoding, word, saveAsUTF8)}
}

// asWindows1252 reads the word around an offset as the old encodings of Western
// Europe would.
func (s *source) asWindows1252(offset int) (word, encoding string) {
	isEnd := func(b byte) bool { return b <= ' ' || bytes.IndexByte([]byte(`,;|"`), b) >= 0 }
	from, to := offset, offset
	for from > 0 && offset-from < 20 && !isEnd(s.data[from-1]) {
		from--
	}
	for to < len(s.data) && to-offset < 20 && !isEnd(s.data[to]) {
		to++
	}
	encoding = "Latin-1 or Windows-1252"
	var text []rune
	for _, b := range s.data[from:to] {
		text = append(text, charmap.Windows1252.DecodeByte(b))
		if b >= 0x80 && b < 0xa0 { // control characters in Latin-1
			encoding = "Windows-1252"
		}
	}
	return string(text), encoding
}

// wholeLines refuses carriage returns that end no line: encoding/csv would take
// them for text and join two lines into one. It returns false if all lines end so.
func (s *source) wholeLines(report *report) bool {
	line, column := s.above+1, 0 // counted along: asking for each position takes too long in a long line
	lone := 0
	for i, b := range s.data {
		switch {
		case i > 0 && s.data[i-1] == '\n':
			line, column = line+1, 1
		case utf8.RuneStart(b):
			column++
		}
		if b != '\r' || i+1 < len(s.data) && s.data[i+1] == '\n' {
			continue
		}
		if lone++; lone <= repeated {
			report.add(problem.Problem{Line: line, Column: column, Text: "\r",
				Message: "a carriage return without line feed", Hint: "save the file with line ends LF or CRLF"})
		}
		if len(s.starts) == 1 { // all line ends are such
			return false
		}
	}
	if lone > repeated {
		report.problems[len(report.problems)-1].More = lone - repeated
	}
	return true
}
