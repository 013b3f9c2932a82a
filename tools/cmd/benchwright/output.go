package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"github.com/mattn/go-isatty"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/publish"
)

var lookPath = exec.LookPath

// printProblems writes problems for people and, where a CI service reads them
// from the log, as annotations.
func (p program) printProblems(problems problem.List) {
	if len(problems) == 0 {
		fmt.Fprintln(p.err, "no problems")
		return
	}
	problems.Locate(readProblem)
	_ = problems.Print(p.err, p.colours())
	p.annotate(problems)
	errors, warnings := problems.Split()
	var parts []string
	for _, one := range []struct {
		noun string
		n    int
	}{{"problem", errors.Count()}, {"warning", warnings.Count()}} {
		switch {
		case one.n == 1:
			parts = append(parts, "1 "+one.noun)
		case one.n > 1:
			parts = append(parts, fmt.Sprintf("%d %ss", one.n, one.noun))
		}
	}
	fmt.Fprintln(p.err, "benchwright: "+strings.Join(parts, ", "))
}

// printWarnings writes what a run that was not stopped has found.
func (p program) printWarnings(r publish.Report) {
	if len(r.Warnings) > 0 {
		p.printProblems(r.Warnings)
	}
}

// annotate writes problems as workflow commands, where a service reads these.
func (p program) annotate(problems problem.List) {
	if os.Getenv("GITHUB_ACTIONS") != "true" {
		return
	}
	for _, one := range problems {
		fmt.Fprintln(p.err, annotation(one))
	}
}

// readProblem returns the start of a file that a problem names, to show its line.
func readProblem(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, 1<<20))
}

// annotation writes a problem as a workflow command. The escapes are those that
// the service documents.
func annotation(p problem.Problem) string {
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	place := "file=" + property.Replace(p.File)
	if p.Line > 0 {
		place += fmt.Sprintf(",line=%d", p.Line)
	}
	if p.Column > 0 {
		place += fmt.Sprintf(",col=%d,endColumn=%d", p.Column, p.Column+max(1, p.Source.To-p.Source.From+1))
	}
	message := p.Message
	if p.Field != "" {
		message = fmt.Sprintf("field %q: %s", p.Field, message)
	}
	if p.Hint != "" {
		message += "\n" + p.Hint
	}
	kind := "error"
	if p.Warning {
		kind = "warning"
	}
	return "::" + kind + " " + place + "::" + data.Replace(message)
}

// colours reports whether what is told may be coloured: on a terminal that knows
// how, unless NO_COLOR asks for none.
func (p program) colours() bool {
	return p.terminal() && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// terminal reports whether what is told goes to a terminal.
func (p program) terminal() bool {
	file, ok := p.err.(*os.File)
	return ok && isatty.IsTerminal(file.Fd())
}

// progress returns a function that shows how far a run is: one line that is
// written over on a terminal, and a line at each tenth elsewhere.
func (p program) progress(what string) func(done, of int) {
	terminal, tenth := p.terminal(), 0
	return func(done, of int) {
		switch {
		case terminal && done == of:
			fmt.Fprintf(p.err, "\r\x1b[K")
		case terminal:
			fmt.Fprintf(p.err, "\r%s %d of %d", what, done, of)
		case done*10/of > tenth:
			tenth = done * 10 / of
			fmt.Fprintf(p.err, "%s %d of %d\n", what, done, of)
		}
	}
}

// amount returns a function that shows on a terminal how much of a file has been
// read, of a total that is 0 where nobody knows it, and one that wipes that away.
// Elsewhere nothing is shown.
func (p program) amount(total int64) (told func(read int64), wipe func()) {
	if !p.terminal() {
		return nil, func() {}
	}
	const mebibyte, step = 1 << 20, 16
	next := int64(step)
	told = func(read int64) {
		if read/mebibyte < next {
			return
		}
		next = read/mebibyte + step
		if fmt.Fprintf(p.err, "\rread %d", read/mebibyte); total > 0 {
			fmt.Fprintf(p.err, " of %d", total/mebibyte)
		}
		fmt.Fprint(p.err, " MiB")
	}
	return told, func() { fmt.Fprint(p.err, "\r\x1b[K") }
}
