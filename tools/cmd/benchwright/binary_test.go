package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
)

// binary builds the command once and returns its path.
var binary = sync.OnceValues(func() (string, error) {
	file := filepath.Join(scratch, "benchwright")
	if out, err := command("", nil, "go", "build", "-o", file, "."); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return file, nil
})

// command runs a program in a folder with further environment and returns all it
// says.
func command(dir string, environment []string, name string, args ...string) (string, error) {
	c := exec.Command(name, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), environment...)
	out, err := c.CombinedOutput()
	return string(out), err
}
