package prose

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/evidence"
	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/unit"
	"github.com/benchwright/benchwright/tools/verdict"
)

// expectAny is what an editor expects who wants the verdict shown, whatever it is.
const expectAny = "any"

// A Claim is a sentence that the data must bear out, with what they say of it.
type Claim struct {
	ID        string          `json:"id"`        // stays the same as long as the claim does
	Sentence  string          `json:"sentence"`  // the first that makes it; "" where its verdict alone is shown
	Statement string          `json:"statement"` // of a claim of others that evidence speaks to; "" otherwise
	Verdict   verdict.Verdict `json:"verdict"`
	That      string          `json:"that"` // the condition
	In        string          `json:"in"`   // package/resource
	Where     string          `json:"where"`
	Source    string          `json:"source"` // title of the package
	Caveat    string          `json:"caveat"` // how far the source compares with a claim of others
	Figures   []ClaimFigure   `json:"figures"`
	Ratios    []ClaimRatio    `json:"ratios"`
}

// A ClaimFigure is a figure that a claim speaks of, in finished words.
type ClaimFigure struct {
	Label string `json:"label"`
	Text  string `json:"text"`  // with its unit
	Range string `json:"range"` // its bounds; "" if it has a value and none
	N     int    `json:"n"`     // observations; 0 if not known
	Basis string `json:"basis"` // exact, interval or single
}

// A ClaimRatio is a ratio that a claim is judged by, in finished words.
type ClaimRatio struct {
	Text  string `json:"text"`
	Range string `json:"range"`
	Above string `json:"above"` // more than which supports the claim; "" if there is no such bound
	Below string `json:"below"` // less than which contradicts it
}

// condition reads what can be read of a bench/claim call without the data. Its
// error is a problem.List.
func (c Call) condition() (formula.Condition, error) {
	that, given := c.Get("that")
	evidence, known := c.Get("evidence")
	switch {
	case !given && !known:
		return formula.Condition{}, fail(c, Param{}, fmt.Sprintf("%sclaim needs the parameter %q", Prefix, "that"), "or evidence, for a row of verdicts")
	case given && known:
		return formula.Condition{}, fail(c, evidence, "the condition and the evidence are given", "keep one of that and evidence")
	}
	if p, ok := c.Get("expect"); ok && !slices.Contains(expectations(), p.Value) {
		return formula.Condition{}, fail(c, p, fmt.Sprintf("%q is no verdict", p.Value), problem.Suggest(p.Value, expectations()))
	}
	if known {
		return formula.Condition{}, nil
	}
	d, err := formula.ParseCondition(that.Value)
	if err != nil {
		return d, placed(c, that, err, "a condition reads like Fastify.throughput beats FastAPI.throughput")
	}
	return d, nil
}

func expectations() []string {
	all := []string{expectAny}
	for _, v := range verdict.All() {
		all = append(all, string(v))
	}
	return all
}

// expected returns the verdict that a claim is written for. Where only its
// verdict is shown, no verdict makes the words wrong.
func (c Call) expected() string {
	if p, ok := c.Get("expect"); ok {
		return p.Value
	}
	if c.Inner == "" {
		return expectAny
	}
	return string(verdict.Supported)
}

// Claim judges the condition of a bench/claim call; there is nothing to judge in
// one that names evidence. Its error is a problem.List.
func (ps Packages) Claim(c Call) (Claim, error) {
	d, err := c.condition()
	if _, known := c.Get("evidence"); err != nil || known {
		return Claim{}, err
	}
	p, r, err := ps.Resource(c, "in")
	if err != nil || r.Table == nil {
		return Claim{}, err
	}
	filter, err := where(c, r.Table)
	if err != nil {
		return Claim{}, err
	}
	seen, err := context(p, r, filter)
	if err != nil {
		return Claim{}, fail(c, Param{}, err.Error(), "")
	}
	that, _ := c.Get("that")
	j, err := d.Judge(seen)
	if err != nil {
		return Claim{}, located(c, that, err)
	}
	in, _ := c.Get("in")
	rows, _ := c.Get("where")
	k := described(j)
	k.ID, k.That, k.In, k.Where, k.Source = c.ClaimKey(), that.Value, in.Value, rows.Value, p.Title
	return k, nil
}

// EvidenceClaim returns what evidence says of a claim of others.
func EvidenceClaim(id string, f evidence.Finding) Claim {
	k := described(f.Judgement)
	k.ID, k.That, k.In, k.Where, k.Source = "evidence="+id, f.That, f.In, f.Where, f.Title
	k.Statement, k.Caveat = f.Statement, f.Caveat
	return k
}

