//go:build unix

package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// kills is how often a run is killed. Its seed makes a failure repeatable as far
// as a scheduler lets it.
const (
	kills    = 20
	killSeed = 20260504
)

// A victim is a site whose publishing is killed.
type victim struct {
	t                  *testing.T
	program, hugo, dir string
}

// start begins a run as the leader of a group of processes, so that Hugo can be
// killed with it.
func (v victim) start() *exec.Cmd {
	v.t.Helper()
	c := exec.Command(v.program, "publish", "--site", v.dir, "--hugo", v.hugo)
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Stderr = new(buffer)
	if err := c.Start(); err != nil {
		v.t.Fatal(err)
	}
	return c
}

// rendering waits until Hugo writes pages, or for as long as a run may take.
func (v victim) rendering() {
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if _, err := os.Stat(filepath.Join(v.dir, ".public.next")); err == nil {
			return
		}
	}
	v.t.Fatal("Hugo does not write to .public.next")
}

// untilPagesChange waits until the page of the former site is no longer there.
func (v victim) untilPagesChange() {
	page := filepath.Join(v.dir, "public/index.html")
	former, err := os.Stat(page)
	if err != nil {
		v.t.Fatal(err)
	}
	for end := time.Now().Add(patience); time.Now().Before(end); {
		if now, err := os.Stat(page); err != nil || !os.SameFile(former, now) || now.Size() != former.Size() {
			return
		}
	}
	v.t.Fatal("the pages do not change")
}

// publish runs to the end; it returns how long it took until Hugo wrote pages,
// and from then on.
func (v victim) publish() (before, after time.Duration) {
	v.t.Helper()
	start, c := time.Now(), v.start()
	v.rendering()
	before, start = time.Since(start), time.Now()
	if err := c.Wait(); err != nil {
		v.t.Fatalf("%v\n%s", err, c.Stderr)
	}
	return before, time.Since(start)
}

// Whenever a run dies, with all it started, the public folder is the former one
// or the new one, whole; and the next run needs no help.
func TestKilledPublishLeavesAWholeSite(t *testing.T) {
	v := victim{t: t, hugo: hugo(t), dir: smallSite(t)}
	t.Setenv(replacement(t))
	var err error
	if v.program, err = binary(); err != nil {
		t.Fatal(err)
	}
	public, csv := filepath.Join(v.dir, "public"), filepath.Join(v.dir, "benchmarks/api/results.csv")
	values, whole := [2]string{",40000,", ",30000,"}, [2]tree{}
	var before, after time.Duration
	for i := range 2 {
		before, after = v.publish()
		whole[i] = mustReadTree(t, public)
		mustEdit(t, csv, values[i], values[1-i])
	}
	t.Logf("seed %d; a run takes %v until Hugo writes, and %v from then on", killSeed, before, after)
	random, former, seen := rand.New(rand.NewPCG(killSeed, 0)), 1, [2]int{}
	for n := range kills {
		next, c := 1-former, v.start()
		wait := time.Duration(0)
		switch n % 3 {
		case 0: // while figures are drawn and Hugo works
			wait = time.Duration(random.Float64() * float64(before))
		case 1: // while pages are written
			v.rendering()
			wait = time.Duration(random.Float64() * float64(after))
		case 2: // as soon as anything happens to the former pages
			v.untilPagesChange()
			wait = time.Duration(random.Float64() * float64(time.Millisecond))
		}
		time.Sleep(wait)
		syscall.Kill(-c.Process.Pid, syscall.SIGKILL)
		c.Wait()
		got := mustReadTree(t, public)
		switch {
		case len(got.diff(whole[former])) == 0:
			seen[0]++
		case len(got.diff(whole[next])) == 0:
			seen[1]++
		default:
			t.Fatalf("kill %d, after %v: neither the former site nor the new one: %q", n, wait, got.diff(whole[next]))
		}
		c = v.start()
		if err := c.Wait(); err != nil {
			t.Fatalf("kill %d, after %v: the next run fails: %v\n%s", n, wait, err, c.Stderr)
		}
		if differ := mustReadTree(t, public).diff(whole[next]); len(differ) > 0 {
			t.Fatalf("kill %d, after %v: the next run gives another site: %q", n, wait, differ)
		}
		mustEdit(t, csv, values[next], values[former])
		former = next
	}
	t.Logf("%d kills left the former site and %d the new one", seen[0], seen[1])
	if seen[0] == 0 || seen[1] == 0 {
		t.Error("the kills were all early or all late, which tells nothing")
	}
}
