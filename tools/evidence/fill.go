package evidence

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/formula"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/verdict"
)

// fill gives the resources that are made of findings their rows, or takes their
// tables away where the findings are not whole.
func fill(p *datapackage.Package, findings []Finding, whole bool) {
	for name, rows := range map[string]func(Finding) []cells{
		datapackage.VerdictsName: verdictRow, datapackage.RatiosName: ratioRows, datapackage.ChoicesName: choiceRows} {
		r := p.Resource(name)
		if !r.Computed {
			continue // a file has taken the name, which is a problem of its own
		}
		if !whole {
			r.Table = nil
			continue
		}
		for _, f := range findings {
			for _, c := range rows(f) {
				r.Table.Rows = append(r.Table.Rows, c.row(r.Table))
			}
		}
		var b bytes.Buffer
		_ = r.Table.WriteCSV(&b) // writing to memory does not fail
		sum := sha256.Sum256(b.Bytes())
		r.Table.SHA256 = hex.EncodeToString(sum[:])
	}
}

// cells are the texts of a row by field.
type cells map[string]string

func (c cells) row(t *table.Table) table.Row {
	row := table.Row{Line: len(t.Rows) + 2}
	for _, f := range t.Schema.Fields {
		text := c[f.Name]
		cell := table.Cell{Raw: text, Text: text, Missing: text == ""}
		if f.Type != "string" {
			cell.Number, _ = strconv.ParseFloat(text, 64) // a missing one is not looked at
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func verdictRow(f Finding) []cells {
	c := cells{"statement": f.Statement, "claims": strings.Join(nonEmpty(f.Claim, f.Over), ", "), "claim": f.Claim, "over": f.Over, "claimed": claimedText(f), "measured": measuredText(f),
		"verdict": string(f.Judgement.Verdict), "source": f.Source, "year": f.Year, "kind": f.Kind, "caveat": f.Caveat, "id": f.ID, datapackage.SourceField: f.Address}
	if n := f.Tried(); n > 0 {
		c["holds"] = fmt.Sprintf("%d of %d", f.Choices[verdict.Supported], n)
		c["choices"] = strconv.Itoa(n)
		c["supported"] = strconv.Itoa(f.Choices[verdict.Supported])
		c["contradicted"] = strconv.Itoa(f.Choices[verdict.Contradicted])
		c["undecided"] = strconv.Itoa(f.Choices[verdict.Undecided])
	}
	if q, ok := f.ratio(); ok {
		c["ratio"], c["low"], c["high"] = number(q.Value), number(q.Low), number(q.High)
	}
	if f.Over != "" && f.Stated {
		c["claimed_ratio"] = number(f.Claimed.Value)
	}
	return []cells{c}
}

// ratio returns the measured ratio, if there is one.
func (f Finding) ratio() (formula.Quantity, bool) {
	if f.Over == "" || len(f.Judgement.Ratios) == 0 {
		return formula.Quantity{}, false
	}
	return f.Judgement.Ratios[0].Quantity, true
}

// number writes a number with the digits that tell it apart, and nothing for none.
func number(v float64) string {
	if math.IsNaN(v) {
		return ""
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func claimedText(f Finding) string {
	switch {
	case !f.Stated:
		return "no figure"
	case f.Over == "":
		return text(f.Claimed, "")
	}
	return text(f.Claimed, "times")
}

func measuredText(f Finding) string {
	if q, ok := f.ratio(); ok {
		return text(q, "times")
	}
	if f.Over != "" || len(f.Judgement.Figures) == 0 {
		return ""
	}
	return text(f.Judgement.Figures[0].Quantity, "")
}

// text writes a quantity with its bounds in brackets; what has only bounds is
// written as these.
func text(q formula.Quantity, as string) string {
	bounds, err := q.Text(formula.Style{As: "range"})
	if math.IsNaN(q.Value) {
		if as == "times" && err == nil {
			bounds += "\u00a0times"
		}
		return bounds
	}
	out, failed := q.Text(formula.Style{As: as})
	if failed != nil { // "times" suits every ratio, and "" everything
		return ""
	}
	if err == nil {
		out += " (" + bounds + ")"
	}
	return out
}

// origin names the source of a finding with its year.
func (f Finding) origin() string { return strings.Join(nonEmpty(f.Source, f.Year), ", ") }

func ratioRows(f Finding) []cells {
	q, ok := f.ratio()
	if !ok {
		return nil
	}
	row := func(stated, statistic string, q formula.Quantity) cells {
		return cells{"subject": f.Statement, "metric": "ratio", "better": "none", "statistic": statistic, "value": number(q.Value),
			"low": number(q.Low), "high": number(q.High), "stated": stated, "claim": f.Claim, "over": f.Over, "source": f.origin(), "verdict": string(f.Judgement.Verdict)}
	}
	all := []cells{row("measured", "measured", q)}
	if f.Stated {
		all = append(all, row("claimed", "claim", f.Claimed))
	}
	return all
}

func choiceRows(f Finding) []cells {
	var all []cells
	for _, v := range verdict.All() {
		if n := f.Choices[v]; n > 0 {
			all = append(all, cells{"subject": f.Statement, "metric": "choices", "better": "none", "statistic": "count", "value": strconv.Itoa(n),
				"verdict": string(v), "claim": f.Claim, "over": f.Over, "source": f.origin()})
		}
	}
	return all
}
