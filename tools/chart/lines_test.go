package chart

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// ended is a panel of lines that end at the values.
func ended(values ...float64) *lines {
	f := &Figure{Chart: "line", Facets: []Facet{{}}}
	for i, v := range values {
		name := fmt.Sprint("s", i)
		f.Facets[0].Marks = append(f.Facets[0].Marks, Mark{Category: name, Value: v, Low: nan, High: nan, X: 1})
	}
	return &lines{f: f, l: Wide, scale: valueScale(f, Wide.ticks), names: categories(f.all())}
}

// tops returns where the names stand below the top of the plot, in px.
func (r *lines) tops() []float64 {
	offsets := r.dodge(r.f.Facets[0])
	var tops []float64
	for _, m := range r.f.Facets[0].Marks {
		home := (1 - r.scale.fraction(m.Value)) * float64(r.l.height)
		tops = append(tops, home+float64(offsets[m.Category]))
	}
	slices.Sort(tops)
	return tops
}

// Names that have room stay where their lines end.
func TestDodgeLeavesWhatHasRoom(t *testing.T) {
	r := ended(10, 50, 90)
	for name, offset := range r.dodge(r.f.Facets[0]) {
		if offset != 0 {
			t.Errorf("%s moved by %d px", name, offset)
		}
	}
}

// However the lines end, names do not cover each other and stay inside the plot.
func TestDodgeNeverOverlaps(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		values := make([]float64, 2+random.IntN(maxSeries-1))
		for i := range values {
			values[i] = 50 + 50*random.Float64()*float64(random.IntN(2)) // half of them at one value
		}
		r := ended(values...)
		tops := r.tops()
		for i, top := range tops {
			if top < -0.5 || top > float64(r.l.height)+0.5 {
				t.Fatalf("%v: a name stands at %v in a plot of %d px", values, top, r.l.height)
			}
			if i > 0 && top-tops[i-1] < float64(r.l.font) {
				t.Fatalf("%v: names at %v and %v cover each other", values, tops[i-1], top)
			}
		}
	}
}

// Names keep the order of their lines' ends, from the top down.
func TestDodgeKeepsTheOrder(t *testing.T) {
	r := ended(80, 81, 79, 80.5)
	offsets := r.dodge(r.f.Facets[0])
	at := func(i int) float64 {
		m := r.f.Facets[0].Marks[i]
		return (1-r.scale.fraction(m.Value))*float64(r.l.height) + float64(offsets[m.Category])
	}
	for _, pair := range [][2]int{{1, 3}, {3, 0}, {0, 2}} {
		if at(pair[0]) >= at(pair[1]) {
			t.Errorf("the name of the line at %v stands below that at %v",
				r.f.Facets[0].Marks[pair[0]].Value, r.f.Facets[0].Marks[pair[1]].Value)
		}
	}
}

// On a log axis 64 to 512 are evenly spaced and all have a label; on a linear one
// 1, 2 and 3 of 100 would cover each other.
func TestApartLeavesRoomBetweenLabels(t *testing.T) {
	r := ended(1)
	if got := r.apart([]float64{64, 128, 256, 512}, true); len(got) != 4 {
		t.Errorf("labels at %v, want all four", got)
	}
	got := r.apart([]float64{1, 2, 3, 50, 100}, false)
	if !slices.Equal(got, []float64{1, 50, 100}) {
		t.Errorf("labels at %v, want 1, 50 and 100", got)
	}
	if got := r.apart([]float64{7}, false); !slices.Equal(got, []float64{7}) {
		t.Errorf("one place: labels at %v", got)
	}
}
