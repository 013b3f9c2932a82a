package formats

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/perf/benchfmt"
)

func TestGoBench(t *testing.T) {
	i := imported(t, "go-bench", "go-bench/local_stdlib.txt")
	// 15 lines of four figures, 5 of three; all ran with GOMAXPROCS 2.
	if len(i.Results) != 75 {
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[:5],
		"Marshal | time | ns/op | lower | sample | 10009 |  |  |  | 1 | ok | size=1",
		"Marshal | throughput | MB/s | higher | sample | 0.10 |  |  |  | 1 | ok | size=1",
		"Marshal | allocated memory | B/op | lower | sample | 432 |  |  |  | 1 | ok | size=1",
		"Marshal | allocations | allocs/op | lower | sample | 6 |  |  |  | 1 | ok | size=1",
		"Marshal | time | ns/op | lower | sample | 3862 |  |  |  | 2 | ok | size=1",
	)
	want(t, i.Results[72:],
		"Custom | time | ns/op | lower | sample | 367.3 |  |  |  | 5 | ok",
		"Custom | hit% |  | none | sample | 0.9000 |  |  |  | 5 | ok",
		"Custom | p99-ns/op | ns/op | none | sample | 42.50 |  |  |  | 5 | ok")
	if b := i.Results[0].Benchmark; b != "example.com/b" {
		t.Errorf("the benchmark is %q", b)
	}
	contains(t, i.Summary(), "about the run: goos linux; goarch amd64; cpu AMD EPYC; gomaxprocs 2")
}

// The same name again is another sample; prose before and behind is no result.
func TestGoBenchPreamble(t *testing.T) {
	for name, first := range map[string]string{
		"perf_new.txt": "Encode | time | ns/op | lower | sample | 1423 |  |  |  | 1 | ok | format=json",
		"perf_old.txt": "Encode | time | ns/op | lower | sample | 1726 |  |  |  | 1 | ok | format=json",
	} {
		i := imported(t, "go-bench", "go-bench/"+name)
		if len(i.Results) != 20 {
			t.Errorf("%s: %d results", name, len(i.Results))
		}
		want(t, i.Results[:1], first)
		contains(t, row(i.Results[19]), "| 10 | ok | format=gob")
	}
}

func TestGoBenchParametersInNames(t *testing.T) {
	i := imported(t, "go-bench", "go-bench/perf_crc-old.txt")
	if len(i.Results) != 720 { // 36 names, 10 runs, 2 figures
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[718:],
		"CRC32 | time | ns/op | lower | sample | 76970 |  |  |  | 10 | ok | poly=Koopman | size=32kB | align=1",
		"CRC32 | throughput | MB/s | higher | sample | 425.72 |  |  |  | 10 | ok | poly=Koopman | size=32kB | align=1")
	contains(t, i.Summary(), "note hw acceleration disabled")
}

// A line of configuration holds until it changes; what changes tells results apart.
func TestGoBenchConfigurationChanges(t *testing.T) {
	i := imported(t, "go-bench", "go-bench/perf_issue19634.txt")
	if len(i.Results) != 10 {
		t.Fatalf("%d results", len(i.Results))
	}
	want(t, i.Results[4:6],
		"FloatSub/100 | time | ns/op | lower | sample | 115 |  |  |  | 5 | ok | note=before",
		"FloatSub/100 | time | ns/op | lower | sample | 78.8 |  |  |  | 1 | ok | note=after")
}

func TestGoBenchOwnUnits(t *testing.T) {
	i := imported(t, "go-bench", "go-bench/perf_units.txt")
	want(t, i.Results[:2],
		"Size | text-bytes | bytes | none | sample | 100 |  |  |  | 1 | ok | note=before",
		"NonExact | text-bytes | bytes | none | sample | 100 |  |  |  | 1 | ok | note=before")
	if len(i.Results) != 8 {
		t.Errorf("%d results", len(i.Results))
	}
	i = read(t, "go-bench", text("Unit hits better=higher assume=exact\nUnit ns/op better=higher\nBenchmarkA 1 2 hits 3 ns/op 4 throughput\n"))
	want(t, i.Results,
		"A | hits |  | higher | sample | 2 |  |  |  | 1 | ok",
		"A | time | ns/op | lower | sample | 3 |  |  |  | 1 | ok",
		"A | reported throughput |  | none | sample | 4 |  |  |  | 1 | ok")
	contains(t, refused(t, "go-bench", text("Unit a better=higher\nUnit a better=lower\nUnit b better=big\nBenchmarkA 1 2 a\n")),
		"file.txt:2: the unit a is better=lower here, but better=higher in line 1", `file.txt:3: "better=big" is neither`)
}

