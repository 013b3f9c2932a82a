package formats

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// leave counts one part that is no result.
func (i *Import) leave(what, why string) { i.leaveOut(LeftOut{1, what, why}) }

func (i *Import) leaveOut(l LeftOut) {
	for n := range i.LeftOut {
		if i.LeftOut[n].What == l.What && i.LeftOut[n].Why == l.Why {
			i.LeftOut[n].Count += l.Count
			return
		}
	}
	i.LeftOut = append(i.LeftOut, l)
}

// complete fills in what readers of formats may leave out, and numbers results
// that nothing else tells apart: samples get a run, statistics the parameter
// repeat. None of them is dropped.
func (i *Import) complete() {
	same := map[string][]int{}
	for n := range i.Results {
		r := &i.Results[n]
		if r.Status == "" {
			r.Status = "ok"
		}
		if r.Better == "" {
			r.Better = "none"
		}
		if r.Run == "" {
			same[r.key()] = append(same[r.key()], n)
		}
	}
	for _, group := range same {
		for run, n := range group {
			r := &i.Results[n]
			switch {
			case r.Statistic == "sample":
				r.Run = strconv.Itoa(run + 1)
			case len(group) > 1:
				r.Parameters = with(r.Parameters, "repeat", strconv.Itoa(run+1))
			}
		}
	}
}

// with adds a parameter; if there is one of this name, under another name.
func with(parameters []Parameter, name, value string) []Parameter {
	unique := name
	for n := 2; slices.ContainsFunc(parameters, func(p Parameter) bool { return p.Name == unique }); n++ {
		unique = fmt.Sprintf("%s %d", name, n)
	}
	return append(parameters[:len(parameters):len(parameters)], Parameter{unique, value})
}

// key holds everything that tells a result apart from others.
func (r Result) key() string {
	var b strings.Builder
	for _, part := range []string{r.Benchmark, r.Scenario, r.Subject, r.Runtime, r.Metric, r.Statistic} {
		fmt.Fprintf(&b, "%d:%s", len(part), part)
	}
	for _, p := range r.Parameters {
		fmt.Fprintf(&b, "%d:%s%d:%s", len(p.Name), p.Name, len(p.Value), p.Value)
	}
	return b.String()
}

// check reports an import without results, and numbers that tidy data cannot hold.
func (i *Import) check() error {
	if len(i.Results) == 0 {
		p := problem.Problem{File: i.File, Message: fmt.Sprintf("holds no result, read as %s", i.Format),
			Hint: "let the tool finish, or name another format with --from"}
		if len(i.LeftOut) > 0 {
			p.Message += "; left out: " + i.leftOut()
		}
		return problem.List{p}
	}
	var problems problem.List
	for _, r := range i.Results {
		if _, err := strconv.ParseInt(r.N, 10, 64); r.N != "" && err != nil {
			problems = append(problems, problem.Problem{File: i.File, Text: r.N,
				Message: fmt.Sprintf("%s of %q: it is over %s, which is no count", r.Metric, r.Subject, shortened(r.N))})
		}
		for _, text := range []string{r.Value, r.Low, r.High} {
			if _, ok := number(text); text != "" && !ok {
				problems = append(problems, problem.Problem{File: i.File, Text: text,
					Message: fmt.Sprintf("%s of %q: %q is not a number", r.Metric, r.Subject, shortened(text))})
			}
		}
	}
	return problems.Err()
}

// WriteCSV writes the results as a tidy CSV: the fourteen columns, then one for
// each parameter in the order of first appearance. Only errors of w are returned.
func (i Import) WriteCSV(w io.Writer) error {
	columns, places := i.parameters()
	var header []string
	for _, role := range table.TidyColumns() {
		header = append(header, string(role))
	}
	out := table.NewWriter(w)
	if err := out.Write(append(header, columns...)); err != nil {
		return err
	}
	for _, r := range i.Results {
		record := []string{r.Benchmark, r.Scenario, r.Subject, r.Runtime, r.Metric, r.Unit, r.Better, r.Statistic,
			r.Value, r.Low, r.High, r.N, r.Run, r.Status}
		record = append(record, make([]string, len(columns))...)
		for _, p := range r.Parameters {
			record[len(header)+places[p.Name]] = p.Value
		}
		for n := range record {
			record[n] = cell(record[n])
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	return out.Flush()
}

// parameters returns the columns of the parameters, and the place of each
// parameter among them.
func (i Import) parameters() (columns []string, places map[string]int) {
	places, taken := map[string]int{}, map[string]bool{}
	for _, r := range i.Results {
		for _, p := range r.Parameters {
			if _, known := places[p.Name]; !known {
				places[p.Name] = len(columns)
				columns = append(columns, columnName(p.Name, taken))
			}
		}
	}
	return columns, places
}

// columnName returns a column name for a parameter that is not empty, not taken,
// and not that of a column with another meaning. It takes the name.
func columnName(parameter string, taken map[string]bool) string {
	name := strings.TrimFunc(strings.Join(strings.Fields(cell(parameter)), " "), invisible)
	switch {
	case name == "":
		name = "parameter"
	case !table.IsParameter(name):
		name = "parameter " + name
	}
	unique := name
	for n := 2; taken[unique]; n++ {
		unique = fmt.Sprintf("%s %d", name, n)
	}
	taken[unique] = true
	return unique
}

func invisible(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }

// cell returns a text as a CSV may hold it: without NUL and lone carriage returns.
func cell(text string) string {
	if !strings.ContainsAny(text, "\r\x00") {
		return text
	}
	return strings.NewReplacer("\r\n", "\n", "\r", " ", "\x00", " ").Replace(text)
}
