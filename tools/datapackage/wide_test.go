package datapackage

import (
	"strings"
	"testing"
)

const wideHead = "name: d\nresources:\n  - name: f\n    path: f.csv\n"

func TestWideResources(t *testing.T) {
	const csv = "name,ms,rps,status\nx,1.5,~2k,ok\ny,2,>3k,ok\n"
	p, problems := Load(folder("d/datapackage.yaml", wideHead+`    schema:
      fields:
        - {name: name, role: subject}
        - {name: ms, unit: ms, better: lower}
        - {name: rps, notation: measured, unit: req/s}
        - {name: status, role: status}
    wide:
      - {field: ms, metric: latency, statistic: mean}
      - {field: rps, metric: throughput}
views:
  - {name: v, resource: f, where: {metric: throughput, subject: x}}
`, "d/f.csv", csv), "d")
	if err := problems.Err(); err != nil {
		t.Fatal(err)
	}
	r := p.Resources[0]
	want := `subject,status,metric,unit,better,statistic,value,low,high,written
x,ok,latency,ms,lower,mean,1.5,,,
x,ok,throughput,req/s,,value,2000,,,~2k
y,ok,latency,ms,lower,mean,2,,,
y,ok,throughput,req/s,,value,,3000,,>3k
`
	if got := string(r.CSV()); got != want || !r.Tidy || len(r.Wide.Rows) != 2 {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if json := string(p.JSON()); strings.Contains(json, `"notation"`) || strings.Contains(json, `"wide"`) {
		t.Errorf("what is published says how it was written:\n%s", json)
	}
}

func TestProblemsOfWideResources(t *testing.T) {
	const csv = "name,ms,rps,text\nx,1.5,~2k,a\n"
	fields := "    schema:\n      fields:\n        - {name: name, role: subject}\n        - {name: ms}\n        - {name: rps, notation: measured}\n        - {name: text}\n"
	for _, c := range []struct{ descriptor, want, hint, why string }{
		{fields + "    wide: [{field: ms}, {field: rpm}]\n", `d/datapackage.yaml:9:33: field "notation": only a column of a wide resource is read in this notation` +
			` | d/datapackage.yaml:11:33: field "field": the resource "f" has no field "rpm"`, `did you mean "rps"? valid: name, ms, rps, text`, "a misspelled column"},
		{fields + "    wide: [{field: rps}, {field: text}]\n", `d/datapackage.yaml:11:34: field "field": the field "text" holds no numbers, its type is string`,
			"declare type: number in its schema, with decimalChar, groupChar or notation: measured where its figures are written so", "a column of texts"},
		{fields + "    wide: [{field: rps}, {field: ms, metric: rps}]\n", `d/datapackage.yaml:11:34: field "field": holds the same metric and statistic as "rps"`,
			"give one of them another metric or statistic, or say with as what it adds", "two columns of one metric"},
		{fields + "    wide: [{field: rps, as: mean}]\n", `d/datapackage.yaml:11:29: field "as": "mean" is not allowed here`, "valid: value, low, high, n", "what nobody can be"},
		{strings.Replace(fields, "{name: text}", "{name: text, role: metric}", 1) + "    wide: [{field: rps}]\n",
			`d/datapackage.yaml:10:11: field "role": the field "text" has the role metric, but the resource is wide`,
			"name the columns of the metrics under wide; other fields have one of the roles benchmark, scenario, subject, runtime, run, status, parameter", "wide and tidy at once"},
		{strings.Replace(fields, "rps, notation", "rps, type: string, notation", 1) + "    wide: [{field: ms}, {field: rps}]\n",
			`d/datapackage.yaml:9:47: field "notation": a field of this notation holds numbers, not string` +
				` | d/datapackage.yaml:11:33: field "field": the field "rps" holds no numbers, its type is string`,
			"declare type: number in its schema, with decimalChar, groupChar or notation: measured where its figures are written so", "a type that contradicts the notation"},
	} {
		_, problems := Load(folder("d/datapackage.yaml", wideHead+c.descriptor, "d/f.csv", csv), "d")
		var all []string
		hint := ""
		for _, p := range problems {
			all, hint = append(all, p.Error()), p.Hint
		}
		if got := strings.Join(all, " | "); got != c.want || hint != c.hint {
			t.Errorf("%s:\ngot  %s\n     %s\nwant %s\n     %s", c.why, got, hint, c.want, c.hint)
		}
	}
}

func TestCellsOfWideResources(t *testing.T) {
	_, problems := Load(folder("d/datapackage.yaml", wideHead+
		"    schema:\n      fields:\n        - {name: name, role: subject}\n        - {name: v, unit: ms, notation: measured}\n        - {name: status, role: status}\n"+
		"    wide: [{field: v}]\n", "d/f.csv", "name,v,status\nx,12 MB,ok\ny,fast,ok\nz,90–80,ok\n"), "d")
	want := `d/f.csv:2:3: field "v": "12 MB": cannot convert MB to ms
  hint: write it like "12", "~12", "<12", ">12" or "10–15"
d/f.csv:3:3: field "v": "fast" is not a figure
  hint: write it like "12", "~12", "<12", ">12" or "10–15"
d/f.csv:4:3: field "v": "90–80": the low end is above the high end
  hint: write it like "12", "~12", "<12", ">12" or "10–15"`
	if got := problems.Error(); got != want || problems[0].Expected != "a number or a range, with or without ms" {
		t.Errorf("got\n%s\nwant\n%s\nexpected %s", got, want, problems[0].Expected)
	}
	_, problems = Load(folder("d/datapackage.yaml", wideHead+
		"    schema:\n      fields:\n        - {name: name, role: subject}\n        - {name: ms}\n        - {name: status, role: status}\n"+
		"    wide: [{field: ms}]\n", "d/f.csv", "name,ms,status\nx,12,failed\ny,,ok\n"), "d")
	want = `d/f.csv:2:3: field "value": a failed row has no value, but "12" stands here
  hint: empty the cell, or set the status to ok
d/f.csv:3: field "value": a row with status ok needs a value, a low or a high
  hint: write the status failed or skipped if nothing was measured`
	if got := problems.Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
