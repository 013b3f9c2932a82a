package formats

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every file that a tool wrote is named by a test, which says what it holds or why
// it is refused: those of testdata, and those of BENCHWRIGHT_CORPUS where they may
// not be copied here.
func TestEveryFileOfTheCorpusIsTested(t *testing.T) {
	sources, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	var tests strings.Builder
	for _, name := range sources {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tests.Write(text)
	}
	for _, dir := range []string{"testdata", os.Getenv("BENCHWRIGHT_CORPUS")} {
		if dir == "" {
			t.Skip("SKIPPED for want of the files that may not be copied; name their folder in BENCHWRIGHT_CORPUS")
		}
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() && d.Name() == "fuzz" {
				return fs.SkipDir
			}
			rel, _ := filepath.Rel(dir, name)
			of := filepath.ToSlash(rel)
			stem, _, _ := strings.Cut(strings.TrimPrefix(d.Name(), "json_"), ".")
			if d.IsDir() || filepath.Ext(name) == "" || // where a folder's files are from
				!strings.Contains(of, "/") || strings.Contains(tests.String(), `"`+of+`"`) || strings.Contains(tests.String(), `"`+stem+`"`) {
				return nil
			}
			t.Errorf("no test names %s", name)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// What tools print for people, or beside their results, and tables that people made
// are refused, each for its own reason.
func TestRefusesWhatHoldsNoResults(t *testing.T) {
	for name, c := range map[string]struct{ format, message, hint string }{
		"hyperfine/basic.md":                     {"hyperfine-markdown", "rounded for people", "--export-json"},
		"google-benchmark/console.txt":           {"google-benchmark-console", "rounded for people", "--benchmark_format=json"},
		"google-benchmark/stderr_preamble.txt":   {"google-benchmark-preamble", "no result", "standard output"},
		"go-bench/benchstat_local.stderr":        {"benchstat-warnings", "no result", "standard output"},
		"go-bench/benchstat_units.stderr":        {"benchstat-warnings", "no result", "standard output"},
		"pgbench/psql_csv.csv":                   {"", `a CSV that starts "bid,bbalance,filler"`, "made by hand"},
		"pgbench/psql_copy_header.csv":           {"", `a CSV that starts "mode,clients,tps,latency_ms"`, "made by hand"},
		"handmade/hiero_k6_results.csv":          {"", `a CSV that starts "\"scenario\",\"suite\",\"url\",`, "made by hand"},
		"handmade/splinter231_bench-results.csv": {"", `a CSV that starts "algorithm,n,trial,time_ns,`, "made by hand"},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := Detect(open(t, name))
			if err == nil {
				if f.Name != c.format {
					t.Fatalf("is taken for %s, not %s", f.Name, c.format)
				}
				_, err = f.Read(open(t, name))
			}
			if err == nil {
				t.Fatal("is read")
			}
			contains(t, err.Error(), c.message, c.hint)
		})
	}
}

// 10 samples of each of two encodings, on 48 processors.
func TestGoBenchOfTwoVersions(t *testing.T) {
	for name, c := range map[string]struct{ json, gob []string }{
		"go-bench/perf_old.txt": {[]string{"1726", "1723", "1707", "1707", "1713", "1729", "1736", "1707", "1705"}, []string{"3069", "3075"}},
		"go-bench/perf_new.txt": {[]string{"1423", "1416", "1411", "1413", "1412", "1426", "1422", "1424", "1447", "1425"},
			[]string{"3075", "3065", "3059", "3065", "3060", "3081", "3186", "3135", "3087", "3062"}},
	} {
		all := imported(t, "go-bench", name).Results
		if len(all) != 20 {
			t.Fatalf("%s: %d results", name, len(all))
		}
		for n, r := range all {
			values, of := c.json, "json"
			if n >= 10 {
				values, of = c.gob, "gob"
			}
			if n%10 < len(values) && (r.Value != values[n%10] || r.Subject != "Encode" || r.Metric != "time" || r.Unit != "ns/op" || r.Statistic != "sample" || !strings.HasSuffix(row(r), "format="+of)) {
				t.Errorf("%s: sample %d is %s", name, n+1, row(r))
			}
		}
	}
}
