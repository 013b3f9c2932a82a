package datapackage

import (
	"fmt"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
	"github.com/benchwright/benchwright/tools/verdict"
)

// Verdicts ask for claims to be held to what others measured.
type Verdicts struct {
	Claims   string `json:"claims"`   // resource with the claims
	Evidence string `json:"evidence"` // resource that says which figures speak to which claim
}

// The resources that are made of them.
const (
	VerdictsName = "verdicts" // a row a claim and source
	RatiosName   = "ratios"   // a row a claimed or measured ratio, tidy
	ChoicesName  = "choices"  // a row a claim, source and verdict: in how many choices it came to it, tidy
)

// A made resource with the fields it has.
type made struct {
	name, title, description string
	fields                   []table.Field
}

func text(name, title, description string) table.Field {
	return table.Field{Name: name, Title: title, Description: description, Type: "string"}
}

// judged is the field of verdicts, each of which may come to occur.
func judged(description string) table.Field {
	f := text("verdict", "Verdict", description)
	for _, v := range verdict.All() {
		f.Constraints.Enum = append(f.Constraints.Enum, string(v))
	}
	return f
}

func low(name, title, description string) table.Field {
	f := text(name, title, description)
	f.Priority = "low"
	return f
}

func number(name, title, description string) table.Field {
	return table.Field{Name: name, Title: title, Description: description, Type: "number", Priority: "low"}
}

func count(name, title, description string) table.Field {
	return table.Field{Name: name, Title: title, Description: description, Type: "integer", Priority: "low"}
}

func (f made) tidy(further ...table.Field) made {
	f.fields = []table.Field{
		{Name: "subject", Title: "Claim", Type: "string", Role: table.RoleSubject},
		{Name: "metric", Title: "Metric", Type: "string", Role: table.RoleMetric},
		{Name: "unit", Title: "Unit", Type: "string", Role: table.RoleUnit, Priority: "low"},
		{Name: "better", Title: "Better", Type: "string", Role: table.RoleBetter, Priority: "low"},
		{Name: "statistic", Title: "Statistic", Type: "string", Role: table.RoleStatistic},
		{Name: "value", Title: "Value", Type: "number", Role: table.RoleValue},
		{Name: "low", Title: "Low", Type: "number", Role: table.RoleLow, Priority: "low"},
		{Name: "high", Title: "High", Type: "number", Role: table.RoleHigh, Priority: "low"},
	}
	for _, p := range further {
		p.Role = table.RoleParameter
		f.fields = append(f.fields, p)
	}
	return f
}

// madeOfVerdicts are the resources that verdicts add to a package.
var madeOfVerdicts = []made{
	{VerdictsName, "Claimed and measured", "One row a claim and a source that can speak to it, with the verdict.", []table.Field{
		text("statement", "What is claimed", "The claim in words; of two subjects, the first is said to be better."),
		text("claims", "Claims", "Their numbers; the first is said to be better, and of a single one the figure itself is judged."),
		text("claimed", "As claimed", "The claimed ratio, turned so that more favours the claim, or the claimed figure."),
		text("measured", "As measured", "The same of the source, with its interval where there is one."),
		judged("What the source says of the claim, by the rule of the method page."),
		text("holds", "Choices it holds in", "In how many of the reasonable choices of load, version or machine the claim is supported."),
		{Name: "source", Title: "Source", Description: "Who measured it.", Type: "string", Link: SourceField},
		{Name: "year", Title: "Year", Description: "When it was measured.", Type: "year"},
		text("kind", "Scenario", "Whether the source measured the same scenario or a neighbour of it."),
		text("caveat", "What to know", "How far the source can be compared with the claim."),
		low("claim", "Claim", "Number of the claim."),
		low("over", "Against", "Number of the claim that it is held against."),
		number("ratio", "Measured ratio", "Turned so that more than 1 favours the claim."),
		number("low", "Low", "Lower end of its interval."),
		number("high", "High", "Upper end of its interval."),
		number("claimed_ratio", "Claimed ratio", "Turned so that more than 1 favours the claim."),
		count("choices", "Choices", "How many choices were tried."),
		count("supported", "Supported", "In how many of them the claim is supported."),
		count("contradicted", "Contradicted", "In how many it is contradicted."),
		count("undecided", "Not distinguishable", "In how many neither."),
		low("id", "Id", "Identifies the row."),
		low(SourceField, "Address of the source", "Where the figures of the source come from."),
	}},
	made{name: RatiosName, title: "Claimed and measured ratios", description: "One row a ratio, turned so that more than 1 favours the claim."}.tidy(
		text("stated", "Stated", "claimed or measured"), text("claim", "Number", "Number of the claim."), text("over", "Against", "Number of the claim that it is held against."), text("source", "Source", "Who measured it."),
		judged("What the source says of the claim.")),
	made{name: ChoicesName, title: "Verdicts by choice", description: "One row a claim, source and verdict: in how many reasonable choices of load, version or machine it came to that verdict."}.tidy(
		judged("What the source says of the claim."), text("claim", "Number", "Number of the claim."), text("over", "Against", "Number of the claim that it is held against."), text("source", "Source", "Who measured it.")),
}

// verdicts adds the resources that are made of claims and evidence, still without
// rows: these need other packages.
func (l *loader) verdicts(v *Verdicts) {
	if v == nil {
		return
	}
	var names []string
	for _, r := range l.p.Resources {
		names = append(names, r.Name)
	}
	for _, of := range [][2]string{{"claims", v.Claims}, {"evidence", v.Evidence}} {
		switch key, name := of[0], of[1]; {
		case name == "":
			return // the JSON Schema has told it
		case l.p.Resource(name) == nil:
			l.doc.add(l.doc.values["/verdicts/"+key], key, name, fmt.Sprintf("there is no resource %q", name), problem.Suggest(name, names))
			return
		}
	}
	l.p.Verdicts = v
	for _, m := range madeOfVerdicts {
		if l.p.Resource(m.name) != nil {
			l.doc.add(l.doc.keys["/verdicts"], "verdicts", m.name, fmt.Sprintf("the verdicts make a resource %q, and there is one already", m.name), "give that one another name")
			continue
		}
		t := &table.Table{Name: m.name, File: m.name + ".csv", Dialect: table.DefaultDialect, Schema: table.Schema{Fields: m.fields}}
		l.p.Resources = append(l.p.Resources, &Resource{Name: m.name, Path: m.name + ".csv", Title: m.title, Description: m.description,
			Computed: true, Derived: true, Tidy: t.Tidy(), Table: t})
	}
}
