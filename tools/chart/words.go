package chart

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/unit"
)

// Label writes a number of the figure: with three significant digits, more than
// which no reader can see in it, but no finer than the data, and with the zeros
// that make it as fine as its neighbours.
func (f *Figure) Label(v float64) string {
	if math.Abs(v) >= 1000 {
		return unit.Format(v, unit.Style{Digits: 3})
	}
	wanted := 0
	if v != 0 {
		wanted = 2 - unit.Exponent(v)
	}
	return unit.Format(v, unit.Style{Decimals: max(0, min(wanted, f.decimals))})
}

// decimals returns how many decimals a number is written with in full.
func decimals(v float64) int {
	_, fraction, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	return len(fraction)
}

// markLabel returns the words at a mark: its number, range or bound, no unit.
func (f *Figure) markLabel(m Mark) string {
	switch {
	case m.gone():
		return f.say("was", f.Label(m.Former.Value))
	case f.Baseline != "" && !math.IsNaN(m.Value):
		return f.Label(m.Value) + "×"
	case !math.IsNaN(m.Value):
		return f.Label(m.Value)
	case math.IsNaN(m.High):
		return f.say("over", f.Label(m.Low))
	case math.IsNaN(m.Low) || m.Low == 0:
		return f.say("below", f.Label(m.High))
	}
	return f.Label(m.Low) + "–" + f.Label(m.High)
}

// describe writes the words around the picture, which follow from what it shows.
func (f *Figure) describe() {
	f.Subtitle, f.Alt = f.subtitle(), f.alt()
}

// what names the metric with its unit or what it is relative to.
func (f *Figure) what() string {
	switch {
	case f.Baseline != "":
		return f.say("relative", f.Metric, f.Baseline)
	case f.Chart == "scatter":
		return f.say("against", f.withUnit(f.Metric, f.Unit), lowerFirst(f.withUnit(f.xMetric, f.xUnit)))
	case strings.EqualFold(f.Unit.Symbol, f.Metric):
		return f.Metric
	}
	return f.withUnit(f.Metric, f.Unit)
}

func (f *Figure) withUnit(metric string, u unit.Unit) string {
	if u.Symbol == "" {
		return metric
	}
	return f.say("in unit", metric, u.Symbol)
}

// subtitle says what is plotted: what, in which unit, which statistic of how
// many observations, which direction is better, on which scale.
func (f *Figure) subtitle() string {
	parts := []string{f.what()}
	if f.context != "" {
		parts = []string{f.context, lowerFirst(f.what())}
	}
	parts = append(parts, f.statistics(f.all())...)
	if f.Better == "higher" || f.Better == "lower" {
		parts = append(parts, f.say("better "+f.Better))
	}
	if f.Scale == "log" {
		parts = append(parts, f.say("log scale"))
	}
	return strings.Join(parts, "; ")
}

// lowerFirst lowers the first letter of a word that is not an abbreviation.
func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) > 1 && strings.ToUpper(string(r[1])) == string(r[1]) && r[1] != ' ' {
		return s
	}
	return strings.ToLower(string(r[0])) + string(r[1:])
}

func (f *Figure) statistics(marks []Mark) []string {
	var parts []string
	for _, m := range marks {
		text := m.Summary.Statistic
		if _, known := english["statistic "+text]; known {
			text = f.say("statistic " + text)
		}
		if m.Summary.Samples != nil {
			text = f.sampleWords(marks)
		}
		if text != "" && !slices.Contains(parts, text) {
			parts = append(parts, text)
		}
	}
	return parts
}

// sampleWords tells the centre, the bounds and n of marks made from samples.
func (f *Figure) sampleWords(marks []Mark) string {
	least, most, intervals, ranges := math.MaxInt, 0, false, false
	for _, m := range marks {
		if m.Summary.Samples == nil {
			continue
		}
		least, most = min(least, m.Summary.N), max(most, m.Summary.N)
		intervals = intervals || m.Summary.Spread == bench.SpreadInterval
		ranges = ranges || m.Summary.Spread == bench.SpreadSamples
	}
	n := fmt.Sprint(least)
	if most > least {
		n = unit.Range(float64(least), float64(most), unit.Unit{}, unit.Style{})
	}
	samples := f.say("samples", n)
	if n == "1" {
		samples = f.say("sample", n)
	}
	switch {
	case f.Chart == "box":
		return f.say("boxes", samples)
	case f.Chart == "ecdf":
		return f.say("shares", samples)
	case intervals && ranges:
		return f.say("some intervals", samples)
	case intervals:
		return f.say("intervals", samples)
	case ranges:
		return f.say("too few", samples)
	}
	return f.say("median", samples)
}

