package datapackage

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"
)

func TestJSON(t *testing.T) {
	csv := strings.ReplaceAll(goodCSV, ",", ";") // published with commas
	p := load(t, folder("d/datapackage.yaml", goodYAML, "d/results.csv", csv), "d")
	data := p.JSON()
	if string(data) != string(p.JSON()) {
		t.Error("one package has two texts")
	}
	sum := sha256.Sum256([]byte(goodCSV))
	for _, want := range []string{
		`"profile": "tabular-data-package"`, `"created": "2026-01-15T00:00:00Z"`, `"measured": "2026-01-14"`, `"profile": "tabular-data-resource"`,
		`"path": "results.csv"`, `"format": "csv"`, `"mediatype": "text/csv"`, `"encoding": "utf-8"`,
		`"hash": "sha256:` + hex.EncodeToString(sum[:]) + `"`, `"role": "value"`, `"minimum": 0`, `"primaryKey": [`, `"missingValues": [`,
		`"title": "{Fastify} leads"`, `"chart": "dot"`, `"3.10"`,
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%s is not in\n%s", want, data)
		}
	}
	for _, internal := range []string{"Positions", "Line", "Dir", "decimalChar", "dialect"} {
		if strings.Contains(string(data), internal) {
			t.Errorf("%s is of no use to readers", internal)
		}
	}
	var out published
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	if r := out.Resources[0]; r.Bytes != len(goodCSV) || len(r.Schema.Fields) != 5 {
		t.Errorf("got %+v", r)
	}
}

func TestResourceWithoutTableIsNotPublished(t *testing.T) {
	p, _ := Load(folder("datapackage.yaml", "name: p\nresources: [{name: r, path: none.csv}]\n"), ".")
	if len(p.Resources[0].CSV()) != 0 || strings.Contains(string(p.JSON()), "none") {
		t.Errorf("got %s", p.JSON())
	}
}
