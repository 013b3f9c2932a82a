//go:build unix

package svg

import (
	"context"
	"maps"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// compared are the figures drawn by both engines.
var compared = []string{"dot-wide", "bar-wide", "line-wide", "heatmap-wide"}

// BenchmarkRender reports how many charts a second of processor time draws.
func BenchmarkRender(b *testing.B) {
	r := New(1)
	defer r.Close()
	figures := fixtures(b)
	for _, name := range compared {
		b.Run(name, func(b *testing.B) {
			if _, err := r.Render(context.Background(), figures[name]); err != nil {
				b.Fatal(err)
			}
			start := cpuSeconds()
			for b.Loop() {
				if _, err := r.Render(context.Background(), figures[name]); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/(cpuSeconds()-start), "charts/cpu-s")
		})
	}
}

// BenchmarkNode reports the same of the same bundle in Node, so that one run gives
// the ratio of the two engines.
func BenchmarkNode(b *testing.B) {
	node, err := exec.LookPath("node")
	if err != nil {
		b.Skip("node is not installed: nothing to compare with")
	}
	for _, name := range compared {
		b.Run(name, func(b *testing.B) {
			out, err := exec.Command(node, "testdata/node-bench.cjs", "echarts/ssr.min.js", "testdata/"+name+".json").Output()
			if err != nil {
				b.Fatal(err)
			}
			rate, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(rate, "charts/cpu-s")
			b.ReportMetric(0, "ns/op") // the other process took the time
		})
	}
}

// BenchmarkThousandFigures reports by how much a process that draws a thousand
// figures of all kinds grows after the first of each.
func BenchmarkThousandFigures(b *testing.B) {
	r := New(1)
	defer r.Close()
	figures := fixtures(b)
	names := slices.Sorted(maps.Keys(figures))
	draw := func(n int) {
		for i := range n {
			if _, err := r.Render(context.Background(), figures[names[i%len(names)]]); err != nil {
				b.Fatal(err)
			}
		}
	}
	draw(2 * len(names))
	before := residentMB(b)
	for b.Loop() {
		draw(1000)
	}
	b.ReportMetric(float64(residentMB(b)-before), "MB-grown")
}

func cpuSeconds() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
