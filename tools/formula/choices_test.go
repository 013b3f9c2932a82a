package formula_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/formula"
)

func TestChoices(t *testing.T) {
	json := bench.Filter{"scenario": {"JSON"}}
	for _, c := range []struct {
		text   string
		fields []string
		want   string
	}{
		// Two scenarios have both figures; Lambda and the registry have neither.
		{"Fastify.throughput beats FastAPI.throughput", []string{"scenario"}, "JSON Fastify FastAPI supported; SQL Fastify FastAPI supported"},
		// Nothing has a runtime here, so each may stand in for each, but not for
		// itself; Express has no figure, and npm no throughput.
		{"Fastify.throughput beats FastAPI.throughput", []string{"subject"}, "JSON FastAPI Fastify contradicted; JSON Fastify FastAPI supported"},
		{"Express.throughput beats FastAPI.throughput", []string{"scenario"}, ""},
		{"Fastify.throughput > 20000 req/s", []string{"scenario"}, "JSON Fastify supported; SQL Fastify contradicted"},
		// A name that says so itself is not free.
		{"Fastify.throughput[scenario=SQL] > 20000 req/s", []string{"scenario"},
			"JSON Fastify contradicted; SQL Fastify contradicted; Lambda Fastify contradicted; registry Fastify contradicted"},
		{"Fastify.throughput beats FastAPI.throughput and Fastify.throughput > 20000 req/s", []string{"scenario"},
			"JSON Fastify FastAPI Fastify supported; SQL Fastify FastAPI Fastify contradicted"},
	} {
		d, err := formula.ParseCondition(c.text)
		if err != nil {
			t.Fatal(err)
		}
		choices, err := d.Choices(formula.Context{Results: results(), Where: json, Rows: 9}, c.fields)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
		}
		var got []string
		for _, one := range choices {
			got = append(got, fmt.Sprintf("%s %s %s", strings.Join(one.Where["scenario"], "|"), strings.Join(one.Subjects, " "), one.Judgement.Verdict))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s by %s:\n got  %s\n want %s", c.text, c.fields, strings.Join(got, "; "), c.want)
		}
	}
	d, _ := formula.ParseCondition("Fastify.thruput > 1 req/s")
	if _, err := d.Choices(formula.Context{Results: results()}, []string{"scenario"}); err == nil || !strings.Contains(err.Error(), "there is no metric") {
		t.Errorf("a metric that is not there: %v", err)
	}
}
