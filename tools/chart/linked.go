package chart

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

	"golang.org/x/perf/benchmath"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
)

// Linked is what a browser needs to draw a figure anew from the rows of a table
// that a reader has left: which mark each row belongs to, its numbers, and the
// frame. The browser summarises as bench.Summarize does; the ranks of the order
// statistics that bound a median come with the file, so that it computes none.
//
// The rows are those of the table in the order of its file. Numbers of rows stand
// in the unit of the data, and the figure's unit is a factor away.
type Linked struct {
	Chart  string   `json:"chart"` // dot or bar
	Scale  string   `json:"scale"`
	Better string   `json:"better"`
	Sort   string   `json:"sort"`
	Limit  int      `json:"limit"` // marks a panel has at the most; 0 for all
	What   string   `json:"what"`  // the metric with its unit
	Metric string   `json:"metric"`
	Unit   string   `json:"unit"`
	Units  []factor `json:"units"` // that rows have
	Groups []group  `json:"groups"`
	Legend bool     `json:"legend"` // whether colours have names
	Heads  []column `json:"heads"`  // of the table of marks: category, series, panel, value

	Conditions []condition    `json:"conditions"`     // of the view, on columns that a reader may choose in
	Of         []int          `json:"of"`             // the group of each row; -1 has none
	Things     []int          `json:"things"`         // what each row is about: rows of one mark must agree
	UnitOf     []int          `json:"unitOf"`         // of each row, among the units
	Value      []any          `json:"value"`          // of each row, or null
	Low        []any          `json:"low,omitempty"`  // bounds that the source states
	High       []any          `json:"high,omitempty"` //
	N          []int          `json:"n,omitempty"`    // observations behind a statistic
	Failed     []int          `json:"failed"`         // rows of failed measurements
	Statistics []string       `json:"statistics"`
	Statistic  []int          `json:"statistic"` // of each row
	Ranks      map[int][2]int `json:"ranks"`     // by the number of samples, from 1; none below six

	Phrases map[string]string `json:"phrases"`
	Widths  Widths            `json:"widths"`
	Lines   []float64         `json:"lines"` // where reference lines stand
	Wide    Frame             `json:"wide"`
	Narrow  Frame             `json:"narrow"`
}

// A group is what one mark is about.
type group struct {
	Facet    string `json:"facet"`
	Category string `json:"category"`
	Series   string `json:"series"`
	Slot     int    `json:"slot"`
}

// A factor leads from a unit of rows to that of the figure: divide by the one or,
// where that is 0, multiply by the other.
type factor struct {
	Divide float64 `json:"divide"`
	Times  float64 `json:"times"`
}

// A column heads a column of the table of marks; a figure may lack it.
type column struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Role  string `json:"role,omitempty"`
}

// A condition of the view holds for these rows, until a reader chooses among the
// values of its column.
type condition struct {
	Column string `json:"column"`
	Rows   []int  `json:"rows"` // that meet it, ascending
}

// measured is a row's figure in the figure's unit.
type measured struct {
	group            int
	value, low, high float64
}

// ErrNotLinked says why rows of a table cannot drive a figure.
var ErrNotLinked = errors.New("cannot follow a table")

// Link returns what a browser needs to draw the figure from some of the rows that
// stand at these lines of its resource. In the free columns a reader may choose.
// The error wraps ErrNotLinked and says what is in the way.
func Link(p *datapackage.Package, v *datapackage.View, f *Figure, lines []int, free []string) (*Linked, error) {
	if f.Chart != "dot" && f.Chart != "bar" || f.Stack {
		return nil, fmt.Errorf("a %s %w; only dots and bars that are not stacked do", chartName(f), ErrNotLinked)
	}
	results, err := p.Resource(v.Resource).Results()
	if err != nil {
		return nil, err
	}
	b := &linker{f: f, at: map[int]int{}, out: &Linked{Chart: f.Chart, Scale: f.Scale, Better: f.Better, Sort: v.Sort, Limit: v.Limit,
		What: f.what(), Metric: f.Metric, Unit: f.Unit.Symbol, Legend: len(f.Legend) > 0, Heads: f.heads(), Groups: []group{}, Units: []factor{},
		Widths: widths(), Lines: []float64{}, Conditions: []condition{}, Failed: []int{}, Statistics: []string{}, Ranks: map[int][2]int{}, Phrases: map[string]string{}}}
	for i, line := range lines {
		b.at[line] = i
	}
	b.make(len(lines))
	fixed := maps.Clone(v.Where)
	maps.DeleteFunc(fixed, func(field string, _ []string) bool { return slices.Contains(free, field) })
	b.candidates(bench.Filter(fixed).Select(results), p.Resource(v.Resource).Tidy, v.X)
	if err := b.fill(); err != nil {
		return nil, err
	}
	b.conditions(v.Where, free)
	for _, r := range f.References {
		b.out.Lines = append(b.out.Lines, r.Value)
	}
	b.ranks()
	for _, key := range linkedPhrases {
		b.out.Phrases[key] = f.language.Phrase(key)
	}
	return b.out, b.frames()
}

