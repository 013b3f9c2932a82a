package main

import (
	"path/filepath"
	"testing"
)

// The same input gives the same bytes, wherever and whenever: no folder, clock,
// time zone, locale or number of processors reaches an output. Each run is a
// process of its own, since Go reads the time zone once, and the order of its
// maps differs from run to run.
func TestBuildsAreTheSameEverywhere(t *testing.T) {
	hugo := hugo(t)
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	machines := [][]string{
		{"TZ=UTC", "LC_ALL=C", "LANG=C", "GOMAXPROCS=1"},
		{"TZ=Pacific/Auckland", "LC_ALL=tr_TR.UTF-8", "LANG=de_DE.UTF-8", "GOMAXPROCS=2", "SOURCE_DATE_EPOCH=1"},
	}
	var builds []tree
	for _, environment := range machines {
		site := ourSite(t)
		out, err := command("", environment, program, "publish", "--site", site, "--hugo", hugo, "--base-url", "https://example.org/")
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		builds = append(builds, mustReadTree(t, filepath.Join(site, "generated"), filepath.Join(site, "public")))
	}
	if len(builds[0]) < 100 {
		t.Errorf("a build gives %d files, fewer than a site has", len(builds[0]))
	}
	for _, differ := range builds[0].diff(builds[1]) {
		t.Errorf("%s; with %q and %q", differ, machines[0], machines[1])
	}
}
