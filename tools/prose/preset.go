package prose

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/problem"
)

// A Preset is a choice of a table's rows that an editor offers by name, on a page
// of its own.
type Preset struct {
	Name       string // in its address: the title in lower-case letters, digits and hyphens
	Title      string
	Where      bench.Filter
	Sort       string // the table's own order if ""
	Descending bool
}

// presets reads `title: field=value,value; sort=-field | title: …`. Each chooses in
// facets of the table, so that readers can go on from there.
func (c Call) presets(t Table, fields []string, cells func(field int) []string) ([]Preset, error) {
	p, given := c.Get("presets")
	if !given {
		return nil, nil
	}
	var all []Preset
	offset := 0
	for part := range strings.SplitSeq(p.Value, "|") {
		at := p
		blank := len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
		at.Line, at.Column = p.place(len([]rune(p.Value[:offset+blank])))
		offset += len(part) + 1
		one, err := c.preset(at, part, t, fields, cells)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(all, func(o Preset) bool { return o.Name == one.Name }) {
			return nil, fail(c, at, fmt.Sprintf("a second preset %q", one.Title), "give each its own title")
		}
		all = append(all, one)
	}
	return all, nil
}

func (c Call) preset(at Param, text string, t Table, fields []string, cells func(field int) []string) (Preset, error) {
	title, rest, ok := strings.Cut(text, ":")
	p := Preset{Title: strings.TrimSpace(title)}
	if p.Name = slug(p.Title); !ok || p.Name == "" {
		return p, fail(c, at, fmt.Sprintf("%q is no preset", strings.TrimSpace(text)), "write a title, a colon, and field=value; sort=-field")
	}
	var conditions []string
	for condition := range strings.SplitSeq(rest, ";") {
		sort, sorts := strings.CutPrefix(strings.TrimSpace(condition), "sort=")
		if !sorts || slices.Contains(fields, "sort") {
			conditions = append(conditions, condition)
			continue
		}
		if p.Sort, p.Descending = strings.CutPrefix(sort, "-"); !slices.Contains(fields, p.Sort) {
			return p, fail(c, at, fmt.Sprintf("there is no field %q", p.Sort), problem.Suggest(p.Sort, fields))
		}
	}
	var err error
	if len(conditions) > 0 {
		p.Where, err = c.filter(at, strings.Join(conditions, ";"), fields, cells)
	}
	for field := range p.Where {
		if !slices.Contains(t.Facets, field) && err == nil {
			err = fail(c, at, fmt.Sprintf("the preset chooses in %q, by which readers cannot narrow the table", field),
				fmt.Sprintf("add %s to facets", field))
		}
	}
	return p, err
}

// slug makes a part of an address of a title.
func slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, "-")
}
