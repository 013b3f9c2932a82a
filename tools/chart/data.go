package chart

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/sheet"
	"github.com/benchwright/benchwright/tools/unit"
)

// Data is a figure as a browser takes it over: nothing in it is left to compute.
type Data struct {
	ID       string        `json:"id"`
	Package  string        `json:"package"`
	View     string        `json:"view"`
	Chart    string        `json:"chart"`
	Stacked  bool          `json:"stacked"` // bars of a category stand on one another
	Title    string        `json:"title"`
	Subtitle string        `json:"subtitle"`
	Alt      string        `json:"alt"`
	Unit     string        `json:"unit"`
	Metric   string        `json:"metric"`
	Better   string        `json:"better"`
	Scale    string        `json:"scale"`
	Baseline string        `json:"baseline"`
	Wide     Sized         `json:"wide"`
	Narrow   Sized         `json:"narrow"`
	Series   []Entry       `json:"series"`
	Subjects []string      `json:"subjects"`
	Marks    []MarkData    `json:"marks"`
	Table    sheet.Sheet   `json:"table"`
	Variants []VariantData `json:"variants"`
	Pairs    []Pair        `json:"pairs"`
}

// Sized is the option in one layout.
type Sized struct {
	Width  int             `json:"width"`  // px
	Height int             `json:"height"` // px
	Option json.RawMessage `json:"option"`
}

// MarkData is a mark as a reader meets it, in reading order.
type MarkData struct {
	Facet   string     `json:"facet"`
	Subject string     `json:"subject"`
	Series  string     `json:"series"` // of ECharts, that hides it
	Slot    int        `json:"slot"`
	Panel   int        `json:"panel"` // index of the grid it stands in
	At      [2]float64 `json:"at"`    // x and y on the axes of that grid
	Text    string     `json:"text"`  // what is announced of it
}

// VariantData names the file of a variant, beside this one.
type VariantData struct {
	Scale    string `json:"scale"`
	Baseline string `json:"baseline"`
	Path     string `json:"path"`
}

// fileName returns the name of the file that holds the figure in the n-th of its
// forms; the first is its own.
func fileName(n int) string {
	if n == 0 {
		return "figure.json"
	}
	return fmt.Sprintf("figure-%d.json", n)
}

// File returns the name of the file that holds the figure in one of its variants.
func (f *Figure) File(v Variant) string { return fileName(slices.Index(f.Variants(), v)) }

// Data returns what a browser needs of the figure in one of its variants.
func (f *Figure) Data(pkg, view string, v Variant) (Data, error) {
	shown := f.In(v)
	d := Data{ID: f.ID, Package: pkg, View: view, Chart: f.Chart, Stacked: f.Stack, Title: shown.Title, Subtitle: shown.Subtitle, Alt: shown.Alt,
		Unit: shown.Unit.Symbol, Metric: shown.Metric, Better: shown.Better, Scale: v.Scale, Baseline: v.Baseline,
		Series: shown.entries(), Subjects: f.Subjects(), Marks: shown.markData(), Table: shown.Sheet(), Pairs: f.Pairs()}
	for n, known := range f.Variants() {
		d.Variants = append(d.Variants, VariantData{known.Scale, known.Baseline, fileName(n)})
	}
	var err error
	if d.Wide, err = shown.sized(Wide); err != nil {
		return d, err
	}
	d.Narrow, err = shown.sized(Narrow)
	return d, err
}

func (f *Figure) sized(l Layout) (Sized, error) {
	d, err := f.Draw(l)
	return Sized{d.Width, d.Height, d.Option}, err
}

// seriesName is the ECharts series that draws a mark.
func (f *Figure) seriesName(m Mark) string {
	if f.isLines() {
		return m.Category
	}
	return m.Series
}

// entries are the series a reader can hide.
func (f *Figure) entries() []Entry {
	entries := []Entry{}
	seen := map[string]bool{}
	for _, m := range f.all() {
		if name := f.seriesName(m); name != "" && !seen[name] {
			seen[name] = true
			entries = append(entries, Entry{name, m.Slot})
		}
	}
	return entries
}

func (f *Figure) markData() []MarkData {
	var out []MarkData
	subjects := f.peers()
	n := 0
	for panel, facet := range f.Facets {
		lines := (&rows{f: f, l: Wide}).rowsOf(facet)
		for _, m := range facet.Marks {
			d := MarkData{Facet: facet.Title, Subject: subjects[n].subject, Series: f.seriesName(m), Slot: m.Slot, Panel: panel,
				Text: f.announce(m, facet.Title)}
			d.At = f.at(m, lines)
			out = append(out, d)
			n++
		}
	}
	return out
}

// at is where a mark stands on the axes of its panel.
func (f *Figure) at(m Mark, lines []row) [2]float64 {
	switch f.Chart {
	case "line", "scatter":
		return [2]float64{m.X, coalesce(m.Value, m.High, m.Low)}
	case "slope":
		return [2]float64{float64(slices.Index(f.columns(), m.Column)), coalesce(m.Value, m.High, m.Low)}
	case "ecdf":
		return [2]float64{m.Value, 50} // the median
	case "heatmap":
		return [2]float64{float64(slices.Index(f.columns(), m.Column)), float64(lineOf(lines, m))}
	}
	return [2]float64{coalesce(m.Value, m.High, m.Low), float64(lineOf(lines, m))}
}

func lineOf(lines []row, m Mark) int {
	for y, other := range marksOf(lines) {
		if other.Category == m.Category && other.Series == m.Series {
			return y
		}
	}
	return 0
}

// who names a mark among all of the figure.
func (f *Figure) who(m Mark, facet string) string {
	var b strings.Builder
	b.WriteString(m.Category)
	if m.Series != "" && m.Series != m.Category {
		b.WriteString(" (" + m.Series + ")")
	}
	if facet != "" {
		b.WriteString(", " + facet)
	}
	if m.Column != "" {
		b.WriteString(", " + m.Column)
	}
	if f.Chart == "line" {
		b.WriteString(", " + lowerFirst(title(f.x)) + " " + unit.Format(m.X, unit.Natural))
	}
	return b.String()
}

// announce says all about one mark: who, where, how much, and how sure.
func (f *Figure) announce(m Mark, facet string) string {
	var b strings.Builder
	b.WriteString(f.who(m, facet) + ": " + f.markLabel(m))
	if f.Unit.Symbol != "" {
		b.WriteString("\u202f" + f.Unit.Symbol)
	}
	s := m.Summary
	switch {
	case f.Baseline != "":
	case s.Spread == bench.SpreadInterval:
		b.WriteString(f.say("interval", s.N, f.Label(m.Low), f.Label(m.High)))
	case s.Spread == bench.SpreadSamples:
		b.WriteString(f.say("spread", s.N, f.Label(m.Low), f.Label(m.High)))
	}
	return b.String()
}
