package reader

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/evanw/esbuild/pkg/api"
)

// peers installs the npm packages of the folder peers outside of the checkout, all
// of them or only those that tests need, and bundles files of the folder there: it
// returns what serves each under its own name. Without npm the test is skipped; where
// browsers are required, npm is, too.
func peers(t *testing.T, all bool, files ...string) map[string]string {
	t.Helper()
	if _, err := exec.LookPath("npm"); err != nil {
		if os.Getenv("BENCHWRIGHT_REQUIRE_BROWSER") != "" {
			t.Fatal("npm is not installed, and this test may not be skipped")
		}
		t.Skip("npm, which brings the other tables, is not installed")
	}
	dir := t.TempDir()
	must(t, os.CopyFS(dir, os.DirFS("peers")))
	ctx, stop := context.WithTimeout(t.Context(), 5*time.Minute)
	defer stop()
	args := []string{"ci", "--ignore-scripts", "--no-audit", "--no-fund"}
	if !all {
		args = append(args, "--omit=dev")
	}
	install := exec.CommandContext(ctx, "npm", args...)
	install.Dir = dir
	if out, err := install.CombinedOutput(); err != nil {
		t.Fatalf("npm: %v\n%s", err, out)
	}
	bundle := api.Build(api.BuildOptions{EntryPoints: files, AbsWorkingDir: dir, Outdir: dir, Bundle: true, Format: api.FormatESModule,
		Target: api.ES2022, Define: map[string]string{"process.env.NODE_ENV": `"production"`}, LogLevel: api.LogLevelSilent})
	if len(bundle.Errors) > 0 {
		t.Fatal(bundle.Errors[0].Text)
	}
	served := map[string]string{}
	for _, file := range bundle.OutputFiles {
		served["/"+filepath.Base(file.Path)] = string(file.Contents)
	}
	return served
}

// alongside serves a site together with files more by their names, which are ours to
// test with and come from the same address, as the policy wants it.
func alongside(t *testing.T, site string, files map[string]string) string {
	t.Helper()
	mux := http.NewServeMux()
	for name, content := range files {
		mux.HandleFunc(name, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
			_, _ = io.WriteString(w, content)
		})
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		answer, err := http.Get(site + r.URL.String())
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		defer answer.Body.Close()
		w.Header().Set("Content-Type", answer.Header.Get("Content-Type"))
		w.WriteHeader(answer.StatusCode)
		_, _ = io.Copy(w, answer.Body)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

// both asks our core and table-core for the rows of the same states.
const both = `((states) => Promise.all([import('/parts/columns.js'), import('/oracle.js'), fetch(%q).then((r) => r.json())]).then(([{Core}, {find}, file]) => {
	const core = new Core(file);
	const theirs = find(file, states);
	return states.map((s, i) => {
		const ours = core.rows({...s, picks: new Map(Object.entries(s.picks)), ranges: new Map(Object.entries(s.ranges))});
		const differ = ours.findIndex((row, n) => row !== theirs[i][n]);
		return {Ours: ours.length, Theirs: theirs[i].length, Same: differ < 0 && ours.length === theirs[i].length, At: [ours[differ] ?? -1, theirs[i][differ] ?? -1]};
	});
}))(%s)`

// ordered puts the ends of ranges in their order, and takes away those without ends:
// table-core does both by itself, and the page never asks for the like.
func ordered(w wanted) wanted {
	for name, ends := range w.Ranges {
		if ends == [2]string{} {
			delete(w.Ranges, name)
		}
		low, err := strconv.ParseFloat(ends[0], 64)
		high, err2 := strconv.ParseFloat(ends[1], 64)
		numbers := err == nil && err2 == nil
		if ends[0] != "" && ends[1] != "" && (numbers && low > high || !numbers && ends[0] > ends[1]) {
			w.Ranges[name] = [2]string{ends[1], ends[0]}
		}
	}
	return w
}

// Our core and @tanstack/table-core find the same rows in the same order, in
// thousands of states of real results, of names that attack and of odd values.
func TestTableCoreAgainstTanStack(t *testing.T) {
	b := browser(t)
	site, dir := fixtureSite(t)
	base := alongside(t, site, peers(t, false, "oracle.js"))
	tab := open(t, b, base+"/parts/", view{width: 1280, scheme: "light"})
	for _, c := range coreTables {
		r := newReference(t, filepath.Join(dir, "../.."), c.file)
		rng := rand.New(rand.NewPCG(2, uint64(len(c.name))))
		found := 0
		for range 10 {
			states := make([]wanted, 100)
			for i := range states {
				states[i] = ordered(r.random(rng, c.facets))
			}
			text, err := json.Marshal(states)
			must(t, err)
			for i, got := range ask[[]struct {
				Ours, Theirs int
				Same         bool
				At           [2]int // the rows that stand in the same place
			}](t, tab, fmt.Sprintf(both, columnsFile(t, dir, c.name), text)) {
				if found += got.Ours; !got.Same {
					t.Fatalf("%s: %+v finds %d rows, table-core %d; the first to differ are %v", c.name, states[i], got.Ours, got.Theirs, got.At)
				}
			}
		}
		t.Logf("%s: 1,000 states, %d rows found in all", c.name, found)
		if found == 0 {
			t.Errorf("%s: no state finds anything", c.name)
		}
	}
}
