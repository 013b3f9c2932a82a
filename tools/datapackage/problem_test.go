package datapackage

import (
	"strings"
	"testing"
)

const minimal = "name: p\nresources:\n  - {name: r, path: results.csv}\n"

// TestProblems gives descriptors with faults, beside a sound results.csv.
func TestProblems(t *testing.T) {
	for _, c := range []struct{ yaml, want, why string }{
		{"", "datapackage.yaml: the descriptor is empty", "nothing"},
		{"# only\n", "datapackage.yaml: the descriptor is empty", "a comment"},
		{"~\n", "datapackage.yaml:1:1: the descriptor is empty", "no value"},
		{"name:p\n", "datapackage.yaml:1:1: wants keys with values, not a text", "no space after the colon"},
		{"name p\nviews: []\n", "datapackage.yaml:1:1: a text stands where a key is wanted", "no colon"},
		{"name: p\n\tresources: []\n", "datapackage.yaml:2:1: a tab indents this line", "a tab"},
		{"name: a: b\n", "datapackage.yaml:1:7: a second colon, or a line that is indented too far", "two colons"},
		{"name: \"p\nresources: []\n", "datapackage.yaml:1:7: a quote opens here and never closes", "an open quote"},
		{"name: p\nresources: [\n", "datapackage.yaml:2:12: a bracket [ has no matching ]", "an open bracket"},
		{"name: p\nresources: {a\n", "datapackage.yaml:2:13: a brace { has no matching }", "an open brace"},
		{"name: %p\n", "datapackage.yaml:1:7: a text that starts with % is read as a directive", "a percent sign"},
		{"name: 'it's'\n", "datapackage.yaml:1:11: text after a closing quote", "an inner quote"},
		{"name: \xe9\n", "datapackage.yaml:1:7: a character that is not UTF-8 text", "Latin-1"},
		{minimal + "---\na: 1\n", "datapackage.yaml:5:1: a second document starts here; a descriptor is one", "two documents"},
		{minimal + "name: q\n", `datapackage.yaml:4:1: field "name": the key stands twice, first in line 1`, "a key twice"},
		{minimal + "title: *x\n", `datapackage.yaml:4:8: the alias *x has no anchor &x before it` +
			` | datapackage.yaml:4:8: field "title": the key has no value`, "an alias of nothing"},
		{minimal + "titel: x\n", `datapackage.yaml:4:1: unknown key "titel"`, "an unknown key"},
		{minimal + "title:\n", `datapackage.yaml:4:1: field "title": the key has no value`, "a key without value"},
		{minimal + "version: 1.0\n", `datapackage.yaml:4:10: field "version": wants a text, not a number`, "a number that was meant as text"},
		{minimal + "created: 2026-02-30\n", `datapackage.yaml:4:10: field "created": "2026-02-30" is not a date`, "no such day"},
		{minimal + "homepage: example.org\n", `datapackage.yaml:4:11: field "homepage": "example.org" cannot stand here`, "no https"},
		{minimal + "views: x\n", `datapackage.yaml:4:8: field "views": wants a list, not a text`, "no list"},
		{minimal + "caveats: [a, \"\"]\n", `datapackage.yaml:4:14: field "caveats": the text is empty`, "an empty item"},
		{"name: p\nresources: []\n", `datapackage.yaml:2:12: field "resources": the list is empty`, "no resources"},
		{"name: My Data\nresources: [{name: r, path: results.csv}]\n", `datapackage.yaml:1:7: field "name": "My Data" cannot stand here`, "no name for an address"},
		{"resources: [{path: results.csv}]\n", `datapackage.yaml:1:1: field "name": the key is missing` +
			` | datapackage.yaml:1:13: field "name": the key is missing in resource`, "missing keys"},
		{"name: p\nresources: [{name: r, path: reslts.csv}]\n", `datapackage.yaml:2:29: field "path": there is no file "reslts.csv"`, "a file that is not there"},
		{"name: p\nresources: [{name: r, path: ../x.csv}]\n", `datapackage.yaml:2:29: field "path": "../x.csv" is not a file of this folder`, "outside"},
		{"name: p\nresources: [{name: r, path: /etc/passwd}]\n", `datapackage.yaml:2:29: field "path": "/etc/passwd" is not a file of this folder`, "outside"},
		{"name: p\nresources: [{name: r, path: sub}]\n", `datapackage.yaml:2:29: field "path": "sub" is a folder, not a CSV`, "a folder"},
		{"name: p\nresources:\n  - {name: r, path: results.csv}\n  - {name: r, path: results.csv}\n",
			`datapackage.yaml:4:12: field "name": the name "r" stands twice, first in line 3`, "a name twice"},
		{minimal + "views: [{name: v, chart: doot, resource: r}]\n", `datapackage.yaml:4:26: field "chart": "doot" is not allowed here`, "a chart"},
		{minimal + "views: [{name: v, resource: rr}]\n", `datapackage.yaml:4:29: field "resource": there is no resource "rr"`, "a resource"},
		{minimal + "views: [{name: v, resource: r, x: valeu}]\n", `datapackage.yaml:4:35: field "x": the resource "r" has no field "valeu"`, "a field"},
		{minimal + "views: [{name: v, resource: r, where: {\"é\": 1, metrc: 2}}]\n",
			`datapackage.yaml:4:40: field "where": the resource "r" has no field "é"` +
				` | datapackage.yaml:4:48: field "where": the resource "r" has no field "metrc"`, "fields of where; columns count characters"},
		{minimal + "views: [{name: v, resource: r, where: {metric: {a: 1}}}]\n",
			`datapackage.yaml:4:48: field "metric": wants a text or a number or true or false or a list, not keys with values`, "a value of where"},
		{minimal + "views: [{name: v, resource: r, limit: 0}]\n", `datapackage.yaml:4:39: field "limit": 0 is below 1`, "a limit"},
	} {
		_, problems := Load(folder("datapackage.yaml", c.yaml, "results.csv", goodCSV, "sub/x.txt", ""), ".")
		var all []string
		for _, p := range problems {
			all = append(all, p.Error())
			if p.Line > 0 && p.Hint == "" && !strings.Contains(c.why, "folder") && !strings.Contains(c.why, "alias") && !strings.Contains(c.why, "limit") {
				t.Errorf("%s: no hint", c.why)
			}
		}
		if got := strings.Join(all, " | "); got != c.want {
			t.Errorf("%s:\n%s\ngot  %s\nwant %s", c.why, c.yaml, got, c.want)
		}
	}
}

