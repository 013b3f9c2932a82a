package table

import (
	"encoding/csv"
	"io"
	"slices"
)

// Records reads a table again, cell by cell, as normalised text. It implements
// gocsv.CSVReader, so that gocsv.UnmarshalCSV fills structs from it.
type Records struct {
	t    *Table
	next int // 0 is the header
}

// Records returns a reader of the header and the normalised rows.
func (t *Table) Records() *Records { return &Records{t: t} }

// Read returns the next record, and io.EOF after the last.
func (r *Records) Read() ([]string, error) {
	n := r.next
	if n > len(r.t.Rows) {
		return nil, io.EOF
	}
	r.next++
	record := make([]string, len(r.t.Schema.Fields))
	for i, f := range r.t.Schema.Fields {
		record[i] = f.Name
		if n > 0 {
			record[i] = r.t.Rows[n-1].Cells[i].Text
		}
	}
	return record, nil
}

// ReadAll returns the records that are left.
func (r *Records) ReadAll() ([][]string, error) {
	var all [][]string
	for {
		record, err := r.Read()
		if err == io.EOF {
			return all, nil
		}
		all = append(all, record)
	}
}

// WriteCSV writes the table as a Writer does: a header, decimal points, normalised
// cells. Only errors of w are returned.
func (t *Table) WriteCSV(w io.Writer) error {
	out := NewWriter(w)
	records := t.Records()
	for {
		record, err := records.Read()
		if err == io.EOF {
			return out.Flush()
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
}

// A Writer writes records as RFC 4180 asks, but with LF.
type Writer struct {
	w   io.Writer
	csv *csv.Writer
}

// NewWriter returns a writer of records; Flush writes the last ones.
func NewWriter(w io.Writer) *Writer { return &Writer{w, csv.NewWriter(w)} }

// Write writes one record. Only errors of the writer below are returned.
func (w *Writer) Write(record []string) error {
	if !slices.Equal(record, []string{""}) {
		return w.csv.Write(record)
	}
	// encoding/csv writes a lone empty cell as a blank line, which readers drop.
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := io.WriteString(w.w, "\"\"\n")
	return err
}

// Flush writes what is held back, and returns the first error of any Write.
func (w *Writer) Flush() error {
	w.csv.Flush()
	return w.csv.Error()
}