// Benchmarks of this file print between name and result, before the name, with
// and without an end of line; they log results, fail, skip, and report NaN.
func TestGoBenchTornLines(t *testing.T) {
	i := imported(t, "go-bench", "go-bench/torn_two_procs.txt")
	want(t, i.Results[:9],
		"Plain | time | ns/op | lower | sample | 6.010 |  |  |  | 1 | ok | gomaxprocs=1",
		"Plain | time | ns/op | lower | sample | 9.420 |  |  |  | 1 | ok | gomaxprocs=2",
		"Prints | time | ns/op | lower | sample | 91.33 |  |  |  | 1 | ok | gomaxprocs=1",
		"Prints | time | ns/op | lower | sample | 181.4 |  |  |  | 1 | ok | gomaxprocs=2",
		"PrintsNoEnd | time | ns/op | lower | sample | 87.03 |  |  |  | 1 | ok | gomaxprocs=1",
		"PrintsNoEnd | time | ns/op | lower | sample | 509.1 |  |  |  | 1 | ok | gomaxprocs=2",
		"Logs | time | ns/op | lower | sample | 207.3 |  |  |  | 1 | ok | gomaxprocs=1",
		"Logs | time | ns/op | lower | sample | 330.2 |  |  |  | 1 | ok | gomaxprocs=2",
		"Fails | time | ns/op | lower | sample |  |  |  |  | 1 | failed",
	)
	// Four lines of Sub with 8, 8, 9 and 9 figures, a failed part, and Plain of
	// another package twice. Sub itself fails only since a part does.
	if len(i.Results) != 9+34+1+2 {
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[43:], "Sub/fails | time | ns/op | lower | sample |  |  |  |  | 1 | failed",
		"Plain | time | ns/op | lower | sample | 1.500 |  |  |  | 1 | ok | gomaxprocs=1",
		"Plain | time | ns/op | lower | sample | 5.810 |  |  |  | 1 | ok | gomaxprocs=2")
	if b := i.Results[44].Benchmark; b != "example.com/b/sub" {
		t.Errorf("the last benchmark is %q", b)
	}
}

func TestGoBenchNotANumberIsFailed(t *testing.T) {
	i := read(t, "go-bench", text("BenchmarkA 1 NaN a +Inf b 0 ns/op\n"))
	want(t, i.Results,
		"A | a |  | none | sample |  |  |  |  | 1 | failed",
		"A | b |  | none | sample |  |  |  |  | 1 | failed",
		"A | time | ns/op | lower | sample | 0 |  |  |  | 1 | ok")
}

func TestGoBenchVerbose(t *testing.T) {
	i := imported(t, "go-bench", "go-bench/torn_verbose.txt")
	// Four plain benchmarks twice; one failed, one skipped; Sub with 8, 8, 9 and 9
	// figures, a failed and a skipped part; Plain of another package twice.
	if len(i.Results) != 8+2+34+2+2 {
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[4:6],
		"PrintsNoEnd | time | ns/op | lower | sample | 67.10 |  |  |  | 1 | ok",
		"PrintsNoEnd | time | ns/op | lower | sample | 109.7 |  |  |  | 2 | ok")
	want(t, i.Results[8:10],
		"Fails | time | ns/op | lower | sample |  |  |  |  | 1 | failed",
		"Skips | time | ns/op | lower | sample |  |  |  |  | 1 | skipped")
}

// Half of a result without the other half is counted, not guessed.
func TestGoBenchTornForGood(t *testing.T) {
	i := read(t, "go-bench", text("BenchmarkA  \tnoise\nnoise12345678\t1 ns/op\nBenchmarkB 1 2 ns/op\nBenchmarkC \t"))
	want(t, i.Results, "B | time | ns/op | lower | sample | 2 |  |  |  | 1 | ok")
	contains(t, i.Summary(), "2 benchmarks (its line is torn apart by what it prints)")
}

// A log is indented, whatever it quotes.
func TestGoBenchLogsAreNoResults(t *testing.T) {
	i := read(t, "go-bench", text("BenchmarkA 1 2 ns/op\n--- BENCH: BenchmarkA\n    a_test.go:3: before it was BenchmarkA \t 1\t 9 ns/op\n"))
	want(t, i.Results, "A | time | ns/op | lower | sample | 2 |  |  |  | 1 | ok")
}

func TestGoBenchProcs(t *testing.T) {
	for name, c := range map[string]struct{ names, procs string }{
		"one value":                      {"A-8 B/n=1-8", "8"},
		"values of -cpu":                 {"A A-2 A-4 B B-2 B-4", "2 4"},
		"GOMAXPROCS 1, digits of a name": {"A size-10 size-100", ""},
		"digits before the value":        {"size-10-8 size-100-8", "8"},
		"nothing":                        {"A B", ""},
		"no number":                      {"A-x A-", ""},
	} {
		t.Run(name, func(t *testing.T) {
			procs := procsOf(strings.Fields(c.names))
			var got []string
			for _, p := range strings.Fields("2 4 8 10 100") {
				if procs[p] {
					got = append(got, p)
				}
			}
			if strings.Join(got, " ") != c.procs || len(got) != len(procs) {
				t.Errorf("got %v, want %s", procs, c.procs)
			}
		})
	}
}

