package typed

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/unit"
)

// shortcode returns the call of bench/value that writes the figure, or "" if no
// formula names just that value.
func (m match) shortcode(f figure) string {
	of, where, ok := m.formula(nil)
	if !ok {
		return ""
	}
	style := m.style(f)
	if !m.computes(of, where, style) {
		return ""
	}
	in := m.pkg.Name
	if len(m.pkg.Resources) > 1 {
		in += "/" + m.resource.Name
	}
	call := fmt.Sprintf("{{< bench/value of=%q in=%q", of, in)
	if len(where) > 0 {
		var parts []string
		for _, k := range m.first.Keys {
			if v, narrowed := where[k]; narrowed {
				parts = append(parts, k+"="+v[0])
			}
		}
		call += fmt.Sprintf(" where=%q", strings.Join(parts, "; "))
	}
	if style.As != "" {
		call += fmt.Sprintf(" as=%q", style.As)
	}
	if style.Digits > 0 {
		call += fmt.Sprintf(" digits=%q", strconv.Itoa(style.Digits))
	}
	if style.Unit != "" {
		call += fmt.Sprintf(" unit=%q", style.Unit)
	}
	return call + " >}}"
}

// braces returns the formula that writes the figure in a text of a view, or "".
func (m match) braces(f figure, v *datapackage.View) string {
	if m.resource.Name != v.Resource {
		return ""
	}
	of, rest, ok := m.formula(v.Where)
	if !ok {
		return ""
	}
	var filters []string
	for _, k := range m.first.Keys {
		if value, narrowed := rest[k]; narrowed && v.Where[k] == nil {
			filters = append(filters, k+"="+formula.Quote(value[0]))
		}
	}
	if len(filters) > 0 {
		if m.over != nil {
			return "" // the filter would have to stand twice
		}
		of = strings.TrimSuffix(of, ")") + "[" + strings.Join(filters, ", ") + "]" + of[len(strings.TrimSuffix(of, ")")):]
	}
	if as := m.style(f).As; as != "" {
		of += "|" + as
	}
	if text, err := formula.Expand("{"+of+"}", formula.Context{Results: m.all(), Where: v.Where}); err != nil || text == "" {
		return ""
	}
	return "{" + of + "}"
}

// formula returns the formula of the value and the least filter, beyond a given
// one, with which each name in it is one figure. It is not ok if there is none.
func (m match) formula(given bench.Filter) (of string, where bench.Filter, ok bool) {
	where = given.With(nil)
	for _, e := range []*entry{m.entry, m.over} {
		if e == nil {
			continue
		}
		if !e.narrow(m.all(), where) {
			return "", nil, false
		}
		name := formula.Quote(e.first.Subject) + "." + formula.Quote(e.Metric)
		switch {
		case of != "":
			of += " / " + name
		case m.part != "":
			of = m.part + "(" + name + ")"
		default:
			of = name
		}
	}
	return of, where, !strings.ContainsAny(of, "\"`")
}

func (m match) all() []bench.Result {
	rs, _ := m.resource.Results()
	return rs
}

// narrow adds to a filter until the subject and metric of the entry come to it
// alone. It reports whether they can.
func (e *entry) narrow(all []bench.Result, where bench.Filter) bool {
	for {
		var rs []bench.Result
		for _, r := range where.Select(all) {
			if r.Subject == e.first.Subject && r.Metric == e.Metric {
				rs = append(rs, r)
			}
		}
		if len(rs) == 0 {
			return false
		}
		_, err := bench.Summarize(rs)
		var several *bench.AmbiguityError
		switch {
		case err == nil:
			return rs[0].Line == e.first.Line
		case errors.As(err, &several) && len(several.Fields) > 0:
			if !e.pin(several.Fields, where) {
				return false
			}
		case rs[0].Cells["statistic"] != "" && where["statistic"] == nil:
			where["statistic"] = []string{e.first.Cells["statistic"]} // statistics fall together
		default:
			return false
		}
	}
}

// pin holds the first field that a filter can hold to what the entry has there.
func (e *entry) pin(fields []string, where bench.Filter) bool {
	for _, k := range fields {
		if v := e.first.Cells[k]; where[k] == nil && v != "" && !strings.ContainsAny(v, ",;\"`") {
			where[k] = []string{v}
			return true
		}
	}
	return false
}

// style is how the value must be written to read like the figure.
func (m match) style(f figure) formula.Style {
	var s formula.Style
	u := m.Unit
	switch {
	case m.over != nil:
		s.As = m.as
	case f.apart || f.bare || u.Symbol == "":
		s.As = "number"
	}
	v := m.value
	if m.over == nil && !f.bare && f.unit.Symbol != u.Symbol && f.unit.Factor != u.Factor {
		s.Unit = f.unit.Symbol
	}
	natural := unit.Style{Decimals: -1}
	if m.over != nil {
		natural = unit.Style{Digits: 2}
	}
	rounded := unit.Format(v, unit.Style{Digits: f.digits})
	if unit.Format(v, natural) != rounded && m.equal {
		s.Digits = f.digits
	}
	return s
}

// computes reports whether the formula comes to the value in that style.
func (m match) computes(of string, where bench.Filter, style formula.Style) bool {
	f, err := formula.Parse(of)
	if err != nil {
		return false
	}
	q, err := f.Eval(formula.Context{Results: m.all(), Where: where, Rows: len(m.all())})
	if err != nil {
		return false
	}
	_, err = q.Text(style)
	return err == nil
}
