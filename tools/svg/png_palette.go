package svg

import (
	"cmp"
	"image"
	"image/color"
	"maps"
	"slices"
)

// paletteSize is how many colours a picture is written with.
const paletteSize = 256

// indexed returns a picture with a palette, which halves its size: charts have few
// colours, and thousands only in the edges between them. The most frequent colours
// stay exactly what they are; the others become the nearest of these.
func indexed(img *image.RGBA) *image.Paletted {
	counts := map[color.RGBA]int{}
	last, run := at(img, 0), 0
	for i := 0; i < len(img.Pix); i += 4 { // most of a chart is long runs of paper
		if c := at(img, i); c != last {
			counts[last] += run
			last, run = c, 0
		}
		run++
	}
	counts[last] += run
	palette := frequent(counts)
	index := map[color.RGBA]uint8{}
	out := image.NewPaletted(img.Rect, nil)
	for _, c := range palette {
		out.Palette = append(out.Palette, c)
	}
	for i := range out.Pix {
		c := at(img, 4*i)
		if i > 0 && c == at(img, 4*i-4) {
			out.Pix[i] = out.Pix[i-1]
			continue
		}
		n, known := index[c]
		if !known {
			n = nearest(palette, c)
			index[c] = n
		}
		out.Pix[i] = n
	}
	return out
}

func at(img *image.RGBA, i int) color.RGBA {
	return color.RGBA{img.Pix[i], img.Pix[i+1], img.Pix[i+2], 255}
}

// frequent returns the colours of a palette: of those that look alike only the
// most frequent, so that rare hues find a place beside many shades of grey.
func frequent(counts map[color.RGBA]int) []color.RGBA {
	byCount := func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	}
	all := slices.SortedFunc(maps.Keys(counts), byCount)
	if len(all) <= paletteSize {
		return all
	}
	type shade [3]uint8
	total := map[shade]int{}
	best := map[shade]color.RGBA{}
	for _, c := range all {
		s := shade{c.R / 12, c.G / 12, c.B / 12}
		if total[s] == 0 {
			best[s] = c
		}
		total[s] += counts[c]
	}
	shades := slices.SortedFunc(maps.Keys(best), func(a, b shade) int {
		return cmp.Or(cmp.Compare(total[b], total[a]), byCount(best[a], best[b]))
	})
	var palette []color.RGBA
	for _, s := range shades[:min(len(shades), paletteSize)] {
		palette = append(palette, best[s])
	}
	return palette
}

// nearest returns the place of the colour that is nearest.
func nearest(palette []color.RGBA, c color.RGBA) uint8 {
	best, least := 0, 1<<30
	for i, p := range palette {
		r, g, b := int(p.R)-int(c.R), int(p.G)-int(c.G), int(p.B)-int(c.B)
		if d := r*r + g*g + b*b; d < least {
			best, least = i, d
		}
	}
	return uint8(best)
}
