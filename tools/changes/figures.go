package changes

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/unit"
)

// A Figure is a figure that was added or removed, or whose picture, numbers or
// words changed.
type Figure struct {
	Kind    string       `json:"kind"`
	Package string       `json:"package"`
	View    string       `json:"view"`
	Title   string       `json:"title"`
	Picture bool         `json:"picture"` // whether the drawing differs
	Before  string       `json:"before"`  // path of the former drawing below static
	After   string       `json:"after"`   // path of the drawing on the site
	Words   []WordChange `json:"words"`   // title, subtitle, notes, description
	Numbers []MarkChange `json:"numbers"` // as the table of the figure shows them
	Flips   []Flip       `json:"flips"`
}

// A WordChange is a text of a figure that changed.
type WordChange struct {
	Part   string  `json:"part"`
	Before string  `json:"before"`
	After  string  `json:"after"`
	Diff   []Piece `json:"diff"`
}

// A MarkChange is a number drawn in a figure that changed.
type MarkChange struct {
	Kind   string `json:"kind"`
	Row    string `json:"row"`
	Field  string `json:"field"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// A Flip is two things that changed places in a ranking: First was ahead and is
// now behind Second.
type Flip struct {
	Panel  string `json:"panel"`
	First  string `json:"first"`
	Second string `json:"second"`
}

func (f Flip) String() string {
	text := f.Second + " now ahead of " + f.First
	if f.Panel != "" {
		text += " (" + f.Panel + ")"
	}
	return text
}

func (r *Report) compareFigure(pkg, name string, b, h *view) {
	if b == nil || h == nil {
		f := Figure{Kind: Added, Package: pkg, View: name, Picture: true, Words: []WordChange{}, Numbers: []MarkChange{}, Flips: []Flip{}}
		if h == nil {
			f.Kind, f.Title, f.Before = Removed, b.Title, b.SVG
		} else {
			f.Title, f.After = h.Title, h.SVG
		}
		r.Figures = append(r.Figures, f)
		v := h
		if v == nil {
			v = b
		}
		for _, file := range []string{v.SVG, v.PNG, v.CSV, v.Option} {
			r.download(b != nil, h != nil, false, file)
		}
		return
	}
	f := Figure{Kind: Changed, Package: pkg, View: name, Title: h.Title, Before: b.SVG, After: h.SVG,
		Picture: b.picture != h.picture, Words: wordsOf(b, h), Numbers: numbersOf(b, h), Flips: flips(b, h)}
	if !f.Picture && len(f.Words) == 0 && len(f.Numbers) == 0 {
		return
	}
	r.Figures = append(r.Figures, f)
	r.download(true, true, f.Picture, h.SVG)
	r.download(true, true, true, h.PNG)
	r.download(true, true, len(f.Numbers) > 0, h.CSV)
	r.download(true, true, true, h.Option)
}

func wordsOf(b, h *view) []WordChange {
	list := []WordChange{}
	for _, w := range []WordChange{{Part: "title", Before: b.Title, After: h.Title},
		{Part: "subtitle", Before: b.Subtitle, After: h.Subtitle},
		{Part: "notes", Before: strings.Join(b.Notes, " "), After: strings.Join(h.Notes, " ")},
		{Part: "description", Before: plain(b.Alt), After: plain(h.Alt)}} {
		if w.Before != w.After {
			w.Diff = WordDiff(w.Before, w.After)
			list = append(list, w)
		}
	}
	return list
}

// plain joins white space.
func plain(text string) string { return strings.Join(strings.Fields(text), " ") }

// A line is a row of a figure's table, split into what it is of and what it shows.
type line struct {
	subject, panel string
	shown          map[string]string
}

// lines returns the rows of a figure's table by what they are of.
func (v *view) lines() map[string]line {
	lines := map[string]line{}
	first := slices.IndexFunc(v.Table.Columns, func(c struct {
		Name  string `json:"name"`
		Title string `json:"title"`
		Type  string `json:"type"`
		Unit  string `json:"unit"`
	}) bool {
		return slices.Contains([]string{"value", "low", "high", "min", "x"}, c.Name)
	})
	for _, row := range v.Table.Rows {
		l := line{shown: map[string]string{}}
		var panel []string
		for i, cell := range row {
			c := v.Table.Columns[i]
			switch {
			case i == 0:
				l.subject = cell.Text
			case i < first || c.Name == "statistic":
				if c.Name != "runtime" || cell.Text != "" {
					panel = append(panel, cell.Text)
				}
			case c.Name == "rank":
			case cell.Text == "" && cell.Status != "":
				l.shown[c.Name] = cell.Status
			case cell.Text != "":
				l.shown[c.Name] = unitText(cell.Text, c.Unit)
			}
		}
		l.panel = strings.Join(panel, ", ")
		lines[l.subject+"\x1f"+l.panel] = l
	}
	return lines
}

func unitText(text, symbol string) string {
	if symbol == "" {
		return text
	}
	return text + " " + symbol
}

func numbersOf(b, h *view) []MarkChange {
	list := []MarkChange{}
	before, after := b.lines(), h.lines()
	for _, key := range union(before, after) {
		x, had := before[key]
		y, has := after[key]
		row := strings.Trim(strings.ReplaceAll(key, "\x1f", ", "), ", ")
		for _, field := range union(x.shown, y.shown) {
			kind := Changed
			switch {
			case x.shown[field] == y.shown[field]:
				continue
			case !had || x.shown[field] == "":
				kind = Added
			case !has || y.shown[field] == "":
				kind = Removed
			}
			list = append(list, MarkChange{kind, row, field, x.shown[field], y.shown[field]})
		}
	}
	return list
}

// flips returns the pairs that changed places. What differs by less than is shown
// is not ranked.
func flips(b, h *view) []Flip {
	list := []Flip{}
	if b.better != h.better || h.better != "higher" && h.better != "lower" {
		return list
	}
	before, after := b.ranked(), h.ranked()
	for _, panel := range slices.Sorted(maps.Keys(after)) {
		was, is := before[panel], after[panel]
		subjects := slices.Sorted(maps.Keys(is))
		for i, x := range subjects {
			for _, y := range subjects[i+1:] {
				a, okA := was[x]
				c, okC := was[y]
				if !okA || !okC {
					continue
				}
				former, now := sign(a-c), sign(is[x]-is[y])
				if former*now >= 0 {
					continue
				}
				f := Flip{Panel: panel, First: x, Second: y}
				if (former > 0) != (h.better == "higher") { // y was ahead
					f.First, f.Second = y, x
				}
				list = append(list, f)
			}
		}
	}
	return list
}

func sign(v float64) int {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

// ranked returns the values that a figure ranks, by panel and subject. Subjects
// are of several runtimes, so a runtime makes no panel of its own.
func (v *view) ranked() map[string]map[string]float64 {
	panels := map[string]map[string]float64{}
	runtime := -1
	for i, c := range v.Table.Columns {
		if c.Name == "runtime" && i > 0 {
			runtime = i
		}
	}
	for _, row := range v.Table.Rows {
		subject, panel, value := "", []string{}, ""
		for i, cell := range row {
			switch name := v.Table.Columns[i].Name; {
			case i == 0:
				subject = cell.Text
			case name == "value" || name == "median":
				value = cell.Text
			case i == runtime, name == "rank", name == "low", name == "high", name == "n", name == "statistic",
				name == "min", name == "max", name == "q1", name == "q3", name == "p99", name == "x":
			default:
				panel = append(panel, cell.Text)
			}
		}
		n, err := unit.ParseNumber(value, '.', ',')
		if err != nil {
			continue
		}
		if runtime > 0 && row[runtime].Text != subject {
			subject = fmt.Sprintf("%s (%s)", subject, row[runtime].Text)
		}
		at := strings.Join(panel, ", ")
		if panels[at] == nil {
			panels[at] = map[string]float64{}
		}
		panels[at][subject] = n
	}
	return panels
}
