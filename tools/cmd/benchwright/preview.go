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
	r := review{program: p, site: site, about: about.Preview,
		hugo: publish.Hugo{Binary: binary, BaseURL: *address, Env: []string{"HUGO_ENVIRONMENT=preview"}},
		base: revision{program: p, site: site.Dir, hugo: *hugo, name: *base, command: *build}}
	return r.publish(ctx)
}

// A review is a site, the version it is compared with, and what is said of both.
type review struct {
	program
	site  *publish.Site
	hugo  publish.Hugo
	base  revision
	about changes.Preview
}

// publish publishes the site, compares it, and publishes it with what changed. The
// base is fetched first, as pages tell of the history that is there.
func (r review) publish(ctx context.Context) error {
	work := git{r.site.Dir}
	from, missing := work.fork(ctx, r.base.name, r.log)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	r.log("building this version")
	if _, err := publish.Publish(ctx, r.site, r.hugo, r.progress("drawing")); err != nil {
		return err
	}
	scratch, err := os.MkdirTemp("", "benchwright-preview-")
	if err != nil {
		return err
	}
	defer work.say(context.WithoutCancel(ctx), "worktree", "prune") // git forgets what is gone by then
	defer os.RemoveAll(scratch)
	var report changes.Report
	var former fs.FS
	if missing == nil {
		r.base.name, r.base.dir = from.short(), filepath.Join(scratch, "base")
		report, former, missing = r.compare(ctx, from)
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case missing != nil:
		r.about.Missing = reasons(missing)
		r.log("nothing to compare with: " + missing.Error())
	default:
		r.about.Base = from.String()
	}
	if commit, err := work.commit(ctx, "HEAD"); err == nil && r.about.Head == "" {
		r.about.Head = commit
	}
	return r.publishWith(ctx, report, former)
}

// compare builds the version to compare with and returns what changed since, and
// its files.
func (r review) compare(ctx context.Context, from fork) (changes.Report, fs.FS, error) {
	r.log("comparing with " + from.String())
	dir, err := r.base.built(ctx)
	if err != nil {
		return changes.Report{}, nil, fmt.Errorf("%s could not be built: %w", from, err)
	}
	former := os.DirFS(dir)
	report, err := changes.Compare(former, os.DirFS(r.site.Dir))
	if err != nil {
		return changes.Report{}, nil, fmt.Errorf("%s could not be compared: %w", from, err)
	}
	return report, former, nil
}

func (p program) log(line string) { fmt.Fprintln(p.err, line) }

// publishWith publishes the site with what changed. Where figures cannot be drawn
// as they were, the rest is published all the same.
func (r review) publishWith(ctx context.Context, report changes.Report, former fs.FS) error {
	c := publish.Comparison{Page: report.Page(r.about), Report: report, Former: former}
	for _, f := range report.Figures {
		if f.Picture {
			c.Figures = append(c.Figures, f.Package+"/"+f.View)
		}
	}
	done, err := publish.Preview(ctx, r.site, r.hugo, c, r.progress("drawing"))
	if err != nil && former != nil && ctx.Err() == nil {
		r.log("without the former figures: " + err.Error())
		c.Former = nil
		done, err = publish.Preview(ctx, r.site, r.hugo, c, r.progress("drawing"))
	}
	if err != nil {
		return err
	}
	r.printWarnings(done)
	if report.Summary != "" {
		r.log(fmt.Sprintf("since %s: %s", r.about.Base, report.Summary))
	}
	r.log(fmt.Sprintf("the preview of %s is in %s; /changes/ says what changed", r.about.Name, r.site.Public()))
	return nil
}

// reasons returns what an error says, as much of it as a page can show.
func reasons(err error) []string {
	const most = 30
	all := strings.Split(strings.TrimSpace(err.Error()), "\n")
	return all[:min(most, len(all))]
}
