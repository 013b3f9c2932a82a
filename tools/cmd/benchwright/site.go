package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/publish"
)

// siteFlags declares --site and returns a function that opens the site.
func siteFlags(f *flag.FlagSet) func() (*publish.Site, error) {
	dir := f.String("site", ".", "")
	return func() (*publish.Site, error) {
		s, err := publish.Open(*dir)
		if err == nil {
			s.Git = git{s.Data}.say
		}
		return s, err
	}
}

func (p program) check(_ context.Context, args []string) error {
	f := flag.NewFlagSet("check", flag.ContinueOnError)
	open, asJSON, strict := siteFlags(f), f.Bool("json", false, ""), f.Bool("strict", false, "")
	now, maxAge := f.String("now", "", ""), f.String("max-age", "", "")
	if err := p.noArguments(f, args); err != nil {
		return err
	}
	review, err := reviewOf(*now, *maxAge)
	if err != nil {
		return err
	}
	site, err := open()
	problems := problem.List{}
	switch {
	case err == nil:
		problems = append(problems, publish.Check(site, review)...)
	case !errors.As(err, &problems):
		return err
	}
	if !*asJSON {
		p.printProblems(problems)
	} else if err := p.problemsJSON(problems); err != nil {
		return err
	}
	if stopping, _ := problems.Split(); len(stopping) > 0 || *strict && len(problems) > 0 {
		return errReported
	}
	return nil
}

// reviewOf reads the day of a check, which is today if none is named, and the
// greatest age of figures in days, as in 400d.
func reviewOf(now, maxAge string) (publish.Review, error) {
	r := publish.Review{Now: time.Now().UTC()}
	if now != "" {
		day, err := time.Parse(time.DateOnly, now)
		if err != nil {
			return r, usageError{fmt.Sprintf("check: %q is not a day; write --now YYYY-MM-DD", now)}
		}
		r.Now = day
	}
	if maxAge != "" {
		digits, days := strings.CutSuffix(maxAge, "d")
		n, err := strconv.Atoi(digits)
		if err != nil || !days || n < 1 {
			return r, usageError{fmt.Sprintf("check: %q is not a number of days; write --max-age 400d", maxAge)}
		}
		r.MaxDays = n
	}
	return r, nil
}

// problemsJSON prints problems as an array, an empty one if there are none.
func (p program) problemsJSON(problems problem.List) error {
	problems.Locate(readProblem)
	p.annotate(problems)
	e := json.NewEncoder(p.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(problems)
}

func (p program) build(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("build", flag.ContinueOnError)
	open := siteFlags(f)
	if err := p.noArguments(f, args); err != nil {
		return err
	}
	site, err := open()
	if err != nil {
		return err
	}
	report, err := publish.Build(ctx, site, p.progress("drawing"))
	if err != nil {
		return err
	}
	p.printWarnings(report)
	fmt.Fprintf(p.err, "%s; %d generated files changed, %d removed\n", figures(report), report.Changed, report.Removed)
	return nil
}

func figures(r publish.Report) string {
	return fmt.Sprintf("%d figures, %d drawings made", r.Figures, r.Drawn)
}

// hugoFlags declares --hugo.
func hugoFlags(f *flag.FlagSet) *string { return f.String("hugo", "hugo", "") }

// siteAndHugo opens the site and finds the Hugo to render it with.
func siteAndHugo(open func() (*publish.Site, error), hugo string) (*publish.Site, string, error) {
	site, err := open()
	if err != nil {
		return nil, "", err
	}
	binary, err := findHugo(hugo)
	return site, binary, err
}

func (p program) publish(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("publish", flag.ContinueOnError)
	open, hugo, base := siteFlags(f), hugoFlags(f), f.String("base-url", "", "")
	if err := p.noArguments(f, args); err != nil {
		return err
	}
	site, binary, err := siteAndHugo(open, *hugo)
	if err != nil {
		return err
	}
	report, err := publish.Publish(ctx, site, publish.Hugo{Binary: binary, BaseURL: *base}, p.progress("drawing"))
	if err != nil {
		return err
	}
	p.printWarnings(report)
	if !report.Rendered {
		fmt.Fprintf(p.err, "nothing has changed; the site in %s is current\n", site.Public())
		return nil
	}
	fmt.Fprintf(p.err, "%s; the site is in %s\n", figures(report), site.Public())
	fmt.Fprintf(p.err, "look at it with: benchwright serve --site %s\n", path.Clean(site.Dir))
	return nil
}

func (p program) serve(ctx context.Context, args []string) error {
	f := flag.NewFlagSet("serve", flag.ContinueOnError)
	open, hugo, address := siteFlags(f), hugoFlags(f), f.String("address", "localhost:1313", "")
	if err := p.noArguments(f, args); err != nil {
		return err
	}
	site, binary, err := siteAndHugo(open, *hugo)
	if err != nil {
		return err
	}
	server := &publish.Server{Site: site, Hugo: publish.Hugo{Binary: binary}, Address: *address,
		Report: p.served, Ready: func(url string) { fmt.Fprintf(p.err, "look at %s; stop with Ctrl-C\n", url) }}
	return server.Run(ctx)
}

// served tells of one run of the server.
func (p program) served(r publish.Report, err error, took time.Duration) {
	var problems problem.List
	switch {
	case errors.As(err, &problems):
		p.printProblems(problems)
		fmt.Fprintln(p.err, "the last good pages are still shown")
	case err != nil:
		fmt.Fprintf(p.err, "benchwright: error: %v\nthe last good pages are still shown\n", err)
	default:
		p.printWarnings(r)
		fmt.Fprintf(p.err, "built in %s: %s\n", took.Round(10*time.Millisecond), figures(r))
	}
}

// findHugo returns the path of a Hugo that can be run.
func findHugo(name string) (string, error) {
	binary, err := lookPath(name)
	if err != nil {
		return "", fmt.Errorf("Hugo is not at %q; name it with --hugo, or build ours with make .bin/hugo", name)
	}
	if _, err := os.Stat(binary); err != nil {
		return "", err
	}
	return binary, nil
}
