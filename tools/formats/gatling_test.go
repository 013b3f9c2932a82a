package formats

import (
	"strings"
	"testing"
)

const gatlingHead = "RUN\tsimulations.ShopSimulation\tshopsimulation\t1767825934330\t \t3.9.5\n"

func TestGatlingLog(t *testing.T) {
	i := read(t, "gatling-log", text("ASSERTION\tAAEDAAEF\n"+gatlingHead+
		"USER\tbuyers\tSTART\t1767825935179\n"+
		"REQUEST\t\thome\t1767825935194\t1767825935216\tOK\t \n"+
		"REQUEST\tcart,pay\tcard\t1767825935300\t1767825935300\tKO\tstatus.find.is(200), but actually found 503\n"+
		"GROUP\tcart,pay\t1767825935290\t1767825935310\t18\tKO\n"+
		"REQUEST\t\thome\t1767825936194\t1767825936199\tOK\t \n"+
		"USER\tbuyers\tEND\t1767825937971\n"))
	want(t, i.Results,
		"home | latency | ms | lower | sample | 22 |  |  |  | 1 | ok",
		"card | latency | ms | lower | sample |  |  |  |  | 1 | failed | group=cart / pay",
		"cart / pay | group time | ms | lower | sample |  |  |  |  | 1 | failed",
		"home | latency | ms | lower | sample | 5 |  |  |  | 2 | ok")
	if r := i.Results[0]; r.Benchmark != "ShopSimulation" || r.Scenario != "buyers" {
		t.Errorf("got %+v", r)
	}
	leaves(t, i, "1 line: a limit that the simulation sets, no measurement", "2 lines: a user that starts or ends")
	states(t, i, "start 1767825934330 ms since 1970", "Gatling 3.9.5")
}

// Before 3.4 the number of the user stands before the group, and before 3.0 the
// scenario before that.
func TestGatlingOlderLogs(t *testing.T) {
	for _, request := range []string{"REQUEST\t7\t\thome\t1767825935194\t1767825935216\tOK\t ", "REQUEST\tbuyers\t7\t\thome\t1767825935194\t1767825935216\tOK\t "} {
		i := read(t, "gatling-log", text(gatlingHead+"USER\tbuyers\t7\tSTART\t1767825935179\t1767825935179\n"+request+"\n"))
		want(t, i.Results, "home | latency | ms | lower | sample | 22 |  |  |  | 1 | ok")
		if r := i.Results[0]; r.Scenario != "buyers" {
			t.Errorf("got %+v", r)
		}
	}
}

func TestGatlingLogThatStoppedEarly(t *testing.T) {
	got := refused(t, "gatling-log", text(gatlingHead+"REQUEST\t\thome\t1767825935194\t17678\nREQUEST\t\thome\t5\t3\tOK\t \nWORK\t1\n"))
	contains(t, got, "file.txt:2: lacks two times and an OK or KO", `file.txt:3: field "end": ends before it starts`, "file.txt:4: is no line of a Gatling log")
}

// 21 requests of three kinds among the first 40 lines; one scenario.
func TestGatlingLogOfTheCorpus(t *testing.T) {
	i := imported(t, "gatling-log", "gatling/simulation_first_40_lines.log")
	lines := string(open(t, "gatling/simulation_first_40_lines.log").Data)
	if got, want := len(i.Results), strings.Count(lines, "\nREQUEST\t"); got != want || want != 21 {
		t.Errorf("%d results of %d requests", got, want)
	}
	has(t, i, "01_Get_Specific_Post | latency | ms | lower | sample | 22 |  |  |  | 1 | ok", "03_Create_Post | latency | ms | lower | sample | 13 |  |  |  | 1 | ok")
	if r := i.Results[0]; r.Benchmark != "ComputerDatabaseSimulation" || r.Scenario != "Advanced API Load Test" {
		t.Errorf("got %+v", r)
	}
}

func FuzzGatling(f *testing.F) {
	fuzz(f, "gatling-log", gatlingHead+"USER\tbuyers\tSTART\t1767825935179\nREQUEST\ta,b\thome\t1767825935194\t1767825935216\tOK\t \nGROUP\ta\t1\t2\t1\tOK\n")
}
