//go:build unix

package svg

import "testing"

// BenchmarkPicture reports how many pictures of 1536 pixels in width a second of
// processor time paints and packs.
func BenchmarkPicture(b *testing.B) {
	for _, name := range []string{"dot-wide", "line-wide", "heatmap-wide"} {
		drawing := drawingOf(b, name)
		b.Run(name, func(b *testing.B) {
			start := cpuSeconds()
			for b.Loop() {
				picture(b, drawing, 2).PNG()
			}
			b.ReportMetric(float64(b.N)/(cpuSeconds()-start), "pictures/cpu-s")
		})
	}
}
