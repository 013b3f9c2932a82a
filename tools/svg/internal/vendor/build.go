package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// sources are our own files: what the bundle is made from.
var sources = []string{"package.json", "package-lock.json", "echarts.js", "measure.js", "series.js", "ssr.js", "browser.js", "stubs.js"}

// licences maps the texts that must accompany the bundle to where the packages
// keep them.
var licences = map[string]string{
	"LICENSE":         "echarts/LICENSE",
	"NOTICE":          "echarts/NOTICE",
	"LICENSE-d3":      "echarts/licenses/LICENSE-d3",
	"LICENSE-zrender": "zrender/LICENSE",
	"LICENSE-tslib":   "tslib/LICENSE.txt",
}

// The two bundles: one for engines without a browser, one for browsers. Both are
// made from the one list of parts in echarts.js.
const (
	forEngine  = "ssr.min.js"
	forBrowser = "echarts.min.js"
)

// A manifest says what is inside the bundles; it is published as bundle.json.
type manifest struct {
	SHA256   string     `json:"sha256"`  // of ssr.min.js, hexadecimal
	Browser  string     `json:"browser"` // SHA-256 of echarts.min.js
	ESBuild  string     `json:"esbuild"` // version of the bundler
	Packages []software `json:"packages"`
}

// A software is one npm package of the bundle, as the lockfile states it.
type software struct {
	Name      string `json:"name"`
	Version   string `json:"version"`
	Integrity string `json:"integrity"` // sha512 of the package archive
	License   string `json:"license"`
}

// files are the outputs by name.
type files map[string][]byte

// place returns where an output stands: browsers get theirs from the Hugo module,
// with the licences and the record beside it, as it may travel alone.
func place(dir, module, name string) []string {
	switch name {
	case forBrowser:
		return []string{filepath.Join(module, name)}
	case forEngine:
		return []string{filepath.Join(dir, name)}
	}
	return []string{filepath.Join(dir, name), filepath.Join(module, "echarts", name)}
}

func (f files) write(dir, module string) error {
	for name, text := range f {
		for _, to := range place(dir, module, name) {
			if err := os.WriteFile(to, text, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// build installs the packages in a temporary copy of dir and bundles there, so
// that no package ever stands in the checkout.
func build(ctx context.Context, dir string) (files, error) {
	work, err := os.MkdirTemp("", "benchwright-vendor-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(work)
	for _, name := range sources {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(filepath.Join(work, name), text, 0o644); err != nil {
			return nil, err
		}
	}
	if err := install(ctx, work); err != nil {
		return nil, err
	}
	return collect(work)
}

// errInstall marks a failed installation: npm is missing, or has no network.
var errInstall = errors.New("npm ci")

// install lets npm fetch what the lockfile names; npm verifies each sha512.
func install(ctx context.Context, work string) error {
	npm := exec.CommandContext(ctx, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
	npm.Dir = work
	if out, err := npm.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %w\n%s", errInstall, err, out)
	}
	return nil
}

func collect(work string) (files, error) {
	engine, err := bundle(work, "ssr.js", api.FormatIIFE, api.ES2015)
	if err != nil {
		return nil, err
	}
	browser, err := bundle(work, "browser.js", api.FormatESModule, api.ES2022)
	if err != nil {
		return nil, err
	}
	about, err := describe(work, engine, browser)
	if err != nil {
		return nil, err
	}
	out := files{forEngine: engine, forBrowser: browser, "bundle.json": about}
	for name, from := range licences {
		if out[name], err = os.ReadFile(filepath.Join(work, "node_modules", from)); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func bundle(work, entry string, format api.Format, target api.Target) ([]byte, error) {
	r := api.Build(api.BuildOptions{
		AbsWorkingDir:     work,
		EntryPoints:       []string{entry},
		Outfile:           "out.js",
		Bundle:            true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Format:            format,
		Target:            target,
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
		LegalComments:     api.LegalCommentsNone, // the licences stand beside the bundle
	})
	if len(r.Errors) > 0 {
		text := api.FormatMessages(r.Errors, api.FormatMessagesOptions{})
		return nil, fmt.Errorf("bundling: %s", text)
	}
	return r.OutputFiles[0].Contents, nil
}

func describe(work string, engine, browser []byte) ([]byte, error) {
	bundler, err := bundlerVersion()
	if err != nil {
		return nil, err
	}
	packages, err := locked(filepath.Join(work, "package-lock.json"))
	if err != nil {
		return nil, err
	}
	text, err := json.MarshalIndent(manifest{sum(engine), sum(browser), bundler, packages}, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(text, '\n'), nil
}

func sum(script []byte) string {
	s := sha256.Sum256(script)
	return hex.EncodeToString(s[:])
}
