// Package lazy makes values when they are first asked for.
//
// A command that reads a few lines should not first compile a hundred patterns for
// files that it will never see: that took half of its processor time.
package lazy

import (
	"regexp"
	"sync"
)

// Regexp returns a function that compiles a pattern when it is first called, and
// returns the same expression from then on, to any goroutine. It panics on a pattern
// that does not compile; a test of the house finds those.
func Regexp(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
