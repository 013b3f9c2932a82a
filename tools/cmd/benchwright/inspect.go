package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// A reading is how a file was read, or could be.
type reading struct {
	table    *table.Table // as the file has it; nil if it cannot be read
	problems problem.List
	wide     []bench.WideColumn // the columns that hold metrics, as declared or proposed
	fields   []table.Field      // of the table; as proposed where nothing is declared
	doubts   map[string]string  // by field, what a person has to decide
	proposed bool
}

func (p program) inspect(_ context.Context, args []string) error {
	f := flag.NewFlagSet("inspect", flag.ContinueOnError)
	asJSON, draft := f.Bool("json", false, ""), f.Bool("draft", false, "")
	files, err := p.parse(f, args)
	if err != nil {
		return err
	}
	if len(files) != 1 {
		return usageError{fmt.Sprintf("inspect takes one file, not %d; see benchwright help inspect", len(files))}
	}
	r, err := p.read(files[0], *draft)
	if err != nil {
		return err
	}
	switch {
	case *asJSON:
		err = p.inspectJSON(r)
	case r.table == nil:
		return r.problems
	case *draft:
		_, err = p.out.Write(datapackage.Draft(r.table))
	default:
		err = p.inspectText(files[0], r)
	}
	switch {
	case err != nil:
		return err
	case *asJSON && len(r.problems) > 0:
		return errReported
	case *asJSON:
		return nil
	case len(r.problems) > 0:
		return append(r.problems, r.table.Warnings...).Sort()
	case len(r.table.Warnings) > 0:
		p.printProblems(r.table.Warnings)
	}
	return nil
}

// read reads a file by the descriptor beside it, if that one knows it, and else by
// what is found in it; for a draft also below lines that precede the header.
func (p program) read(file string, draft bool) (reading, error) {
	infer := datapackage.Infer
	if draft {
		infer = datapackage.InferBelow
	}
	if file == "-" {
		return inferred(infer(p.in, "-")), nil
	}
	if r, known := described(file); known {
		return r, nil
	}
	in, err := os.Open(file)
	if err != nil {
		return reading{}, err
	}
	defer in.Close()
	return inferred(infer(in, file)), nil
}

func inferred(t *table.Table, problems problem.List) reading {
	r := reading{table: t, problems: problems}
	if t != nil {
		p := datapackage.Propose(t)
		r.wide, r.fields, r.doubts, r.proposed = p.Wide, p.Fields, p.Doubts, len(p.Wide) > 0
	}
	return r
}

func described(file string) (reading, bool) {
	dir := filepath.Dir(file)
	// An empty one is where a shell is about to write a draft.
	if info, err := os.Stat(filepath.Join(dir, "datapackage.yaml")); err != nil || info.Size() == 0 {
		return reading{}, false
	}
	pkg, problems := datapackage.Load(os.DirFS(dir), ".")
	if pkg == nil {
		return reading{problems: problems}, true
	}
	i := slices.IndexFunc(pkg.Resources, func(r *datapackage.Resource) bool { return r.Path == filepath.Base(file) })
	if i < 0 {
		return reading{}, false
	}
	r := reading{table: pkg.Resources[i].Table, problems: problems, wide: pkg.Resources[i].WideColumns}
	if as := pkg.Resources[i].Wide; as != nil {
		r.table = as
	}
	place := func(problems problem.List) {
		for n := range problems {
			problems[n].File = filepath.ToSlash(filepath.Join(dir, problems[n].File))
		}
	}
	place(problems)
	if r.table != nil {
		place(r.table.Warnings)
		r.fields = r.table.Schema.Fields
	}
	return r, true
}
