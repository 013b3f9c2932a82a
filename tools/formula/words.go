package formula

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/benchwright/benchwright/tools/unit"
	"github.com/benchwright/benchwright/tools/verdict"
)

// noDifference is what is said of a ratio that could as well be 1.
const noDifference = "no clear difference"

// shares are the ratios that have a word.
var shares = []struct {
	ratio float64
	word  string
}{{1.0 / 4, "a quarter"}, {1.0 / 3, "a third"}, {1.0 / 2, "half"}, {2.0 / 3, "two thirds"}, {3.0 / 4, "three quarters"}, {1, "equal"},
	{1.5, "one and a half times"}, {2, "twice"}, {3, "three times"}, {4, "four times"}, {5, "five times"}, {10, "ten times"}}

// ratioWords writes a ratio in words: the nearest that has some, if it lies within
// a twentieth, and else its number.
func (q Quantity) ratioWords(style unit.Style) string {
	if q.order() == verdict.Undecided {
		return noDifference
	}
	for _, s := range shares {
		if math.Abs(q.Value/s.ratio-1) <= 0.05 {
			return "about " + s.word
		}
	}
	return "about " + unit.Format(q.Value, style) + "\u00a0times"
}

// order is the verdict on the ratio being more than 1.
func (q Quantity) order() verdict.Verdict {
	return verdict.Greater(figure(q), verdict.Figure{Low: 1, High: 1, Basis: verdict.Exact}, false)
}

// direction says which way a ratio points, by what is better of the two figures
// that it compares.
func (q Quantity) direction() (string, error) {
	if q.Of != "higher" && q.Of != "lower" {
		return "", errors.New("the data does not say which is better of the two")
	}
	ahead, behind := "better", "worse"
	if q.Pace {
		ahead, behind = "faster", "slower"
	}
	switch more := q.order(); {
	case more == verdict.Undecided:
		return noDifference, nil
	case (more == verdict.Supported) == (q.Of == "higher"):
		return ahead, nil
	}
	return behind, nil
}

// dateUnit is the unit of dates: days since the first of January 1970.
var dateUnit = unit.Unit{Symbol: "date", Dimension: "date"}

// date is the date of the figures at hand.
func (c Context) date(n call) (Quantity, error) {
	day, err := time.Parse(time.DateOnly, c.Date)
	if err != nil {
		return Quantity{}, &EvalError{Offset: n.offset, Message: "the package does not say when its figures were measured", Hint: "set measured in its descriptor"}
	}
	q := plain(float64(day.Unix() / (24 * 3600)))
	q.Unit = dateUnit
	return q, nil
}

func (q Quantity) dateText(as string) (string, error) {
	if q.Unit.Dimension != dateUnit.Dimension {
		return "", fmt.Errorf("%q suits a date, and this is none", as)
	}
	layout := "2 January 2006"
	if as == "year" {
		layout = "2006"
	}
	return strings.TrimSpace(time.Unix(int64(q.Value)*24*3600, 0).UTC().Format(layout)), nil
}
