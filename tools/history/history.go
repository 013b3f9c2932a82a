// Package history follows published figures through the commits of a repository:
// which value changed, when, and from what to what.
package history

import (
	"context"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/benchwright/benchwright/tools/datapackage"
)

// Git runs git in the folder of the data packages and returns what it prints.
type Git func(ctx context.Context, args ...string) (string, error)

// A History is what the commits of a repository tell of its data.
type History struct {
	Complete bool      // false without a repository, in a shallow clone, and for data that was never committed
	Commit   string    // the newest commit; "" without a repository
	Date     time.Time // of that commit, UTC

	git   Git
	steps []step // newest first
}

// A step is what a commit did to the files below the folder.
type step struct {
	commit string
	date   string   // YYYY-MM-DD, UTC
	files  []string // that it wrote
	from   map[string]string
}

// Read reads the commits of a repository along the first parents, which is what
// was published one after the other. Without a repository the history is empty.
func Read(ctx context.Context, git Git) History {
	h := History{git: git}
	if git == nil {
		return h
	}
	head, err := git(ctx, "log", "-1", "--format=%H %ct")
	if err != nil {
		return h
	}
	seconds := ""
	h.Commit, seconds, _ = strings.Cut(head, " ")
	h.Date = instant(seconds)
	if shallow, err := git(ctx, "rev-parse", "--is-shallow-repository"); err != nil || shallow != "false" {
		return h
	}
	log, err := git(ctx, "log", "--first-parent", "--diff-merges=first-parent", "--name-status", "--find-renames", "--no-ext-diff",
		"--relative", "-z", "--format=%x01%H %ct", "HEAD", "--", ".")
	if err != nil {
		return h
	}
	h.steps = steps(log)
	h.Complete = len(h.steps) > 0
	return h
}

func instant(seconds string) time.Time {
	n, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return time.Time{}
	}
	return time.Unix(n, 0).UTC()
}

// steps reads what git log prints: after each commit, the letter of what was done
// to a file and its name; for a renamed or copied one, the former name before it.
func steps(log string) []step {
	var all []step
	for entry := range strings.SplitSeq(log, "\x01") {
		head, rest, _ := strings.Cut(entry, "\x00")
		commit, seconds, ok := strings.Cut(head, " ")
		if !ok {
			continue
		}
		s := step{commit: commit, date: instant(seconds).Format(time.DateOnly), from: map[string]string{}}
		words := strings.Split(strings.TrimRight(strings.TrimLeft(rest, "\n\x00"), "\x00"), "\x00")
		for len(words) > 1 {
			letter, name := strings.TrimSpace(words[0]), words[1]
			words = words[2:]
			if strings.HasPrefix(letter, "R") || strings.HasPrefix(letter, "C") {
				if len(words) == 0 {
					break
				}
				s.from[words[0]], name = name, words[0]
				words = words[1:]
			}
			if letter != "D" {
				s.files = append(s.files, name)
			}
		}
		all = append(all, s)
	}
	return all
}

// A version is a file as a commit left it.
type version struct{ commit, date, file string }

// versions returns the versions of a file, the oldest first.
func (h History) versions(file string) []version {
	var all []version
	for _, s := range h.steps {
		if !slices.Contains(s.files, file) {
			continue
		}
		all = append(all, version{s.commit, s.date, file})
		if former, moved := s.from[file]; moved {
			file = former
		}
	}
	slices.Reverse(all)
	return all
}

// Of returns what the commits did to the figures of a resource, in the order of
// time and then of the table, and the day since which they are known; "" if they
// are not. A resource without a primary key has no history.
func (h History) Of(ctx context.Context, p *datapackage.Package, r *datapackage.Resource) (changes []Change, since string, err error) {
	if !h.Complete || r.Table == nil || len(r.Table.Schema.PrimaryKey) == 0 {
		return nil, "", nil
	}
	versions := h.versions(path.Join(p.Dir, r.Path))
	if len(versions) == 0 {
		return nil, "", nil
	}
	var before *figures
	for _, v := range versions {
		if len(versions) == 1 {
			break
		}
		text, err := h.git(ctx, "show", "--no-textconv", v.commit+":./"+v.file)
		if err != nil {
			return nil, "", err
		}
		now := readFigures(text, r.Table)
		if now == nil {
			continue // it could not be read then, so it was not published either
		}
		if before != nil {
			changes = append(changes, before.changes(now, v)...)
		}
		before = now
	}
	return changes, versions[0].date, nil
}
