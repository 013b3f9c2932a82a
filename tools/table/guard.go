package table

import (
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// live are the characters at which spreadsheets take a text for a formula: those of
// OWASP's ASVS 5, item 1.2.10, a line feed, and the full-width forms that some
// spreadsheets fold.
const live = "=+-@\t\r\n\x00＝＋－＠"

// Guard returns a text with an apostrophe before it if a spreadsheet would run it.
// Numbers are not for it: they begin with a sign and mean no more than they say.
func Guard(text string) string {
	if r, size := utf8.DecodeRuneInString(text); size > 0 && strings.ContainsRune(live, r) {
		return "'" + text
	}
	return text
}

// WriteGuardedCSV writes the table as WriteCSV does, with its texts guarded. Cells of
// numbers and dates are as they were.
func (t *Table) WriteGuardedCSV(w io.Writer) error {
	guarded := *t
	guarded.Rows = nil
	for _, row := range t.Rows {
		row.Cells = slices.Clone(row.Cells)
		for i, f := range t.Schema.Fields {
			if f.Type == "string" || f.Type == "" {
				row.Cells[i].Text = Guard(row.Cells[i].Text)
			}
		}
		guarded.Rows = append(guarded.Rows, row)
	}
	return guarded.WriteCSV(w)
}
