package formats

import (
	"fmt"
	"io"
	"path"
	"path/filepath"
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
		for _, text := range []string{r.Value, r.Low, r.High, r.N} {
			if _, ok := number(text); text != "" && !ok {
				problems = append(problems, problem.Problem{File: i.File, Text: text,
					Message: fmt.Sprintf("%s of %q: %q is not a number", r.Metric, r.Subject, shortened(text))})
			}
		}
	}
	return problems.Err()
}

// Names are what a person says about results whose file does not say it; each may
// be "".
type Names struct{ Benchmark, Scenario, Subject, Runtime string }

// Fill names the results that have no such name of their own, or an address for a
// subject that is the same for the whole file. A name that no
// result of any file wants, and a file with results that are left without subject,
// are a problem.List.
func Fill(imports []Import, names Names) error {
	var problems problem.List
	fill := func(option, name string, of func(*Result) *string) {
		filled := false
		for _, i := range imports {
			replace := option == "subject" && name != "" && i.oneAddress()
			for n := range i.Results {
				if at := of(&i.Results[n]); *at == "" || replace {
					*at, filled = name, true
				}
			}
		}
		if name != "" && !filled {
			problems = append(problems, problem.Problem{File: filesOf(imports), Field: option,
				Message: fmt.Sprintf("every result has a %s of its own, so %q names nothing", option, name), Hint: "leave out --" + option})
		}
	}
	fill("benchmark", names.Benchmark, func(r *Result) *string { return &r.Benchmark })
	fill("scenario", names.Scenario, func(r *Result) *string { return &r.Scenario })
	fill("subject", names.Subject, func(r *Result) *string { return &r.Subject })
	fill("runtime", names.Runtime, func(r *Result) *string { return &r.Runtime })
	for _, i := range imports {
		if slices.ContainsFunc(i.Results, func(r Result) bool { return r.Subject == "" }) {
			problems = append(problems, problem.Problem{File: i.File, Field: "subject",
				Message: "the file does not say what was measured", Hint: "name it, such as --subject Fastify"})
		}
	}
	return problems.Err()
}

func filesOf(imports []Import) string {
	all := make([]string, len(imports))
	for n, i := range imports {
		all[n] = i.File
	}
	return strings.Join(all, ", ")
}

// oneAddress reports whether every result is of the same address.
func (i Import) oneAddress() bool {
	return i.Addressed && !slices.ContainsFunc(i.Results, func(r Result) bool { return r.Subject != i.Results[0].Subject })
}

// Join puts imports together. Where there are several, the parameter file tells
// their results apart: the name of the file, with its folders if two files are
// named alike. More results or parameters than a table may have are a
// problem.List.
func Join(imports []Import) (Import, error) {
	all := join(imports)
	columns, _ := all.parameters()
	limits := table.DefaultLimits
	p := problem.Problem{File: all.File, Hint: "import less at once, or summaries in place of samples"}
	switch {
	case len(all.Results) > limits.Rows:
		p.Message = fmt.Sprintf("%d results, more than the %d rows that a table may have", len(all.Results), limits.Rows)
	case len(columns)+len(table.TidyColumns()) > limits.Columns:
		p.Message = fmt.Sprintf("%d parameters, more than the columns that a table may have", len(columns))
	default:
		return all, nil
	}
	return Import{}, problem.List{p}
}

func join(imports []Import) Import {
	if len(imports) == 1 {
		return imports[0]
	}
	all := Import{File: filesOf(imports)}
	names := fileNames(imports)
	for n, i := range imports {
		for _, r := range i.Results {
			r.Parameters = with(r.Parameters, "file", names[n])
			all.Results = append(all.Results, r)
		}
	}
	return all
}

func fileNames(imports []Import) []string {
	full, short, bases := make([]string, len(imports)), make([]string, len(imports)), map[string]bool{}
	for n, i := range imports {
		full[n] = filepath.ToSlash(i.File)
		short[n] = path.Base(full[n])
		bases[short[n]] = true
	}
	if len(bases) < len(imports) {
		return full
	}
	return short
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
