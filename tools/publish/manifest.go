package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"
	"slices"

	"github.com/benchwright/benchwright/tools/card"
	"github.com/benchwright/benchwright/tools/chart"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/sheet"
)

// The types below are what templates read from generated/data: finished text and
// the paths of finished files, nothing to compute with.

// A packageManifest describes a package to the templates.
type packageManifest struct {
	Name         string                      `json:"name"`
	Title        string                      `json:"title"`
	Description  string                      `json:"description"`
	Created      string                      `json:"created"`  // YYYY-MM-DD
	Measured     string                      `json:"measured"` // YYYY-MM-DD
	Date         string                      `json:"date"`     // YYYY-MM-DD, from which the age counts
	ReviewBy     string                      `json:"reviewBy"` // YYYY-MM-DD
	Age          age                         `json:"age"`
	Overdue      bool                        `json:"overdue"` // the newest commit is after the day of review
	Hash         string                      `json:"hash"`    // SHA-256 of descriptor and CSVs
	Licenses     []datapackage.License       `json:"licenses"`
	Sources      []datapackage.Source        `json:"sources"`
	Contributors []datapackage.Contributor   `json:"contributors"`
	Environment  datapackage.Environment     `json:"environment"`
	Caveats      []string                    `json:"caveats"`
	Notice       string                      `json:"notice"`
	Download     string                      `json:"download"` // site-relative, of datapackage.json
	Resources    map[string]resourceManifest `json:"resources"`
	Views        map[string]viewManifest     `json:"views"`
}

type resourceManifest struct {
	Name        string   `json:"name"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	File        string   `json:"file"`
	Rows        int      `json:"rows"`
	Bytes       int      `json:"bytes"`
	SHA256      string   `json:"sha256"`
	CSV         string   `json:"csv"`               // site-relative
	JSON        string   `json:"json"`              // site-relative
	Derived     bool     `json:"derived,omitempty"` // its figures stand in no file
	Caveats     []string `json:"caveats"`
	History     string   `json:"history"` // site-relative; "" if no figure has been changed
}

type viewManifest struct {
	Name     string        `json:"name"`
	Package  string        `json:"package"`
	Resource string        `json:"resource"`
	Chart    string        `json:"chart"`
	ID       string        `json:"id"`
	Title    string        `json:"title"`
	Subtitle string        `json:"subtitle"`
	Alt      string        `json:"alt"`
	Notes    []string      `json:"notes"`
	Legend   []chart.Entry `json:"legend"`
	Wide     drawing       `json:"wide"`
	Narrow   drawing       `json:"narrow"`
	Table    sheet.Sheet   `json:"table"`
	SVG      string        `json:"svg"`    // site-relative, the wide drawing alone
	PNG      string        `json:"png"`    // site-relative, the same with the words around it
	CSV      string        `json:"csv"`    // site-relative, what is plotted
	Option   string        `json:"option"` // site-relative, the ECharts option
	Files    []file        `json:"files"`  // to download
	Card     cardManifest  `json:"card"`
	Controls controls      `json:"controls"`

	Corrections []correction `json:"corrections"` // of the figures it shows, the newest first
}

// A file is one to download.
type file struct {
	Format string `json:"format"`
	Type   string `json:"type"` // media type
	Path   string `json:"path"` // site-relative
	Bytes  int    `json:"bytes"`
}

// A cardManifest is the picture that a link to a page shows.
type cardManifest struct {
	Path   string `json:"path"` // site-relative
	Width  int    `json:"width"`
	Height int    `json:"height"`
	Alt    string `json:"alt"`
}

// controls say what a reader can do with a figure.
type controls struct {
	Series   []chart.Entry `json:"series"`   // to hide and show, if there are several
	Scale    bool          `json:"scale"`    // it has a linear and a log form
	Baseline bool          `json:"baseline"` // values can be shown relative to a subject
	Compare  bool          `json:"compare"`  // two subjects can be compared
}

func describeControls(d chart.Data) controls {
	c := controls{Series: []chart.Entry{}, Compare: len(d.Pairs) > 0}
	if len(d.Series) > 1 {
		c.Series = d.Series
	}
	for _, v := range d.Variants {
		c.Scale = c.Scale || v.Scale != d.Scale
		c.Baseline = c.Baseline || v.Baseline != d.Baseline
	}
	return c
}

type drawing struct {
	Asset  string `json:"asset"`
	Width  int    `json:"width"`  // px
	Height int    `json:"height"` // px
}

func manifest(p *datapackage.Package) packageManifest {
	return packageManifest{Name: p.Name, Title: p.Title, Description: p.Description, Created: p.Created, Measured: p.Measured, Date: p.Date(), ReviewBy: p.ReviewBy, Hash: p.Hash,
		Licenses: p.Licenses, Sources: p.Sources, Contributors: p.Contributors, Environment: p.Environment,
		Caveats: p.Caveats, Notice: p.Notice, Download: path.Join("data", p.Name, "datapackage.json"),
		Resources: map[string]resourceManifest{}, Views: map[string]viewManifest{}}
}

func describeResource(p *datapackage.Package, r *datapackage.Resource, csv []byte, reasons []string) resourceManifest {
	sum := sha256.Sum256(csv)
	return resourceManifest{Name: r.Name, Title: r.Title, Description: r.Description, File: path.Base(r.Path),
		Rows: len(r.Table.Rows), Bytes: len(csv), SHA256: hex.EncodeToString(sum[:]), CSV: path.Join("data", p.Name, r.Name+".csv"),
		JSON: path.Join("data", p.Name, r.Name+".json"), Derived: r.Derived, Caveats: slices.Concat(r.Caveats, reasons)}
}

func describeView(p *datapackage.Package, v *datapackage.View, f *chart.Figure) viewManifest {
	folder := path.Join("figures", p.Name, v.Name)
	return viewManifest{Name: v.Name, Package: p.Name, Resource: v.Resource, Chart: f.Chart, ID: f.ID,
		Title: f.Title, Subtitle: f.Subtitle, Alt: f.Alt, Notes: f.Notes, Legend: f.Legend, Table: f.Sheet(),
		SVG: folder + "/figure.svg", PNG: folder + "/figure.png", CSV: folder + "/figure.csv", Option: folder + "/figure.json",
		Card: describeCard(folder+"/card.png", f)}
}

func describeCard(name string, f *chart.Figure) cardManifest {
	return cardManifest{Path: name, Width: card.Width, Height: card.Height, Alt: f.Alt}
}

// addFiles describes a view's downloads, once they are made.
func (m *viewManifest) addFiles(made Tree) {
	for _, f := range []file{{Format: "SVG", Type: "image/svg+xml", Path: m.SVG}, {Format: "PNG", Type: "image/png", Path: m.PNG},
		{Format: "CSV", Type: "text/csv", Path: m.CSV}, {Format: "JSON", Type: "application/json", Path: m.Option}} {
		f.Bytes = len(made["static/"+f.Path])
		m.Files = append(m.Files, f)
	}
}

// encode writes JSON that stays the same from run to run: keys in order, <, > and
// & escaped, indented so that a person can read what a page was made from.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", " ")
	err := e.Encode(v)
	return b.Bytes(), err
}