func chartName(f *Figure) string {
	if f.Stack {
		return "stacked bar"
	}
	return f.Chart
}

// linkedPhrases are those that a browser may need.
var linkedPhrases = []string{"over", "below", "sample", "samples", "some intervals", "intervals", "too few", "median", "better higher", "better lower",
	"log scale", "chart dot", "chart bar", "form", "form log", "not drawn", "failed", "no figure", "more", "more of", "marks", "interval", "spread",
	"pair zero", "pair clear", "pair none", "pair single", "pair better",
	"statistic best", "statistic max", "statistic min", "statistic claim", "statistic rate", "statistic value"}

type linker struct {
	f      *Figure
	out    *Linked
	at     map[int]int // the row of each line
	chosen []bench.Result
	rows   []measured
}

func (b *linker) make(rows int) {
	o := b.out
	o.Of, o.Things, o.Statistic, o.UnitOf = slices.Repeat([]int{-1}, rows), make([]int, rows), make([]int, rows), make([]int, rows)
	o.Value = make([]any, rows)
}

// candidates keeps the results that the figure may ever show.
func (b *linker) candidates(results []bench.Result, tidy bool, quantity string) {
	for _, r := range results {
		if _, shown := b.at[r.Line]; shown && (tidy || quantity == "" || r.Metric == quantity) {
			b.chosen = append(b.chosen, r)
		}
	}
}

// fill says of each row what it adds to which mark.
func (b *linker) fill() error {
	if len(b.chosen) == 0 {
		return fmt.Errorf("the figure %w: it draws none of these rows", ErrNotLinked)
	}
	first := b.chosen[0]
	things := map[string]int{}
	for _, r := range b.chosen {
		if r.Metric != first.Metric {
			return fmt.Errorf("the figure %w: its rows hold %s and %s; choose one in its where, on a column that is no facet",
				ErrNotLinked, first.Metric, r.Metric)
		}
		i := b.at[r.Line]
		var err error
		if b.out.UnitOf[i], err = b.unit(r); err != nil {
			return err
		}
		b.out.Of[i] = b.group(r)
		b.out.Statistic[i] = index(&b.out.Statistics, r.Statistic)
		b.out.Things[i] = thing(things, r)
		if r.Status == bench.StatusFailed {
			b.out.Failed = append(b.out.Failed, i)
		}
		if r.Measured() {
			if err := b.number(i, r); err != nil {
				return err
			}
		}
	}
	slices.Sort(b.out.Failed)
	return nil
}

// unit returns the number of the unit of a result.
func (b *linker) unit(r bench.Result) (int, error) {
	s, err := bench.Summarize([]bench.Result{r})
	if err != nil {
		return 0, err
	}
	var to factor
	if to.Divide, to.Times, err = s.Unit.Ratio(b.f.Unit); err != nil {
		return 0, fmt.Errorf("the figure %w: %w", ErrNotLinked, err)
	}
	return index(&b.out.Units, to), nil
}

// number sets the numbers of a row.
func (b *linker) number(i int, r bench.Result) error {
	set := func(list *[]any, v *float64) {
		if v == nil {
			return
		}
		if *list == nil {
			*list = make([]any, len(b.out.Of))
		}
		(*list)[i] = *v
	}
	set(&b.out.Value, r.Value)
	set(&b.out.Low, r.Low)
	set(&b.out.High, r.High)
	if r.N != nil {
		if b.out.N == nil {
			b.out.N = make([]int, len(b.out.Of))
		}
		b.out.N[i] = *r.N
	}
	s, err := bench.Summarize([]bench.Result{r})
	if err != nil {
		return err
	}
	m := measured{group: b.out.Of[i]}
	for _, p := range []struct {
		to   *float64
		from *float64
	}{{&m.value, r.Value}, {&m.low, r.Low}, {&m.high, r.High}} {
		if *p.to = math.NaN(); p.from == nil {
			continue
		}
		if *p.to, err = s.Unit.Convert(*p.from, b.f.Unit); err != nil {
			return err
		}
		if b.f.Scale == "log" && *p.to <= 0 {
			return fmt.Errorf("the figure %w: a row has %v, which its log scale cannot show", ErrNotLinked, *p.from)
		}
	}
	b.rows = append(b.rows, m)
	return nil
}

