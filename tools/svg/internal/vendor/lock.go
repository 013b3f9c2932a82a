package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"
)

// locked returns the packages of a lockfile, sorted by name. Each must carry
// its integrity, without which npm would install it unverified.
func locked(file string) ([]software, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var lock struct{ Packages map[string]software }
	if err := json.Unmarshal(text, &lock); err != nil {
		return nil, fmt.Errorf("package-lock.json: %w", err)
	}
	var packages []software
	for path, p := range lock.Packages {
		name, ok := strings.CutPrefix(path, "node_modules/")
		if !ok {
			continue // the root entry is our own folder
		}
		if !strings.HasPrefix(p.Integrity, "sha512-") {
			return nil, fmt.Errorf("package-lock.json: %s has no sha512 integrity", name)
		}
		p.Name = name
		packages = append(packages, p)
	}
	slices.SortFunc(packages, func(a, b software) int { return cmp.Compare(a.Name, b.Name) })
	return packages, nil
}

// bundlerVersion returns the version of esbuild that is linked into this program.
func bundlerVersion() (string, error) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "", errors.New("this program carries no build information")
	}
	for _, m := range info.Deps {
		if m.Path == "github.com/evanw/esbuild" {
			return m.Version, nil
		}
	}
	return "", errors.New("this program carries no version of esbuild")
}
