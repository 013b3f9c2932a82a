package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/benchwright/benchwright/tools/svg"
)

func (p program) version(_ context.Context, args []string) error {
	if len(args) > 0 {
		return usageError{"version takes no arguments"}
	}
	version, revision := "devel", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if info.Main.Version != "" && info.Main.Version != "(devel)" {
			version = info.Main.Version
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " " + s.Value
			}
		}
	}
	fmt.Fprintf(p.out, "benchwright %s%s\nECharts %s\n%s %s/%s\n", version, revision, svg.EChartsVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}
