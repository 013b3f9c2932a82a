package changes

import "cmp"

// A Verdict is a claim of which the data say something else than before.
type Verdict struct {
	Claim  string `json:"claim"` // the sentence, or what others claim; the condition where there is neither
	That   string `json:"that"`  // the condition
	In     string `json:"in"`    // package, or package/resource
	Before string `json:"before"`
	After  string `json:"after"`
}

// A claim is what is read of generated/data/benchwright/verdicts.json.
type claim struct {
	Sentence  string `json:"sentence"`
	Statement string `json:"statement"` // of a claim of others
	Verdict   string `json:"verdict"`
	That      string `json:"that"`
	In        string `json:"in"`
}

// compareVerdicts compares the claims that both versions make. One that came or
// went is a sentence that did.
func (r *Report) compareVerdicts(b, h map[string]claim) {
	for _, id := range union(b, h) {
		before, had := b[id]
		after, has := h[id]
		if !had || !has || before.Verdict == after.Verdict {
			continue
		}
		v := Verdict{cmp.Or(after.Sentence, after.Statement, after.That), after.That, after.In, before.Verdict, after.Verdict}
		r.Verdicts = append(r.Verdicts, v)
	}
}
