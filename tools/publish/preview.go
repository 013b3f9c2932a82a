package publish

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/benchwright/benchwright/tools/chart"
)

// A Comparison is what a preview shows of the version that it is compared with.
type Comparison struct {
	Page    any      // what the templates read as hugo.Data.benchwright.changes
	Report  any      // everything that changed, for machines: /changes/changes.json
	Former  fs.FS    // the built site of that version; nil without one
	Figures []string // package/view of the figures to show as they were
}

// A formerFigure tells the templates what there is to see of a figure that changed.
type formerFigure struct {
	Before string `json:"before"` // asset, the drawing as it was; "" if there was none
	Now    string `json:"now"`    // asset, the drawing with the former places of its marks; "" if there is none
	Moved  int    `json:"moved"`  // marks that stand elsewhere now
	Axes   bool   `json:"axes"`   // both drawings have the same axes
}

// Preview publishes the site with the page /changes/ and a word on every page of
// what changed. The stamp of the pages is not renewed, so the next Publish finds
// others than it made, and replaces them.
func Preview(ctx context.Context, s *Site, h Hugo, c Comparison, progress func(done, of int)) (Report, error) {
	unlock, err := s.lock()
	if err != nil {
		return Report{}, err
	}
	defer unlock()
	m, tree, report, err := generate(ctx, s, progress)
	if err != nil {
		return report, err
	}
	if err := c.add(ctx, m, tree); err != nil {
		return report, err
	}
	if report.Changed, report.Removed, err = tree.Replace(s.Generated()); err != nil {
		return report, err
	}
	report.Rendered = true
	return report, s.render(ctx, h)
}

// add adds the files of a preview to those of the site.
func (c Comparison) add(ctx context.Context, m *Model, tree Tree) error {
	out := outputs{Tree: tree, model: m}
	err := errors.Join(out.json("data/"+assets+"/changes.json", c.Page), out.json("static/changes/changes.json", c.Report))
	if err != nil || c.Former == nil {
		return err
	}
	shown := map[string]formerFigure{}
	d := NewDrawer(path.Join(m.Site.cache(), "former"))
	for _, name := range c.Figures {
		if shown[name], err = c.figure(name, out, d); err != nil {
			return err
		}
	}
	if err := d.Draw(ctx); err != nil {
		return err
	}
	return out.json("data/"+assets+"/former.json", shown)
}

// figure adds the drawings of one figure: as it was, and as it is with the places
// where its marks were.
func (c Comparison) figure(name string, out outputs, d *Drawer) (formerFigure, error) {
	var shown formerFigure
	pkg, view, _ := strings.Cut(name, "/")
	was, err := fs.ReadFile(c.Former, path.Join("generated/assets", assets, pkg, view+"-"+chart.Narrow.Name+".svg"))
	if err == nil {
		shown.Before = path.Join(assets, "changes", pkg, view+"-before.svg")
		out.Tree["assets/"+shown.Before] = was
	}
	f := out.model.Figures[name]
	if f == nil {
		return shown, nil
	}
	// Without its data, or with some that this program cannot read, no mark has moved.
	data, _ := fs.ReadFile(c.Former, path.Join("generated/static/figures", name, "figure.json"))
	f, shown.Moved = f.WithFormer(data)
	if shown.Axes, err = f.SharesAxes(data, chart.Narrow); err != nil {
		return shown, err
	}
	drawn, err := draw(f, chart.Narrow)
	drawn.ID = f.ID + "-now"
	shown.Now = path.Join(assets, "changes", pkg, view+"-now.svg")
	d.Add(drawn, func(picture []byte) { out.Tree["assets/"+shown.Now] = picture })
	return shown, err
}
