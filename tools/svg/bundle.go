package svg

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"strings"
	"sync"
)

// bundle is ECharts with our series, built by internal/vendor.
//
//go:embed echarts/ssr.min.js
var bundle string

// code is this package itself: a change of how drawings are finished changes
// them as much as a change of ECharts does.
//
//go:embed *.go
var code embed.FS

var version = sync.OnceValue(func() string {
	sum := sha256.New()
	sum.Write([]byte(bundle))
	files, _ := fs.Glob(code, "*.go") // sorted; the pattern is valid
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, _ := code.ReadFile(name) // embedded, so it is there
		sum.Write(text)
	}
	return hex.EncodeToString(sum.Sum(nil))
})

// Version identifies everything that decides how a figure looks: 64 hexadecimal
// digits that change with the bundle or with this package. It belongs into the
// key of a cache of drawings.
func Version() string { return version() }
