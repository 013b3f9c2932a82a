package datapackage

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/table"
)

// structOf is the Go struct that reads each object of the schema.
var structOf = map[string]reflect.Type{
	"#": reflect.TypeFor[descriptor](), "#/properties/licenses/items": reflect.TypeFor[License](),
	"#/properties/sources/items": reflect.TypeFor[Source](), "#/properties/contributors/items": reflect.TypeFor[Contributor](),
	"#/properties/environment": reflect.TypeFor[Environment](), "#/$defs/resource": reflect.TypeFor[resourceSource](),
	"#/$defs/from": reflect.TypeFor[fromSource](), "#/$defs/dialect": reflect.TypeFor[dialectSource](), "#/$defs/schema": reflect.TypeFor[schemaSource](),
	"#/$defs/field": reflect.TypeFor[fieldSource](), "#/$defs/constraints": reflect.TypeFor[constraintsSource](),
	"#/$defs/waiver": reflect.TypeFor[waiverSource](), "#/properties/quotes/items": reflect.TypeFor[Quote](),
	"#/properties/verdicts": reflect.TypeFor[Verdicts](),
	"#/$defs/wide":          reflect.TypeFor[wideSource](), "#/$defs/view": reflect.TypeFor[viewSource](), "#/$defs/view/properties/references/items": reflect.TypeFor[Reference](),
}

func TestSchemaAndStructsKnowTheSameKeys(t *testing.T) {
	objects := 0
	walk("#", schemaTree(), func(pointer string, node map[string]any) {
		if _, ok := node["properties"]; !ok {
			return
		}
		objects++
		goType, ok := structOf[pointer]
		if !ok {
			t.Errorf("no struct reads %s", pointer)
			return
		}
		var keys []string
		for i := range goType.NumField() {
			name, _, _ := strings.Cut(goType.Field(i).Tag.Get("json"), ",")
			keys = append(keys, name)
		}
		slices.Sort(keys)
		if valid := validKeys(pointer); !slices.Equal(keys, valid) {
			t.Errorf("%s: the schema has %v, %s has %v", pointer, valid, goType, keys)
		}
	})
	if objects != len(structOf) {
		t.Errorf("the schema has %d objects, %d structs read them", objects, len(structOf))
	}
}

// Editors show title and description while typing, and flag unknown keys.
func TestSchemaExplainsEveryKey(t *testing.T) {
	walk("#", schemaTree(), func(pointer string, node map[string]any) {
		properties, ok := node["properties"].(map[string]any)
		if !ok {
			return
		}
		if node["additionalProperties"] != false {
			t.Errorf("%s allows unknown keys", pointer)
		}
		for key, value := range properties {
			property := deref(value.(map[string]any))
			for _, word := range []string{"title", "description"} {
				if text, _ := property[word].(string); text == "" {
					t.Errorf("%s: the key %s has no %s", pointer, key, word)
				}
			}
		}
	})
	if !strings.Contains(string(Schema()), "2020-12") {
		t.Error("the schema does not name its draft")
	}
}

// The encodings that a descriptor may declare are those that a table is read in.
func TestSchemaKnowsTheEncodings(t *testing.T) {
	var known []string
	for _, e := range schemaAt("#/$defs/resource/properties/encoding")["enum"].([]any) {
		known = append(known, e.(string))
	}
	slices.Sort(known)
	if !slices.Equal(known, table.Encodings()) {
		t.Errorf("the schema knows %v, tables are read in %v", known, table.Encodings())
	}
}

func walk(pointer string, node any, visit func(string, map[string]any)) {
	m, ok := node.(map[string]any)
	if !ok {
		return
	}
	visit(pointer, m)
	for key, child := range m {
		walk(pointer+"/"+key, child, visit)
	}
}
