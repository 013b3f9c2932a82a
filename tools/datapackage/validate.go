package datapackage

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"github.com/benchwright/benchwright/tools/problem"
)

// validate holds a document to the JSON Schema and says in our words what is
// wrong, where it stands in the YAML.
func (d *document) validate() {
	var invalid *jsonschema.ValidationError
	if err := compiled().Validate(d.root); errors.As(err, &invalid) {
		d.explain(invalid)
	}
}

func (d *document) explain(e *jsonschema.ValidationError) {
	for _, cause := range e.Causes {
		d.explain(cause)
	}
	if len(e.Causes) > 0 {
		return
	}
	path := e.InstanceLocation
	here := d.values[pointerOf(path)]
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		for _, key := range k.Properties {
			where := d.keys[pointerOf(append(slices.Clone(path), key))]
			d.add(where, "", key, fmt.Sprintf("unknown key %q", key), problem.Suggest(key, validKeys(e.SchemaURL)))
		}
	case *kind.Required:
		for _, key := range k.Missing {
			d.add(here, key, "", "the key is missing"+within(path), describe(append(slices.Clone(path), key)))
		}
	default:
		message, hint := wrongValue(e.ErrorKind, path)
		d.add(here, keyOf(path), textOf(e.ErrorKind), message, hint)
	}
}

// keyOf is the last key on the way to a value; list positions are no keys.
func keyOf(path []string) string {
	for _, step := range slices.Backward(path) {
		if strings.Trim(step, "0123456789") != "" {
			return step
		}
	}
	return ""
}

func within(path []string) string {
	if key := keyOf(path); key != "" {
		return " in " + strings.TrimSuffix(key, "s")
	}
	return ""
}

func textOf(k jsonschema.ErrorKind) string {
	switch k := k.(type) {
	case *kind.Enum:
		return fmt.Sprint(k.Got)
	case *kind.Pattern:
		return k.Got
	case *kind.Format:
		return fmt.Sprint(k.Got)
	}
	return ""
}

// wrongValue says what is wrong with a value and what to write.
func wrongValue(k jsonschema.ErrorKind, path []string) (message, hint string) {
	help := describe(path)
	switch k := k.(type) {
	case *kind.Enum:
		valid := make([]string, len(k.Want))
		for i, w := range k.Want {
			valid[i] = fmt.Sprint(w)
		}
		got := fmt.Sprint(k.Got)
		if k.Got == nil {
			return "the key has no value", problem.Suggest("", valid)
		}
		return fmt.Sprintf("%q is not allowed here", got), problem.Suggest(got, valid)
	case *kind.Type:
		return wrongType(k, help)
	case *kind.Pattern:
		return fmt.Sprintf("%q cannot stand here", k.Got), help
	case *kind.Format:
		return fmt.Sprintf("%q is not a date", k.Got), help
	case *kind.MinLength:
		return "the text is empty", help
	case *kind.MaxLength:
		return fmt.Sprintf("%d characters, at most %d are allowed", k.Got, k.Want), help
	case *kind.MinItems:
		return "the list is empty", help
	case *kind.Minimum:
		return fmt.Sprintf("%s is below %s", k.Got.RatString(), k.Want.RatString()), help
	}
	return "the value cannot stand here", help
}

var typeNames = map[string]string{"string": "a text", "number": "a number", "integer": "a whole number",
	"boolean": "true or false", "array": "a list", "object": "keys with values", "null": "no value"}

func wrongType(k *kind.Type, help string) (message, hint string) {
	var want []string
	for _, t := range []string{"string", "number", "integer", "boolean", "array", "object"} {
		if slices.Contains(k.Want, t) {
			want = append(want, typeNames[t])
		}
	}
	if k.Got == "null" {
		return "the key has no value", "write " + strings.Join(want, " or ") + ", or remove the key"
	}
	message = fmt.Sprintf("wants %s, not %s", strings.Join(want, " or "), typeNames[k.Got])
	switch {
	case slices.Contains(k.Want, "string") && (k.Got == "number" || k.Got == "boolean" || k.Got == "integer"):
		return message, "put it in quotes"
	case slices.Contains(k.Want, "object"):
		return message, "write key: value, one a line, with a space after the colon"
	case slices.Contains(k.Want, "array"):
		return message, "write one item a line, each after a - and a space"
	}
	return message, help
}
