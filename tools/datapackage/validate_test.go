package datapackage

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// whole is a whole implementation of JSON Schema with our schema.
func whole(t testing.TB) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemaJSON))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("datapackage", doc); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("datapackage")
}

// same fails the test where we and the whole implementation do not agree on whether a
// document holds to the schema; it returns what we think.
func same(t *testing.T, schema *jsonschema.Schema, root any) bool {
	t.Helper()
	d := &document{root: root, keys: map[string]place{}, values: map[string]place{}}
	d.validate()
	ours, theirs := len(d.problems) == 0, schema.Validate(root)
	if ours != (theirs == nil) {
		text, _ := json.Marshal(root)
		t.Errorf("%s:\nours: %v\ntheirs: %v", text, d.problems, theirs)
	}
	return ours
}

// everything is a descriptor with nearly all keys.
const everything = `name: x
title: X
description: all
created: "2026-01-01"
measured: "2026-01-02"
reviewBy: "2027-01-01"
licenses: [{name: MIT, title: MIT License, path: "https://x.example/"}]
sources: [{title: S, path: "https://x.example/", version: "1", note: n}]
contributors: [{title: C, role: author}]
environment: {hardware: h, software: s}
caveats: [one]
units: [furlong]
resources:
  - name: r
    path: r.csv
    title: R
    dialect: {delimiter: ";", header: true}
    schema:
      fields:
        - {name: a, title: A, type: string, role: subject, constraints: {required: true, unique: true, enum: [b], minimum: 1, maximum: 2}, priority: low}
        - {name: v, type: number, unit: ms, better: lower, decimalChar: ",", groupChar: "."}
      primaryKey: [a]
      missingValues: ["-"]
  - name: j
    from: [{resource: x/r, where: {a: [b, 1]}, rename: {a: b}, set: {c: d}}]
    schema: {fields: [{name: a}], primaryKey: a}
views:
  - {name: v, title: T, resource: r, chart: bar, x: value, y: a, where: {a: b}, highlight: [b], limit: 3, references: [{value: 1, label: l}], scale: log, stack: true, claims: [c], notes: [n]}
verdicts: {claims: r, evidence: j}
`

// Our part of JSON Schema decides as the whole does: of descriptors in which any value
// is replaced by one of each kind, any key is missing, or an unknown one is added.
func TestValidateAsAWholeImplementationDoes(t *testing.T) {
	schema := whole(t)
	values := []any{nil, "", "x", "2026-02-30", "2026-02-28", "A b", "https://x", "a/b", json.Number("0"), json.Number("-1"), json.Number("1.5"), json.Number("2.0"), json.Number("1e3"), true, []any{}, []any{"x"},
		[]any{nil}, map[string]any{}, map[string]any{"a": "b"}, map[string]any{"a": []any{json.Number("1")}}}
	good, bad := 0, 0
	check := func(root any) {
		if same(t, schema, root) {
			good++
		} else {
			bad++
		}
	}
	for _, text := range []string{everything, goodYAML, minimal} {
		d := parse("datapackage.yaml", []byte(text))
		if !same(t, schema, d.root) {
			d.validate()
			t.Fatalf("it does not hold to begin with: %v", d.problems)
		}
		mutate(d.root, values, func() { check(d.root) })
	}
	t.Logf("%d descriptors hold to the schema, %d do not", good, bad)
	if good < 500 || bad < 2000 {
		t.Errorf("%d descriptors hold to the schema, %d do not: too few of either", good, bad)
	}
}

// mutate changes one place of a value after the other, and takes each change back.
func mutate(value any, values []any, changed func()) {
	switch value := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			old := value[key]
			for _, v := range values {
				value[key] = v
				changed()
			}
			delete(value, key)
			changed()
			value[key] = old
			mutate(old, values, changed)
		}
		value["unknown"] = "x"
		changed()
		delete(value, "unknown")
	case []any:
		for i, old := range value {
			for _, v := range values {
				value[i] = v
				changed()
			}
			value[i] = old
			mutate(old, values, changed)
		}
	}
}

// A keyword that the schema uses and validate does not know would hold nothing.
func TestValidateKnowsTheKeywordsOfTheSchema(t *testing.T) {
	known := []string{"$schema", "$id", "$defs", "$ref", "title", "description", "type", "enum", "minimum", "minLength", "maxLength", "pattern", "format",
		"minItems", "maxItems", "items", "required", "properties", "additionalProperties"}
	walk("#", schemaTree(), func(pointer string, node map[string]any) {
		if strings.HasSuffix(pointer, "/properties") || strings.HasSuffix(pointer, "/$defs") {
			return // its keys are names
		}
		for key := range node {
			if !slices.Contains(known, key) {
				t.Errorf("%s: the keyword %q", pointer, key)
			}
		}
		if f, ok := node["format"]; ok && f != "date" {
			t.Errorf("%s: the format %v", pointer, f)
		}
	})
}

// FuzzValidate holds that we agree with the whole implementation on any descriptor.
func FuzzValidate(f *testing.F) {
	for _, s := range []string{everything, goodYAML, minimal, "- a\n", "x", "1e400: 1\n", "views: {}\n"} {
		f.Add([]byte(s))
	}
	schema := whole(f)
	f.Fuzz(func(t *testing.T, yaml []byte) {
		if d := parse("datapackage.yaml", yaml); d.root != nil {
			same(t, schema, d.root)
		}
	})
}

// A long list is held item by item, and each problem names its place.
func TestValidateNamesItsPlace(t *testing.T) {
	d := parse("datapackage.yaml", []byte(minimal+"caveats: [a, 1, b, 2]\n"))
	d.validate()
	for i, p := range d.problems {
		if want := 14 + 6*i; p.Field != "caveats" || p.Column != want {
			t.Errorf("problem %d stands at column %d, want %d: %v", i, p.Column, want, p)
		}
	}
	if len(d.problems) != 2 {
		t.Errorf("%d problems: %v", len(d.problems), d.problems)
	}
}
