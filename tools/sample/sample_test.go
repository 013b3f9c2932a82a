package sample

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/table"
)

var (
	background = context.Background()
	commas     = table.Dialect{Delimiter: ',', Header: true}
)

// Six samples of x and one of y: the interval of six ends at the least and the
// greatest, with 1 - 2/2^6 confidence, and one sample has none.
const (
	plainCSV  = "name,note,time\nx,a,3\nx,b,1.5\ny,c,7\nx,d,2\nx,e,2.5\nx,f,4\nx,g,12\n"
	plainWant = `[
{"name":"x","n":6,"mean":4.166666666666667,"median":2.75,"low":1.5,"high":12,"confidence":0.96875,"p95":10,"p99":11.600000000000001,"p99.9":11.96,"min":1.5,"max":12},
{"name":"y","n":1,"mean":7,"median":7,"low":null,"high":null,"confidence":1,"unbounded":["low","high"],"p95":7,"p99":7,"p99.9":7,"min":7,"max":7}
]
`
)

// However a file is written, its samples are the same.
func TestDialects(t *testing.T) {
	german := table.Schema{Fields: []table.Field{{Name: "name"}, {Name: "note"}, {Name: "time", DecimalChar: ",", GroupChar: "."}}}
	comment := table.Dialect{Comment: '#', Header: true}
	nameless := &table.Schema{Fields: []table.Field{{Name: "name"}, {Name: "note"}, {Name: "time"}}}
	_, rows, _ := strings.Cut(plainCSV, "\n")
	for _, c := range []struct {
		csv string
		o   Options
		why string
	}{
		{plainCSV, Options{}, "plain"},
		{strings.TrimSuffix(plainCSV, "\n"), Options{}, "no line end at the end"},
		{strings.ReplaceAll(plainCSV, "\n", "\r\n"), Options{}, "CRLF"},
		{"\ufeff" + plainCSV, Options{}, "a byte order mark"},
		{"\ufeff\"name\"" + strings.TrimPrefix(plainCSV, "name"), Options{}, "before a quote"},
		{strings.ReplaceAll(plainCSV, ",", ";"), Options{}, "semicolons are found out"},
		{strings.ReplaceAll(plainCSV, ",", "\t"), Options{}, "tabs too"},
		{strings.ReplaceAll(plainCSV, ",", "→"), Options{Dialect: table.Dialect{Delimiter: '→', Header: true}}, "a delimiter of several bytes"},
		{strings.ReplaceAll(plainCSV, ",a,", ",\"a, \"\"b\"\"\r\nc\","), Options{Dialect: commas}, "delimiters, quotes and line breaks in a cell"},
		{strings.ReplaceAll(plainCSV, ",12", `,"12"`), Options{}, "a number in quotes"},
		{strings.ReplaceAll(plainCSV, "d,", "'it,'',s',"), Options{Dialect: table.Dialect{Delimiter: ',', Quote: '\'', Header: true}}, "another quote"},
		{"# it's \"5\n" + plainCSV + "#,\",\n", Options{Dialect: comment}, "comments, with quotes that do not close"},
		{strings.ReplaceAll(plainCSV, ",", ", "), Options{Dialect: table.Dialect{Delimiter: ',', SkipInitialSpace: true, Header: true}}, "blanks after delimiters"},
		{strings.NewReplacer(",", ";", ".", ",", "12", "12,0").Replace(plainCSV), Options{Schema: &german}, "a decimal comma"},
		{strings.ReplaceAll(strings.ReplaceAll(plainCSV, ",12", ",+1.2E1"), ",7", ",7.000"), Options{}, "a sign, an exponent, zeros"},
		{rows, Options{Dialect: table.Dialect{Delimiter: ','}, Schema: nameless}, "no header"},
		{"\ufeff" + rows, Options{Dialect: table.Dialect{Delimiter: ','}, Schema: nameless}, "nor one behind a byte order mark"},
		{"\n" + strings.ReplaceAll(plainCSV, "\nx,f", "\n\nx,f") + "\n", Options{}, "empty lines"},
		{compressed(plainCSV, gzipped), Options{}, "gzip"},
		{compressed(utf16(plainCSV), gzipped), Options{}, "UTF-16, compressed"},
		{strings.ReplaceAll(plainCSV, "c", "\xe9"), Options{Encoding: "windows-1252"}, "an old encoding"},
		{"made, by\nsome \"tool\n" + plainCSV, Options{Dialect: table.Dialect{HeaderRow: 3, Header: true}}, "lines above the header"},
		{compressed(plainCSV, zstandard), Options{}, "Zstandard"},
		{compressed(plainCSV[:20], gzipped) + compressed(plainCSV[20:], gzipped), Options{}, "two members of gzip"},
	} {
		c.o.By, c.o.Value = []string{"name"}, "time"
		for _, careful := range []bool{false, true} {
			c.o.careful = careful
			if got, err := summarized(c.csv, c.o); got != plainWant {
				t.Errorf("%s (careful: %v): %q is\n%s%v", c.why, careful, c.csv, got, err)
			}
		}
	}
}

// utf16 writes ASCII as Excel does.
func utf16(text string) string {
	encoded := "\xff\xfe"
	for _, c := range text {
		encoded += string(c) + "\x00"
	}
	return encoded
}

func gzipped(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }

func zstandard(w io.Writer) io.WriteCloser {
	z, _ := zstd.NewWriter(w)
	return z
}

func compressed(text string, with func(io.Writer) io.WriteCloser) string {
	var b bytes.Buffer
	w := with(&b)
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	return b.String()
}

