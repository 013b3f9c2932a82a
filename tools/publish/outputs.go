package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"path"

	"github.com/benchwright/benchwright/tools/chart"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/history"
	"github.com/benchwright/benchwright/tools/svg"
	"github.com/benchwright/benchwright/tools/table"
)

// assets is the folder of ours among Hugo's assets and data.
const assets = "benchwright"

// pageRows is how many rows of a table may stand in a page.
const pageRows = 1000

// Outputs returns everything that the site is generated from, drawn by d. The
// same model gives the same bytes.
func (m *Model) Outputs(ctx context.Context, d *Drawer) (Tree, error) {
	out := outputs{Tree: Tree{}, model: m, history: history.Read(ctx, m.Site.Git)}
	if err := out.addHistory(ctx); err != nil {
		return nil, err
	}
	var packages []packageManifest
	for _, p := range m.Packages {
		described, err := out.addPackage(p, d)
		if err != nil {
			return nil, fmt.Errorf("package %s: %w", p.Name, err)
		}
		packages = append(packages, described)
	}
	if err := out.addCards(d); err != nil {
		return nil, err
	}
	if err := out.addTables(); err != nil {
		return nil, err
	}
	if err := out.addFilters(); err != nil {
		return nil, err
	}
	if err := out.json("data/"+assets+"/values.json", m.Values); err != nil {
		return nil, err
	}
	if err := out.json("data/"+assets+"/verdicts.json", m.Claims); err != nil {
		return nil, err
	}
	if err := out.json("data/"+assets+"/captions.json", m.texts); err != nil {
		return nil, err
	}
	for name, text := range m.bound {
		out.Tree["content/"+name] = []byte(text)
	}
	out.Tree["static/schemas/datapackage.schema.json"] = datapackage.Schema()
	if err := d.Draw(ctx); err != nil {
		return nil, err
	}
	return out.Tree, out.describe(packages)
}

// describe writes what templates read of the packages, whose files are made.
func (o outputs) describe(packages []packageManifest) error {
	for _, p := range packages {
		for name, v := range p.Views {
			v.addFiles(o.Tree)
			p.Views[name] = v
		}
		if err := o.json("data/"+assets+"/packages/"+p.Name+".json", p); err != nil {
			return err
		}
	}
	return nil
}

type outputs struct {
	Tree
	model   *Model
	history history.History
	changed map[*datapackage.Resource][]correction
}

func (o outputs) json(name string, v any) error {
	b, err := encode(v)
	o.Tree[name] = b
	return err
}

func (o outputs) addPackage(p *datapackage.Package, d *Drawer) (packageManifest, error) {
	described := manifest(p)
	o.date(&described)
	o.Tree["static/"+described.Download] = p.JSON()
	for _, r := range p.Resources {
		m, err := o.addResource(p, r)
		if err != nil {
			return described, err
		}
		described.Resources[r.Name] = m
	}
	for _, v := range p.Views {
		m, err := o.addView(p, v, d)
		if err != nil {
			return described, err
		}
		described.Views[v.Name] = m
	}
	return described, nil
}

func (o outputs) addResource(p *datapackage.Package, r *datapackage.Resource) (resourceManifest, error) {
	text := r.CSV()
	m := describeResource(p, r, text, o.model.reasons(r, nil))
	if o.Tree["static/"+m.CSV] = text; len(o.changed[r]) > 0 {
		m.History = historyFile(p, r)
	}
	rows, err := rowsJSON(r.Table)
	o.Tree["static/"+m.JSON] = rows
	return m, err
}

func (o outputs) addView(p *datapackage.Package, v *datapackage.View, d *Drawer) (viewManifest, error) {
	f := o.model.Figures[p.Name+"/"+v.Name]
	m := describeView(p, v, f)
	m.Corrections = o.correctionsOf(p.Resource(v.Resource), v.Where)
	folder := "assets/" + path.Join(assets, p.Name)
	var err error
	if m.Wide, err = o.addDrawing(f, chart.Wide, folder, v.Name, d, "static/"+m.SVG); err != nil {
		return m, err
	}
	if m.Narrow, err = o.addDrawing(f, chart.Narrow, folder, v.Name, d, ""); err != nil {
		return m, err
	}
	if err := o.addPictures(p, v, m, d); err != nil {
		return m, err
	}
	for i, variant := range f.Variants() {
		data, err := f.Data(p.Name, v.Name, variant)
		if err != nil {
			return m, err
		}
		if i == 0 {
			m.Controls = describeControls(data)
		}
		if err := o.json(path.Join("static", path.Dir(m.Option), f.File(variant)), data); err != nil {
			return m, err
		}
	}
	var csv bytes.Buffer
	err = m.Table.WriteCSV(&csv)
	o.Tree["static/"+m.CSV] = csv.Bytes()
	return m, err
}

// addDrawing asks for one drawing, which goes to its asset and, if given, to a
// second place.
func (o outputs) addDrawing(f *chart.Figure, l chart.Layout, folder, view string, d *Drawer, also string) (drawing, error) {
	drawn, err := draw(f, l)
	if err != nil {
		return drawing{}, err
	}
	name := path.Join(folder, view+"-"+l.Name+".svg")
	d.Add(drawn, func(picture []byte) {
		o.Tree[name] = picture
		if also != "" {
			o.Tree[also] = picture
		}
	})
	return drawing{Asset: name[len("assets/"):], Width: drawn.Width, Height: drawn.Height}, nil
}

// draw returns a figure in a layout, ready for the renderer.
func draw(f *chart.Figure, l chart.Layout) (svg.Figure, error) {
	drawn, err := f.Draw(l)
	return svg.Figure{Option: drawn.Option, Width: drawn.Width, Height: drawn.Height,
		ID: f.ID + "-" + l.Name[:1], Title: f.Title, Description: f.Alt}, err
}

// rowsJSON returns a table as an array of objects: numbers as the source wrote
// them, text as text, null for what is missing.
func rowsJSON(t *table.Table) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("[")
	for n, row := range t.Rows {
		if n > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n{")
		for i, f := range t.Schema.Fields {
			if i > 0 {
				b.WriteByte(',')
			}
			key, err := json.Marshal(f.Name)
			if err != nil {
				return nil, err
			}
			value, err := cellJSON(f, row.Cells[i])
			if err != nil {
				return nil, err
			}
			b.Write(key)
			b.WriteByte(':')
			b.Write(value)
		}
		b.WriteByte('}')
	}
	b.WriteString("\n]\n")
	return b.Bytes(), nil
}

func cellJSON(f table.Field, c table.Cell) ([]byte, error) {
	switch {
	case c.Missing:
		return []byte("null"), nil
	case f.Type == "number", f.Type == "integer":
		return json.Marshal(json.Number(c.Text))
	case f.Type == "year": // its four digits may begin with a zero
		return json.Marshal(c.Number)
	case f.Type == "boolean":
		return json.Marshal(c.Text == "true")
	}
	return json.Marshal(c.Text)
}
