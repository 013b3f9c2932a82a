package sample

import (
	"bytes"
	"io"
	"unicode/utf8"

	"github.com/benchwright/benchwright/tools/table"
)

const (
	blockBytes = 256 << 10 // read at once: what is parsed next is still in the cache
	padding    = 64        // around the bytes of a block, for loads of whole words
)

// maxRecord bounds the bytes of one record, so that a quote which never closes
// or a line without end is refused early.
const maxRecord = 2 << 20

// A block is a part of a file that holds whole records.
type block struct {
	buffer []byte // padding, records, padding
	end    int    // of the records in buffer
	number int    // from 0
	quoted bool   // there are quotes in it
	broken bool   // the last record does not end within maxRecord bytes
}

// A cutter reads a file into blocks.
type cutter struct {
	r       io.Reader
	dialect table.Dialect
	rest    []byte // read already, behind the records of the block before
	number  int
	err     error // of r; io.EOF if the rest is all there is
}

// newCutter goes on reading behind the head of a file, or before it if that is a
// row and not a header.
func newCutter(r io.Reader, h head) *cutter {
	c := &cutter{r: r, dialect: h.dialect, rest: h.rest, err: h.end}
	if !h.dialect.Header {
		c.rest = append(bytes.TrimPrefix(h.text, []byte("\ufeff")), h.rest...)
	}
	return c
}

// next fills a block. It returns io.EOF if there is nothing left, or the error of
// the reader.
func (c *cutter) next(b *block) error {
	b.buffer = append(b.buffer[:0], make([]byte, padding)...)
	b.buffer = append(b.buffer, c.rest...)
	b.number, b.broken = c.number, false
	c.number++
	for size := blockBytes; ; size *= 2 {
		b.fill(c, size)
		if c.err != nil && c.err != io.EOF {
			return c.err
		}
		text := b.buffer[padding:]
		if len(text) == 0 {
			return io.EOF
		}
		if c.err == io.EOF && text[len(text)-1] != '\n' {
			b.buffer = append(b.buffer, '\n')
			text = b.buffer[padding:]
		}
		end := c.cut(b, text)
		if b.broken = end == 0 && (c.err == io.EOF || len(text) > maxRecord); b.broken {
			end = len(text)
		}
		if end == 0 {
			continue
		}
		b.end = padding + end
		c.rest = append(c.rest[:0], b.buffer[b.end:]...)
		b.buffer = append(b.buffer[:b.end], make([]byte, padding)...)
		return nil
	}
}

// fill reads until the block holds so many bytes or the file ends.
func (b *block) fill(c *cutter, size int) {
	if c.err != nil {
		return
	}
	n := len(b.buffer)
	size += padding
	if cap(b.buffer) < size+padding+1 {
		b.buffer = append(make([]byte, 0, size+padding+1), b.buffer...)
	}
	for n < size && c.err == nil {
		var read int
		read, c.err = c.r.Read(b.buffer[n:size])
		n += read
	}
	b.buffer = b.buffer[:n]
}

// cut returns where the last whole record ends, 0 if there is none. A line feed
// ends a record if the quotes before it are even in number: those that belong to
// the text are doubled.
func (c *cutter) cut(b *block, text []byte) int {
	end := bytes.LastIndexByte(text, '\n') + 1
	quote := []byte(string(c.dialect.Quote))
	quotes := bytes.Count(text[:end], quote)
	if b.quoted = quotes > 0 || bytes.Contains(text[end:], quote); !b.quoted {
		return end
	}
	if c.dialect.Comment != 0 {
		return c.cutForward(text)
	}
	for quotes%2 == 1 {
		before := bytes.LastIndexByte(text[:end-1], '\n') + 1
		quotes -= bytes.Count(text[before:end], quote)
		end = before
	}
	return end
}

// cutForward is cut where comments may hold quotes.
func (c *cutter) cutForward(text []byte) int {
	end := 0
	for quotes, from := 0, 0; from < len(text); {
		n := bytes.IndexByte(text[from:], '\n') + 1
		if n == 0 {
			break
		}
		line := text[from : from+n]
		first, _ := utf8.DecodeRune(line)
		if from > end || first != c.dialect.Comment {
			quotes += bytes.Count(line, []byte(string(c.dialect.Quote)))
		}
		if from += n; quotes%2 == 0 {
			end = from
		}
	}
	return end
}
