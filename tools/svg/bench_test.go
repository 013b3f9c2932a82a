//go:build unix

package svg

import (
	"context"
	"syscall"
	"testing"
)

// BenchmarkRender reports how many charts a second of processor time draws.
func BenchmarkRender(b *testing.B) {
	r := New(1)
	defer r.Close()
	figures := fixtures(b)
	for _, name := range []string{"dot-wide", "bar-wide", "line-wide", "heatmap-wide"} {
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

func cpuSeconds() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}
