package svg

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// forBrowsers is the folder of the Hugo module that gives browsers their bundle.
const forBrowsers = "../../layouts/assets/bench/"

// The bundles are those that bundle.json describes, and it is described by the
// lockfile; internal/vendor has a test that builds it anew.
func TestBundleIsTheOneDescribed(t *testing.T) {
	type software struct{ Name, Version, Integrity, License string }
	var about struct {
		SHA256   string
		Browser  string
		ESBuild  string
		Packages []software
	}
	read(t, "echarts/bundle.json", &about)
	browser, err := os.ReadFile(forBrowsers + "echarts.min.js")
	if err != nil {
		t.Fatal(err)
	}
	for said, text := range map[string][]byte{about.SHA256: []byte(bundle), about.Browser: browser} {
		sum := sha256.Sum256(text)
		if got := hex.EncodeToString(sum[:]); got != said {
			t.Errorf("a bundle has the sha256 %s, bundle.json says %s; run go run ./tools/svg/internal/vendor", got, said)
		}
	}
	var lock struct{ Packages map[string]software }
	read(t, "echarts/package-lock.json", &lock)
	for _, p := range about.Packages {
		l := lock.Packages["node_modules/"+p.Name]
		if l.Name = p.Name; l != p {
			t.Errorf("bundle.json has %v, package-lock.json %v", p, l)
		}
	}
	if len(about.Packages) != len(lock.Packages)-1 { // less the root entry
		t.Errorf("%d packages described, %d locked", len(about.Packages), len(lock.Packages)-1)
	}
}

func TestEChartsVersionIsTheLockedOne(t *testing.T) {
	var lock struct {
		Packages map[string]struct{ Version string }
	}
	read(t, "echarts/package-lock.json", &lock)
	if got, want := EChartsVersion(), lock.Packages["node_modules/echarts"].Version; got != want {
		t.Errorf("EChartsVersion() = %q, want %q", got, want)
	}
}

// A new machine must be able to rebuild from any mirror, so no file names one.
func TestLockfileNamesNoHost(t *testing.T) {
	text, err := os.ReadFile("echarts/package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"resolved", "http"} {
		if strings.Contains(string(text), word) {
			t.Errorf("package-lock.json contains %q", word)
		}
	}
}

func TestLicencesStandBesideTheBundles(t *testing.T) {
	for name, words := range map[string]string{
		"LICENSE":         "Apache License",
		"NOTICE":          "The Apache Software Foundation",
		"LICENSE-zrender": "Baidu",
		"LICENSE-tslib":   "Microsoft",
		"LICENSE-d3":      "Bostock",
	} {
		for _, dir := range []string{"echarts/", forBrowsers + "echarts/"} {
			text, err := os.ReadFile(dir + name)
			if err != nil || !strings.Contains(string(text), words) {
				t.Errorf("%s%s: %v, want a text with %q", dir, name, err, words)
			}
		}
	}
}

// The list of shapes in Go is the list in JavaScript: a name that only one side
// knows is refused for no reason or fails without its name.
func TestShapesAreTheRegisteredOnes(t *testing.T) {
	text, err := os.ReadFile("echarts/series.js")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range regexp.MustCompile(`register\('(\w+)'`).FindAllStringSubmatch(string(text), -1) {
		names = append(names, m[1])
	}
	if !slices.Equal(names, renderers) {
		t.Errorf("series.js registers %v, option.go allows %v", names, renderers)
	}
}

func read(t *testing.T, file string, v any) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, v); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}
