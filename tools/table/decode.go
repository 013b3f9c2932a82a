package table

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/benchwright/benchwright/tools/problem"
)

var (
	markUTF8    = []byte("\ufeff")
	markUTF16LE = []byte{0xff, 0xfe}
	markUTF16BE = []byte{0xfe, 0xff}
)

// encodings are those that a descriptor may declare, by their names on the web.
// What calls itself ISO 8859-1 is read as its superset Windows-1252, as browsers
// do: the difference is control characters, which no table holds.
var encodings = map[string]encoding.Encoding{
	"utf-8":        encoding.Nop,
	"utf-16":       unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM),
	"utf-16le":     unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	"utf-16be":     unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	"iso-8859-1":   charmap.Windows1252,
	"iso-8859-15":  charmap.ISO8859_15,
	"windows-1252": charmap.Windows1252,
}

// Encodings returns the names of the encodings that can be read, sorted.
func Encodings() []string { return slices.Sorted(maps.Keys(encodings)) }

// Decode returns a reader of the text in UTF-8, and whether that is another
// encoding than the file's own; then U+FFFD stands for what is no character. The
// name is one of Encodings, or empty. A byte order mark says more about a file
// than its descriptor, and stays in the text. An unknown encoding is an error.
func Decode(r io.Reader, name string) (text io.Reader, decoded bool, err error) {
	in := bufio.NewReader(r)
	mark, _ := in.Peek(len(markUTF8)) // a file may be shorter
	switch {
	case bytes.HasPrefix(mark, markUTF16LE), bytes.HasPrefix(mark, markUTF16BE):
		name = "utf-16"
	case bytes.HasPrefix(mark, markUTF8), name == "", name == "utf-8":
		return in, false, nil
	}
	e, known := encodings[name]
	if !known {
		return nil, false, fmt.Errorf("unknown encoding %q", name)
	}
	return e.NewDecoder().Reader(in), true, nil
}

// isWhole reports what a decoder could not read: it leaves U+FFFD there.
func (s *source) isWhole(report *report) bool {
	i := bytes.Index(s.data, []byte("\ufffd"))
	if i < 0 {
		return true
	}
	line, column := s.position(i)
	report.add(problem.Problem{Line: line, Column: column, Message: "bytes that are no character in the encoding of the file",
		Hint: "the file is damaged, or the descriptor declares another encoding than it has; " + saveAsUTF8})
	return false
}
