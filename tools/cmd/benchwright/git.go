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
)

// A git is a folder in a git repository.
type git struct{ dir string }

// say runs git and returns what it prints. Names of revisions come from outside:
// callers put them where git takes no options.
func (g git) say(ctx context.Context, args ...string) (string, error) {
	c := exec.CommandContext(ctx, "git", append([]string{"-C", g.dir, "-c", "core.hooksPath=" + os.DevNull}, args...)...)
	var out, said bytes.Buffer
	c.Stdout, c.Stderr = &out, &said
	if err := c.Run(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return "", errors.New("there is no git on the PATH")
		}
		return "", fmt.Errorf("git %s: %s", args[0], firstLine(said.String(), err))
	}
	return strings.TrimSpace(out.String()), nil
}

func firstLine(said string, err error) string {
	line, _, _ := strings.Cut(strings.TrimSpace(said), "\n")
	if line == "" {
		return err.Error()
	}
	return line
}

// commit returns the hash of the commit that a revision names.
func (g git) commit(ctx context.Context, revision string) (string, error) {
	hash, err := g.say(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return "", fmt.Errorf("there is no commit %q in the repository", revision)
	}
	return hash, nil
}

// below returns the path of the folder below the root of the repository.
func (g git) below(ctx context.Context) (string, error) {
	prefix, err := g.say(ctx, "rev-parse", "--show-prefix")
	return filepath.FromSlash(prefix), err
}
