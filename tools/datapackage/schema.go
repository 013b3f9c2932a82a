package datapackage

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed datapackage.schema.json
var schemaJSON []byte

// Schema returns the JSON Schema of descriptors (draft 2020-12), as published.
func Schema() []byte { return bytes.Clone(schemaJSON) }

// schemaTree is the schema as JSON values. It is ours and tested, so that an error in
// it is a bug.
var schemaTree = sync.OnceValue(func() map[string]any {
	var tree map[string]any
	if err := json.Unmarshal(schemaJSON, &tree); err != nil {
		panic(err)
	}
	return tree
})

// validKeys returns the keys that the part of the schema at an URL knows.
func validKeys(url string) []string {
	properties, _ := schemaAt(url)["properties"].(map[string]any)
	return slices.Sorted(maps.Keys(properties))
}

func schemaAt(url string) map[string]any {
	_, pointer, _ := strings.Cut(url, "#")
	node := any(schemaTree())
	for _, step := range strings.Split(strings.Trim(pointer, "/"), "/") {
		if m, ok := node.(map[string]any); ok && step != "" {
			node = m[step]
		}
	}
	m, _ := node.(map[string]any)
	return m
}

// describe returns the description of a key of a descriptor, found by the way to
// its value; that of the list for an item without one.
func describe(path []string) string {
	node, text := schemaTree(), ""
	for _, step := range path {
		properties, _ := node["properties"].(map[string]any)
		next, _ := properties[step].(map[string]any)
		if next == nil {
			next, _ = node["items"].(map[string]any)
		}
		node = deref(next)
		if own, ok := node["description"].(string); ok {
			text = own
		}
	}
	return text
}

// deref follows a reference; keys beside it win.
func deref(node map[string]any) map[string]any {
	ref, ok := node["$ref"].(string)
	if !ok {
		return node
	}
	target := maps.Clone(schemaAt(ref))
	maps.Copy(target, node)
	return target
}