func TestGoBenchJSON(t *testing.T) {
	i := imported(t, "go-bench-json", "go-bench/local_stdlib.jsonl")
	if len(i.Results) != 6*4+2*3 {
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[:1], "Marshal | time | ns/op | lower | sample | 11863 |  |  |  | 1 | ok | size=1")  // in two events
	want(t, i.Results[4:5], "Marshal | time | ns/op | lower | sample | 865.0 |  |  |  | 2 | ok | size=1") // without Test
	contains(t, refused(t, "go-bench-json", text("{\"Action\":\"output\",\"Output\":\"BenchmarkA 1 2 ns/op\\n\"}\n{\"Action\":\n")), "file.txt:2: is no event")
}

// Packages write at the same time; each result keeps its package.
func TestGoBenchJSONOfTwoPackages(t *testing.T) {
	i := imported(t, "go-bench-json", "go-bench/two_packages.jsonl")
	if len(i.Results) != 48 { // as in torn_verbose.txt
		t.Errorf("%d results", len(i.Results))
	}
	interleaved := read(t, "go-bench-json", text(strings.Join([]string{
		`{"Action":"output","Package":"a","Output":"pkg: a\nnote: x\nBenchmarkA \t"}`,
		`{"Action":"output","Package":"b","Output":"pkg: b\nBenchmarkB 1 2 ns/op\n"}`,
		`{"Action":"output","Package":"a","Output":" 1 3 ns/op\n"}`}, "\n")))
	want(t, interleaved.Results,
		"A | time | ns/op | lower | sample | 3 |  |  |  | 1 | ok | note=x",
		"B | time | ns/op | lower | sample | 2 |  |  |  | 1 | ok | note=")
	if a := interleaved.Results[0].Benchmark; a != "a" {
		t.Errorf("A is of %q", a)
	}
}

// oracle returns what golang.org/x/perf reads of a file, a line a result.
func oracle(t *testing.T, data []byte) []string {
	var lines []string
	for r := benchfmt.NewReader(bytes.NewReader(data), "file"); r.Scan(); {
		if result, ok := r.Result().(*benchfmt.Result); ok {
			lines = append(lines, lineOf(string(result.Name), result.Values))
		}
	}
	return lines
}

func lineOf(name string, values []benchfmt.Value) string {
	for _, v := range values {
		number, unit := v.Value, v.Unit
		if v.OrigUnit != "" {
			number, unit = v.OrigValue, v.OrigUnit
		}
		name += fmt.Sprintf(" %v %s", number, unit)
	}
	return name
}

// Every line that golang.org/x/perf takes for a result is one here, with the same
// name, numbers and units; here torn lines are results besides.
func TestGoBenchAgreesWithPerf(t *testing.T) {
	for _, name := range []string{"local_stdlib", "perf_crc-old", "perf_issue19634", "perf_new", "perf_old", "perf_units", "torn_verbose"} {
		data, err := os.ReadFile("testdata/go-bench/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		r := goReader{file: File{Data: data}, units: map[string]goUnit{}, statistic: "sample"}
		r.read(r.file.lines())
		var got []string
		for _, l := range r.lines {
			if l.status == "" && !strings.HasPrefix(l.name, "PrintsNoEnd") {
				got = append(got, lineOf(l.name, perfValues(t, l.values)))
			}
		}
		if want := oracle(t, data); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func perfValues(t *testing.T, values []goValue) []benchfmt.Value {
	var all []benchfmt.Value
	for _, v := range values {
		var f float64
		if _, err := fmt.Sscan(v.number, &f); err != nil {
			t.Fatal(err)
		}
		all = append(all, benchfmt.Value{Value: f, Unit: v.unit})
	}
	return all
}

func FuzzGoBench(f *testing.F) {
	fuzz(f, "go-bench",
		"goos: linux\npkg: a\nBenchmarkA/n=1/x-8 \t 100\t 12.5 ns/op\t 3 p99-ns/op\nBenchmarkA/n=1/x-8 1 2 ns/op\nok a 1s\n",
		"note: before\nBenchmarkA 1 NaN a 2 throughput\nnote:\nUnit a better=higher\n--- FAIL: BenchmarkB\n--- SKIP: BenchmarkC/d\n",
		"xBenchmarkA-2 \thalf     100\t 5 ns/op\nBenchmarkA\tnoise\n 1\t2 MB/s\n")
}

func FuzzGoBenchJSON(f *testing.F) {
	fuzz(f, "go-bench-json", `{"Action":"output","Package":"a","Output":"BenchmarkA \t"}
{"Action":"output","Package":"a","Output":" 1\t3 ns/op\n"}
`)
}
