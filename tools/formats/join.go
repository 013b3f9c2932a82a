package formats

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

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
