package formats

import "testing"

// Names with templates, labels with quotes, us beside ns, a fit, a failure.
func TestGoogle(t *testing.T) {
	i := imported(t, "google-benchmark-csv", "google-benchmark/stdout.csv")
	want(t, i.Results,
		"BM_Sort | time | ns | lower | sample | 1302.08 |  |  |  | 1 | ok | argument=64",
		"BM_Sort | cpu time | ns | lower | sample | 345.928 |  |  |  | 1 | ok | argument=64",
		"BM_Sort | items per second | items/s | higher | sample | 1.8501e+08 |  |  |  | 1 | ok | argument=64",
		"BM_Sort | time | ns | lower | sample | 13010.5 |  |  |  | 1 | ok | argument=512",
		"BM_Sort | cpu time …", "BM_Sort | items per second …",
		"BM_Sort | time | ns | lower | sample | 161924 |  |  |  | 1 | ok | argument=4096",
		"BM_Sort | cpu time …", "BM_Sort | items per second …",
		`BM_Copy | time | us | lower | sample | 0.0519593 |  |  |  | 1 | ok | argument=16 | label=memcpy, "std"`,
		"BM_Copy | cpu time | us …", `BM_Copy | bytes per second | B/s | higher | sample | 8.61567e+08 |  |  |  | 1 | ok | argument=16 | label=memcpy, "std"`,
		"BM_Copy | time | us | lower | sample | 3.66356 …", "BM_Copy | cpu time | us …", "BM_Copy | bytes per second …",
		"BM_Tmpl<std::pair<int,long>> | time | ns | lower | sample | 0.996026 |  |  |  | 1 | ok",
		"BM_Tmpl<std::pair<int,long>> | cpu time | ns | lower | sample | 0.280453 |  |  |  | 1 | ok",
		"BM_Skip | time |  | lower | sample |  |  |  |  | 1 | failed",
	)
	contains(t, i.Summary(), "2 fits (a curve through the others and its error)", `about the run: BM_Skip no device, "skipped"`)
}

// The header is neither the first line nor the first with two commas.
func TestGooglePreamble(t *testing.T) {
	i := imported(t, "google-benchmark-csv", "google-benchmark/out_file.csv")
	if len(i.Results) != 18 {
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[:1], "BM_Sort | time | ns | lower | sample | 436.532 |  |  |  | 1 | ok | argument=64")
	contains(t, i.Summary(), "date 2026-11-23T18:47:30+00:00", "machine 2 X 2596.12 MHz CPU s", "cache L1 Data 32 KiB (x2)",
		"load average 11.87, 10.27, 5.25", "warning Library was built as DEBUG")
}

// Aggregates are kept where there is nothing else, but never _cv: it has the unit
// ns and values of millions.
func TestGoogleAggregatesOnly(t *testing.T) {
	i := imported(t, "google-benchmark-csv", "google-benchmark/aggregates_only.csv")
	want(t, i.Results[:9],
		"BM_Fill | time | ns | lower | mean | 49.2532 |  |  | 4 |  | ok | n=64",
		"BM_Fill | cpu time | ns | lower | mean | 49.1995 |  |  | 4 |  | ok | n=64",
		"BM_Fill | items per second | items/s | higher | mean | 1.30156e+09 |  |  | 4 |  | ok | n=64",
		"BM_Fill | time | ns | lower | median | 48.8303 |  |  | 4 |  | ok | n=64",
		"BM_Fill | cpu time | ns | lower | median | 48.8156 |  |  | 4 |  | ok | n=64",
		"BM_Fill | items per second | items/s | higher | median | 1.31106e+09 |  |  | 4 |  | ok | n=64",
		"BM_Fill | time | ns | none | stddev | 1.46231 |  |  | 4 |  | ok | n=64",
		"BM_Fill | cpu time | ns | none | stddev | 1.36576 |  |  | 4 |  | ok | n=64",
		"BM_Fill | items per second | items/s | none | stddev | 3.54026e+07 |  |  | 4 |  | ok | n=64",
	)
	if len(i.Results) != 27 {
		t.Errorf("%d results", len(i.Results))
	}
	contains(t, i.Summary(), "3 cvs (the stddev divided by the mean")
}

