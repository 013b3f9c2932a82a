package evidence_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/evidence"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/verdict"
)

const (
	descriptor = `name: said
resources:
  - {name: claims, path: claims.csv}
  - {name: evidence, path: evidence.csv}
verdicts: {claims: claims, evidence: evidence}
views:
  - {name: ratios, resource: ratios, x: value, y: subject, color: stated}
`
	claims = `id,subject,metric,unit,better,statistic,value,low,high
c1,A,throughput,req/s,higher,claim,400,,
c2,B,throughput,req/s,higher,claim,100,,
c3,A,start,ms,lower,claim,,50,80
c4,B,start,ms,lower,claim,,200,500
c5,C,memory,MB,lower,claim,20,,
`
	// At 10 connections a serves 150 over 100, 1.5 times, at 20 connections 1.1
	// times, at 30 connections half. a2 is a second version of a.
	lab = `subject,runtime,connections,metric,unit,better,statistic,value,low,high
a1,A,10,throughput,req/s,higher,rate,150,,
a2,A,10,throughput,req/s,higher,rate,200,,
b1,B,10,throughput,req/s,higher,rate,100,,
a1,A,20,throughput,req/s,higher,rate,110,,
b1,B,20,throughput,req/s,higher,rate,100,,
a1,A,30,throughput,req/s,higher,rate,50,,
b1,B,30,throughput,req/s,higher,rate,100,,
a1,A,10,start,ms,lower,median,60,55,70
b1,B,10,start,ms,lower,median,90,86,99
`
	labDescriptor = `name: lab
title: The lab
measured: "2026-01-02"
sources: [{title: The lab, path: "https://lab.example/results"}]
resources:
  - name: lab
    path: lab.csv
    schema:
      fields:
        - {name: subject, role: subject}
        - {name: runtime, role: runtime}
        - {name: connections, role: parameter}
        - {name: metric, role: metric}
        - {name: unit, role: unit}
        - {name: better, role: better}
        - {name: statistic, role: statistic}
        - {name: value, role: value}
        - {name: low, role: low}
        - {name: high, role: high}
`
	header = "id,claim,over,statement,source,in,measured,measured_over,where,kind,choices,platform,caveat\n"
	good   = header + `load,c1,c2,A over B,lab,lab,a1.throughput,b1.throughput,connections=10,same,connections,,
versions,c1,c2,A over B,lab,lab,a1.throughput,b1.throughput,connections=10,same,"connections,subject",,
start,c3,c4,A starts sooner,lab,lab,a1.start,b1.start,,neighbour,,,
range,c3,,A starts in {A.start},lab,lab,a1.start,,,same,,the lab,
other,c4,,B starts in 200 to 500 ms,lab,lab,b1.start,,,same,,the lab,
`
)

func load(t *testing.T, rows string) ([]*datapackage.Package, map[string]evidence.Finding, problem.List) {
	t.Helper()
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	all, problems := datapackage.LoadAll(fstest.MapFS{
		"said/datapackage.yaml": file(descriptor), "said/claims.csv": file(claims), "said/evidence.csv": file(rows),
		"lab/datapackage.yaml": file(labDescriptor),
		"lab/lab.csv":          file(lab),
	}, ".")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	findings, problems := evidence.Judge(all)
	return all, findings, problems
}

