package problem

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

// shown is what Print writes below the first line of a problem on a line.
func shown(line string, p Problem) string {
	p.File, p.Line, p.Message = "f.csv", 7, "m"
	p.Place([]byte(line))
	var b strings.Builder
	_ = List{p}.Print(&b, false)
	_, rest, _ := strings.Cut(b.String(), "\n")
	return rest
}

func TestPrintMarksWhatIsWrong(t *testing.T) {
	// 300 cells of four characters each: the one in column 801 is number 200.
	var long strings.Builder
	for i := range 300 {
		fmt.Fprintf(&long, "%03d,", i)
	}
	for _, c := range []struct {
		line string
		p    Problem
		want string
		why  string
	}{
		{"a,12k,b", Problem{Column: 3, Text: "12k", Expected: "a number"}, `
    7 | a,12k,b
      |   ^^^ expected a number, found "12k"`, "a cell"},
		{"a,\"1\"\"2\",b", Problem{Column: 3, Text: `1"2`}, `
    7 | a,"1""2",b
      |   ^^^^^^`, "quotes belong to the cell"},
		{"a,,b\r\n", Problem{Column: 3, Expected: "a value"}, `
    7 | a,,b
      |   ^ expected a value, found nothing`, "an empty cell"},
		{"a,b", Problem{Column: 4}, `
    7 | a,b
      |    ^`, "behind the last character"},
		{"a,b", Problem{}, `
    7 | a,b`, "a line as a whole"},
		{"名前,数,12k", Problem{Column: 6, Text: "12k"}, `
    7 | 名前,数,12k
      |         ^^^`, "wide characters take two columns: 2*2+1+2+1 = 8 before the mark"},
		{"名前,十二", Problem{Column: 4, Text: "十二"}, `
    7 | 名前,十二
      |      ^^^^`, "and as many marks"},
		{"e\u0301a,x", Problem{Column: 5, Text: "x"}, "\n    7 | e\u0301a,x\n      |    ^", "a combining accent takes none"},
		{"a\tb\tx", Problem{Column: 5, Text: "x"}, `
    7 | a→b→x
      |     ^`, "tabs are shown as one character"},
		{"a\x1b[31m,\u202e\x00x", Problem{Column: 10, Text: "x"}, `
    7 | a␛[31m,�␀x
      |          ^`, "nothing may paint, turn or end the line"},
		{"a,St\xe4dy", Problem{Column: 5, Text: "?"}, `
    7 | a,St�dy
      |     ^`, "a byte that is no UTF-8"},
		{long.String(), Problem{Column: 801, Text: "200"}, `
    7 | …91,192,193,194,195,196,197,198,199,200,201,202,203,204,205,206,207,208…
      |                                     ^^^`, "a long line is cut on both sides: 35 columns before, 70 in all"},
		{long.String(), Problem{Column: 1197, Text: "299"}, `
    7 | …2,283,284,285,286,287,288,289,290,291,292,293,294,295,296,297,298,299,
      |                                                                    ^^^`, "at its end more of it stands before"},
		{long.String(), Problem{}, `
    7 | 000,001,002,003,004,005,006,007,008,009,010,011,012,013,014,015,016,01…`, "without a place its start is shown"},
		{strings.Repeat("x", 500), Problem{Column: 1, Text: strings.Repeat("x", 500), Expected: "a date"}, `
    7 | xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected a date, found "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"…`, "a long cell is not marked whole"},
	} {
		if got := "\n" + strings.TrimSuffix(shown(c.line, c.p), "\n"); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.why, got, c.want)
		}
	}
}

func TestPrintSaysHowManyMore(t *testing.T) {
	list := List{{File: "f.csv", Line: 2, Field: "v", Message: "bad", Hint: "mend it", More: 37}, {File: "f.csv", Message: "m", More: 1}}
	var b strings.Builder
	_ = list.Print(&b, false)
	want := `f.csv:2: field "v": bad
  hint: mend it
  and 37 more such cells in this column
f.csv: m
  and 1 more like this one
`
	if b.String() != want || list.Error()+"\n" != want || list.Count() != 40 {
		t.Errorf("%d problems, got\n%s\nError says\n%s\nwant\n%s", list.Count(), b.String(), list.Error(), want)
	}
}

func TestPrintPaints(t *testing.T) {
	p := Problem{File: "f", Line: 1, Column: 1, Text: "x", Message: "m", Hint: "h"}
	p.Place([]byte("x"))
	var b strings.Builder
	_ = List{p}.Print(&b, true)
	want := "\x1b[1mf:1:1: m\x1b[0m\n\x1b[2m    1 |\x1b[0m x\n\x1b[2m      |\x1b[0m \x1b[1;31m^\x1b[0m\n  \x1b[36mhint:\x1b[0m h\n"
	if b.String() != want {
		t.Errorf("got  %q\nwant %q", b.String(), want)
	}
}

func TestLocateReadsEachFileOnce(t *testing.T) {
	reads := 0
	l := List{{File: "a", Line: 2, Column: 1}, {File: "a", Line: 1, Column: 1}, {File: "a", Line: 9}, {File: "a"}, {File: "gone", Line: 1}}
	l.Locate(func(file string) ([]byte, error) {
		reads++
		if file == "gone" {
			return nil, errors.ErrUnsupported
		}
		return []byte("\ufefffirst\nsecond\n"), nil
	})
	var got []string
	for _, p := range l {
		got = append(got, p.Source.Text)
	}
	if s := fmt.Sprintf("%q", got); s != `["second" "first" "" "" ""]` || reads != 2 {
		t.Errorf("%d reads: %s", reads, s)
	}
}

// FuzzPlace holds that a mark stands within its text, which is one line that a
// terminal shows.
func FuzzPlace(f *testing.F) {
	for _, line := range []string{"a,12k,b", "\"x\"\"y\"", "名前\t\x1b", "\xff\xfe", strings.Repeat("e\u0301", 400)} {
		f.Add([]byte(line), 3, "12k")
	}
	f.Fuzz(func(t *testing.T, line []byte, column int, text string) {
		p := Problem{File: "f", Line: 1, Column: column & 0xffff, Text: text, Message: "m"}
		p.Place(line)
		s := p.Source
		if n := utf8.RuneCountInString(s.Text); s.From > n+1 || s.To > max(n, s.From) || p.Column > 0 && s.To < s.From {
			t.Errorf("%+v has %d characters", s, n)
		}
		if strings.ContainsAny(s.Text, "\r\n\t\x00\x1b") || len(s.Text) > 4*longest || !utf8.ValidString(s.Text) {
			t.Errorf("%q is no line for a terminal", s.Text)
		}
		if err := (List{p}).Print(io.Discard, true); err != nil {
			t.Error(err)
		}
	})
}
