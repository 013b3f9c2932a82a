package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/benchwright/benchwright/tools/problem"
)

// terminal opens a pseudo terminal: what a program writes to it, and what a person
// would see.
func terminal(t *testing.T) (program, person *os.File) {
	t.Helper()
	person, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skipf("SKIPPED for want of a pseudo terminal: %v", err)
	}
	t.Cleanup(func() { person.Close() })
	fd := int(person.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Skipf("SKIPPED for want of a pseudo terminal: %v", err)
	}
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	program, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("SKIPPED for want of a pseudo terminal: %v", err)
	}
	t.Cleanup(func() { program.Close() })
	return program, person
}

func TestColoursOnATerminalOnly(t *testing.T) {
	one := problem.List{{File: "f.csv", Message: "m", Hint: "h"}}
	for _, c := range []struct {
		noColor, term string
		want          bool
	}{{"", "xterm", true}, {"1", "xterm", false}, {"", "dumb", false}} {
		t.Setenv("NO_COLOR", c.noColor)
		t.Setenv("TERM", c.term)
		tty, person := terminal(t)
		program{err: tty}.printProblems(one)
		seen := make([]byte, 4096)
		n, err := person.Read(seen)
		if coloured := strings.Contains(string(seen[:n]), "\x1b["); err != nil || coloured != c.want {
			t.Errorf("NO_COLOR=%s TERM=%s shows %q, %v", c.noColor, c.term, seen[:n], err)
		}
	}
	t.Setenv("NO_COLOR", "")
	t.Setenv("TERM", "xterm")
	var log buffer
	if (program{err: &log}).printProblems(one); strings.Contains(log.String(), "\x1b") {
		t.Errorf("a log has colours: %q", log.String())
	}
}
