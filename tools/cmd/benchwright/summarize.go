package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/benchwright/benchwright/tools/bench"
	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/sample"
)

// garbage is how much the heap may grow between two collections while summarize
// counts, in per cent of what is in use. Little of it is garbage, so that Go's own
// 100 would double the memory for nothing.
const garbage = 25

// small is a file, in bytes, that summarize ends before the heap is worth a
// collection; with so little in use, that would be due at once.
const small = 1 << 20

func (p program) summarize(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("summarize", flag.ContinueOnError)
	by, value, where := f.String("by", "", ""), f.String("value", "", ""), bench.Filter{}
	f.Func("where", "", func(text string) error { return addCondition(where, text) })
	files, err := p.parse(f, args)
	if err != nil {
		return err
	}
	if len(files) != 1 {
		return usageError{fmt.Sprintf("summarize takes one file, not %d; see benchwright help summarize", len(files))}
	}
	o := sample.Options{Value: *value, Where: where}
	if *by != "" {
		o.By = strings.Split(*by, ",")
	}
	report, err := p.summary(ctx, files[0], o)
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(p.err, "benchwright: interrupted; there is no summary")
		return errReported
	}
	if err != nil {
		return err
	}
	for _, note := range report.Notes {
		fmt.Fprintln(p.err, note)
	}
	return report.WriteJSON(p.out)
}

// addCondition reads FIELD=VALUE; a field named twice may have either value.
func addCondition(where bench.Filter, text string) error {
	field, value, ok := strings.Cut(text, "=")
	if !ok || field == "" {
		return errors.New("write FIELD=VALUE")
	}
	where[field] = append(where[field], value)
	return nil
}

// summary reads the samples of a file, by the descriptor beside it if that knows
// the file.
func (p program) summary(ctx context.Context, name string, o sample.Options) (*sample.Report, error) {
	in, size := p.in, int64(0)
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		if info, err := file.Stat(); err == nil {
			size = info.Size()
		}
		if err := describe(name, &o); err != nil {
			return nil, err
		}
		in = file
	}
	if size == 0 || size > small {
		defer debug.SetGCPercent(debug.SetGCPercent(garbage))
	}
	told, wipe := p.amount(size)
	defer wipe()
	o.Progress = told
	return sample.Summarize(ctx, in, name, o)
}

// describe adds how a file is written, if the descriptor beside it knows it.
func describe(file string, o *sample.Options) error {
	dir, base := filepath.Split(filepath.Clean(file))
	known, problems := datapackage.Describe(os.DirFS(filepath.Clean(dir)), ".", base)
	for i := range problems {
		problems[i].File = filepath.ToSlash(filepath.Join(dir, problems[i].File))
	}
	o.Dialect, o.Encoding, o.Schema = known.Dialect, known.Encoding, known.Schema
	return problems.Err()
}
