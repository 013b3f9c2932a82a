package main

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// ourSite copies what the repository's own site is made from and returns the
// folder of the Hugo project.
func ourSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"data", "content", "layouts", "site"} {
		from := absolute(t, part)
		files := mustReadTree(t, from)
		for name := range files {
			rest := strings.TrimPrefix(name, "site/")
			if strings.HasPrefix(rest, "public/") || strings.HasPrefix(rest, "generated/") || strings.HasPrefix(rest, "resources/") || strings.HasPrefix(rest, ".") {
				delete(files, name)
			}
		}
		if err := files.write(dir); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "site")
}

// Hashes of data differ with the data, and so do the sizes of what is made from it.
var hash = regexp.MustCompile(`[0-9a-f]{64}|[0-9a-f]{8}…|"contentSize":"\d+ B"|[\d.]+\x{202f}k?B`)

// One number in a CSV of the real site: everything made from it changes, and
// nothing else does. 45,000 becomes 54,000 requests a second, so their ratio to
// the 12,000 of FastAPI becomes 4.5 instead of 3.75.
func TestChangingANumberChangesWhatIsMadeFromIt(t *testing.T) {
	hugo := hugo(t)
	site := ourSite(t)
	must(t, "publish", "--site", site, "--hugo", hugo)
	public := filepath.Join(site, "public")
	before := mustReadTree(t, public)
	mustEdit(t, filepath.Join(site, "../data/claims/claims.csv"),
		"simple JSON,Fastify,Node.js,throughput,req/s,higher,claim,45000,", "simple JSON,Fastify,Node.js,throughput,req/s,higher,claim,54000,")
	must(t, "publish", "--site", site, "--hugo", hugo)
	after := mustReadTree(t, public)

	const article = "public/articles/nodejs-vs-python/index.html"
	changed := before.diff(after)
	for _, want := range []string{article, "public/data/claims/claims.csv", "public/data/claims/claims.json",
		"public/data/claims/datapackage.json", "public/figures/claims/throughput/figure.svg",
		"public/figures/claims/throughput/figure.csv", "public/figures/claims/throughput/figure.json"} {
		if !slices.Contains(changed, "changed: "+want) {
			t.Errorf("%s is as it was", want)
		}
	}
	// Pictures of the package's other figures name the sum of the file.
	made := regexp.MustCompile(`^changed: public/(data/claims/|figures/claims/(throughput|verdicts)/|figures/claims/[\w-]+/\w+\.png$)`)
	// The claimed ratio is 1.65 times the measured one, and then 1.98 times.
	numbers := strings.NewReplacer("45,000", "54,000", "3.8", "4.5", "3.75", "4.5", "4.50", "4.5", "1.65", "1.98")
	for _, one := range changed {
		_, name, _ := strings.Cut(one, ": ")
		switch {
		case strings.HasPrefix(one, "changed: ") && strings.HasSuffix(name, ".html"):
			onlyNumbersDiffer(t, name, before[name], after[name], numbers)
		case !made.MatchString(one):
			t.Errorf("%s, though it is not made from the number", one)
		}
	}

	a, b := pieces(t, before[article]), pieces(t, after[article])
	var places []string
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			places = append(places, a[i].place)
		}
		if said := words(b[i].text); strings.HasPrefix(b[i].place, "claims-throughput .bench-drawing") && strings.HasSuffix(b[i].place, " svg") &&
			(!strings.Contains(said, "serve 4.5") || !strings.Contains(said, "Fastify 54,000,")) {
			t.Errorf("at %q, the title or the description lacks the new number: %q", b[i].place, said)
		}
		if strings.Contains(b[i].text, "45,000") {
			t.Errorf("at %q, 45,000 is not bound to the data: %s", b[i].place, b[i].text)
		}
	}
	for what, place := range map[string]string{
		"a number in prose":      "main .bench-value",
		"the title":              "claims-throughput-title .bench-title",
		"the description":        "claims-throughput-text .bench-figure",
		"the wide drawing":       "claims-throughput .bench-drawing bench-wide svg",
		"the narrow drawing":     "claims-throughput .bench-drawing bench-narrow svg",
		"the cell of the figure": "claims-throughput .bench-end",
		"the cell of the table":  "table-claims-claims .bench-end",
		"the caption":            "claims-throughput-table .bench-hidden",
		"the sum of the file":    "source-claims .bench-hash",
		"the verdicts":           "table-claims-verdicts .bench-scroll",
	} {
		if !slices.Contains(places, place) {
			t.Errorf("%s (%s) is as it was; changed are %q", what, place, places)
		}
	}
}

// drawnFromIt matches the drawings that the number moves a mark in.
var drawnFromIt = regexp.MustCompile(`"claims-(throughput|verdicts)-`)

// onlyNumbersDiffer checks that two versions of a page differ in numbers, hashes
// and the drawings of one figure, and that these name the new numbers.
func onlyNumbersDiffer(t *testing.T, name, before, after string, numbers *strings.Replacer) {
	t.Helper()
	a, b := pieces(t, before), pieces(t, after)
	if len(a) != len(b) {
		t.Errorf("%s has %d pieces instead of %d", name, len(b), len(a))
		return
	}
	for i := range a {
		was, is := a[i].text, b[i].text
		if strings.HasSuffix(a[i].place, " svg") && drawnFromIt.MatchString(a[i].text) {
			was, is = words(was), words(is)
		}
		if a[i] != b[i] && hash.ReplaceAllString(numbers.Replace(was), "") != hash.ReplaceAllString(numbers.Replace(is), "") {
			t.Errorf("%s at %q: %q became %q", name, a[i].place, was, is)
		}
	}
}

// Words of a drawing for those who do not see it.
var spoken = regexp.MustCompile(`<(?:title|desc)[^>]*>([^<]*)<`)

func words(svg string) string {
	var all []string
	for _, m := range spoken.FindAllStringSubmatch(svg, -1) {
		all = append(all, m[1])
	}
	return strings.Join(all, "\n")
}