func TestJudge(t *testing.T) {
	all, findings, problems := load(t, good)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, c := range []struct {
		id                                 string
		want                               verdict.Verdict
		supported, contradicted, undecided int
	}{
		{"load", verdict.Supported, 1, 1, 1},     // 1.5, 0.5 and 1.1 at three loads
		{"versions", verdict.Supported, 2, 1, 1}, // and 2 at one load with the other version
		{"start", verdict.Supported, 1, 0, 0},    // 86 over 70 is 1.23, above 1.05
		{"range", verdict.Supported, 1, 0, 0},    // 55 to 70, moved apart to 52.4 to 73.5
		{"other", verdict.Contradicted, 0, 1, 0},
		{"c5", verdict.NotMeasured, 0, 0, 0}, // of which no row speaks
	} {
		f, ok := findings["said/"+c.id]
		if !ok || f.Judgement.Verdict != c.want || f.Choices[verdict.Supported] != c.supported ||
			f.Choices[verdict.Contradicted] != c.contradicted || f.Choices[verdict.Undecided] != c.undecided {
			t.Errorf("%s: %s %v, want %v", c.id, f.Judgement.Verdict, f.Choices, c)
		}
	}
	verdicts := string(all[1].Resource(datapackage.VerdictsName).CSV())
	for _, line := range []string{
		"A over B,\"c1, c2\",4 times,1.5 times,supported,1 of 3,lab,2026,same,,c1,c2,1.5,,,4,3,1,1,1,load,https://lab.example/results",
		"A starts in 50–80\u202fms,c3,50–80\u202fms,60\u202fms (55–70\u202fms),supported,1 of 1,lab,2026,same,,c3,,,,,,1,1,0,0,range,https://lab.example/results",
		"A starts sooner,\"c3, c4\",2.5–10 times,1.5 times (1.2–1.8),supported,1 of 1,lab,2026,neighbour,,c3,c4,1.5,1.2285714285714286,1.8,,1,1,0,0,start,https://lab.example/results",
		"\"C, memory\",c5,20\u202fMB,,not measured,,,,,,c5,,,,,,,,,,c5,",
	} {
		if line = strings.ReplaceAll(line, " times", "\u00a0times"); !strings.Contains(verdicts, line+"\n") {
			t.Errorf("no row %s in\n%s", line, verdicts)
		}
	}
	ratios := string(all[1].Resource(datapackage.RatiosName).CSV())
	if want := "A over B,ratio,,none,claim,4,,,claimed,c1,c2,\"lab, 2026\",supported\n"; !strings.Contains(ratios, want) {
		t.Errorf("no row %s in\n%s", want, ratios)
	}
	choices := string(all[1].Resource(datapackage.ChoicesName).CSV())
	if want := "A over B,choices,,none,count,2,,,supported,c1,c2,\"lab, 2026\"\n"; !strings.Contains(choices, want) {
		t.Errorf("no row %s in\n%s", want, choices)
	}
}

func TestProblems(t *testing.T) {
	for _, c := range []struct{ row, want string }{
		{"x,c9,c2,A,lab,lab,a1.start,b1.start,,same,,,", `said/evidence.csv:2:3: field "claim": there is no claim "c9"; valid: c1, c2, c3, c4, c5`},
		{"x,c1,c2,A in {A.strt},lab,lab,a1.start,b1.start,,same,,,", `2:9: field "statement": there is no metric "strt"; did you mean "start"?`},
		{"x,c1,c2,A,lab,lab,a1.start,b1.start,,nearly,,,", `2:38: field "kind": "nearly" is neither same nor neighbour`},
		{"x,c1,c2,A,lab,lab,a1.start,,,same,,,", `2:28: field "measured_over": over and measured_over go together`},
		{"x,c3,,A,lab,lab,a1.start,,,same,,,", `2:34: field "platform": an absolute figure is judged only where claim and source share a platform`},
		{"x,c1,c2,A,lab,lob,a1.start,b1.start,,same,,,", `2:15: field "in": there is no package "lob"; did you mean "lab"?`},
		{"x,c1,c2,A,lab,lab/lob,a1.start,b1.start,,same,,,", `2:15: field "in": there is no resource "lab/lob"; did you mean "lab/lab"?`},
		{"x,c1,c2,A,,,a1.start,b1.start,,same,,,", `2:12: field "in": the row has a formula and no resource`},
		{"x,c1,c2,A,lab,lab,a1.strt,b1.start,,same,,,", `2:19: field "measured": there is no metric "strt"; did you mean "start"?`},
		{"x,c1,c2,A,lab,lab,a1.start,b2.start,,same,,,", `2:28: field "measured_over": there is no subject "b2"; valid: a1, a2, b1`},
		{"x,c1,c2,A,lab,lab,a1.start,b1.start,connection=1,same,,,", `2:37: field "where": there is no field "connection"; did you mean "connections"?`},
		{"x,c1,c2,A,lab,lab,a1.start,b1.start,connections,same,,,", `2:37: field "where": "connections" is no condition`},
		{"x,c1,c2,A,lab,lab,a1.start,b1.start,,same,level,,", `2:43: field "choices": there is no field "level"`},
		{"x,c1,c2,A,lab,lab,a1.throughput,b1.throughput,,same,,,", `2:19: field "measured": a1.throughput is not one figure`},
	} {
		all, _, problems := load(t, header+c.row+"\n")
		if len(problems) != 1 {
			t.Errorf("%s: %d problems: %v", c.row, len(problems), problems)
			continue
		}
		got := problems[0].Error()
		if problems[0].Hint != "" {
			got += "; " + problems[0].Hint
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%s\n got  %s\n want %s", c.row, got, c.want)
		}
		if all[1].Resource(datapackage.VerdictsName).Table != nil {
			t.Errorf("%s: verdicts are made of what is wrong", c.row)
		}
	}
	_, _, problems := load(t, "id,claim\nx,c1\n")
	if len(problems) != 11 || !strings.Contains(problems[0].Error(), `evidence needs a column "over"`) {
		t.Errorf("missing columns: %v", problems)
	}
}

