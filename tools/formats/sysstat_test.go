package formats

import "testing"

// One line holds all activities under a header whose name ends in [...]; CPU -1 is
// all processors.
func TestSadfOneLineAnInterval(t *testing.T) {
	in := imported(t, "sadf-csv", "sysstat/sadf_dh.csv")
	// 3 intervals of 6 processor and 11 memory figures.
	if len(in.Results) != 51 {
		t.Errorf("%d results", len(in.Results))
	}
	holds(t, in.Results,
		"vm | %user | % | none | sample | 86.14 |  |  |  | 1 | ok | device=all",
		"vm | %idle | % | none | sample | 0.00 |  |  |  | 3 | ok | device=all",
		"vm | kbmemfree | KiB | none | sample | 14666196 |  |  |  | 1 | ok",
		"vm | %memused | % | none | sample | 3.64 |  |  |  | 1 | ok",
		"vm | kbdirty | KiB | none | sample | 593836 |  |  |  | 3 | ok")
	leftOut(t, in, "2 columns (length and time of each interval)")
}

// A group of columns stands once for each interface: 3 + 7 + 4 × 9 values a line.
func TestSadfRepeatedGroups(t *testing.T) {
	in := imported(t, "sadf-csv", "sysstat/sadf_dh_net.csv")
	if len(in.Results) != 2*(6+4*8) {
		t.Errorf("%d results", len(in.Results))
	}
	holds(t, in.Results, "vm | rxkB/s | KiB/s | none | sample | 0.00 |  |  |  | 2 | ok | device=eth0")
	contains(t, refused(t, "sadf-csv", text("# hostname;interval;timestamp;CPU;%user[...];IFACE;rxkB/s[...]\nh;1;t;-1;1;lo;1;eth0;2\n")),
		"file.txt:2: the header does not fit a line of 9 values", "sadf -d without -h")
}

// A second header with other columns is no comment, and all processors together
// are told from each.
func TestSadfHeadersRepeat(t *testing.T) {
	in := imported(t, "sadf-csv", "sysstat/sadf_d_cpus.csv")
	if len(in.Results) != 6*6+2*11 {
		t.Errorf("%d results", len(in.Results))
	}
	holds(t, in.Results,
		"vm | %nice | % | none | sample | 89.60 |  |  |  | 1 | ok | device=all",
		"vm | %nice | % | none | sample | 85.15 |  |  |  | 1 | ok | device=cpu0",
		"vm | %nice | % | none | sample | 93.00 |  |  |  | 2 | ok | device=cpu1",
		"vm | kbmemfree | KiB | none | sample | 21136904 |  |  |  | 2 | ok")

	in = imported(t, "sadf-csv", "sysstat/sadf_d_multi.csv")
	holds(t, in.Results,
		"vm | tps | ops/s | none | sample | 36.00 |  |  |  | 2 | ok | device=vda",
		"vm | rkB/s | KiB/s | none | sample | 180.00 |  |  |  | 2 | ok | device=vda",
		"vm | await | ms | none | sample | 0.33 |  |  |  | 2 | ok | device=vda",
		"vm | aqu-sz |  | none | sample | 0.01 |  |  |  | 2 | ok | device=vda")
}

func TestSadfPlain(t *testing.T) {
	in := imported(t, "sadf-p", "sysstat/sadf_p.tsv")
	if len(in.Results) != 18 {
		t.Errorf("%d results", len(in.Results))
	}
	want(t, in.Results[:1], "vm | %user | % | none | sample | 86.14 |  |  |  | 1 | ok | device=all")
	leftOut(t, in, "2 columns (length and time of each interval)")
}

// Both forms of one recording say the same.
func TestSadfFormsAgree(t *testing.T) {
	table, plain := imported(t, "sadf-csv", "sysstat/sadf_d_cpus.csv"), imported(t, "sadf-p", "sysstat/sadf_p_multi.tsv")
	for _, r := range table.Results {
		holds(t, plain.Results, row(r))
	}
}

func TestSadfLeavesOutWhatHasNoUnitAndRestarts(t *testing.T) {
	in := read(t, "sadf-csv", text("# hostname;interval;timestamp;CPU;%user;flux\nh;-1;t;LINUX-RESTART\t(2 CPU)\nh;1;t;0;5;7\n"))
	want(t, in.Results, "h | %user | % | none | sample | 5 |  |  |  | 1 | ok | device=cpu0")
	leftOut(t, in, "1 line (a restart of the machine or a comment in its log), 1 value (flux: nothing says its unit), 2 columns (length and time of each interval)")
}

func TestSadfRefuses(t *testing.T) {
	contains(t, refused(t, "sadf-csv", text("# hostname;interval;timestamp;CPU;%user\nh;1;t;0;high\nh;1\nh;1;t;0\n")),
		`file.txt:2: field "%user": "high" is not a number`, "file.txt:3: has 2 values", "file.txt:4: the header does not fit a line of 4 values")
	contains(t, refused(t, "sadf-p", text("h\t1\t2026-11-23 18:53:02 UTC\tall\t%user\tx\nh\t1\n")), `file.txt:1: field "%user": "x" is not a number`, "file.txt:2: has 2 values")
}

func TestSadfJSONIsRefused(t *testing.T) {
	file := text(`{"sysstat": {"hosts": [{"nodename": "vm", "statistics": [{"cpu-load": [{"cpu": "all", "user": 88.00}]}]}]}}`)
	if f, err := Detect(file); err != nil || f.Name != "sadf-json" {
		t.Errorf("taken for %q, %v", f.Name, err)
	}
	contains(t, refused(t, "sadf-json", file), "file.txt: the JSON of sadf has other names than sar", "run sadf -d")
}

func FuzzSadf(f *testing.F) {
	fuzz(f, "sadf-csv", "# hostname;interval;timestamp;CPU;%user[...];IFACE;rxkB/s[...]\nh;1;t;-1;1;lo;1\n")
}

func FuzzSadfPlain(f *testing.F) {
	fuzz(f, "sadf-p", "vm\t1\t2026-11-23 18:53:02 UTC\tall\t%user\t86.14\n")
}
