package svg

import (
	"fmt"
	"strconv"
	"strings"
)

// family is the type of the page's charts and tables. Names with spaces stand
// in single quotes, as the attribute has double ones.
const family = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

// finish rewrites what ECharts drew into what a page can carry: presentation
// attributes instead of styles, which a strict policy drops; an accessible
// root; nothing said twice. What it returns has passed verify.
func finish(raw string, f Figure, o *option) ([]byte, error) {
	drawing, err := parse(raw)
	if err != nil {
		return nil, err
	}
	children, err := tidyAll(drawing.children)
	if err != nil {
		return nil, err
	}
	size := hoistFontSize(children)
	out := &node{name: "svg", attrs: rootAttrs(f, size), children: append(describe(f), children...)}
	var b strings.Builder
	out.write(&b)
	b.WriteByte('\n')
	if err := verify(b.String(), f.ID, o.palette); err != nil {
		return nil, fmt.Errorf("the drawing is refused: %w", err)
	}
	return []byte(b.String()), nil
}

func rootAttrs(f Figure, size string) []attr {
	w, h := strconv.Itoa(f.Width), strconv.Itoa(f.Height)
	labels := f.ID + "-title"
	if f.Description != "" {
		labels += " " + f.ID + "-desc"
	}
	attrs := []attr{
		{"xmlns", "http://www.w3.org/2000/svg"},
		{"width", w}, {"height", h}, {"viewBox", "0 0 " + w + " " + h},
		{"role", "img"}, {"aria-labelledby", labels},
		{"font-family", family},
	}
	if size != "" {
		attrs = append(attrs, attr{"font-size", size})
	}
	return attrs
}

func describe(f Figure) []*node {
	label := func(name, text string) *node {
		return &node{name: name, attrs: []attr{{"id", f.ID + "-" + name}}, children: []*node{{text: text}}}
	}
	nodes := []*node{label("title", f.Title)}
	if f.Description != "" {
		nodes = append(nodes, label("desc", f.Description))
	}
	return nodes
}

// hoistFontSize takes the most frequent size off the texts and returns it, so
// that the root says it once; the smaller of two equally frequent ones.
func hoistFontSize(nodes []*node) string {
	count := map[string]int{}
	each(nodes, func(n *node) { count[n.get("font-size")]++ })
	delete(count, "")
	best := ""
	for size, n := range count {
		if n > count[best] || n == count[best] && size < best {
			best = size
		}
	}
	each(nodes, func(n *node) {
		if n.get("font-size") == best {
			n.set("font-size", "")
		}
	})
	return best
}

func each(nodes []*node, visit func(*node)) {
	for _, n := range nodes {
		visit(n)
		each(n.children, visit)
	}
}