// A statistic of the benchmark's own is one if everybody knows what it is: max is,
// odd is not. A benchmark that is called BM_mean is no aggregate.
func TestGoogleOwnStatistics(t *testing.T) {
	i := imported(t, "google-benchmark-csv", "google-benchmark/aggregates_own.csv")
	if len(i.Results) != 68 {
		t.Errorf("%d results", len(i.Results))
	}
	want(t, i.Results[27:28], `BM_Two | time | us | lower | max | 0.560378 |  |  | 3 |  | ok | a=1 | b=3 | repeats=3 | label=two, "args"`)
	want(t, i.Results[42:43], "BM_Plain | time | ns | lower | mean | 0.791046 |  |  | 2 |  | ok | argument=1 | argument 2=2")
	want(t, i.Results[62:63], "BM_mean | time | ns | lower | mean | 4.48 |  |  | 2 |  | ok | iterations=100 | threads=2")
	contains(t, i.Summary(), "2 aggregates (a statistic of the benchmark's own)")
}

// Where both are written the runs count; each is a sample of its name.
func TestGoogleRunsBesideAggregates(t *testing.T) {
	i := imported(t, "google-benchmark-csv", "google-benchmark/stdout_and_stderr.txt")
	if len(i.Results) != 34 {
		t.Errorf("%d results", len(i.Results))
	}
	for run, n := range []int{6, 9, 12} {
		contains(t, row(i.Results[n]), "BM_Two | time | us | lower | sample |", "| "+string(rune('1'+run))+" | ok | a=1 | b=3")
	}
	contains(t, i.Summary(), "12 aggregates (computed again from the runs)", "time: 2 failed")
	want(t, i.Results[28:30], "BM_Tmpl<std::map<int, std::pair<long, char>>> | time | ns | lower | sample | 1.79993 |  |  |  | 1 | ok | argument=4",
		"BM_Tmpl<std::map<int, std::pair<long, char>>> | cpu time …")
}

// Counters have no unit. The reporter stops half-way where one lacks them.
func TestGoogleCounters(t *testing.T) {
	i := imported(t, "google-benchmark-csv", "google-benchmark/user_counters_threads.csv")
	want(t, i.Results[4:8],
		"BM_Threads/real_time | time | ns | lower | sample | 0.469782 |  |  |  | 1 | ok | threads=2",
		"BM_Threads/real_time | cpu time | ns | lower | sample | 0.283702 |  |  |  | 1 | ok | threads=2",
		"BM_Threads/real_time | foo |  | none | sample | 6 |  |  |  | 1 | ok | threads=2",
		"BM_Threads/real_time | rate/s |  | none | sample | 2.12865e+09 |  |  |  | 1 | ok | threads=2")
	stopped := imported(t, "google-benchmark-csv", "google-benchmark/counters_stopped.txt")
	if len(stopped.Results) != 16 {
		t.Errorf("%d results", len(stopped.Results))
	}
	contains(t, stopped.Summary(), "stopped early All counters must be present in each run")
}

