package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
)

// A tool is a program that summarises a file.
type tool struct {
	name    string
	command func(file string) []string
	dir     string // to run in
	mute    bool   // it says nothing about groups
}

// usage is what a run took.
type usage struct {
	seconds float64 // of the processor, all threads
	peak    int64   // KiB of memory
}

func (t tool) run(file string) (output []byte, u usage, err error) {
	args := t.command(file)
	c := exec.Command(args[0], args[1:]...)
	c.Dir, c.Stderr = t.dir, os.Stderr
	if output, err = c.Output(); err != nil {
		return nil, u, fmt.Errorf("%s: %w", t.name, err)
	}
	s := c.ProcessState
	u.seconds = (s.UserTime() + s.SystemTime()).Seconds()
	u.peak = s.SysUsage().(*syscall.Rusage).Maxrss
	return output, u, nil
}

// A pair is how ours compares with another tool.
type pair struct {
	name         string
	time, memory []float64 // ours by the other, ascending
	ours         usage     // of the last run
}

const runs = 5

func compare(ours, other tool, file string) (pair, error) {
	p := pair{name: other.name}
	mine, _, err := ours.run(file)
	if err != nil {
		return p, err
	}
	theirs, _, err := other.run(file)
	if err != nil {
		return p, err
	}
	if !other.mute {
		if err := agree(mine, theirs); err != nil {
			return p, fmt.Errorf("%s: %w", other.name, err)
		}
	}
	for range runs {
		_, a, err := ours.run(file)
		if err != nil {
			return p, err
		}
		_, b, err := other.run(file)
		if err != nil {
			return p, err
		}
		p.ours = a
		p.time = append(p.time, a.seconds/b.seconds)
		p.memory = append(p.memory, float64(a.peak)/float64(b.peak))
	}
	slices.Sort(p.time)
	slices.Sort(p.memory)
	return p, nil
}

// String writes a row of the table: medians, and the least and greatest.
func (p pair) String() string {
	ratio := func(of []float64) string { return fmt.Sprintf("%.3g (%.3g–%.3g)", of[runs/2], of[0], of[runs-1]) }
	return fmt.Sprintf("| %s | %s | %s |", p.name, ratio(p.time), ratio(p.memory))
}

// A group is a summary as every tool prints it.
type group struct {
	Framework, Endpoint              string
	N                                int
	Mean, Median, P95, P99, Min, Max float64
}

// tolerance is how far two tools may differ, relatively: sums are rounded in
// different places.
const tolerance = 1e-12

func agree(a, b []byte) error {
	ours, err := read(a)
	if err != nil {
		return err
	}
	theirs, err := read(b)
	if err != nil {
		return err
	}
	if len(ours) != len(theirs) {
		return fmt.Errorf("%d groups, ours are %d", len(theirs), len(ours))
	}
	for i, g := range ours {
		h := theirs[i]
		same := g.Framework == h.Framework && g.Endpoint == h.Endpoint && g.N == h.N
		for _, v := range [][2]float64{{g.Mean, h.Mean}, {g.Median, h.Median}, {g.P95, h.P95}, {g.P99, h.P99}, {g.Min, h.Min}, {g.Max, h.Max}} {
			same = same && math.Abs(v[0]-v[1]) <= tolerance*math.Abs(v[0])
		}
		if !same {
			return fmt.Errorf("a group is %+v, ours is %+v", h, g)
		}
	}
	return nil
}

func read(data []byte) ([]group, error) {
	var all []group
	if err := json.NewDecoder(bytes.NewReader(data)).Decode(&all); err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b group) int {
		return cmp.Or(strings.Compare(a.Framework, b.Framework), strings.Compare(a.Endpoint, b.Endpoint))
	})
	return all, nil
}