// group returns the number of the group that a result belongs to.
func (b *linker) group(r bench.Result) int {
	f := b.f
	g := group{Facet: r.Cells[f.facet.Name], Category: r.Cells[f.category.Name]}
	if f.series.Name != "" {
		g.Series = r.Cells[f.series.Name]
	}
	for _, m := range f.all() {
		if m.Series == g.Series {
			g.Slot = m.Slot
		}
	}
	return index(&b.out.Groups, g)
}

// index returns the place of a value in a list, which it joins if it is new.
func index[T comparable](list *[]T, v T) int {
	i := slices.Index(*list, v)
	if i < 0 {
		i = len(*list)
		*list = append(*list, v)
	}
	return i
}

// thing numbers what a result is about.
func thing(known map[string]int, r bench.Result) int {
	key := r.Unit + "\x00"
	for _, field := range r.Keys {
		key += r.Cells[field] + "\x00"
	}
	if _, ok := known[key]; !ok {
		known[key] = len(known)
	}
	return known[key]
}

// conditions lists the rows that meet each condition on a free column.
func (b *linker) conditions(where map[string][]string, free []string) {
	for _, field := range slices.Sorted(maps.Keys(where)) {
		if !slices.Contains(free, field) {
			continue
		}
		c := condition{Column: field, Rows: []int{}}
		for _, r := range b.chosen {
			if slices.Contains(where[field], r.Cells[field]) {
				c.Rows = append(c.Rows, b.at[r.Line])
			}
		}
		slices.Sort(c.Rows)
		c.Rows = slices.Compact(c.Rows)
		b.out.Conditions = append(b.out.Conditions, c)
	}
}

// ranks tabulates which order statistics bound a median, up to as many samples as
// one mark can have.
func (b *linker) ranks() {
	counts := map[int]int{}
	for i, g := range b.out.Of {
		if g >= 0 && b.out.Statistics[b.out.Statistic[i]] == bench.StatisticSample {
			counts[g]++
		}
	}
	for n := range slices.Max(append(slices.Collect(maps.Values(counts)), 0)) + 1 {
		ordered := make([]float64, n)
		for i := range ordered {
			ordered[i] = float64(i + 1)
		}
		if n == 0 {
			continue
		}
		s := benchmath.AssumeNothing.Summary(benchmath.NewSample(ordered, &benchmath.DefaultThresholds), bench.Confidence)
		if !math.IsInf(s.Lo, 0) && !math.IsInf(s.Hi, 0) {
			b.out.Ranks[n] = [2]int{int(s.Lo), int(s.Hi)}
		}
	}
}

func (b *linker) frames() error {
	marks := extremes(b.out.Groups, b.rows, b.f)
	if len(marks) == 0 {
		return fmt.Errorf("the figure %w: none of these rows carries a figure", ErrNotLinked)
	}
	var panels []string
	for _, g := range b.out.Groups {
		if !slices.Contains(panels, g.Facet) {
			panels = append(panels, g.Facet)
		}
	}
	var err error
	if b.out.Wide, err = b.f.frame(Wide, marks, panels); err != nil {
		return err
	}
	b.out.Narrow, err = b.f.frame(Narrow, marks, panels)
	return err
}

// heads are the columns of the figure's table that its own rows fill.
func (f *Figure) heads() []column {
	var out []column
	of := func(name, title, role string) { out = append(out, column{name, title, role}) }
	of(f.category.Name, title(f.category), string(f.category.Role))
	if f.series.Name != "" && f.series.Name != f.category.Name {
		of(f.series.Name, title(f.series), string(f.series.Role))
	} else {
		of("", "", "")
	}
	if f.facet.Name != "" {
		of(f.facet.Name, title(f.facet), string(f.facet.Role))
	} else {
		of("", "", "")
	}
	return out
}
