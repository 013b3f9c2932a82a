package table

import (
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/benchwright/benchwright/tools/problem"
)

// A flood hands out a start, and then one text again and again.
type flood struct {
	start, text string
	left        int64
	next        int // of the text
}

func (f *flood) Read(p []byte) (int, error) {
	if f.left <= 0 {
		return 0, io.EOF
	}
	n := copy(p, f.start)
	f.start = f.start[n:]
	for n < len(p) {
		m := copy(p[n:], f.text[f.next:])
		n, f.next = n+m, (f.next+m)%len(f.text)
	}
	n = int(min(int64(n), f.left))
	f.left -= int64(n)
	return n, nil
}

// What no table is must be refused before it fills the memory. The bound holds
// all that is allocated, freed or not.
func TestFloodsAreRefusedAtOnce(t *testing.T) {
	const most, longest = 64 << 20, time.Second
	wide := strings.Repeat("a,", 9_999) + "b\n"
	for _, c := range []struct {
		flood flood
		want  string
		why   string
	}{
		{flood{"name,value\n1,2\n\"x,2\n", "a,b\n", 64 << 20, 0}, "f.csv:3:1: a quote opens here and never closes; reading stops", "an unclosed quote"},
		{flood{"name,value\n", "a", 1 << 30, 0}, "f.csv:2: a record of more than 2097152 bytes; reading stops here", "one line"},
		{flood{"", "a,", 1 << 30, 0}, "f.csv:1: a record of more than 2097152 bytes; reading stops here", "one line of cells"},
		{flood{"name", "\r", 1 << 30, 0}, "f.csv:1:5: a carriage return without line feed", "line ends of old Macs"},
		{flood{"", "\x00", 1 << 30, 0}, "f.csv:1:1: a NUL byte; the file looks like UTF-16, not UTF-8", "a file of nothing"},
		{flood{wide, wide, 64 << 20, 0}, "f.csv:1: 10000 columns, more than 1000", "10,000 columns"},
		{flood{"", wide, int64(len(wide)) - 1, 0}, "f.csv:1: 10000 columns, more than 1000", "a header and no line end"},
		{flood{"", wide, int64(len(wide)) * 3, 0}, "f.csv:1: 10000 columns, more than 1000", "10,000 columns in a small file"},
	} {
		var problems problem.List
		var used uint64
		took := longest + 1
		for try := 0; try < 3 && took > longest; try++ { // the machine may be busy
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start, f := time.Now(), c.flood
			_, problems = Read(&f, "f.csv", Options{})
			took = time.Since(start)
			runtime.ReadMemStats(&after)
			used = after.TotalAlloc - before.TotalAlloc
		}
		if len(problems) == 0 || problems[0].Error() != c.want {
			t.Errorf("%s: got %v, want %s", c.why, problems, c.want)
		}
		if used > most || took > longest {
			t.Errorf("%s: refused after %s and %d MiB, want %s and %d MiB", c.why, took, used>>20, longest, most>>20)
		} else {
			t.Logf("%s: %s, %d MiB", c.why, took, used>>20)
		}
	}
}

// A quote in a comment opens nothing, so that reading goes on behind it.
func TestAQuoteInACommentIsNoQuote(t *testing.T) {
	csv := "# 5\" disks\nname,value\n" + strings.Repeat("x,1\n", 600_000)
	table := read(t, csv, Options{Dialect: Dialect{Delimiter: ',', Comment: '#', Header: true}})
	if len(table.Rows) != 600_000 {
		t.Errorf("%d rows, want 600000", len(table.Rows))
	}
}
