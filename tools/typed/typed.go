// Package typed finds figures that prose states by hand although the data holds
// them, or holds another.
//
// It reads digits, not words such as "twice" or "a dozen", and English units. What
// it leaves alone, and what it compares with what, is told on the page of checks.
package typed

import (
	"fmt"
	"strings"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/prose"
	"github.com/benchwright/benchwright/tools/unit"
)

// A Home is where a passage stands, which decides how a figure in it is bound.
type Home struct {
	View   *datapackage.View // the view whose text it is; nil in a page
	Quotes []datapackage.Quote
}

// Check returns the figures of a passage that are typed by hand although the
// data holds them, or holds another for what the sentence names. A figure of the kind
// that the data measures, in a sentence that names a subject, is a warning if the
// data knows nothing of it.
func (d *Data) Check(p prose.Passage, h Home) problem.List {
	var problems problem.List
	var before []string // named by the sentences before this one
	for _, s := range sentences(p.Text) {
		c := context{text: strings.ToLower(s.text), here: d.named(s.text), before: before}
		if len(c.here) > 0 {
			before = c.here
		}
		for _, f := range s.figures(d.nouns) {
			if quotedAt(string(p.Text), f, s.start, h.Quotes) {
				continue
			}
			found := problem.Problem{File: p.File, Text: f.text}
			found.Line, found.Column = p.At(s.start + f.start)
			switch m := d.judge(f, c); {
			case m != nil:
				found.Message, found.Hint = m.message(f), m.hint(f, p, h)
			case len(c.named()) == 0 || !d.measures(f) || d.isSetting(f):
				continue
			default:
				found.Message = fmt.Sprintf("%q is typed by hand, and the data holds no such figure of %s", f.plain(), strings.Join(c.named(), ", "))
				found.Hint, found.Warning = unknown(p, h), true
			}
			problems = append(problems, found)
		}
	}
	return problems
}

// unknown says what to do with a figure that no data holds.
func unknown(p prose.Passage, h Home) string {
	if h.View != nil || p.Fixed {
		return "add the data, or name it with a reason under quotes"
	}
	return "add the data and let bench/value write it; " + exempt
}

// quotedAt reports whether the figure of a sentence stands within words that are
// exempt.
func quotedAt(passage string, f figure, start int, quotes []datapackage.Quote) bool {
	for _, q := range quotes {
		for at := 0; q.Text != ""; {
			i := strings.Index(passage[at:], q.Text)
			if i < 0 {
				break
			}
			first := len([]rune(passage[:at+i]))
			if first <= start+f.start && start+f.end <= first+len([]rune(q.Text)) {
				return true
			}
			at += i + len(q.Text)
		}
	}
	return false
}

// message says what is wrong with a figure that the data speaks of.
func (m match) message(f figure) string {
	if m.equal {
		return fmt.Sprintf("%q is typed by hand, and the data holds it", f.plain())
	}
	if m.over != nil {
		return fmt.Sprintf("%q contradicts the data: %s over %s is nearest at %s times", f.plain(), m.first.Subject,
			m.over.first.Subject, unit.Format(m.value, unit.Style{Digits: 2}))
	}
	held := unit.Format(m.held, unit.Natural) + " " + m.Unit.Symbol
	return fmt.Sprintf("%q contradicts the data: the nearest %s of %s is %s", f.plain(), m.first.Metric, m.first.Subject, held)
}

// plain is the text of a figure with blanks that break.
func (f figure) plain() string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(f.text)
}

// exempt says how a figure may stay as it is.
const exempt = `if it is somebody else's figure, put it between {{< bench/quote reason="…" >}} and {{< /bench/quote >}}`

// hint shows what would bind the figure where it stands.
func (m match) hint(f figure, p prose.Passage, h Home) string {
	switch {
	case p.Fixed:
	case h.View == nil:
		if call := m.shortcode(f); call != "" {
			return fmt.Sprintf("write %s in its place%s; %s", call, m.perhaps(), exempt)
		}
		return "let bench/value write it; " + exempt
	default:
		if formula := m.braces(f, h.View); formula != "" {
			return fmt.Sprintf("write %s in its place%s, or name it with a reason under quotes", formula, m.perhaps())
		}
	}
	return "the data may change and this text will not: leave the figure out, or name it with a reason under quotes"
}

// perhaps warns where the proposal is one of several.
func (m match) perhaps() string {
	if m.alike == 0 || !m.equal {
		return ""
	}
	return fmt.Sprintf(" if that is what it means, since %d more of the data would read the same", m.alike)
}
