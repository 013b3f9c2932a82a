package formats

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

func openText(t *testing.T, data []byte, encoding string) (string, error) {
	t.Helper()
	f, err := Open(bytes.NewReader(data), "results.csv", encoding)
	return string(f.Data), err
}

func TestOpenDecodes(t *testing.T) {
	const text = "name,time\nµ,1\n"
	utf16le, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	utf16be, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(text)
	bare, _ := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(text)
	for name, c := range map[string]struct{ data, encoding string }{
		"UTF-8":                     {text, ""},
		"UTF-8 with mark":           {"\ufeff" + text, ""},
		"UTF-16LE with mark":        {utf16le, ""},
		"UTF-16BE with mark":        {utf16be, ""},
		"UTF-16LE, named":           {bare, "utf-16le"},
		"windows-1252, named":       {"name,time\n\xb5,1\n", "windows-1252"},
		"marked UTF-16, misnamed":   {utf16le, "windows-1252"},
		"UTF-8 with mark and named": {"\ufeff" + text, "utf-8"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := openText(t, []byte(c.data), c.encoding); err != nil || got != text {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

func TestOpenRefuses(t *testing.T) {
	for name, c := range map[string]struct{ data, encoding, says string }{
		"Latin-1":          {"a,b\nµ,\xb5\n", "", "results.csv:2:3: byte 0xB5 is not UTF-8"},
		"Latin-1, remedy":  {"a,b\n1,\xb5s\n", "", "--encoding windows-1252"},
		"nothing":          {"", "", "the file is empty"},
		"blanks":           {" \r\n\n", "", "the file is empty"},
		"gzip":             {"\x1f\x8b\x08\x00", "", "compressed with gzip"},
		"Excel":            {"PK\x03\x04…", "", "an Excel workbook"},
		"NUL":              {"a,b\n1,\x00\n", "", "results.csv:2:3: a NUL byte"},
		"unknown encoding": {"a", "klingon", `unknown encoding "klingon"`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := openText(t, []byte(c.data), c.encoding)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %q", err, c.says)
			}
		})
	}
}

func TestKeysOfJSON(t *testing.T) {
	got := strings.Join(File{Data: []byte(`{"a":{"b":[{"c":1},{"c":2,"d":[]}]},"e":null`)}.keys(), " ")
	if got != "a a.b a.b.c a.b.d e" {
		t.Errorf("got %q", got)
	}
	if keys := text("a,b\n").keys(); keys != nil {
		t.Errorf("got %q of a CSV", keys)
	}
}

func TestPlusMinusIsDecimal(t *testing.T) {
	// 0.3 − 0.1 is 0.19999999999999998 in binary.
	if low, high := plusMinus("0.3", "0.1"); low != "0.2" || high != "0.4" {
		t.Errorf("got %s, %s", low, high)
	}
	if got := times("4.44e-08", "0.02"); got != "8.88e-10" {
		t.Errorf("got %s", got)
	}
	if got := decimal(rational("0e999999999")); got != "0" {
		t.Errorf("got %s", got)
	}
}

func TestParametersBecomeSafeColumns(t *testing.T) {
	i := Import{Results: []Result{{Metric: "time", Unit: "s", Statistic: "sample", Value: "1", Parameters: []Parameter{
		{"value", "clashes with the column"}, {"note", "clashes with prose"}, {"", "has no name"}, {" n\r\n", "7"}, {"parameter value", "taken"},
		{"n", "=1+1,\r\"2\"\x00"}, {"\u200b", "invisible"},
	}}}}
	i.complete()
	written := tidy(t, i)
	var columns []string
	for _, f := range written.Schema.Fields[14:] {
		if columns = append(columns, f.Name); f.Role != "parameter" {
			t.Errorf("%q is no parameter", f.Name)
		}
	}
	if got := strings.Join(columns, "|"); got != "parameter value|parameter note|parameter|parameter n|parameter value 2|parameter n 2|parameter 2" {
		t.Errorf("got %s", got)
	}
	if got := written.Rows[0].Cells[19].Raw; got != `=1+1, "2" ` {
		t.Errorf("got %q", got)
	}
}

func TestRepetitionsAreToldApart(t *testing.T) {
	r := func(subject, statistic string) Result {
		return Result{Subject: subject, Metric: "time", Unit: "s", Statistic: statistic, Value: "1"}
	}
	i := Import{Results: []Result{r("a", "sample"), r("b", "sample"), r("a", "sample"), r("a", "mean"), r("b", "mean"), r("a", "mean")}}
	i.complete()
	tidy(t, i)
	want(t, i.Results,
		"a | time | s | none | sample | 1 |  |  |  | 1 | ok",
		"b | time | s | none | sample | 1 |  |  |  | 1 | ok",
		"a | time | s | none | sample | 1 |  |  |  | 2 | ok",
		"a | time | s | none | mean | 1 |  |  |  |  | ok | repeat=1",
		"b | time | s | none | mean | 1 |  |  |  |  | ok",
		"a | time | s | none | mean | 1 |  |  |  |  | ok | repeat=2",
	)
}

func TestFill(t *testing.T) {
	all := []Import{{File: "f", Results: []Result{{Subject: "a"}}}, {File: "g", Results: []Result{{}}}}
	if err := Fill(all, Names{}); err == nil || !strings.HasPrefix(err.Error(), `g: field "subject": the file does not say`) {
		t.Errorf("a result without subject: %v", err)
	}
	if err := Fill(all, Names{Subject: "b", Runtime: "r"}); err != nil {
		t.Error(err)
	}
	if a, b := all[0].Results[0], all[1].Results[0]; a.Subject != "a" || b.Subject != "b" || a.Runtime != "r" || b.Runtime != "r" {
		t.Errorf("got %v, %v", a, b)
	}
	if err := Fill(all, Names{Subject: "c"}); err == nil || !strings.HasPrefix(err.Error(), `f, g: field "subject": every result has`) {
		t.Errorf("a name for nothing: %v", err)
	}
}

func TestJoinTellsFilesApart(t *testing.T) {
	result := func() []Result {
		return []Result{{Subject: "a", Metric: "time", Statistic: "sample", Value: "1", Parameters: make([]Parameter, 0, 1)}}
	}
	for _, c := range []struct{ a, b, inA, inB string }{
		{"runs/old.txt", "runs/new.txt", "old.txt", "new.txt"},
		{"old/run.txt", "new/run.txt", "old/run.txt", "new/run.txt"},
	} {
		all, err := Join([]Import{{File: c.a, Results: result()}, {File: c.b, Results: result()}})
		if err != nil {
			t.Fatal(err)
		}
		all.complete()
		tidy(t, all)
		want(t, all.Results, "a | time |  | none | sample | 1 |  |  |  | 1 | ok | file="+c.inA, "a | time |  | none | sample | 1 |  |  |  | 1 | ok | file="+c.inB)
	}
	if alone, err := Join([]Import{{File: "a", Results: result()}}); err != nil || len(alone.Results[0].Parameters) > 0 {
		t.Error("one file needs no parameter")
	}
}

func TestDetectRefuses(t *testing.T) {
	for name, c := range map[string]struct{ data, message, hint string }{
		"near":            {"command,mean,median\na,1,2\n", `looks like a CSV that starts "command,mean,median"`, `near to it: hyperfine-csv, known by "command,mean,`},
		"far":             {"x;y;z\n1;2;3\n", `looks like a CSV that starts "x;y;z"`, "made by hand needs no format: benchwright inspect"},
		"tidy results":    {"subject,metric,statistic,value\n", "looks like a CSV", "holds tidy results already"},
		"unknown JSON":    {`{"a":{"b":1}}`, "looks like JSON with the members a, a.b", ""},
		"XML":             {"<?xml version=\"1.0\"?>\n", "looks like XML", ""},
		"prose":           {"Hello\nworld\n", `looks like text that starts "Hello"`, ""},
		"a long line cut": {strings.Repeat("long ", 50), "long long long…\"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Detect(text(c.data))
			if err == nil {
				t.Fatalf("taken for %s", f.Name)
			}
			contains(t, err.Error(), "file.txt: is of no known format; it looks like", c.message, c.hint)
		})
	}
}

// What nothing in a file tells is proposed: each format without a mark for the files
// that a tool wrote, and for no others.
func TestBareFilesAreProposed(t *testing.T) {
	proposals := map[string]int{}
	for _, c := range slices.Concat(corpusMicro, corpusLoad, corpusSystem) {
		t.Run(c.name, func(t *testing.T) {
			want, named := strings.CutPrefix(c.format, "from ")
			if !named {
				want = ""
			}
			got := strings.Join(proposed(open(t, c.name)), " ")
			if proposals[got]++; got != want && !(got == "" && c.refused != "") {
				t.Errorf("%q is proposed, not %q", got, want)
			}
		})
	}
	proposals[strings.Join(proposed(open(t, "jmeter/made_bare.jtl")), " ")]++
	for _, f := range All() {
		if !f.Recognised() && proposals[f.Name] == 0 {
			t.Errorf("%s is proposed for no file", f.Name)
		}
	}
	_, err := Detect(text("222, 317496, 0, 0, 0\n"))
	contains(t, err.Error(), "files of fio-log start like it, but so may others; if it is one, say --from fio-log")
}

func TestDetectTellsOfTwo(t *testing.T) {
	_, err := Detect(text(hyperfineHeader + "\nBenchmarkA 1 2 ns/op\n"))
	if err == nil {
		t.Fatal("one is chosen")
	}
	contains(t, err.Error(), "looks like go-bench and like hyperfine-csv", "--from go-bench")
}

func TestNamed(t *testing.T) {
	_, err := Named("hyperfine")
	contains(t, err.Error(), "did you mean hyperfine-csv or hyperfine-json?")
	_, err = Named("gobench")
	contains(t, err.Error(), `did you mean "go-bench"?`)
}

func TestFormatsAreDescribed(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range All() {
		if f.Name == "" || f.About == "" || f.read == nil || f.Mark != "" && !f.Recognised() || seen[f.Name] {
			t.Errorf("%q is not whole: %+v", f.Name, f)
		}
		seen[f.Name] = true
	}
}

// Every file that a tool wrote is of one format or of none, never of two.
func TestEveryFileIsOfOneFormat(t *testing.T) {
	count := 0
	err := filepath.WalkDir("testdata", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "fuzz" {
			return cmp.Or(err, fs.SkipDir)
		}
		if d.IsDir() || filepath.Ext(name) == "" {
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		file, err := Open(bytes.NewReader(data), name, "")
		if err != nil {
			return nil // refused as a whole
		}
		count++
		if _, err := Detect(file); err != nil && strings.Contains(err.Error(), " and like ") {
			t.Error(err)
		}
		return nil
	})
	if err != nil || count < 50 {
		t.Errorf("%d files read; %v", count, err)
	}
}

func TestJoinRefusesMoreThanATableHolds(t *testing.T) {
	many := Import{File: "f", Results: make([]Result, 1_000_001)}
	if _, err := Join([]Import{many}); err == nil || !strings.Contains(err.Error(), "f: 1000001 results, more than the 1000000 rows") {
		t.Errorf("got %v", err)
	}
	wide := Import{File: "f", Results: make([]Result, 1)}
	for n := range 990 {
		wide.Results[0].Parameters = append(wide.Results[0].Parameters, Parameter{strconv.Itoa(n), ""})
	}
	if _, err := Join([]Import{wide}); err == nil || !strings.Contains(err.Error(), "990 parameters, more than the columns") {
		t.Errorf("got %v", err)
	}
}

// FuzzDetect holds that any file is of one format or refused with a reason.
func FuzzDetect(f *testing.F) {
	for _, format := range All() {
		f.Add([]byte(format.Mark+"\n"), "")
	}
	f.Add([]byte(`{"results":[{"command":"a","times":[1,{"b":[[]]}]}]}`), "utf-8")
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"), "utf-16le")
	f.Fuzz(func(t *testing.T, data []byte, encoding string) {
		file, err := Open(bytes.NewReader(data), "file", encoding)
		if err != nil {
			return
		}
		format, err := Detect(file)
		if (err == nil) != (format.Name != "") || err != nil && err.Error() == "" {
			t.Errorf("%q, %v", format.Name, err)
		}
	})
}

// Every reader is fuzzed.
func TestEveryFormatIsFuzzed(t *testing.T) {
	all := tests(t)
	for _, f := range All() {
		if f.wanted() && f.Name != "fio-log" && !strings.Contains(all, fmt.Sprintf("fuzz(f, %q", f.Name)) {
			t.Errorf("no fuzz target reads %s", f.Name)
		}
	}
}