// Own runs stand beside the sources of others: many observations instead of one
// published figure, judged by their interval, and free to come to another verdict.
func TestOwnRunsJoinTheVerdicts(t *testing.T) {
	for _, c := range []struct {
		of   string // the subject that the faster runs are of
		want verdict.Verdict
		row  string
	}{
		{"a1", verdict.Supported, "supported,1 of 1,own runs,2026,same,"},
		{"b1", verdict.Contradicted, "contradicted,0 of 1,own runs,2026,same,"},
	} {
		runs := "subject,metric,unit,better,statistic,value,run\n"
		for _, subject := range []string{"a1", "b1"} {
			for run := 1; run <= 6; run++ {
				value := 100 + run
				if subject == c.of {
					value += 200
				}
				runs += fmt.Sprintf("%s,throughput,req/s,higher,sample,%d,%d\n", subject, value, run)
			}
		}
		file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
		all, problems := datapackage.LoadAll(fstest.MapFS{
			"said/datapackage.yaml": file(descriptor), "said/claims.csv": file(claims), "said/evidence.csv": file(header +
				"load,c1,c2,A over B,lab,lab,a1.throughput,b1.throughput,connections=10,same,,,\n" +
				"runs,c1,c2,A over B,own runs,own,a1.throughput,b1.throughput,,same,,,\n"),
			"lab/datapackage.yaml": file(labDescriptor), "lab/lab.csv": file(lab),
			"own/datapackage.yaml": file(`{name: own, title: Own runs, measured: "2026-03-04", resources: [{name: own, path: own.csv}]}`),
			"own/own.csv":          file(runs),
		}, ".")
		findings, found := evidence.Judge(all)
		if problems = append(problems, found...); len(problems) > 0 {
			t.Fatal(problems)
		}
		own, other := findings["said/runs"], findings["said/load"]
		if own.Judgement.Verdict != c.want || other.Judgement.Verdict != verdict.Supported {
			t.Errorf("%s ahead: own runs say %s, the source %s", c.of, own.Judgement.Verdict, other.Judgement.Verdict)
		}
		for _, f := range own.Judgement.Figures {
			if f.Quantity.N != 6 || f.Quantity.Basis != verdict.Interval {
				t.Errorf("%s: n %d, basis %v; want 6 observations and their interval", f.Label, f.Quantity.N, f.Quantity.Basis)
			}
		}
		said := all[slices.IndexFunc(all, func(p *datapackage.Package) bool { return p.Name == "said" })]
		verdicts := string(said.Resource(datapackage.VerdictsName).CSV())
		for _, want := range []string{c.row, "supported,1 of 1,lab,2026,same,"} {
			if !strings.Contains(verdicts, want) {
				t.Errorf("no row with %q in\n%s", want, verdicts)
			}
		}
	}
}