// TestProblemsOfSchemas gives the fields of a schema for results.csv, in line 6.
func TestProblemsOfSchemas(t *testing.T) {
	const head = "name: p\nresources:\n- name: r\n  path: x.csv\n  schema:\n"
	for _, c := range []struct{ schema, want, why string }{
		{"    fields: [{name: x, type: text}]", `6:30: field "type": "text" is not allowed here`, "a type"},
		{"    fields: [{name: x, role: valu}]", `6:30: field "role": "valu" is not allowed here`, "a role"},
		{"    fields: [{name: x, unit: reqs/s}]", `6:30: field "unit": unknown unit "reqs/s", did you mean "req/s"?`, "a unit"},
		{"    fields: [{name: x, role: value, type: string}]", `6:43: field "type": a field of role value holds numbers, not string`, "role and type"},
		{"    fields: [{name: x, constraints: {requird: true}}]", `6:38: unknown key "requird"`, "a constraint"},
		{"    fields: [{name: x, constraints: {pattern: \"(\"}}]", `6:47: field "pattern": "(" is not a regular expression`, "a pattern"},
		{"    fields: [{name: x, constraints: {minimum: 3, maximum: 2}}]", `6:47: field "minimum": the minimum is above the maximum`, "bounds"},
		{"    fields: [{name: x, decimalChar: \",\", groupChar: \",\"}]", `6:53: field "groupChar": the thousands mark is the decimal mark too`, "marks"},
		{"    fields: [{name: x}, {name: x}]", `6:32: field "name": the name "x" stands twice, first in line 6`, "a field twice"},
		{"    fields: [{name: x, role: low}, {name: y, role: low}]", `6:52: field "role": a second field of role low, beside "x"`, "a role twice"},
		{"    fields: [{name: x, role: parameter}, {name: y, role: parameter}, {name: xy, unit: frames/s}]\nunits: [frames]", "", "parameters are many, and nouns are declared"},
		{"    {primaryKey: [y], fields: [{name: x}]}", `6:19: field "primaryKey": the schema has no field "y"`, "a key"},
		{"    {primaryKey: xx, fields: [{name: xy}]}", `6:18: field "primaryKey": the schema has no field "xx"`, "a key alone"},
	} {
		_, problems := Load(folder("datapackage.yaml", head+c.schema+"\n", "x.csv", "x,y,xy\n1,2,3\n"), ".")
		var all []string
		for _, p := range problems {
			if p.File == "datapackage.yaml" {
				all = append(all, strings.TrimPrefix(p.Error(), "datapackage.yaml:"))
			}
		}
		if got := strings.Join(all, " | "); got != c.want {
			t.Errorf("%s:\n%s\ngot  %s\nwant %s", c.why, c.schema, got, c.want)
		}
	}
}

