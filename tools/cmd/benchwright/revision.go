package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/publish"
)

// A revision is a version of a site: a built tree, or a commit to build.
type revision struct {
	program
	site, hugo string
	name       string
	dir        string // where its files may be put
	command    string // that builds it, run by a shell at the root of the repository; "" for our own publish
}

// built returns the folder of the built site.
func (r revision) built(ctx context.Context) (string, error) {
	if _, err := os.Stat(filepath.Join(r.name, "public")); err == nil {
		return r.name, nil
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
	dir := filepath.Join(r.dir, below)
	if _, err := os.Stat(dir); err != nil {
		return "", fmt.Errorf("it has no folder %s", filepath.ToSlash(filepath.Clean(below)))
	}
	fmt.Fprintf(r.err, "building %s\n", r.name)
	if r.command != "" {
		return dir, r.run(ctx, dir)
	}
	return dir, r.publish(ctx, dir)
}

// publish builds the site with this program.
func (r revision) publish(ctx context.Context, dir string) error {
	binary, err := findHugo(r.hugo)
	if err != nil {
		return err
	}
	site, err := publish.Open(dir)
	if err != nil {
		return r.placed(err)
	}
	r.takeDrawings(site.Drawings())
	_, err = publish.Publish(ctx, site, publish.Hugo{Binary: binary}, r.progress("drawing"))
	return r.placed(err)
}

// run has the revision's own command build the site.
func (r revision) run(ctx context.Context, dir string) error {
	r.takeDrawings(filepath.Join(dir, ".cache/drawings"))
	var said bytes.Buffer
	c := exec.CommandContext(ctx, "sh", "-c", r.command)
	c.Dir, c.Stdout, c.Stderr = r.dir, &said, &said
	c.WaitDelay = 10 * time.Second // for what the shell has started
	if err := c.Run(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return r.placed(fmt.Errorf("%s: %w\n%s", r.command, err, lastLines(said.String())))
	}
	if _, err := os.Stat(filepath.Join(dir, "public")); err != nil {
		return fmt.Errorf("%s built no public folder in the site", r.command)
	}
	return nil
}

// lastLines returns the end of what a command said, where its errors stand.
func lastLines(said string) string {
	const few = 20
	lines := strings.Split(strings.TrimSpace(said), "\n")
	return strings.Join(lines[max(0, len(lines)-few):], "\n")
}

// placed names files as git does: main:data/claims/claims.csv.
func (r revision) placed(err error) error {
	var problems problem.List
	switch {
	case err == nil || errors.Is(err, context.Canceled):
		return err
	case !errors.As(err, &problems):
		return errors.New(strings.ReplaceAll(err.Error(), filepath.ToSlash(r.dir)+"/", r.name+":"))
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
func (r revision) takeDrawings(to string) {
	from, err := publish.Open(r.site)
	if err == nil && os.MkdirAll(filepath.Dir(to), 0o755) == nil {
		_ = os.CopyFS(to, os.DirFS(from.Drawings())) // without them everything is drawn
	}
}
