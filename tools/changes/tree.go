package changes

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// A tree is what is compared of a built site.
type tree struct {
	packages map[string]*pkg
	values   map[string]value
	claims   map[string]claim
	pages    map[string][]sentence // by address
	files    map[string]string     // other files by address; the value is their SHA-256
}

type pkg struct {
	descriptor map[string]any
	resources  map[string]*resource
	views      map[string]*view
}

type resource struct {
	fields []field
	key    []string
	rows   []row
	csv    string // address
	json   string // address

	derived bool // its figures stand in no file
}

type field struct {
	name, kind, role, unit string
}

// A row is its cells by field, as published: a json.Number, a string, a bool or
// nil.
type row map[string]any

type view struct {
	Title    string   `json:"title"`
	Subtitle string   `json:"subtitle"`
	Alt      string   `json:"alt"`
	Notes    []string `json:"notes"`
	Table    sheet    `json:"table"`
	SVG      string   `json:"svg"`
	PNG      string   `json:"png"`
	CSV      string   `json:"csv"`
	Option   string   `json:"option"`

	better  string
	picture string // the drawing without its words
}

// A sheet is the table of a figure.
type sheet struct {
	Columns []column `json:"columns"`
	Rows    [][]struct {
		Text   string `json:"t"`
		Note   string `json:"note"`
		Status string `json:"status"`
	} `json:"rows"`
}

type column struct {
	Name string `json:"name"`
	Unit string `json:"unit"`
	Role string `json:"role"`
}

// A manifest is what is read of generated/data/benchwright/packages.
type manifest struct {
	Download  string `json:"download"`
	Resources map[string]struct {
		CSV     string `json:"csv"`
		JSON    string `json:"json"`
		Derived bool   `json:"derived"`
	} `json:"resources"`
	Views map[string]*view `json:"views"`
}

type value struct {
	Text string `json:"text"`
	Of   string `json:"of"`
	In   string `json:"in"`
}

const manifests = "generated/data/benchwright/packages"

// read reads a built site. It is an error if the folder holds none.
func read(fsys fs.FS) (*tree, error) {
	t := &tree{packages: map[string]*pkg{}, values: map[string]value{}, claims: map[string]claim{}, pages: map[string][]sentence{}, files: map[string]string{}}
	if _, err := fs.Stat(fsys, "public"); err != nil {
		return nil, fmt.Errorf("this is no built site, it lacks public: %w", err)
	}
	names, err := fs.Glob(fsys, manifests+"/*.json")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		p, err := readPackage(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		t.packages[strings.TrimSuffix(path.Base(name), ".json")] = p
	}
	for name, into := range map[string]any{"values": &t.values, "verdicts": &t.claims} {
		if err := decode(fsys, "generated/data/benchwright/"+name+".json", into); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return t, t.readPublic(fsys)
}

func decode(fsys fs.FS, name string, into any) error {
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(content))
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func readPackage(fsys fs.FS, name string) (*pkg, error) {
	var m manifest
	if err := decode(fsys, name, &m); err != nil {
		return nil, err
	}
	p := &pkg{resources: map[string]*resource{}, views: m.Views}
	const static = "generated/static/"
	if err := decode(fsys, static+m.Download, &p.descriptor); err != nil {
		return nil, err
	}
	for name, at := range m.Resources {
		r := &resource{csv: at.CSV, json: at.JSON, derived: at.Derived}
		if err := decode(fsys, static+at.JSON, &r.rows); err != nil {
			return nil, err
		}
		r.describe(find(p.descriptor["resources"], name))
		p.resources[name] = r
	}
	for _, v := range p.views {
		var data struct {
			Better string `json:"better"`
		}
		if err := decode(fsys, static+v.Option, &data); err != nil {
			return nil, err
		}
		drawing, err := fs.ReadFile(fsys, static+v.SVG)
		if err != nil {
			return nil, err
		}
		v.better, v.picture = data.Better, words().ReplaceAllString(string(drawing), "")
	}
	return p, nil
}

// words matches what a drawing says to those who do not see it.
var words = lazy.Regexp(`(?s)<(title|desc)\b.*?</(title|desc)>`)

// find returns the object of a JSON array that has a name.
func find(list any, name string) map[string]any {
	all, _ := list.([]any)
	for _, one := range all {
		if object, ok := one.(map[string]any); ok && object["name"] == name {
			return object
		}
	}
	return nil
}

// describe takes over the schema of a resource from its descriptor.
func (r *resource) describe(descriptor map[string]any) {
	schema, _ := descriptor["schema"].(map[string]any)
	fields, _ := schema["fields"].([]any)
	for _, one := range fields {
		object, _ := one.(map[string]any)
		text := func(key string) string { s, _ := object[key].(string); return s }
		r.fields = append(r.fields, field{text("name"), text("type"), text("role"), text("unit")})
	}
	switch key := schema["primaryKey"].(type) {
	case string:
		r.key = []string{key}
	case []any:
		for _, one := range key {
			name, _ := one.(string)
			r.key = append(r.key, name)
		}
	}
}

// readPublic reads the pages, and the sums of the files that are neither pages
// nor made from the data: those are compared by what they say.
func (t *tree) readPublic(fsys fs.FS) error {
	return fs.WalkDir(fsys, "public", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		at := strings.TrimPrefix(name, "public/")
		top, _, _ := strings.Cut(at, "/")
		switch {
		case d.IsDir() && (generated[at] || at == "figures" || at == "embed"):
			return fs.SkipDir
		case d.IsDir() || !strings.Contains(at, "/") && ignored[path.Ext(at)]:
			return nil
		case generated[top]:
			return nil
		}
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		if path.Ext(at) != ".html" {
			sum := sha256.Sum256(content)
			t.files[at] = hex.EncodeToString(sum[:])
			return nil
		}
		address := "/" + strings.TrimSuffix(at, "index.html")
		t.pages[address], err = sentences(content)
		return err
	})
}

// generated are the folders of public that are made from the data or by Hugo, and
// the list of changes itself. The pages of figures repeat what is said of a figure.
var generated = map[string]bool{"data": true, "assets": true, "cards": true, "changes": true}

// ignored are files for machines at the top of a site.
var ignored = map[string]bool{".xml": true, ".txt": true}
