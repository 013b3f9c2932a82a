package publish

import (
	"fmt"
	"path"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/prose"
)

// A tablePreset is a choice of rows as a table offers it.
type tablePreset struct {
	Title string              `json:"title"`
	Path  string              `json:"path"` // of its page, below the pages of tables
	Picks map[string][]string `json:"picks"`
	Sort  string              `json:"sort"` // as in the address; "" for the table's own
}

// A presetManifest describes the page of a preset to the templates.
type presetManifest struct {
	Package  string        `json:"package"`
	Resource string        `json:"resource"`
	Title    string        `json:"title"`
	Caption  string        `json:"caption"` // of the table; "" for the title of the resource
	Table    string        `json:"table"`   // the asset that holds it
	Page     string        `json:"page"`    // where the whole table stands
	Presets  []tablePreset `json:"presets"` // with its neighbours
}

// A preset is a page of a table that an editor has narrowed.
type preset struct {
	presetManifest
	key   string
	table pageTable
}

// addPresets makes the pages of a table's presets and returns what the table offers.
// The error is a problem.List.
func (m *Model) addPresets(c prose.Call, t pageTable) ([]tablePreset, error) {
	var offered []tablePreset
	if len(t.asked.Presets) == 0 {
		return nil, nil
	}
	p, r, err := m.Packages.Resource(c, "resource")
	if err != nil {
		return nil, err
	}
	at, _ := c.Get("presets")
	caption, _ := c.Get("caption")
	var paths []string
	for _, one := range t.asked.Presets {
		if problem := unfit(t, one); problem != "" {
			return nil, refuse(c, at, problem, "")
		}
		own := path.Join(p.Name, r.Name, one.Name)
		if _, known := m.presets[own]; known {
			return nil, refuse(c, at, fmt.Sprintf("another table of %s/%s has a preset %q", p.Name, r.Name, one.Title), "give each its own title")
		}
		paths = append(paths, own)
		offered = append(offered, tablePreset{Title: one.Title, Path: own, Picks: one.Where, Sort: sortKey(one)})
		m.presets[own] = m.preset(c, t, one, presetManifest{Package: p.Name, Resource: r.Name, Title: one.Title,
			Caption: caption.Value, Page: pageOf(strings.TrimPrefix(c.File, m.Site.Content+"/"))})
	}
	for _, own := range paths {
		one := m.presets[own]
		one.Presets = offered
		m.presets[own] = one
	}
	return offered, nil
}

// preset makes the page of one: the same table of fewer rows, which a reader can
// narrow further.
func (m *Model) preset(c prose.Call, t pageTable, one prose.Preset, page presetManifest) preset {
	_, r, _ := m.Packages.Resource(c, "resource")
	asked := t.asked
	asked.Where, asked.Presets = asked.Where.With(one.Where), nil
	if one.Sort != "" {
		asked.Sort, asked.Descending = one.Sort, one.Descending
	}
	key := c.TableKey() + "\npreset=" + one.Name
	page.Table = path.Join(assets, "tables", keyHash(key)+".json")
	data := path.Join("data", page.Package, page.Resource+"-"+keyHash(key)+".columns.json")
	return preset{page, key, m.resourceTable(r, asked, data)}
}

// unfit says why the script of a table could not choose what a preset does, or "".
func unfit(t pageTable, one prose.Preset) string {
	for field, values := range one.Where {
		switch f := t.sheet.Facet(field); {
		case f.Kind == "range":
			return fmt.Sprintf("the preset %q picks values of %q, which is narrowed by a range", one.Title, field)
		case f.Kind == "list" && len(values) > 1:
			return fmt.Sprintf("the preset %q picks several values of %q, of which readers pick one", one.Title, field)
		}
	}
	return ""
}

func sortKey(one prose.Preset) string {
	if one.Descending {
		return "-" + one.Sort
	}
	return one.Sort
}

// pageOf returns the path of the page that Hugo makes of a Markdown file.
func pageOf(file string) string {
	name := strings.TrimSuffix(file, ".md")
	for _, index := range []string{"/index", "/_index"} {
		name = strings.TrimSuffix(name, index)
	}
	return "/" + name
}

func refuse(c prose.Call, at prose.Param, message, hint string) error {
	return problem.List{c.At(at, message, hint)}
}