func described(j formula.Judgement) Claim {
	k := Claim{Verdict: j.Verdict, Figures: []ClaimFigure{}, Ratios: []ClaimRatio{}}
	for _, f := range j.Figures {
		k.Figures = append(k.Figures, describeFigure(f))
	}
	for _, r := range j.Ratios {
		k.Ratios = append(k.Ratios, describeRatio(r))
	}
	return k
}

func describeFigure(f formula.Figure) ClaimFigure {
	text, err := f.Quantity.Text(formula.Style{})
	if err != nil { // no form suits everything that has a value or bounds
		text = ""
	}
	out := ClaimFigure{Label: f.Label, Text: text, Range: rangeOf(f.Quantity, 0), N: f.Quantity.N, Basis: basisWord(f.Quantity.Basis)}
	if math.IsNaN(f.Quantity.Value) {
		out.Range = "" // the text is the range
	}
	return out
}

func describeRatio(r formula.Ratio) ClaimRatio {
	out := ClaimRatio{Text: unit.Format(r.Quantity.Value, unit.Style{Digits: 3}), Range: rangeOf(r.Quantity, 3)}
	if math.IsNaN(r.Quantity.Value) {
		out.Text, out.Range = out.Range, ""
	}
	if r.Above > 0 {
		out.Above, out.Below = unit.Format(r.Above, unit.Style{Digits: 3}), unit.Format(r.Below, unit.Style{Digits: 3})
	}
	return out
}

func rangeOf(q formula.Quantity, digits int) string {
	text, err := q.Text(formula.Style{As: "range", Digits: digits})
	if err != nil { // it has no bounds
		return ""
	}
	return text
}

func basisWord(b verdict.Basis) string {
	return [...]string{verdict.Exact: "exact", verdict.Interval: "interval", verdict.Single: "single"}[b]
}

// Expected returns what is wrong if the claim has not come to the verdict that
// its sentence is written for.
func (k Claim) Expected(c Call) problem.List {
	expected := c.expected()
	if expected == expectAny || expected == string(k.Verdict) || k.Verdict == "" {
		return nil
	}
	that, given := c.Get("that")
	if !given {
		that, _ = c.Get("evidence")
	}
	what := fmt.Sprintf("the sentence %q is %s", k.Sentence, k.Verdict)
	if k.Sentence == "" {
		what = "the claim is " + string(k.Verdict)
	}
	return problem.List{c.At(that, fmt.Sprintf("%s, not %s: %s", what, expected, k.figures()),
		fmt.Sprintf("change the sentence, or expect=%q where it says so", k.Verdict))}
}

// figures says in a line what a claim is judged by.
func (k Claim) figures() string {
	var parts []string
	for _, f := range k.Figures {
		text := f.Label + " " + f.Text
		if f.Range != "" {
			text += " (" + f.Range + ")"
		}
		parts = append(parts, text)
	}
	for _, r := range k.Ratios {
		text := "ratio " + r.Text
		if r.Range != "" {
			text += " (" + r.Range + ")"
		}
		if r.Above != "" {
			text += fmt.Sprintf(", supported above %s and contradicted below %s", r.Above, r.Below)
		}
		parts = append(parts, text)
	}
	if len(parts) == 0 {
		return "there is no figure"
	}
	return strings.Join(parts, "; ")
}

// ClaimKey identifies a claim by its parameters; the template that looks the
// claim up builds the same key.
func (c Call) ClaimKey() string { return c.key("evidence", "that", "in", "where") }

// Plain returns a text as a reader sees it: each of our values in it as what
// said gives for its call, and white space as single blanks.
func Plain(text string, said func(Call) string) string {
	s := &scanner{src: []rune(text), line: 1, column: 1}
	var out strings.Builder
	last := 0
	for s.seek() {
		start := s.pos
		c, ours := s.call()
		for s.pos < len(s.src) && !s.ahead("}}") {
			s.next()
		}
		s.skip(min(len("}}"), len(s.src)-s.pos))
		out.WriteString(string(s.src[last:start]))
		if last = s.pos; ours && !c.ends {
			_ = c.Validate()
			out.WriteString(said(c))
		}
	}
	out.WriteString(string(s.src[last:]))
	return strings.Join(strings.Fields(out.String()), " ")
}
