package formats

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// ErrEncoding is that of an encoding that nobody knows.
var ErrEncoding = errors.New("unknown encoding")

// Open reads a file as text. Its bytes are UTF-8, or UTF-16 with a byte order
// mark, or in the named encoding, which is one of those that browsers know
// (https://encoding.spec.whatwg.org/#names-and-labels); "" names none. What is no
// text, or larger than a table may be, is a problem.List, and so is a line or a quote
// without end, at which reading stops; an unknown encoding is an ErrEncoding.
func Open(r io.Reader, name, encodingName string) (File, error) {
	f := File{Name: name}
	limit := table.DefaultLimits.Bytes
	data, err := io.ReadAll(io.LimitReader(newGuard(r, name), limit+1))
	var runaway problem.List
	switch {
	case errors.As(err, &runaway):
		return f, runaway
	case err != nil:
		return f, problem.List{f.problem(0, 0, "", fmt.Sprintf("cannot be read: %v", err), "")}
	case int64(len(data)) > limit:
		return f, problem.List{f.problem(0, 0, "", fmt.Sprintf("is larger than %d bytes", limit), "split it, or let the tool write a summary")}
	case len(bytes.TrimSpace(data)) == 0:
		return f, problem.List{f.problem(0, 0, "", "the file is empty", "the tool may have been stopped before it wrote anything; run it again")}
	}
	if kind := packed(data); kind != "" {
		return f, problem.List{f.problem(0, 0, "", "is "+kind+", not text", "unpack it, or export the sheet as CSV")}
	}
	from, err := encodingOf(data, encodingName)
	if err != nil {
		return f, err
	}
	if from != nil {
		if data, err = from.NewDecoder().Bytes(data); err != nil {
			return f, problem.List{f.problem(0, 0, "", fmt.Sprintf("is not in %s: %v", encodingName, err), "")}
		}
	}
	f.Data = bytes.TrimPrefix(data, []byte("\ufeff"))
	problems := table.CheckText(f.Data, name)
	for i := range problems {
		problems[i].Hint += "; or name its encoding, such as --encoding windows-1252"
	}
	return f, problems.Err()
}

// packed names the container that a file is by its first bytes, or returns "".
func packed(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\x1f\x8b")):
		return "compressed with gzip"
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return "a zip archive or an Excel workbook"
	}
	return ""
}

// encodingOf returns what decodes a file, or nil for UTF-8.
func encodingOf(data []byte, name string) (encoding.Encoding, error) {
	utf16 := bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff})
	if name == "" || utf16 {
		if utf16 {
			return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM), nil
		}
		return nil, nil
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil, fmt.Errorf("%w %q; windows-1252, iso-8859-15 and utf-16le are some", ErrEncoding, name)
	}
	return e, nil
}

// Head returns the first kilobytes, up to the end of a line where there is one:
// enough to recognise a format by.
func (f File) Head() []byte {
	const enough = 64 << 10
	if len(f.Data) <= enough {
		return f.Data
	}
	if i := bytes.LastIndexByte(f.Data[:enough], '\n'); i >= 0 {
		return f.Data[:i]
	}
	return f.Data[:enough]
}

// firstLine returns the first line that is not blank.
func (f File) firstLine() string {
	first, _, _ := bytes.Cut(bytes.TrimLeft(f.Head(), " \t\r\n"), []byte("\n"))
	return string(bytes.TrimRight(first, " \t\r"))
}

// lines yields the lines with their numbers, from 1, without their ends.
func (f File) lines() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range bytes.Lines(f.Data) {
			n++
			if !yield(n, strings.TrimRight(string(line), "\r\n")) {
				return
			}
		}
	}
}

// keys returns the names of the members of a JSON file, as far as they stand in
// its first kilobytes: "results", "results.command". The elements of arrays count
// as one. It returns nil for what is no JSON.
func (f File) keys() []string {
	head := bytes.TrimSpace(f.Head())
	if len(head) == 0 || head[0] != '{' && head[0] != '[' {
		return nil
	}
	w := keyWalk{d: json.NewDecoder(bytes.NewReader(head)), seen: map[string]bool{}}
	w.value("", 0)
	return w.keys
}

// has reports whether all of some members are among the keys of the file.
func (f File) has(members ...string) bool {
	keys := f.keys()
	return !slices.ContainsFunc(members, func(m string) bool { return !slices.Contains(keys, m) })
}

type keyWalk struct {
	d    *json.Decoder
	seen map[string]bool
	keys []string
}

// value walks over one value and reports whether there is more to come.
func (w *keyWalk) value(path string, depth int) bool {
	const deepest = 6
	t, err := w.d.Token()
	open, isDelim := t.(json.Delim)
	if err != nil || !isDelim {
		return err == nil
	}
	for w.d.More() {
		below := path
		if open == '{' {
			t, err := w.d.Token()
			key, ok := t.(string)
			if err != nil || !ok {
				return false
			}
			below = strings.TrimPrefix(path+"."+key, ".")
			if !w.seen[below] && depth < deepest {
				w.seen[below], w.keys = true, append(w.keys, below)
			}
		}
		if !w.value(below, depth+1) {
			return false
		}
	}
	_, err = w.d.Token()
	return err == nil
}
