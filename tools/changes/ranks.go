package changes

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/unit"
)

// A Flip is two things that changed places in a ranking: First was ahead and is
// now behind Second.
type Flip struct {
	Panel   string `json:"panel"`
	First   string `json:"first"`
	Second  string `json:"second"`
	Overlap *bool  `json:"overlap"` // of their intervals now; null if either has none
}

func (f Flip) String() string {
	text := f.Second + " now ahead of " + f.First
	var beside []string
	if f.Panel != "" {
		beside = append(beside, f.Panel)
	}
	if f.Overlap != nil && *f.Overlap {
		beside = append(beside, "intervals overlap")
	}
	if len(beside) > 0 {
		text += " (" + strings.Join(beside, "; ") + ")"
	}
	return text
}

// A rank is what one subject is ranked by: its value as the figure shows it, and
// the ends of its interval, NaN where it has none.
type rank struct{ value, low, high float64 }

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
		subjects := slices.DeleteFunc(slices.Sorted(maps.Keys(is)), func(s string) bool { _, known := was[s]; return !known })
		for i, x := range subjects {
			for _, y := range subjects[i+1:] {
				former, now := cmp.Compare(was[x].value, was[y].value), cmp.Compare(is[x].value, is[y].value)
				if former*now >= 0 {
					continue
				}
				f := Flip{Panel: panel, First: x, Second: y, Overlap: overlap(is[x], is[y])}
				if (former > 0) != (h.better == "higher") { // y was ahead
					f.First, f.Second = y, x
				}
				list = append(list, f)
			}
		}
	}
	return list
}

func overlap(a, b rank) *bool {
	if math.IsNaN(a.low + a.high + b.low + b.high) {
		return nil
	}
	meet := a.low <= b.high && b.low <= a.high
	return &meet
}

// beside are the columns of a figure's table that stand beside the ranked value.
var beside = []string{"rank", "n", "statistic", "min", "max", "q1", "q3", "p99", "x"}

// ranked returns what a figure ranks, by panel and subject. Subjects are of
// several runtimes, so a runtime makes no panel of its own.
func (v *view) ranked() map[string]map[string]rank {
	panels := map[string]map[string]rank{}
	for _, row := range v.Table.Rows {
		r := rank{math.NaN(), math.NaN(), math.NaN()}
		subject, panel := "", []string{}
		for i, cell := range row {
			c := v.Table.Columns[i]
			switch name := c.Name; {
			case i == 0:
				subject = cell.Text
			case c.Role == "runtime":
				if cell.Text != subject && cell.Text != "" {
					subject = fmt.Sprintf("%s (%s)", subject, cell.Text)
				}
			case name == "value" || name == "median":
				r.value = number(cell.Text)
			case name == "low":
				r.low = number(cell.Text)
			case name == "high":
				r.high = number(cell.Text)
			case !slices.Contains(beside, name):
				panel = append(panel, cell.Text)
			}
		}
		if math.IsNaN(r.value) {
			continue
		}
		at := strings.Join(panel, ", ")
		if panels[at] == nil {
			panels[at] = map[string]rank{}
		}
		panels[at][subject] = r
	}
	return panels
}

// number reads a number as a table shows it, NaN if it is none.
func number(text string) float64 {
	n, err := unit.ParseNumber(strings.ReplaceAll(text, "\u2212", "-"), '.', ',')
	if err != nil {
		return math.NaN()
	}
	return n
}
