package formats

import (
	"fmt"
	"strings"
	"testing"
)

// has fails the test unless an import holds results, as row writes them.
func has(t testing.TB, i Import, lines ...string) {
	t.Helper()
	rows := map[string]bool{}
	var all strings.Builder
	for _, r := range i.Results {
		rows[row(r)] = true
		fmt.Fprintln(&all, row(r))
	}
	for _, line := range lines {
		if !rows[line] {
			t.Errorf("no result is\n\t%s\nof\n%s", line, all.String())
			return
		}
	}
}

// leaves compares what an import leaves out, one "2 rows: why" a line.
func leaves(t testing.TB, i Import, lines ...string) {
	t.Helper()
	var got []string
	for _, l := range i.LeftOut {
		got = append(got, count(l.Count, l.What)+": "+l.Why)
	}
	if strings.Join(got, "\n") != strings.Join(lines, "\n") {
		t.Errorf("left out\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(lines, "\n\t"))
	}
}

// states fails the test unless an import knows facts, as "name value".
func states(t testing.TB, i Import, facts ...string) {
	t.Helper()
	var got []string
	for _, f := range i.About {
		got = append(got, f.Name+" "+f.Value)
	}
	contains(t, strings.Join(got, "\n")+"\n", facts...)
}

// failsAll fails the test unless every result of a metric failed, and there is one.
func failsAll(t testing.TB, i Import, metrics ...string) {
	t.Helper()
	for _, metric := range metrics {
		n := 0
		for _, r := range i.Results {
			if r.Metric == metric {
				if n++; r.Status != "failed" || r.Value != "" || r.N != "" {
					t.Errorf("is not failed: %s", row(r))
				}
			}
		}
		if n == 0 {
			t.Errorf("no result of %q", metric)
		}
	}
}

// shape counts results by metric, statistic and status: "99 latency sample ok".
func shape(i Import) string {
	var keys []string
	counts := map[string]int{}
	for _, r := range i.Results {
		key := strings.Join([]string{r.Metric, r.Unit, r.Better, r.Statistic, r.Status}, " ")
		if counts[key]++; counts[key] == 1 {
			keys = append(keys, key)
		}
	}
	for n, key := range keys {
		keys[n] = fmt.Sprintf("%d %s", counts[key], key)
	}
	return strings.Join(keys, "\n")
}

// An address stands in for a name as long as a person gives none. Of several
// addresses none can be named by one word.
func TestFillNamesAnAddress(t *testing.T) {
	one := string(open(t, "wrk/node.txt").Data)
	i := read(t, "wrk", text(one))
	if err := Fill([]Import{i}, Names{}); err != nil {
		t.Error(err)
	}
	if err := Fill([]Import{i}, Names{Subject: "Fastify"}); err != nil {
		t.Error(err)
	}
	has(t, i, "Fastify | throughput | req/s | higher | rate | 16675.44 |  |  |  |  | ok | connections=50 | threads=2")
	states(t, i, "address http://127.0.0.1:18080/")
	two := read(t, "wrk", text(one+strings.Replace(one, ":18080/", ":18081/", 1)))
	if err := Fill([]Import{two}, Names{Subject: "Fastify"}); err == nil || !strings.Contains(err.Error(), "names nothing") {
		t.Error(err)
	}
}

// A terminal or an editor may have turned the ends of lines.
func TestLoadToolsWithWindowsLines(t *testing.T) {
	for name, format := range map[string]string{
		"wrk/node.txt": "wrk", "wrk/wrk2_uncorrected.txt": "wrk", "ab/node_stdout.txt": "ab", "ab/node_percentiles.csv": "ab-percentiles",
		"ab/node_gnuplot.tsv": "ab-gnuplot", "hey/node.txt": "hey", "hey/some_errors.csv": "hey-csv", "vegeta/node_report.txt": "vegeta-text",
		"vegeta/node_hdrplot.txt": "vegeta-hdrplot", "vegeta/some_errors.csv": "vegeta-csv", "k6/failures.csv": "k6-csv",
		"k6/export.json": "k6-summary", "autocannon/node.json": "autocannon-json", "jmeter/made_semicolon.jtl": "jmeter-jtl",
	} {
		unix := open(t, name)
		windows := File{Name: name, Data: []byte(strings.ReplaceAll(string(unix.Data), "\n", "\r\n"))}
		if f, err := Detect(windows); err != nil || f.Name != format {
			t.Errorf("%s with other lines is taken for %q, %v", name, f.Name, err)
			continue
		}
		if a, b := read(t, format, unix), read(t, format, windows); a.Summary() != b.Summary() || fmt.Sprint(a.Results) != fmt.Sprint(b.Results) {
			t.Errorf("%s with other lines is\n%s\nwant\n%s", name, b.Summary(), a.Summary())
		}
	}
}

// What a hook of wrk writes has the layout of the hook.
func TestLoadFilesOfNoKnownLayout(t *testing.T) {
	for _, name := range []string{"wrk/summary.csv", "wrk/report.lua"} {
		if f, err := Detect(open(t, name)); err == nil {
			t.Errorf("%s is taken for %s", name, f.Name)
		}
	}
}
