package golden

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"
)

// invisible is the share of pixels in which two pictures may differ unseen.
const invisible = 0.0002

// Difference returns the share of pixels, 0 to 1, in which two PNGs differ by more
// than a tenth of the range of a channel; 1 if their sizes differ. It returns an
// error if one of them is no PNG.
func Difference(a, b []byte) (float64, error) {
	first, err := pixels(a)
	if err != nil {
		return 0, err
	}
	second, err := pixels(b)
	if err != nil {
		return 0, err
	}
	return DifferenceOf(first, second), nil
}

// DifferenceOf is Difference of two pictures that are at hand.
func DifferenceOf(first, second *image.RGBA) float64 {
	if first.Rect != second.Rect {
		return 1
	}
	n := 0
	for i := 0; i < len(first.Pix); i += 4 {
		for c := range 3 {
			if d := int(first.Pix[i+c]) - int(second.Pix[i+c]); d > 25 || d < -25 {
				n++
				break
			}
		}
	}
	return float64(n) / float64(len(first.Pix)/4)
}

func pixels(b []byte) (*image.RGBA, error) {
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Rect, img, image.Point{}, draw.Src)
	return out, nil
}
