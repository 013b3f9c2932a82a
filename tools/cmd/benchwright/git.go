package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/internal/lazy"
)

// A git is a folder in a git repository.
type git struct{ dir string }

// say runs git and returns what it prints. Names of revisions come from outside:
// callers put them where git takes no options.
func (g git) say(ctx context.Context, args ...string) (string, error) {
	c := exec.CommandContext(ctx, "git", append([]string{"-C", g.dir, "-c", "core.hooksPath=" + os.DevNull}, args...)...)
	c.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { // a hook's repository is not this one
		name, _, _ := strings.Cut(v, "=")
		return name == "GIT_DIR" || name == "GIT_WORK_TREE" || name == "GIT_INDEX_FILE"
	})
	c.Env = append(c.Env, "GIT_TERMINAL_PROMPT=0")
	var out, said bytes.Buffer
	c.Stdout, c.Stderr = &out, &said
	if err := c.Run(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return "", errors.New("there is no git on the PATH")
		}
		return "", fmt.Errorf("git %s: %s", args[0], withoutCredentials(firstLine(said.String(), err)))
	}
	return strings.TrimSpace(out.String()), nil
}

// credentials match what an address may hold that nobody should read in a log or on
// a page.
var credentials = lazy.Regexp(`//[^/@\s]+@`)

func withoutCredentials(said string) string { return credentials().ReplaceAllString(said, "//") }

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
