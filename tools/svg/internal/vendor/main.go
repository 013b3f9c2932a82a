// Vendor builds the ECharts bundles: the one that package svg embeds, and the one
// that the Hugo module gives to browsers.
//
// Run it from the root of the repository, with npm at hand:
//
//	go run ./tools/svg/internal/vendor
//
// It installs exactly what package-lock.json names, without running any script
// of a package, and writes both bundles, bundle.json and the licences. A second
// run writes the same bytes.
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
	if err := run(ctx, "tools/svg/echarts", "layouts/assets/bench"); err != nil {
		fmt.Fprintln(os.Stderr, "vendor: error:", err)
		os.Exit(1)
	}
}

// run builds from the sources in dir and writes the outputs there and to the
// assets of the Hugo module.
func run(ctx context.Context, dir, module string) error {
	outputs, err := build(ctx, dir)
	if err != nil {
		return err
	}
	return outputs.write(dir, module)
}
