package publish

import (
	"fmt"
	"iter"
	"maps"
	"path"
	"strings"
	"time"

	"github.com/benchwright/benchwright/tools/card"
	"github.com/benchwright/benchwright/tools/chart"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/prose"
	"github.com/benchwright/benchwright/tools/svg"
)

// An article is a Markdown file with a figure, which its card shows.
type article struct {
	title, description string
	figure             string // package/view
}

// readArticle notes the figure for the card of a Markdown file: the first of its
// charts, before which stands the one that its front matter names.
func (m *Model) readArticle(file string, matter prose.Matter, charts []prose.Call) {
	for _, c := range charts {
		if p, ok := c.Get("view"); ok && c.Name == "chart" {
			m.articles[file] = article{matter.Title, matter.Description, p.Value}
			return
		}
	}
}

// addPictures asks for the pictures of a figure: one to download, and its card.
func (o outputs) addPictures(p *datapackage.Package, v *datapackage.View, m viewManifest, d *Drawer) error {
	f := o.model.Figures[p.Name+"/"+v.Name]
	drawn, err := draw(f, chart.Wide)
	if err != nil {
		return err
	}
	plate := card.Plate{Title: f.Title, Subtitle: f.Subtitle, Notes: f.Notes, Source: source(p, version(p, v)),
		Drawing: card.Drawing{Width: drawn.Width, Height: drawn.Height, Label: chart.Wide.LabelSize()}}
	d.AddPicture(drawn, plate, func(picture []byte) { o.Tree["static/"+m.PNG] = picture })
	return o.addCard(card.Card{Title: f.Title, Text: f.Subtitle}, p, v, m.Card.Path, d)
}

// addCards asks for the cards of the articles and says where they are.
func (o outputs) addCards(d *Drawer) error {
	cards := map[string]cardManifest{}
	for file, a := range o.model.articles {
		pkg, view, _ := strings.Cut(a.figure, "/")
		f := o.model.Figures[a.figure]
		p := o.model.pkg(pkg)
		if f == nil || p == nil {
			continue // a figure of another kind, which has no card
		}
		name := strings.TrimSuffix(strings.TrimSuffix(file, ".md"), "/index")
		cards[file] = describeCard(path.Join("cards", name+".png"), f)
		c := card.Card{Title: a.title, Text: a.description, Caption: f.Title}
		if err := o.addCard(c, p, p.View(view), cards[file].Path, d); err != nil {
			return err
		}
	}
	return o.json("data/"+assets+"/cards.json", cards)
}

func (m *Model) pkg(name string) *datapackage.Package {
	for _, p := range m.Packages {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// addCard asks for a card with the figure of a view.
func (o outputs) addCard(c card.Card, p *datapackage.Package, v *datapackage.View, to string, d *Drawer) error {
	c.Source = source(p)
	drawn, c, err := o.model.fit(c, p, v)
	if err != nil {
		return err
	}
	d.AddPicture(drawn, c, func(picture []byte) { o.Tree["static/"+to] = picture })
	return nil
}

// fit chooses the drawing of a view that a card shows best.
func (m *Model) fit(c card.Card, p *datapackage.Package, v *datapackage.View) (svg.Figure, card.Card, error) {
	var best svg.Figure
	var bestLabel, bestArea float64
	fitted := c
	for shorter := range m.shorter(p, v) {
		shown := c
		if shorter.says != "" {
			shown.Source = shorter.says + " · " + c.Source
		}
		for _, l := range []chart.Layout{chart.Card, chart.Wide} {
			drawn, err := draw(shorter.figure, l)
			if err != nil {
				return best, fitted, err
			}
			shown.Drawing = card.Drawing{Width: drawn.Width, Height: drawn.Height, Label: l.LabelSize()}
			label, area := shown.Fit()
			if label > bestLabel || label == bestLabel && area > bestArea {
				best, bestLabel, bestArea, fitted = drawn, label, area, shown
			}
		}
		if bestLabel >= card.Legible {
			break
		}
	}
	return best, fitted, nil
}

// A part of a figure is what a card shows of it, and the words that say so.
type part struct {
	figure *chart.Figure
	says   string
}

// shorter yields the figure of a view, and then parts of it, for where the labels
// of all would be too small to read: the first panel, and its first marks.
func (m *Model) shorter(p *datapackage.Package, v *datapackage.View) iter.Seq[part] {
	return func(yield func(part) bool) {
		f := m.Figures[p.Name+"/"+v.Name]
		if !yield(part{f, ""}) {
			return
		}
		few, says := *v, "Only the "
		if len(f.Facets) > 1 && v.Facet != "" {
			few.Where = maps.Clone(v.Where)
			if few.Where == nil {
				few.Where = map[string][]string{}
			}
			few.Where[v.Facet] = []string{f.Facets[0].Title}
			if !m.yieldPart(p, few, "Only "+f.Facets[0].Title, yield) {
				return
			}
			says = "Only " + f.Facets[0].Title + ", the "
		}
		for _, few.Limit = range []int{12, 10, 8, 7, 6, 5} {
			if !m.yieldPart(p, few, fmt.Sprintf("%sfirst %d rows", says, few.Limit), yield) {
				return
			}
		}
	}
}

func (m *Model) yieldPart(p *datapackage.Package, v datapackage.View, says string, yield func(part) bool) bool {
	f, problems := chart.New(p, &v, m.Site.look())
	if len(problems) > 0 {
		return true // a part that cannot be drawn alone
	}
	return yield(part{f, says})
}

// source says in a line where a figure's data is from, and on which terms.
func source(p *datapackage.Package, more ...string) string {
	parts := []string{"Data: " + p.Title}
	if day, err := time.Parse(time.DateOnly, p.Date()); err == nil {
		parts = append(parts, day.Format("2 Jan 2006"))
	}
	parts = append(parts, more...)
	for _, l := range p.Licenses {
		if l.Title == "" {
			l.Title = l.Name
		}
		parts = append(parts, l.Title)
	}
	return strings.Join(parts, " · ")
}

// version names the file that a view shows with the start of its checksum.
func version(p *datapackage.Package, v *datapackage.View) string {
	r := p.Resource(v.Resource)
	return path.Base(r.Path) + ", sha256 " + r.Table.SHA256[:8] + "…"
}