// Two runs in one file, lines of a log between rows, a label that differs between
// repetitions, a run skipped with a message and without error, a unit unknown.
func TestGoogleOddities(t *testing.T) {
	const header = googleHeader + ",bytes_per_second,items_per_second,label,error_occurred,error_message"
	i := read(t, "google-benchmark-csv", text(header+",\"time\"\n\"A\",1,2,3,ms,,,\"one\",,,4\nlog line\n\"A\",1,5,6,ms,,,\"two\",,,7\n"+
		header+"\n\"B\",,,,,,,,false,\"not today\"\n"))
	want(t, i.Results,
		"A | time | ms | lower | sample | 2 |  |  |  | 1 | ok", "A | cpu time | ms | lower | sample | 3 |  |  |  | 1 | ok",
		"A | counter time |  | none | sample | 4 |  |  |  | 1 | ok",
		"A | time | ms | lower | sample | 5 |  |  |  | 2 | ok", "A | cpu time | ms | lower | sample | 6 |  |  |  | 2 | ok",
		"A | counter time |  | none | sample | 7 |  |  |  | 2 | ok",
		"B | time |  | lower | sample |  |  |  |  | 1 | skipped")
	contains(t, i.Summary(), "2 labels (differs between runs of one benchmark)", "1 line (no row of the table)", "B not today")
	contains(t, refused(t, "google-benchmark-csv", text("x\n"+header+"\n\"A\",1,2,3,ticks,,,,,\n\"B\",1,x,3,ns,,,,,\n")),
		`file.txt:3:11: field "time_unit": the unit of the times is unknown`, `file.txt:4:7: field "real_time": "x" is not a number`)
}

// What is named like an aggregate or a fit is one only if it is counted like one.
func TestGoogleNamesLikeAggregates(t *testing.T) {
	i := read(t, "google-benchmark-csv", text(googleHeader+",bytes_per_second,items_per_second,label,error_occurred,error_message\n"+
		"\"A_mean\",2,1,1,ns,,,,,\n\"A_median\",2,1,1,ns,,,,,\n\"A_stddev\",2,0,1,ns,,,,,\n"+
		"\"A_max\",500,7,7,ns,,,,,\n\"B_RMS\",300,8,8,ns,,,\"two\nlines\",,\n\"C_mean\",9,9,9,ns,,,,,\n"))
	want(t, i.Results[4:],
		"A | time | ns | none | stddev | 0 |  |  | 2 |  | ok", "A | cpu time …", // of two runs
		"A_max | time | ns | lower | sample | 7 |  |  |  | 1 | ok", "A_max | cpu time …",
		"B_RMS | time | ns | lower | sample | 8 |  |  |  | 1 | ok | label=two\nlines", "B_RMS | cpu time …",
		"C_mean | time | ns | lower | sample | 9 |  |  |  | 1 | ok", "C_mean | cpu time …")
}

func TestGoogleNames(t *testing.T) {
	for name, want := range map[string]string{
		"BM/1/-2":                        "BM | argument=1 | argument 2=-2",
		"Fixture/Method/n:1/real_time":   "Fixture/Method/real_time | n=1",
		"BM<a/b>/n:std::x":               "BM<a/b> | n=std::x",
		"BM/std::less":                   "BM/std::less",
		"operator<</4":                   "operator<</4",
		"BM/manual_time/min_time:0.010/": "BM/manual_time/ | min_time=0.010",
	} {
		subject, parameters := googleName(name)
		for _, p := range parameters {
			subject += " | " + p.Name + "=" + p.Value
		}
		if subject != want {
			t.Errorf("%s is %q, want %q", name, subject, want)
		}
	}
}

func FuzzGoogle(f *testing.F) {
	const header = googleHeader + ",bytes_per_second,items_per_second,label,error_occurred,error_message,\"c\"\n"
	fuzz(f, "google-benchmark-csv",
		"2026-11-23T18:47:30+00:00\nRunning ./m\nRun on (2 X 1 MHz CPU s)\n  L1 Data 32 KiB (x2)\nLoad Average: 1, 2, 3\n"+header+
			"\"A<b>/1/n:2\",1,2,3,ns,4,5,\"l, \"\"x\"\"\",,,6\n\"A_mean\",2,1,1,us,,,,,,\n\"A_median\",2,1,1,us,,,,,,\n\"A_stddev\",2,0,1,us,,,,,,\n\"A_cv\",2,1,1,us,,,,,,\n",
		header+"\"B_BigO\",,1,2,N,,,,,,\n\"B\",,,,,,,,true,\"no\",\nnoise\n"+header)
}
