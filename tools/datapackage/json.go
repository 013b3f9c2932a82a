package datapackage

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"github.com/benchwright/benchwright/tools/table"
)

// published is a package as datapackage.json gives it to readers: a tabular data
// package of Frictionless Data, version 1, with our keys beside it.
type published struct {
	Profile      string              `json:"profile"`
	Name         string              `json:"name"`
	Title        string              `json:"title,omitempty"`
	Description  string              `json:"description,omitempty"`
	Homepage     string              `json:"homepage,omitempty"`
	Version      string              `json:"version,omitempty"`
	Created      string              `json:"created,omitempty"`
	Measured     string              `json:"measured,omitempty"`
	ReviewBy     string              `json:"reviewBy,omitempty"`
	Licenses     []License           `json:"licenses,omitempty"`
	Sources      []Source            `json:"sources,omitempty"`
	Contributors []Contributor       `json:"contributors,omitempty"`
	Environment  Environment         `json:"environment,omitzero"`
	Caveats      []string            `json:"caveats,omitempty"`
	Notice       string              `json:"notice,omitempty"`
	Units        []string            `json:"units,omitempty"`
	Resources    []publishedResource `json:"resources"`
	Views        []viewSource        `json:"views,omitempty"`
}

type publishedResource struct {
	Profile     string          `json:"profile"`
	Name        string          `json:"name"`
	Path        string          `json:"path"`
	Title       string          `json:"title,omitempty"`
	Description string          `json:"description,omitempty"`
	Caveats     []string        `json:"caveats,omitempty"`
	Waivers     []waiverSource  `json:"waivers,omitempty"`
	Format      string          `json:"format"`
	MediaType   string          `json:"mediatype"`
	Encoding    string          `json:"encoding"`
	Bytes       int             `json:"bytes"`
	Hash        string          `json:"hash"`
	Schema      publishedSchema `json:"schema"`
}

type publishedSchema struct {
	Fields        []fieldSource `json:"fields"`
	PrimaryKey    []string      `json:"primaryKey,omitempty"`
	MissingValues []string      `json:"missingValues"`
}

// JSON returns the package as datapackage.json. It describes the CSVs as
// Resource.CSV writes them, each beside it as <name>.csv.
func (p *Package) JSON() []byte {
	out := published{Profile: "tabular-data-package", Name: p.Name, Title: p.Title, Description: p.Description,
		Homepage: p.Homepage, Version: p.Version, Measured: p.Measured, ReviewBy: p.ReviewBy, Licenses: p.Licenses, Sources: p.Sources, Contributors: p.Contributors,
		Environment: p.Environment, Caveats: p.Caveats, Notice: p.Notice, Units: p.Units}
	if p.Created != "" {
		out.Created = p.Created + "T00:00:00Z" // Frictionless wants a time
	}
	for _, r := range p.Resources {
		if r.Table != nil {
			out.Resources = append(out.Resources, r.published())
		}
	}
	for _, v := range p.Views {
		out.Views = append(out.Views, v.source())
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	_ = e.Encode(out) // texts and finite numbers only
	return b.Bytes()
}

func (r *Resource) published() publishedResource {
	data := r.CSV()
	sum := sha256.Sum256(data)
	out := publishedResource{Profile: "tabular-data-resource", Name: r.Name, Path: r.Name + ".csv", Title: r.Title,
		Description: r.Description, Caveats: r.Caveats, Format: "csv", MediaType: "text/csv", Encoding: "utf-8",
		Bytes: len(data), Hash: "sha256:" + hex.EncodeToString(sum[:]),
		Schema: publishedSchema{PrimaryKey: r.Table.Schema.PrimaryKey, MissingValues: []string{""}}}
	for _, w := range r.Waivers {
		one := waiverSource{Rule: w.Rule, Reason: w.Reason, Where: map[string]texts{}}
		for field, accepted := range w.Where {
			one.Where[field] = accepted
		}
		out.Waivers = append(out.Waivers, one)
	}
	for _, f := range r.Table.Schema.Fields {
		out.Schema.Fields = append(out.Schema.Fields, publishedField(f))
	}
	return out
}

// publishedField leaves out how the source wrote numbers and dates: the
// published cells are normalised.
func publishedField(f table.Field) fieldSource {
	k := f.Constraints
	return fieldSource{Name: f.Name, Title: f.Title, Description: f.Description, Type: f.Type, Unit: f.Unit, Role: f.Role,
		Better: f.Better, Priority: f.Priority,
		Constraints: constraintsSource{Required: k.Required, Unique: k.Unique, Enum: k.Enum, Minimum: k.Minimum,
			Maximum: k.Maximum, Pattern: k.Pattern, MinLength: k.MinLength, MaxLength: k.MaxLength}}
}

func (v *View) source() viewSource {
	out := viewSource{Name: v.Name, Chart: v.Chart, Resource: v.Resource, X: v.X, Y: v.Y, Color: v.Color, Facet: v.Facet,
		Sort: v.Sort, Scale: v.Scale, Title: v.Title, Subtitle: v.Subtitle, Description: v.Description,
		Notes: v.Notes, Highlight: v.Highlight, Limit: v.Limit, Claims: v.Claims}
	for field, accepted := range v.Where {
		if out.Where == nil {
			out.Where = map[string]texts{}
		}
		out.Where[field] = accepted
	}
	return out
}
