package publish

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
	"time"
)

// Hugo runs Hugo on a site.
type Hugo struct {
	Binary  string   // its path
	BaseURL string   // overrides the site's; "" keeps it
	Env     []string // further environment, KEY=value
}

// patience is how long Hugo may take. Version 0.165 can hang for good when several
// pages fail at once.
const patience = 5 * time.Minute

// Build renders the site into a new folder. Warnings are failures: a page with a
// warning is not what its author meant. Its error carries what Hugo said.
func (h Hugo) Build(ctx context.Context, s *Site, destination string) error {
	destination, err := filepath.Abs(destination)
	if err != nil {
		return err
	}
	args := []string{"build", "--source", s.Dir, "--destination", destination, "--minify", "--panicOnWarning",
		"--printPathWarnings", "--noBuildLock"}
	if h.BaseURL != "" {
		args = append(args, "--baseURL", h.BaseURL)
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	var said bytes.Buffer
	c := exec.CommandContext(ctx, h.Binary, args...)
	// Without this, building scripts would leave a file for editors in the folder
	// that holds just what we generated.
	c.Env = slices.Concat(os.Environ(), h.Env, []string{"HUGO_BUILD_NOJSCONFIGINASSETS=true"})
	c.Stdout, c.Stderr = &said, &said
	err = c.Run()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("Hugo is not at %q; name it with --hugo", h.Binary)
	}
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return fmt.Errorf("Hugo did not finish in %v:\n%s", patience, strings.TrimSpace(said.String()))
	}
	if err != nil {
		return fmt.Errorf("Hugo could not build the pages:\n%s", strings.TrimSpace(said.String()))
	}
	return nil
}
