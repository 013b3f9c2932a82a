package formats

import (
	"testing"
)

func TestHyperfineCSV(t *testing.T) {
	i := imported(t, "hyperfine-csv", "hyperfine/basic.csv")
	want(t, i.Results,
		"node -e 0 | time | s | lower | mean | 0.8821904540000001 |  |  |  |  | ok",
		"node -e 0 | time | s | none | stddev | 0.38506988126345953 |  |  |  |  | ok",
		"node -e 0 | time | s | lower | median | 0.8694919720000001 |  |  |  |  | ok",
		"node -e 0 | time | s | lower | min | 0.273480918 |  |  |  |  | ok",
		"node -e 0 | time | s | lower | max | 1.590790631 |  |  |  |  | ok",
		"node -e 0 | user time | s | lower | mean | 0.06742655 |  |  |  |  | ok",
		"node -e 0 | system time | s | lower | mean | 0.0116243 |  |  |  |  | ok",
		"python3 -c pass | time | s | lower | mean | 1.4509035704000002 …", "python3 -c pass | time | s | none | stddev …",
		"python3 -c pass …", "python3 -c pass …", "python3 -c pass …", "python3 -c pass …", "python3 -c pass …",
		`python3 -c "import json, sys" | time | s | lower | mean | 1.5610526786 …`, `python3 -c "import json, sys" …`,
		`python3 -c "import json, sys" …`, `python3 -c "import json, sys" …`, `python3 -c "import json, sys" …`,
		`python3 -c "import json, sys" …`, `python3 -c "import json, sys" | system time | s | lower | mean | 0.034568 …`,
	)
}

// parameter_size is numeric and is no metric.
func TestHyperfineParameters(t *testing.T) {
	i := imported(t, "hyperfine-csv", "hyperfine/parameters.csv")
	if len(i.Results) != 28 { // 4 commands of 7 figures
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[7:8], "node n=100000 | time | s | lower | mean | 0.38960947111500005 |  |  |  |  | ok | lang=node | size=100000")
}

// hyperfine writes 0 for the spread of a single run.
func TestHyperfineSpreadOfOneRunIsUnknown(t *testing.T) {
	i := imported(t, "hyperfine-csv", "hyperfine/one_run.csv")
	want(t, i.Results[:6],
		"echo 1 x | time | s | lower | mean | 0.0064815590000000005 |  |  |  |  | ok | note=x | size=1",
		"echo 1 x | time | s | lower | median | 0.0064815590000000005 |  |  |  |  | ok | note=x | size=1",
		"echo 1 x | time | s | lower | min | 0.0064815590000000005 |  |  |  |  | ok | note=x | size=1",
		"echo 1 x | time | s | lower | max | 0.0064815590000000005 |  |  |  |  | ok | note=x | size=1",
		"echo 1 x | user time | s | lower | mean | 0.000923 |  |  |  |  | ok | note=x | size=1",
		"echo 1 x | system time | s | lower | mean | 0 |  |  |  |  | ok | note=x | size=1",
	)
	contains(t, i.Summary(), "left out: 4 zero stddevs (a single run has no spread)")
}

// A least time of 0 is what a correction made of it, and a value.
func TestHyperfineMinOfZeroIsAValue(t *testing.T) {
	i := read(t, "hyperfine-csv", text(hyperfineHeader+"\ntrue,0.001,0.002,0.0005,0,0,0,0.01\n"))
	want(t, i.Results[3:4], "true | time | s | lower | min | 0 |  |  |  |  | ok")
}

func TestHyperfineNamesStayAsTheyAre(t *testing.T) {
	i := imported(t, "hyperfine-csv", "hyperfine/names.csv")
	for n, name := range []string{"=<b>Größe</b>", `echo "a, b"`, "true"} {
		if got := i.Results[7*n].Subject; got != name {
			t.Errorf("got %q, want %q", got, name)
		}
	}
}

func TestHyperfineCommandTwiceIsToldApart(t *testing.T) {
	i := imported(t, "hyperfine-csv", "hyperfine/repeated.csv")
	if len(i.Results) != 14 {
		t.Fatalf("%d results", len(i.Results))
	}
	contains(t, row(i.Results[0]), "repeat=1")
	contains(t, row(i.Results[7]), "repeat=2")
}

