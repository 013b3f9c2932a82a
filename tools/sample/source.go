package sample

import (
	"bytes"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// maxWindow bounds what a file compressed by Zstandard may ask the reader to keep.
const maxWindow = 64 << 20

// decompress returns the text of a file that may be compressed, which its first
// bytes tell.
func decompress(r io.Reader) (io.ReadCloser, error) {
	magic := make([]byte, 4)
	n, err := io.ReadFull(r, magic)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	whole := io.MultiReader(bytes.NewReader(magic[:n]), r)
	switch {
	case bytes.HasPrefix(magic, []byte{0x1F, 0x8B}):
		return gzip.NewReader(whole)
	case bytes.Equal(magic, []byte{0x28, 0xB5, 0x2F, 0xFD}):
		d, err := zstd.NewReader(whole, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, err
		}
		return d.IOReadCloser(), nil
	}
	return io.NopCloser(whole), nil
}

// A meter tells how much of a file has been read.
type meter struct {
	r    io.Reader
	read int64
	told func(read int64)
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	if m.read += int64(n); m.told != nil {
		m.told(m.read)
	}
	return n, err
}

func unreadable(file string, err error) error {
	return problem.List{{File: file, Message: fmt.Sprintf("cannot be read: %v", err)}}
}

const sniffed = 64 << 10 // bytes by which the delimiter is found out

// A head is what a file starts with: its first record and what precedes it.
type head struct {
	text    []byte
	rest    []byte        // what was read beyond
	dialect table.Dialect // completed by what was read
	end     error         // io.EOF if the rest is all there is
}

// readHead reads the head of a file.
func readHead(r io.Reader, d table.Dialect) (head, error) {
	text := []byte(nil)
	for size := sniffed; ; size *= 2 {
		var end error
		if text, end = readTo(r, text, size); end != nil && end != io.EOF {
			return head{}, end
		}
		d = d.For(text[:bytes.LastIndexByte(text, '\n')+1])
		if n, f := headLength(text, d); f != endless || end == io.EOF || len(text) > maxRecord {
			return head{text[:n:n], text[n:], d, end}, nil
		}
	}
}

// readTo reads until there are so many bytes. It returns io.EOF if these are all,
// the last line ended.
func readTo(r io.Reader, text []byte, size int) ([]byte, error) {
	n := len(text)
	text = append(make([]byte, 0, size+1), text...)
	read, err := io.ReadFull(r, text[n:size])
	if text = text[:n+read]; err == io.ErrUnexpectedEOF {
		err = io.EOF
	}
	if err == io.EOF && len(text) > 0 && text[len(text)-1] != '\n' {
		text = append(text, '\n')
	}
	return text, err
}

// headLength returns the length of a file up to the end of its first record.
func headLength(text []byte, d table.Dialect) (int, fault) {
	at := 0
	if bytes.HasPrefix(text, []byte("\ufeff")) {
		at = len("\ufeff")
	}
	for range d.HeaderRow - 1 {
		at += lineLength(text[at:])
	}
	for s := newSplitter(d); at < len(text); {
		n, f := s.next(text[at:])
		if at += n; f != sound || len(s.cells) > 0 {
			return at, f
		}
	}
	return len(text), endless
}
