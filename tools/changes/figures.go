package changes

import (
	"slices"
	"strings"
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
	r.download(true, true, f.Picture || f.says("title", "description"), h.SVG)
	r.download(true, true, f.Picture || f.says("title", "subtitle", "notes"), h.PNG)
	r.download(true, true, len(f.Numbers) > 0, h.CSV)
	r.download(true, true, true, h.Option)
}

// says reports whether one of these parts of its words changed.
func (f Figure) says(parts ...string) bool {
	return slices.ContainsFunc(f.Words, func(w WordChange) bool { return slices.Contains(parts, w.Part) })
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
	first := slices.IndexFunc(v.Table.Columns, func(c column) bool {
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
				if c.Role != "runtime" || cell.Text != "" {
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