func TestHyperfineJSONHasSamples(t *testing.T) {
	i := imported(t, "hyperfine-json", "hyperfine/basic.json")
	if len(i.Results) != 66 { // three times 20 runs and two means
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[:2],
		"node -e 0 | time | s | lower | sample | 0.5798983870000001 |  |  |  | 1 | ok",
		"node -e 0 | time | s | lower | sample | 1.124504146 |  |  |  | 2 | ok")
	contains(t, i.Summary(), "3 command aggregates (mean, median and the like are computed again from the times)")
}

// With -i a command may fail and is timed all the same; only the JSON tells.
func TestHyperfineFailedRuns(t *testing.T) {
	i := imported(t, "hyperfine-json", "hyperfine/failing.json")
	const sh = `sh -c "exit $(($$ % 2))"`
	want(t, i.Results,
		"false | time | s | lower | sample |  |  |  |  | 1 | failed",
		"false | time | s | lower | sample |  |  |  |  | 2 | failed",
		"false | time | s | lower | sample |  |  |  |  | 3 | failed",
		sh+" | time | s | lower | sample | 0.000745724 |  |  |  | 1 | ok",
		sh+" | time | s | lower | sample |  |  |  |  | 2 | failed",
		sh+" | time | s | lower | sample | 0.000699266 |  |  |  | 3 | ok",
	)
	contains(t, i.Summary(), "2 sample, 4 failed", "2 mean processor times (failed runs are in it)")
	if csv := imported(t, "hyperfine-csv", "hyperfine/failing.csv"); len(csv.Results) != 14 {
		t.Errorf("%d results of the CSV", len(csv.Results))
	}
}

// Later versions measure memory as well.
func TestHyperfineMemory(t *testing.T) {
	i := read(t, "hyperfine-json", text(`{"results":[{"command":"a","user":0.5,"times":[1,null],"memory_usage_byte":[1024,null],"exit_codes":[0,0]}]}`))
	want(t, i.Results,
		"a | time | s | lower | sample | 1 |  |  |  | 1 | ok",
		"a | time | s | lower | sample |  |  |  |  | 2 | failed",
		"a | peak memory | B | lower | sample | 1024 |  |  |  | 1 | ok")
}

func TestHyperfineJSONOfOneRun(t *testing.T) {
	i := imported(t, "hyperfine-json", "hyperfine/one_run.json")
	want(t, i.Results[:3],
		"echo 1 x | time | s | lower | sample | 0.0064815590000000005 |  |  |  | 1 | ok | note=x | size=1",
		"echo 1 x | user time | s | lower | mean | 0.000923 |  |  | 1 |  | ok | note=x | size=1",
		"echo 1 x | system time | s | lower | mean | 0.0 |  |  | 1 |  | ok | note=x | size=1",
	)
}

func TestHyperfineProblems(t *testing.T) {
	contains(t, refused(t, "hyperfine-csv", text(hyperfineHeader+"\na,1,2,x,4,5,6,7\nb,1,2,3,4,5,6,y\n")),
		`file.txt:2:7: field "median": "x" is not a number`, `file.txt:3:15: field "max": "y" is not a number`)
	contains(t, refused(t, "hyperfine-csv", text(hyperfineHeader+"\n")), "holds no result")
	contains(t, refused(t, "hyperfine-json", text(`{"results":[{"command":"a","times":[1,`)), "is not whole JSON")
	contains(t, refused(t, "hyperfine-json", text("{\n\"results\":[{\"command\":\"a\",\"times\":[1e999]}]}")), `"1e999" is not a number`)
	contains(t, refused(t, "hyperfine-json", text("{\n\"results\": 7}")), "file.txt:2:")
}

func FuzzHyperfineJSON(f *testing.F) {
	fuzz(f, "hyperfine-json", `{"results":[{"command":"a","user":1,"times":[1,2.5e-3],"exit_codes":[0,null],"parameters":{"n":"1"}}]}`)
}

func FuzzHyperfineCSV(f *testing.F) {
	fuzz(f, "hyperfine-csv", string(open(f, "hyperfine/basic.csv").Data), string(open(f, "hyperfine/parameters.csv").Data))
}
