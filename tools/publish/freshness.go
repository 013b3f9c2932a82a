package publish

import (
	"fmt"
	"path"
	"strings"
	"time"

	"github.com/benchwright/benchwright/tools/datapackage"
	"github.com/benchwright/benchwright/tools/problem"
)

// A Review is the day of a check, and how old figures may be then.
type Review struct {
	Now     time.Time
	MaxDays int // 0 sets no limit
}

// stale finds packages whose review is overdue or that do not say how fresh they
// are, as warnings, and those that are older than they may be. One without a date has
// no age.
func (m *Model) stale(r Review) problem.List {
	var problems problem.List
	for _, p := range m.Packages {
		problems = append(problems, m.undated(p)...)
		at := func(key, text, message, hint string) problem.Problem {
			place := p.Positions[key]
			return problem.Problem{File: path.Join(m.Site.Data, p.File), Line: place[0], Column: place[1], Field: key,
				Text: text, Message: message, Hint: hint}
		}
		if due, err := time.Parse(time.DateOnly, p.ReviewBy); err == nil && days(due, r.Now) > 0 {
			w := at("reviewBy", p.ReviewBy, fmt.Sprintf("the review is overdue by %s", counted(days(due, r.Now), "day")),
				"look whether the figures still hold, and name the next day")
			w.Warning = true
			problems = append(problems, w)
		}
		if made, err := time.Parse(time.DateOnly, p.Date()); err == nil && r.MaxDays > 0 && days(made, r.Now) > r.MaxDays {
			key := "measured"
			if p.Measured == "" {
				key = "created"
			}
			problems = append(problems, at(key, p.Date(), fmt.Sprintf("the figures are %s old, more than %s",
				counted(days(made, r.Now), "day"), counted(r.MaxDays, "day")), "measure again, or allow a greater --max-age"))
		}
	}
	return problems
}

// undated tells what a descriptor does not say of how fresh its figures are: when they
// were measured, what versions, and when somebody should look again.
func (m *Model) undated(p *datapackage.Package) problem.List {
	var no, keys []string
	for _, part := range []struct{ says, what, key string }{{p.Date(), "date", "measured or created"},
		{p.Environment.Software, "versions", "environment.software"}, {p.ReviewBy, "day of review", "reviewBy"}} {
		if part.says == "" {
			no, keys = append(no, "no "+part.what), append(keys, part.key)
		}
	}
	if len(no) == 0 || path.Base(p.File) != datapackage.File {
		return nil
	}
	return problem.List{{File: path.Join(m.Site.Data, p.File), Line: 1, Column: 1, Warning: true, Message: "the package gives " + listed(no),
		Hint: "write " + listed(keys) + "; where a source states no versions, write that"}}
}

// listed joins words as a sentence lists them.
func listed(all []string) string {
	last := len(all) - 1
	if last == 0 {
		return all[0]
	}
	return strings.Join(all[:last], ", ") + " and " + all[last]
}

// days returns how many days lie between two moments, begun ones aside.
func days(from, to time.Time) int { return int(to.Sub(from).Hours() / 24) }

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// An age is how old figures were when the newest commit was made: no clock is
// asked, so that a commit always gives the same pages.
type age struct {
	Years int `json:"years"` // full ones; 0 if the figures are younger or their age is not known
	In    int `json:"in"`    // the year in which they were that old
}

// date tells how old a package is, and whether its review is overdue, as of the
// newest commit.
func (o outputs) date(p *packageManifest) {
	now := o.history.Date
	if now.IsZero() {
		return
	}
	if made, err := time.Parse(time.DateOnly, p.Date); err == nil && !made.AddDate(1, 0, 0).After(now) {
		p.Age = age{Years: now.Year() - made.Year(), In: now.Year()}
		if made.AddDate(p.Age.Years, 0, 0).After(now) {
			p.Age.Years--
		}
	}
	due, err := time.Parse(time.DateOnly, p.ReviewBy)
	p.Overdue = err == nil && days(due, now) > 0
}
