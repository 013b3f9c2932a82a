package changes

import "strings"

// A Preview says what is compared with what, in the words of the service that
// builds it.
type Preview struct {
	Name       string   `json:"name"`       // "pull request 12"
	Head       string   `json:"head"`       // commit, "" if unknown
	Base       string   `json:"base"`       // "main, 1a2b3c4"; "" if nothing is compared
	Production string   `json:"production"` // address of the site that readers see, with a slash at its end; "" if there is none
	Missing    []string `json:"missing"`    // why nothing is compared, line by line
}

// A Page is a report as the templates of a preview read it: finished text, long
// lists cut.
type Page struct {
	Preview
	Title     string         `json:"title"`
	Summary   string         `json:"summary"`
	Counts    Counts         `json:"counts"`
	New       []string       `json:"new"` // pages that production does not have
	Verdicts  List[Verdict]  `json:"verdicts"`
	Figures   []Figure       `json:"figures"`
	Tables    []NumberTable  `json:"tables"`
	Values    List[Value]    `json:"values"`
	Sentences List[Sentence] `json:"sentences"`
	Texts     List[Text]     `json:"texts"`
	Columns   List[Column]   `json:"columns"`
	Packages  List[Item]     `json:"packages"`
	Pages     List[Item]     `json:"pages"`
	Downloads List[Item]     `json:"downloads"`
}

// A List is the first of many, and how many more there are.
type List[T any] struct {
	Shown []T `json:"shown"`
	More  int `json:"more"`
}

// A NumberTable holds the numbers of one resource.
type NumberTable struct {
	Name string           `json:"name"` // package/resource
	Rows List[NumberLine] `json:"rows"`
}

// A NumberLine is one number as text.
type NumberLine struct {
	Kind       string `json:"kind"`
	Row        string `json:"row"`   // "Fastify, throughput"
	Field      string `json:"field"` // "" for the value of a result
	Before     string `json:"before"`
	After      string `json:"after"`
	Difference string `json:"difference"`
	Share      string `json:"share"`
	Overlap    *bool  `json:"overlap"`
	Effect     string `json:"effect"`
	Note       string `json:"note"` // what else there is to say of the change
}

// Page returns the report for the templates.
func (r Report) Page(p Preview) Page {
	page := Page{Preview: p, Title: "What changed", Summary: r.Summary, Counts: r.Counts, New: []string{}, Verdicts: first(r.Verdicts), Figures: r.Figures, Tables: tables(r.Numbers),
		Values: first(r.Values), Sentences: first(r.Sentences), Texts: first(r.Texts), Columns: first(r.Columns), Packages: first(r.Packages),
		Pages: first(r.Pages), Downloads: first(r.Downloads)}
	for _, item := range r.Pages {
		if item.Kind == Added {
			page.New = append(page.New, item.Name)
		}
	}
	return page
}

// first returns as much of a list as a page shows.
func first[T any](list []T) List[T] {
	if len(list) > shownEntries {
		return List[T]{list[:shownEntries], len(list) - shownEntries}
	}
	return List[T]{list, 0}
}

// tables groups numbers by their resource; those of one stand together.
func tables(numbers []Number) []NumberTable {
	list := []NumberTable{}
	for start := 0; start < len(numbers); {
		name := numbers[start].Package + "/" + numbers[start].Resource
		end := start
		for end < len(numbers) && numbers[end].Package+"/"+numbers[end].Resource == name {
			end++
		}
		lines := make([]NumberLine, 0, end-start)
		for _, n := range numbers[start:end] {
			lines = append(lines, n.line())
		}
		list, start = append(list, NumberTable{name, first(lines)}), end
	}
	return list
}

func (n Number) line() NumberLine {
	l := NumberLine{Kind: n.Kind, Row: Cells(n.Row), Effect: n.Effect, Difference: n.Difference(), Share: n.Share(), Note: strings.Join(n.notes(), ", ")}
	if n.Field != "value" {
		l.Field = n.Field
	}
	before, after := n.Sides()
	if n.Before != nil {
		l.Before = before
	}
	if n.After != nil {
		l.After = after
	}
	if n.moved() {
		l.Overlap = n.Overlap
	}
	return l
}
