package table

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// The short way for texts without quotes says what the long way says: lines of blanks,
// line ends of all kinds, comments, and delimiters at both ends.
func TestShapeOfUnquoted(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	parts := []string{"a", ",", ";", "\n", "\r\n", "\r", "#", " ", "é", "\t"}
	for range 5_000 {
		text := ""
		for range r.IntN(20) {
			text += parts[r.IntN(len(parts))]
		}
		for _, d := range []Dialect{{Delimiter: ',', Quote: '"'}, {Delimiter: ';', Quote: '"', Comment: '#'}, {Delimiter: ',', Quote: '"', SkipInitialSpace: true}} {
			short, long := unquoted([]byte(text), d, 3), parsed([]byte(text), d, 3)
			if !slices.Equal(short, long) {
				t.Fatalf("%q by %q: %v, want %v", text, d.Delimiter, short, long)
			}
		}
	}
}
