package formats

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/benchwright/benchwright/tools/problem"
	"github.com/benchwright/benchwright/tools/table"
)

// A book is an import in the making, with the problems found so far.
type book struct {
	Import
	file     File
	table    *table.Table // of the file, if it is a CSV
	problems problem.List
}

// bookOf reads a CSV into a book, with a struct for each row.
func bookOf[T any](f File, d table.Dialect) (*book, []T, error) {
	t, err := f.Records(f.Data, 1, d)
	if err != nil {
		return nil, nil, err
	}
	rows, err := rowsOf[T](t)
	return &book{file: f, table: t}, rows, err
}

// eachRow hands a book the rows of a CSV, which starts in a line of the file, for
// a file with a row for each request: these are too many to be held. The index is
// that of the row in the table of the book, which has some of the rows at a time.
func eachRow[T any](f File, data []byte, line int, d table.Dialect, use func(b *book, i int, row T)) (*book, error) {
	b := &book{file: f}
	err := table.Batches(bytes.NewReader(data), f.Name, table.Options{Dialect: d, AsText: true}, func(t *table.Table) error {
		b.table = t
		for i := range t.Rows {
			t.Rows[i].Line += line - 1
		}
		rows, err := rowsOf[T](t)
		for i, row := range rows {
			use(b, i, row)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return b, nil
}

// refuse adds a problem, the first hundred of a file.
func (b *book) refuse(line, column int, field, text, message, hint string) {
	const listed = 100
	if len(b.problems) < listed {
		p := b.file.problem(line, column, text, message, hint)
		p.Field = field
		b.problems = append(b.problems, p)
	}
}

// number returns a text of a line as a number; what is none is a problem.
func (b *book) number(line int, field, text string) string {
	n, ok := number(text)
	if !ok {
		b.refuse(line, 0, field, text, fmt.Sprintf("%q is not a number", text), "")
	}
	return n
}

// cell returns the text of a column in the n-th row as a number; what is none is
// a problem.
func (b *book) cell(row int, column, text string) string {
	n, ok := number(text)
	if !ok {
		b.refuseCell(row, column, text, fmt.Sprintf("%q is not a number", text), "")
	}
	return n
}

func (b *book) refuseCell(row int, column, text, message, hint string) {
	line, at := b.table.Rows[row].Line, 0
	if i := b.table.Index(column); i >= 0 {
		line, at = b.table.Rows[row].Place(i)
	}
	b.refuse(line, at, column, text, message, hint)
}

// columns counts the columns of the table that a format has no use for.
func (b *book) columns(why string, names ...string) {
	names = slices.DeleteFunc(names, func(name string) bool { return b.table.Index(name) < 0 })
	if len(names) > 0 {
		b.leaveOut(LeftOut{len(names), "column", strings.Join(names, ", ") + ": " + why})
	}
}

// others counts the columns of the table besides those that a format uses.
func (b *book) others(why string, used ...string) {
	var names []string
	for _, field := range b.table.Schema.Fields {
		if !slices.Contains(used, field.Name) {
			names = append(names, field.Name)
		}
	}
	b.columns(why, names...)
}

// state adds a fact, if the file knows it.
func (b *book) state(name, value string) {
	if value = strings.TrimSpace(value); value != "" {
		b.About = append(b.About, Fact{name, value})
	}
}

// mixed states that figures, such as times and rates, are of requests that failed as well.
func (b *book) mixed(what, failed string) {
	b.state(what, "also count "+failed+" requests that failed")
}

// loaded states the address that was loaded, which stands as the subject as long
// as a person gives no name.
func (b *book) loaded(address string) {
	b.Addressed = true
	b.state("address", address)
}

// enter adds what was told about a subject.
func (b *book) enter(a account) {
	if b.Results == nil {
		b.Results = a.told // there may be millions
		return
	}
	b.Results = append(b.Results, a.told...)
}

// end returns the import, or all problems of the file.
func (b *book) end() (Import, error) {
	if err := b.problems.Err(); err != nil {
		return Import{}, err
	}
	return b.Import, nil
}

// unwantedMark is how what there is to say of such a format ends.
const unwantedMark = "; refused"

// wanted reports whether the format is imported at all.
func (f Format) wanted() bool { return !strings.HasSuffix(f.About, unwantedMark) }

// unwanted is a format that is known and not imported, for a reason.
func unwanted(name, about, mark string, looks func(File) bool, message, hint string) Format {
	return Format{Name: name, About: about + unwantedMark, Mark: mark, looks: looks,
		read: func(f File) (Import, error) {
			return Import{}, problem.List{f.problem(0, 0, "", message, hint)}
		}}
}
