package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/benchwright/benchwright/tools/changes"
)

func (p program) changes(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("changes", flag.ContinueOnError)
	dir, hugo, build, format := f.String("site", ".", ""), hugoFlags(f), f.String("build", "", ""), f.String("format", "text", "")
	versions, err := p.parse(f, args)
	if err != nil {
		return err
	}
	if len(versions) != 2 {
		return usageError{fmt.Sprintf("changes takes two versions, not %d; see benchwright help changes", len(versions))}
	}
	write, ok := map[string]func(changes.Report) error{
		"text":     func(r changes.Report) error { return r.WriteText(p.out) },
		"markdown": func(r changes.Report) error { return r.WriteMarkdown(p.out) },
		"json":     func(r changes.Report) error { return p.changesJSON(r) },
	}[*format]
	if !ok {
		return usageError{fmt.Sprintf("there is no format %q; write text, markdown or json", *format)}
	}
	scratch, err := os.MkdirTemp("", "benchwright-changes-")
	if err != nil {
		return err
	}
	defer git{*dir}.say(context.WithoutCancel(ctx), "worktree", "prune") // git forgets what is gone by then
	defer os.RemoveAll(scratch)
	var built [2]string
	for i, version := range versions {
		b := revision{program: p, site: *dir, hugo: *hugo, name: version, dir: filepath.Join(scratch, fmt.Sprint(i)), command: *build}
		if built[i], err = b.built(ctx); err != nil {
			return fmt.Errorf("%s: %w", version, err)
		}
	}
	report, err := changes.Compare(os.DirFS(built[0]), os.DirFS(built[1]))
	if err != nil {
		return err
	}
	return write(report)
}

func (p program) changesJSON(r changes.Report) error {
	e := json.NewEncoder(p.out)
	e.SetIndent("", "  ")
	return e.Encode(r)
}
