package datapackage

import (
	"testing"
	"testing/fstest"
)

func TestDescribe(t *testing.T) {
	fsys := fstest.MapFS{"p/datapackage.yaml": {Data: []byte(`name: p
title: P
resources:
  - name: big
    path: big.csv
    dialect: {delimiter: ";"}
    schema: {missingValues: ["-"], fields: [{name: v, type: number, decimalChar: ","}]}
`)}, "odd/datapackage.yaml": {Data: []byte("resources: {")}}
	o, problems := Describe(fsys, "p", "big.csv") // which is not there to be read
	if len(problems) > 0 || o.Dialect.Delimiter != ';' || o.Schema == nil || o.Schema.Fields[0].DecimalChar != "," || o.Schema.MissingValues[0] != "-" {
		t.Errorf("got %+v, %v", o, problems)
	}
	for _, c := range []struct {
		dir, file string
		problems  int
	}{{"p", "other.csv", 0}, {".", "big.csv", 0}, {"odd", "big.csv", 1}} {
		if o, problems := Describe(fsys, c.dir, c.file); o.Schema != nil || len(problems) != c.problems {
			t.Errorf("%s of %s: got %+v, %v", c.file, c.dir, o, problems)
		}
	}
}
