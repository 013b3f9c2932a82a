package publish

import (
	"bytes"
	"fmt"
	"image/png"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"github.com/benchwright/benchwright/tools/card"
	"github.com/benchwright/benchwright/tools/svg"
)

// loaded returns the model of a site with these files besides siteFiles.
func loaded(t *testing.T, files map[string]string) (*Model, error) {
	t.Helper()
	dir := t.TempDir()
	all := maps.Clone(siteFiles)
	maps.Copy(all, files)
	for name, text := range all {
		if err := WriteFile(filepath.Join(dir, name), []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	m, problems := Load(s)
	return m, problems.Err()
}

func TestPicturesOfFiguresAndArticles(t *testing.T) {
	tree := built(t, siteFiles)
	for name, width := range map[string]int{"figures/claims/throughput/figure.png": card.PlateWidth,
		"figures/claims/throughput/card.png": card.Width, "cards/article.png": card.Width} {
		c, err := png.DecodeConfig(bytes.NewReader(tree["static/"+name]))
		if err != nil || c.Width != width {
			t.Errorf("%s: %d pixels wide, %v", name, c.Width, err)
		}
	}
	for _, want := range []string{`"article.md": {`, `"path": "cards/article.png"`, `"width": 1200`, `"height": 630`} {
		if text := string(tree["data/benchwright/cards.json"]); !strings.Contains(text, want) {
			t.Errorf("cards.json lacks %s: %s", want, text)
		}
	}
	for _, f := range []string{"svg", "png", "csv", "json"} {
		name := "figures/claims/throughput/figure." + f
		want := fmt.Sprintf("\"path\": %q,\n     \"bytes\": %d", name, len(tree["static/"+name]))
		if text := string(tree["data/benchwright/packages/claims.json"]); !strings.Contains(text, want) {
			t.Errorf("the package lacks %s", want)
		}
	}
}

// manyRows is a package whose figure has panels with n subjects each.
func manyRows(panels, n int) map[string]string {
	var rows strings.Builder
	for p := range panels {
		for i := range n {
			fmt.Fprintf(&rows, "scenario %d,subject %d,Node.js,throughput,req/s,higher,claim,%d,ok\n", p+1, i+1, 1000*(i+1))
		}
	}
	return map[string]string{
		"benchmarks/many/datapackage.yaml": `name: many
title: Many
resources: [{name: many, path: many.csv}]
views: [{name: all, resource: many, facet: scenario, title: All of them}]
`,
		"benchmarks/many/many.csv": "scenario,subject,runtime,metric,unit,better,statistic,value,status\n" + rows.String(),
	}
}

func TestCardsShowWhatCanBeRead(t *testing.T) {
	for _, c := range []struct {
		panels, rows int
		says         string
	}{
		{1, 6, ""},
		{2, 3, ""},
		{1, 30, "Only the first 10 rows"},
		{3, 6, "Only scenario 1"},
		{3, 30, "Only scenario 1, the first 10 rows"},
	} {
		m, err := loaded(t, manyRows(c.panels, c.rows))
		if err != nil {
			t.Fatal(err)
		}
		p := m.pkg("many")
		_, fitted, err := m.fit(card.Card{Title: "All of them", Text: "Throughput in req/s", Source: "Data: Many"}, p, p.View("all"))
		if err != nil {
			t.Fatal(err)
		}
		says, _, _ := strings.Cut(fitted.Source, "Data: Many")
		if got := strings.TrimSuffix(says, " · "); got != c.says {
			t.Errorf("%d panels of %d rows: the card says %q, want %q", c.panels, c.rows, got, c.says)
		}
		if label, _ := fitted.Fit(); label < card.Legible {
			t.Errorf("%d panels of %d rows: labels of %.1f pixels", c.panels, c.rows, label)
		}
	}
}

func TestArticleNamesTheFigureOfItsCard(t *testing.T) {
	files := manyRows(1, 3)
	files["content/article.md"] = "---\ntitle: T\ndescription: D\ncard: many/all\n---\n{{< bench/chart \"claims/throughput\" >}}\n"
	m, err := loaded(t, files)
	if got, want := m.articles["article.md"], (article{"T", "D", "many/all"}); err != nil || got != want {
		t.Errorf("%+v, %v, want %+v", got, err, want)
	}
	files["content/article.md"] = "---\ntitle: T\ncard: many/al\n---\n"
	_, err = loaded(t, files)
	if err == nil || !strings.Contains(err.Error(), `article.md:3:7: `) || !strings.Contains(err.Error(), `there is no view "many/al"`) {
		t.Errorf("%v, want the place of the name", err)
	}
}

// What is kept of a picture depends on its words, its drawing and what it is.
func TestPicturesAreKeptByWhatTheyAreMadeFrom(t *testing.T) {
	d := NewDrawer(t.TempDir())
	place := func([]byte) {}
	f := svg.Figure{ID: "a", Title: "T"}
	other := f
	other.Title = "U"
	d.Add(f, place)
	d.AddPicture(f, card.Card{Title: "T"}, place)
	d.AddPicture(f, card.Card{Title: "U"}, place)
	d.AddPicture(other, card.Card{Title: "T"}, place)
	d.AddPicture(f, card.Plate{Title: "T"}, place)
	seen := map[string]bool{}
	for _, j := range d.jobs {
		if seen[j.file] {
			t.Errorf("%T of %q is kept where another is", j.picture, j.figure.Title)
		}
		seen[j.file] = true
	}
	d.AddPicture(f, card.Card{Title: "T"}, place)
	if last := d.jobs[len(d.jobs)-1].file; !seen[last] {
		t.Error("the same picture is kept in two places")
	}
}
