package svg

import (
	_ "embed"
	"encoding/json"
)

//go:embed echarts/bundle.json
var bundleRecord []byte

// EChartsVersion returns the version of the ECharts in the bundle, as its record
// says, or "unknown".
func EChartsVersion() string {
	var record struct {
		Packages []struct{ Name, Version string }
	}
	if json.Unmarshal(bundleRecord, &record) == nil {
		for _, p := range record.Packages {
			if p.Name == "echarts" {
				return p.Version
			}
		}
	}
	return "unknown"
}
