// Vendor builds the ECharts bundle that package svg embeds.
//
// Run it from the root of the repository, with npm at hand:
//
//	go run ./tools/svg/internal/vendor
//
// It installs exactly what package-lock.json names, without running any script
// of a package, and writes ssr.min.js, bundle.json and the licences beside the
// sources. A second run writes the same bytes.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, "tools/svg/echarts"); err != nil {
		fmt.Fprintln(os.Stderr, "vendor: error:", err)
		os.Exit(1)
	}
}

// run builds from the sources in dir and writes the outputs there.
func run(ctx context.Context, dir string) error {
	outputs, err := build(ctx, dir)
	if err != nil {
		return err
	}
	return outputs.write(dir)
}
