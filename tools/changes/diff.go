package changes

import "strings"

// A Piece is a run of words of a text that was kept, taken out or put in.
type Piece struct {
	Op   string `json:"op"` // "=", "-" or "+"
	Text string `json:"text"`
}

type operation int

const (
	same operation = iota
	taken
	given
)

// An edit is one step from a list to another; a and b are the places in them.
type edit struct {
	op   operation
	a, b int
}

// diff returns the steps from one list to another that keep the most: the longest
// common subsequence, by dynamic programming between the ends that agree.
func diff(a, b []string) []edit {
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < len(a)-start && end < len(b)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	n, m := len(a)-start-end, len(b)-start-end
	kept := make([][]int32, n+1)
	for i := range kept {
		kept[i] = make([]int32, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[start+i] == b[start+j] {
				kept[i][j] = kept[i+1][j+1] + 1
			} else {
				kept[i][j] = max(kept[i+1][j], kept[i][j+1])
			}
		}
	}
	var edits []edit
	for i := range start {
		edits = append(edits, edit{same, i, i})
	}
	i, j := 0, 0
	for i < n || j < m {
		switch {
		case i < n && j < m && a[start+i] == b[start+j]:
			edits = append(edits, edit{same, start + i, start + j})
			i, j = i+1, j+1
		case j == m || i < n && kept[i+1][j] >= kept[i][j+1]:
			edits = append(edits, edit{op: taken, a: start + i})
			i++
		default:
			edits = append(edits, edit{op: given, b: start + j})
			j++
		}
	}
	for k := range end {
		edits = append(edits, edit{same, len(a) - end + k, len(b) - end + k})
	}
	return edits
}

var operations = map[operation]string{same: "=", taken: "-", given: "+"}

// WordDiff returns the way from one text to another, word by word.
func WordDiff(before, after string) []Piece {
	a, b := strings.Fields(before), strings.Fields(after)
	var pieces []Piece
	for _, e := range diff(a, b) {
		word := ""
		if e.op == given {
			word = b[e.b]
		} else {
			word = a[e.a]
		}
		if last := len(pieces) - 1; last >= 0 && pieces[last].Op == operations[e.op] {
			pieces[last].Text += " " + word
			continue
		}
		pieces = append(pieces, Piece{operations[e.op], word})
	}
	return pieces
}
