package table

import (
	"bytes"
	"slices"
	"testing"
)

// FuzzRead holds that nothing makes Read panic, and that what a table is written
// as reads as the same table.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"a,b\n1,2\n", "\"\"\n", "a\n\"\"\n", "\ufeffa;b\r\n1,5;\"x\"\"y\"\r\n", "a|b\n\"x\ny\"|3\n", "a,b\n\"x\"y\n",
		"metric,value,status\nx,,failed\n", "a\tb\n\\.\t=1\n", "a,b\n\"x", "a\n1e400\n", "a,a\n", "a\x00", "a\r1", "d\n2026-01-15\n",
	} {
		f.Add([]byte(s), ',', '"')
		f.Add([]byte(s), rune(0), '\'')
	}
	f.Fuzz(func(t *testing.T, data []byte, delimiter, quote rune) {
		d := Dialect{Delimiter: delimiter, Quote: quote, Header: true}
		first, problems := Read(bytes.NewReader(data), "f.csv", Options{Dialect: d})
		if len(problems) > 0 {
			for _, p := range problems {
				if p.File == "" || p.Message == "" {
					t.Errorf("a problem says nothing: %+v", p)
				}
			}
			return
		}
		var once, twice bytes.Buffer
		if err := first.WriteCSV(&once); err != nil {
			t.Fatal(err)
		}
		second, problems := Read(bytes.NewReader(once.Bytes()), "f.csv", Options{Dialect: Dialect{Delimiter: ',', Header: true}})
		if len(problems) > 0 {
			t.Fatalf("%q is written as %q, which has problems: %v", data, once.Bytes(), problems)
		}
		_ = second.WriteCSV(&twice)
		a, _ := first.Records().ReadAll()
		b, _ := second.Records().ReadAll()
		if !slices.EqualFunc(a, b, slices.Equal) || !bytes.Equal(once.Bytes(), twice.Bytes()) {
			t.Errorf("%q is written as %q, and again as %q", data, once.Bytes(), twice.Bytes())
		}
	})
}
