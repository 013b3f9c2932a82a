package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/benchwright/benchwright/tools/problem"
)

// Exit statuses.
const (
	exitOK      = 0
	exitProblem = 1 // in data, content or the run
	exitUsage   = 2
)

// A program is the command with what it talks to.
type program struct {
	in       io.Reader
	out, err io.Writer
}

// A usageError is a call that is off; its text says how.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// errReported is returned when everything to say has been said.
var errReported = errors.New("reported")

func (p program) commands() map[string]func(context.Context, []string) error {
	return map[string]func(context.Context, []string) error{
		"check": p.check, "build": p.build, "publish": p.publish, "serve": p.serve,
		"inspect": p.inspect, "summarize": p.summarize, "changes": p.changes, "preview": p.preview,
		"import": p.importFiles, "formats": p.formats, "version": p.version, "help": p.help,
	}
}

// run is the whole program; it returns the exit status.
func run(ctx context.Context, args []string, in io.Reader, out, stderr io.Writer) int {
	p := program{in, out, stderr}
	err := p.dispatch(ctx, args)
	var usage usageError
	var problems problem.List
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, flag.ErrHelp):
		return exitOK
	case errors.Is(err, errReported):
		return exitProblem
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "benchwright: %s\n", usage.text)
		return exitUsage
	case errors.As(err, &problems):
		p.printProblems(problems)
		return exitProblem
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "benchwright: interrupted; the former pages stay")
		return exitProblem
	}
	fmt.Fprintf(stderr, "benchwright: error: %v\n", err)
	return exitProblem
}

func (p program) dispatch(ctx context.Context, args []string) error {
	if len(args) == 0 {
		fmt.Fprint(p.err, usage)
		return usageError{"name a command"}
	}
	name := args[0]
	if name == "--help" || name == "-h" {
		name = "help"
	}
	command, ok := p.commands()[name]
	if !ok {
		names := slices.Sorted(maps.Keys(p.commands()))
		return usageError{fmt.Sprintf("there is no command %q; %s", name, problem.Suggest(name, names))}
	}
	return command(ctx, args[1:])
}

// parse reads a command's flags, which may stand before and after its arguments,
// and returns the arguments.
func (p program) parse(f *flag.FlagSet, args []string) ([]string, error) {
	f.SetOutput(io.Discard)
	var rest []string
	for {
		err := f.Parse(args)
		if errors.Is(err, flag.ErrHelp) {
			fmt.Fprint(p.out, commandUsage[f.Name()])
			return nil, err
		}
		if err != nil {
			return nil, usageError{fmt.Sprintf("%s: %v; see benchwright help %s", f.Name(), err, f.Name())}
		}
		if f.NArg() == 0 {
			return rest, nil
		}
		rest = append(rest, f.Arg(0))
		args = f.Args()[1:]
	}
}

// noArguments parses flags of a command that takes nothing else.
func (p program) noArguments(f *flag.FlagSet, args []string) error {
	rest, err := p.parse(f, args)
	if err == nil && len(rest) > 0 {
		return usageError{fmt.Sprintf("%s takes no argument %q; see benchwright help %s", f.Name(), rest[0], f.Name())}
	}
	return err
}

func (p program) help(_ context.Context, args []string) error {
	if len(args) == 0 {
		fmt.Fprint(p.out, usage)
		return nil
	}
	text, ok := commandUsage[args[0]]
	if !ok {
		return usageError{fmt.Sprintf("there is no command %q; %s", args[0], problem.Suggest(args[0], slices.Sorted(maps.Keys(commandUsage))))}
	}
	fmt.Fprint(p.out, text)
	return nil
}
