package main

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/benchwright/benchwright/tools/changes"
	"github.com/benchwright/benchwright/tools/publish"
)

func (p program) preview(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("preview", flag.ContinueOnError)
	open, hugo, build, base := siteFlags(f), hugoFlags(f), f.String("build", "", ""), f.String("base", "", "")
	about := deployed(os.Getenv)
	address, name, production := f.String("base-url", about.address, ""), f.String("name", about.Name, ""), f.String("production", about.Production, "")
	if err := p.noArguments(f, args); err != nil {
		return err
	}
	site, binary, err := siteAndHugo(open, *hugo)
	if err != nil {
		return err
	}
	about.Name, about.Production = *name, withSlash(*production)
	h := publish.Hugo{Binary: binary, BaseURL: *address, Env: []string{"HUGO_ENVIRONMENT=preview"}}
	fmt.Fprintln(p.err, "building this version")
	if _, err := publish.Publish(ctx, site, h, p.progress("drawing")); err != nil {
		return err
	}
	scratch, err := os.MkdirTemp("", "benchwright-preview-")
	if err != nil {
		return err
	}
	work := git{site.Dir}
	defer work.say(context.WithoutCancel(ctx), "worktree", "prune") // git forgets what is gone by then
	defer os.RemoveAll(scratch)
	report, former, err := p.comparison(ctx, revision{program: p, site: site.Dir, hugo: *hugo, name: *base, dir: filepath.Join(scratch, "base"), command: *build}, &about.Preview)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		about.Missing = reasons(err)
		fmt.Fprintf(p.err, "nothing to compare with: %v\n", err)
	}
	return p.publishPreview(ctx, site, h, report, about.Preview, former)
}

// comparison builds the version to compare with and returns what changed since,
// and its files.
func (p program) comparison(ctx context.Context, base revision, about *changes.Preview) (changes.Report, fs.FS, error) {
	nothing := changes.Report{}
	work := git{base.site}
	if commit, err := work.commit(ctx, "HEAD"); err == nil && about.Head == "" {
		about.Head = commit
	}
	fork, err := work.fork(ctx, base.name, p.log)
	if err != nil {
		return nothing, nil, err
	}
	about.Base = fork.String()
	base.name = fork.commit[:min(12, len(fork.commit))]
	p.log("comparing with " + about.Base)
	dir, err := base.built(ctx)
	if err != nil {
		return nothing, nil, fmt.Errorf("%s could not be built: %w", about.Base, err)
	}
	former := os.DirFS(dir)
	report, err := changes.Compare(former, os.DirFS(base.site))
	if err != nil {
		return nothing, nil, fmt.Errorf("%s could not be compared: %w", about.Base, err)
	}
	return report, former, nil
}

func (p program) log(line string) { fmt.Fprintln(p.err, line) }

// publishPreview publishes the site with what changed. Where figures cannot be
// drawn as they were, the rest is published all the same.
func (p program) publishPreview(ctx context.Context, site *publish.Site, h publish.Hugo, r changes.Report, about changes.Preview, former fs.FS) error {
	c := publish.Comparison{Page: r.Page(about), Report: r, Former: former}
	for _, f := range r.Figures {
		if f.Picture {
			c.Figures = append(c.Figures, f.Package+"/"+f.View)
		}
	}
	done, err := publish.Preview(ctx, site, h, c, p.progress("drawing"))
	if err != nil && former != nil && ctx.Err() == nil {
		fmt.Fprintf(p.err, "without the former figures: %v\n", err)
		c.Former = nil
		done, err = publish.Preview(ctx, site, h, c, p.progress("drawing"))
	}
	if err != nil {
		return err
	}
	p.printWarnings(done)
	if r.Summary != "" {
		fmt.Fprintf(p.err, "since %s: %s\n", about.Base, r.Summary)
	}
	fmt.Fprintf(p.err, "the preview of %s is in %s; /changes/ says what changed\n", about.Name, site.Public())
	return nil
}

// reasons returns what an error says, as much of it as a page can show.
func reasons(err error) []string {
	const most = 30
	all := strings.Split(strings.TrimSpace(err.Error()), "\n")
	return all[:min(most, len(all))]
}
