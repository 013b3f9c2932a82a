package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/benchwright/benchwright/tools/changes"
	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/publish"
)

func (p program) changes(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("changes", flag.ContinueOnError)
	dir, hugo, format := f.String("site", ".", ""), hugoFlags(f), f.String("format", "text", "")
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
		b := revision{program: p, site: *dir, hugo: *hugo, name: version, dir: filepath.Join(scratch, fmt.Sprint(i))}
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

// A revision is a version of a site: a built tree, or a commit to build.
type revision struct {
	program
	site, hugo string
	name       string
	dir        string // where its files may be put
}

// built returns the folder of the built site.
func (r revision) built(ctx context.Context) (string, error) {
	if _, err := os.Stat(filepath.Join(r.name, "public")); err == nil {
		return r.name, nil
	}
	binary, err := findHugo(r.hugo)
	if err != nil {
		return "", err
	}
	work := git{r.site}
	commit, err := work.commit(ctx, r.name)
	if err != nil {
		return "", fmt.Errorf("this is neither a built site nor a revision: %w", err)
	}
	below, err := work.below(ctx)
	if err != nil {
		return "", err
	}
	if _, err := work.say(ctx, "worktree", "add", "--detach", "--force", r.dir, commit); err != nil {
		return "", err
	}
	site, err := publish.Open(filepath.Join(r.dir, below))
	if err != nil {
		return "", err
	}
	r.takeDrawings(site)
	fmt.Fprintf(r.err, "building %s\n", r.name)
	_, err = publish.Publish(ctx, site, publish.Hugo{Binary: binary}, r.progress("drawing"))
	return site.Dir, r.placed(err)
}

// placed names the files of problems as git does: main:data/claims/claims.csv.
func (r revision) placed(err error) error {
	var problems problem.List
	if !errors.As(err, &problems) {
		return err
	}
	for i := range problems {
		if below, ok := strings.CutPrefix(problems[i].File, filepath.ToSlash(r.dir)+"/"); ok {
			problems[i].File = r.name + ":" + below
		}
	}
	return problems
}

// takeDrawings copies drawings that are there already; they are kept by the hash
// of what they are made from, so those of another version do no harm.
func (r revision) takeDrawings(to *publish.Site) {
	from, err := publish.Open(r.site)
	if err == nil && os.MkdirAll(filepath.Dir(to.Drawings()), 0o755) == nil {
		_ = os.CopyFS(to.Drawings(), os.DirFS(from.Drawings())) // without them everything is drawn
	}
}
