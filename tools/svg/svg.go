// Package svg turns an ECharts option into a finished SVG: ECharts draws in a
// JavaScript engine written in Go, and the drawing is rewritten so that it is
// small, accessible, and safe to stand inside a page under a strict policy.
//
// Beside the charts of ECharts there are three shapes of our own, series of type
// custom whose renderItem names them. With the value on x and the category on y:
//
//	interval  rows [value, low, high, category]  encode {"x": [0, 1, 2], "y": 3}
//	span      rows [low, high, category, open]   encode {"x": [0, 1], "y": 2}
//	band      rows [x, low, high]                encode {"x": 0, "y": [1, 2]}
//
// where open is 0 for a closed range, 1 for a lower bound and 2 for an upper
// bound. Any number may be null. What itemPayload may hold, which must be an
// object, stands in echarts/series.js.
package svg

import (
	"context"
	"errors"
	"fmt"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// A Figure is one drawing to be made.
type Figure struct {
	Option        []byte // ECharts option, pure JSON; see the rules at Render
	Width, Height int    // of the drawing in px, 1 to 4096
	ID            string // [a-z][a-z0-9-]*; every id inside the SVG begins with it
	Title         string // the accessible name; must not be empty
	Description   string // the accessible description; may be empty
}

// A Renderer draws figures, several at a time. Its methods may be called from
// any goroutine.
type Renderer struct{ pool *pool }

// New returns a Renderer that draws at most workers figures at once, at least
// one. Nothing is loaded before the first Render.
func New(workers int) *Renderer { return &Renderer{newPool(max(1, workers))} }

// Close frees the engines. Figures being drawn are finished first by their own
// callers; later calls of Render return ErrClosed.
func (r *Renderer) Close() { r.pool.close() }

// ErrClosed is returned by Render after Close.
var ErrClosed = errors.New("the renderer is closed")

// Render returns the finished SVG of f: text in UTF-8, one root element, no
// XML declaration. Equal figures give equal bytes, in any order and on any
// platform.
//
// It refuses what ECharts would draw wrongly without a word, or write into the
// SVG unescaped: parts that are not in the bundle, colours other than #hex,
// currentColor, transparent, none and var(--name,#hex), fonts outside the
// list, control characters. The error names the JSON path. A colour in the
// result that the option does not contain, such as a default of ECharts, is an
// error too.
func (r *Renderer) Render(ctx context.Context, f Figure) ([]byte, error) {
	option, err := f.check()
	if err != nil {
		return nil, fmt.Errorf("figure %q: %w", f.ID, err)
	}
	raw, err := r.pool.draw(ctx, f)
	if err != nil {
		return nil, fmt.Errorf("figure %q: %w", f.ID, err)
	}
	out, err := finish(raw, f, option)
	if err != nil {
		return nil, fmt.Errorf("figure %q: %w", f.ID, err)
	}
	return out, nil
}

var validID = lazy.Regexp(`^[a-z][a-z0-9-]*$`)

const maxSide = 4096 // px

// check returns the parsed option, or the first rule that the figure breaks.
func (f Figure) check() (*option, error) {
	switch {
	case !validID().MatchString(f.ID):
		return nil, fmt.Errorf("id %q: want a small letter, then small letters, digits and hyphens", f.ID)
	case f.Width < 1 || f.Width > maxSide || f.Height < 1 || f.Height > maxSide:
		return nil, fmt.Errorf("size %d×%d: want 1 to %d px", f.Width, f.Height, maxSide)
	case f.Title == "":
		return nil, errors.New("title: a drawing needs an accessible name")
	}
	if err := checkText(f.Title); err != nil {
		return nil, fmt.Errorf("title: %w", err)
	}
	if err := checkText(f.Description); err != nil {
		return nil, fmt.Errorf("description: %w", err)
	}
	return parseOption(f.Option)
}
