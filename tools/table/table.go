// Package table reads a CSV with its schema into a typed table. Every problem
// has its line, its column and a remedy, and all of a file come in one run.
package table

import (
	"path"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/unit"
)

// A Table is a CSV whose cells are typed. Its fields stand in the order of the
// file, and so do the cells of every row.
type Table struct {
	Name     string  // of the resource; the file name without extension unless the reader of a package sets it
	File     string  // as the person knows it, for problems
	Dialect  Dialect // as used: never with a zero delimiter
	Schema   Schema  // as used: every field with its type
	Rows     []Row
	SHA256   string       // of the bytes read, hexadecimal
	Warnings problem.List // what is legal and yet looks like a mistake
	head     int          // the line of the header
}

// A Row is one record.
type Row struct {
	Line   int // where it starts, from 1
	Cells  []Cell
	ragged bool // had more or fewer cells than the header
}

// Place returns where the cell of a field starts: its line and column, from 1.
func (r Row) Place(field int) (line, column int) {
	return r.Line + int(r.Cells[field].below), r.Cells[field].Column
}

// A Cell is one value of a row.
type Cell struct {
	Raw     string  // as written, without quotes
	Text    string  // normalised: numbers as in JSON with every digit kept, dates as YYYY-MM-DD; "" if missing
	Number  float64 // of a number, an integer or a year
	Missing bool
	Column  int   // position in its line, in characters from 1
	below   int32 // lines that its own line is below that of the row

	// Measured is what a cell of a field with that notation says; else nil.
	// Number is NaN then for a range or a bound, and Text is as written.
	Measured *unit.Measured
}

// Ragged reports whether the row had more or fewer cells than the header. What
// it has in Cells then says nothing.
func (r Row) Ragged() bool { return r.ragged }

// Index returns the index of a field, or -1.
func (t *Table) Index(field string) int {
	for i, f := range t.Schema.Fields {
		if f.Name == field {
			return i
		}
	}
	return -1
}

// Fields returns the names of the fields.
func (t *Table) Fields() []string {
	names := make([]string, len(t.Schema.Fields))
	for i, f := range t.Schema.Fields {
		names[i] = f.Name
	}
	return names
}

// Role returns the index of the first field with a role, or -1.
func (t *Table) Role(r Role) int {
	for i, f := range t.Schema.Fields {
		if f.Role == r {
			return i
		}
	}
	return -1
}

// Tidy reports whether the table holds results: one field says what was measured
// and one holds the value.
func (t *Table) Tidy() bool { return t.Role(RoleMetric) >= 0 && t.Role(RoleValue) >= 0 }

func nameOf(file string) string {
	return strings.TrimSuffix(path.Base(file), path.Ext(file))
}
