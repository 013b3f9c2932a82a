package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// A fork is the commit that a version is compared with.
type fork struct {
	commit string
	of     string // the revision or branch it stands for
}

func (f fork) String() string { return f.of + " at " + f.commit[:min(7, len(f.commit))] }

// short is the commit as few digits as tell it from all others.
func (f fork) short() string { return f.commit[:min(12, len(f.commit))] }

// fork returns the commit to compare with: where the history of HEAD left that of
// the wanted revision, or of the default branch of the remote repository if none
// is wanted. Hosts build from clones that may lack both the branch and the commit;
// they are fetched, as little of them as will do.
func (g git) fork(ctx context.Context, wanted string, log func(string)) (fork, error) {
	head, err := g.commit(ctx, "HEAD")
	if err != nil {
		return fork{}, errors.New("the site is in no git repository, or one without a commit")
	}
	remote := g.remote(ctx)
	if wanted == "" {
		if wanted, err = g.defaultBranch(ctx, remote); err != nil {
			return fork{}, err
		}
	}
	known := []string{wanted, "refs/remotes/origin/" + wanted}
	if remote != "" {
		if err := g.fetch(ctx, remote, wanted, head, log); err == nil {
			known = []string{"refs/remotes/origin/" + wanted, wanted}
		} else {
			log(err.Error())
		}
	}
	for _, name := range known {
		tip, err := g.commit(ctx, name)
		if err != nil {
			continue
		}
		if base, err := g.say(ctx, "merge-base", head, tip); err == nil {
			return fork{base, wanted}, nil
		}
		log("no commit is known that " + wanted + " and this version share; comparing with the newest of " + wanted)
		return fork{tip, wanted}, nil
	}
	return fork{}, fmt.Errorf("there is no %q in the repository or in the one it is cloned from", wanted)
}

// remote returns the name or address of the repository that this one is cloned
// from, "" without one.
func (g git) remote(ctx context.Context) string {
	names, _ := g.say(ctx, "remote")
	if slices.Contains(strings.Fields(names), "origin") {
		return "origin"
	}
	return os.Getenv("REPOSITORY_URL") // where Netlify cloned from
}

// defaultBranch returns the branch that the remote repository checks out; without
// a remote, main or master.
func (g git) defaultBranch(ctx context.Context, remote string) (string, error) {
	if remote != "" {
		said, err := g.say(ctx, "ls-remote", "--symref", "--end-of-options", remote, "HEAD")
		if rest, ok := strings.CutPrefix(said, "ref: refs/heads/"); err == nil && ok {
			branch, _, _ := strings.Cut(rest, "\t")
			return branch, nil
		}
	}
	said, err := g.say(ctx, "symbolic-ref", "--short", "refs/remotes/origin/HEAD")
	if branch, ok := strings.CutPrefix(said, "origin/"); err == nil && ok {
		return branch, nil
	}
	for _, branch := range []string{"main", "master"} {
		if _, err := g.commit(ctx, "refs/heads/"+branch); err == nil {
			return branch, nil
		}
	}
	return "", errors.New("it is not known which branch to compare with; name one with --base")
}

// depths are how many commits a shallow clone is deepened to, until the commit
// that both histories share is among them. After the last one, all are fetched.
var depths = []int{50, 500}

// fetch makes a branch of the remote known, and in a shallow clone as much history
// as shows where HEAD left it.
func (g git) fetch(ctx context.Context, remote, branch, head string, log func(string)) error {
	to := "refs/remotes/origin/" + branch
	refs := "+refs/heads/" + branch + ":" + to
	shallow, err := g.say(ctx, "rev-parse", "--is-shallow-repository")
	if err != nil || shallow != "true" {
		_, err := g.say(ctx, "fetch", "--quiet", "--no-tags", "--end-of-options", remote, refs)
		return err
	}
	for _, depth := range depths {
		log(fmt.Sprintf("fetching %d commits of %s into a shallow clone", depth, branch))
		args := []string{"fetch", "--quiet", "--no-tags", "--depth=" + strconv.Itoa(depth), "--end-of-options", remote, refs}
		if _, err := g.say(ctx, append(args, head)...); err != nil { // the remote may not give a commit by its hash
			if _, err := g.say(ctx, args...); err != nil {
				return err
			}
		}
		if _, err := g.say(ctx, "merge-base", head, to); err == nil {
			return nil
		}
	}
	log("fetching all commits")
	_, err = g.say(ctx, "fetch", "--quiet", "--no-tags", "--unshallow", "--end-of-options", remote, refs)
	return err
}
