package table

import (
	"bytes"
	"encoding/csv"
	"unicode/utf8"
)

const sniffed = 64 << 10 // bytes looked at

// sniff returns the delimiter with which most records at the start of a file are
// equally wide, and wider than one cell; of equal ones the one by which the first
// record is as wide, then the widest; a comma if there is none.
func sniff(s *source, d Dialect) rune {
	best, bestEven, bestFirst, bestWidth := ',', 0.0, false, 1
	for _, delimiter := range []rune{',', ';', '\t', '|'} {
		d.Delimiter = delimiter
		shape := shapeOf(s, d)
		width, even := shape.usual()
		if width < 2 || even < bestEven {
			continue
		}
		first := shape[0].width == width
		if even > bestEven || first && !bestFirst || first == bestFirst && width > bestWidth {
			best, bestEven, bestFirst, bestWidth = delimiter, even, first, width
		}
	}
	return best
}

// A shape is the records at the start of a file.
type shape []struct{ line, width int }

func shapeOf(s *source, d Dialect) shape {
	head := s.data
	if len(head) > sniffed {
		head = head[:bytes.LastIndexByte(head[:sniffed], '\n')+1]
	}
	if !bytes.ContainsRune(head, d.Quote) {
		return unquoted(head, d, s.above)
	}
	return parsed(head, d, s.above)
}

func parsed(head []byte, d Dialect, above int) shape {
	r := csv.NewReader(bytes.NewReader(swapQuotes(head, d.Quote)))
	r.Comma, r.Comment = swapRune(d.Delimiter, d.Quote), swapRune(d.Comment, d.Quote)
	r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace, r.ReuseRecord = -1, true, d.SkipInitialSpace, true
	var all shape
	for {
		record, err := r.Read()
		if err != nil { // a fault is told when the file is read in earnest
			return all
		}
		line, _ := r.FieldPos(0)
		all = append(all, struct{ line, width int }{above + line, len(record)})
	}
}

// unquoted is the shape of a text without quotes, in which each line is a record:
// what encoding/csv would say, without a copy of all cells.
func unquoted(head []byte, d Dialect, above int) shape {
	var all shape
	delimiter, line := []byte(string(d.Delimiter)), above
	for text := range bytes.Lines(head) {
		line++
		bare := bytes.TrimSuffix(bytes.TrimSuffix(text, []byte("\n")), []byte("\r"))
		first, _ := utf8.DecodeRune(bare)
		if len(bare) > 0 && (d.Comment == 0 || first != d.Comment) {
			all = append(all, struct{ line, width int }{line, bytes.Count(bare, delimiter) + 1})
		}
	}
	return all
}

// usual returns the width that most records have, of equally frequent ones the
// first, and their share.
func (s shape) usual() (width int, share float64) {
	count := map[int]int{}
	for _, r := range s {
		count[r.width]++
	}
	for _, r := range s {
		if count[r.width] > count[width] {
			width = r.width
		}
	}
	return width, float64(count[width]) / float64(max(1, len(s)))
}

// below returns the first record of a width, and whether nearly all from there on
// have it, at least two.
func (s shape) below(width int) (line int, holds bool) {
	rows, same := 0, 0
	for _, r := range s {
		if line == 0 && r.width == width {
			line = r.line
		}
		if line > 0 {
			rows++
		}
		if r.width == width {
			same++
		}
	}
	return line, same >= 2 && same*10 >= rows*9
}