// fewMarks is how many marks a description lists one by one.
const fewMarks = 8

// alt describes the picture to those who do not see it: what the editor says of
// it, its form, and what each panel shows.
func (f *Figure) alt() string {
	var b strings.Builder
	if f.lead != "" {
		b.WriteString(strings.TrimRight(f.lead, ". ") + ". ")
	}
	form := "form"
	if f.Scale == "log" {
		form = "form log"
	}
	b.WriteString(f.say(form, f.say("chart "+f.Chart), lowerFirst(f.what())) + ".")
	for _, facet := range f.Facets {
		b.WriteString(" ")
		if facet.Title != "" {
			b.WriteString(facet.Title + ": ")
		}
		b.WriteString(panelWords(f, facet) + ".")
	}
	if len(f.missing) > 0 {
		b.WriteString(" " + f.say("not drawn", strings.Join(f.missing, "; ")))
	}
	return b.String()
}

func panelWords(f *Figure, facet Facet) string {
	switch f.Chart {
	case "line":
		return lineWords(f, facet)
	case "slope":
		return slopeWords(f, facet)
	case "scatter":
		return scatterWords(f, facet)
	}
	var parts []string
	if len(facet.Marks) <= fewMarks {
		for _, m := range facet.Marks {
			parts = append(parts, f.markWords(m))
		}
		return strings.Join(parts, ", ")
	}
	first, last := facet.Marks[0], facet.Marks[len(facet.Marks)-1]
	return f.say("marks", len(facet.Marks), f.markWords(first), f.markWords(last))
}

func (f *Figure) markWords(m Mark) string {
	text := join(m.Category, m.Column) + " " + f.markLabel(m)
	switch f.Chart {
	case "box":
		b := bench.BoxOf(m.Samples)
		return f.say("half", text, f.Label(b.Q1), f.Label(b.Q3))
	case "ecdf":
		return f.say("nearly all", text, f.Label(bench.Quantile(m.Samples, 0.99)))
	}
	if !math.IsNaN(m.Value) && !math.IsNaN(m.Low) && !math.IsNaN(m.High) {
		text += " (" + f.Label(m.Low) + "–" + f.Label(m.High) + ")"
	}
	return text
}

func lineWords(f *Figure, facet Facet) string {
	var parts []string
	for _, name := range categories(facet.Marks) {
		var points []Mark
		for _, m := range facet.Marks {
			if m.Category == name {
				points = append(points, m)
			}
		}
		first, last := points[0], points[len(points)-1]
		parts = append(parts, f.say("course", name, f.markLabel(first),
			unit.Format(first.X, unit.Style{}), f.markLabel(last), unit.Format(last.X, unit.Style{})))
	}
	return f.say("along", strings.Join(parts, "; "), lowerFirst(title(f.x)))
}

func slopeWords(f *Figure, facet Facet) string {
	columns := f.columns()
	var parts []string
	for _, name := range categories(facet.Marks) {
		text := name
		for _, m := range ofCategory(facet.Marks, name) {
			text += " " + f.say("side", f.markLabel(m), m.Column) + ","
		}
		parts = append(parts, strings.TrimSuffix(text, ","))
	}
	return f.say("sides", strings.Join(parts, "; "), columns[0], columns[len(columns)-1])
}

func scatterWords(f *Figure, facet Facet) string {
	var parts []string
	if len(facet.Marks) <= fewMarks {
		for _, m := range facet.Marks {
			parts = append(parts, f.say("point", m.Category, f.markLabel(m), lowerFirst(f.xMetric), unit.Format(m.X, unit.Natural)))
		}
		return strings.Join(parts, ", ")
	}
	x := scaleOf(f.places(), false, 1, false)
	return f.say("points", len(facet.Marks), lowerFirst(f.xMetric),
		unit.Quantity(x.max, f.xUnit, unit.Natural), f.markWords(facet.Marks[0]))
}
