package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/mattn/go-isatty"

	"github.com/benchwright/benchwright/tools/problem"
)

var lookPath = exec.LookPath

// printProblems writes problems for people and, where a CI service reads them
// from the log, as annotations.
func (p program) printProblems(problems problem.List) {
	fmt.Fprintln(p.err, problems.Error())
	if os.Getenv("GITHUB_ACTIONS") == "true" {
		for _, one := range problems {
			fmt.Fprintln(p.err, annotation(one))
		}
	}
	noun := "problems"
	if len(problems) == 1 {
		noun = "problem"
	}
	fmt.Fprintf(p.err, "benchwright: %d %s\n", len(problems), noun)
}

// annotation writes a problem as a workflow command. The escapes are those that
// the service documents.
func annotation(p problem.Problem) string {
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	message := p.Message
	if p.Hint != "" {
		message += "\n" + p.Hint
	}
	return fmt.Sprintf("::error file=%s,line=%d,col=%d::%s", property.Replace(p.File), p.Line, p.Column, data.Replace(message))
}

// progress returns a function that shows how far a run is: one line that is
// written over on a terminal, and a line at each tenth elsewhere.
func (p program) progress(what string) func(done, of int) {
	file, ok := p.err.(*os.File)
	terminal := ok && isatty.IsTerminal(file.Fd())
	tenth := 0
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
