package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// peers returns the tools that can be had here, and tells of those that cannot.
func peers(dir string) ([]tool, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	reader := func(name string) func(string) []string {
		return func(file string) []string { return []string{self, name, file} }
	}
	all := []tool{
		{name: "`wc -l`, which counts lines", command: func(file string) []string { return []string{"wc", "-l", file} }, mute: true},
		{name: "encoding/csv", command: reader("csv")},
		{name: "gocsv", command: reader("gocsv")},
	}
	for _, get := range []func(string) (tool, error){duckdb, polars} {
		t, err := get(dir)
		if err != nil {
			fmt.Fprintf(os.Stderr, "left out %s: %v\n", t.name, err)
			continue
		}
		all = append(all, t)
	}
	return all, nil
}

// duckdb builds the program that asks DuckDB; it needs a C compiler.
func duckdb(dir string) (tool, error) {
	t := tool{name: "DuckDB"}
	program := filepath.Join(dir, "duckdb")
	build := exec.Command("go", "build", "-o", program, "./duckdb")
	build.Env = append(os.Environ(), "CGO_ENABLED=1")
	t.command = func(file string) []string { return []string{program, file} }
	return t, run(build)
}

// polars installs Polars for Node.js, for Linux on amd64. Its package.json names the
// part for that machine too, which npm would leave out where Node.js is older than
// it asks for; it runs all the same.
func polars(dir string) (tool, error) {
	t := tool{name: "Polars", dir: filepath.Join(dir, "polars")}
	if err := os.CopyFS(t.dir, os.DirFS("polars")); err != nil {
		return t, err
	}
	install := exec.Command("npm", "install", "--silent", "--ignore-scripts")
	install.Dir = t.dir
	t.command = func(file string) []string { return []string{"node", "summarize.mjs", file} }
	return t, run(install)
}

func run(c *exec.Cmd) error {
	if output, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, output)
	}
	return nil
}
