package problem

import (
	"fmt"
	"strings"
)

// Nearest returns the valid name that word most likely meant, or "" if none is
// close: at most a third of its letters may differ, swapped neighbours counting
// once (optimal string alignment distance, case ignored).
func Nearest(word string, valid []string) string {
	best, bestDistance := "", len([]rune(word))/3+1
	for _, v := range valid {
		if d := distance(strings.ToLower(word), strings.ToLower(v)); d < bestDistance {
			best, bestDistance = v, d
		}
	}
	return best
}

// Suggest returns a hint for an unknown name: the nearest valid one where there
// is one, and the valid ones.
func Suggest(word string, valid []string) string {
	list := "valid: " + strings.Join(valid, ", ")
	if len(valid) == 0 {
		list = "there are none"
	}
	if n := Nearest(word, valid); n != "" {
		return fmt.Sprintf("did you mean %q? %s", n, list)
	}
	return list
}

func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, last := make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row := make([]int, len(t)+1)
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(t)]
}
