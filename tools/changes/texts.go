package changes

import (
	"fmt"
	"strings"
)

// A Text is a text of the data that changed: a title, a caveat, a rule of a
// column, or a cell that holds no number.
type Text struct {
	Package string  `json:"package"`
	Place   string  `json:"place"` // "caveats", "resources.results.title"
	Before  string  `json:"before,omitempty"`
	After   string  `json:"after,omitempty"`
	Diff    []Piece `json:"diff"`
}

// compareDescriptor compares what two descriptors say, sums and sizes aside.
func (r *Report) compareDescriptor(name string, b, h *pkg, renames map[string]map[string]string) {
	at := "data/" + name + "/datapackage.json"
	if b.descriptor == nil || h.descriptor == nil {
		r.download(b.descriptor != nil, h.descriptor != nil, false, at)
		return
	}
	before, after := map[string]string{}, map[string]string{}
	flatten("", b.descriptor, before)
	flatten("", h.descriptor, after)
	for resource, renamed := range renames {
		for is, was := range renamed {
			old, new := "resources."+resource+".schema.fields."+was, "resources."+resource+".schema.fields."+is
			for key, text := range after {
				if key == new || strings.HasPrefix(key, new+".") {
					delete(after, key)
					after[old+strings.TrimPrefix(key, new)] = text
					after[old] = was
				}
			}
			key := "resources." + resource + ".schema.primaryKey[" + is + "]"
			if _, ok := after[key]; ok {
				delete(after, key)
				after["resources."+resource+".schema.primaryKey["+was+"]"] = was
			}
		}
	}
	differ := false
	for _, key := range union(before, after) {
		if before[key] == after[key] {
			continue
		}
		differ = true
		if r.isTold(name, key) || ofOne(key, b, h) {
			continue
		}
		place, _, _ := strings.Cut(key, "[")
		r.addText(Text{Package: name, Place: place, Before: before[key], After: after[key]})
	}
	for _, c := range r.Columns {
		differ = differ || c.Package == name
	}
	r.download(true, true, differ, at)
	for i := range r.Texts {
		if r.Texts[i].Diff == nil {
			r.Texts[i].Diff = WordDiff(r.Texts[i].Before, r.Texts[i].After)
		}
	}
}

// addText adds a text. One of a list that is gone and one that is new beside it,
// alike in most words, are one that changed.
func (r *Report) addText(t Text) {
	for i, other := range r.Texts {
		one := other.Package == t.Package && other.Place == t.Place
		switch {
		case one && other.After == "" && t.Before == "" && alike(other.Before, t.After) > 0.4:
			r.Texts[i].After = t.After
			return
		case one && other.Before == "" && t.After == "" && alike(t.Before, other.After) > 0.4:
			r.Texts[i].Before = t.Before
			return
		}
	}
	r.Texts = append(r.Texts, t)
}

// isTold reports whether a place in a descriptor belongs to a column, resource or
// package of which it is told as a whole that it came or went.
func (r *Report) isTold(pkg, key string) bool {
	if strings.HasPrefix(key, "views.") {
		return true // it is told of as a figure
	}
	for _, c := range r.Columns {
		for _, name := range []string{c.Before, c.After} {
			at := "resources." + c.Resource + ".schema.fields." + name
			if c.Package == pkg && c.Kind != Renamed && name != "" && (key == at || strings.HasPrefix(key, at+".")) {
				return true
			}
		}
	}
	return false
}

// ofOne reports whether a place belongs to a resource that only one version has.
func ofOne(key string, b, h *pkg) bool {
	for _, name := range union(b.resources, h.resources) {
		at := "resources." + name
		if (key == at || strings.HasPrefix(key, at+".")) && (b.resources[name] == nil || h.resources[name] == nil) {
			return true
		}
	}
	return false
}

// machine are keys of a descriptor that follow from the files.
var machine = map[string]bool{"hash": true, "bytes": true, "name": true}

// flatten collects the texts of a descriptor by place. What has a name is placed
// by it, so that an order is no difference; other entries of a list by themselves.
func flatten(at string, v any, into map[string]string) {
	switch v := v.(type) {
	case map[string]any:
		for key, below := range v {
			if !machine[key] {
				flatten(strings.TrimPrefix(at+"."+key, "."), below, into)
			}
		}
	case []any:
		for _, one := range v {
			if object, ok := one.(map[string]any); ok {
				name, _ := object["name"].(string)
				if name == "" {
					name, _ = object["title"].(string)
				}
				into[at+"."+name] = name
				flatten(at+"."+name, object, into)
				continue
			}
			into[at+"["+show(one)+"]"] = show(one)
		}
	default:
		into[at] = fmt.Sprint(show(v))
	}
}