func TestHints(t *testing.T) {
	for _, c := range []struct{ yaml, want string }{
		{minimal + "titel: x\n", `did you mean "title"? valid: caveats, contributors, created, description, environment, homepage, licenses, measured, name, notice, quotes, resources, reviewBy, sources, title, units, verdicts, version, views`},
		{minimal + "views: [{name: v, chart: doot, resource: r}]\n", `did you mean "dot"? valid: dot, bar, range, line, box, scatter, heatmap, ecdf, slope`},
		{minimal + "version: 1.0\n", "put it in quotes"},
		{"name: p\nresources: [{name: r, path: reslts.csv}]\n", `did you mean "results.csv"? valid: results.csv`},
		{minimal + "views: [{name: v, resource: r, x: valeu}]\n", `did you mean "value"? valid: subject, metric, unit, value, status`},
		{minimal + "created: 2026\n", "put it in quotes"},
		{minimal + "created: yesterday\n", "When this package was put together: YYYY-MM-DD."},
		{"name: p\nresources: [{path: results.csv}]\n", "Identifies the table in addresses, views and shortcodes: lower-case letters, digits, - and _."},
	} {
		_, problems := Load(folder("datapackage.yaml", c.yaml, "results.csv", goodCSV), ".")
		if len(problems) == 0 || problems[0].Hint != c.want {
			t.Errorf("%s\ngot  %v\nwant %s", c.yaml, problems, c.want)
		}
	}
}

// A person mends a folder once: faults of the descriptor and of every CSV come
// together.
func TestAllProblemsAtOnce(t *testing.T) {
	yaml := "name: p\ntitel: x\nresources:\n  - {name: a, path: a.csv}\n  - {name: b, path: b.csv}\nviews: [{name: v, resource: c}]\n"
	_, problems := Load(folder("d/datapackage.yaml", yaml, "d/a.csv", "x,x\n", "d/b.csv", "y\n\"1\n"), "d")
	var got []string
	for _, p := range problems {
		got = append(got, p.Error())
	}
	want := []string{
		`d/a.csv:1:3: the header "x" stands twice, first in column 1`,
		`d/b.csv:2:1: a quote opens here and never closes; reading stops`,
		`d/datapackage.yaml:2:1: unknown key "titel"`,
		`d/datapackage.yaml:6:29: field "resource": there is no resource "c"`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
