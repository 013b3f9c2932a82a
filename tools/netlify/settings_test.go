package netlify

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const repository = "../.."

// A context is what Netlify takes from netlify.toml for one kind of build.
type context struct {
	File        string            `json:"file"`
	Command     string            `json:"command"`
	Publish     string            `json:"publish"`
	Ignore      string            `json:"ignore"`
	Environment map[string]string `json:"environment"`
	Headers     []struct {
		For    string         `json:"for"`
		Values map[string]any `json:"values"`
	} `json:"headers"`
}

// resolved reads netlify.toml with Netlify's own parser, pinned in package.json.
// Without npm or a registry the test is skipped, unless the environment forbids it.
func resolved(t *testing.T) map[string]context {
	t.Helper()
	if err := install(); err != nil {
		if os.Getenv("BENCHWRIGHT_REQUIRE_NPM") != "" {
			t.Fatalf("%v, and BENCHWRIGHT_REQUIRE_NPM is set", err)
		}
		t.Skipf("SKIPPED: netlify.toml is not read as Netlify does: %v", err)
	}
	root, err := filepath.Abs(repository)
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("node", "resolve.mjs", root).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("netlify.toml is refused: %s", exit.Stderr)
		}
		t.Fatal(err)
	}
	var contexts map[string]context
	if err := json.Unmarshal(out, &contexts); err != nil {
		t.Fatal(err)
	}
	return contexts
}

// install installs the parser, once for as long as the pinned versions stay.
func install() error {
	if _, err := exec.LookPath("npm"); err != nil {
		return errors.New("npm is not installed")
	}
	pinned, err := os.Stat("package-lock.json")
	if err != nil {
		return err
	}
	if installed, err := os.Stat("node_modules/.package-lock.json"); err == nil && installed.ModTime().After(pinned.ModTime()) {
		return nil
	}
	if out, err := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund").CombinedOutput(); err != nil {
		return fmt.Errorf("npm ci: %w\n%s", err, out)
	}
	return nil
}

func TestNetlifyReadsTheSettings(t *testing.T) {
	contexts := resolved(t)
	for name, want := range map[string]struct{ command, environment string }{
		"production":     {"HUGO_BASEURL=$URL make publish", "production"},
		"deploy-preview": {"make preview", "preview"},
		"branch-deploy":  {"make preview", "preview"},
	} {
		c := contexts[name]
		if c.Command != want.command || c.Environment["HUGO_ENVIRONMENT"] != want.environment {
			t.Errorf("%s runs %q in the environment %q", name, c.Command, c.Environment["HUGO_ENVIRONMENT"])
		}
		if filepath.Base(c.File) != "netlify.toml" || !strings.HasSuffix(filepath.ToSlash(c.Publish), "/site/public") {
			t.Errorf("%s reads %q and publishes %q", name, c.File, c.Publish)
		}
		if c.Environment["CGO_ENABLED"] != "0" || c.Environment["GO_VERSION"] == "" || c.Environment["HUGO_VERSION"] != "" {
			t.Errorf("%s builds with %v", name, c.Environment)
		}
		if c.Ignore == "" {
			t.Errorf("%s is built for every commit", name)
		}
	}
	policies := 0
	for _, rule := range contexts["deploy-preview"].Headers {
		if policy, ok := rule.Values["Content-Security-Policy"].(string); ok {
			policies++
			if !strings.HasPrefix(policy, "default-src 'self';") || strings.Contains(policy, "unsafe") {
				t.Errorf("%s is served with the policy %q", rule.For, policy)
			}
		}
	}
	if policies < 5 {
		t.Errorf("only %d policies are served", policies)
	}
}

// Go is of the version that go.mod asks for, so that it need not fetch another.
func TestNetlifyInstallsOurGo(t *testing.T) {
	text, err := os.ReadFile(repository + "/go.mod")
	if err != nil {
		t.Fatal(err)
	}
	asked := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(string(text))
	if version := resolved(t)["production"].Environment["GO_VERSION"]; asked == nil || !strings.HasPrefix(version, asked[1]+".") {
		t.Errorf("GO_VERSION is %q, go.mod asks for %q", version, asked)
	}
}
