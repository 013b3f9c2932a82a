package table

import (
	"bytes"
	"encoding/csv"
)

const sniffed = 64 << 10 // bytes looked at

// sniff returns the delimiter that splits the first lines most evenly into more
// than one cell: the one with which most records are as wide as the first; of
// equal ones the widest; a comma if there is none.
func sniff(s *source, d Dialect) rune {
	head := s.data
	if len(head) > sniffed {
		head = head[:bytes.LastIndexByte(head[:sniffed], '\n')+1]
	}
	best, bestEven, bestWidth := ',', 0.0, 1
	for _, delimiter := range []rune{',', ';', '\t', '|'} {
		d.Delimiter = delimiter
		even, width := evenness(head, d)
		if width > 1 && (even > bestEven || even == bestEven && width > bestWidth) {
			best, bestEven, bestWidth = delimiter, even, width
		}
	}
	return best
}

// evenness returns the share of records that are as wide as the first.
func evenness(head []byte, d Dialect) (share float64, width int) {
	r := csv.NewReader(bytes.NewReader(swapQuotes(head, d.Quote)))
	r.Comma, r.Comment = swapRune(d.Delimiter, d.Quote), swapRune(d.Comment, d.Quote)
	r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = -1, true, d.SkipInitialSpace
	records, _ := r.ReadAll() // a fault is told when the file is read in earnest
	if len(records) == 0 {
		return 0, 0
	}
	width, same := len(records[0]), 0
	for _, record := range records {
		if len(record) == width {
			same++
		}
	}
	return float64(same) / float64(len(records)), width
}
