package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"text/tabwriter"

	"github.com/benchwright/benchwright/tools/formats"
	"github.com/benchwright/benchwright/tools/problem"
)

func (p program) importFiles(_ context.Context, args []string) error {
	f := flag.NewFlagSet("import", flag.ContinueOnError)
	from, encoding := f.String("from", "", ""), f.String("encoding", "", "")
	benchmark, scenario := f.String("benchmark", "", ""), f.String("scenario", "", "")
	subject, runtime := f.String("subject", "", ""), f.String("runtime", "", "")
	files, err := p.parse(f, args)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return usageError{"import takes at least one file; see benchwright help import"}
	}
	if sorted := slices.Sorted(slices.Values(files)); len(slices.Compact(sorted)) < len(files) {
		return usageError{"import takes each file once"}
	}
	detect := formats.Detect
	if *from != "" {
		format, err := formats.Named(*from)
		if err != nil {
			return usageError{err.Error()}
		}
		detect = func(formats.File) (formats.Format, error) { return format, nil }
	}
	names := formats.Names{Benchmark: *benchmark, Scenario: *scenario, Subject: *subject, Runtime: *runtime}
	return p.writeImport(files, *encoding, detect, names)
}

func (p program) writeImport(files []string, encoding string, detect func(formats.File) (formats.Format, error), names formats.Names) error {
	var imports []formats.Import
	var problems problem.List
	for _, name := range files {
		i, err := p.importFile(name, encoding, detect)
		var list problem.List
		switch {
		case errors.As(err, &list):
			problems = append(problems, list...)
		case err != nil:
			return err
		}
		imports = append(imports, i)
	}
	if len(problems) > 0 {
		return problems
	}
	if err := formats.Fill(imports, names); err != nil {
		return err
	}
	all, err := formats.Join(imports)
	if err != nil {
		return err
	}
	for _, i := range imports {
		fmt.Fprint(p.err, i.Summary())
	}
	out := bufio.NewWriter(p.out)
	if err := all.WriteCSV(out); err != nil {
		return err
	}
	return out.Flush()
}

// importFile reads one file. Problems of the file are a problem.List.
func (p program) importFile(name, encoding string, detect func(formats.File) (formats.Format, error)) (formats.Import, error) {
	var in io.Reader = p.in
	if name != "-" {
		opened, err := os.Open(name)
		if err != nil {
			return formats.Import{}, problem.List{{File: name, Message: "cannot be opened: " + reason(err)}}
		}
		defer opened.Close()
		in = opened
	}
	file, err := formats.Open(in, name, encoding)
	if errors.Is(err, formats.ErrEncoding) {
		return formats.Import{}, usageError{err.Error()}
	}
	if err != nil {
		return formats.Import{}, err
	}
	var i formats.Import
	format, err := detect(file)
	if err == nil {
		i, err = format.Read(file)
	}
	var problems problem.List
	if errors.As(err, &problems) { // lines are shown as they were decoded
		problems.Locate(func(string) ([]byte, error) { return file.Data, nil })
	}
	return i, err
}

// reason is an error without the name of the file it is about.
func reason(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err.Error()
	}
	return err.Error()
}

func (p program) formats(_ context.Context, args []string) error {
	if err := p.noArguments(flag.NewFlagSet("formats", flag.ContinueOnError), args); err != nil {
		return err
	}
	w := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "format\trecognised\tfrom")
	for _, f := range formats.All() {
		recognised := "yes"
		if !f.Recognised() {
			recognised = "with --from"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", f.Name, recognised, f.About)
	}
	return w.Flush()
}
