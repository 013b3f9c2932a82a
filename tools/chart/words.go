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
		wanted = 2 - int(math.Floor(math.Log10(math.Abs(v))))
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
	case f.Baseline != "" && !math.IsNaN(m.Value):
		return f.Label(m.Value) + "×"
	case !math.IsNaN(m.Value):
		return f.Label(m.Value)
	case math.IsNaN(m.High):
		return "over " + f.Label(m.Low)
	case math.IsNaN(m.Low) || m.Low == 0:
		return "below " + f.Label(m.High)
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
		return f.Metric + " relative to " + f.Baseline
	case f.Chart == "scatter":
		return withUnit(f.Metric, f.Unit) + " over " + lowerFirst(withUnit(f.xMetric, f.xUnit))
	case strings.EqualFold(f.Unit.Symbol, f.Metric):
		return f.Metric
	}
	return withUnit(f.Metric, f.Unit)
}

func withUnit(metric string, u unit.Unit) string {
	if u.Symbol == "" {
		return metric
	}
	return metric + " in " + u.Symbol
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
		parts = append(parts, f.Better+" is better")
	}
	if f.Scale == "log" {
		parts = append(parts, "log scale")
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

var statisticWords = map[string]string{
	"best":  "best result",
	"max":   "greatest value",
	"min":   "least value",
	"claim": "as claimed",
	"rate":  "rate over the run",
	"value": "",
}

func (f *Figure) statistics(marks []Mark) []string {
	var parts []string
	for _, m := range marks {
		text, known := statisticWords[m.Summary.Statistic]
		if !known {
			text = m.Summary.Statistic
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
	switch {
	case f.Chart == "box":
		return "quartiles of " + plural(n, "sample") + ", whiskers within 1.5 boxes"
	case f.Chart == "ecdf":
		return "share of " + plural(n, "sample") + " up to each value"
	case intervals && ranges:
		return "median of " + plural(n, "sample") + ", with 95 % interval, or range below six samples"
	case intervals:
		return "median and 95 % interval of " + plural(n, "sample")
	case ranges:
		return "median and all of " + plural(n, "sample") + ", too few for an interval"
	}
	return "median of " + plural(n, "sample")
}

// plural writes a count of things; only "1" stands before one thing.
func plural(n, thing string) string {
	if n == "1" {
		return n + " " + thing
	}
	return n + " " + thing + "s"
}

var forms = map[string]string{"dot": "Dot plot", "bar": "Bar chart", "range": "Range chart", "line": "Line chart",
	"box": "Box plot", "scatter": "Scatter plot", "heatmap": "Heatmap", "ecdf": "Distribution", "slope": "Slope chart"}

// fewMarks is how many marks a description lists one by one.
const fewMarks = 8

// alt describes the picture to those who do not see it: what the editor says of
// it, its form, and what each panel shows.
func (f *Figure) alt() string {
	var b strings.Builder
	if f.lead != "" {
		b.WriteString(strings.TrimRight(f.lead, ". ") + ". ")
	}
	b.WriteString(forms[f.Chart] + " of " + lowerFirst(f.what()))
	if f.Scale == "log" {
		b.WriteString(", on a log scale")
	}
	b.WriteString(".")
	for _, facet := range f.Facets {
		b.WriteString(" ")
		if facet.Title != "" {
			b.WriteString(facet.Title + ": ")
		}
		b.WriteString(panelWords(f, facet) + ".")
	}
	if len(f.missing) > 0 {
		b.WriteString(" Not drawn: " + strings.Join(f.missing, "; ") + ".")
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
	return fmt.Sprintf("%d marks, from %s to %s", len(facet.Marks), f.markWords(first), f.markWords(last))
}

func (f *Figure) markWords(m Mark) string {
	text := join(m.Category, m.Column) + " " + f.markLabel(m)
	switch f.Chart {
	case "box":
		b := bench.BoxOf(m.Samples)
		return text + " (half of the samples between " + f.Label(b.Q1) + " and " + f.Label(b.Q3) + ")"
	case "ecdf":
		return text + " (99 % of the samples up to " + f.Label(bench.Quantile(m.Samples, 0.99)) + ")"
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
		parts = append(parts, fmt.Sprintf("%s from %s at %s to %s at %s", name, f.markLabel(first),
			unit.Format(first.X, unit.Style{}), f.markLabel(last), unit.Format(last.X, unit.Style{})))
	}
	return strings.Join(parts, "; ") + ", along " + lowerFirst(title(f.x))
}

func slopeWords(f *Figure, facet Facet) string {
	columns := f.columns()
	var parts []string
	for _, name := range categories(facet.Marks) {
		text := name
		for _, m := range ofCategory(facet.Marks, name) {
			text += fmt.Sprintf(" %s for %s,", f.markLabel(m), m.Column)
		}
		parts = append(parts, strings.TrimSuffix(text, ","))
	}
	return strings.Join(parts, "; ") + ", from " + columns[0] + " to " + columns[len(columns)-1]
}

func scatterWords(f *Figure, facet Facet) string {
	var parts []string
	if len(facet.Marks) <= fewMarks {
		for _, m := range facet.Marks {
			parts = append(parts, fmt.Sprintf("%s %s at %s %s", m.Category, f.markLabel(m), lowerFirst(f.xMetric), unit.Format(m.X, unit.Natural)))
		}
		return strings.Join(parts, ", ")
	}
	x := scaleOf(f.places(), false, 1, false)
	return fmt.Sprintf("%d points over %s up to %s, the first %s", len(facet.Marks), lowerFirst(f.xMetric),
		unit.Quantity(x.max, f.xUnit, unit.Natural), f.markWords(facet.Marks[0]))
}