const tidyCSV = `subject,metric,unit,statistic,value,run,status,connections
A,latency,ms,sample,10,1,ok,64
A,latency,ms,sample,12,2,,64
A,latency,ms,sample,,3,failed,64
A,latency,ms,sample,,4,skipped,64
A,latency,ms,p99,99,,ok,64
A,latency,ms,sample,11,1,ok,128
A,throughput,req/s,sample,5000,1,ok,64
"B",latency,ms,sample,8,1,ok,64
B,latency,ms,sample,,2,ok,64
`

func TestGroups(t *testing.T) {
	for _, c := range []struct {
		o    Options
		want string // key, n, median of each group
		why  string
	}{
		{Options{}, "A/latency/ms/64 2 11|A/latency/ms/128 1 11|A/throughput/req/s/64 1 5000|B/latency/ms/64 1 8", "all that tells measurements apart"},
		{Options{By: []string{"subject"}}, "A/latency/ms 3 11|A/throughput/req/s 1 5000|B/latency/ms 1 8", "numbers of two units are never thrown together"},
		{Options{By: []string{"connections", "subject"}}, "64/A/latency/ms 2 11|128/A/latency/ms 1 11|64/A/throughput/req/s 1 5000|64/B/latency/ms 1 8", "in the order asked for"},
		{Options{By: []string{"subject"}, Where: bench.Filter{"metric": {"latency"}, "connections": {"64", "65"}}}, "A/latency/ms 2 11|B/latency/ms 1 8", "some rows only"},
		{Options{By: []string{"subject"}, Value: "run", Where: bench.Filter{"subject": {"B"}}}, "B/latency/ms 2 1.5", "another column"},
	} {
		for _, careful := range []bool{false, true} {
			c.o.careful = careful
			report, err := Summarize(background, strings.NewReader(tidyCSV), "f.csv", c.o)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range report.Summaries {
				var key []string
				for _, cell := range s.Key {
					key = append(key, cell.Text)
				}
				got = append(got, fmt.Sprint(strings.Join(key, "/"), " ", s.N, " ", s.Median))
			}
			if text := strings.Join(got, "|"); text != c.want {
				t.Errorf("%s: got %s, want %s", c.why, text, c.want)
			}
		}
	}
	report, _ := Summarize(background, strings.NewReader(plainCSV), "f.csv", Options{Value: "time"})
	if s := report.Summaries; len(s) != 1 || s[0].N != 7 || len(s[0].Key) != 0 {
		t.Errorf("without fields to group by there is one group: %v", s)
	}
}

func TestNotes(t *testing.T) {
	const want = `f.csv: left out 1 row without a value, in line 10
f.csv: left out 1 failed row, in line 4
f.csv: left out 1 skipped row, in line 5
f.csv: left out 1 row that is no sample, in line 6
f.csv: left out 2 empty lines, the first in line 7`
	report, err := Summarize(background, strings.NewReader(strings.Replace(tidyCSV, "99,,ok,64\n", "99,,ok,64\n\n\n", 1)), "f.csv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(report.Notes, "\n"); got != strings.Replace(want, "line 10", "line 12", 1) {
		t.Errorf("got\n%s", got)
	}
	if s := report.Summaries[0]; s.Failed != 1 || s.Skipped != 1 || s.Missing != 0 || report.Summaries[3].Missing != 1 {
		t.Errorf("what was left out of a group is counted there: %+v", report.Summaries)
	}
}

// A resource of samples has the same median, interval and number of samples by
// whichever way.
func TestAgreesWithBench(t *testing.T) {
	var b strings.Builder
	b.WriteString("subject,metric,unit,statistic,value,run,status\n")
	for i := range 400 {
		subject := string("ABCDE"[i*i%5])
		fmt.Fprintf(&b, "%s,latency,ms,sample,%d.%03d,%d,ok\n", subject, i*7919%97, i*104729%1000, i)
	}
	b.WriteString("A,latency,ms,sample,,401,failed\nF,latency,ms,sample,1.25,1,ok\nF,latency,ms,sample,1.5,2,ok\n")
	read, problems := table.Read(strings.NewReader(b.String()), "f.csv", table.Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	results, err := bench.Results(read)
	if err != nil {
		t.Fatal(err)
	}
	report, err := Summarize(background, strings.NewReader(b.String()), "f.csv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	groups := bench.GroupBy(results, "subject")
	if len(groups) != 4 || len(groups) != len(report.Summaries) { // squares leave 0, 1 and 4 of 5
		t.Fatalf("%d groups, and %d summaries", len(groups), len(report.Summaries))
	}
	for i, g := range groups {
		want, err := bench.Summarize(g.Results)
		if err != nil {
			t.Fatal(err)
		}
		got := report.Summaries[i]
		if got.N != want.N || got.Median != want.Value || got.P95 != bench.Quantile(want.Samples, 0.95) {
			t.Errorf("%s: summarised as %+v, by bench as %v of %d", g.Key, got, want.Value, want.N)
		}
		if want.Spread == bench.SpreadInterval && (got.Low != want.Low || got.High != want.High) {
			t.Errorf("%s: interval %v to %v, by bench %v to %v", g.Key, got.Low, got.High, want.Low, want.High)
		}
		if (want.Spread == bench.SpreadInterval) == (len(got.unbounded()) > 0) {
			t.Errorf("%s: the sides %v are unbounded, by bench the bounds are %q", g.Key, got.unbounded(), want.Spread)
		}
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(background)
	r, w := io.Pipe() // somebody types, and types no more
	go func() {
		_, _ = io.WriteString(w, plainCSV+strings.Repeat("x,a,1\n", 1<<16))
		cancel()
	}()
	_, err := Summarize(ctx, r, "-", Options{By: []string{"name"}, Value: "time"})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want an interruption", err)
	}
}
